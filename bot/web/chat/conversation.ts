import { drawBlocks } from './blocks';
import { button, byId, make, pageLang, word } from './page';
import type { Fate, Outgoing } from './outgoing';
import { seqOf } from './wire';
import type { Activity } from './wire';

/** China's one time, which knows no summer (as ISO, without its zone): the browser's own formats cost an old phone a third of a second. */
const bankTime = (at: number): string => new Date(at + 8 * 3_600_000).toISOString();

/** The bank's time of day, with the date where it is not today's: nobody's own clock is asked where it stands. */
function timeOf(timestamp: string): string {
  const at = bankTime(Date.parse(timestamp));
  const time = at.slice(11, 16);
  if (at.slice(0, 10) === bankTime(Date.now()).slice(0, 10)) return time;
  return `${new Date(at).toLocaleDateString(pageLang() === 'en' ? 'en-GB' : pageLang(), { timeZone: 'UTC', month: 'long', day: 'numeric' })} ${time}`;
}

/** Copy and print where there is something to keep, reading aloud for every answer. */
function actionsFor({ channelData }: Activity): Node | null {
  const receipt = channelData?.kind === 'receipt';
  const doing = (what: string): HTMLElement => button(word(`chat.${what}`), { 'data-do': what, class: 'plain' });
  return make('p', { class: 'actions' }, 'speechSynthesis' in window && doing('read'), receipt && doing('copy'), receipt && doing('print'));
}

let drawn = 0;

/** Who said it and when in the heading, never by colour or side alone (WCAG 1.4.1); in the language that the page then was in (WCAG 3.1.2). */
function article(kind: string, author: string, timestamp: string | undefined, ...content: (Node | null)[]): HTMLElement {
  const id = `m${(drawn += 1)}`;
  return make(
    'article',
    { class: kind, lang: pageLang(), 'aria-labelledby': id, tabindex: '-1' },
    make('h3', { id }, author, ...timed(timestamp)),
    ...content,
  );
}
const timed = (timestamp?: string): (Node | string)[] =>
  timestamp === undefined ? [] : [' ', make('time', { datetime: timestamp }, timeOf(timestamp))];

const ofBank = (activity: Activity): boolean => activity.from.role !== 'user';

export function drawBank(activity: Activity): HTMLElement {
  const { from, channelData, locale = pageLang(), timestamp } = activity;
  const agent = from.role !== 'bot';
  const author = agent ? word('author.agent', { name: from.name ?? '' }) : word('author.bot');
  const step = channelData?.step;
  const steps = step ? make('p', { class: 'step' }, word('chat.step', step)) : null;
  // Told at once, shown as a warning, whatever the answer ends with.
  const kind = `${agent ? 'agent' : 'bot'} ${channelData?.urgency === 'alert' ? 'warning' : (channelData?.kind ?? '')}`;
  const body = make('div', { lang: locale, class: 'body' }, ...drawBlocks(activity, locale));
  return article(kind, author, timestamp, steps, body, actionsFor(activity));
}

function drawOwn(text: string, timestamp: string | undefined, status: string): HTMLElement {
  return article('customer', word('author.customer'), timestamp, make('p', { dir: 'auto' }, text), make('p', { class: 'status' }, status));
}

/** The history on the page: each activity once, in the order of the conversation, whatever way and how often it comes. */
export function createConversation(o: { retry(id: string): void }) {
  const log = byId('log');
  const pending = new Map<string, HTMLElement>();
  const seen = new Set<string>();
  const activities = new WeakMap<Element, Activity>();
  const firstPending = (): HTMLElement | null => log.querySelector('[data-pending]');
  /** The greeting that came with the page, until the bank has greeted. */
  let expected: { element: HTMLElement; told: string | undefined } | undefined;

  /** The bank has been asked: what was expected is what it says, or else goes. */
  function meet(first: Activity): void {
    if (!expected) return;
    const { element, told } = expected;
    expected = undefined;
    if (!ofBank(first) || first.channelData?.screenReader !== told) {
      element.remove();
      return;
    }
    seen.add(first.id);
    keep(element, first);
  }

  function keep(element: HTMLElement, activity: Activity): void {
    activities.set(element, activity);
    if (seqOf(activity) > 0) element.dataset['seq'] = String(seqOf(activity));
  }

  /** Its place is where it is, unless other words that are still on their way stand before it: moving it would take the focus from it. */
  function markSent(own: HTMLElement, text: string): void {
    if (own.dataset['pending'] !== undefined && firstPending() !== own) log.insertBefore(own, firstPending());
    own.querySelector('p')?.replaceChildren(text);
    own.querySelector('.status')?.replaceChildren(own.nextElementSibling ? '' : word('chat.sent'));
    own.classList.remove('notSent');
    own.removeAttribute('data-pending');
  }

  /** What was answered has been sent, and need not say so any more. */
  function answered(): void {
    for (const status of log.querySelectorAll('.customer:not([data-pending]) .status')) status.replaceChildren();
  }

  function settle(own: HTMLElement, activity: Activity): void {
    own.querySelector('h3')?.append(...timed(activity.timestamp));
    markSent(own, activity.text ?? '');
  }

  return {
    /** Shows a greeting before the bank has been asked for it: what there is of it then may be less than what the bank says. */
    expect(greeting: Activity): HTMLElement {
      const element = drawBank(greeting);
      expected = { element, told: greeting.channelData?.screenReader };
      keep(element, greeting);
      log.append(element);
      return element;
    },
    /** Shows what has not been shown. Returns what was new. */
    show(batch: Activity[]): Activity[] {
      const [first] = batch;
      if (first) meet(first);
      const fresh = batch.filter(({ type, id }) => type === 'message' && !seen.has(id));
      for (const activity of fresh) {
        seen.add(activity.id);
        const own = pending.get(activity.channelData?.clientActivityID ?? '');
        if (!ofBank(activity) && own) {
          settle(own, activity);
          continue;
        }
        const element = ofBank(activity) ? drawBank(activity) : drawOwn(activity.text ?? '', activity.timestamp, '');
        keep(element, activity);
        if (ofBank(activity)) answered();
        log.insertBefore(element, firstPending());
      }
      return fresh;
    },
    /** The customer's own words, shown before the bank has them. */
    own({ id, text }: Outgoing): HTMLElement {
      const element = drawOwn(text, undefined, word('chat.sending'));
      element.dataset['pending'] = id;
      pending.set(id, element);
      log.append(element);
      return element;
    },
    fate(id: string, fate: Fate): void {
      const own = pending.get(id);
      const status = own?.querySelector('.status');
      if (!own || !status) return;
      if (fate === 'sent') {
        markSent(own, own.querySelector('p')?.textContent ?? '');
        return;
      }
      own.classList.toggle('notSent', fate !== 'sending');
      if (fate === 'sending') {
        status.replaceChildren(word('chat.sending'));
        return;
      }
      const again = button(word('chat.retry'));
      again.onclick = () => {
        own.focus();
        o.retry(id);
      };
      status.replaceChildren(`${word(`chat.${fate}`)} `, again);
    },
    activityAt: (element: Element): Activity | undefined => activities.get(element),
    newestOfBank(): Activity | undefined {
      const all = [...log.querySelectorAll('.bot, .agent')];
      const last = all[all.length - 1];
      return last && activities.get(last);
    },
  };
}
