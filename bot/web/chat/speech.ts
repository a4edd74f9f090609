import { createEngines } from './engines';
import { byId, sayBox, shelf } from './page';
import { aloudKey } from './voice';
import type { Voice, VoiceParts } from './voice';
import type { Activity } from './wire';

/** Reading aloud and dictation with the browser's own voices and recogniser; what can be kept of a receipt. */
export function createSpeech({ activityAt, page }: VoiceParts): Voice {
  const { announce, notice, problem, pressAloud, word } = page;
  const store = shelf('localStorage');
  const engines = createEngines();
  let on = store.get(aloudKey) === 'on';
  let listening = false;

  function read(activity: Activity): void {
    if (!engines.read(activity)) problem(word('chat.aloudNone'));
  }

  function aloud(wanted: boolean): void {
    if (wanted && !('speechSynthesis' in window)) {
      problem(word('chat.aloudNone'));
      return;
    }
    on = wanted;
    store.set(aloudKey, on ? 'on' : null);
    pressAloud(on);
    if (!on) stop();
  }

  function stop(): void {
    engines.stop();
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
    if (what === 'read') read(activity);
    if (what === 'copy')
      void copy(article).then(
        () => announce(word('chat.copied')),
        () => problem(word('chat.copyRefused')),
      );
    if (what === 'print') print(article);
  }

  const told = (answer: Activity): void => {
    if (on && !document.hidden) read(answer);
  };
  return { told, stop, aloud, dictate, act };
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
