import type { Lang } from '../../../accessibility/profile';
import type { Command } from '../../../dialogs/engine/command';
import type { MessageKey } from '../../../locales/keys';
import { actKey, dialogOf, type Expected, isMoney, isOpen, type Place, says, type Says, slotOf } from './place';
import type { Thread } from './thread';

/** Something that a customer may do anywhere, and what should come of it at each place. */
export type Pattern = {
  name: string;
  says?: Says;
  inside?: Command[];
  /** Why it says nothing about a place; null where it does. */
  skips?(place: Place, lang: Lang): string | null;
  /** `there`: the conversation on arriving. */
  expects(place: Place, lang: Lang, there: Thread): Expected;
  /** Trouble, the last of a row: nothing is said twice in the same words, and a person is offered. */
  lastStraw?: true;
};

const other: Record<Lang, Lang> = { 'zh-CN': 'en', en: 'zh-CN' };

/** Something is told, and what was asked is asked again with all that was filled. */
const again = (place: Place, ...before: MessageKey[]): Expected => ({ keys: [...before, ...place.asks] });
/** Another matter is dealt with on the way. */
const onTheWay = (place: Place, ...before: MessageKey[]): Expected =>
  again(place, ...before, ...(isOpen(place) ? ['common.backTo' as const] : []));
const ended = (...keys: MessageKey[]): Expected => ({ keys, open: null });

/** What explains the question that is open, or the review, or the code. */
function explained(place: Place, by: 'why' | 'help'): MessageKey {
  if (place.phase === 'reviewing') return actKey(place, by === 'why' ? 'whyReview' : 'helpReview');
  if (place.phase === 'steppingUp') return actKey(place, by === 'why' ? 'whyStepUp' : 'helpStepUp');
  if (by === 'why') return slotOf(place)!.why;
  return place.among ? 'help.choose' : slotOf(place)!.example;
}

function cancelled(place: Place): Expected {
  if (!isOpen(place)) return ended('common.nothingToCancel');
  return ended(dialogOf(place).review ? actKey(place, 'cancelled') : 'common.cancelled');
}

/** `back` lets several choices go, else takes back the last answer and what came of it; at the first question the dialog is set aside. */
function backed(place: Place, _lang: Lang, { state }: Thread): Expected {
  if (!isOpen(place)) return ended('common.whereNothing');
  if (place.back) return place.back;
  if (place.among) return { keys: [slotOf(place)!.ask] };
  const last = state.stack.at(-1)?.order.at(-1);
  if (last === undefined) return ended(isMoney(place) ? 'common.parked' : 'common.parkedPlain');
  const { slots } = dialogOf(place);
  const emptied = [last, ...slots.filter(({ dependsOn }) => dependsOn?.includes(last)).map(({ name }) => name)];
  const filled = place.filled.filter((name) => !emptied.includes(name));
  return { keys: [slots.find(({ name }) => name === last)!.ask], phase: 'asking', filled };
}

const unmoved = (place: Place): MessageKey[] => (isMoney(place) ? ['common.silenceMoney'] : []);

/** What is no answer anywhere, not even where any words are one. */
function unread(place: Place): Expected {
  if (!isOpen(place)) return ended('common.unclear');
  if (place.phase === 'reviewing') return again(place, 'common.notAnswered');
  if (place.phase === 'steppingUp') return again(place, 'common.unclearAsked');
  return again(place, 'common.unclearAsked', explained(place, 'help'));
}

const atNames = ({ anyWords }: Place) => (anyWords ? 'any words are an answer here' : null);
const misheard = (place: Place, lang: Lang): Expected => (place.misfits?.[lang] ? { keys: place.misfits[lang] } : unread(place));
const misheardAgain =
  (offers: MessageKey) =>
  (place: Place, lang: Lang): Expected => {
    const first = place.misfits?.[lang]?.[0];
    return { keys: [...(first ? [first] : unmoved(place)), offers] };
  };

const spellable = ['payee', 'to', 'from', 'account', 'reference'];
/** Names, accounts and numbers of the last turn, each told letter by letter. */
function spelled(place: Place, _lang: Lang, { messages }: Thread): Expected {
  const found = messages.flatMap(({ values }) =>
    Object.entries(values).filter(([name, { t }]) => spellable.includes(name) && ['name', 'account', 'digits'].includes(t)),
  );
  return found.length > 0 ? { keys: found.map(() => 'common.spelled') } : again(place, 'common.nothingToSpell');
}

