import { createSessions } from '../../bot/identity/sessions';
import { recover } from '../../bot/turn/recover';
import { ambushes } from './ambushes';
import { serveBot } from '../support/serve';
import { post } from './visitors';

const wang = '10000001';
const ambush = ambushes();
let bot: Awaited<ReturnType<typeof serveBot>>;
beforeAll(async () => void (bot = await serveBot({}, { faults: ambush.faults })));
afterEach(() => bot.checkBooks());
afterAll(() => bot.close());

const challengesIn = async (conversation: string) =>
  (
    await bot.database.owner.query<{ state: string }>('select state from identity.challenges where conversation = $1', [conversation])
  ).rows.map(({ state }) => state);

/** A transfer to another person that waits for its code. */
async function waiting() {
  const chat = bot.chat(wang);
  await chat.say('转20给妈妈');
  const asked = await chat.say('确认');
  expect(asked.keys).toEqual(['transfer.stepUp']);
  return { chat, url: `${bot.url}/confirm/${bot.ticketOf(asked)}`, code: bot.lastCode() };
}

describe('after signing out no money moves', () => {
  test('by a transfer that was on its way to its code: none is sent, and what is told is that nothing was', async () => {
    const chat = bot.chat(wang);
    await chat.say('转20给妈妈');
    const [books, sent] = [await bot.books(), bot.carrier.received().length];
    const held = ambush.lay('turn.afterActing');
    const confirming = chat.say('确认');
    await held.reached;
    await bot.signOut(chat.conversation);
    held.release();
    const heard = await confirming;
    expect(heard.keys).toContain('refusal.abandoned');
    expect(heard.rendition.money).toBe('notMoved');
    expect(heard.state.stack).toEqual([]);
    expect(await challengesIn(chat.conversation)).toEqual([]);
    expect(bot.carrier.received()).toHaveLength(sent);
    expect(await bot.books()).toBe(books);
  });

  test('by a code that was sent before', async () => {
    const { chat, url, code } = await waiting();
    const books = await bot.books();
    await bot.signOut(chat.conversation);
    expect(await challengesIn(chat.conversation)).toEqual(['void']);
    expect((await post(url, new URLSearchParams({ code }))).status).toBe(410);
    await recover(bot.recovery, 0);
    expect(await bot.books()).toBe(books);
  });

  test('by a code that was right, where its transfer has not been posted yet', async () => {
    const { chat, url, code } = await waiting();
    const books = await bot.books();
    const held = ambush.lay('turn.afterActing');
    const posting = post(url, new URLSearchParams({ code }));
    await held.reached;
    expect(await challengesIn(chat.conversation)).toEqual(['granted']);
    await bot.signOut(chat.conversation);
    held.release();
    await posting;
    expect(await bot.books()).toBe(books);
    expect((await chat.told()).at(-1)!.money).toBe('notMoved');
    expect(await challengesIn(chat.conversation)).not.toContain('used');
  });

  test('by a grant that a closed conversation still has', async () => {
    const { chat, url, code } = await waiting();
    const books = await bot.books();
    const held = ambush.lay('turn.afterActing');
    const posting = post(url, new URLSearchParams({ code }));
    await held.reached;
    // As a node of the version before closes it: what is granted stays granted.
    await bot.database.owner.query('update core.conversations set closed_at = clock_timestamp() where id = $1', [chat.conversation]);
    held.release();
    await posting;
    expect(await bot.books()).toBe(books);
  });
});

test('nobody but its customer is heard in a conversation, not even nobody', async () => {
  const chat = bot.chat(wang);
  await chat.say('转20给妈妈');
  const before = await chat.heard();
  const nobody = { conversation: chat.conversation, receivedAt: bot.clock.now().toISOString(), assurance: 'none' as const };
  const abilities = { channel: 'text' as const, choices: 'numbers' as const, choicesMax: 9 };
  await expect(bot.adapter.receive({ ...nobody, abilities, key: 'nobody', said: { text: '确认' } })).rejects.toThrow('another');
  expect(await chat.heard()).toEqual(before);
});

test('a session that signs in while its customer signs out elsewhere is in an open conversation', async () => {
  const sessions = createSessions({ pool: bot.database.pool, secrets: ['a-secret-for-this-test-only'] });
  const now = bot.clock.now();
  const first = await sessions.signIn({ customer: wang, now });
  const signingOut = await bot.database.owner.connect();
  try {
    await signingOut.query('begin');
    await signingOut.query('select identity.end_conversation($1, $2)', [first.conversation, now]);
    const entering = sessions.signIn({ customer: wang, now });
    await signingOut.query('commit');
    const entered = await entering;
    expect(entered.conversation).not.toBe(first.conversation);
    expect(await sessions.find(entered.token, now)).not.toBeNull();
    expect(await sessions.find(first.token, now)).toBeNull();
  } finally {
    signingOut.release();
  }
});
