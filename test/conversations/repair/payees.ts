import { asked, type Place, says, told, waiting } from './place';

const fromAway = '6222000000000000004';
const review: Partial<Place> = {
  filled: ['number'],
  arrives: ['payees.review'],
  asks: ['payees.review'],
  replies: [
    {
      by: 'the name of what is filled',
      says: says('改号码', 'change the number'),
      keys: ['payees.askNumber'],
      filled: [],
      phase: 'asking',
    },
  ],
};
const way = says(['添加收款人', '6299990000000096689'], ['add a payee', '6299990000000096689']);

export const payeePlaces: Place[] = [
  told('the list of payees', 'payees', says('收款人名单', 'my payees'), ['payees.list']),
  told('the next payees', 'payees', says(['收款人名单', '还有谁'], ['my payees', 'more']), ['payees.listOn'], { takes: ['page'] }),
  told('one payee', 'payees', says(['收款人名单', '1'], ['my payees', '1']), ['payees.one'], { takes: ['payee'] }),
  asked('the number of a new payee', 'newPayee', 'number', says('添加收款人', 'add a payee'), {
    replies: [
      { by: 'a value', says: says('13900000009', '13900000009'), keys: ['payees.review'], filled: ['number'], phase: 'reviewing' },
      { by: 'what does not fit', says: says('13900000404', '13900000404'), keys: ['refusal.mobileNotRegistered', 'payees.askNumber'] },
    ],
  }),
  asked('the bank of a new payee', 'newPayee', 'number', says(['添加收款人', fromAway], ['add a payee', fromAway]), {
    among: true,
    arrives: ['payees.whichBank'],
    asks: ['payees.whichBank'],
    replies: [
      { by: 'a number', says: says('1', '1'), keys: ['payees.askName'], filled: ['number'] },
      { by: 'an ordinal', says: says('第二个', 'the second one'), keys: ['payees.askName'], filled: ['number'] },
      { by: 'a value', says: says('示例农商行', 'Example Rural Bank'), keys: ['payees.askName'], filled: ['number'] },
    ],
  }),
  asked('the name of a new payee', 'newPayee', 'name', says(['添加收款人', fromAway, '1'], ['add a payee', fromAway, '1']), {
    filled: ['number'],
    anyWords: true,
    replies: [
      {
        by: 'a value',
        says: says('赵明', 'Zhao Ming'),
        keys: ['payees.notChecked', 'payees.review'],
        filled: ['name', 'number'],
        phase: 'reviewing',
      },
    ],
  }),
  asked(
    'the name of a payee that the bank knows',
    'newPayee',
    'saidName',
    says([...way['zh-CN'], '改名字', '2'], [...way.en, 'change the name', '2']),
    {
      filled: ['number'],
      anyWords: true,
      back: { keys: ['payees.review'], phase: 'reviewing' },
      replies: [
        { by: 'a value', says: says('王秀岚', '王秀岚'), keys: ['payees.review'], filled: ['number', 'saidName'], phase: 'reviewing' },
      ],
    },
  ),
  asked('what to call a new payee', 'newPayee', 'alias', says([...way['zh-CN'], '改称呼'], [...way.en, 'change the nickname']), {
    filled: ['number'],
    anyWords: true,
    back: { keys: ['payees.review'], phase: 'reviewing' },
    replies: [
      {
        by: 'a value',
        says: says('阿姨', 'Auntie'),
        keys: ['payees.aliasIs', 'payees.review'],
        filled: ['alias', 'number'],
        phase: 'reviewing',
      },
    ],
  }),
  waiting('reviewing')('the review of a new payee', 'newPayee', way, {
    ...review,
    replies: [
      ...review.replies!,
      { by: 'a weak yes', says: says('好的', 'ok'), keys: ['act.weakYes'] },
      { by: 'a no', says: says('不', 'no'), keys: ['payees.denied'], phase: 'asking' },
    ],
  }),
  waiting('reviewing')('the firm yes to a new payee', 'newPayee', says([...way['zh-CN'], '好'], [...way.en, 'ok']), {
    ...review,
    arrives: ['act.weakYes'],
    repeats: ['payees.review'],
  }),
  waiting('steppingUp')('the code of a new payee', 'newPayee', says([...way['zh-CN'], '确认'], [...way.en, 'confirm']), {
    ...review,
    arrives: ['act.stepUp'],
    asks: ['act.stepUpWaiting'],
  }),
  asked('the payee to rename', 'renamePayee', 'payee', says('改收款人的名字', 'rename a payee'), {
    misfits: { 'zh-CN': ['payees.unknown', 'payees.askOne'], en: ['payees.unknown', 'payees.askOne'] },
    replies: [{ by: 'a value', says: says('妈妈', 'mum'), keys: ['payees.askNewAlias'], filled: ['payee'] }],
  }),
  asked('one of two payees to rename', 'renamePayee', 'payee', says('把李娜改个名字', 'rename Li Na'), {
    among: true,
    arrives: ['payees.which'],
    asks: ['payees.which'],
    misfits: { 'zh-CN': ['payees.unknown', 'payees.which'], en: ['payees.unknown', 'payees.which'] },
    replies: [
      { by: 'a number', says: says('1', '1'), keys: ['payees.askNewAlias'], filled: ['payee'] },
      { by: 'an ordinal', says: says('第二个', 'the second one'), keys: ['payees.askNewAlias'], filled: ['payee'] },
    ],
  }),
  asked('the new name of a payee', 'renamePayee', 'alias', says(['改收款人的名字', '小明'], ['rename a payee', 'Xiao Ming']), {
    filled: ['payee'],
    anyWords: true,
    replies: [
      {
        by: 'a value',
        says: says('球友', 'Shorty'),
        keys: ['payees.renamed'],
        open: null,
        putsBack: says('把球友改名为小明', 'rename Shorty to Xiao Ming'),
      },
    ],
  }),
  asked('the payee to remove', 'removePayee', 'payee', says('删除收款人', 'remove a payee'), {
    misfits: { 'zh-CN': ['payees.unknown', 'payees.askOne'], en: ['payees.unknown', 'payees.askOne'] },
    replies: [
      {
        by: 'a value',
        says: says('小明', 'Xiao Ming'),
        keys: ['payees.removed', 'payees.undo'],
        open: null,
        putsBack: says('恢复收款人', 'bring back the payee'),
      },
    ],
  }),
  asked('one of two payees to remove', 'removePayee', 'payee', says('删除收款人李娜', 'remove the payee Li Na'), {
    among: true,
    arrives: ['payees.which'],
    asks: ['payees.which'],
    misfits: { 'zh-CN': ['payees.unknown', 'payees.which'], en: ['payees.unknown', 'payees.which'] },
    replies: [
      {
        by: 'a number',
        says: says('2', '2'),
        keys: ['payees.removed', 'payees.undo'],
        open: null,
        putsBack: says('恢复收款人', 'bring back the payee'),
      },
    ],
  }),
  told('nobody to bring back', 'restorePayee', says('恢复收款人', 'bring back the payee'), ['refusal.nothingToRestore'], {
    takes: ['payee'],
  }),
];
