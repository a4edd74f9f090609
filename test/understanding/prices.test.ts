import { everyMoment, brief, idle, amountAsked, payeeAsked, review } from './moment';

const english = { ...idle, lang: 'en' as const };

describe('a question about fees', () => {
  it.each([
    ['手续费', 'start fees'],
    ['收费标准', 'start fees'],
    ['你们都有哪些收费', 'start fees'],
    ['转账要手续费吗', 'start fees choice=transfer'],
    ['转六万要多少手续费', 'start fees choice=transfer money=6000000'],
    ['转到别的银行要手续费吗', 'start fees choice=otherBank'],
    ['轉到別的銀行要手續費嗎', 'start fees choice=otherBank'],
    ['跨行转六万手续费多少', 'start fees choice=otherBank money=6000000'],
    ['转六万到工行，手续费多少', 'start fees choice=otherBank money=6000000'],
    ['转到农商行要手续费伐', 'start fees choice=otherBank'],
    ['本行转账免费吗', 'start fees choice=thisBank'],
    ['转到手机号要钱吗', 'start fees choice=mobile'],
    ['普通到账收费吗', 'start fees choice=otherBankOrdinary'],
    ['次日到账要手续费吗', 'start fees choice=otherBankNextDay'],
    ['交电费要手续费吗', 'start fees choice=bill'],
    ['办张新卡多少钱', 'start fees choice=card'],
    ['短信服务费多少', 'start fees choice=sms'],
    ['余额变动短信怎么收费的', 'start fees choice=sms'],
    ['取钱要手续费吗', 'start fees choice=other'],
    ['汇到国外手续费多少', 'start fees choice=other'],
    ['手续费要五块吗', 'start fees'],
    ['手续费50封顶吗', 'start fees'],
    ['查余额，跨行手续费多少', 'start balance; start fees choice=otherBank'],
  ])('in Chinese is answered: %s', (text, wanted) => expect(brief(text)).toBe(wanted));

  it.each([
    ['fees', 'start fees'],
    ['what are your fees?', 'start fees'],
    ['transfer fee', 'start fees choice=transfer'],
    ['do you charge for transfers?', 'start fees choice=transfer'],
    ['how much does it cost to send 6,000 to another bank', 'start fees choice=otherBank money=600000'],
    ['is there a charge for sending 60,000 to a different bank?', 'start fees choice=otherBank money=6000000'],
    ['is it free to send money within the bank?', 'start fees choice=thisBank'],
    ['is it true the fee is capped at 50?', 'start fees'],
    ["what's the fee for paying in 12 instalments", 'start fees'],
    ['is there a fee for next-day transfers?', 'start fees choice=otherBankNextDay'],
    ['are there fees for paying bills?', 'start fees choice=bill'],
    ['how much is a new card', 'start fees choice=card'],
    ['what does the text message service cost', 'start fees choice=sms'],
    ['sms fee', 'start fees choice=sms'],
    ['text message fee', 'start fees choice=sms'],
    ['the text message service fees', 'start fees choice=sms'],
    ['new card fee', 'start fees choice=card'],
    ['is there an atm fee?', 'start fees choice=other'],
    ['what is my balance, and is there a fee for transfers?', 'start balance; start fees choice=transfer'],
  ])('in English is answered: %s', (text, wanted) => expect(brief(text, english)).toBe(wanted));

  it.each(
    '电费多少 水费收费标准 给妈妈转多少钱 我卡里有多少钱 怎么扣了我两块钱手续费 手续费多扣了 学费还差多少 妈妈要多少钱'
      .split(' ')
      .concat(['why was I charged a fee', 'there is a duplicate charge on my account', 'how much is on my card', 'refund the fee please']),
  )('is not heard in %s', (text) => expect(brief(text)).not.toContain('fees'));
});

describe('what "that" costs', () => {
  it.each(['how much does that cost', 'what will it cost me?', '多少手续费', '这笔要收多少手续费', '转账手续费多少'])(
    'is asked of the transfer that is read back: %s',
    (text) => expect(brief(text, review)).toBe('start fees'),
  );

  it.each(['how much does that cost', 'what does this cost?'])('means nothing of ours where nothing is read back: %s', (text) => {
    for (const moment of [idle, amountAsked, payeeAsked]) expect(brief(text, moment)).not.toContain('fees');
  });
});

describe('a question about rates', () => {
  it.each([
    ['利息多少', 'start rates'],
    ['存款利率', 'start rates'],
    ['三年定期利率', 'start rates choice=threeYear'],
    ['存一万一年利息多少', 'start rates choice=oneYear'],
    ['活期利率多少', 'start rates choice=current'],
    ['两年定期利率呢', 'start rates choice=other'],
    ['一年和三年的定期利率是多少', 'start rates'],
    ["what's your savings rate", 'start rates'],
    ['interest rates', 'start rates'],
    ['what interest do I get on a three year deposit', 'start rates choice=threeYear'],
    ['one-year deposit rate please', 'start rates choice=oneYear'],
    ['what is the two year rate on deposits', 'start rates choice=other'],
  ])('is answered: %s', (text, wanted) => expect(brief(text)).toBe(wanted));

  it.each(
    '房贷利率现在是几个点 想贷点款买车，利息多少 利息什么时候到账 今天美元汇率多少 信用卡利息怎么算'
      .split(' ')
      .concat(['what is the apr on my credit card', 'what is the euro rate today', 'mortgage interest rate', 'I am interested in it']),
  )('is not heard in %s', (text) => expect(brief(text)).not.toContain('rates'));
});

describe('while a transfer is open', () => {
  const questions = [
    '手续费多少',
    '改成六万手续费多少',
    '三百，手续费多少',
    '转给房东要手续费吗',
    '存三年利息多少',
    "what if I make it 60,000, what's the fee?",
    "300, what's the fee?",
  ];
  it.each(questions.flatMap((text) => everyMoment.slice(1).map((about) => [text, about] as const)))(
    'a price that is asked (%s) is told, and changes, answers and confirms nothing',
    (text, about) => expect(brief(text, about)).toMatch(/^start (fees|rates)[^;]*$/),
  );

  it.each(['手续费', '利息'])('a bare word is the memo where a memo is asked for: %s', (text) => {
    const memoAsked = { ...amountAsked, expected: { ...amountAsked.expected, slot: 'memo', kind: 'words' as const } };
    expect(brief(text, memoAsked)).not.toContain('start');
  });

  it.each([payeeAsked, amountAsked, review])('a bare word is a question elsewhere (%#)', (about) =>
    expect(brief('手续费', about)).toBe('start fees'),
  );
});
