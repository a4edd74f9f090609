import type { Message } from '../../accessibility/message';
import { defaultProfile, type Lang, type Profile } from '../../accessibility/profile';
import { createRender } from '../../accessibility/render';
import type { Abilities } from '../../accessibility/rendition';
import type { Rendered } from '../../accessibility/lint/subjects';
import type { Words } from '../../accessibility/words';
import { ssmlOf } from '../turn/ssml';
import { type Catalogue, messageKeyOf } from './catalogue';
import { type Learned, samples, sampleToday, valuesFor } from './sample-values';

const wordings: readonly Profile['wording'][] = ['plain', 'easy', 'signFirst'];
export const onPage: Abilities = { channel: 'text', choices: 'numbers', choicesMax: 9 };

/** Frames that only hold what is worded already, and the parts of a definition list, are told inside other messages. */
const isPart = (base: string, { templates }: Catalogue) =>
  /\.(?:lead|ask)$/u.test(base) || /\{\{\s*\w+\s*\}\}/u.test(templates.get(base) ?? '');

type Worded = { rendered: Rendered; base: string };
/** A key whose templates name what its values do not hold, or the other way round. */
export type Unworded = { base: string; why: string };

type Renderer = { words: Words; render: ReturnType<typeof createRender> };
export const rendererOf = (words: Words): Renderer => ({ words, render: createRender(() => sampleToday, words) });

/** One turn in every form, as the rules look at it. Throws like the renderer. */
export function renderedOf(
  turn: Message[],
  how: { profile: Profile; abilities: Abilities; sample: Rendered['sample'] },
  { words, render }: Renderer,
): Rendered {
  const rendition = render(turn, how.profile, how.abilities);
  return { turn, ...how, rendition, ssml: ssmlOf(rendition.speech), today: sampleToday, term: (key) => words.term(key, how.profile.lang) };
}

/** Values that are told otherwise in other wordings: 明天，三月十九日. */
const isWorded = (kind: string) => kind === 'date' || kind === 'instant' || kind === 'period' || kind === 'rows';
const hasVariant = (base: string, wording: Profile['wording'], { templates }: Catalogue) =>
  ['', '_text', '_screenReader', '_speech'].some((form) => templates.has(`${base}${form}_${wording}`));

/** Every key of one language in every wording that has words of its own, with typical, long and hostile values. */
export function* wordEveryKey(catalogue: Catalogue, learned: Learned, renderer: Renderer): Generator<Worded | Unworded> {
  for (const base of catalogue.places.keys()) {
    const key = messageKeyOf(base);
    if (key === undefined || isPart(base, catalogue)) continue;
    const places = (catalogue.places.get(base) ?? []).map(([, kind]) => kind);
    const worded = wordings.filter((wording) => wording === 'plain' || places.some(isWorded) || hasVariant(base, wording, catalogue));
    for (const sample of places.length === 0 ? samples.slice(0, 1) : samples) {
      const values = valuesFor(base, sample, catalogue, learned);
      if (values === null) continue;
      const seen = learned.get(base);
      const message: Message = { key, values, kind: seen?.kind ?? 'info', money: seen?.money ?? 'none', urgency: 'polite' };
      for (const wording of worded) {
        const profile = { ...defaultProfile, lang: catalogue.lang, wording };
        try {
          yield { base, rendered: renderedOf([message], { profile, abilities: onPage, sample }, renderer) };
        } catch (error) {
          yield { base, why: error instanceof Error ? error.message : String(error) };
        }
      }
    }
  }
}

export const inWordings = (lang: Lang): Profile[] => wordings.map((wording) => ({ ...defaultProfile, lang, wording }));
