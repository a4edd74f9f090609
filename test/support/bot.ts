import { moneyWords } from '../../accessibility/lint/lexicon';
import type { Message } from '../../accessibility/message';
import { defaultProfile } from '../../accessibility/profile';
import { createRender } from '../../accessibility/render';
import { assemble } from '../../bot/app';
import { findBreaks } from '../../bot/banking/ledger/invariants';
import { seedDemoBank } from '../../bot/banking/demo/seed';
import { dateAt } from '../../bot/clock';
import { readConfig } from '../../bot/config';
import { noFaults, type Faults } from '../../bot/faults';
import { seedIdentity } from '../../bot/identity/seed';
import { createMemoryStore } from '../../bot/stores/shared/memory';
import type { SharedStore } from '../../bot/stores/types';
import { createLog } from '../../bot/telemetry/log';
import { type Metrics, noMetrics } from '../../bot/telemetry/metrics';
import { textAbilities } from '../../bot/channels/webchat/text-turns';
import type { Said } from '../../bot/turn/inbound';
import type { Rendition } from '../../accessibility/rendition';
import type { Profile } from '../../accessibility/profile';
import type { State } from '../../dialogs/engine/state';
import { openDatabase } from './database';

const startMs = Date.parse('2026-03-18T02:00:00Z');

/** What one turn came to: the keys of its messages, every form of it, and the state it left. */
export type Heard = { keys: string[]; rendition: Rendition; state: State; text: string };

/** The whole bot on a database of its own, with the demo bank, a carrier in memory and a clock that a test moves. */
export async function openBot(o: { faults?: Faults; metrics?: Metrics; shared?: SharedStore; env?: Record<string, string> } = {}) {
  const database = await openDatabase();
  let at = startMs;
  const clock = { now: () => new Date((at += 5)), today: () => dateAt(new Date(at)) };
  const owner = await database.owner.connect();
  await seedDemoBank(owner, new Date(at)).finally(() => owner.release());
  await seedIdentity(database.owner, new Date(at));
  const config = readConfig({ LOG_LEVEL: 'silent', TURNS_PER_MINUTE: '100000', ...o.env });
  const log = createLog('silent');
  const ground = {
    pool: database.pool,
    asking: database.asking,
    shared: o.shared ?? createMemoryStore({ log: () => undefined }),
    redis: () => 'none' as const,
    metrics: o.metrics ?? noMetrics,
    ...{ clock, log, faults: o.faults ?? noFaults },
  };
  const parts = assemble(config, ground);
  const render = createRender(clock.today);
  let deliveries = 0;

  /** Promise 4: what tells of a refusal, an error, a cancel, a silence or a hand-over says in every form where the money stands. */
  const saysMoney = (message: Message, lang: Profile['lang']): boolean => {
    const { money } = message;
    if (money === 'none' || !telling.includes(message.kind)) return true;
    const { text, screenReader, speech } = render([message], { ...defaultProfile, lang }, textAbilities);
    const spoken = speech.parts.map((part) => ('say' in part ? part.say : ' ')).join('');
    return [text, screenReader, spoken].every((form) => moneyWords[lang][money].test(form));
  };

  const stateOf = async (conversation: string): Promise<State> => (await parts.store.open(conversation, 'look')).state!;

  /** A customer at the text page, signed in, in a conversation of their own. */
  const chat = (customer: string, profile?: Partial<Profile>) => {
    const conversation = `test-${(deliveries += 1)}`;
    const load = async () => ({ ...(await parts.profiles.load(customer)), ...profile });
    const deliver = async (said: Said, key = `d${(deliveries += 1)}`, receivedAt = clock.now().toISOString(), seen?: string) =>
      parts.adapter.receive({
        conversation,
        customer,
        key,
        said,
        receivedAt,
        abilities: textAbilities,
        assurance: 'signedIn',
        ...(seen === undefined ? {} : { seen }),
        ...(profile ? { profile: await load() } : {}),
      });
    const heard = async (): Promise<Heard> => {
      const state = await stateOf(conversation);
      const [last] = await parts.store.latest(conversation, 1);
      const activity = last!.activity as { channelData: { keys?: string[] }; text: string };
      const said = state.last;
      return { keys: said.map((one) => one.key), rendition: render(said, await load(), textAbilities), state, text: activity.text };
    };
    const say = async (text: string): Promise<Heard> => {
      await deliver({ text });
      return heard();
    };
    const tap = async (choice: { id: string; frame?: string; digest?: string }): Promise<Heard> => {
      await deliver({ choice });
      return heard();
    };
    const inside = async (commands: Extract<Said, { commands: unknown }>['commands']): Promise<Heard> => {
      await deliver({ commands });
      return heard();
    };
    /** Everything the bot has told this conversation, oldest first. */
    const told = async (): Promise<{ money: string; text: string }[]> => {
      const stored = await parts.store.latest(conversation, 100);
      return stored
        .filter(({ from }) => from === 'bot')
        .map(({ activity }) => activity as { text: string; channelData: { money: string } })
        .map(({ text, channelData }) => ({ text, money: channelData.money }));
    };
    return { conversation, deliver, heard, say, tap, inside, told };
  };

  /** Every row of money in one line: equal before and after means that nothing moved and nothing is held. */
  const books = async (): Promise<string> => {
    const { rows } = await database.owner.query<{ books: string }>(
      `select md5(string_agg(account || ':' || posted_minor || ':' || held_minor, ',' order by account)) ||
              (select '/' || count(*) || '/' || coalesce(sum(abs(amount_minor)), 0) from bank.postings) as books from bank.balances`,
    );
    return rows[0]!.books;
  };
  const posted = async (customer: string): Promise<{ id: string; amount: string }[]> => {
    const { rows } = await database.owner.query<{ id: string; amount: string }>(
      `select a.id, a.outcome #>> '{values,amount,v,minor}' as amount from bank.acts a where a.customer = $1 and a.kind = 'transfer' and a.outcome ->> 'is' = 'done'`,
      [customer],
    );
    return rows;
  };
  /** Throws unless every invariant of the ledger holds. */
  const checkBooks = async () => {
    const breaks = await findBreaks(database.owner);
    if (breaks.length > 0) throw new Error(JSON.stringify(breaks));
  };
  const lastCode = () => parts.carrier.received().at(-1)!.code!;
  const ticketOf = ({ rendition }: Heard) =>
    rendition.choices
      .find((choice) => choice.href)!
      .href!.split('/')
      .at(-1)!;
  /** Signs the conversation's session out, as the page's button does. */
  const signOut = (conversation: string) =>
    parts.visits.end({ session: 'test', conversation, profile: undefined as never, csrf: '', idleMinutes: 20 });
  const passTime = (ms: number) => void (at += ms);
  const close = async () => {
    parts.delivery.close();
    await parts.audit.flush();
    await database.close();
  };
  return { ...parts, database, clock, chat, books, posted, checkBooks, lastCode, ticketOf, passTime, signOut, saysMoney, close };
}

const telling = ['refusal', 'error', 'status', 'timeout', 'handoff', 'warning', 'receipt'];
export type TestBot = Awaited<ReturnType<typeof openBot>>;
