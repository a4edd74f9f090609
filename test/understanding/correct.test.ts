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
