import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Profile } from '../../accessibility/profile';

/** The kinds of trouble that conversations are filed by; each language has a file of each. */
export const kinds = [
  ...(['happy', 'correction', 'cancellation', 'digression', 'clarification', 'doubt', 'no-input', 'step-up', 'fraud'] as const),
  ...(['elderly', 'dialect', 'recogniser', 'sign-order'] as const),
];
export type TroubleKind = (typeof kinds)[number];

/** What a customer does: says words, stays silent, enters the right or a wrong code on the secure page, or lets minutes pass. */
export type Move = { say: string } | { silent: true } | { code: 'right' | 'wrong' } | { minutes: number };
/** What is heard then: the keys of the messages in order, what the text holds and what it does not. */
export type Turn = { move: Move; keys: string[]; holds: string[]; lacks: string[]; line: number };
/** `moved`: yuan that left an account in the end, `'nothing'` where the books must be as before. */
export type Talk = { title: string; customer: string; profile: Partial<Profile>; turns: Turn[]; moved: string; where: string };

const folder = join(__dirname, 'talks');

/**
 * Reads one file of conversations:
 *
 *     == a title
 *     as 10000002 form=speech wording=easy      (left out: 10000001, as the profile is stored)
 *     - what the customer says                  ((silence), (code), (wrong code), (6 minutes) are moves of their own)
 *       transfer.review | 500.00 元 | not 300.00 (keys with commas; what the text holds; what it lacks)
 *     moved 500.00                              (left out: nothing)
 */
export function readTalks(lang: Profile['lang'], kind: TroubleKind): Talk[] {
  const file = join(folder, lang, `${kind}.talk`);
  const talks: Talk[] = [];
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((text, index) => readLine(text, talks, { lang, where: `${lang}/${basename(file)}:${index + 1}`, line: index + 1 }));
  return talks;
}

function readLine(text: string, talks: Talk[], { lang, where, line }: { lang: Profile['lang']; where: string; line: number }): void {
  const talk = talks.at(-1);
  const fail = (why: string): never => {
    throw new Error(`${where}: ${why}`);
  };
  if (text.trim() === '' || text.startsWith('#')) return;
  if (text.startsWith('== '))
    return void talks.push({ title: text.slice(3), customer: '10000001', profile: { lang }, turns: [], moved: 'nothing', where });
  if (!talk) return fail('a talk begins with ==');
  if (text.startsWith('as ')) {
    readWho(text, talk, fail);
    return;
  }
  if (text.startsWith('moved ')) return void (talk.moved = text.slice(6).trim());
  if (text.startsWith('- ')) return void talk.turns.push({ move: moveOf(text.slice(2)), keys: [], holds: [], lacks: [], line });
  const turn = talk.turns.at(-1);
  if (!text.startsWith('  ') || !turn) return fail('neither a move nor what is heard');
  const [keys = '', ...parts] = text.split('|').map((part) => part.trim());
  turn.keys = keys.split(',').map((key) => key.trim()).filter((key) => key !== ''); // prettier-ignore
  turn.holds = parts.filter((part) => !part.startsWith('not '));
  turn.lacks = parts.filter((part) => part.startsWith('not ')).map((part) => part.slice(4));
}

function readWho(text: string, talk: Talk, fail: (why: string) => never): void {
  const [, customer = '', ...settings] = text.split(/\s+/);
  talk.customer = customer;
  for (const setting of settings) {
    const [name, value] = setting.split('=');
    if (name === 'form' && (value === 'any' || value === 'screenReader' || value === 'speech' || value === 'text'))
      talk.profile.form = value;
    else if (name === 'wording' && (value === 'plain' || value === 'easy' || value === 'signFirst')) talk.profile.wording = value;
    else fail(`no such setting: ${setting}`);
  }
}

function moveOf(text: string): Move {
  if (text === '(silence)') return { silent: true };
  if (text === '(code)') return { code: 'right' };
  if (text === '(wrong code)') return { code: 'wrong' };
  const minutes = /^\((\d+) minutes\)$/.exec(text)?.[1];
  return minutes === undefined ? { say: text } : { minutes: Number(minutes) };
}

/** Files that nobody reads would be conversations that nobody checks. */
export const filesOf = (lang: Profile['lang']): string[] => readdirSync(join(folder, lang)).sort();
