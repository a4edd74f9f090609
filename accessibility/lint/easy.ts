import type { Found } from './finding';
import type { Group } from './group';
import { type Avoided, doubleNegatives, jargon, nextStep, pity, promotion, sensory, synonyms } from './lexicon';
import { gradeOf, lengthOf, questionsOf, sentencesOf, wordsOf } from './measure';
import type { Place, Rendered, Template, Whole } from './subjects';
import type { Thresholds } from './thresholds';

/** Every word of a list that stands in a text, with what to write instead. */
export const findListed = (text: string, list: readonly Avoided[], why: string): Found[] =>
  list.flatMap(({ pattern, instead }) =>
    (pattern.exec(text) ?? []).slice(0, 1).map((words) => ({ words, why, ...(instead === undefined ? {} : { instead }) })),
  );

/** Our own words of a template, without its values. */
const own = ({ text }: Template) => text.replace(/\{\{[^}]*\}\}/g, ' ');
const listed =
  (lists: { readonly [L in Template['lang']]: readonly Avoided[] }, why: string) =>
  (template: Template): Found[] =>
    findListed(own(template), lists[template.lang], why);

/** EZ-01: a plain text is advised to be short; a text for easy readers has to be. */
function findLongSentences({ lang, serves, role, said }: Template, limits: Thresholds): Found[] {
  if (role === 'term') return [];
  const chinese = lang === 'zh-CN';
  const easy = serves.includes('easy');
  const plainMax = chinese ? limits.sentenceHanzi : limits.sentenceWords;
  const easyMax = chinese ? limits.easySentenceHanzi : limits.easySentenceWords;
  const max = easy ? easyMax : plainMax;
  return sentencesOf(said).flatMap((words) => {
    const size = lengthOf(words, lang);
    const why = `${size} is more than ${max} in a sentence${easy ? ' for easy readers' : ''}`;
    return size <= max ? [] : [{ words, why, size, severity: easy ? ('E' as const) : ('W' as const) }];
  });
}

/** EZ-02: one thing is asked at a time. */
function findManyQuestions({ rendition, turn, sample }: Rendered): Found[] {
  if (sample === 'hostile') return [];
  const marks = questionsOf(rendition.text);
  const asked = turn.filter(({ kind }) => kind === 'question' || kind === 'menu' || kind === 'review');
  return [
    ...(marks > 1 ? [{ words: rendition.text, why: `${marks} question marks in one turn`, size: marks }] : []),
    ...(asked.length > 1 ? [{ words: asked.map(({ key }) => key).join(', '), why: 'two answers are waited for' }] : []),
  ];
}

/** EZ-03. */
function findHardEnglish({ lang, role, said }: Template, limits: Thresholds): Found[] {
  if (lang !== 'en' || role === 'term' || wordsOf(said) < limits.fleschKincaidWords) return [];
  const size = gradeOf(said);
  return size <= limits.fleschKincaidGrade
    ? []
    : [{ words: said, why: `Flesch-Kincaid ${size.toFixed(1)} is more than ${limits.fleschKincaidGrade}`, size }];
}

/** Hanzi of rows 16 to 55 of GB 2312: the 3,755 of its first level, the common ones. */
function commonHanzi(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell);
  return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)));
}
const common = commonHanzi();

/** EZ-07. The list of the standard (3,500 characters) is not at hand; level one of GB 2312 stands for it [CHOICE]. */
const findRareHanzi = (template: Template): Found[] =>
  template.lang === 'zh-CN'
    ? [...new Set(own(template).match(/\p{Script=Han}/gu) ?? [])]
        .filter((sign) => !common.has(sign))
        .map((words) => ({ words, why: 'few readers know this character' }))
    : [];

/** EZ-09: a longer way says how far it is. */
const findUncounted = ({ steps, told, phase, dialog, name }: Place, limits: Thresholds): Found[] => {
  const last = told.at(-1);
  const isStep = (phase === 'asking' && last?.kind === 'question' && (last.choices ?? []).length === 0) || last?.kind === 'review';
  return isStep && steps >= limits.countedSteps && last.step === undefined
    ? [{ words: `${dialog} · ${name}`, why: `a way of ${steps} steps does not say where we are` }]
    : [];
};

/** EZ-10. Sign-first readers want one idea a sentence: their sentences are many and short. */
function findLongMessages({ lang, serves, role, said }: Template, limits: Thresholds): Found[] {
  if (role !== 'message') return [];
  const easy = serves.includes('easy');
  const sentencesMax = easy ? limits.easyMessageSentences : limits.messageSentences;
  const chinese = lang === 'zh-CN';
  const max = chinese ? (easy ? limits.easyMessageHanzi : limits.messageHanzi) : easy ? limits.easyMessageWords : limits.messageWords;
  const sentences = sentencesOf(said).length;
  const size = lengthOf(said, lang);
  return [
    ...(sentences > sentencesMax && serves.join() !== 'signFirst'
      ? [{ words: said, why: `${sentences} sentences are more than ${sentencesMax}`, size: sentences }]
      : []),
    ...(size > max ? [{ words: said, why: `${size} is more than ${max} in one message`, size }] : []),
  ];
}

