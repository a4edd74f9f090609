import fc from 'fast-check';
import { understand } from '../../bot/understanding/understand';
import { amountAsked, brief, commandsOf, everyMoment, idle, rawsOf, review, twoPayees } from './moment';

const words = fc.constantFrom(
  ...'转 给 妈妈 五百 不 不对 ， 。 ? 从 工资卡 备注 1234 尾号 三 万 块 点 5 . , - ¥ 取消 确认 查 余额 然后 吗 怎么 send 500 to mom from no not if confirm ok and half a million two fifty 👨‍👩‍👧 __proto__ </Say> \u202e \u0000 ½ ٣'.split(
    ' ',
  ),
);
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(words, { maxLength: 30 }).map((list) => list.join('')),
  fc.array(words, { maxLength: 30 }).map((list) => list.join(' ')),
);

describe('understanding', () => {
  it('answers anything with one to five commands whose words were said', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...everyMoment), (text, about) => {
        const { commands } = understand(text, about);
        expect(commands.length).toBeGreaterThanOrEqual(1);
        expect(commands.length).toBeLessThanOrEqual(5);
        for (const raw of commands.flatMap(rawsOf)) {
          expect(raw.text.length).toBeGreaterThan(0);
          expect(text).toContain(raw.text);
        }
        expect(JSON.parse(JSON.stringify(commands))).toEqual(commands);
      }),
      { numRuns: 1500 },
    );
  });

  it('never starts money from a question, a negation, a doubt or another day', () => {
    const request = fc.constantFrom('转五百给妈妈', '给妈妈转五百', '转账', '转钱给房东', '汇三千给张伟', '把工资卡的钱转到储蓄卡');
    const english = fc.constantFrom(
      'transfer 500 to mom',
      'send mom 500',
      'transfer money',
      'wire 300 to the landlord',
      'send all my money to savings',
    );
    const around = fc.constantFrom<[string, string]>(
      ...([
        ['怎么', ''],
        ['能不能告诉我怎么', ''],
        ['', '要手续费吗'],
        ['', '多久到账'],
        ['别', ''],
        ['不要', ''],
        ['我不想', ''],
        ['先别', ''],
        ['如果', '会怎么样'],
        ['要不要', ''],
        ['明天', ''],
        ['昨天', '了'],
        ['', '?'],
        ['', '，算了'],
        ['', '，不转了'],
        ['也许', ''],
      ] satisfies [string, string][]),
    );
    const aroundEn = fc.constantFrom<[string, string]>(
      ...([
        ['how do I ', ''],
        ['can I ', '?'],
        ["don't ", ''],
        ['do not ', ''],
        ['never ', ''],
        ['should I ', ''],
        ['if I ', ''],
        ['maybe ', ''],
        ['', ' tomorrow'],
        ['', ', cancel'],
        ['why did you ', ''],
        ['I am not sure whether to ', ''],
      ] satisfies [string, string][]),
    );
    const spoilt = fc.oneof(
      fc.tuple(request, around).map(([text, [before, after]]) => before + text + after),
      fc.tuple(english, aroundEn).map(([text, [before, after]]) => before + text + after),
    );
    fc.assert(
      fc.property(spoilt, (text) => expect([text, brief(text, idle)]).toEqual([text, expect.not.stringContaining('start transfer')])),
    );
  });

  it('takes nothing for a yes to money that also holds a no', () => {
    const yes = fc.constantFrom('确认', '转吧', '好', '可以', 'yes', 'ok', 'confirm', 'go ahead');
    const no = fc.constantFrom('不', '不要', '别', '没', '先不', '等等', '取消', 'no', 'not', "don't", 'wait', 'cancel', 'maybe', 'if');
    fc.assert(
      fc.property(yes, no, fc.constantFrom('', ' ', '，', ', '), fc.boolean(), (first, second, between, isTurned) => {
        const text = isTurned ? second + between + first : first + between + second;
        fc.pre(!['nook', 'notok'].includes(text));
        expect([text, brief(text, review)]).toEqual([text, expect.not.stringContaining('confirm')]);
      }),
    );
  });

  it.each([
    ['卡丢了', idle, 'start cardLost'],
    ['挂失', idle, 'start cardLost'],
    ['I lost my card', idle, 'start cardLost'],
    ['my wallet was stolen', amountAsked, 'start cardLost'],
    ['转错人了', idle, 'start paymentIssue'],
    ['I sent it to the wrong person', idle, 'start paymentIssue'],
    ['转错人了', review, 'correct to'],
    ['挂失要多少钱', idle, 'start fees choice=other'],
    ['饭卡丢了', idle, 'unclear cardLost'],
  ])('brings %s to a person in one turn, unless it can still be mended', (text, about, commands) => {
    expect(brief(text, about)).toBe(commands);
  });

  it.each([
    ['100 tomorrow', amountAsked, 'set money=scheduled'],
    ['明天转100', amountAsked, 'set money=scheduled'],
    ['每月100', amountAsked, 'set money=scheduled'],
    ['100 a month', review, 'correct money=scheduled'],
    ['is 100 ok', amountAsked, 'set money=asked'],
    ['三百可以吗', amountAsked, 'set money=30000'],
    ['100 备注明天聚餐', amountAsked, 'set money=10000; set words=明天聚餐'],
    ['grand', review, 'unclear'],
    ['a grand', amountAsked, 'set money=100000'],
  ])('drops no day and takes no question for an amount: %s', (text, about, commands) => {
    expect(brief(text, about)).toBe(commands);
  });

  it.each([
    ['转500给6299990000000096689', idle, 'start transfer money=50000 payee=6299990000000096689'],
    ['send 500 to 6299 9900 0000 0096 689', idle, 'start transfer money=50000 payee=6299990000000096689'],
    ['把500转到账号6299990000000096689', idle, 'start transfer money=50000 payee=6299990000000096689'],
    ['pay 50 to account number 6299990000000096689', idle, 'start transfer money=5000 payee=6299990000000096689'],
    ['添加收款人张伟，账号6299990000000096689', idle, 'start newPayee number=6299990000000096689 words=张伟'],
    ['add Zhou Hai as a payee, account 6299990000000095566', idle, 'start newPayee number=6299990000000095566 words=Zhou Hai'],
    ['李娜尾号1111', twoPayees, 'choose first'],
  ])('reads whom a number or a tail names: %s', (text, about, commands) => {
    expect(brief(text, about)).toBe(commands);
  });

  it('keeps a name and a memo as they were written', () => {
    expect(commandsOf('转500给Wаng备注</Say><Dial>', idle)[0]).toMatchObject({
      set: [{}, { value: 'Wаng' }, { text: '</Say><Dial>', value: '</Say><Dial>' }],
    });
    expect(commandsOf('转500给妈妈备注房\r\n租', idle)[0]).toMatchObject({ set: [{}, {}, { text: '房\r\n租', value: '房 租' }] });
    expect(brief('constructor', idle)).toBe('unclear');
    expect(brief('__proto__', idle)).toBe('unclear');
  });

  it('reads no more of a long text than its beginning', () => {
    for (const piece of [
      '1,',
      '一百块',
      '转',
      '不',
      '给妈妈',
      'send ',
      ' ',
      'and then ',
      '\u0301',
      '不对，',
      'a hundred ',
      '👨‍👩‍👧',
      '((((',
      '再转',
      '第',
      '。',
    ]) {
      const long = piece.repeat(Math.ceil(2000 / piece.length));
      for (const about of everyMoment) expect(understand(long, about)).toEqual(understand(long.slice(0, 1500), about));
    }
  });
});
