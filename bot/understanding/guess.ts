import type { Command } from '../../dialogs/engine/command';
import { bankMatters } from '../../dialogs/at-bank';
import type { About } from './about';
import type { FurtherCommand } from './intents/further';
import { type Judged, judge, sureMargin } from './intents/judge';
import { intentsOf } from './intents/names';
import { quote, type Said } from './normalise';

/** The dialog that answers an intent. Money is in none of them: what pays or sends begins by what was said, never by a guess. */
const dialogOf: { [intent: string]: string } = {
  ...{ balance: 'balance', transactions: 'transactions', bill_query: 'billQuery' },
  ...{ payee_manage: 'payees', accessibility: 'accessibility', report_fraud: 'fraud', card_lost: 'cardLost' },
  ...{ greeting: 'greeting', thanks: 'thanks', goodbye: 'goodbye' },
};
/** Dialogs that a guess may offer and never begin: those that move money. Prices and rates are told for one thing, and only rules know which. */
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
  if (intent === 'help' || intent === 'repeat') return { do: intent };
  return isAtBank(intent) ? atBank(intent, said) : null;
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

/** What no reader understood: what the model is sure of is done where that moves nothing, else the likeliest two are offered. */
export function guessed(said: Said, about: About): Command {
  if (!/\p{L}/u.test(said.text)) return { do: 'unclear', best: [] };
  const judged = judge(said.text);
  const sure = judged.margin >= sureMargin && !isOpenQuestion(about) ? commandFor(judged, said) : null;
  return sure ?? { do: 'unclear', best: offersOf(judged, isIdle(about) ? offeredLeast.idle : offeredLeast.amid) };
}

/** Money, what is due or was paid, payees and settings are read by rules alone: which, how much, whom and how is theirs to say. */
const ofRules = ['transfer', 'pay_bill', 'bill_query', 'transactions', 'payee_manage', 'accessibility'];
/** What a single word in a sentence may not be taken for: these are understood by the whole of it. */
const isOfTheWhole = ({ best: { intent }, command }: Judged) => intent === 'card_lost' || isAtBank(command ?? intent);

/** What rules read freely, by single words of it, held against a guess that is sure: null where it agrees, or may not say. */
export function overruled(commands: Command[], said: Said): Command[] | null {
  const read = commands.flatMap(intentsOf);
  const isRead = commands.some((command) => command.do !== 'unclear') && read.some((intent) => intent !== null && ofRules.includes(intent));
  if (isRead || commands.some((command) => command.do === 'choose')) return null;
  const judged = judge(said.text);
  if (judged.margin < overrulingMargin || read.includes(judged.best.intent) || !isOfTheWhole(judged)) return null;
  const command = commandFor(judged, said);
  return command && [command];
}
