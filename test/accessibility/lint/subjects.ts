import type { Message, Values } from '../../../accessibility/message';
import { defaultProfile, type Lang } from '../../../accessibility/profile';
import type { Rendition } from '../../../accessibility/rendition';
import type { Edge, Place, Rendered, Shape, Template, Whole } from '../../../accessibility/lint/subjects';
import { createWords } from '../../../accessibility/words';
import { ssmlOf } from '../../../bot/turn/ssml';

const words = createWords();

/** A text of a locale file; its values are told by itself unless `said` is given. */
export const template = (text: string, about: Partial<Template> = {}): Template => ({
  ...{ key: 'x.y', base: 'x.y', lang: /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en', role: 'message', serves: ['plain'], text },
  said: text.replace(/\{\{[^}]*\}\}/g, '6688'),
  ...about,
});

export const told = (about: Partial<Message> = {}): Message => ({
  ...{ key: 'common.hello', kind: 'info', values: {}, money: 'none', urgency: 'polite' },
  ...about,
});

type Worded = Partial<Omit<Rendered, 'rendition'>> & {
  lang?: Lang;
  text?: string;
  screenReader?: string;
  say?: string;
  values?: Values;
} & Partial<Pick<Rendition, 'blocks' | 'choices' | 'speech'>>;

/** A turn in every form: the same words in all of them unless one is given. */
export function rendered({
  lang = 'zh-CN',
  text = '好的。',
  screenReader,
  say,
  values = {},
  blocks,
  choices = [],
  speech,
  ...about
}: Worded = {}): Rendered {
  const turn = about.turn ?? [told({ values })];
  const rendition: Rendition = {
    ...{ lang, text, choices, kind: turn.at(-1)?.kind ?? 'info', money: 'none', urgency: 'polite', facts: turn.map((one) => one.values) },
    blocks: blocks ?? [{ b: 'text', text }],
    screenReader: screenReader ?? `${lang === 'en' ? 'Assistant: ' : '助手：'}${text}`,
    speech: speech ?? { lang, parts: [{ say: say ?? text }] },
  };
  const spoken = about.ssml ?? ssmlOf(rendition.speech);
  const profile = { ...defaultProfile, lang };
  return {
    ...{ profile, abilities: { channel: 'text', choices: 'numbers', choicesMax: 9 }, sample: 'typical', today: '2026-03-18' },
    ...{ term: (key: string) => words.term(key, lang) },
    ...about,
    ...{ turn, rendition, ssml: spoken },
  };
}

const answers: { [by: string]: Partial<Message> } = {
  ...{ help: { key: 'help.general' }, why: { key: 'transfer.whyTo' }, where: { key: 'common.whereNothing' }, wait: { key: 'common.wait' } },
};
const everywhere: Edge[] = ['human', 'back', 'repeat', 'help', 'cancel', 'why', 'where', 'wait'].map((by) => ({
  by,
  told: [told(answers[by])],
  open: by === 'cancel' ? 0 : 1,
  ...(by === 'human' ? { act: 'request' } : {}),
}));

/** A place from which everything leads somewhere, with the edges given instead. */
export const place = (about: Partial<Place> = {}, edges: Edge[] = []): Place => ({
  ...{
    dialog: 'transfer',
    name: 'somewhere',
    lang: 'zh-CN',
    money: true,
    phase: 'asking',
    open: 1,
    steps: 3,
    told: [told()],
    last: [told()],
  },
  edges: [...everywhere.filter((one) => !edges.some(({ by }) => by === one.by)), ...edges],
  ...about,
});

export const shape = (about: Partial<Shape> = {}): Shape => ({
  ...{ dialog: 'transfer', money: true, answers: false, reviews: true, acts: false, unreviewed: [], reviewMet: true, slots: [] },
  ...about,
});

export const whole = (about: Partial<Whole> = {}): Whole => ({
  ...{ templates: [], unnamed: [], literals: [], labels: [] },
  codes: { secondsDefault: 600, seconds: [300, 600, 900], ways: ['sms', 'voice'] },
  ...about,
});
