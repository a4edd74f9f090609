import type { Message, Value, Values } from '../../accessibility/message';
import type { Account } from '../ports';
import type { Context } from './dialog';
import type { Work } from './work';

type Tail = Extract<Value, { t: 'account' }>;

/** What the bank tells by its last digits only: an account of the customer's own, which a review called by its name. */
const isBare = (value: Value | undefined): value is Tail => value?.t === 'account' && value.alias === undefined && value.bank === undefined;

/** Receipts, refusals and outcomes call the customer's accounts as reviews do: 工资卡（尾号 1234）, not the tail alone. */
export async function nameAccounts(work: Work, { ports, profile, customer }: Context): Promise<Work> {
  if (customer === undefined || !work.messages.some(({ values }) => Object.values(values).some(isBare))) return work;
  // What became of money is told, by its tail alone, even where the bank cannot be asked for names just now.
  const accounts = await ports.accounts().catch((): Account[] => []);
  const named = (value: Value, { payee }: Values): Value => {
    if (!isBare(value)) return value;
    const [own, twin] = accounts.filter(({ tail }) => tail === value.tail);
    const alias = own?.alias[profile.lang];
    const isNamed = payee?.t === 'name' && payee.v === alias; // 转给工资卡，尾号 1234: once is enough
    return alias === undefined || twin || isNamed ? value : { ...value, alias };
  };
  const withNames = (message: Message): Message => ({
    ...message,
    values: Object.fromEntries(Object.entries(message.values).map(([name, value]) => [name, named(value, message.values)])),
  });
  return { ...work, messages: work.messages.map(withNames) };
}
