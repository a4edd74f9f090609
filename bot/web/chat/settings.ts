import { byId } from './page';
import type { Tap } from './wire';
import type { Voice } from './voice';

/** The standing actions: help, a person, the settings. What they do is said in the conversation like any other words of the customer. */
export function settings(o: { say(text: string, how?: { tap?: Tap }): void; voice: Voice }): void {
  const show = (open: boolean): void => {
    byId('settings').hidden = !open;
    byId('settings-open').setAttribute('aria-expanded', String(open));
    if (open) byId('settings').focus();
    else byId('settings-open').focus();
  };
  const choose = (pressed: HTMLElement): void => {
    const legend = pressed.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
    if (pressed.getAttribute('aria-pressed') === 'true') return;
    o.say(`${legend}：${pressed.textContent}`, { tap: { choice: pressed.dataset['choose'] ?? '' } });
  };
  document.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('button, input[type=submit], a[hreflang]') : null;
    if (!pressed) return;
    if (pressed.id === 'settings-open') show(byId('settings').hidden !== false);
    else if (pressed.id === 'settings-close') show(false);
    else if (pressed.dataset['choose'] !== undefined) choose(pressed);
    else if (pressed.dataset['aloud'] !== undefined) o.voice.aloud(pressed.dataset['aloud'] === 'on');
    else if (pressed.dataset['do'] !== undefined) o.voice.act(pressed.dataset['do'], pressed);
    else if (pressed.id === 'dictate') o.voice.dictate();
    else if (pressed instanceof HTMLAnchorElement) {
      event.preventDefault();
      o.say(pressed.textContent.trim());
    } else if (pressed instanceof HTMLInputElement && pressed.name === 'text') {
      event.preventDefault();
      o.say(pressed.value);
    }
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    o.voice.stop();
    if (byId('settings').contains(document.activeElement)) show(false);
  });
}
