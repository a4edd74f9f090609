import type { Voice } from './voice';
import type { Tap } from './wire';

/** Says something for the customer: words, or a tap with its words. */
export type Say = (text: string, how?: { tap?: Tap }) => void;

/** The standing actions: help, a person, the settings. What they do is said in the conversation like any other words of the customer. */
export function presses(o: { say: Say; voice: Voice; settings(): void }): void {
  document.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('button, input[type=submit]') : null;
    if (!pressed) return;
    if (pressed.id === 'settings-open') o.settings();
    else if (pressed.dataset['do'] !== undefined) o.voice.act(pressed.dataset['do'], pressed);
    else if (pressed.id === 'dictate') o.voice.dictate();
    else if (pressed instanceof HTMLInputElement && pressed.name === 'text') {
      event.preventDefault();
      o.say(pressed.value);
    }
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') o.voice.stop();
  });
}
