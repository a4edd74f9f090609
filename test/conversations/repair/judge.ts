import type { Choice, Values } from '../../../accessibility/message';
import type { Lang } from '../../../accessibility/profile';
import { leftOut } from '../../accessibility/facts';
import type { TestBot } from '../../support/bot';
import type { Cell } from './cells';
import { type Expected, isOpen, type Place } from './place';
import type { Thread } from './thread';

const keysOf = ({ messages }: Thread): string => messages.map(({ key }) => key).join(', ');
const sorted = (names: string[]): string => [...names].sort().join(', ');

/** What is open differs from what is expected to be. */
function openOtherwise(place: Place, expected: Expected, { state }: Thread): string[] {
  const frame = state.stack.at(-1);
  const open = expected.open === undefined ? (isOpen(place) ? place.dialog : null) : expected.open;
  if ((frame?.dialog ?? null) !== open) return [`${frame?.dialog ?? 'nothing'} is open instead of ${open ?? 'nothing'}`];
  if (!frame) return [];
  const [filled, wanted] = [sorted(Object.keys(frame.filled)), sorted(expected.filled ?? place.filled)];
  const phase = expected.phase ?? place.phase;
  return [
    ...(filled === wanted ? [] : [`filled: ${filled} instead of ${wanted}`]),
    ...(frame.phase === phase ? [] : [`it is ${frame.phase} instead of ${phase}`]),
  ];
}

/** What was filled before is lost or another than before, where nobody asked for that. */
function lost(place: Place, expected: Expected, there: Thread, { state }: Thread): string[] {
  const [before, after] = [there.state.stack.at(-1), expected.over ? state.stack.at(-2) : state.stack.at(-1)];
  if (!before || !after || (!expected.over && expected.filled)) return [];
  const is = after.dialog === place.dialog && JSON.stringify(after.filled) === JSON.stringify(before.filled);
  return is ? [] : [`what was filled has changed: ${JSON.stringify(after.filled)}`];
}

type Named = { values: Values; choices?: Choice[] };
/** The customer's and other people's own words and names, which are told in the language they are in. */
const quoted = (messages: Named[]): string[] =>
  messages
    .flatMap(({ values, choices = [] }) => [values, ...choices.map((choice) => choice.values ?? {})])
    .flatMap((values) => Object.values(values))
    .flatMap((value) => (value.t === 'rows' ? value.items.flatMap((item) => Object.values(item)) : [value]))
    .flatMap((value) =>
      value.t === 'name' || value.t === 'said' ? value.v.split(/\s+/) : value.t === 'account' ? (value.alias ?? '').split(/\s+/) : [],
    )
    .filter((words) => words !== '');

const foreign = { 'zh-CN': /[A-Za-z]{3,}/, en: /\p{Script=Han}/u };
/** Words of the other language, but for names and what the customer said. */
function inOtherLanguage({ rendition, messages }: Thread, lang: Lang): string[] {
  if (rendition?.lang !== lang) return [`it is told in ${rendition?.lang ?? 'no language'}`];
  const text = [rendition.text, rendition.screenReader, ...rendition.choices.map(({ label }) => label)].join('\n');
  // A name may be told sign by sign, so every sign of it is left out.
  const own = quoted(messages).reduce((left, words) => left.replaceAll(words, ''), text);
  const signs = new Set(quoted(messages).join(''));
  const found = foreign[lang].exec(
    Array.from(own.replace(/[A-HJ-NP-Z0-9]{6,}|CNY/g, ''), (sign) => (lang === 'en' && signs.has(sign) ? '' : sign)).join(''),
  );
  return found ? [`it says ${found[0]} in ${lang}`] : [];
}

/** What must hold of every turn, whatever was said. */
function ill(heard: Thread, lang: Lang, bot: TestBot): string[] {
  const { rendition, messages, profile } = heard;
  if (!rendition) return ['nothing is told'];
  const questions = rendition.text.match(/[？?]/g)?.length ?? 0;
  return [
    ...inOtherLanguage(heard, lang),
    ...(questions > 1 ? [`${questions} questions at once: ${rendition.text}`] : []),
    ...leftOut(rendition, profile.wording, bot.clock.today()).map((fact) => `left out of ${fact}`),
    ...messages.filter((message) => !bot.saysMoney(message, lang)).map(({ key }) => `${key} does not say where the money is`),
  ];
}

/** The last of a row of troubles says something new and offers a person. */
const straw = (before: Thread, heard: Thread): string[] => [
  ...(before.rendition?.text === heard.rendition?.text ? ['the same words twice'] : []),
  ...(heard.rendition?.choices.some(({ id }) => id === 'human') ? [] : ['no person is offered']),
];

/** Everything in which a turn is not as it should be, in words. `before`: the turn before this one, where there were several. */
export function judge(cell: Cell, there: Thread, before: Thread, heard: Thread, bot: TestBot): string[] {
  const expected = cell.expects(there);
  const [keys, wanted] = [keysOf(heard), expected.keys.join(', ')];
  return [
    ...(keys === wanted ? [] : [`${keys} instead of ${wanted}`]),
    ...openOtherwise(cell.place, expected, heard),
    ...(cell.keeps ? lost(cell.place, expected, there, heard) : []),
    ...ill(heard, expected.lang ?? cell.lang, bot),
    ...(cell.lastStraw ? straw(before, heard) : []),
  ];
}

/** Whether a customer has come where the place is. */
export const judgeArrival = (place: Place, lang: Lang, there: Thread, bot: TestBot): string[] => {
  if (place.arrives.length === 0) return [];
  const [keys, wanted] = [keysOf(there), place.arrives.join(', ')];
  return [
    ...(keys === wanted ? [] : [`${keys} instead of ${wanted}`]),
    ...openOtherwise(place, { keys: [] }, there),
    ...ill(there, lang, bot),
  ];
};
