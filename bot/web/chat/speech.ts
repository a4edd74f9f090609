import { announce, notice, problem } from './announce';
import { createEngines } from './engines';
import { byId, sayBox, word } from './page';
import type { ActivityAt, Speech } from './voice';
import { seqOf } from './wire';
import type { Activity } from './wire';

/** Reading aloud and dictation with the browser's own voices and recogniser; what can be kept of a receipt. */
export function createSpeech(activityAt: ActivityAt): Speech {
  const engines = createEngines();
  let listening = false;
  /** The button of the message that is being read: it stops the reading, also where there is no Esc (WCAG 1.4.2). */
  let reading: Element | null = null;
  addEventListener('pagehide', stop);

  /** Whether this browser can read, which is said where it cannot. */
  function canRead(): boolean {
    const can = 'speechSynthesis' in window;
    if (!can) problem(word('chat.aloudNone'));
    return can;
  }

  function read(activity: Activity, on: Element | null): void {
    if (!canRead()) return;
    stop();
    reading = on;
    label('chat.readStop');
    engines.read(activity, () => reading === on && haveRead());
  }

  function haveRead(): void {
    label('chat.read');
    reading = null;
  }

  /** Words the button in the language that its message is framed in. */
  const label = (key: string): void => reading?.replaceChildren(word(key, {}, reading.closest('article')?.lang));

  function stop(): void {
    engines.stop();
    haveRead();
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
      engines.finish();
      return;
    }
    if (!('SpeechRecognition' in window || 'webkitSpeechRecognition' in window)) {
      problem(word('chat.dictateNone'));
      return;
    }
    stop();
    listening = true;
    problem('');
    byId('dictate').setAttribute('aria-pressed', 'true');
    byId('dictate').textContent = word('chat.dictateStop');
    notice(word('chat.listening'));
    const before = sayBox().value;
    const write = (text: string): void => {
      sayBox().value = [before, text].filter((part) => part !== '').join(' ');
      sayBox().dispatchEvent(new Event('input'));
    };
    engines.listen({
      partly: write,
      heard(text) {
        write(text);
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
    });
  }

  function act(what: string, pressed: HTMLElement): void {
    const article = pressed.closest('article');
    const activity = article && activityAt(article);
    if (!article || !activity) return;
    if (what === 'read') {
      if (pressed === reading) stop();
      else read(activity, pressed);
    }
    if (what === 'copy')
      void copy(article).then(
        () => announce(word('chat.copied')),
        () => problem(word('chat.copyRefused')),
      );
    if (what === 'print') print(article);
  }

  const told = (answer: Activity): void => {
    if (!document.hidden) read(answer, document.querySelector(`[data-seq="${seqOf(answer)}"] [data-do=read]`));
  };
  return { told, stop, canRead, dictate, act };
}

/** A receipt as text: each fact on a line of its own. */
async function copy(article: HTMLElement): Promise<void> {
  const lines = [...article.querySelectorAll('.body p, .body dl > div, .body tr')].map((line) =>
    [...(line.children.length > 0 && line.tagName !== 'P' ? line.children : [line])].map(({ textContent }) => textContent).join(' '),
  );
  await navigator.clipboard.writeText(lines.join('\n'));
}

/** Prints this message alone. */
function print(article: HTMLElement): void {
  article.classList.add('printed');
  document.body.classList.add('printing');
  // Not all browsers wait in print()
  const over = (): void => {
    article.classList.remove('printed');
    document.body.classList.remove('printing');
  };
  addEventListener('afterprint', over, { once: true });
  window.print();
}
