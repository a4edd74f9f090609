import { announce, notice, problem } from './announce';
import { pressAloud } from './look';
import { given, shelf, word } from './page';
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
/** What it needs of the page: it is a file of its own and would else have words and shelves of its own. */
export type VoiceParts = {
  activityAt(element: Element): Activity | undefined;
  page: { announce: typeof announce; notice: typeof notice; problem: typeof problem; pressAloud: typeof pressAloud; word: typeof word };
};

export const aloudKey = 'aloud';

/** Reading aloud, dictation, copying and printing: their code is fetched when somebody wants it, and most people never do. */
export function createVoice(activityAt: VoiceParts['activityAt']): Voice {
  let fetched: Promise<Voice> | undefined;
  const parts: VoiceParts = { activityAt, page: { announce, notice, problem, pressAloud, word } };
  const use = (what: (voice: Voice) => void): void => {
    fetched ??= import(given().speech).then(({ createSpeech }: { createSpeech: (parts: VoiceParts) => Voice }) => createSpeech(parts));
    fetched.then(what, () => {
      fetched = undefined;
      problem(word('chat.away'));
    });
  };
  const isOn = shelf('localStorage').get(aloudKey) === 'on';
  if (isOn) pressAloud(true);
  return {
    told(answer) {
      if (fetched || isOn) use((voice) => voice.told(answer));
    },
    stop() {
      if (fetched) use((voice) => voice.stop());
    },
    aloud: (on) => use((voice) => voice.aloud(on)),
    dictate: () => use((voice) => voice.dictate()),
    act: (what, pressed) => use((voice) => voice.act(what, pressed)),
  };
}
