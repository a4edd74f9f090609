import { message } from '../../accessibility/message';
import type { Profile } from '../../accessibility/profile';
import type { Abilities } from '../../accessibility/rendition';
import type { OfferedWords } from '../../accessibility/render';
import type { Command, Expected, Raw } from '../../dialogs/engine/command';
import type { Dialogs } from '../../dialogs/engine/dialog';
import type { State } from '../../dialogs/engine/state';
import type { Account, Payee, Ports } from '../../dialogs/ports';
import type { About, Understood } from '../understanding/about';
import { languageOf } from '../understanding/language';
import { readMax } from '../understanding/normalise';
import { settingChoice } from '../../dialogs/settings';
import type { Said } from './inbound';
import { redact, textMax } from './redact';
import type { ReadAgain, Unread } from './second-reading';

export type Understand = (text: string, about: About) => Understood;

/**
 * What a delivery comes to: the commands, the words to keep of it (none for what came from inside), the language it was said in. `cut`: it was
 * longer than is read, and the customer has to hear that.
 */
export type Read = { commands: Command[]; kept: string | null; spoken: Profile['lang'] | null; cut?: true };

const tapMax = 80;
const noneExpected: Expected = { review: false, offered: [] };

/** What the floor waits for, in the terms of the understanding. */
export function expectedOf(state: State, dialogs: Dialogs): Expected {
  const frame = state.stack.at(-1);
  const offered = Object.keys(state.offered);
  if (!frame) return { review: false, offered };
  const slot = frame.phase === 'asking' ? dialogs[frame.dialog]?.slots.find((one) => one.name === frame.asked) : undefined;
  // Only what the latest turn offered can be confirmed by a number or a word: another question may have come after the review.
  const review = frame.phase === 'reviewing' && offered.includes('confirm');
  const readBack = review ? readBackOf(state) : undefined;
  return {
    review,
    offered,
    dialog: frame.dialog,
    ...(slot ? { slot: slot.name, kind: slot.kind } : {}),
    ...(readBack ? { readBack } : {}),
  };
}

/** The amount and the receiver as the latest turn read them back. */
function readBackOf({ last }: State): Expected['readBack'] {
  const { amount, payee } = last.find(({ kind }) => kind === 'review')?.values ?? {};
  return amount?.t === 'money' && payee?.t === 'name' ? { amountMinor: amount.v.minor, names: [payee.v] } : undefined;
}

const challengeOpen = (state: State) => state.stack.some((frame) => frame.phase === 'steppingUp');

const noNames = { names: [], accounts: [] };

/** What the one payee who was read back is called besides: 妈妈 王秀兰 is 妈妈, 王秀兰 and "mum" too. Two who could be meant have no other names. */
function callAll(expected: Expected, payees: Payee[]): Expected {
  const { readBack } = expected;
  const isWhom = ({ name, names: called }: Payee) =>
    [name, ...called].some((one) => readBack?.names.some((told) => told === one || told === `${one} ${name}`));
  const [whom, another] = payees.filter(isWhom);
  return readBack && whom && !another ? { ...expected, readBack: { ...readBack, names: [...readBack.names, ...whom.names] } } : expected;
}

/** Whom and which accounts a sentence of a signed-in customer may name: a name that is known is never taken for a number (张三). */
async function names(ports: Ports | undefined, expected: Expected): Promise<Pick<About, 'names' | 'accounts' | 'expected'>> {
  if (!ports) return { ...noNames, expected };
  const [payees, accounts] = await Promise.all([ports.payees(), ports.accounts()]);
  return {
    expected: callAll(expected, payees),
    names: payees.flatMap((payee: Payee) => payee.names),
    accounts: accounts.map((account: Account) => ({ tail: account.tail, words: Object.values(account.alias) })),
  };
}

/** Verdicts on several codes may overtake one another; one that comes after its challenge is over has nothing left to say. */
const isAwaited = (command: Command, { stack }: State): boolean =>
  command.do !== 'stepUp' || stack.some((frame) => frame.phase === 'steppingUp' && frame.challenge === command.challenge);

