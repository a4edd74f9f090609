import { byId, forgetGiven } from './page';
import type { Look } from './wire';

const classes = document.documentElement.classList;

/** Shows which way of a setting is in use. */
function press(setting: string, isNow: (way: string) => boolean): void {
  for (const way of document.querySelectorAll<HTMLElement>(`[data-setting="${setting}"] button`))
    way.setAttribute('aria-pressed', String(isNow(way.dataset['choose'] ?? way.dataset['aloud'] ?? '')));
}

export const pressAloud = (on: boolean): void => press('aloud', (way) => way === (on ? 'on' : 'off'));

/** Obeys a change of the customer's settings at once, wherever it was made: size, contrast and layout are classes, the rest is the server's. */
export async function obey(look: Look): Promise<void> {
  const { textPercent, contrast, elder, lang } = look;
  if (textPercent !== undefined) {
    for (const size of [100, 125, 150, 200]) classes.toggle(`size-${size}`, size === textPercent);
  }
  if (contrast !== undefined) classes.toggle('high', contrast === 'high');
  if (elder !== undefined) classes.toggle('elder', elder);
  await reword(lang !== undefined && lang !== document.documentElement.lang);
}

const renewed = ['header > div', '#settings', '#words', 'footer', '.skips'];
const texts = ['h1', '#stranger', '#typing', '#conversation', '#dictate'];

/** Fetches the page's own words anew: in another language, or with other settings pressed. What was said stays as it was said. */
async function reword(otherLanguage: boolean): Promise<void> {
  const answer = await fetch('/chat').catch(() => undefined);
  if (answer?.ok !== true) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (otherLanguage) renew(fresh);
  else {
    for (const way of fresh.querySelectorAll('[data-choose]'))
      document
        .querySelector(`[data-choose="${way.getAttribute('data-choose')}"]`)
        ?.setAttribute('aria-pressed', way.getAttribute('aria-pressed') ?? '');
  }
}

/** The focus stays where it was: on the element of the same name. */
function renew(fresh: Document): void {
  const focused = document.activeElement;
  const name = focused?.id ? `#${focused.id}` : `[data-choose="${focused?.getAttribute('data-choose') ?? ''}"]`;
  const open = !byId('settings').hidden;
  for (const place of renewed) {
    const [now, next] = [document.querySelector(place), fresh.querySelector(place)];
    if (now && next) now.replaceChildren(...next.childNodes);
  }
  for (const place of texts) {
    const [now, next] = [document.querySelector(place), fresh.querySelector(place)];
    if (now && next) now.textContent = next.textContent;
  }
  document.documentElement.lang = fresh.documentElement.lang;
  document.title = fresh.title;
  for (const name of ['value', 'placeholder'])
    for (const id of ['send', 'say']) {
      const value = fresh.getElementById(id)?.getAttribute(name);
      if (value) byId(id).setAttribute(name, value);
    }
  byId('settings-open').setAttribute('aria-expanded', String(open));
  forgetGiven();
  if (document.activeElement !== focused) document.querySelector<HTMLElement>(name)?.focus();
}
