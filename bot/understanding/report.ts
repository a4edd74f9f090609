import type { Lang } from '../../accessibility/profile';
import type { Command, Raw } from '../../dialogs/engine/command';
import type { About } from './about';
import { type Entity, entitiesOf } from './entities';
import { languageOf } from './language';
import { normalise } from './normalise';
import { understand } from './understand';

/**
 * What was understood, in the names of the field: `intent` is the best guess or null where it is about nothing that a bank does, `command` what
 * the engine is told where it is no request, `accepted` whether it may act, `second` the runner-up.
 */
export type Report = {
  intent: string | null;
  command?: string;
  confidence: number;
  accepted: boolean;
  second: string | null;
  entities: Entity[];
};

/** The intents of the field behind our dialogs. Dialogs that are about no intent, such as signing in, have none. */
export const ofDialog: { [dialog: string]: string } = {
  ...{ balance: 'balance', transactions: 'transactions', totals: 'transactions', arrival: 'transactions', receipt: 'transactions' },
  ...{
    transfer: 'transfer',
    payBill: 'pay_bill',
    billQuery: 'bill_query',
    billNews: 'payment_issue',
    fees: 'fees',
    rates: 'interest_rate',
  },
  ...{ payees: 'payee_manage', newPayee: 'payee_manage', renamePayee: 'payee_manage', removePayee: 'payee_manage' },
  ...{ restorePayee: 'payee_manage', settings: 'accessibility', needs: 'accessibility', accessibility: 'accessibility' },
  ...{
    human: 'agent',
    fraud: 'report_fraud',
    cardLost: 'card_lost',
    paymentIssue: 'payment_issue',
    greeting: 'greeting',
    thanks: 'thanks',
    goodbye: 'goodbye',
  },
};
const ofCommand: { [C in Command['do']]?: string } = {
  ...{ confirm: 'yes', deny: 'no', cancel: 'cancel', repeat: 'repeat', spell: 'repeat', human: 'agent', help: 'help', why: 'help' },
  ...{ where: 'help', profile: 'accessibility', slower: 'accessibility', faster: 'accessibility' },
};

const intentOfDialog = (dialog: string): string | null => (Object.hasOwn(ofDialog, dialog) ? (ofDialog[dialog] ?? null) : null);
const intentsOf = (command: Command): (string | null)[] => {
  if (command.do === 'start') return [intentOfDialog(command.dialog)];
  if (command.do === 'unclear') return command.best.map(intentOfDialog);
  return [ofCommand[command.do] ?? null];
};

/** How sure a reader of rules is: it understands, it has something in mind, or it has not. */
const sure = { understood: 1, guessed: 0.5, nothing: 0 };

/** What is about a bank but has no dialog, or was only nearly understood: a guess that may not act. The first of them names the utterance best. */
const guesses: [intent: string, RegExp][] = [
  ['exchange_rate', /汇率|外汇牌价|\b(?:exchange rates?|currency rates?)\b/u],
  ['limits', /限额|额度|\b(?:transfer |daily |spending )?limits?\b/u],
  ['pin_change', /(?:改|换|修改|重置|忘)[^,，。]{0,6}密码|\b(?:pin|password)\b/u],
  ['card_lost', /挂失|卡[^,，。]{0,3}(?:丢|不见)|\b(?:lost|stolen) (?:my )?(?:\w+ )?card|card .{0,12}(?:lost|stolen)\b/u],
  ['card_unfreeze', /解锁|\b(?:unlock|unfreeze|unblock)\b/u],
  ['card_freeze', /锁(?:一下|上|住)?(?:我的?)?[^,，。]{0,4}卡|锁卡|\b(?:lock|freeze|block)\b.{0,16}\bcard\b/u],
  ['card_activate', /激活|启用.{0,4}卡|\bactivat\w+\b/u],
  ['card_order', /(?:办|补|换|申请)[^,，。]{0,4}(?:新)?卡|\b(?:new|replacement|order an?\w*|another) (?:\w+ )?card\b/u],
  ['open_account', /开户|开(?:个|一个)?(?:账户|户头)|\bopen (?:an? |my )?(?:\w+ )?account\b/u],
  [
    'update_details',
    /(?:改|换|更新|修改)[^,，。]{0,6}(?:手机号|电话|地址|邮箱|资料|信息)|\b(?:change|update) (?:my )?(?:address|phone|mobile|e-?mail|details|number)\b/u,
  ],
  ['transfer', /转(?!人工|接)|汇(?!率)|打钱|\b(?:transfer|send|wire)\b/u],
  ['pay_bill', /交费|缴费|[交缴付充][^,，。]{0,6}费|\b(?:pay|top up)\b.{0,20}\b(?:bills?|electricity|water|gas|phone)\b|\bpay a bill\b/u],
  ['bill_query', /账单|[水电煤气话]费|\b(?:bills?|utilities)\b/u],
  ['transactions', /明细|交易|流水|花了|\b(?:transactions?|spent|spending)\b/u],
  ['balance', /余额|卡里|还有多少|\bbalance\b/u],
  ['payee_manage', /收款人|改名|\bpayees?\b/u],
  ['accessibility', /设置|字体|读屏|长辈版|\b(?:settings?|screen reader|large print)\b/u],
];
const guessesIn = (text: string): string[] => guesses.flatMap(([intent, words]) => (words.test(text) ? [intent] : []));

const rawsIn = (command: Command): Raw[] => {
  if (command.do === 'start') return command.set ?? [];
  return (command.do === 'set' || command.do === 'correct') && command.raw ? [command.raw] : [];
};

/** The best guess and the runner-up: of commands as they were understood, else of the words themselves. */
function intentsIn(commands: Command[], accepted: boolean, text: string): { intent: string | null; second: string | null } {
  const told = commands.flatMap(intentsOf).filter((intent) => intent !== null);
  const guessed = guessesIn(normalise(text).text);
  const isUnbuilt = (intent: string) => !Object.values(ofDialog).includes(intent);
  const ranked = accepted ? told : [...guessed.filter(isUnbuilt), ...told, ...guessed];
  const [intent = null, second = null] = [...new Set(ranked)];
  return { intent, second };
}

/** Reads one utterance that stands alone, of nobody in particular: nothing is asked, nothing offered, no names known. */
export function reportOn(text: string, lang: Lang | undefined, today: string): Report {
  const about: About = {
    lang: lang ?? languageOf(text.toLowerCase()) ?? 'zh-CN',
    expected: { review: false, offered: [] },
    choices: [],
    names: [],
    accounts: [],
    today,
  };
  const { commands } = understand(text, about);
  const [first] = commands;
  const accepted = first !== undefined && first.do !== 'unclear';
  const { intent, second } = intentsIn(commands, accepted, text);
  const raws = commands.flatMap(rawsIn).filter(({ kind }) => kind !== 'bill');
  const moment = { ...about, knownNames: [], knownAliases: [], asked: new Map<string, Command | null>() };
  return {
    intent,
    ...(accepted && first.do !== 'start' ? { command: first.do } : {}),
    confidence: accepted ? sure.understood : intent === null ? sure.nothing : sure.guessed,
    accepted,
    second,
    entities: intent === null ? [] : entitiesOf({ text, about: moment, intent, raws }),
  };
}
