import type { Bill, BillQuery, Bills, BillType, Transaction, TransactionQuery, Totals } from '../../dialogs/ports';

type Row = [type: BillType, key: string, dueMinor: string, dueOn: string, about?: Partial<Bill>];

/** Bills of the demo customer as the paper has them, on the sample date; the gas company never answers in time. */
const rows: Row[] = [
  ['electricity', '3100012345', '18640', '2026-03-25'],
  ['water', '2100067890', '5230', '2026-03-30'],
  ['phone', '13800000001', '9900', '2026-03-15', { daysLate: 3 }],
  ['fine', '3702001234567890', '20000', '2026-03-23', { points: 3, partial: false }],
  ['insurance', 'P20260001', '120000', '2026-03-20', { graceUntil: '2026-05-19', partial: false }],
  ['socialSecurity', '120046', '42350', '2026-03-31', { for: '妈妈', partial: false }],
  ['housingFund', 'GJJ20230017', '100000', '2026-03-20', { debitOn: '2026-03-20' }],
];
const bills = rows.map(([type, key, dueMinor, dueOn, about = {}]): Bill => ({
  ...{
    id: `b-${key}`,
    type,
    biller: `biller.${type}` as const,
    key,
    dueMinor,
    lateMinor: '0',
    dueOn,
    daysLate: 0,
    partial: true,
    own: true,
  },
  ...about,
}));

export function readSampleBills({ type, key }: BillQuery): Bills {
  if (key !== undefined && !/^[0-9A-Z]{6,18}$/.test(key)) return { is: 'badKey', type: type ?? 'electricity', example: '3100000001' };
  if (key === '4100000000') return { is: 'refuses', biller: 'biller.gas' };
  const found = bills.filter((bill) => (type === undefined || bill.type === type) && (key === undefined || bill.key === key));
  if (key !== undefined && found.length === 0) return { is: 'unknownKey' };
  return {
    is: 'bills',
    bills: found,
    prepaid:
      type === undefined || type === 'electricity'
        ? [{ type: 'electricity', key: '3100099999', minMinor: '1000', maxMinor: '50000', stepMinor: '100' }]
        : [],
    silent: type === undefined || type === 'gas' ? ['gas'] : [],
  };
}

const entries: [date: string, minor: string, description: string, told: string, category: Transaction['category']][] = [
  ['2026-03-17', '-3650', '示范早餐', 'Demo Breakfast', 'food'],
  ['2026-03-15', '-1500', '示范视频 自动续费', 'Demo Video, automatic renewal', 'other'],
  ['2026-03-12', '-26535', '示范超市', 'Demo Supermarket', 'shopping'],
  ['2026-03-07', '-12800', '水费', 'Water', 'bill'],
  ['2026-03-02', '-350000', '房租 张伟', 'Rent Zhang Wei', 'transfer'],
  ['2026-02-26', '980000', '工资', 'Salary', 'salary'],
];

/** The newest entries of the demo customer's first account; conditions narrow them as the ledger's do, by words and direction. */
export function readSampleTransactions({ words, direction, skip, max }: TransactionQuery): Promise<Totals> {
  const all = entries
    .map(([date, minor, description, told, category], index): Transaction => ({
      ...{ reference: `K7P3Q${index + 2}`, account: '10000001-1234', tail: '1234', date, at: `${date}T02:00:00.000Z`, description },
      ...{ told: { 'zh-CN': description, en: told }, memo: '', category, minor, own: false },
    }))
    .filter((one) => words === undefined || one.description.includes(words))
    .filter((one) => direction === undefined || (direction === 'out') === one.minor.startsWith('-'));
  const sum = (out: boolean) =>
    all.filter(({ minor }) => minor.startsWith('-') === out).reduce((total, { minor }) => total + BigInt(minor.replace('-', '')), 0n);
  return Promise.resolve({
    items: all.slice(skip, skip + max),
    total: all.length,
    ...{ inMinor: sum(false).toString(), outMinor: sum(true).toString(), from: '2025-02-18' },
  });
}
