import type { Command } from '../../dialogs/engine/command';
import { bankMatters } from '../../dialogs/at-bank';
import type { About, Moment } from './about';
import type { FurtherCommand } from './intents/further';
import { type Guess, type Judged, judge, sureMargin } from './intents/judge';
import { intentsOf } from './intents/names';
import { quote, type Said } from './normalise';
import { readPeriodAnswer } from './period-answers';
import { readRaws } from './raws';
import { awaitsCode } from './rules/code-missing';
import { isOtherRate, rateTopicOf } from './rules/rates';
import { deniesLoss } from './rules/urgent';
import { isWorry } from './worries';
import { toneOf } from './yes';

/** The dialog that answers an intent. Money is in none of them: what pays or sends begins by what was said, never by a guess. */
const dialogOf: { [intent: string]: string } = {
  ...{ balance: 'balance', transactions: 'transactions', bill_query: 'billQuery' },
  ...{ payee_manage: 'payees', accessibility: 'accessibility', report_fraud: 'fraud', card_lost: 'cardLost' },
  ...{ greeting: 'greeting', thanks: 'thanks', goodbye: 'goodbye' },
};
/** Dialogs that a guess may offer and never begin: those that move money. What something costs is told for one thing, and only rules know which. */
const offeredOnly: { [intent: string]: string } = { transfer: 'transfer', pay_bill: 'payBill' };
const isAtBank = (matter: string | null) => bankMatters.some((one) => one === matter);

/** What a command does that a model told from the intent it is counted as. */
const ofFurther: { [C in FurtherCommand]: (said: Said) => Command } = {
  slower: () => ({ do: 'slower' }),
  faster: () => ({ do: 'faster' }),
  back: () => ({ do: 'back' }),
  where: () => ({ do: 'where' }),
  why: () => ({ do: 'why' }),
  wait: () => ({ do: 'wait' }),
  spell: () => ({ do: 'spell' }),
  speak_english: () => ({ do: 'profile', patch: { lang: 'en' } }),
  speak_chinese: () => ({ do: 'profile', patch: { lang: 'zh-CN' } }),
  as_text: () => ({ do: 'profile', patch: { form: 'text' } }),
  coach: () => ({ do: 'help' }),
  favourites: () => ({ do: 'help' }),
  complaint: (said) => atBank('complaint', said),
  places: (said) => atBank('places', said),
};

function atBank(matter: string, said: Said): Command {
  return { do: 'start', dialog: 'atBank', set: [{ kind: 'choice', text: quote(said, 0, said.text.length), value: matter }] };
}

/**
 * What a sure guess does; null where a guess may do nothing: a yes, a no and a cancellation are listed words or none. A command counts by itself,
 * also where the intent it stands beside is none.
 */
function commandFor({ best: { intent }, command }: Judged, said: Said): Command | null {
  if (command !== undefined) return ofFurther[command](said);
  if (intent === null) return { do: 'unclear', best: [] };
  const offered = offeredOnly[intent];
  if (offered !== undefined) return { do: 'unclear', best: [offered] };
  const dialog = dialogOf[intent];
  if (dialog !== undefined) return { do: 'start', dialog };
  if (intent === 'agent') return { do: 'human' };
  if (intent === 'interest_rate') return ratesOf(said);
  if (intent === 'help' || intent === 'repeat') return { do: intent };
  return isAtBank(intent) ? atBank(intent, said) : null;
}

/** What deposits earn, told of money that somebody would keep here; what is borrowed or invested has rates that are not in the bank's list. */
const keepsMoney = /[存放搁]|定期|活期|\b(?:savings?|deposits?|put|leave|keep|lock\w*|stash\w*|tuck\w*)\b/u;
function ratesOf({ text, source }: Said): Command | null {
  if (isOtherRate(text) || !keepsMoney.test(text)) return null;
  const value = rateTopicOf(text);
  return { do: 'start', dialog: 'rates', ...(value === undefined ? {} : { set: [{ kind: 'choice', text: source, value }] }) };
}

