import { byId, make, pageLang } from './page';

/** Long enough for every screen reader to have taken it, short enough not to be met again when reading the page (accessibility.md 3.3). */
const keptMs = 1_500;

function put(into: string, text: string, lang: string): void {
  const said = make('p', { lang }, text);
  byId(into).append(said);
  setTimeout(() => said.remove(), keptMs);
}

/** The one voice of the page: a string for the screen reader, once, when it has finished what it is saying. */
export const announce = (text: string, lang = pageLang()): void => put('voice', text, lang);

/** At once: only for errors, fraud and time-outs. */
export const alarm = (text: string, lang = pageLang()): void => put('alarm', text, lang);

/** What stands in the way, for the eye and at once for the ear; '' takes it away. */
export function problem(text: string): void {
  const shown = byId('problem');
  shown.replaceChildren(...(text === '' ? [] : [make('p', {}, text)]));
  shown.hidden = text === '';
  if (text !== '') alarm(text);
}

/** What is good to know, for the eye and, when it is its turn, for the ear; at once where time runs out (accessibility.md 3.2, time-out). */
export function notice(text: string, ...actions: HTMLElement[]): void {
  const shown = byId('notice');
  shown.replaceChildren(...(text === '' ? [] : [make('p', {}, text), ...actions]));
  shown.hidden = text === '';
  if (text !== '') (actions.length > 0 ? alarm : announce)(text);
}
