import type { Lang, Profile } from '../../accessibility/profile';
import type { Command } from '../../dialogs/engine/command';

/** A place in a dialog: how to get there in each language, what is asked there, and what is filled. */
export type Place = {
  name: string;
  dialog: 'transfer' | 'balance' | 'settings' | 'none';
  slot?: 'to' | 'amount' | 'from';
  way: Record<Lang, string[]>;
  /** Keys that this place asks again after something else was said. */
  asks: string[];
  /** Keys of the turn that led here. */
  arrives: string[];
  example?: string;
  why?: string;
  filled: string[];
  step?: true;
};

export const places: Place[] = [
  { name: 'nothing open', dialog: 'none', way: { 'zh-CN': [], en: [] }, asks: [], arrives: [], filled: [] },
  {
    name: 'a balance told',
    dialog: 'balance',
    way: { 'zh-CN': ['查余额'], en: ['balance'] },
    asks: [],
    arrives: ['balance.one', 'balance.more'],
    filled: [],
  },
  {
    name: 'the settings told',
    dialog: 'settings',
    way: { 'zh-CN': ['设置'], en: ['settings'] },
    asks: [],
    arrives: ['settings.menu'],
    filled: [],
  },
  {
    name: 'the payee asked',
    dialog: 'transfer',
    slot: 'to',
    way: { 'zh-CN': ['转账'], en: ['transfer'] },
    asks: ['transfer.askTo'],
    arrives: ['transfer.askTo'],
    example: 'transfer.exampleTo',
    why: 'transfer.whyTo',
    filled: [],
  },
  {
    name: 'one of two payees asked',
    dialog: 'transfer',
    slot: 'to',
    way: { 'zh-CN': ['转给李娜'], en: ['transfer to Li Na'] },
    asks: ['transfer.askTo'],
    arrives: ['transfer.whichPayee'],
    example: 'transfer.exampleTo',
    why: 'transfer.whyTo',
    filled: [],
  },
  {
    name: 'the amount asked',
    dialog: 'transfer',
    slot: 'amount',
    way: { 'zh-CN': ['转给妈妈'], en: ['transfer to mum'] },
    asks: ['transfer.askAmount'],
    arrives: ['transfer.askAmount'],
    example: 'transfer.exampleAmount',
    why: 'transfer.whyAmount',
    filled: ['to'],
  },
  {
    name: 'the paying account asked',
    dialog: 'transfer',
    slot: 'from',
    way: { 'zh-CN': ['转500给妈妈', '改付款账户'], en: ['send 500 to mum', 'change the paying account'] },
    asks: ['transfer.askFrom'],
    arrives: ['transfer.askFrom'],
    example: 'transfer.exampleFrom',
    why: 'transfer.whyFrom',
    filled: ['amount', 'to'],
  },
  {
    name: 'the review read',
    dialog: 'transfer',
    way: { 'zh-CN': ['转500给妈妈'], en: ['send 500 to mum'] },
    asks: ['transfer.review'],
    arrives: ['transfer.review'],
    example: 'transfer.helpReview',
    why: 'transfer.whyReview',
    filled: ['amount', 'to'],
  },
  {
    name: 'a firm yes asked',
    dialog: 'transfer',
    way: { 'zh-CN': ['转500给妈妈', '好'], en: ['send 500 to mum', 'ok'] },
    asks: ['transfer.review'],
    arrives: ['transfer.weakYes'],
    example: 'transfer.helpReview',
    why: 'transfer.whyReview',
    filled: ['amount', 'to'],
  },
  {
    name: 'the code waited for',
    dialog: 'transfer',
    way: { 'zh-CN': ['转500给妈妈', '确认'], en: ['send 500 to mum', 'confirm'] },
    asks: ['transfer.stepUpWaiting'],
    arrives: ['transfer.stepUp'],
    example: 'transfer.helpStepUp',
    why: 'transfer.whyStepUp',
    filled: ['amount', 'to'],
    step: true,
  },
];

/** What is expected after a pattern at a place: keys, which slots are filled, and whether the dialog is still open. `null`: does not apply. */
export type Expected = { keys: string[]; filled?: string[]; open?: boolean; lang?: Lang } | null;
export type Pattern = { name: string; says?: Record<Lang, string[]>; inside?: Command[]; expects(place: Place, lang: Lang): Expected };

