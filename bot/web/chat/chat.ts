import { alarm, announce, notice, problem } from './announce';
import { createClock } from './clock';
import { drawCode } from './code';
import { createConversation } from './conversation';
import { createDraft } from './draft';
import { createLine } from './line';
import { obey } from './look';
import { drawOffer, endOffer } from './offer';
import { createOutgoing, randomId } from './outgoing';
import { byId, given, sayBox, word } from './page';
import { settings } from './settings';
import { createVoice } from './voice';
import { seqOf } from './wire';
import type { Activity, Tap } from './wire';

/** How long an answer may take before it is said that it is on its way (accessibility.md 3.2). */
const typingMs = 2_000;
/** What is said while a page and its history are still being taken in, a screen reader drops (heard with Orca 43). */
const arrivalMs = 1_000;

/** Puts the page together: what is written goes out, what comes in is drawn, told once, and its choices are offered. */
function start(): void {
  const box = sayBox();
  const draft = createDraft();
  let typing = 0;
  let [unreached, begun, over] = [false, false, false];
  /** The latest words of the customer: what follows is the answer to them. */
  let newest: HTMLElement | undefined;

  const conversation = createConversation({ retry: (id) => out.retry(id) });
  const line = createLine({ activities: told, reached, ended });
  const clock = createClock({ left: () => line.left(), touch: async () => (await line.post({ type: 'typing' })).status === 200, ended });
  const out = createOutgoing({
    post: (activity) => line.post(activity),
    of: given().idleMinutes > 0 ? '?' : '',
    offline() {
      wait(false);
      reached(false);
    },
    fate(id, fate, message) {
      conversation.fate(id, fate);
      if (fate === 'sending') {
        settled();
        return;
      }
      wait(false);
      if (fate === 'sent') {
        clock.used();
        reached(true);
      } else {
        problem(message ?? word('chat.notSentAlert'));
        offer();
      }
      line.look();
    },
  });
  const voice = createVoice((element) => conversation.activityAt(element));

  function offer(): void {
    const newest = conversation.newestOfBank();
    drawOffer(newest, (label, tap, touched) => say(label, { tap, touched }));
    drawCode(newest, wait);
  }

  /** Brings the end of the conversation into view, but never past the beginning of what is newest; nothing smooth, nothing takes the focus. */
  function follow(restored = false): void {
    const main = byId('main');
    if (!byId('settings').hidden) return;
    if (byId('code').contains(document.activeElement)) return document.activeElement?.scrollIntoView({ block: 'center' });
    const end = main.offsetTop + main.offsetHeight - innerHeight;
    const from = newest ? newest.offsetTop - 8 : end;
    if (restored || newest) scrollTo(0, Math.min(end, from));
  }

  /** Said to be on its way once, after two seconds; never that it has come to an end. */
  function wait(on: boolean): void {
    clearTimeout(typing);
    typing = 0;
    byId('typing').hidden = true;
    if (!on) return;
    typing = window.setTimeout(() => {
      byId('typing').hidden = false;
      announce(word('chat.typing'));
    }, typingMs);
  }

  /** Nothing stands in the way any more, but that nobody is reached. */
  const settled = (): void => {
    if (!unreached) problem('');
  };

  /** False where it was not taken. */
  function say(text: string, how: { tap?: Tap; touched?: boolean } = {}): boolean {
    const words = { id: randomId(), text, ...(how.tap && { value: how.tap }) };
    voice.stop();
    if (!out.put(words)) {
      problem(word('chat.tooMany'));
      return false;
    }
    settled();
    notice('');
    const own = conversation.own(words);
    endOffer(how.touched === true, own);
    wait(true);
    newest = own;
    follow();
    return true;
  }

  function told(batch: Activity[], restored: boolean): void {
    const fresh = conversation.show(batch);
    for (const { channelData } of fresh) if (out.settle(channelData?.clientActivityID ?? '')) settled();
    const answers = fresh.filter(({ from }) => from.role !== 'user');
    const arrived = !begun;
    if (arrived) again(batch);
    if (answers.length > 0) {
      wait(false);
      offer(); // first, since a focus that moves cuts short what is being told
      follow(restored);
    }
    const hear = (): void => {
      // Signing in has begun the conversation with a greeting that nobody has heard yet.
      if (restored && fresh.length > 1) announce(word('chat.restored', { n: fresh.length }));
      else for (const answer of answers) tell(answer);
    };
    if (arrived) setTimeout(hear, arrivalMs);
    else hear();
  }

  /** What was on its way when the page was left: nobody knows whether it still is what is meant. */
  function again([first]: Activity[]): void {
    begun = true;
    for (const words of out.kept(given().idleMinutes > 0 && first ? (first.id.split('|')[0] ?? '') : '')) {
      conversation.own(words);
      conversation.fate(words.id, 'notSent');
    }
  }

  /** One string a turn, whatever it has come to look like. */
  function tell(answer: Activity): void {
    const { channelData, text = '', locale } = answer;
    (channelData?.urgency === 'alert' ? alarm : announce)(channelData?.screenReader ?? text, locale);
    voice.told(answer);
    if (channelData?.profile && seqOf(answer) > 0) void obey(channelData.profile).then(() => offer());
  }

  function reached(now: boolean): void {
    if (now === !unreached) return;
    unreached = !now;
    problem(now ? '' : word(navigator.onLine ? 'chat.away' : 'chat.offline'));
    if (now) announce(word('chat.online'));
  }

  /** The session is over, by its time or by a sign-in or a sign-out elsewhere: the page begins anew, and what was written is in the box. */
  function ended(): void {
    if (over) return;
    over = true;
    const unsaid = [...out.take(), box.value].join(' ').trim();
    if (unsaid !== '') draft.keep(unsaid); // else it would be that of another tab
    const anew = clock.isNear() ? '/chat?ended=1' : `/signin?left=1&from=chat&lang=${document.documentElement.lang}`;
    location.replace(given().idleMinutes > 0 ? anew : '/chat');
  }

  function submit(event: Event): void {
    event.preventDefault();
    // Half a character and NUL can be kept nowhere (RFC 7493, PostgreSQL); other control characters are harmless.
    const text = box.value.replace(/[\0\ud800-\udfff]/gu, '').trim();
    if (text === '') {
      if (typing === 0) problem(word('text.empty')); // else it is one Enter too many
      return;
    }
    if (text.length > given().sayMax) {
      problem(word('text.long'));
      return;
    }
    if (!say(text)) return;
    draft.keep('');
    box.value = '';
  }

  byId('compose').addEventListener('submit', submit);
  // An Enter that is held down was meant for what it was pressed on.
  box.addEventListener('keydown', (event) => event.repeat && event.key === 'Enter' && event.preventDefault());
  box.addEventListener('input', () => box.value.length > given().sayMax || draft.keep(box.value));
  document.addEventListener('submit', ({ target }) => {
    // Who signs out leaves nothing of theirs to the next one at this device.
    if (!(target instanceof HTMLFormElement && /signout$/.test(target.action))) return;
    draft.keep('');
    out.take();
  });
  box.value = box.value === '' ? draft.read() : box.value;
  addEventListener('online', () => line.look());
  settings({ say, voice });
  if (!navigator.cookieEnabled) problem(word('chat.cookies'));
  line.open();
}

start();
