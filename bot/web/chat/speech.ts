import { announce, notice, problem } from './announce';
import { pressAloud } from './look';
import { byId, given, sayBox, shelf, word } from './page';
import type { Speech } from './speech';
import type { Activity } from './wire';

export type Voice = {
  /** A new answer: read, if that is wanted. */
  told(answer: Activity): void;
  stop(): void;
  aloud(on: boolean): void;
  dictate(): void;
  /** Read, copy or print the message whose button was pressed. */
  act(what: string, pressed: HTMLElement): void;
};

const key = 'aloud';

/** Reading aloud and dictation. The code for it is fetched when somebody wants it: most people never do. */
export function createVoice(o: { activityAt(element: Element): Activity | undefined }): Voice {
  const store = shelf('localStorage');
  let speech: Promise<Speech> | undefined;
  let [on, listening] = [store.get(key) === 'on', false];
  const fetched = (): Promise<Speech> =>
    (speech ??= import(given().speech).then(({ createSpeech }: { createSpeech: () => Speech }) => createSpeech()));

  function read(activity: Activity): void {
    void fetched().then((loaded) => loaded.read(activity) || problem(word('chat.aloudNone')));
  }

  function aloud(wanted: boolean): void {
    if (wanted && !('speechSynthesis' in window)) {
      problem(word('chat.aloudNone'));
      return;
    }
    on = wanted;
    store.set(key, on ? 'on' : null);
    pressAloud(on);
    if (on) void fetched();
    else stop();
  }

  function stop(): void {
    void speech?.then((loaded) => loaded.stop());
    if (listening) notice('');
    listened();
  }

  function listened(): void {
    listening = false;
    byId('dictate').setAttribute('aria-pressed', 'false');
    byId('dictate').textContent = word('chat.dictate');
  }

  /** What was heard is put into the box and shown; it goes when the customer sends it. */
  function dictate(): void {
    if (listening) {
      void speech?.then((loaded) => loaded.finish());
      return;
    }
    if (!('SpeechRecognition' in window || 'webkitSpeechRecognition' in window)) {
      problem(word('chat.dictateNone'));
      return;
    }
    listening = true;
    problem('');
    byId('dictate').setAttribute('aria-pressed', 'true');
    byId('dictate').textContent = word('chat.dictateStop');
    notice(word('chat.listening'));
    void fetched().then((loaded) =>
      loaded.listen({
        partly: (text) => (sayBox().value = text),
        heard(text) {
          sayBox().value = text;
          notice(text === '' ? '' : word('chat.heard', { text }));
          if (text === '') problem(word('chat.heardNothing'));
          sayBox().focus();
          listened();
        },
        refused() {
          notice('');
          problem(word('chat.dictateRefused'));
          listened();
        },
      }),
    );
  }

  function act(what: string, pressed: HTMLElement): void {
    const article = pressed.closest('article');
    const activity = article && o.activityAt(article);
    if (!article || !activity) return;
    if (what === 'read') read(activity);
    if (what === 'copy') void copy(article);
    if (what === 'print') print(article);
  }

  if (on) pressAloud(true);
  return { told: (answer) => on && !document.hidden && read(answer), stop, aloud, dictate, act };
}

/** A receipt as text: each fact on a line of its own. */
async function copy(article: HTMLElement): Promise<void> {
  const lines = [...article.querySelectorAll('.body p, .body dl > div, .body tr')].map((line) =>
    [...(line.children.length > 0 && line.tagName !== 'P' ? line.children : [line])].map(({ textContent }) => textContent).join(' '),
  );
  try {
    await navigator.clipboard.writeText(lines.join('\n'));
    announce(word('chat.copied'));
  } catch {
    problem(word('chat.copyRefused'));
  }
}

/** Prints this message alone. */
function print(article: HTMLElement): void {
  article.classList.add('printed');
  document.body.classList.add('printing');
  window.print();
  article.classList.remove('printed');
  document.body.classList.remove('printing');
}
