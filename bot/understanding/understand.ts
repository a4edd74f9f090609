import type { Command } from '../../dialogs/engine/command';
import type { About, Moment, Understood } from './about';
import { knownAliases } from './accounts';
import { readAnswer } from './answer';
import { ordinalOf, readChoice } from './choices';
import { readCorrection } from './correct';
import { guessed, isIdle, overruled, readAside } from './guess';
import { languageOf } from './language';
import { normalise, type Said } from './normalise';
import { readNotNow, readPutOff } from './not-now';
import { knownNames } from './payees';
import { commandPhrase, plainWords } from './phrases';
import { readPriceRequests, readRequests } from './requests';
import { readCodeMissing } from './rules/code-missing';
import { commandOf } from './rules/commands';
import { isFraud } from './rules/fraud';
import { readWish } from './rules/loose';
import { readQuotedName } from './quoted-name';
import { readPayeeName } from './rules/payee-names';
import { readNewPayee, readPayeeRequest, readUndo } from './rules/payees';
import { plainBill, readPlainBill } from './rules/plain-bill';
import { readServiceWish } from './rules/served';
import { isPlain } from './plain-list';
import { readTransactions } from './transactions';
import { readUrgent } from './rules/urgent';
import { readReply } from './yes';

export type { About, Understood } from './about';

/**
 * Whether an utterance is one of the listed phrases, or a plain wish for a list or a bill, from end to end, so that nobody's payees and accounts have
 * to be looked up to read it: the names of things are read after the whole phrases, never before.
 */
export function isListed(text: string): boolean {
  const { text: plain, cut } = normalise(text);
  return !cut && (commandOf(plain) !== null || isPlain(plain) || plainBill(plain) !== null);
}

/** One utterance asks for no more than this many things. */
const commandsMax = 5;

/** The readers, the first that understands decides: danger, then what was offered, then yes and no, then the rest. */
const readers: ((said: Said, about: Moment) => Command[] | null)[] = [
  readFraud,
  readAlarm,
  readQuotedName,
  readUndo,
  readNewPayee,
  readChoice,
  readReply,
  readCodeMissing,
  readCommand,
  readPlainQuestion,
  readServiceWish,
  readNotNow,
  readPutOff,
  readPriceRequests,
  readPayeeRequest,
  readPayeeName,
  readCorrection,
  readRequests,
  readWish,
  readAside,
  readAnswer,
];

/**
 * Turns words into commands for the engine. Pure, synchronous and bounded: at most 200 characters are read and at most 5 commands told.
 * It never guesses at money: an amount is certain, `either`, or `invalid`; a yes is a yes from end to end. What it does not understand is
 * `unclear` with at most two dialogs that it may have been about. `lang` is the language of this utterance if that is plain, else null.
 */
export function understand(text: string, about: About): Understood {
  const said = normalise(text);
  if (!/[\p{L}\p{N}]/u.test(said.text)) return { commands: [{ do: 'unclear', best: [] }], lang: null };
  const known = { knownNames: knownNames(about), knownAliases: knownAliases(about) };
  const moment = { ...about, ...known, asked: new Map(), readings: new Map(), amounts: new Map(), accountsSaid: new Map() };
  for (const read of readers) {
    const commands = read(said, moment);
    if (!commands) continue;
    if (letsGo(commands, said, about)) return { commands: [{ do: 'deny' }], lang: languageOf(said.text) };
    const held = isFree(read, about) ? (overruled(commands, said) ?? commands) : commands;
    return { commands: atOnePace(held).slice(0, commandsMax), lang: languageFor(said, held, about) };
  }
  if (about.choices.length > 0 && ordinalOf(plainWords(said.text)) !== null)
    return { commands: [{ do: 'unclear', best: [], number: true }], lang: null };
  return { commands: [guessed(said, moment)], lang: languageOf(said.text) };
}

/** Readers that go by single words of an utterance; what they read out of the blue is held against the model. */
const freeReaders = new Set([readServiceWish, readPriceRequests, readPayeeRequest, readRequests, readWish]);
const isFree = (read: (typeof readers)[number], about: About) => freeReaders.has(read) && isIdle(about);

/** 那算了，我自己跑一趟: nothing is open, so what is let go of is what was offered, and there is nothing to cancel. */
function letsGo(commands: Command[], { text }: Said, about: About): boolean {
  const [only, other] = commands;
  const isAlone = only?.do === 'cancel' && !other && isIdle(about) && about.choices.length > 0;
  return isAlone && text.split(/[,，。;；!！]/u).some((clause) => commandPhrase(clause) === 'dismiss');
}

/** Back to normal speed, that's too slow now: the pace is told, and nothing is to be faster than that. */
const atOnePace = (commands: Command[]): Command[] =>
  commands.some((one) => one.do === 'profile' && one.patch.pace !== undefined)
    ? commands.filter((one) => one.do !== 'slower' && one.do !== 'faster')
    : commands;

function readFraud({ text }: Said): Command[] | null {
  return isFraud(text) ? [{ do: 'start', dialog: 'fraud' }] : null;
}

function readAlarm({ text }: Said, about: Moment): Command[] | null {
  const alarm = readUrgent(text, about);
  return alarm && [alarm];
}

function readCommand({ text, cut }: Said): Command[] | null {
  const command = cut ? null : commandOf(text);
  return command ? [command] : null;
}

/** 最近三十天的交易, 水费多少: nothing else can be meant, and nothing else has to be looked for. Of a bill that is open already it may be an answer. */
function readPlainQuestion(said: Said, about: Moment): Command[] | null {
  if (!said.cut && isPlain(said.text)) return one(readTransactions(said, about));
  return isIdle(about) ? one(readPlainBill(said)) : null;
}
const one = (command: Command | null): Command[] | null => command && [command];

/** A name or a memo in another language is no wish to be spoken to in it. */
function languageFor(said: Said, commands: Command[], about: About): Understood['lang'] {
  const isQuoted = commands.every((command) => command.do === 'set' && (command.raw.kind === 'payee' || command.raw.kind === 'words'));
  const patch = commands.find((command) => command.do === 'profile');
  if (patch?.patch.lang) return null;
  return isQuoted && about.expected.kind !== 'money' ? null : languageOf(said.text);
}
