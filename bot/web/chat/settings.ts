import { notice, problem } from './announce';
import { freshPage } from './look';
import { byId, word } from './page';
import type { Say } from './presses';
import type { Voice } from './voice';

export type Settings = {
  /** Opens and closes the panel. */
  turn(): void;
};

/** How long they may take to come before it is said that they are on their way (accessibility.md 3.2). */
const comingMs = 2_000;

/** The panel of the settings. Each is a word of the customer like any other, so that it stands in the conversation and can be taken back there. */
export function createSettings(o: { say: Say; voice: Voice }): Settings {
  const panel = byId('settings');
  let [isComing, wasMissed] = [false, false];

  const show = (open: boolean): void => {
    panel.hidden = !open;
    byId('settings-open').setAttribute('aria-expanded', String(open));
  };
  const close = (): void => {
    show(false);
    byId('settings-open').focus();
  };

  /** Its words are many and seldom looked at: they are fetched by who wants them, once. False where they did not come. */
  async function fill(): Promise<boolean> {
    let untell = (): void => undefined;
    const late = setTimeout(() => {
      notice(word('chat.typing'));
      untell = () => notice('');
    }, comingMs);
    panel.replaceChildren(...((await freshPage())?.getElementById('settings')?.childNodes ?? []));
    clearTimeout(late);
    untell();
    o.voice.show();
    return panel.childElementCount > 0;
  }

  async function open(): Promise<void> {
    if (isComing) return;
    isComing = true;
    const isThere = panel.childElementCount > 0 || (await fill());
    isComing = false;
    if (!isThere || wasMissed) problem(isThere ? '' : word('chat.away'));
    wasMissed = !isThere;
    if (!isThere) return;
    show(true);
    // Who has gone elsewhere meanwhile stays there; some browsers give what is tapped no focus.
    const { activeElement: at } = document;
    if (at === document.body || at === byId('settings-open')) panel.focus();
  }

  panel.addEventListener('click', ({ target }) => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    if (!pressed) return;
    const { choose, aloud } = pressed.dataset;
    if (pressed.id === 'settings-close') close();
    else if (aloud !== undefined) o.voice.aloud(aloud === 'on');
    else if (choose !== undefined && pressed.getAttribute('aria-pressed') !== 'true') {
      const legend = pressed.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
      o.say(`${legend}：${pressed.textContent}`, { tap: { choice: choose } });
    }
  });
  panel.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  return {
    turn() {
      if (panel.hidden) void open();
      else close();
    },
  };
}
