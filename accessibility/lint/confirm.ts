import type { Message, Value } from '../message';
import type { Found } from './finding';
import type { Group } from './group';
import type { Place, Shape } from './subjects';

const reviewOf = (place: Place): Message | undefined => place.told.find(({ kind }) => kind === 'review');
const at = ({ dialog, name }: Place) => `${dialog} · ${name}`;

type Need = { fact: string; is(name: string, value: Value): boolean };

const isAmount = (value: Value) => value.t === 'money' && value.as !== 'fee';
/** What everybody must see before money leaves: from where, how much, for what fee, to whom, and by which number that can be told apart. */
const moneyNeeds: Need[] = [
  { fact: 'the paying account', is: (name, value) => name === 'from' && value.t === 'account' },
  { fact: 'the amount', is: (_name, value) => isAmount(value) },
  { fact: 'the fee', is: (_name, value) => value.t === 'money' && value.as === 'fee' },
  {
    fact: 'who is paid',
    is: (name, value) => name !== 'arrival' && (value.t === 'name' || (value.t === 'term' && value.key.startsWith('biller.'))),
  },
  { fact: 'the number that is paid to', is: (name, value) => (name !== 'from' && value.t === 'account') || value.t === 'digits' },
];
const arrivalNeed: Need = {
  fact: 'when it arrives',
  is: (name, value) => name === 'arrival' || (value.t === 'term' && value.key.startsWith('arrival.')) || value.t === 'instant',
};

/** CF-01 of a review before money moves; a bill is paid when it is debited, so its arrival is not asked for. */
function findMissingFacts(place: Place): Found[] {
  const review = reviewOf(place);
  if (!review || !place.money) return [];
  const values = Object.entries(review.values);
  if (!values.some(([, value]) => isAmount(value))) return [];
  const isBill = values.some(([, value]) => value.t === 'term' && (value.key.startsWith('biller.') || value.key.startsWith('bill.')));
  const needs = isBill ? moneyNeeds : [...moneyNeeds, arrivalNeed];
  return needs
    .filter(({ is }) => !values.some(([name, value]) => is(name, value)))
    .map(({ fact }) => ({ words: `${at(place)}: ${review.key}`, why: `${fact} is not read back` }));
}

const order = ['confirm', 'change', 'cancel'];

/** CF-02: the same three choices in the same order, wherever something is to be confirmed; none of them is a default. */
const findOtherChoices = (place: Place): Found[] => {
  const review = reviewOf(place);
  const ids = (review?.choices ?? []).map((choice) => choice.id);
  return !review || (place.told.at(-1) === review && ids.join() === order.join())
    ? []
    : [{ words: `${at(place)}: ${ids.join(', ')}`, why: `a review ends the turn and offers ${order.join(', ')}, in this order` }];
};

/** CF-03: one review in a turn, and none where nothing is done. */
const findTwoReviews = (place: Place): Found[] => {
  const reviews = place.told.filter(({ kind }) => kind === 'review');
  return reviews.length > 1 ? [{ words: at(place), why: `${reviews.length} reviews in one turn` }] : [];
};

/** CF-03: money moves right after a review that was read and confirmed, never otherwise; a question has no review. */
function findUnreviewed({ dialog, money, answers, reviews, acts, unreviewed, reviewMet }: Shape): Found[] {
  return [
    ...unreviewed.map((words) => ({ words: `${dialog} · ${words}`, why: 'it acts without a confirmed review' })),
    ...(answers && (reviews || acts) ? [{ words: dialog, why: 'a pure question confirms nothing and does nothing' }] : []),
    ...(money && acts ? [{ words: dialog, why: 'money never moves without a review' }] : []),
    ...(reviews && !reviewMet ? [{ words: dialog, why: 'its review could not be reached' }] : []),
  ];
}

/** CF-04: yes and cancel never stand side by side, and a weak yes moves nothing. */
function findNearCancel(place: Place): Found[] {
  const ids = (reviewOf(place)?.choices ?? []).map((choice) => choice.id);
  const isNear = ids.includes('confirm') && ids.includes('cancel') && Math.abs(ids.indexOf('confirm') - ids.indexOf('cancel')) < 2;
  const weak = place.edges.find(
    (edge) => edge.by === 'a weak yes' && edge.act !== undefined && edge.act !== 'request' && place.phase === 'reviewing',
  );
  return [
    ...(isNear ? [{ words: at(place), why: 'a slip of one key turns yes into cancel' }] : []),
    ...(weak ? [{ words: at(place), why: 'a weak yes acts', severity: 'E' as const }] : []),
  ];
}

export const confirm: Group = {
  name: 'confirm',
  places: [
    { id: 'CF-01', severity: 'E', source: 'WCAG 3.3.4', check: findMissingFacts },
    { id: 'CF-02', severity: 'E', source: 'WCAG 3.3.4', check: findOtherChoices },
    { id: 'CF-03', severity: 'E', source: 'DESIGN 2', check: findTwoReviews },
    { id: 'CF-04', severity: 'W', source: 'DESIGN 2', check: findNearCancel },
  ],
  shapes: [{ id: 'CF-03', severity: 'E', source: 'DESIGN 2', check: findUnreviewed }],
};
