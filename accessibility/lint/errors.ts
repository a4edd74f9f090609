import type { Message, MoneyState } from '../message';
import { findListed } from './easy';
import type { Found } from './finding';
import { formsOf } from './facts';
import type { Group } from './group';
import { blame, moneyDenials, moneyWords, nextStep } from './lexicon';
import type { Rendered, Template } from './subjects';

/** ERR-01. */
const findBlame = ({ lang, text }: Template): Found[] =>
  findListed(text.replace(/\{\{[^}]*\}\}/g, ' '), blame[lang], 'it blames, or says nothing that helps');

const isTrouble = ({ kind }: Message) => kind === 'refusal' || kind === 'error';

const asks: Message['kind'][] = ['question', 'review', 'menu', 'stepUp'];

/** ERR-02: a refusal is followed, in its own words or by what comes after it in the turn, by what can be done now. */
function findHopeless({ turn, rendition, sample, profile }: Rendered): Found[] {
  if (sample !== 'driven' || !turn.some(isTrouble)) return [];
  const goesOn = turn.some(({ kind, choices = [] }) => asks.includes(kind) || choices.length > 0);
  return goesOn || nextStep[profile.lang].test(rendition.text)
    ? []
    : [{ words: rendition.text, why: 'it does not say what can be done now' }];
}

/** ERR-03: a code helps nobody who cannot look it up; where there is a reference it stands last. */
function findCodes({ text, role }: Template): Found[] {
  if (role === 'term' || role === 'frame') return [];
  const bare = text.replace(/\{\{[^}]*\}\}/g, ' ').match(/\b(?:E|ERR|HTTP|code)[-_ ]?\d{2,}\b/giu) ?? [];
  const onlyCode = /^[\s\p{P}]*\{\{\w+, digits\}\}[\s\p{P}]*$/u.test(text) || /^[A-Z0-9_-]+$/.test(text.trim());
  return [
    ...bare.map((words) => ({ words, why: 'a code instead of words' })),
    ...(onlyCode ? [{ words: text, why: 'nothing but a code' }] : []),
  ];
}

/** Kinds that tell how something ended or stands; a question and a review come before anything is done. */
const tells: Message['kind'][] = ['receipt', 'refusal', 'error', 'status', 'timeout', 'stepUp', 'handoff'];
const states: Exclude<MoneyState, 'none'>[] = ['notMoved', 'held', 'checking', 'moved', 'returned'];

/** ERR-04 and promise 4: a turn with a money state says it, in every form, and nothing that takes it back. A definition list says it in its lead. */
function findUnsaid({ turn, rendition, profile, sample }: Rendered): Found[] {
  if (sample === 'hostile') return [];
  const told = new Set(turn.flatMap(({ money }) => (money === 'none' ? [] : [money])));
  const [only] = told.size === 1 && turn.some((message) => message.money !== 'none' && tells.includes(message.kind)) ? told : [];
  const denied = only === undefined ? undefined : { state: only, words: moneyDenials[profile.lang][only] };
  const denials = formsOf(rendition).flatMap(({ where, text }) =>
    (denied?.words.exec(text) ?? [])
      .slice(0, 1)
      .map((words) => ({ words, why: `the form ${where} denies that the money is ${denied?.state ?? ''}` })),
  );
  const unsaid = states
    .filter((state) => turn.some((message) => message.money === state && tells.includes(message.kind)))
    .flatMap((state) =>
      formsOf(rendition)
        .filter(({ text }) => !moneyWords[profile.lang][state].test(text))
        .map(({ where, text }) => ({ words: text, why: `the form ${where} does not say that the money is ${state}` })),
    );
  return [...unsaid, ...denials];
}

export const errors: Group = {
  name: 'errors',
  templates: [
    { id: 'ERR-01', severity: 'E', source: 'WCAG 3.3.1', check: findBlame },
    { id: 'ERR-03', severity: 'E', source: 'WCAG 3.3.3', check: findCodes },
  ],
  renditions: [
    { id: 'ERR-02', severity: 'E', source: 'WCAG 3.3.3', check: findHopeless },
    { id: 'ERR-04', severity: 'E', source: 'promise 4', check: findUnsaid },
  ],
};
