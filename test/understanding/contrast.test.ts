import { amountAsked, everyMoment, idle, sumsTaken, sumsTold } from './moment';

const told = (text: string) => sumsTold(text).map(({ amount }) => amount);
const taken = (text: string) => everyMoment.flatMap((about) => sumsTaken(text, about).map(({ amount }) => amount));

describe('a sum that stands against another one', () => {
  test.each([
    ['不是五百，是六百，我说错了', '600.00'],
    ['嗯是九十五不是五十九，你听岔了', '95.00'],
    ['刚才手一抖写成三万了，是三千', '3000.00'],
    ['我说的六百，你那边显示六千', '600.00'],
    ['一百零五，别弄成一百五啊', '105.00'],
    ['每周五给孩子的零花钱，原来一千，改七百', '700.00'],
    ["don't send Yuki 290, it's 270", '270.00'],
    ['I typed 58 but I meant 85', '85.00'],
    ['I said forty-five, you heard fifty-four', '45.00'],
    ['the monthly nursery payment goes up to 2200, can you change it', '2200.00'],
  ])('is told, and the other one never: %s', (text, amount) => {
    expect(told(text)).toEqual([amount]);
    expect(taken(text).filter((sum) => sum !== amount)).toEqual([]);
  });

  test.each([
    '我记得不是九百八就是八百九，你帮我查查超市那笔',
    '给妈妈转500，不是500，300',
    'I think it was 38. Or was it 83?',
    'not 500, 600, no wait',
    '不是五百，六百，不对',
    '别转5000，转8000，少了个零',
  ])('is asked where nobody knows which it is: %s', (text) => expect([...told(text), ...taken(text)]).toEqual([]));
});

describe('figures that are no sum', () => {
  test.each([
    '给你们打10分，态度不错',
    '不满意，打1分，投诉编号都没给我',
    '贷款要满几岁才能办，我儿子19',
    '密码是不是六位，520131行不行',
    '民宿一晚上268，转给房东吧',
    '约莫着三万五，转到建行卡里',
    '应该是六百吧，我也不太确定，转给小卖部',
    '陌生人加微信说带我炒股，入会费6800',
    "Someone wrote that she's my daughter with a new phone and I must send 30,000 at once. It doesn't sound like her",
    'he wants 0.6 yuan per word for translating my certificates, transfer it',
    'code says 604913, that right?',
  ])('are neither told nor taken: %s', (text) => expect([...told(text), ...taken(text)]).toEqual([]));

  test('leave the sum beside them alone', () => {
    expect(told('闯红灯了，罚200记6分，帮我把罚款缴了')).toEqual(['200.00']);
    expect(told('300,还是充那个号,137****2201')).toEqual(['300.00']);
    expect(told('帮我手机充100,138开头那个')).toEqual(['100.00']);
    expect(told('pay the man at stall 9 sixty for the watch strap')).toEqual(['60.00']);
    expect(told('pls pay invoice, total 6 750.00')).toEqual(['6750.00']);
    expect(taken('can you put 500 on my phone')).toContain('500.00');
  });
});

describe('a slip of the tongue', () => {
  test('starts one transfer, and not two', () => {
    expect(sumsTaken('给张姐转800,啊是转850', idle).map(({ amount }) => amount)).toEqual(['850.00']);
    expect(sumsTaken('是九十五不是五十九，你听岔了', amountAsked).map(({ amount }) => amount)).toEqual(['95.00']);
  });
});

describe('a sum that may be a hundred times as much', () => {
  test('is told by what it is for, and never taken by it', () => {
    const [dear, cheap] = [
      'the washing machine came to eighteen ninety nine, pay the shop',
      'eighty four ninety at the pharmacy yesterday, is that mine?',
    ];
    expect([told(dear), told(cheap)]).toEqual([['1899.00'], ['84.90']]);
    expect([...taken(dear), ...taken(cheap)]).toEqual([]);
  });

  test.each(['sixteen fifty to Bob', 'send twelve fifty for the sandwiches'])('is asked where that does not tell: %s', (text) =>
    expect([...told(text), ...taken(text)]).toEqual([]),
  );
});
