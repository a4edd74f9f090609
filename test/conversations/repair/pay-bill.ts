import { asked, type Place, type Reply, says, waiting } from './place';

const bill = { filled: ['bill'] };
const atReview = waiting('reviewing');
const paidWhole: Omit<Reply, 'says'> = { by: 'a value', keys: ['payBill.review'], filled: ['bill', 'part'], phase: 'reviewing' };
const otherBill: Reply = {
  by: 'the name of what is filled',
  says: says(['修改这笔交费', '换一笔账单'], ['change this payment', 'another bill']),
  ...{ keys: ['payBill.askBill'], filled: [], phase: 'asking' },
};
const review: Partial<Place> = {
  ...bill,
  arrives: ['payBill.reviewFor'],
  asks: ['payBill.reviewFor'],
  replies: [
    {
      by: 'another value for what is filled',
      says: says('不对，是水费', 'no, the water bill'),
      keys: ['payBill.review'],
      phase: 'reviewing',
    },
    { by: 'the name of what is filled', says: says('改付款账户', 'change the paying account'), keys: ['payBill.askFrom'], phase: 'asking' },
    {
      by: 'a whole other wish of the same kind',
      says: says('交水费', 'pay the water bill'),
      keys: ['payBill.instead', 'payBill.review'],
      phase: 'reviewing',
    },
  ],
};

export const payBillPlaces: Place[] = [
  asked('the bill', 'payBill', 'bill', says('交12345678901的电费', 'pay the electricity bill 12345678901'), {
    arrives: ['bills.badKey', 'payBill.askBill'],
    replies: [
      { by: 'a value', says: says('水费', 'water'), keys: ['payBill.review'], filled: ['bill'], phase: 'reviewing' },
      { by: 'what does not fit', says: says('12345678901', '12345678901'), keys: ['bills.unknownKey', 'common.unclearAgain'] },
    ],
  }),
  asked('a bill that is paid by itself', 'payBill', 'bill', says('交公积金', 'pay the housing fund'), {
    among: true,
    arrives: ['payBill.askDebit'],
    asks: ['payBill.askDebit'],
    replies: [
      { by: 'a yes', says: says('要', 'yes'), keys: ['payBill.review'], filled: ['bill'], phase: 'reviewing' },
      { by: 'a no', says: says('不用', 'no'), keys: ['payBill.left'], open: null },
      { by: 'a number', says: says('2', '2'), keys: ['payBill.left'], open: null },
      { by: 'an ordinal', says: says('第一个', 'the first one'), keys: ['payBill.review'], filled: ['bill'], phase: 'reviewing' },
    ],
  }),
  asked('the number of a top-up', 'payBill', 'key', says('给妈妈充话费', "top up mum's phone"), {
    ...bill,
    replies: [
      { by: 'a value', says: says('13800000002', '13800000002'), keys: ['payBill.askAmount'], filled: ['bill', 'key'] },
      { by: 'what does not fit', says: says('1380000000', '1380000000'), keys: ['bills.badKey', 'payBill.askKey'] },
    ],
  }),
  asked('the amount of a top-up', 'payBill', 'amount', says('充话费', 'top up my phone'), {
    ...bill,
    replies: [
      { by: 'a value', says: says('50', '50'), keys: ['payBill.reviewTopUp'], filled: ['amount', 'bill'], phase: 'reviewing' },
      { by: 'what does not fit', says: says('大概五六十', 'about 50'), keys: ['payBill.badAmount.approximate', 'payBill.askAmount'] },
    ],
  }),
  asked('one of the amounts of a top-up', 'payBill', 'amount', says(['充话费', '77'], ['top up my phone', '77']), {
    ...bill,
    among: true,
    arrives: ['payBill.fixedAmounts'],
    asks: ['payBill.fixedAmounts'],
    replies: [{ by: 'a number', says: says('1', '1'), keys: ['payBill.reviewTopUp'], filled: ['amount', 'bill'], phase: 'reviewing' }],
  }),
  asked('the bill or a top-up', 'payBill', 'part', says('交两百块电费', 'pay 200 for electricity'), {
    ...bill,
    among: true,
    arrives: ['payBill.dueOrPrepay'],
    asks: ['payBill.dueOrPrepay'],
    back: { keys: ['payBill.review'], phase: 'reviewing' },
    replies: [
      { by: 'a number', says: says('2', '2'), keys: ['payBill.reviewTopUp'], filled: ['bill', 'part'], phase: 'reviewing' },
      { by: 'an ordinal', says: says('第一个', 'the first one'), keys: ['payBill.review'], filled: ['bill', 'part'], phase: 'reviewing' },
      { ...paidWhole, says: says('186.4', '186.40') },
    ],
  }),
  asked('a part of a bill', 'payBill', 'part', says(['交电费', '改金额'], ['pay electricity', 'change the amount']), {
    ...bill,
    back: { keys: ['payBill.review'], phase: 'reviewing' },
    replies: [
      { ...paidWhole, says: says('全部', 'all of it') },
      { by: 'a no', says: says('不用了', 'no'), keys: ['payBill.review'], phase: 'reviewing' },
    ],
  }),
  asked(
    'the paying account of a bill',
    'payBill',
    'from',
    says(['交电费', '改付款账户'], ['pay electricity', 'change the paying account']),
    {
      ...bill,
      back: { keys: ['payBill.review'], phase: 'reviewing' },
      misfits: { 'zh-CN': ['payBill.unknownAccount', 'payBill.askFrom'] },
      replies: [{ by: 'a value', says: says('5678', '5678'), keys: ['payBill.review'], filled: ['bill', 'from'], phase: 'reviewing' }],
    },
  ),
  atReview('the review of a bill', 'payBill', says('交学费', 'pay the tuition'), {
    ...review,
    replies: [
      ...review.replies!,
      otherBill,
      { by: 'a weak yes', says: says('好的', 'ok'), keys: ['payBill.weakYes'] },
      // Of a bill the amount is that of a part of it.
      { by: 'the name of what is filled', says: says('改金额', 'change the amount'), keys: ['payBill.askPart'], phase: 'asking' },
      { by: 'a no', says: says('不', 'no'), keys: ['payBill.denied'], phase: 'asking' },
    ],
  }),
  atReview('the review of a top-up', 'payBill', says('充50块话费', 'top up my phone with 50'), {
    filled: ['amount', 'bill'],
    arrives: ['payBill.reviewTopUp'],
    asks: ['payBill.reviewTopUp'],
    back: { keys: ['payBill.askAmount'], filled: ['bill'], phase: 'asking' },
    replies: [
      { by: 'another value for what is filled', says: says('改成三十', 'make it 30'), keys: ['payBill.reviewTopUp'], phase: 'reviewing' },
      {
        by: 'the name of what is filled',
        says: says('改金额', 'change the amount'),
        keys: ['payBill.askAmount'],
        filled: ['bill'],
        phase: 'asking',
      },
    ],
  }),
  atReview('the firm yes to a bill', 'payBill', says(['交学费', '好'], ['pay the tuition', 'ok']), {
    ...review,
    arrives: ['payBill.weakYes'],
    repeats: ['payBill.reviewFor'],
  }),
  waiting('steppingUp')('the code of a bill', 'payBill', says(['交学费', '确认'], ['pay the tuition', 'confirm']), {
    ...review,
    arrives: ['payBill.stepUp'],
    asks: ['payBill.stepUpWaiting'],
  }),
];
