import { type Json, type Message, message } from '../accessibility/message';
import type { Context, Dialog } from './engine/dialog';
import type { Filled } from './engine/state';
import type { Rate, RateKind, Tariff } from './ports';

const kinds = ['current', 'oneYear', 'threeYear'] as const satisfies RateKind[];
/** What somebody may ask the rate of; `other` is a kind of deposit that this bank's list does not hold. */
export const rateTopics = [...kinds, 'other'] as const;
export type RateTopic = (typeof rateTopics)[number];

const isTopic = (value: Json | undefined): value is RateTopic => rateTopics.some((topic) => topic === value);
const date = (v: string) => ({ t: 'date' as const, v });
const row = (kind: RateKind, { percent }: Rate) => ({
  kind: { t: 'term' as const, key: `rate.${kind}` as const },
  rate: { t: 'percent' as const, v: percent },
});

function one(kind: RateKind, { rates }: Tariff): Message {
  const rate = rates[kind];
  return message('rates.one', 'info', { ...row(kind, rate), since: date(rate.since) });
}

/** All of them hold together since the day on which the last of them was set. */
function all({ rates }: Tariff): Message[] {
  const since = kinds.map((kind) => rates[kind].since).reduce((latest, day) => (day > latest ? day : latest));
  const items = kinds.map((kind) => row(kind, rates[kind]));
  return [
    message('rates.all', 'info', { rates: { t: 'rows', caption: 'rates.caption', row: 'rates.row', items, total: items.length } }),
    message('rates.since', 'info', { since: date(since) }),
  ];
}

async function answer({ about }: Filled, { ports }: Context): Promise<Message[]> {
  const tariff = await ports.tariff();
  if (!isTopic(about)) return all(tariff);
  return about === 'other' ? [message('rates.notListed', 'info', {}), ...all(tariff)] : [one(about, tariff)];
}

/** What deposits earn, with the day since which it holds. Anybody may ask. */
export const rates: Dialog = {
  id: 'rates',
  v: 1,
  name: 'dialog.rates',
  needs: 'none',
  money: false,
  slots: [
    {
      name: 'about',
      kind: 'choice',
      ask: 'rates.help',
      why: 'rates.help',
      example: 'rates.help',
      change: 'rates.choiceAll',
      optional: true,
    },
  ],
  help: 'rates.help',
  answer,
};