/** A guess that is offered as one of two is worth so much by itself; in the middle of something more, since most of what is said there is an answer. */
const offeredLeast = { idle: 0.15, amid: 0.4 };
const offersMax = 2;
/** Where it is most likely about nothing, the runner-up has to be worth more to be offered. */
const besideNothingLeast = 0.3;
/** What rules have read is given up only for a guess that is surer than one that stands alone. */
const overrulingMargin = 0.75;

/** The dialogs of the guesses that are worth offering, the better first. */
function offersOf({ best, second }: Judged, least: number): string[] {
  const enough = best.intent === null ? Math.max(least, besideNothingLeast) : least;
  const worth = [best, second].filter(({ probability }) => probability >= enough);
  const dialogs = worth.flatMap(({ intent }) => (intent === null ? [] : (dialogOf[intent] ?? offeredOnly[intent] ?? [])));
  return [...new Set(dialogs)].slice(0, offersMax);
}

/** Nothing is open, so that whatever is said is a new thing. */
export const isIdle = ({ expected }: About) => expected.dialog === undefined && !expected.review;
/** Questions that anything may answer: a name, somebody's own words. */
const isOpenQuestion = ({ expected }: About) => expected.kind === 'payee' || expected.kind === 'words';

/** A lost card or a fraud that is likelier than all else by so much is told about at once: a warning too many costs a turn, one too few the money. */
const urgentLeast = { idle: 0.3, amid: 0.4 };
const isUrgent = ({ intent }: Guess) => intent === 'card_lost' || intent === 'report_fraud';

