import { drawCode } from './code';
import { obey } from './look';
import { createSettings } from './settings';
import { keepInSight } from './sight';
import type { Say } from './presses';
import type { Settings } from './settings';
import type { Voice } from './voice';
import type { Activity, Look } from './wire';

/** What it needs of the page. */
export type FurtherParts = { say: Say; voice: Voice; wait(on: boolean): void };
/** What nobody needs to begin: fetched with the first words, or when somebody wants it. */
export type Further = Settings & {
  obey(look: Look): Promise<void>;
  code(activity: Activity | undefined): void;
};

export function createFurther(o: FurtherParts): Further {
  keepInSight();
  return {
    ...createSettings(o),
    obey: (look) => obey(look, o.voice),
    code: (activity) => drawCode(activity, o.wait),
  };
}
