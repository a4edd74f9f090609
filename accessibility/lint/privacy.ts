import type { Found } from './finding';
import { flatValues, formsOf } from './facts';
import { type Group, isOurs } from './group';
import type { Rendered } from './subjects';

const longest = 11;
const amount = /[\d,]+\.\d{2}/gu;

/**
 * PRV-01: no whole account, phone or identity number in any form; a number that the customer gave a moment ago is read back
 * once, to be compared, and the key of a bill likewise.
 */
function findWhole(rendered: Rendered): Found[] {
  if (!isOurs(rendered)) return [];
  const keys = rendered.turn
    .flatMap(({ values }) => flatValues(values))
    .flatMap((value) =>
      value.t === 'digits' && value.as !== 'reference' ? [value.v] : value.t === 'said' ? [value.v.replace(/\D/g, '')] : [],
    );
  return formsOf(rendered.rendition).flatMap(({ where, text }) =>
    (text.replace(amount, ' ').match(new RegExp(`(?:\\d[ ，,]{0,2}){${longest},}`, 'gu')) ?? [])
      .map((run) => run.replace(/\D/g, ''))
      .filter((run) => run.length >= longest && !keys.some((key) => key !== '' && (key.includes(run) || run.includes(key))))
      .map((words) => ({ words: `${words.slice(0, 4)}…`, why: `the form ${where} shows a whole number` })),
  );
}

export const privacy: Group = {
  name: 'privacy',
  renditions: [{ id: 'PRV-01', severity: 'E', source: 'guideline G12', check: findWhole }],
};
