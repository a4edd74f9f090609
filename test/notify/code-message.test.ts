import type { CodeWay, Lang, Profile } from '../../accessibility/profile';
import { createWords } from '../../accessibility/words';
import { purposeOf } from '../../bot/identity/purpose';
import { wordCode } from '../../bot/notify/code-message';
import { createDemoCarrier } from '../../bot/notify/demo-carrier';
import { createWord } from '../../bot/notify/words';

const word = createWord({ words: createWords(), today: () => '2026-03-04' });

const transfer = (payee = '王秀兰') =>
  purposeOf({
    ...{ what: 'transfer', fromTail: '1234', payee, payeeTail: '6688', payeeBank: 'bank.demo' },
    ...{ amountMinor: '20000', feeMinor: '0', arrival: 'arrival.instant' },
  });
const payBill = purposeOf({
  ...{ what: 'payBill', fromTail: '1234', biller: 'biller.electricity', bill: 'bill.electricity', billKey: '3100012345' },
  ...{ amountMinor: '118640', feeMinor: '0' },
});
const addPayee = purposeOf({ what: 'addPayee', payee: '周海', payeeTail: '5566', payeeBank: 'bank.cityDemo' });

const say = (way: CodeWay, lang: Lang, wording: Profile['wording'] = 'plain', purpose = transfer()) =>
  wordCode(word, way, { purpose, code: '012119', expires: new Date('2026-03-04T07:20:00Z'), lang, wording });

const inOrder = (text: string, parts: string[]) => {
  const places = parts.map((part) => [part, text.indexOf(part)] as const);
  expect(places.filter(([, at]) => at < 0)).toEqual([]);
  expect(places.map(([, at]) => at)).toEqual(places.map(([, at]) => at).sort((a, b) => a - b));
};

/** What each message tells before its code, in the order in which it does. */
const told = {
  transfer: { purpose: transfer(), zh: ['转', '200.00 元', '王秀兰', '尾号 6688'], en: ['CNY 200.00', '王秀兰', 'ending 6688'] },
  payBill: {
    purpose: payBill,
    zh: ['交', '1,186.40 元', '示范电力', '尾号 2345'],
    en: ['CNY 1,186.40', 'Demo Power', 'account ending 2345'],
  },
  addPayee: {
    purpose: addPayee,
    zh: ['保存', '收款人', '周海', '示例城商行', '尾号 5566'],
    en: ['save', '周海', 'Example City Bank', 'account ending 5566'],
  },
};
const kinds = ['transfer', 'payBill', 'addPayee'] as const;
const wordings = ['plain', 'easy', 'signFirst'] as const;

describe('a message with a code', () => {
  test.each(kinds.flatMap((kind) => wordings.map((wording) => [kind, wording] as const)))(
    'tells what it is for before the code, and the rest after it (%s, %s)',
    (kind, wording) => {
      const { purpose, zh, en } = told[kind];
      const clock = wording === 'plain' ? '15:20' : '3:20';
      const chinese = say('sms', 'zh-CN', wording, purpose);
      inOrder(chinese, ['示范银行', ...zh, '012 119', clock]);
      expect(chinese).toMatch(/工作人员不会向您要验证码|银行的人也?不会问/);
      inOrder(say('sms', 'en', wording, purpose), ['Demo Bank', ...en, '012 119', 'never ask', clock]);
    },
  );

  test('names the kind of bill, and speaks of no transfer where there is none', () => {
    for (const wording of wordings) {
      expect(say('sms', 'zh-CN', wording, payBill)).toContain('电费');
      expect(say('sms', 'en', wording, payBill)).toContain('electricity');
      for (const purpose of [payBill, addPayee]) {
        expect(say('sms', 'zh-CN', wording, purpose)).not.toMatch(/转账|转 /);
        expect(say('sms', 'en', wording, purpose)).not.toMatch(/transfer|send /);
      }
    }
  });

  test('tells of a bill its tail alone', () => {
    expect(say('sms', 'zh-CN', 'plain', payBill)).not.toContain('3100012345');
  });

  test.each(kinds)('fits two text messages in Chinese (%s)', (kind) => {
    expect(say('sms', 'zh-CN', 'plain', told[kind].purpose).length).toBeLessThanOrEqual(134);
  });

  test.each(kinds)('says the digits twice in a call, in words, and not one digit as a figure (%s)', (kind) => {
    const zh = say('voice', 'zh-CN', 'easy', told[kind].purpose);
    expect(zh.split('零幺二，幺幺九').length - 1).toBe(2);
    const en = say('voice', 'en', 'plain', kind === 'transfer' ? transfer('Wang Xiulan 2') : told[kind].purpose);
    expect(en.split('zero one two, one one nine').length - 1).toBe(2);
    expect(zh + en).not.toMatch(/[0-9¥]/);
  });

  test('keeps a hostile name a name', () => {
    const text = say('sms', 'zh-CN', 'plain', transfer('张三\r\n{{first, digits}}\u202e'));
    expect(text).toContain('{{first, digits}}');
    expect(text).not.toMatch(/[\r\n\u202e]/);
  });

  test.each(kinds)('never goes out with a hole in it (%s)', (kind) => {
    expect(() => word(`${kind}Code`, {}, { lang: 'en', form: 'text', wording: 'plain' })).toThrow('lacks its value');
    expect(() => word('nothing', {}, { lang: 'en', form: 'text', wording: 'plain' })).toThrow('no words');
  });
});

describe('the demo carrier', () => {
  const notice = { way: 'sms', to: '13800000001', customer: '10000001', lang: 'zh-CN', code: '123456' } as const;

  test('shows what it received, oldest first, and the last 200 only', async () => {
    const carrier = createDemoCarrier({ now: () => new Date('2026-03-04T04:00:00Z') });
    for (let n = 1; n <= 203; n += 1) await carrier.send({ ...notice, text: `n${n}` });
    const received = carrier.received();
    expect(received).toHaveLength(200);
    expect(received[0]).toEqual({ id: '4', at: '2026-03-04T04:00:00.000Z', ...notice, text: 'n4' });
    expect(received.at(-1)).toMatchObject({ id: '203', text: 'n203' });
  });

  test('gives out copies', async () => {
    const carrier = createDemoCarrier({ now: () => new Date() });
    await carrier.send({ ...notice, text: 'as sent' });
    carrier.received()[0]!.text = 'changed';
    expect(carrier.received()[0]).toMatchObject({ text: 'as sent' });
  });
});
