import type { Profile } from '../../accessibility/profile';
import type { Abilities } from '../../accessibility/rendition';
import type { Command, Expected, SlotKind } from '../../dialogs/engine/command';
import type { State } from '../../dialogs/engine/state';
import type { About } from '../understanding/about';
import type { LanguageModel } from '../understanding/llm/port';
import { readMax } from '../understanding/normalise';

/** Words that the embedded readers were at a loss with, and what they made of them. */
export type Unread = { text: string; about: About; commands: Command[]; state: State };
/** Who says them, and when they came. `name`: how the customer is greeted, to be hidden. */
export type Speaker = { turnId: string; receivedAt: string; profile: Profile; abilities: Abilities; name?: string };
/** Null: the embedded reading stands. Never throws. */
export type ReadAgain = (unread: Unread, speaker: Speaker) => Promise<Command[] | null>;

/** How long somebody may wait for a second reading: silence on a line is longer than on a page. */
const waitMs = { voice: 800, text: 1_500 };
/** Words that have waited their turn for so long are answered at once: the wait must not use up the turn's own time. */
const waitedMaxMs = 4_000;

/** Reads again by a language model where that may help: see `mayAsk`. The embedded reader's offers stand behind those of the model. */
export function createReadAgain(model: LanguageModel, now: () => Date): ReadAgain {
  return async (unread, speaker) => {
    const waitedMs = now().getTime() - Date.parse(speaker.receivedAt);
    if (!mayAsk(unread) || waitedMs > waitedMaxMs) return null;
    const isSpoken = speaker.abilities.channel === 'phone' || speaker.profile.form === 'speech';
    const read = await model(unread.text, unread.about, {
      turnId: speaker.turnId,
      waitMs: isSpoken ? waitMs.voice : waitMs.text,
      own: speaker.name === undefined ? [] : [speaker.name],
    });
    return read && withOffers(read, unread.commands);
  };
}

/** The turn tries a reading anew when another turn was kept first; the model is asked once in a delivery, and the same question has the same answer. */
export function askingOnce<P extends { readAgain?: ReadAgain }>(parts: P): P {
  const { readAgain } = parts;
  if (!readAgain) return parts;
  let asked: { text: string; dialog?: string; read: Promise<Command[] | null> } | undefined;
  const once: ReadAgain = (unread, speaker) => {
    const { text, about } = unread;
    asked ??= { text, dialog: about.expected.dialog, read: readAgain(unread, speaker) };
    return asked.text === text && asked.dialog === about.expected.dialog ? asked.read : Promise.resolve(null);
  };
  return { ...parts, readAgain: once };
}

/** Questions whose answer is somebody's name or words: what is not understood there stays here. */
const unasked: readonly (SlotKind | undefined)[] = ['payee', 'words', 'choice'];
/** Choices that answer no question: they lead away from it. */
const waysOut = ['human', 'help', 'repeat'];

/**
 * Whether it is worth asking, and allowed: nothing was understood, all of it was read, and what is open is at most a plain question. At a review, a
 * code, an act under way and a question with choices nobody but the embedded readers decides.
 */
function mayAsk({ text, about, commands, state }: Unread): boolean {
  const [only, ...others] = commands;
  if (others.length > 0 || only?.do !== 'unclear' || only.number || text.length > readMax) return false;
  return state.stack.every(({ phase }) => phase === 'asking') && isPlainQuestion(about.expected, state);
}

function isPlainQuestion({ kind }: Expected, { stack, last }: State): boolean {
  const latest = last.at(-1);
  const isChoice = latest?.kind === 'question' && (latest.choices ?? []).some(({ id }) => !waysOut.includes(id));
  return !unasked.includes(kind) && stack.at(-1)?.among === undefined && !isChoice;
}

const bestMax = 2;

function withOffers(read: Command[], embedded: Command[]): Command[] {
  const offered = embedded.flatMap((command) => (command.do === 'unclear' ? command.best : []));
  return read.map((command) =>
    command.do === 'unclear' ? { ...command, best: [...new Set([...command.best, ...offered])].slice(0, bestMax) } : command,
  );
}
