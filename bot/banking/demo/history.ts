export type DemoHistory = { customer: string; tail: string; rows: DemoRow[] };
/** Day from T, amount in yuan, what it was, and with whom when it is not another bank. */
export type DemoRow = [day: number, amount: string, what: string, where?: 'billers' | 'fees' | { tail: string }];

/** Openings are booked before the oldest row that is ever told: thirteen months are at most 397 days. */
export const openingDay = -401;

/** What was booked from T−60 on. The first three are the paper's, exactly; the others are a few ordinary rows. Older ones: `older-history.ts`. */
export const demoHistory: DemoHistory[] = [
  {
    customer: '10000001',
    tail: '1234',
    rows: [
      [-55, '-218.60', '示范超市'],
      [-50, '-156.20', '电费', 'billers'],
      [-48, '9,800.00', '工资'],
      [-46, '-3,500.00', '房租 张伟'],
      [-44, '-89.00', '话费', 'billers'],
      [-40, '-1,000.00', '王秀兰', { tail: '6688' }],
      [-37, '-326.45', '示范超市'],
      [-33, '-666.00', '示范支付 红包'],
      [-27, '59.90', '退款 示范网购'],
      [-22, '-412.30', '示范超市'],
      [-20, '9,800.00', '工资'],
      [-18, '-2.00', '短信服务费', 'fees'],
      [-16, '-3,500.00', '房租 张伟'],
      [-15, '-189.90', '示范网购'],
      [-11, '-128.00', '水费', 'billers'],
      [-6, '-265.35', '示范超市'],
      [-3, '-15.00', '示范视频 自动续费'],
      [-1, '-36.50', '示范早餐'],
    ],
  },
  {
    customer: '10000002',
    tail: '2234',
    rows: [
      [-47, '4,200.00', '工资'],
      [-43, '-1,200.00', '房租'],
      [-36, '220.00', '残疾人两项补贴'],
      [-34, '-96.40', '示范超市'],
      [-26, '-88.80', '电费', 'billers'],
      [-19, '4,200.00', '工资'],
      [-15, '-1,200.00', '房租'],
      [-9, '59.00', '退款'],
      [-8, '220.00', '残疾人两项补贴'],
      [-6, '-2.00', '短信服务费', 'fees'],
      [-2, '-131.20', '示范超市'],
    ],
  },
  {
    customer: '10000004',
    tail: '4234',
    rows: [
      [-36, '100.00', '高龄津贴'],
      [-33, '3,856.20', '养老金'],
      [-26, '-88.80', '电费', 'billers'],
      [-16, '-212.50', '示范超市'],
      [-10, '-135.60', '示范药店'],
      [-8, '100.00', '高龄津贴'],
      [-7, '20.00', '退款'],
      [-6, '-2.00', '短信服务费', 'fees'],
      [-5, '3,856.20', '养老金'],
    ],
  },
  { customer: '10000003', tail: '3234', rows: [[-21, '5,600.00', '工资'], [-14, '-243.70', '示范超市'], [-4, '-88.80', '电费', 'billers']] }, // prettier-ignore
  { customer: '10000005', tail: '5234', rows: [[-5, '-35.00', '示范早餐'], [-2, '-20.00', '示范超市']] }, // prettier-ignore
  { customer: '10000006', tail: '6234', rows: [[-23, '3,800.00', '工资'], [-13, '-96.00', '示范超市'], [-9, '-50.00', '话费', 'billers']] }, // prettier-ignore
  { customer: '10000007', tail: '7234', rows: [[-25, '28,000.00', '货款'], [-12, '-6,400.00', '进货'], [-5, '-320.00', '示范超市']] }, // prettier-ignore
  { customer: '10000007', tail: '7777', rows: [[-10, '-18.50', '示范早餐']] },
  { customer: '10000008', tail: '8234', rows: [[-20, '4,500.00', '工资'], [-11, '-128.40', '示范超市']] }, // prettier-ignore
  { customer: '10000009', tail: '9234', rows: [[-18, '-260.00', '示范超市'], [-7, '-88.80', '电费', 'billers']] }, // prettier-ignore
  { customer: '10000010', tail: '0234', rows: [[-22, '9,200.00', '工资'], [-17, '-2,800.00', '房租'], [-3, '-156.30', '示范超市']] }, // prettier-ignore
  { customer: '10000011', tail: '2345', rows: [[-15, '1,200.00', '工资'], [-6, '-45.60', '示范超市']] }, // prettier-ignore
];