const isNo = ({ intent }: Guess) => intent === 'no' || intent === 'cancel';
/** A no to an offer in two ways of saying it is still one. */
const likelyNo = 0.6;
/** 不用了，我问问邻居: a listed no, then why. 找着了 and "found it" say that what was offered is no longer needed. */
const opensWithNo = (text: string): boolean => {
  const tone = toneOf(text.split(/[,，。;；!！]|\.(?!\d)/u)[0] ?? '');
  return tone === 'deny' || tone === 'cancel';
};
const isWellAgain =
  /(?:找[到着]|摸[到着]|翻[到着])(?:了|啦|咧)|没(?:丢|掉|少)|虚惊|原来在|\b(?:found it|it was (?:here|in)|here it is|got it (?:back|here)|false alarm|panic over|it's turned up|never lost)\b/u;

const isOffered = (about: About): boolean => isIdle(about) && about.choices.length > 0;
/** What was offered can wait for it; what is read back is asked again, since nobody may think that it was agreed to. */
const thinksItOver =
  /^(?:那|嗯|让)?我?(?:得|要|先|回去)?再?(?:想一?想|看看|考虑考虑|考虑一下|琢磨琢磨|合计合计|掂量掂量|寻思寻思|商量商量)(?:吧|再说|看)?[。.!！]?$|^(?:let me|i'll|i will|i need to|i want to) (?:have a think|think (?:about|on) (?:it|that|this)|mull (?:it|this) over)\b/u;

/**
 * Something was offered and nothing is open, or something is read back: then a no in free words lets the offer go, or asks what is wrong with it. A no
 * too many costs a question there. Anywhere else a no is listed words or none.
 */
function declines({ best, second, margin }: Judged, { text }: Said, about: About): boolean {
  if (!isOffered(about) && !about.expected.review) return false;
  const sum = [best, second].filter(isNo).reduce((total, { probability }) => total + probability, 0);
  const tone = toneOf(text);
  if (tone === 'doubt' || tone === 'mixed' || (about.expected.review && isWorry(text))) return false;
  return (isNo(best) && margin >= sureMargin) || sum >= likelyNo || opensWithNo(text) || (isOffered(about) && isWellAgain.test(text));
}

/** What no reader understood: what the model is sure of is done where that moves nothing, else the likeliest two are offered. */
export function guessed(said: Said, about: Moment): Command {
  if (!/\p{L}/u.test(said.text) || /[{}<>]/.test(said.text)) return { do: 'unclear', best: [] }; // code is nobody's wish
  const judged = judge(said.text);
  const where = isIdle(about) ? 'idle' : 'amid';
  // What is said of a code while it is waited for sounds like a fraud and seldom is one.
  if (judged.best.intent === 'card_lost' && deniesLoss(said.text)) return { do: 'unclear', best: [] };
  const isUrgentHere = isUrgent(judged.best) && judged.best.probability >= urgentLeast[where] && !awaitsCode(about);
  const isSure = judged.margin >= sureMargin || isUrgentHere;
  if (isOffered(about) && thinksItOver.test(said.text)) return { do: 'wait' };
  if (!/[?？]|吗$|怎么|什么|哪/u.test(said.text) && declines(judged, said, about)) return { do: 'deny' };
  if (about.expected.review && isWorry(said.text) && judged.best.intent === 'payment_issue') return { do: 'unclear', best: [] };
  const sure = isSure && !isOpenQuestion(about) ? commandFor(judged, said) : null;
  return (sure && withDetails(sure, said, about)) ?? { do: 'unclear', best: offersOf(judged, offeredLeast[where]) };
}

/** What is asked of the books says whose and when in the same breath: those are read, never guessed. */
function withDetails(command: Command, said: Said, about: Moment): Command {
  if (command.do !== 'start' || command.set) return command;
  if (command.dialog === 'transactions') {
    const period = readPeriodAnswer(said, about);
    return period ? { ...command, set: [period] } : command;
  }
  if (command.dialog !== 'balance') return command;
  const set = readRaws(said, about).raws.filter(({ kind }) => kind === 'account');
  return set.length === 1 ? { ...command, set } : command;
}

/** Whom a question about somebody may be answered with, if it is no name at all: said so plainly that nobody is called so. */
const asideMargin = 0.9;
const asides = ['agent', 'help', 'repeat', 'card_lost', 'report_fraud'];

/** 我跟机器说不清，找个活人 where a name was asked for: no name, and nothing is lost by it. Memos are anybody's own words and never read so. */
export function readAside(said: Said, about: About): Command[] | null {
  if (about.expected.kind !== 'payee' || about.expected.review || !/\p{L}/u.test(said.text)) return null;
  const judged = judge(said.text);
  const isPlain = judged.margin >= asideMargin && judged.best.intent !== null && asides.includes(judged.best.intent);
  const command = isPlain ? commandFor(judged, said) : null;
  return command && [command];
}

/** Money, what is due or was paid and payees are read by rules alone: which, how much and whom is theirs to say. */
const ofRules = ['transfer', 'pay_bill', 'bill_query', 'transactions', 'payee_manage'];
/** What a single word in a sentence may not be taken for: these are understood by the whole of it. */
const isOfTheWhole = ({ best: { intent }, command }: Judged) => intent === 'card_lost' || isAtBank(command ?? intent);
/** What a word of the trade may begin by mistake, in a question about a mortgage or somebody else's insurance. */
const ofOneWord = ['balance', 'bill_query', 'transactions', 'greeting', 'thanks'];

/** Said first, it is meant so whatever card is looked for then. */
const asksToWait = /^(?:please |ok(?:ay)?,? |oh,? |just )*(?:(?:hold|hang) on|wait|bear with me|one (?:moment|second|minute))\b/u;

/** What rules read freely, by single words of it, held against a guess that is sure: null where it agrees, or may not say. */
export function overruled(commands: Command[], said: Said): Command[] | null {
  if (commands.some(({ do: kind }) => kind === 'choose' || kind === 'profile')) return null;
  if (commands.some(({ do: kind }) => kind === 'wait') && asksToWait.test(said.text)) return null;
  const judged = judge(said.text);
  const read = commands.flatMap(intentsOf);
  if (judged.margin < overrulingMargin || read.includes(judged.best.intent)) return null;
  const isOnly = (intents: string[]) => read.every((intent) => intent !== null && intents.includes(intent));
  if (judged.best.intent === null && judged.command === undefined) return isOnly(ofOneWord) ? [{ do: 'unclear', best: [] }] : null;
  const isRead = commands.some((command) => command.do !== 'unclear') && read.some((intent) => intent !== null && ofRules.includes(intent));
  const command = isRead || !isOfTheWhole(judged) ? null : commandFor(judged, said);
  return command && [command];
}
