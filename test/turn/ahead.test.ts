import type { QueryConfig } from 'pg';
import type { Profile } from '../../accessibility/profile';
import { listAhead } from '../../bot/turn/ahead';
import { openBot, type Heard, type TestBot } from '../support/bot';

const customer = '10000001';
let bot: TestBot;
beforeAll(async () => void (bot = await openBot()));
afterAll(() => bot.close());

const rowsOf = ({ rendition }: Heard) => rendition.blocks.flatMap((block) => (block.b === 'table' ? block.rows : []));

/** Says something and tells what the store was asked meanwhile, statement by statement. */
async function asking(text: string, profile?: Partial<Profile>) {
  const chat = bot.chat(customer, profile);
  const query = jest.spyOn(bot.database.asking, 'query');
  await chat.deliver({ text });
  const asked = query.mock.calls.map(([{ name }]: [QueryConfig]) => name).filter((name) => name !== 'profile-load'); // the test's own
  query.mockRestore();
  return { asked, heard: await chat.heard() };
}

describe('what words are sure to ask for is read while the turn opens', () => {
  // The same days in words for lists and times alone, and in a sentence in which anybody could be named.
  test.each<[string, string, Partial<Profile>]>([
    ['最近三十天的交易', '最近三十天的交易都有哪些，小票我找不到了', {}],
    ['交易明细', '交易明细都有哪些，小票我找不到了', {}],
    ['请帮我查一下上个月的明细', '上个月的明细都有哪些，小票我找不到了', {}],
    ['  查2026年2月的交易  ', '2026年2月的交易都有哪些，小票我找不到了', {}],
    ['recent transactions', 'recent transactions, I lost all my slips', { lang: 'en' }],
    ['show me the transactions last month', 'the transactions last month, I lost all my slips', { lang: 'en' }],
    ['Show Me Transactions This Month', 'transactions this month, I lost all my slips', { lang: 'en' }],
    ['最近三十天的交易', '最近三十天的交易都有哪些，小票我找不到了', { form: 'speech' }],
  ])('“%s” asks nothing more of the books, and is answered as “%s” is', async (plain, other, profile) => {
    const [ahead, beside] = [await asking(plain, profile), await asking(other, profile)];
    expect(ahead.asked).toEqual(['openAhead', 'commit']);
    expect(beside.asked).toContain('bank.transactions');
    expect(rowsOf(ahead.heard)).toEqual(rowsOf(beside.heard));
    expect(rowsOf(ahead.heard)).toHaveLength(profile.form === 'speech' ? 3 : 5);
  });

  test('the next page is asked for by itself', async () => {
    const chat = bot.chat(customer);
    const first = await chat.say('最近三十天的交易');
    const second = await chat.tap({ id: 'transactions:more' });
    expect(rowsOf(second)).toHaveLength(5);
    expect(rowsOf(second)).not.toEqual(rowsOf(first));
  });

  test('in the middle of a transfer the words are the same question, and the transfer is still open', async () => {
    const chat = bot.chat(customer);
    await chat.say('转账');
    const heard = await chat.say('最近三十天的交易');
    expect(rowsOf(heard)).toHaveLength(5);
    expect(heard.state.stack.map(({ dialog }) => dialog)).toEqual(['transfer']);
  });
});

test.each(['查余额', '给妈妈转五百', '这个月花了多少', '明年的交易', '最近三十天的交易和余额', '', '交易 234678', '交'.repeat(300)])(
  '%j asks for no list that could be read beforehand',
  (text) => {
    expect(listAhead({ text }, '2026-03-18')).toBeNull();
  },
);

test('nothing is foreseen of a tap, nor of what comes from inside', () => {
  expect(listAhead({ choice: { id: 'transactions:more' } }, '2026-03-18')).toBeNull();
  expect(listAhead({ commands: [{ do: 'start', dialog: 'transactions' }] }, '2026-03-18')).toBeNull();
});

test('another day has other last thirty days', () => {
  const of = (today: string) => listAhead({ text: '最近三十天的交易' }, today);
  expect([of('2026-03-18')?.end, of('2026-03-19')?.end, of('2026-03-18')?.end]).toEqual(['2026-03-18', '2026-03-19', '2026-03-18']);
});
