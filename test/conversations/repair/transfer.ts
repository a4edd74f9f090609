import { asked, type Place, says, waiting } from './place';

const sum = says('转500给妈妈', 'send 500 to mum');
const correctTo = { by: 'another value for what is filled', says: says('不对，是小明', 'no, to Xiao Ming') } as const;
const review: Partial<Place> = {
  filled: ['amount', 'to'],
  arrives: ['transfer.review'],
  asks: ['transfer.review'],
  replies: [
    { by: 'another value for what is filled', says: says('改成三百', 'make it 300'), keys: ['transfer.review'], phase: 'reviewing' },
    { ...correctTo, keys: ['transfer.review'], phase: 'reviewing' },
    {
      by: 'the name of what is filled',
      says: says('改金额', 'change the amount'),
      keys: ['transfer.askAmount'],
      filled: ['to'],
      phase: 'asking',
    },
    {
      by: 'the name of what is filled',
      says: says('改收款人', 'change the payee'),
      keys: ['transfer.askTo'],
      filled: ['amount'],
      phase: 'asking',
    },
    {
      by: 'a whole other wish of the same kind',
      says: says('转八百给妈妈', 'send 800 to mum'),
      keys: ['transfer.instead', 'transfer.review'],
      phase: 'reviewing',
    },
  ],
};
const atReview = waiting('reviewing');

export const transferPlaces: Place[] = [
  asked('the payee of a transfer', 'transfer', 'to', says('转账', 'transfer'), {
    misfits: { 'zh-CN': ['transfer.unknownPayee'], en: ['transfer.unknownPayee'] },
    replies: [
      { by: 'a value', says: says('妈妈', 'mum'), keys: ['transfer.askAmount'], filled: ['to'] },
      {
        by: 'more than was asked',
        says: says('妈妈，三百块', 'mum, 300 yuan'),
        keys: ['transfer.review'],
        filled: ['amount', 'to'],
        phase: 'reviewing',
      },
    ],
  }),
  asked('one of two payees of a transfer', 'transfer', 'to', says('转给李娜', 'transfer to Li Na'), {
    among: true,
    arrives: ['transfer.whichPayee'],
    asks: ['transfer.whichPayee'],
    misfits: { 'zh-CN': ['transfer.unknownPayee'], en: ['transfer.unknownPayee'] },
    replies: [
      { by: 'a number', says: says('2', '2'), keys: ['transfer.askAmount'], filled: ['to'] },
      { by: 'an ordinal', says: says('第二个', 'the second one'), keys: ['transfer.askAmount'], filled: ['to'] },
      { by: 'a no', says: says('都不是', 'neither'), keys: ['transfer.askTo'] },
      { by: 'a value', says: says('尾号1111', 'the one ending 1111'), keys: ['transfer.askAmount'], filled: ['to'] },
    ],
  }),
  asked('the amount of a transfer', 'transfer', 'amount', says('转给妈妈', 'transfer to mum'), {
    filled: ['to'],
    replies: [
      { by: 'a value', says: says('300', '300'), keys: ['transfer.review'], filled: ['amount', 'to'], phase: 'reviewing' },
      { by: 'what does not fit', says: says('五六百', 'about 500'), keys: ['transfer.badAmount.approximate', 'transfer.askAmount'] },
      { ...correctTo, keys: ['transfer.askAmount'], filled: ['to'] },
      { by: 'the name of what is filled', says: says('改收款人', 'change the payee'), keys: ['transfer.askTo'], filled: [] },
    ],
  }),
  asked('one of two amounts of a transfer', 'transfer', 'amount', says(['转给妈妈', '100或者200'], ['transfer to mum', '100 or 200']), {
    among: true,
    filled: ['to'],
    arrives: ['transfer.whichAmount'],
    asks: ['transfer.whichAmount'],
    replies: [
      { by: 'a number', says: says('1', '1'), keys: ['transfer.review'], filled: ['amount', 'to'], phase: 'reviewing' },
      { by: 'a value', says: says('两百', '200'), keys: ['transfer.review'], filled: ['amount', 'to'], phase: 'reviewing' },
    ],
  }),
  asked(
    'the paying account of a transfer',
    'transfer',
    'from',
    says(['转500给妈妈', '改付款账户'], ['send 500 to mum', 'change the paying account']),
    {
      filled: ['amount', 'to'],
      back: { keys: ['transfer.review'], phase: 'reviewing' },
      misfits: { 'zh-CN': ['transfer.unknownAccount', 'transfer.askFrom'] },
      replies: [
        { by: 'a value', says: says('储蓄', 'savings'), keys: ['transfer.review'], filled: ['amount', 'from', 'to'], phase: 'reviewing' },
        { by: 'a no', says: says('不用了', 'no'), keys: ['transfer.review'], phase: 'reviewing' },
      ],
    },
  ),
  asked('the note of a transfer', 'transfer', 'memo', says(['转500给妈妈', '改备注'], ['send 500 to mum', 'change the memo']), {
    filled: ['amount', 'to'],
    anyWords: true,
    back: { keys: ['transfer.review'], phase: 'reviewing' },
    replies: [
      {
        by: 'a value',
        says: says('还你的', 'rent'),
        keys: ['transfer.memoIs', 'transfer.review'],
        filled: ['amount', 'memo', 'to'],
        phase: 'reviewing',
      },
    ],
  }),
  atReview('the review of a transfer', 'transfer', sum, {
    ...review,
    replies: [
      ...review.replies!,
      { by: 'a weak yes', says: says('好的', 'ok'), keys: ['transfer.weakYes'] },
      { by: 'a no', says: says('不', 'no'), keys: ['transfer.denied'], phase: 'asking' },
    ],
  }),
  atReview('the firm yes to a transfer', 'transfer', says(['转500给妈妈', '好'], ['send 500 to mum', 'ok']), {
    ...review,
    arrives: ['transfer.weakYes'],
    repeats: ['transfer.review'],
  }),
  waiting('steppingUp')('the code of a transfer', 'transfer', says(['转500给妈妈', '确认'], ['send 500 to mum', 'confirm']), {
    ...review,
    arrives: ['transfer.stepUp'],
    asks: ['transfer.stepUpWaiting'],
  }),
];
