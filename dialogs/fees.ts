import { choice, type Json, type Message, message, money } from '../accessibility/message';
import type { TermKey } from '../locales/keys';
import type { Context, Dialog, Slot } from './engine/dialog';
import type { Filled } from './engine/state';
import { type FeeRoute, feeRoutes, type FeeTier, type Tariff } from './ports';

/** What somebody may ask the price of; `other` is what this bank's list does not hold. */
export const feeTopics = [...feeRoutes, 'transfer', 'card', 'sms', 'other'] as const;
export type FeeTopic = (typeof feeTopics)[number];

const isTopic = (value: Json | undefined): value is FeeTopic => feeTopics.some((topic) => topic === value);

/** Only one certain amount is looked up; of anything else (大概三百, 一千或者六万) the whole list is told. */
function minorOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return typeof value.minor === 'string' && /^\d{1,15}$/.test(value.minor) ? value.minor : undefined;
}

const named = (key: TermKey) => ({ t: 'term' as const, key });

function line(name: TermKey, feeMinor: string, amount: string | undefined): Message {
  const [route, fee] = [named(name), money(feeMinor, 'fee')];
  const isFree = BigInt(feeMinor) === 0n;
  if (amount === undefined) return message(isFree ? 'fees.flat' : 'fees.flatFee', 'info', { route, fee });
  return message(isFree ? 'fees.atAmount' : 'fees.atAmountFee', 'info', { route, amount: money(amount), fee });
}

/** Tiers as sentences: up to the first bound, between two, above the last. */
function bands(name: TermKey, tiers: FeeTier[]): Message[] {
  const told = tiers.map(({ upToMinor, feeMinor }, index): Message => {
    const [fee, below] = [money(feeMinor, 'fee'), tiers[index - 1]];
    if (!below) return message('fees.upTo', 'info', { upTo: money(upToMinor), fee });
    const over = money(below.upToMinor);
    return index === tiers.length - 1
      ? message('fees.above', 'info', { over, fee })
      : message('fees.between', 'info', { over, upTo: money(upToMinor), fee });
  });
  return [message('fees.byAmount', 'info', { route: named(name) }), ...told];
}

function ofTiers(name: TermKey, tiers: FeeTier[], amount: string | undefined): Message[] {
  const tier = amount === undefined ? undefined : tiers.find(({ upToMinor }) => BigInt(amount) <= BigInt(upToMinor));
  if (tier) return [line(name, tier.feeMinor, amount)];
  const [only, ...more] = tiers;
  return only && more.length === 0 ? [line(name, only.feeMinor, undefined)] : bands(name, tiers);
}

/** Routes that cost the same are told in one breath. */
function together(routes: FeeRoute[], name: TermKey, { fees }: Tariff, amount: string | undefined): Message[] {
  const [first] = routes;
  const same = routes.every((route) => first && JSON.stringify(fees[route]) === JSON.stringify(fees[first]));
  if (first && same) return ofTiers(name, fees[first], amount);
  return routes.flatMap((route) => ofTiers(`fee.${route}`, fees[route], amount));
}

const near = (tariff: Tariff, amount?: string) => together(['thisBank', 'mobile'], 'fee.near', tariff, amount);
const slow = (tariff: Tariff, amount?: string) => [
  ...together(['otherBankOrdinary', 'otherBankNextDay'], 'fee.otherBankSlow', tariff, amount),
  message('fees.onlyInstant', 'info', {}),
];
const away = (tariff: Tariff, amount?: string) => [...ofTiers('fee.otherBank', tariff.fees.otherBank, amount), ...slow(tariff, amount)];
const card = ({ newCardMinor }: Tariff) => message('fees.card', 'info', { fee: money(newCardMinor) });
const sms = ({ sms: { monthMinor, noticeDays } }: Tariff) =>
  message('fees.sms', 'info', { fee: money(monthMinor), days: { t: 'count', v: noticeDays } });

/** Not in the list: said so, never guessed. */
const unlisted = () => {
  const choices = [choice('start:fees', 'fees.choiceAll', {}), choice('human', 'help.choiceHuman', {})];
  return [message('fees.notListed', 'info', {}), message('fees.instead', 'menu', {}, { choices })];
};

function about(topic: FeeTopic | undefined, tariff: Tariff, amount: string | undefined): Message[] {
  if (topic === 'card') return [card(tariff)];
  if (topic === 'sms') return [sms(tariff)];
  if (topic === 'other') return unlisted();
  if (topic === 'otherBank') return away(tariff, amount);
  if (topic === 'otherBankOrdinary' || topic === 'otherBankNextDay')
    return [...ofTiers(`fee.${topic}`, tariff.fees[topic], amount), message('fees.onlyInstant', 'info', {})];
  if (topic === 'transfer' || (topic === undefined && amount !== undefined)) return [...near(tariff, amount), ...away(tariff, amount)];
  if (topic !== undefined) return ofTiers(`fee.${topic}`, tariff.fees[topic], amount);
  return [...near(tariff), ...ofTiers('fee.bill', tariff.fees.bill, undefined), ...away(tariff), card(tariff), sms(tariff)];
}

async function answer({ about: topic, amount }: Filled, { ports }: Context): Promise<Message[]> {
  return about(isTopic(topic) ? topic : undefined, await ports.tariff(), minorOf(amount));
}

/** Both are only taken when said: a question about fees is answered, never answered with a question. */
const words = { ask: 'fees.help', why: 'fees.help', example: 'fees.help', change: 'fees.choiceAll', optional: true } as const;
const slots: Slot[] = [
  { name: 'about', kind: 'choice', ...words },
  { name: 'amount', kind: 'money', ...words },
];

/** What things cost: all of it, one thing, or one amount. Anybody may ask; nothing moves and nothing is begun. */
export const fees: Dialog = { id: 'fees', v: 1, name: 'dialog.fees', needs: 'none', money: false, slots, help: 'fees.help', answer };
