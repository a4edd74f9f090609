import { serveBot } from '../support/serve';
import { cookiesOf, fieldsOf, post, signIn } from './visitors';

const wang = '10000001';
let bot: Awaited<ReturnType<typeof serveBot>>;
beforeAll(async () => void (bot = await serveBot()));
afterAll(() => bot.close());
afterEach(() => bot.checkBooks());

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

async function turnsOf(customer: string): Promise<number> {
  const { rows } = await bot.database.owner.query<{ turns: number }>(
    `select count(*)::int as turns from core.turn_keys k join core.conversations c on c.id = k.conversation where c.customer = $1`,
    [customer],
  );
  return rows[0]!.turns;
}

describe('one form sent a hundred times at once', () => {
  test('is one turn and one posting, and every sender is led to the same answer', async () => {
    const { client, page } = await signIn(bot.url, wang);
    const review = await client.fill(page, { text: '从工资卡转100到储蓄' });
    const sent = new URLSearchParams(fieldsOf(review, /确认转 100\.00 元/));
    const [before, turns] = [await bot.posted(wang), await turnsOf(wang)];
    const answers = await Promise.all(many(100, () => post(`${bot.url}/text`, sent, { cookie: cookiesOf(client) })));
    expect([...new Set(answers.map(({ status, headers }) => `${status} ${headers.get('location')}`))]).toEqual(['303 /text#latest']);
    expect((await bot.posted(wang)).slice(before.length).map(({ amount }) => amount)).toEqual(['10000']);
    expect((await turnsOf(wang)) - turns).toBe(1);
    const { html } = await client.get('/text');
    expect(html.match(/转好了/g)).toHaveLength(1);
  });

  test('with words is one turn, told once', async () => {
    const { client, page } = await signIn(bot.url, '10000002');
    const form = Object.fromEntries(new URLSearchParams(fieldsOf(page, /发送|Send/)));
    const turns = await turnsOf('10000002');
    const sent = new URLSearchParams({ ...form, text: '查余额' });
    const answers = await Promise.all(many(100, () => post(`${bot.url}/text`, sent, { cookie: cookiesOf(client) })));
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([303]);
    expect((await turnsOf('10000002')) - turns).toBe(1);
  });
});

describe('two transfers confirmed at once of which the account can pay one', () => {
  test('come to one posting and one refusal, and each conversation is told which', async () => {
    bot.passTime(3_600_000);
    const chats = [bot.chat(wang), bot.chat(wang)];
    for (const chat of chats) expect((await chat.say('从工资卡转9000到储蓄')).keys).toEqual(['transfer.review']);
    const before = await bot.posted(wang);
    await Promise.all(chats.map((chat) => chat.deliver({ text: '确认' })));
    const heard = await Promise.all(chats.map((chat) => chat.heard()));
    expect(heard.map(({ keys }) => keys).sort()).toEqual([['refusal.insufficientFunds', 'transfer.askAmount'], ['transfer.done']]);
    expect(heard.map(({ rendition }) => rendition.money).sort()).toEqual(['moved', 'notMoved']);
    expect((await bot.posted(wang)).slice(before.length).map(({ amount }) => amount)).toEqual(['900000']);
  });
});