/** EZ-11: what to do next is what stays in mind. */
function findBuriedStep({ lang, role, said }: Template): Found[] {
  if (role !== 'message') return [];
  const request = lang === 'zh-CN' ? /(?:^|，)请(?!不要|先停|核对|看一看|稍等)/u : /(?:^|, )(?:please(?! check| stop)|say “)/iu;
  const sentences = sentencesOf(said);
  const at = sentences.findLastIndex((sentence) => request.test(sentence));
  const after = sentences.slice(at + 1);
  return at < 0 ||
    after.length === 0 ||
    after.every((sentence) => nextStep[lang].test(sentence) || /[?？]/u.test(sentence) || isWarning(sentence))
    ? []
    : [{ words: after.join(' '), why: 'the next step is not the last thing told' }];
}
const isWarning = (sentence: string) =>
  /不要|不会|钱|有效|参考号|money|code|password|by \d|never|not here|not there|text page|answer in text|keep it/iu.test(sentence);

/** EZ-13. */
function findManyOptions({ turn, profile, sample }: Rendered, limits: Thresholds): Found[] {
  if (sample !== 'driven') return [];
  const offered = turn.flatMap((message) => message.choices ?? []).filter((choice) => choice.id !== 'human');
  const max = profile.wording === 'easy' ? limits.easyOptions : limits.options;
  return offered.length <= max
    ? []
    : [
        {
          words: offered.map((choice) => choice.id).join(', '),
          why: `${offered.length} options are more than ${max}`,
          size: offered.length,
        },
      ];
}

/** EZ-12, second half: one action, one label. */
const findManyLabels = ({ labels }: Whole): Found[] =>
  labels
    .filter(({ keys }) => keys.length > 1)
    .map(({ id, keys }) => ({ words: `${id}: ${keys.join(', ')}`, why: 'one action has one label' }));

/** EZ-14. */
function findRude(template: Template): Found[] {
  const text = own(template);
  return template.lang === 'zh-CN'
    ? [
        ...findListed(text, [{ pattern: /你/u, instead: '您' }], 'customers are addressed politely'),
        ...findListed(text, [{ pattern: /[！!].*[！!]/u }], 'we do not shout'),
        ...findListed(text, [{ pattern: /被(?!子)/u }], 'who does it comes first'),
      ]
    : findListed(text, [{ pattern: /!.*!/u }], 'we do not shout');
}

export const easy: Group = {
  name: 'easy',
  templates: [
    { id: 'EZ-01', severity: 'W', source: 'WCAG 3.1.5, reference S36', check: findLongSentences },
    { id: 'EZ-03', severity: 'W', source: 'WCAG 3.1.5', check: findHardEnglish },
    { id: 'EZ-04', severity: 'E', source: 'WCAG 3.1.3', check: listed(jargon, 'a word of the trade') },
    { id: 'EZ-05', severity: 'E', source: 'COGA', check: listed(doubleNegatives, 'two negations have to be worked out') },
    { id: 'EZ-06', severity: 'E', source: 'WCAG 1.3.3', check: listed(sensory, 'not everybody can see or hear that') },
    { id: 'EZ-07', severity: 'W', source: 'WCAG 3.1.5 [CHOICE]', check: findRareHanzi },
    { id: 'EZ-08', severity: 'E', source: 'MIIT 2021-67', check: listed(promotion, 'nothing is sold here') },
    { id: 'EZ-10', severity: 'W', source: 'COGA', check: findLongMessages },
    { id: 'EZ-11', severity: 'W', source: 'COGA', check: findBuriedStep },
    { id: 'EZ-12', severity: 'E', source: 'WCAG 3.2.4', check: listed(synonyms, 'one thing has one word') },
    { id: 'EZ-14', severity: 'W', source: 'COGA', check: findRude },
    { id: 'EZ-14', severity: 'E', source: 'guideline G4', check: listed(pity, 'nobody is pitied or diagnosed') },
  ],
  renditions: [
    { id: 'EZ-02', severity: 'E', source: 'COGA', check: findManyQuestions },
    { id: 'EZ-13', severity: 'E', source: 'COGA', check: findManyOptions },
  ],
  places: [{ id: 'EZ-09', severity: 'W', source: 'COGA', check: findUncounted }],
  whole: [{ id: 'EZ-12', severity: 'E', source: 'WCAG 3.2.4', check: findManyLabels }],
};
