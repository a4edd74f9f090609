import { amountAsked, brief, commandsOf, payeeAsked, review } from './moment';

describe('a change to what was said', () => {
  it.each([
    ['改成三百', 'correct money=30000'],
    ['不对，三百', 'correct money=30000'],
    ['三百', 'correct money=30000'],
    ['转三百', 'correct money=30000'],
    ['make it 300', 'correct money=30000'],
    ['no, 300', 'correct money=30000'],
    ['change the amount to 5000', 'correct money=500000'],
    ['不要转五百，转三百', 'correct money=30000'],
    ['不是小明是妈妈', 'correct payee=妈妈'],
    ['收款人改成王五', 'correct payee=王五'],
    ['to mum instead', 'correct payee=mum'],
    ['change recipient to Bob', 'correct payee=Bob'],
    ['别转给小明，转给妈妈', 'correct payee=妈妈'],
    ['换成储蓄卡', 'correct account=储蓄'],
    ['备注房租', 'correct words=房租'],
    ['确认转三百给小明', 'correct money=30000; correct payee=小明'],
    ['金额错了', 'correct amount'],
    ['改金额', 'correct amount'],
    ['wrong amount', 'correct amount'],
    ['收款人不对', 'correct to'],
    ['change the account', 'correct from'],
    ['改备注', 'correct memo'],
    ['yes but change the amount', 'correct amount'],
    ['转三百给小明', 'start transfer money=30000 payee=小明'],
    ['查余额', 'start balance'],
    ['不对，转人工', 'human'],
  ])('at a review: %s', (text, wanted) => expect(brief(text, review)).toBe(wanted));

  // Stories, suppositions, worries and other people's opinions hold amounts and names as well; none of them is a change of what is read back.
  it.each([
    ...[
      '就算给房东转五千他也不会满意',
      '哪怕只转一百他也高兴',
      '早知道当时给妈妈转三百',
      '当初给小明五百都嫌少',
      '我儿子说三百都不够',
      '听说别人家都给八百',
    ],
    ...['不是我舍不得，三百块真不多', '错过了五百块的优惠', '转还是不转呢，五百块也不少', '我表弟借了小明两千还没还', '房东上回涨了三百'],
    ...['even if I sent the landlord 5000 he would moan', 'last time I gave the landlord 900', 'he said no, 500 was too little for him'],
    ...['my neighbour says 300 is plenty', "I'd have been glad of 500 at her age", 'mum had 800 stolen once'],
  ])('at a review tells a story and changes nothing: %s', (text) => {
    for (const { do: kind } of commandsOf(text, review)) expect(['unclear', 'start', 'deny']).toContain(kind);
    expect(brief(text, review)).not.toMatch(/start (?:transfer|payBill)/);
  });

  it.each([
    ...['不会转错人吧', '可别给我转错了', '我怕转错人', '万一金额错了怎么办', '是不是转错人了'],
    ...["I hope it isn't the wrong person", "you won't send it to the wrong account will you", 'are you sure this is my mum'],
    ...["don't let it go to the wrong person", 'what happens if the amount is wrong'],
  ])('at a review is a worry and empties nothing: %s', (text) => expect(brief(text, review)).not.toMatch(/correct|cancel|start transfer/));

  it.each([
    ['哎哟多打了个零', 'correct amount'],
    ['少打了一个零', 'correct amount'],
    ['oops, one zero too many', 'correct amount'],
    ['I put an extra zero', 'correct amount'],
    ['别用工资卡，用储蓄那张出', 'correct account=储蓄'],
    ["don't use my salary card, use my savings", 'correct account=Savings'],
    ['use my savings for it instead', 'correct account=Savings'],
    ["it's for my landlord not my mum", 'correct payee=landlord'],
    ['do 200 then', 'correct money=20000'],
    ['三百就够了', 'correct money=30000'],
    ["that's a bit much, 150", 'correct money=15000'],
  ])('at a review, said as people say it: %s', (text, wanted) => expect(brief(text, review)).toBe(wanted));

  it.each([
    ...['等退休金下来了我再转', '改天再说吧', '等儿子回来商量了再转', '先放一放', '今天先不转了', '我晚点再弄', '过几天再说'],
    ...[
      "let's leave it for another day",
      "I'll send it once my pension is in",
      'let me sleep on it',
      "I'd rather do it tomorrow",
      "I'll do it when I get home",
    ],
  ])('at a review is put off: %s', (text) => expect(brief(text, review)).toBe('deny'));

  it.each([
    ...[
      '等我去拿卡',
      '等一下再转',
      '等我戴上眼镜',
      '我先找找卡',
      'hold on, let me feel for my card',
      'let me find my glasses',
      'hang on till I find my card',
    ],
  ])('at a review only waits: %s', (text) => expect(brief(text, review)).toBe('wait'));

  it('names what it replaces when that was said', () => {
    expect(commandsOf('不是五百，是三百', review)[0]).toMatchObject({ do: 'correct', was: { minor: '50000' }, raw: { text: '三百' } });
    expect(commandsOf('不是五百', review)[0]).toMatchObject({ do: 'correct', slot: 'amount', was: { minor: '50000' } });
  });

  it.each([
    ['金额改成三百', 'correct money=30000'],
    ['改成给房东', 'correct payee=房东'],
    ['换成英文', 'profile lang=en'],
    ['不转了，查余额', 'cancel; start balance'],
  ])('in the middle: %s', (text, wanted) => expect(brief(text, payeeAsked)).toBe(wanted));
});

describe('an answer', () => {
  it.each([
    ['就三百吧', 'set money=30000'],
    ['转三百', 'set money=30000'],
    ['三百给房东', 'set money=30000; set payee=房东'],
    ['五十块从储蓄卡', 'set money=5000; set account=储蓄'],
    ['1', 'set money=100'],
    ['再转五百给李娜', 'start transfer money=50000 payee=李娜'],
    ['先查余额', 'start balance'],
    ['为什么', 'why'],
    ['手续费要三百吗', 'start fees'],
  ])('to "how much?": %s', (text, wanted) => expect(brief(text, amountAsked)).toBe(wanted));

  it.each([
    ['给妈妈', 'set payee=妈妈'],
    ['转给我妈吧', 'set payee=妈妈'],
    ['王小二', 'set payee=王小二'],
    ['to Bob', 'set payee=Bob'],
    ['尾号6688', 'set payee=6688'],
    ['到储蓄卡', 'set payee=储蓄'],
    ['张三五百', 'set payee=张三; set money=50000'],
    ['帮助', 'help'],
    ['3', 'unclear'],
  ])('to "to whom?": %s', (text, wanted) => expect(brief(text, payeeAsked)).toBe(wanted));
});
