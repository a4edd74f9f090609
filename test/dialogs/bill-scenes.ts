import { defaultProfile, type Profile } from '../../accessibility/profile';
import { billNews } from '../../dialogs/bill-news';
import { billQuery } from '../../dialogs/bill-query';
import type { Command } from '../../dialogs/engine/command';
import type { Context, Dialogs } from '../../dialogs/engine/dialog';
import { emptyState } from '../../dialogs/engine/state';
import { steps } from '../../dialogs/engine/step';
import { payBill } from '../../dialogs/pay-bill';
import type { Bill, BillPayment, BillType, Ports, Prepaid, Quote } from '../../dialogs/ports';
import { contextOf } from './support';

const bill = (o: Partial<Bill> & Pick<Bill, 'type'>): Bill => ({
  ...{ id: `${o.type}:1`, biller: `biller.${o.type}`, key: '3100012345', dueMinor: '18640', lateMinor: '0', dueOn: '2026-03-25' },
  ...{ daysLate: 0, partial: false, own: true },
  ...o,
});
export const meter: Prepaid = { type: 'electricity', key: '3100099999', minMinor: '1000', maxMinor: '50000', stepMinor: '100' };
export const phone: Prepaid = {
  type: 'phone',
  key: '13800000001',
  minMinor: '1000',
  maxMinor: '50000',
  stepMinor: '1000',
  amountsMinor: ['1000', '5000', '10000'],
};
export const electricity = bill({ type: 'electricity' });
const late = bill({
  type: 'fine',
  key: '3702001234567890',
  dueMinor: '21800',
  lateMinor: '1800',
  dueOn: '2026-03-15',
  daysLate: 3,
  points: 3,
});
export const debited = bill({ type: 'housingFund', key: 'GJJ20230017', dueMinor: '100000', dueOn: '2026-03-20', debitOn: '2026-03-20' });
/** A payment of the electricity bill that is under way; of nothing else. */
export const underWay: BillPayment = {
  ...{ reference: 'K7P3QA', state: 'checking', type: 'electricity', biller: 'biller.electricity', key: '3100012345', amountMinor: '18640' },
  at: '2026-03-18T01:00:00.000Z',
};
export const disputed: BillPayment = { ...underWay, state: 'refunded', matter: { is: 'disputed', reference: 'W77QW7' } };
export const paidOf =
  (payment: BillPayment): Ports['billPayment'] =>
  ({ type = payment.type, reference = payment.reference } = {}) =>
    Promise.resolve(type === payment.type && reference === payment.reference ? payment : null);
const mums = bill({ type: 'socialSecurity', key: '120046', dueMinor: '42350', for: '妈妈' });
export const many: Bill[] = [
  electricity,
  bill({ type: 'water', dueMinor: '5230' }),
  bill({ type: 'cableTv', dueMinor: '2400' }),
  debited,
  late,
  mums,
];

export type Books = { bills?: Bill[]; prepaid?: Prepaid[]; silent?: BillType[]; disputed?: BillType[] };
export const quoteOk = (amountMinor: string): Quote => ({
  ...{ is: 'ok', feeMinor: '0', arrival: 'arrival.instant', stepUp: false },
  facts: { amountMinor, feeMinor: '0' },
});

/** A bank that knows these bills: what is asked by kind or key is answered by kind or key. */
export function bankOf({ bills = [], prepaid = [], silent = [], disputed = [] }: Books, o: Partial<Ports> = {}): Partial<Ports> {
  return {
    accounts: () =>
      Promise.resolve(
        [['a', '1234', '工资卡', 'Salary', '500000'] as const, ['b', '5678', '储蓄', 'Savings', '900000'] as const].map(
          ([id, tail, zh, en, minor]) => ({
            ...{ id, tail, alias: { 'zh-CN': zh, en }, kind: 'current' as const, class: 1 as const, status: 'open' as const },
            ...{ balance: { minor, currency: 'CNY' as const }, available: { minor, currency: 'CNY' as const } },
          }),
        ),
      ),
    bills: ({ type, key }) =>
      Promise.resolve({
        is: 'bills',
        bills: bills.filter((one) => (type === undefined || one.type === type) && (key === undefined || one.key === key)),
        prepaid: prepaid.filter((one) => type === undefined || one.type === type).map((one) => (key === undefined ? one : { ...one, key })),
        ...{ silent, disputed },
      }),
    quoteBill: ({ amountMinor }) => Promise.resolve(quoteOk(amountMinor)),
    billPayment: () => Promise.resolve(null),
    ...o,
  };
}
export const at = (ports: Partial<Ports>, profile: Partial<Profile> = {}, channel: 'text' | 'phone' = 'text'): Context => {
  const base = contextOf({ profile: { ...defaultProfile, ...profile }, channel, assurance: 'signedIn' });
  return { ...base, customer: '10000001', ports: { ...base.ports, ...ports } };
};

export const dialogs: Dialogs = { billQuery, payBill, billNews };
/** What the engine says to these commands, one turn each. */
export async function turns(commands: Command[], context: Context) {
  let state = emptyState;
  let stepped = await steps(dialogs, state, commands.slice(0, 1), { ...context, turn: 't0' });
  for (const [index, command] of commands.slice(1).entries()) {
    state = {
      ...stepped.state,
      stack: stepped.state.stack.map((frame) =>
        frame.reviewed ? { ...frame, reviewed: { ...frame.reviewed, at: '2026-03-18T01:59:00.000Z' } } : frame,
      ),
    };
    stepped = await steps(dialogs, state, [command], { ...context, turn: `t${index + 1}` });
  }
  return { ...stepped, keys: stepped.messages.map(({ key }) => key) };
}
export const pay = (value: { [k: string]: string | boolean }, minor?: string): Command => ({
  ...{ do: 'start', dialog: 'payBill' },
  set: [
    { kind: 'bill', text: '电费', value },
    ...(minor === undefined ? [] : [{ kind: 'money' as const, text: '两百', value: { minor, currency: 'CNY' } }]),
  ],
});
export const look = (value?: { [k: string]: string | boolean | number }): Command =>
  value ? { do: 'start', dialog: 'billQuery', set: [{ kind: 'bill', text: '', value }] } : { do: 'start', dialog: 'billQuery' };