const inTransfer = (place: Place) => place.dialog === 'transfer';
const menu = ['help.general'];
const again = (place: Place, ...before: string[]): Expected => ({
  keys: [...before, ...place.asks],
  filled: place.filled,
  open: inTransfer(place),
});
const review = (filled: string[] = ['amount', 'to']): Expected => ({ keys: ['transfer.review'], filled, open: true });
const other: Record<Lang, Lang> = { 'zh-CN': 'en', en: 'zh-CN' };

export const patterns: Pattern[] = [
  {
    name: 'answers the slot by value',
    says: { 'zh-CN': ['300'], en: ['300'] },
    expects: (place) => (place.slot === 'amount' ? review() : null),
  },
  {
    name: 'corrects the amount by value',
    says: { 'zh-CN': ['改成三百'], en: ['make it 300'] },
    expects: (place) => (place.filled.includes('amount') ? review() : null),
  },
  {
    name: 'corrects the payee by value',
    says: { 'zh-CN': ['不对，是小明'], en: ['no, to Xiao Ming'] },
    expects: (place) =>
      place.filled.includes('to')
        ? place.filled.includes('amount')
          ? review()
          : { keys: ['transfer.askAmount'], filled: ['to'], open: true }
        : null,
  },
  {
    name: 'corrects a slot by its name',
    says: { 'zh-CN': ['改金额'], en: ['change the amount'] },
    expects: (place) => (place.filled.includes('amount') ? { keys: ['transfer.askAmount'], filled: ['to'], open: true } : null),
  },
  {
    name: 'asks to change something without saying what',
    says: { 'zh-CN': ['改一下'], en: ['change something'] },
    expects: (place) =>
      inTransfer(place)
        ? { keys: ['common.whatToChange'], filled: place.filled, open: true }
        : { keys: ['common.nothingToChange'], open: false },
  },
  {
    name: 'says several things at once',
    says: { 'zh-CN': ['转八百给妈妈'], en: ['send 800 to mum'] },
    expects: (place) => ({
      keys: [...(place.filled.includes('amount') ? ['transfer.instead'] : []), 'transfer.review'],
      filled: ['amount', 'to'],
      open: true,
    }),
  },
  {
    name: 'answers more than was asked',
    says: { 'zh-CN': ['妈妈，三百块'], en: ['mum, 300 yuan'] },
    expects: (place) => (place.name === 'the payee asked' ? review() : null),
  },
  {
    name: 'cancels',
    says: { 'zh-CN': ['取消'], en: ['cancel'] },
    expects: (place) =>
      inTransfer(place) ? { keys: ['transfer.cancelled'], open: false } : { keys: ['common.nothingToCancel'], open: false },
  },
  {
    name: 'goes back',
    says: { 'zh-CN': ['返回'], en: ['back'] },
    expects: (place) => {
      if (!inTransfer(place)) return { keys: ['common.whereNothing'], open: false };
      if (place.filled.length === 0) return { keys: ['common.parked'], open: false };
      return place.filled.includes('amount') ? null : { keys: ['transfer.askTo'], filled: [], open: true };
    },
  },
  {
    name: 'has it repeated',
    says: { 'zh-CN': ['再说一遍'], en: ['repeat that'] },
    expects: (place) =>
      place.arrives.length > 0
        ? { keys: place.arrives.includes('transfer.weakYes') ? place.asks : place.arrives, open: inTransfer(place) }
        : { keys: ['common.hello'], open: false },
  },
  {
    name: 'has it slower',
    says: { 'zh-CN': ['慢一点'], en: ['slower please'] },
    expects: (place) => ({ keys: ['settings.done', ...place.arrives], open: inTransfer(place) }),
  },
  {
    name: 'asks for help',
    says: { 'zh-CN': ['帮助'], en: ['help'] },
    expects: (place) => (inTransfer(place) ? again(place, place.example ?? '', 'help.anytime') : { keys: menu, open: false }),
  },
  {
    name: 'asks why',
    says: { 'zh-CN': ['为什么要问这个'], en: ['why do you need that'] },
    expects: (place) => (inTransfer(place) ? again(place, place.why ?? '') : { keys: menu, open: false }),
  },
  {
    name: 'asks where it is',
    says: { 'zh-CN': ['到哪一步了'], en: ['where am I'] },
    expects: (place) => (inTransfer(place) ? again(place, 'common.where') : { keys: ['common.whereNothing'], open: false }),
  },
  {
    name: 'asks for time',
    says: { 'zh-CN': ['等一下'], en: ['wait a moment'] },
    expects: (place) => ({ keys: place.arrives.length > 0 ? place.arrives : ['common.wait'], open: inTransfer(place) }),
  },
  {
    name: 'does another thing and comes back',
    says: { 'zh-CN': ['查一下余额'], en: ['what is my balance'] },
    expects: (place) =>
      inTransfer(place) ? again(place, 'balance.one', 'common.backTo') : { keys: ['balance.one', 'balance.more'], open: false },
  },
  {
    name: 'changes the language',
    says: { 'zh-CN': ['换成英文'], en: ['Chinese please'] },
    expects: (place, lang) => ({ ...again(place, 'settings.done')!, lang: other[lang] }),
  },
  { name: 'changes the mode', says: { 'zh-CN': ['只用文字'], en: ['text only'] }, expects: (place) => again(place, 'settings.done') },
  {
    name: 'asks for a person',
    says: { 'zh-CN': ['人工'], en: ['I want to talk to a person'] },
    expects: (place) =>
      inTransfer(place)
        ? again(place, 'human.recorded', 'human.recordedMoney', 'common.backTo')
        : { keys: ['human.recorded'], open: false },
  },
  {
    name: 'is not understood once',
    says: { 'zh-CN': ['蓝色的风筝会唱歌'], en: ['blue kites sing loudly'] },
    expects: (place) => {
      if (!inTransfer(place)) return { keys: ['common.unclear'], open: false };
      if (place.slot === 'to' || place.slot === 'from') return null;
      if (place.step) return again(place, 'common.unclearAsked');
      return place.slot ? again(place, 'common.unclearAsked', place.example ?? '') : again(place, 'common.notAnswered');
    },
  },
  {
    name: 'is not understood twice and is offered a person',
    says: { 'zh-CN': ['蓝色的风筝会唱歌', '紫色的云在跳舞'], en: ['blue kites sing loudly', 'purple clouds dance'] },
    expects: (place) => {
      if (place.slot === 'to' || place.slot === 'from') return null;
      return { keys: [...(inTransfer(place) ? ['common.silenceMoney'] : []), 'common.unclearAgain'], open: inTransfer(place) };
    },
  },
  {
    name: 'has it spelled',
    says: { 'zh-CN': ['逐字念一下'], en: ['spell it'] },
    expects: (place) => {
      const spelled = place.asks.includes('transfer.review') || place.dialog === 'balance';
      if (spelled)
        return place.arrives.includes('transfer.weakYes')
          ? again(place, 'common.nothingToSpell')
          : { keys: place.arrives, open: inTransfer(place) };
      if (place.slot === 'amount') return { keys: place.arrives, open: true };
      return inTransfer(place) ? again(place, 'common.nothingToSpell') : { keys: ['common.nothingToSpell'], open: false };
    },
  },
  {
    name: 'has it faster',
    says: { 'zh-CN': ['快一点'], en: ['faster'] },
    expects: (place) => ({ keys: ['settings.done', ...place.arrives], open: inTransfer(place) }),
  },
  {
    name: 'says nothing',
    inside: [{ do: 'silence' }],
    expects: (place) =>
      inTransfer(place) ? again(place, 'common.silence', 'common.silenceMoney') : { keys: ['common.silence'], open: false },
  },
  {
    name: 'says nothing three times',
    inside: [{ do: 'silence' }, { do: 'silence' }, { do: 'silence' }],
    expects: (place) => ({ keys: [...(inTransfer(place) ? ['common.silenceMoney'] : []), 'common.silenceAgain'], open: inTransfer(place) }),
  },
  {
    name: 'writes a password',
    says: { 'zh-CN': ['我的密码是 demo-2026'], en: ['my password is demo-2026'] },
    expects: (place) =>
      place.step
        ? { keys: ['common.secret', 'transfer.stepUpWaiting'], open: true }
        : { keys: place.arrives.length > 0 ? place.arrives : ['common.secret'], open: inTransfer(place) },
  },
];

export const languages: Lang[] = ['zh-CN', 'en'];
export const forms: Profile['form'][] = ['screenReader', 'speech', 'text'];
