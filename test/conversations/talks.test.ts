import { leftOut } from '../accessibility/facts';
import { type Heard, openBot, type TestBot } from '../support/bot';
import { filesOf, kinds, type Move, readTalks, type Talk } from './talks';

const languages = ['zh-CN', 'en'] as const;
const talksLeast = 12;
const hourMs = 3_600_000;

let bot: TestBot;

type Chat = ReturnType<TestBot['chat']>;
type Shown = { ticket: string } | undefined;

const visitor = (customer: string) => ({ customer, profile: undefined as never, csrf: '', idleMinutes: 20 });
const wrong = (code: string) => (code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`);

async function make(move: Move, chat: Chat, customer: string, shown: Shown): Promise<Heard> {
  if ('say' in move) return chat.say(move.say);
  if ('silent' in move) return chat.inside([{ do: 'silence' }]);
  if ('minutes' in move) bot.passTime(move.minutes * 60_000);
  else if (shown)
    await bot.stepUpPages.verify(shown.ticket, move.code === 'right' ? bot.lastCode() : wrong(bot.lastCode()), visitor(customer));
  else throw new Error('no code has been asked for');
  return chat.heard();
}

/** Fen that left the customer's accounts by acts that are done, as yuan; 'nothing' where there is none. */
async function movedSince(customer: string, before: number): Promise<string> {
  const { rows } = await bot.database.owner.query<{ amount: string }>(
    `select outcome #>> '{values,amount,v,minor}' as amount from bank.acts
      where customer = $1 and outcome ->> 'is' = 'done' and outcome #>> '{values,amount,v,minor}' is not null order by at offset $2`,
    [customer, before],
  );
  const minor = rows.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  return rows.length === 0 ? 'nothing' : `${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`;
}

async function actsOf(customer: string): Promise<number> {
  const text = `select count(*)::int as n from bank.acts where customer = $1 and outcome ->> 'is' = 'done' and outcome #>> '{values,amount,v,minor}' is not null`;
  const { rows } = await bot.database.owner.query<{ n: number }>(text, [customer]);
  return rows[0]!.n;
}

async function hold(talk: Talk): Promise<void> {
  bot.passTime(hourMs);
  const chat = bot.chat(talk.customer, talk.profile);
  const [books, acts] = [await bot.books(), await actsOf(talk.customer)];
  let shown: Shown;
  for (const { move, keys, holds, lacks, line } of talk.turns) {
    const heard = await make(move, chat, talk.customer, shown);
    if (heard.rendition.choices.some(({ href }) => href)) shown = { ticket: bot.ticketOf(heard) };
    const at = `${talk.where} line ${line}: ${heard.text}`;
    expect({ at, keys: heard.keys }).toEqual({ at, keys });
    for (const part of holds) expect(heard.text).toContain(part);
    for (const part of lacks) expect(heard.text).not.toContain(part);
    expect({ at, leftOut: leftOut(heard.rendition, talk.profile.wording ?? 'plain', bot.clock.today()) }).toEqual({ at, leftOut: [] });
    for (const message of heard.state.last) expect({ at, ok: bot.saysMoney(message, heard.rendition.lang) }).toEqual({ at, ok: true });
  }
  expect(await movedSince(talk.customer, acts)).toBe(talk.moved);
  if (talk.moved === 'nothing') expect(await bot.books()).toBe(books);
}

describe.each(languages)('conversations written for trouble, in %s', (lang) => {
  test('are filed by kind, and every file is read', () => {
    expect(filesOf(lang)).toEqual(kinds.map((kind) => `${kind}.talk`).sort());
  });

  describe.each(kinds.map((kind) => [kind, readTalks(lang, kind)] as const))('%s', (_kind, talks) => {
    // Each file begins on the same day with the same bills, so what one conversation pays or lets pass is no business of another file's.
    beforeAll(async () => void (bot = await openBot()));
    afterAll(() => bot.close());

    test(`has at least ${talksLeast} of them`, () => expect(talks.length).toBeGreaterThanOrEqual(talksLeast));
    test.each(talks.map((talk) => [talk.title, talk] as const))('%s', async (_title, talk) => {
      expect(talk.turns.length).toBeGreaterThan(0);
      await hold(talk);
    });
  });
});