export const allFees: MessageKey[] = [
  ...(['fees.flat', 'fees.flat', 'fees.byAmount', 'fees.upTo', 'fees.between', 'fees.above', 'fees.flat'] as const),
  ...(['fees.onlyInstant', 'fees.card', 'fees.sms'] as const),
];

const isTransfer = (place: Place) => place.dialog === 'transfer' && isOpen(place);
const inTransfer = (place: Place) => (isTransfer(place) ? 'this is what is open' : null);
const elsewhere = (place: Place) => (isTransfer(place) ? atNames(place) : 'a transfer is asked for instead');
const unreviewed = ({ phase }: Place) => (phase === 'reviewing' ? null : 'nothing is to be confirmed');

/** Ways out, and ways back. */
const leaving: Pattern[] = [
  { name: 'cancels', says: says('取消', 'cancel'), expects: cancelled },
  { name: 'wants no more of it', says: says('不办了', 'stop'), expects: cancelled },
  { name: 'has a change of mind', says: says('我不想办了', 'I changed my mind'), expects: cancelled },
  {
    name: 'lets it be',
    says: says('算了', 'never mind'),
    // Before a confirmation it is a no: the customer says whether to change it or to stop. With nothing open it lets go of what was offered.
    expects: (place, _lang, thread) => {
      if (place.phase === 'reviewing') return { keys: [actKey(place, 'denied')], phase: 'asking' };
      return isOpen(place) || (thread.rendition?.choices.length ?? 0) === 0 ? cancelled(place) : ended('common.fine');
    },
  },
  { name: 'goes back', says: says('返回', 'back'), expects: backed },
  { name: 'goes back one step', says: says('回到上一步', 'go back one step'), expects: backed },
  {
    name: 'says goodbye',
    says: says('再见', 'goodbye'),
    expects: (place) => ({ keys: [isOpen(place) ? 'common.goodbyeKept' : 'common.goodbye'] }),
  },
];

/** The same once more, or explained. */
const hearing: Pattern[] = [
  {
    name: 'has it repeated',
    says: says('再说一遍', 'repeat that'),
    expects: (place) => ({ keys: place.repeats ?? (place.arrives.length > 0 ? place.arrives : ['common.hello']) }),
  },
  { name: 'has it slower', says: says('慢一点', 'slower please'), expects: (place) => ({ keys: ['settings.done', ...place.arrives] }) },
  { name: 'has it faster', says: says('快一点', 'faster'), expects: (place) => ({ keys: ['settings.done', ...place.arrives] }) },
  { name: 'has it spelled', says: says('逐字念一下', 'spell it'), expects: spelled },
  { name: 'asks for time', says: says('等一下', 'wait a moment'), expects: () => ({ keys: ['common.wait'] }) },
  {
    name: 'asks for help and an example',
    says: says('帮助', 'help'),
    expects: (place) => (isOpen(place) ? again(place, explained(place, 'help'), 'help.anytime') : ended('help.general')),
  },
  {
    name: 'asks why',
    says: says('为什么要问这个', 'why do you need that'),
    expects: (place) => (isOpen(place) ? again(place, explained(place, 'why')) : ended('help.general')),
  },
  {
    name: 'asks where it is',
    says: says('到哪一步了', 'where am I'),
    expects: (place) => again(place, isOpen(place) ? 'common.where' : 'common.whereNothing'),
  },
];

/** Another matter in the middle of this one. */
const digressing: Pattern[] = [
  {
    name: 'asks for the balance in between',
    says: says('查一下余额', 'what is my balance'),
    expects: (place) => (isOpen(place) ? onTheWay(place, 'balance.one') : ended('balance.one', 'balance.more')),
  },
  {
    name: 'asks whether money has come',
    says: says('工资到没到', 'did my salary arrive'),
    // Of the customer with little history only one salary is known.
    expects: (place) => onTheWay(place, 'arrival.yes', ...(place.customer === '10000001' ? ['arrival.usual' as const] : [])),
  },
  {
    name: 'asks what it costs',
    says: says('手续费多少', 'is there a fee'),
    expects: (place) => (place.phase === 'reviewing' && isMoney(place) ? again(place, 'fees.this') : onTheWay(place, ...allFees)),
  },
  {
    name: 'asks for a transfer in between',
    says: says('我要转账', 'I want to make a transfer'),
    skips: inTransfer,
    expects: (place) => ({
      keys: ['transfer.askTo'],
      open: 'transfer',
      filled: [],
      phase: 'asking',
      ...(isOpen(place) ? { over: true } : {}),
    }),
  },
  {
    name: 'asks for a transfer in between and cancels it',
    says: says(['我要转账', '取消'], ['I want to make a transfer', 'cancel']),
    skips: inTransfer,
    expects: (place) => onTheWay(place, 'transfer.cancelled'),
  },
  {
    name: 'asks to pay a bill in between',
    says: says('交水费', 'pay the water bill'),
    skips: elsewhere,
    expects: () => ({ keys: ['payBill.review'], open: 'payBill', filled: ['bill'], phase: 'reviewing', over: true }),
  },
  {
    name: 'asks to pay a bill in between and cancels it',
    says: says(['交水费', '取消'], ['pay the water bill', 'cancel']),
    skips: elsewhere,
    expects: (place) => onTheWay(place, 'payBill.cancelled'),
  },
  { name: 'says thanks', says: says('谢谢', 'thank you'), expects: (place) => onTheWay(place, 'common.thanks') },
  {
    name: 'asks for a person',
    says: says('人工', 'I want to talk to a person'),
    expects: (place) => onTheWay(place, 'human.recorded', ...(isMoney(place) ? ['human.recordedMoney' as const] : [])),
  },
];

