import { byId, fetchInTime, pageLang } from './page';
import type { Voice } from './voice';
import type { Look } from './wire';

const classes = document.documentElement.classList;

/** This page as it would be now, with its settings; undefined where it cannot be fetched. */
export async function freshPage(): Promise<Document | undefined> {
  try {
    const answer = await fetchInTime(`/chat?settings&lang=${pageLang()}`);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
  } catch {
    return undefined;
  }
}

/** Obeys a change of the customer's settings at once, wherever it was made: size, contrast and layout are classes, the rest is the server's. */
export async function obey({ textPercent, contrast, elder, form }: Look, voice: Voice): Promise<void> {
  if (textPercent !== undefined) {
    for (const size of [100, 125, 150, 200]) classes.toggle(`size-${size}`, size === textPercent);
  }
  if (contrast !== undefined) classes.toggle('high', contrast === 'high');
  if (elder !== undefined) classes.toggle('elder', elder);
  // Asked for here and now: a device that somebody else left so does not begin to speak by itself.
  if (form === 'speech' || form === 'text') voice.aloud(form === 'speech');
  const fresh = await freshPage();
  if (fresh) renew(fresh);
  voice.show();
}

/** What of the page changes with the language, or with other settings: its frame, the panel where it has been fetched, and the message box. */
const places = ['.skips', 'header', '#settings:not(:empty)', 'h1', '#stranger', '#conversation', '#typing', 'footer', '#say', '#send'];

/** What was said stays as it was said. */
function renew(fresh: Document): void {
  for (const place of [...places, '#dictate:not([aria-pressed=true])']) {
    const [now, next] = [document.querySelector(place), fresh.querySelector(place)];
    if (now && next) reword(now, next);
  }
  const words = fresh.getElementById('words');
  if (words) byId('words').replaceWith(words);
  document.documentElement.lang = fresh.documentElement.lang;
  document.title = fresh.title;
}

/** What the page itself has changed since it came. */
const ours = ['hidden', 'aria-expanded'];

/** The same markup in other words: no element goes, so the focus stays where it is, and nothing that is being told is cut short. */
function reword(now: Element, next: Element): void {
  for (const { name, value } of next.attributes)
    if (!ours.includes(name) && now.getAttribute(name) !== value) now.setAttribute(name, value);
  const [mine, theirs] = [[...now.childNodes], [...next.childNodes]];
  if (mine.length !== theirs.length) now.replaceChildren(...theirs);
  else
    mine.forEach((one, at) => {
      const other = theirs[at];
      if (!other) return;
      if (one instanceof Element && other instanceof Element && one.tagName === other.tagName) reword(one, other);
      else if (one.nodeType !== other.nodeType || one instanceof Element) one.replaceWith(other);
      else if (one.textContent !== other.textContent) one.textContent = other.textContent;
    });
}
