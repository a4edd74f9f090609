import { fetched } from './fetched';
import { given, shelf } from './page';
import type { Activity } from './wire';

/** What its file does, once it has been fetched. */
export type Speech = {
  /** Reads a new answer. */
  told(answer: Activity): void;
  stop(): void;
  /** False where this browser cannot read, which is said. */
  canRead(): boolean;
  dictate(): void;
  /** Read, copy or print the message whose button was pressed. */
  act(what: string, pressed: HTMLElement): void;
};
export type Voice = Omit<Speech, 'canRead'> & {
  /** Whether each new answer is to be read, which is a setting of this device. */
  aloud(on: boolean): void;
  /** Shows in the settings which it is. */
  show(): void;
  /** Somebody else may come to this device next. */
  leave(): void;
};
export type ActivityAt = (element: Element) => Activity | undefined;

const aloudKey = 'aloud';

/** Reading aloud, dictation, copying and printing: their code is fetched when somebody wants it, and most people never do. */
export function createVoice(activityAt: ActivityAt): Voice {
  const store = shelf('localStorage');
  let isOn = store.get(aloudKey) === 'on';
  let isUsed = false;
  const file = fetched((again) =>
    import(given().speech + again).then(({ createSpeech }: { createSpeech(activityAt: ActivityAt): Speech }) => createSpeech(activityAt)),
  );
  const use = (what: (speech: Speech) => void): void => {
    isUsed = true;
    file(what);
  };
  const stop = (): void => {
    if (isUsed) use((speech) => speech.stop());
  };
  const show = (): void => {
    for (const way of document.querySelectorAll<HTMLElement>('[data-aloud]'))
      way.setAttribute('aria-pressed', String((way.dataset['aloud'] === 'on') === isOn));
  };
  const turn = (on: boolean): void => {
    isOn = on;
    store.set(aloudKey, on ? 'on' : null);
    show();
    if (!on) stop();
  };
  return {
    told(answer) {
      if (isOn) use((speech) => speech.told(answer));
    },
    stop,
    aloud(on) {
      if (on) use((speech) => speech.canRead() && turn(true));
      else turn(false);
    },
    show,
    dictate: () => use((speech) => speech.dictate()),
    act: (what, pressed) => use((speech) => speech.act(what, pressed)),
    leave: () => turn(false),
  };
}
