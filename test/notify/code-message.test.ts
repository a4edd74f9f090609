import type { CodeWay, Lang, Profile } from '../../accessibility/profile';
import { createDemoCarrier } from '../../bot/notify/demo-carrier';
import { wordCode } from '../../bot/notify/code-message';
import { createWords } from '../../accessibility/words';
import { createWord } from '../../bot/notify/words';

const word = createWord({ words: createWords(), today: () => '2026-03-04' });

const say = (way: CodeWay, lang: Lang, wording: Profile['wording'] = 'plain', payee = '王秀兰') =>
  wordCode(word, way, {
    code: '012119',
    payee: { t: 'name', v: payee },
    payeeAccount: { t: 'account', tail: '6688' },
    amount: { t: 'money', v: { minor: '20000', currency: 'CNY' } },
    expires: new Date('2026-03-04T07:20:00Z'),
    lang,
    wording,
  });

const inOrder = (text: string, parts: string[]) => {
  const places = parts.map((part) => [part, text.indexOf(part)] as const);
  expect(places.filter(([, at]) => at < 0)).toEqual([]);
  expect(places.map(([, at]) => at)).toEqual(places.map(([, at]) => at).sort((a, b) => a - b));
};

describe('a message with a code', () => {
  test.each(['plain', 'easy', 'signFirst'] as const)(
    'tells purpose, amount and payee before the code, and the rest after it (%s)',
    (wording) => {
      const clock = wording === 'plain' ? '15:20' : '3:20';
      const zh = say('sms', 'zh-CN', wording);
      inOrder(zh, ['示范银行', '转', '200.00 元', '王秀兰', '尾号 6688', '012 119', clock]);
      expect(zh).toMatch(/工作人员不会向您要验证码|银行的人也?不会问/);
      const en = say('sms', 'en', wording);
      inOrder(en, ['Demo Bank', 'CNY 200.00', '王秀兰', 'ending 6688', '012 119', 'never ask', clock]);
    },
  );

  test('fits two text messages in Chinese', () => {
    expect(say('sms', 'zh-CN').length).toBeLessThanOrEqual(134);
  });

  test('says the digits twice in a call, in words, and not one digit as a figure', () => {
    const zh = say('voice', 'zh-CN', 'easy');
    expect(zh.split('零幺二，幺幺九').length - 1).toBe(2);
    const en = say('voice', 'en', 'plain', 'Wang Xiulan 2');
    expect(en.split('zero one two, one one nine').length - 1).toBe(2);
    expect(zh + en).not.toMatch(/[0-9¥]/);
  });

  test('keeps a hostile name a name', () => {
    const text = say('sms', 'zh-CN', 'plain', '张三\r\n{{first, digits}}\u202e');
    expect(text).toContain('{{first, digits}}');
    expect(text).not.toMatch(/[\r\n\u202e]/);
  });

  test('never goes out with a hole in it', () => {
    expect(() => word('transferCode', {}, { lang: 'en', form: 'text', wording: 'plain' })).toThrow('lacks its value');
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
