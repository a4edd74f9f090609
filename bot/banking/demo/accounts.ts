export type DemoAccount = {
  customer: string;
  tail: string;
  zh: string;
  en: string;
  /** Today's balance in yuan; owed money is negative. The opening is what makes the account's history end here. */
  balance: string;
  kind?: 'deposit' | 'product' | 'credit';
  class?: 2 | 3;
  /** Tail of the class I account it is bound to. */
  boundTo?: string;
  /** Locked with the customer's own switch, in days from T. */
  lockedSince?: number;
  /** Yuan, for credit cards. */
  limit?: string;
  terms?: DemoTerms;
};
/** What only some kinds of account have: amounts in yuan, days from T. */
export type DemoTerms = {
  matures?: number;
  risk?: string;
  value?: string;
  valued?: number;
  statement?: string;
  minimum?: string;
  due?: number;
};

/** Every account of every customer; payment accounts come first, as 全部 is answered. Aliases where the paper has none: 借记卡. */
export const demoAccounts: DemoAccount[] = [
  { customer: '10000001', tail: '1234', zh: '工资卡', en: 'Salary', balance: '12,345.67' },
  { customer: '10000001', tail: '5678', zh: '储蓄', en: 'Savings', balance: '50,000.00' },
  { customer: '10000001', tail: '9012', zh: '备用', en: 'Spare', balance: '800.00', class: 2 },
  { customer: '10000001', tail: '9056', zh: '旅游', en: 'Travel', balance: '25,000.00', class: 2, boundTo: '1234' },
  {
    customer: '10000001',
    tail: '6012',
    zh: '三年定期',
    en: 'Three-year deposit',
    balance: '30,000.00',
    kind: 'deposit',
    terms: { matures: 23 },
  },
  {
    customer: '10000001',
    tail: '7007',
    zh: '稳盈7号',
    en: 'Wenying No. 7',
    balance: '10,000.00',
    kind: 'product',
    terms: { risk: 'R2', value: '10,086.50', valued: -1 },
  },
  {
    customer: '10000001',
    tail: '1888',
    zh: '信用卡',
    en: 'Credit card',
    balance: '-2,315.40',
    kind: 'credit',
    limit: '20,000.00',
    terms: { statement: '2,315.40', minimum: '231.54', due: 7 },
  },
  { customer: '10000002', tail: '2234', zh: '工资卡', en: 'Salary', balance: '8,888.88' },
  { customer: '10000003', tail: '3234', zh: '工资卡', en: 'Salary', balance: '6,000.00' },
  { customer: '10000003', tail: '3888', zh: '信用卡', en: 'Credit card', balance: '0.00', kind: 'credit', limit: '10,000.00' },
  { customer: '10000004', tail: '4234', zh: '退休金', en: 'Pension', balance: '20,000.00' },
  { customer: '10000005', tail: '5234', zh: '工资卡', en: 'Salary', balance: '100.00' },
  { customer: '10000006', tail: '6234', zh: '工资卡', en: 'Salary', balance: '3,000.00', lockedSince: -3 },
  { customer: '10000007', tail: '7234', zh: '工资卡', en: 'Salary', balance: '420,000.00' },
  { customer: '10000007', tail: '7777', zh: '零钱', en: 'Small change', balance: '1,900.00', class: 3 },
  { customer: '10000008', tail: '8234', zh: '借记卡', en: 'Debit card', balance: '5,000.00' },
  { customer: '10000009', tail: '9234', zh: '借记卡', en: 'Debit card', balance: '2,000.00' },
  { customer: '10000010', tail: '0234', zh: '借记卡', en: 'Debit card', balance: '7,500.00' },
  { customer: '10000011', tail: '2345', zh: '借记卡', en: 'Debit card', balance: '1,500.00' },
];

/** People of this bank who only receive: their accounts are in our books, and they sign in nowhere. */
export const demoReceivers: { tail: string; name: string }[] = [
  { tail: '6688', name: '王秀兰' },
  { tail: '6689', name: '王秀岚' },
  { tail: '1111', name: '李娜' },
  { tail: '5566', name: '周海' },
  { tail: '6601', name: '刘桂英' },
  { tail: '6602', name: '孙丽华' },
  { tail: '6603', name: '张桂兰' },
  { tail: '6604', name: '高秀英' },
  { tail: '6605', name: '郭玉梅' },
];

/** The house's own accounts. Their ids sort as they are locked: fees before rail. */
export const houseAccounts: { id: string; zh: string; en: string }[] = [
  { id: 'house-billers', zh: '缴费单位', en: 'Billers' },
  { id: 'house-cash', zh: '现金', en: 'Cash' },
  { id: 'house-fees', zh: '手续费收入', en: 'Fees' },
  { id: 'house-opening', zh: '期初', en: 'Opening balances' },
  { id: 'house-rail', zh: '跨行清算', en: 'Other banks' },
];

/** Money of today that is set aside and not yet booked. */
export const demoHolds: { id: string; tail: string; amount: string; description: string; at: string }[] = [
  { id: 'demo-hold-3888', tail: '3888', amount: '1,280.00', description: '示范电器', at: '10:05' },
];
