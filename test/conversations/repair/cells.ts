import type { Lang } from '../../../accessibility/profile';
import type { Command } from '../../../dialogs/engine/command';
import { type Form, forms } from './forms';
import { patterns } from './patterns';
import type { Expected, Place, Says } from './place';
import { known, places } from './places';
import type { Thread } from './thread';

/** One thing done at one place, in one form. */
export type Cell = {
  place: Place;
  lang: Lang;
  form: Form;
  what: string;
  says?: Says;
  inside?: Command[];
  putsBack?: Says;
  lastStraw?: true;
  /** Whether everything that was filled has to be as it was, to the last letter. */
  keeps: boolean;
  expects(there: Thread): Expected;
};

const isKnown = (place: Place, pattern: string) => known.some((one) => one.place === place.name && one.pattern === pattern);

/** Which forms the k-th of n is tried in: each in turn, and where there are fewer than forms several at once, so that none is left out. */
const formsOf = (k: number, n: number, shift: number): Form[] =>
  n >= forms.length ? [forms[(k + shift) % forms.length]!] : forms.filter((_, index) => index % n === k);

function patternCells(lang: Lang): Cell[] {
  return patterns.flatMap((pattern, shift) => {
    const here = places.filter((place) => (pattern.skips?.(place, lang) ?? null) === null && !isKnown(place, pattern.name));
    const { name: what, says, inside, lastStraw } = pattern;
    return here.flatMap((place, k) =>
      formsOf(k, here.length, shift).map((form) => ({
        ...{ place, lang, form, what, keeps: true },
        ...(says ? { says } : {}),
        ...(inside ? { inside } : {}),
        ...(lastStraw ? { lastStraw } : {}),
        expects: (there: Thread) => pattern.expects(place, lang, there),
      })),
    );
  });
}

const replyCells = (lang: Lang): Cell[] =>
  places.flatMap((place, p) =>
    (place.replies ?? []).map((reply, r) => ({
      ...{ place, lang, form: forms[(p + r) % forms.length]!, what: `replies by ${reply.by}: ${reply.says[lang].join(', ')}` },
      ...{ says: reply.says, keeps: false, expects: () => reply },
      ...(reply.putsBack ? { putsBack: reply.putsBack } : {}),
    })),
  );

/** The table: every pattern at every place in one form or more, so spread that each place and each pattern is met in every form. */
export const cellsIn = (lang: Lang): Cell[] => [...patternCells(lang), ...replyCells(lang)];
