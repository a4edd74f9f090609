import { alarm, announce, notice, problem } from './announce';
import { createClock } from './clock';
import { createConversation } from './conversation';
import { createDraft } from './draft';
import { fetched } from './fetched';
import type { Further, FurtherParts } from './further';
import { createLine } from './line';
import { confirmPath, drawOffer, endOffer, wordOffer } from './offer';
import type { Chosen } from './offer';
import { createOutgoing, randomId } from './outgoing';
import { byId, given, sayBox, word } from './page';
import { presses } from './presses';
import { toTextPage } from './text-page';
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
  const isCustomers = given().idleMinutes > 0;
  const { greeting } = given();
  /** Whose words are kept, until the conversation is known: nobody's but a stranger's. */
  const nobody = isCustomers ? '?' : '';
  const draft = createDraft(nobody);
  let typing = 0;
  let [unreached, begun, over] = [false, false, false];
  /** The latest words of the customer: what follows is the answer to them. */
  let newest: HTMLElement | undefined;

  const conversation = createConversation({ retry: (id) => out.retry(id) });
  const line = createLine({ activities: told, reached, ended });
  const clock = createClock({ left: () => line.left(), touch: async () => (await line.post({ type: 'typing' })).status === 200, ended });
  const out = createOutgoing({
    post: (activity) => line.post(activity),
    of: nobody,
    offline() {
      wait(false);
      reached(false);
    },
    fate(id, fate) {
      conversation.fate(id, fate);
      if (fate === 'sending') settled();
      if (fate !== 'sent') return;
      further(unmissed, unmissed); // who talks with the bank may need it next, be the network there or not
      wait(false);
      clock.used();
      reached(true);
      line.look();
      setTimeout(() => newest?.nextElementSibling || line.look(true), typingMs);
    },
    stuck(count, unsure, message) {
      wait(false);
      const many = count > 1 && word('chat.unsent', { n: count });
      const one = message ?? (many ? '' : word(unsure ? 'chat.unsureAlert' : 'chat.notSentAlert'));
      problem([one, many].filter(Boolean).join(' '));
      offer();
      line.look();
    },
  });
  const voice = createVoice((element) => conversation.activityAt(element));
  const further = fetched((again) =>
    import(given().further + again).then(({ createFurther }: { createFurther(o: FurtherParts): Further }) =>
      createFurther({ say, voice, wait }),
    ),
  );
  const unmissed = (): void => undefined;

  function offer(): void {
    const newest = conversation.newestOfBank();
    drawOffer(newest, (label, tap, by) => say(label, { tap, by }));
    const asksCode = newest?.channelData?.choices?.some(confirmPath);
    // Where its file does not come, the choice leads to the page of the code.
    if (asksCode || byId('code').hasChildNodes()) further((it) => it.code(conversation.newestOfBank()), unmissed);
  }

  /** Brings the end of the conversation into view, but never past the beginning of what is newest; nothing smooth, nothing takes the focus. */
  function follow(restored = false): void {
    const main = byId('main');
    if (!byId('settings').hidden || !(restored || newest)) return; // nothing is measured in vain while the page comes to be
    if (byId('code').contains(document.activeElement)) return document.activeElement?.scrollIntoView({ block: 'center' });
    const end = main.offsetTop + main.offsetHeight - innerHeight;
    const from = newest ? newest.offsetTop - 8 : end;
    scrollTo(0, Math.min(end, from));
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
  function say(text: string, how: { tap?: Tap; by?: Chosen } = {}): boolean {
    const words = { id: randomId(), text, ...(how.tap && { value: how.tap }) };
    voice.stop();
    if (!out.put(words)) {
      problem(word('chat.tooMany'));
      return false;
    }
    settled();
    notice('');
    const own = conversation.own(words);
    endOffer(how.by, own);
    wait(true);
    newest = own;
    follow();
    return true;
  }

  /** A stranger's greeting comes with the page, so that nobody waits for the bank to be asked. */
  function greet(): void {
    if (!greeting) return;
    const shown = conversation.expect(greeting);
    offer();
    later(() => {
      const now = conversation.activityAt(shown);
      if (now && now === conversation.newestOfBank()) tell(now); // else there is more to tell already
    });
  }

  function told(batch: Activity[], restored: boolean): void {
    const fresh = conversation.show(batch);
    for (const { channelData } of fresh) if (out.settle(channelData?.clientActivityID ?? '')) settled();
    const answers = fresh.filter(({ from }) => from.role !== 'user');
    const unsent = begun ? 0 : again(batch);
    if (answers.length > 0) {
      wait(false);
      offer(); // first, since a focus that moves cuts short what is being told
      follow(restored);
    }
    const hear = (): void => {
      // Signing in has begun the conversation with a greeting that nobody has heard yet.
      if (restored && fresh.length > 1) announce(word('chat.restored', { n: fresh.length }));
      else for (const answer of answers) tell(answer);
      if (unsent > 0) problem(word('chat.unsent', { n: unsent }));
    };
    if (begun) hear();
    else later(hear);
    begun = true;
  }

  const later = (hear: () => void): void => void setTimeout(hear, arrivalMs);

  /** What was on its way when the page was left, which nobody knows to be still meant, and what was being written. Returns how much was not sent. */
  function again([first]: Activity[]): number {
    const owner = (isCustomers && first?.id.split('|')[0]) || '';
    const unsaid = draft.read(owner);
    if (box.value === '') box.value = unsaid;
    else if (isCustomers) draft.keep(box.value); // it was written before it was known whose it is
    const kept = out.kept(owner);
    for (const words of kept) {
      conversation.own(words);
      conversation.fate(words.id, 'unsure');
    }
    return kept.length;
  }

  /** One string a turn, whatever it has come to look like. */
  function tell(answer: Activity): void {
    const { channelData, text = '', locale } = answer;
    (channelData?.urgency === 'alert' ? alarm : announce)(channelData?.screenReader ?? text, locale);
    voice.told(answer);
    const { profile } = channelData ?? {};
    if (profile && seqOf(answer) > 0) further((it) => void it.obey(profile).then(wordOffer), unmissed);
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
    if (isCustomers) voice.leave();
    const unsaid = [...out.take(), box.value].join(' ').trim();
    if (unsaid !== '') draft.keep(unsaid); // else it would be that of another tab
    const anew = clock.isNear() ? '/chat?ended=1' : `/signin?left=1&from=chat&lang=${document.documentElement.lang}`;
    location.replace(isCustomers ? anew : '/chat');
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
      problem(word('chat.long'));
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
    voice.leave();
  });
  if (!isCustomers && box.value === '') box.value = draft.read('');
  addEventListener('online', () => line.look());
  document.addEventListener('visibilitychange', () => document.hidden || line.look());
  presses({ say, voice, settings: () => further((it) => it.turn()) });
  if (!navigator.cookieEnabled) later(() => problem(word('chat.cookies')));
  greet();
  line.open();
  const { textContent: end } = document.getElementById('ended') ?? {};
  if (end) later(() => alarm(end));
}

// Browsers from before 2020.
if ('replaceChildren' in document.body) start();
else toTextPage();
