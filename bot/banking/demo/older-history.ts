import type { DemoHistory, DemoRow } from './history';

/** The day of the newest of a row of monthly entries, in days from T, what it was, and its amounts in turn, the newest first. */
type Monthly = [newest: number, what: string, amounts: string[], where?: DemoRow[3]];

const monthDays = 365 / 12;
const monthsMax = 12;
/** The paper's own rows begin here. */
const paperDay = -60;
/** No row is older than this, so that all of them are told: thirteen months are at least 393 days. */
const oldestDay = -393;

function rowsOf([newest, what, amounts, where]: Monthly): DemoRow[] {
  const days = Array.from({ length: monthsMax }, (_, month) => newest - Math.round(month * monthDays));
  return days
    .filter((day) => day < paperDay && day >= oldestDay)
    .map((day, month) => [day, amounts[month % amounts.length] ?? '0.00', what, where]);
}

const salaryAndRent: Monthly[] = [
  [-78, '工资', ['9,800.00', '9,800.00', '9,800.00', '9,650.00']],
  [-76, '房租 张伟', ['-3,500.00']],
  [-77, '王芳', ['-3,900.00', '-3,700.00', '-4,100.00', '-3,800.00'], { tail: '5678' }],
  [-70, '王秀兰', ['-1,000.00'], { tail: '6688' }],
  [-63, '示范超市', ['-398.20', '-352.60', '-421.75', '-287.90']],
  [-84, '示范超市', ['-265.40', '-311.85', '-198.30']],
  [-80, '电费', ['-156.20', '-131.40', '-118.60', '-202.80', '-243.10', '-187.50'], 'billers'],
  [-71, '水费', ['-128.00', '-126.40', '-131.20'], 'billers'],
  [-74, '话费', ['-89.00'], 'billers'],
  [-75, '示范网购', ['-189.90', '-328.00', '-99.00', '-456.80']],
  [-64, '示范视频 自动续费', ['-15.00']],
  [-66, '示范早餐', ['-36.50', '-28.00', '-31.50']],
  [-79, '短信服务费', ['-2.00'], 'fees'],
];

const salaryAndAllowance: Monthly[] = [
  [-77, '工资', ['4,200.00']],
  [-74, '房租', ['-1,200.00']],
  [-67, '残疾人两项补贴', ['220.00']],
  [-65, '示范超市', ['-112.40', '-96.40', '-131.20']],
  [-82, '示范超市', ['-88.60', '-104.30']],
  [-87, '电费', ['-88.80', '-76.40', '-102.60'], 'billers'],
  [-72, '话费', ['-50.00'], 'billers'],
  [-76, '刘桂英', ['-2,800.00', '-2,900.00'], { tail: '6601' }],
  [-66, '短信服务费', ['-2.00'], 'fees'],
];

const pension: Monthly[] = [
  [-64, '养老金', ['3,856.20', '3,856.20', '3,856.20', '3,856.20', '3,856.20', '3,712.40']],
  [-67, '高龄津贴', ['100.00']],
  [-77, '示范超市', ['-212.50', '-186.30', '-240.80']],
  [-71, '示范药店', ['-135.60', '-98.20', '-156.40']],
  [-87, '电费', ['-88.80', '-72.30', '-96.50'], 'billers'],
  [-69, '张桂兰', ['-2,800.00', '-3,000.00'], { tail: '6603' }],
  [-84, '示范超市', ['-168.90', '-205.40']],
  [-66, '短信服务费', ['-2.00'], 'fees'],
];

/** Thirteen months back for those whose last sixty days are on paper: the same life, month by month, before them. */
export const olderHistory: DemoHistory[] = [
  { customer: '10000001', tail: '1234', rows: salaryAndRent.flatMap(rowsOf) },
  { customer: '10000002', tail: '2234', rows: salaryAndAllowance.flatMap(rowsOf) },
  { customer: '10000004', tail: '4234', rows: pension.flatMap(rowsOf) },
];
