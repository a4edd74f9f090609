import type { Found } from './finding';
import type { Group } from './group';
import { vagueLabels } from './lexicon';
import type { Rendered, Template } from './subjects';
import type { Thresholds } from './thresholds';

const bare = (label: string) => label.toLowerCase().replace(/^[\s\p{P}\d]+|[\s\p{P}]+$/gu, '');

/** BTN-01: a label is read alone, by tab or in a list of buttons. */
const isVague = (label: string) => vagueLabels.includes(bare(label));
const vague = (words: string): Found => ({ words, why: 'read alone it says nothing', instead: 'a verb and what it is done to' });

const findVagueTemplate = ({ role, said }: Template): Found[] => (role === 'label' && isVague(said) ? [vague(said)] : []);
const findVague = ({ rendition }: Rendered): Found[] =>
  rendition.choices.filter(({ label }) => isVague(label)).map(({ label }) => vague(label));

/** BTN-02. */
const findTwins = ({ rendition, sample }: Rendered): Found[] => {
  const labels = rendition.choices.map(({ label }) => label.trim().toLowerCase());
  return sample === 'hostile'
    ? []
    : labels.filter((label, index) => labels.indexOf(label) !== index).map((words) => ({ words, why: 'two choices have the same label' }));
};

/** MO-02: one number, or the words of the label. */
const findHardToChoose = ({ rendition }: Rendered): Found[] =>
  rendition.choices
    .filter(({ words, label }) => !words.includes(label) || !words.some((one) => /^\d{1,2}$/.test(one)))
    .map(({ label }) => ({ words: label, why: 'it cannot be chosen by one number or by its words' }));

/** LNK-01: an address is not a name. */
const findBareLinks = ({ rendition }: Rendered): Found[] =>
  rendition.choices
    .filter(({ href, label }) => href !== undefined && (/https?:|www\.|^\//u.test(label) || label === href))
    .map(({ label }) => ({ words: label, why: 'a link says where it leads, in words' }));

/** TBL-01: a table has a caption and a name over every column; to a screen reader its rows are sentences. */
function findBareTables({ rendition }: Rendered): Found[] {
  return rendition.blocks.flatMap((block) => {
    if (block.b !== 'table') return [];
    const rowOf = (n: number) => new RegExp(rendition.lang === 'zh-CN' ? `第${n}项` : `Number ${n},`, 'u');
    const told = block.rows.every((_row, index) => rowOf(index + 1).test(rendition.screenReader));
    return [
      ...(block.caption.trim() === '' ? [{ words: block.rows[0]?.join(' ') ?? '', why: 'a table has a caption' }] : []),
      ...(block.rows.some((row) => row.length !== block.head.length) || block.head.some((name) => name.trim() === '')
        ? [{ words: block.head.join(' '), why: 'every column has a name' }]
        : []),
      ...(told ? [] : [{ words: rendition.screenReader, why: 'a row is no sentence to a screen reader' }]),
    ];
  });
}

/** LI-01: who cannot see the end of a list is told how long it is. */
function findUncounted({ turn, rendition, sample }: Rendered, limits: Thresholds): Found[] {
  if (sample === 'hostile') return [];
  const chinese = rendition.lang === 'zh-CN';
  const isTold = (n: number) =>
    (chinese ? new RegExp(`共 ?${n} ?[项条笔个位]`, 'u') : new RegExp(`\\b${n} (?:items?|choices?)`, 'u')).test(rendition.screenReader);
  const lists = turn.flatMap(({ values }) => Object.values(values).flatMap((value) => (value.t === 'rows' ? [value.total] : [])));
  return [...lists, rendition.choices.length]
    .filter((n) => n >= limits.listedItems && !isTold(n))
    .map((n) => ({ words: rendition.screenReader, why: `a list of ${n} does not say so first` }));
}

export const choices: Group = {
  name: 'choices, tables, lists',
  templates: [{ id: 'BTN-01', severity: 'E', source: 'WCAG 2.4.9', check: findVagueTemplate }],
  renditions: [
    { id: 'BTN-01', severity: 'E', source: 'WCAG 2.4.9', check: findVague },
    { id: 'BTN-02', severity: 'E', source: 'WCAG 2.4.6', check: findTwins },
    { id: 'MO-02', severity: 'E', source: 'guideline G16', check: findHardToChoose },
    { id: 'LNK-01', severity: 'E', source: 'WCAG 2.4.4', check: findBareLinks },
    { id: 'TBL-01', severity: 'E', source: 'WCAG 1.3.1', check: findBareTables },
    { id: 'LI-01', severity: 'W', source: 'WCAG 1.3.1', check: findUncounted },
  ],
};
