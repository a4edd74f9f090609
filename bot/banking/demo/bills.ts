import type { ClientBase } from 'pg';
import type { BillType } from '../../../dialogs/ports';
import { fenOf } from '../fen';
import { demoCustomers } from './customers';
import type { DateOf, Row } from './rows';

/** The demo bank's billers. `told`: keys that are ID numbers are told by their end only; `partial`: a part of what is due may be paid. */
export const demoBillers: { type: BillType; name: string; pattern: string; example: string; told?: number; partial?: true }[] = [
  { type: 'electricity', name: '电费', pattern: '^31[0-9]{8}$', example: '3100000001', partial: true },
  { type: 'water', name: '水费', pattern: '^21[0-9]{8}$', example: '2100000001', partial: true },
  { type: 'gas', name: '燃气费', pattern: '^41[0-9]{8}$', example: '4100000001', partial: true },
  { type: 'phone', name: '话费', pattern: '^1[3-9][0-9]{9}$', example: '13900000001', partial: true },
  { type: 'cableTv', name: '有线电视费', pattern: '^51[0-9]{8}$', example: '5100000001', partial: true },
  { type: 'fine', name: '交通罚款', pattern: '^[0-9]{16}$', example: '3702000000000001' },
  { type: 'insurance', name: '保费', pattern: '^P[0-9]{8}$', example: 'P20260009' },
  { type: 'socialSecurity', name: '社保', pattern: '^[0-9]{17}[0-9X]$', example: '990101198001010011', told: 6 },
  { type: 'medicalInsurance', name: '医保', pattern: '^[0-9]{17}[0-9X]$', example: '990101198001010011', told: 6 },
  { type: 'housingFund', name: '公积金', pattern: '^GJJ[0-9]{8}$', example: 'GJJ20260009' },
  { type: 'tax', name: '税', pattern: '^[0-9]{18}$', example: '137026030000000001' },
  { type: 'tuition', name: '学费', pattern: '^S[0-9]{8}$', example: 'S20260009' },
];

/** Yuan; `amounts` where only these are taken. */
export const demoPrepaid: { type: BillType; least: string; most: string; step: string; amounts?: string[] }[] = [
  { type: 'electricity', least: '10.00', most: '500.00', step: '1.00' },
  {
    ...{ type: 'phone', least: '10.00', most: '500.00', step: '10.00' },
    amounts: ['10.00', '20.00', '30.00', '50.00', '100.00', '200.00', '300.00', '500.00'],
  },
];

/** What is due on a key: yuan, day from T. Being late costs so many percent a day; points stay when a fine is paid. */
export type DemoBill = { amount: string; due: number; latePercent?: number; graceDays?: number; points?: number };
export type DemoKey = {
  customer: string;
  type: BillType;
  key: string;
  bill?: DemoBill;
  whose?: string;
  /** As strangers are told whose it is, where that is not the customer. */
  holder?: string;
  debits?: true;
  prepaid?: true;
  /** This biller answers when nobody waits any more. */
  late?: true;
};

/** Everybody's electricity, and the phone that is their own. */
const homes: { customer: string; electricity: string; phone: string }[] = [
  { customer: '10000002', electricity: '3100023456', phone: '13800000002' },
  { customer: '10000003', electricity: '3100034567', phone: '13800000003' },
  { customer: '10000004', electricity: '3100045678', phone: '13800000004' },
  { customer: '10000005', electricity: '3100056789', phone: '13800000005' },
  { customer: '10000006', electricity: '3100067890', phone: '13800000006' },
];

/** The keys that customers have saved. Full ID numbers of the mother and the child are ours: the paper has the mother's end. */
export const demoKeys: DemoKey[] = [
  { customer: '10000001', type: 'electricity', key: '3100012345', bill: { amount: '186.40', due: 7 } },
  { customer: '10000001', type: 'water', key: '2100067890', bill: { amount: '52.30', due: 12 } },
  { customer: '10000001', type: 'gas', key: '4100011122', bill: { amount: '78.00', due: 5 }, late: true },
  { customer: '10000001', type: 'phone', key: '13800000001', bill: { amount: '99.00', due: -3 }, prepaid: true },
  { customer: '10000001', type: 'cableTv', key: '5100033344', bill: { amount: '24.00', due: 13 } },
  { customer: '10000001', type: 'fine', key: '3702001234567890', bill: { amount: '200.00', due: 5, latePercent: 3, points: 3 } },
  { customer: '10000001', type: 'insurance', key: 'P20260001', bill: { amount: '1,200.00', due: 2, graceDays: 60 } },
  {
    ...{ customer: '10000001', type: 'socialSecurity', key: '990101196407120046', whose: '妈妈', holder: '王**' },
    bill: { amount: '423.50', due: 13 },
  },
  {
    ...{ customer: '10000001', type: 'medicalInsurance', key: '990101201603090036', whose: '王小宝', holder: '王**' },
    bill: { amount: '380.00', due: 14 },
  },
  { customer: '10000001', type: 'housingFund', key: 'GJJ20230017', bill: { amount: '1,000.00', due: 2 }, debits: true },
  { customer: '10000001', type: 'tax', key: '137026030000012345', bill: { amount: '315.20', due: 12 } },
  {
    ...{ customer: '10000001', type: 'tuition', key: 'S20261234', whose: '王小宝', holder: '王**' },
    bill: { amount: '2,600.00', due: 10 },
  },
  { customer: '10000001', type: 'electricity', key: '3100099999', prepaid: true },
  ...homes.flatMap(({ customer, electricity, phone }): DemoKey[] => [
    { customer, type: 'electricity', key: electricity, bill: { amount: '88.80', due: 9 } },
    { customer, type: 'phone', key: phone, bill: { amount: '50.00', due: 9 }, prepaid: true },
  ]),
  { customer: '10000002', type: 'water', key: '2100023456' },
  { customer: '10000006', type: 'socialSecurity', key: '990101198806300019', bill: { amount: '423.50', due: 9 } },
  { customer: '10000006', type: 'medicalInsurance', key: '990101198806300019', bill: { amount: '380.00', due: 9 } },
  { customer: '10000006', type: 'housingFund', key: 'GJJ20260006', bill: { amount: '1,000.00', due: 9 } },
];