/** Another way of being served, in the middle of it. */
const served: Pattern[] = [
  {
    name: 'changes the language',
    says: says('换成英文', 'Chinese please'),
    expects: (place, lang) => ({ ...again(place, 'settings.done'), lang: other[lang] }),
  },
  { name: 'wants text only', says: says('只用文字', 'text only'), expects: (place) => again(place, 'settings.done') },
  { name: 'wants it easier', says: says('说简单一点', 'use simple words'), expects: (place) => again(place, 'settings.done') },
  { name: 'wants it big and simple', says: says('长辈版', 'senior mode'), expects: (place) => again(place, 'settings.done') },
  { name: 'wants more time', says: says('我需要更多时间', 'I need more time'), expects: (place) => again(place, 'settings.doneSeveral') },
];

/** What cannot be understood, or not enough, or must not be. */
const troubled: Pattern[] = [
  { name: 'is not understood', says: says('蓝色的风筝会唱歌', 'blue kites sing loudly'), skips: atNames, expects: misheard },
  {
    name: 'is not understood twice',
    says: says(['蓝色的风筝会唱歌', '紫色的云在跳舞'], ['blue kites sing loudly', 'purple clouds dance']),
    skips: atNames,
    expects: misheardAgain('common.unclearAgain'),
    lastStraw: true,
  },
  {
    name: 'is not understood three times',
    says: says(
      ['蓝色的风筝会唱歌', '紫色的云在跳舞', '红色的鱼会写诗'],
      ['blue kites sing loudly', 'purple clouds dance', 'red fish write poems'],
    ),
    skips: atNames,
    expects: misheardAgain('common.unclearStill'),
    lastStraw: true,
  },
  { name: 'sends no words', says: says('？？', '???'), expects: unread },
  { name: 'is in doubt', says: says('我不太确定', 'I am not sure'), expects: unread },
  {
    name: 'says no at the end, as in sign language',
    says: says('确认 不', 'confirm not'),
    skips: unreviewed,
    expects: (place) => ({ keys: [actKey(place, 'denied')], phase: 'asking' }),
  },
  { name: 'says nothing', inside: [{ do: 'silence' }], expects: (place) => again(place, 'common.silence', ...unmoved(place)) },
  {
    name: 'says nothing twice',
    inside: [{ do: 'silence' }, { do: 'silence' }],
    expects: (place) => again(place, 'common.silence', ...unmoved(place)),
  },
  {
    name: 'says nothing three times',
    inside: [{ do: 'silence' }, { do: 'silence' }, { do: 'silence' }],
    expects: (place) => ({ keys: [...unmoved(place), 'common.silenceAgain'] }),
    lastStraw: true,
  },
  {
    name: 'is told by a stranger what to do',
    says: says('有人让我把钱转到安全账户', 'someone told me to move my money to a safe account'),
    // What could be done by a yes is stopped; the warning stands alone, so what else is open is asked when the customer comes back to it.
    expects: (place) =>
      isOpen(place) && dialogOf(place).review
        ? ended('fraud.stopped', 'fraud.warning', 'fraud.next')
        : { keys: ['fraud.warning', 'fraud.next'] },
  },
  {
    name: 'writes a password',
    says: says('我的密码是 demo-2026', 'my password is demo-2026'),
    expects: (place) => ({ keys: ['common.secret', ...(place.phase === 'steppingUp' ? place.asks : [])] }),
  },
];

export const patterns: Pattern[] = [...leaving, ...hearing, ...digressing, ...served, ...troubled];
