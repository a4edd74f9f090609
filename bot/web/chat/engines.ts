import { pageLang } from './page';
import type { Activity } from './wire';

export type Listener = { partly(text: string): void; heard(text: string): void; refused(): void };
export type Engines = {
  /** Reads one message. `over`: it has come to its end, or goes no further. */
  read(activity: Activity, over: () => void): void;
  listen(listener: Listener): void;
  /** The speaker has finished: what was taken down is told. */
  finish(): void;
  /** Nothing more is read or taken down. */
  stop(): void;
};

type Result = { isFinal: boolean; 0: { transcript: string } };
type Recogniser = {
  lang: string;
  interimResults: boolean;
  onresult: (event: { results: Result[] }) => void;
  onerror: (event: { error: string }) => void;
  onend: () => void;
  start(): void;
  stop(): void;
};
declare global {
  interface Window {
    SpeechRecognition?: new () => Recogniser;
    webkitSpeechRecognition?: new () => Recogniser;
  }
}

/** How fast a voice speaks for each pace of the profile; the answer's own SSML says which it is. */
const rates: Record<string, number> = { slow: 0.75, fast: 1.25 };

/** The words of our SSML: what is to be said instead of what is written, with pauses as the ends of sentences. */
function wordsOf(ssml: string): { text: string; rate: number } {
  const spoken = new DOMParser().parseFromString(ssml, 'text/xml');
  for (const sub of spoken.querySelectorAll('sub')) sub.textContent = sub.getAttribute('alias');
  for (const pause of spoken.querySelectorAll('break')) pause.textContent = ' ';
  const rate = spoken.querySelector('prosody')?.getAttribute('rate') ?? '';
  return { text: spoken.documentElement.textContent.trim(), rate: rates[rate] ?? 1 + (parseInt(rate, 10) || 0) / 100 };
}

/** The browser's own voices and recogniser. Who uses one of them has stopped the other. */
export function createEngines(): Engines {
  let recogniser: Recogniser | undefined;
  const voiceFor = (lang: string): SpeechSynthesisVoice | undefined =>
    speechSynthesis.getVoices().find((voice) => voice.lang.replace('_', '-').startsWith(lang.slice(0, 2)));

  function stop(): void {
    if ('speechSynthesis' in window) speechSynthesis.cancel();
    const left = recogniser;
    recogniser = undefined;
    left?.stop();
  }

  function read({ speak = '', text = '', locale = pageLang() }: Activity, over: () => void): void {
    const words = speak === '' ? { text, rate: 1 } : wordsOf(speak);
    const said = new SpeechSynthesisUtterance(words.text);
    const voice = voiceFor(locale);
    [said.lang, said.rate] = [locale, words.rate];
    if (voice) said.voice = voice;
    said.onend = said.onerror = over;
    speechSynthesis.speak(said);
  }

  function listen(listener: Listener): void {
    const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
    if (!Recognition) {
      listener.refused();
      return;
    }
    const now = new Recognition();
    recogniser = now;
    let [heard, refused] = ['', false];
    [now.lang, now.interimResults] = [pageLang() === 'en' ? 'en-US' : 'zh-CN', true];
    now.onresult = ({ results }) => {
      heard = [...results].map((result) => result[0].transcript).join('');
      listener.partly(heard);
    };
    now.onerror = ({ error }) => (refused = error !== 'no-speech' && error !== 'aborted');
    now.onend = () => {
      if (recogniser !== now) return;
      recogniser = undefined;
      if (refused) listener.refused();
      else listener.heard(heard.trim());
    };
    now.start();
  }

  return { read, listen, finish: () => recogniser?.stop(), stop };
}