/** A key that nobody has saved and whose biller refuses every payment. */
const refusing = { type: 'gas', key: '4100000000', holder: '', prepaid: false, behaves: 'refuses' };
/** What may be paid in bills a day without a code. */
const withoutCode = '1,000.00';

const fen = (yuan: string) => fenOf(yuan).toString();

/** A name as strangers are told it: its first character. */
const masked = (name: string) => `${name.slice(0, 1)}${/^[a-z]/i.test(name) ? '***' : '*'.repeat(name.length - 1)}`;
const holderOf = ({ customer, holder }: DemoKey) => holder ?? masked(demoCustomers.find(({ id }) => id === customer)?.name ?? '');

type Table = { table: string; columns: string[]; rows: Row[] };

function tables(dateOf: DateOf): Table[] {
  return [
    {
      table: 'bank.rules',
      columns: ['name', 'value', 'since'],
      rows: [{ name: 'billDayWithoutCodeMinor', value: fen(withoutCode), since: dateOf(-400) }],
    },
    {
      table: 'bank.billers',
      columns: ['type', 'name', 'key_pattern', 'key_example', 'told_length', 'partial'],
      rows: demoBillers.map((b) => ({
        ...{ type: b.type, name: b.name, key_pattern: b.pattern, key_example: b.example },
        ...{ told_length: b.told ?? null, partial: b.partial ?? false },
      })),
    },
    {
      table: 'bank.prepaid',
      columns: ['type', 'min_minor', 'max_minor', 'step_minor', 'amounts_minor'],
      rows: demoPrepaid.map((p) => ({
        ...{ type: p.type, min_minor: fen(p.least), max_minor: fen(p.most), step_minor: fen(p.step) },
        amounts_minor: p.amounts?.map(fen) ?? null,
      })),
    },
    {
      table: 'bank.bill_keys',
      columns: ['customer', 'type', 'key', 'position', 'whose', 'debits'],
      rows: demoKeys.map(({ customer, type, key, whose, debits }, position) => ({
        ...{ customer, type, key, position, whose: whose ?? null, debits: debits ?? false },
      })),
    },
    {
      table: 'demo_billers.keys',
      columns: ['type', 'key', 'holder', 'prepaid', 'behaves'],
      rows: [
        ...demoKeys.map((one) => ({
          ...{ type: one.type, key: one.key, holder: holderOf(one) },
          ...{ prepaid: one.prepaid ?? false, behaves: one.late ? 'late' : 'well' },
        })),
        refusing,
      ],
    },
    {
      table: 'demo_billers.bills',
      columns: ['id', 'type', 'key', 'base_minor', 'due_on', 'late_percent', 'grace_days', 'points', 'whose'],
      rows: demoKeys.flatMap((one, place) => (one.bill ? [billRow(one, one.bill, place, dateOf)] : [])),
    },
  ];
}

const billRow = ({ type, key, whose }: DemoKey, bill: DemoBill, place: number, dateOf: DateOf): Row => ({
  ...{ id: `B${String(20260001 + place)}`, type, key, base_minor: fen(bill.amount), due_on: dateOf(bill.due), whose: whose ?? null },
  ...{ late_percent: bill.latePercent ?? 0, grace_days: bill.graceDays ?? 0, points: bill.points ?? 0 },
});

const lacking = `select from bank.customers where id = '10000001' and not exists (select from bank.billers)`;

/**
 * Gives the demo bank its billers, and these their bills, as of T, where it has none yet: also a demo bank from before there were bills. In the
 * caller's transaction.
 */
export async function seedDemoBills(owner: ClientBase, dateOf: DateOf): Promise<void> {
  if ((await owner.query(lacking)).rowCount === 0) return;
  for (const { table, columns, rows } of tables(dateOf)) {
    const list = columns.join(', ');
    await owner.query(`insert into ${table} (${list}) select ${list} from jsonb_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  }
}
