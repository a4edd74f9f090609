import type { Message } from '../../accessibility/message';
import { defaultProfile, type Profile } from '../../accessibility/profile';
import type { OfferedWords } from '../../accessibility/render';
import type { Abilities } from '../../accessibility/rendition';
import type { Command } from '../../dialogs/engine/command';
import type { Assurance, Context, Dialogs } from '../../dialogs/engine/dialog';
import { emptyState, type State } from '../../dialogs/engine/state';
import { steps } from '../../dialogs/engine/step';
import type { Act, Ports } from '../../dialogs/ports';
import { expectedOf } from '../turn/commands';
import { understand } from '../understanding/understand';
import { sampleToday } from './sample-values';

/** Who speaks to the engine in one drive, and to which bank. */
export type Speaker = { profile: Profile; abilities: Abilities; assurance: Assurance; bank: Ports };
/** `read`: what was read already, since the same words are said at many places where the same is expected. */
export type Parts = { dialogs: Dialogs; offeredWords: OfferedWords; read: Map<string, Command[]> };

/** Where a conversation stands after a turn: what was told, what the bank is to do, how it came here. */
export type Spot = { state: State; told: Message[]; act?: Act; path: readonly Said[]; thrown?: string };
/** One turn of a customer: commands, or words that are read as they would be. */
export type Said = { by: string; commands?: Command[]; words?: string };

export const nowhere: Spot = { state: emptyState, told: [], path: [] };

/** A review counts as read a minute before the next word about it; the turn after it comes from a page that shows it. */
const shownAt = `${sampleToday}T01:59:00.000Z`;
const saidAt = `${sampleToday}T02:00:00.000Z`;

const contextOf = ({ profile, abilities, assurance, bank }: Speaker, turn: string): Context => ({
  ...{ profile, abilities, assurance, ports: bank, turn, now: saidAt, today: sampleToday, receivedAt: saidAt, conversation: 'drive' },
  ...(assurance === 'none' ? {} : { customer: '10000001', name: profile.lang === 'en' ? 'Wang Fang' : '王芳' }),
});

const stamp = (state: State): State => ({
  ...state,
  stack: state.stack.map((frame) => (frame.reviewed?.at === '' ? { ...frame, reviewed: { ...frame.reviewed, at: shownAt } } : frame)),
});

/** What the words of a customer come to here, read by the very reader of the product. */
export async function readWords(words: string, spot: Spot, speaker: Speaker, { dialogs, offeredWords, read }: Parts): Promise<Command[]> {
  const choices = offeredWords(spot.state.last, speaker.profile, speaker.abilities);
  const isStranger = speaker.assurance === 'none';
  const expected = expectedOf(spot.state, dialogs);
  const id = JSON.stringify([words, speaker.profile.lang, isStranger, expected, choices]);
  const before = read.get(id);
  if (before) return before;
  const payees = isStranger ? [] : await speaker.bank.payees();
  const accounts = isStranger ? [] : await speaker.bank.accounts();
  const known = {
    names: payees.flatMap((payee) => payee.names),
    accounts: accounts.map((account) => ({ tail: account.tail, words: Object.values(account.alias) })),
  };
  const { commands } = understand(words, { lang: speaker.profile.lang, expected, choices, today: sampleToday, ...known });
  read.set(id, commands);
  return commands;
}

/** One turn further. What breaks is kept as words: a mistake of ours that a rule tells. */
export async function take(spot: Spot, said: Said, speaker: Speaker, parts: Parts): Promise<Spot> {
  const path = [...spot.path, said];
  try {
    const commands = said.commands ?? (await readWords(said.words ?? '', spot, speaker, parts));
    const stepped = await steps(parts.dialogs, spot.state, commands, contextOf(speaker, `drive ${path.length} ${said.by}`));
    return { state: stamp(stepped.state), told: stepped.messages, path, ...(stepped.act ? { act: stepped.act } : {}) };
  } catch (error) {
    return { ...spot, told: [], path, thrown: error instanceof Error ? error.message : String(error) };
  }
}

/** The same way once more, for another speaker or with another bank. */
export async function replay(path: readonly Said[], speaker: Speaker, parts: Parts): Promise<Spot> {
  let spot = nowhere;
  for (const said of path) spot = await take(spot, said, speaker, parts);
  return spot;
}

export const plainProfile = (lang: Profile['lang']): Profile => ({ ...defaultProfile, lang });
