import fc from 'fast-check';
import type { About } from '../../bot/understanding/understand';
import { amountAsked, brief, commandsOf, idle, rawsOf, review, valueOf } from './moment';

const paying = (expected: Partial<About['expected']>): About => ({
  ...idle,
  expected: { dialog: 'payBill', review: false, offered: [], ...expected },
});
const moments: [string, About][] = [
  ['at the beginning', idle],
  ['at "which bill?"', paying({ slot: 'bill', kind: 'bill' })],
  ['at "which number?"', paying({ slot: 'key', kind: 'number' })],
  ['at "how much?" of a top-up', paying({ slot: 'amount', kind: 'money' })],
  ['at the review of a bill', paying({ review: true })],
  ['at "how much?" of a transfer', amountAsked],
  ['at the review of a transfer', review],
];
const amountsOf = (text: string, about: About): string[] =>
  commandsOf(text, about)
    .flatMap(rawsOf)
    .filter(({ kind }) => kind === 'money')
    .flatMap(({ value }) => valueOf(value).split('|'));

/** Words that call figures a number of something, and requests that they stand in. */
const labels = {
  zh: [
    ...['号码', '户号', '账号', '编号', '单号', '客户号', '用户编号', '缴费号', '合同号', '学号', '表号', '卡号', '条码', '尾号', '手机号'],
    ...['门牌', '门牌号', '房号', '房间号', '楼号', '电表', '水表读数', '抄表数', '度数', '密码', '验证码', '身份证号', '车牌号', '序号'],
    ...['护照', '护照号码', '坐席', '客服', '分机', '窗口', '邮编', '站台', '航班', '错误', '网点', '柜台'],
  ],
  en: [
    ...['number', 'account', 'account number', 'no.', '#', 'bill', 'bill number', 'meter', 'meter reading', 'reference', 'policy number'],
    ...['ticket', 'customer', 'student number', 'id', 'code', 'pin', 'flat', 'room', 'house', 'apartment', 'ending', 'ending in', 'card'],
    ...[
      'agent',
      'teller',
      'extension',
      'passport',
      'passport ends',
      'employee',
      'window',
      'tower',
      'unit',
      'gate',
      'platform',
      'level',
      'error',
      'zip',
      'bus',
    ],
  ],
};
const asked = {
  zh: [
    (words: string) => `交电费 ${words}`,
    (words: string) => `交电费，${words}`,
    (words: string) => `交${words}的电费`,
    (words: string) => `${words}，交水费`,
    (words: string) => `话费充值 ${words}`,
    (words: string) => `转给妈妈 ${words}`,
    (words: string) => words,
  ],
  en: [
    (words: string) => `pay electricity ${words}`,
    (words: string) => `pay water, ${words}`,
    (words: string) => `pay the gas for ${words}`,
    (words: string) => `top up my phone ${words}`,
    (words: string) => `send money to mum ${words}`,
    (words: string) => words,
  ],
};
const links = { zh: ['', ' ', '是', ' 是 ', '：', '我记得是'], en: [' ', ' is ', ': ', ' which is '] };

describe.each(['zh', 'en'] as const)('figures that a word calls a number of something (%s)', (lang) => {
  const words = fc
    .tuple(fc.constantFrom(...labels[lang]), fc.constantFrom(...links[lang]), fc.integer({ min: 1, max: 999_999_999 }))
    .map(([label, link, figures]) => ({ label, figures, words: `${label}${label === 'bill' ? ' ' : link}${figures}` }));

  test.each(moments)('are no amount, of a bill or of a transfer, %s', (_moment, about) => {
    fc.assert(
      fc.property(words, fc.constantFrom(...asked[lang]), ({ words: said, figures }, put) => {
        const heard = { said: put(said), isAmount: amountsOf(put(said), about).includes(`${figures}00`) };
        expect(heard).toEqual({ said: put(said), isAmount: false });
      }),
      { numRuns: 100 },
    );
  });

  test('leave the amount beside them alone', () => {
    const paid = lang === 'zh' ? (said: string) => `交电费五十块，${said}` : (said: string) => `pay 50 yuan for electricity, ${said}`;
    fc.assert(
      fc.property(words, ({ words: said }) => {
        expect(['', '5000']).toContain(amountsOf(paid(said), idle).join());
      }),
      { numRuns: 100 },
    );
  });
});

test.each([
  ['交电费 号码123', 'start payBill {"type":"electricity","key":"123"}'],
  ['交电费 户号 88', 'start payBill {"type":"electricity","key":"88"}'],
  ['交电费，我的户号是 88', 'start payBill {"type":"electricity","key":"88"}'],
  ['户号 3100012345，交电费', 'start payBill {"type":"electricity","key":"3100012345"}'],
  ['交电费第123号', 'start payBill {"type":"electricity","key":"123"}'],
  ['交罚款 单号123', 'start payBill {"type":"fine","key":"123"}'],
  ['话费充值 号码139', 'start payBill {"type":"phone","key":"139","topUp":true}'],
  ['给139充50话费', 'start payBill {"type":"phone","key":"139","topUp":true} money=5000'],
  ['交电费 310001234', 'start payBill {"type":"electricity","key":"310001234"}'],
  ['pay water number 12', 'start payBill {"type":"water","key":"12"}'],
  ['pay water account no. 12', 'start payBill {"type":"water","key":"12"}'],
  ['pay electricity bill 12', 'start payBill {"type":"electricity","key":"12"}'],
  ['pay electricity number one two', 'start payBill {"type":"electricity","key":"12"}'],
  ['top up 139 with 50', 'start payBill {"key":"139","type":"phone","topUp":true} money=5000'],
])('whatever their shape they are the key of a bill: %s', (text, wanted) => {
  expect(brief(text).replace('bill=', '')).toBe(wanted);
});

test.each(
  [
    [
      '交302室的电费',
      '交3单元电费',
      '交3栋302的电费',
      '交12方燃气费',
      '交120度电费',
      '交3.18的电费',
      '交88号的电费',
      '交两个月电费',
      '交2026年电费',
      '交2026的电费',
    ],
    [
      'pay 12 electricity bills',
      'pay electricity 120 kWh',
      'pay 120 units of electricity',
      'pay the 2026 electricity bill',
      'pay electricity on 12 March',
    ],
    [
      'pay electricity from 123',
      'pay electricity from account 12',
      'pay the 12th electricity bill',
      'pay electricity for 2 months',
      '给尾号 009 充话费',
    ],
  ].flat(),
)('what counts or dates something is no amount either: %s', (text) => {
  for (const [moment, about] of moments) expect({ moment, amounts: amountsOf(text, about) }).toEqual({ moment, amounts: [] });
});

test.each([
  ['交电费100', '10000'],
  ['交200电费', '20000'],
  ['交两百块电费', '20000'],
  ['充50话费', '5000'],
  ['充话费50', '5000'],
  ['话费充值 100', '10000'],
  ['给13900000009充50话费', '5000'],
  ['交户号3100012345的电费一百块', '10000'],
  ['号码 100块 电费 交', '10000'],
  ['pay 200 for electricity', '20000'],
  ['pay electricity 100', '10000'],
  ['top up my phone 50', '5000'],
  ['top up phone with 50', '5000'],
  ['pay bill 3100012345 100 yuan', '10000'],
  ['转500到尾号1111', '50000'],
  ['给妈妈转3000', '300000'],
  ['send 500 to mum', '50000'],
  ['send mum 500 from account 1234', '50000'],
])('an amount is still an amount: %s', (text, wanted) => expect(amountsOf(text, idle)).toEqual([wanted]));