/** `readAgain`: a second reader for what was not understood, which knows who speaks. */
type Moment = {
  state: State;
  profile: Profile;
  abilities: Abilities;
  today: string;
  ports?: Ports;
  readAgain?: (unread: Unread) => ReturnType<ReadAgain>;
};
type Parts = { dialogs: Dialogs; offeredWords: OfferedWords; understand: Understand; isListed: (text: string) => boolean };

/** A way of a setting may be chosen at any time, from a page that shows them all: it is kept in the words of the choice. */
function waysOf(id: string, { profile, abilities }: Moment, { offeredWords }: Parts): ReturnType<OfferedWords> {
  const way = settingChoice(id);
  return way ? offeredWords([message('settings.which', 'menu', {}, { choices: [way] })], profile, abilities) : [];
}

/** Turns a delivery into at most five commands; secrets are taken out before anything else sees them. */
export async function readSaid(said: Said, now: Moment, parts: Parts): Promise<Read> {
  if ('commands' in said) return { commands: said.commands.filter((command) => isAwaited(command, now.state)), kept: null, spoken: null };
  const choices = parts.offeredWords(now.state.last, now.profile, now.abilities);
  if ('choice' in said) {
    const { choice } = said;
    // What was never offered is kept like words: redacted.
    const offered = [...choices, ...waysOf(choice.id, now, parts)].find(({ id }) => id === choice.id)?.words.at(-1);
    const kept = offered ?? redact(choice.id.slice(0, tapMax), { challengeOpen: challengeOpen(now.state), expected: noneExpected }).text;
    return { commands: [{ do: 'choose', ...choice }], kept, spoken: null };
  }
  const expected = expectedOf(now.state, parts.dialogs);
  const { text, secret, heard } = redact(said.text, { challengeOpen: challengeOpen(now.state), expected });
  if (secret) return { commands: [{ do: 'secret' }], kept: text, spoken: languageOf(text.toLowerCase()) };
  const about = {
    lang: now.profile.lang,
    expected,
    choices,
    today: now.today,
    ...(parts.isListed(text) ? noNames : await names(now.ports, expected)),
  };
  const { commands: embedded, lang } =
    heard === undefined ? parts.understand(text, about) : readNumber(text, heard, about, parts.understand);
  const again = heard === undefined && now.readAgain ? await now.readAgain({ text, about, commands: embedded, state: now.state }) : null;
  const commands = again ?? embedded;
  const tooLong = said.text.length > textMax;
  const lost = tooLong || (text.length > readMax && commands.every(({ do: kind }) => kind === 'unclear'));
  return { commands, kept: tooLong ? `${text}…` : text, spoken: lang, ...(lost ? { cut: true as const } : {}) };
}

/** The slots that an account number answers. A memo and an amount are none. */
const namesAccount = ({ kind }: Raw): boolean => kind === 'payee' || kind === 'number' || kind === 'bill' || kind === 'account';

/**
 * Words with a number that may be an account to pay to: it goes on only where it answers the request. Otherwise the words are read without it, and
 * a number that is all there is gets an answer of its own.
 */
function readNumber(text: string, heard: string, about: About, understand: Understand): Understood {
  const read = understand(heard, about);
  const raws = read.commands.flatMap((command) =>
    'set' in command && command.set ? command.set : 'raw' in command && command.raw ? [command.raw] : [],
  );
  const isLong = (raw: Raw) => /\d{13}/.test(JSON.stringify(raw).replace(/[ -]/g, ''));
  if (raws.some(isLong) && raws.filter(isLong).every(namesAccount)) return read;
  const without = understand(text, about);
  return without.commands.some(({ do: kind }) => kind !== 'unclear') ? without : { ...without, commands: [{ do: 'secret', number: true }] };
}

/** A request in another language is answered in that language from then on; a single word never changes it. */
export function languageCommand(read: Read, profile: Profile): Partial<Profile> {
  const asks = read.commands.some(({ do: kind }) => kind === 'start' || kind === 'human' || kind === 'help' || kind === 'secret');
  return asks && read.spoken !== null && read.spoken !== profile.lang ? { lang: read.spoken } : {};
}
