import { defaultProfile } from '../../../accessibility/profile';
import type { Lang, Profile } from '../../../accessibility/profile';
import { type Json, money } from '../../../accessibility/message';
import { sayValue } from '../../../accessibility/saying/index';
import type { OutboxRow, Received, Said, StepUpView, Visitor } from '../../../bot/channels/webchat/ports';
import { webchat } from '../../../bot/channels/webchat/index';
import type { SayValue } from '../../../bot/channels/webchat/words';
import { buildServer } from '../../../bot/server';
import { createLog } from '../../../bot/telemetry/log';
import { catalogues } from '../../../locales/index';

export const today = '2026-03-18';
export const say: SayValue = (value, lang) =>
  sayValue(value, { lang, form: 'text', wording: 'plain', today, term: (key) => catalogues[lang][`terms.${key}`] ?? key });

type Session = { customer?: string; conversation: string; profile: Profile };
type Stored = { seq: number; from: 'customer' | 'bot' | 'agent'; activity: Json };
export const ticket = 'a-ticket-of-128-bits-1';

/** A bank in memory behind the ports of the pages: enough to answer, nothing that the real parts decide. */
export function smallBank() {
  const sessions = new Map<string, Session>();
  const bank = {
    sessions,
    conversations: new Map<string, Stored[]>(),
    heard: [] as { said: Said; key: string }[],
    received: 'answered' as Received,
    opened: 0,
    visitorsMax: 1_000,
    code: '246135',
    left: 3,
    view: openView,
    owner: '10000001',
    resent: 'sent' as 'sent' | 'unsent' | 'exhausted' | 'over',
    outbox: [] as OutboxRow[],
    failing: null as Error | null,
    tell(conversation: string, from: Stored['from'], activity: Json) {
      const told = bank.conversations.get(conversation) ?? [];
      bank.conversations.set(conversation, [...told, { seq: told.length + 1, from, activity }]);
    },
  };
  return bank;
}
export type SmallBank = ReturnType<typeof smallBank>;

export const transferFacts = {
  what: 'transfer' as const,
  from: { t: 'account' as const, tail: '1234', alias: '工资卡' },
  payee: { t: 'name' as const, v: '王秀兰' },
  payeeAccount: { t: 'account' as const, tail: '6688', bank: 'bank.demo' as const },
  amount: money('20000'),
  fee: money('0', 'fee'),
  arrival: { t: 'term' as const, key: 'arrival.instant' as const },
};

export const openView: StepUpView = {
  state: 'open',
  facts: transferFacts,
  expires: '2026-03-18T10:20:00+08:00',
  sentBy: 'sms',
  sentTo: '138****0001',
  ways: ['sms', 'voice', 'email'],
  profile: defaultProfile,
  became: 'notDone',
};

export function botSays(text: string, more: { [k: string]: Json } = {}, channelData: { [k: string]: Json } = {}): Json {
  return {
    type: 'message',
    text,
    timestamp: '2026-03-18T02:05:00.000Z',
    channelData: { kind: 'info', money: 'none', ...channelData },
    ...more,
  };
}

export const greeting = (lang: Lang): Promise<Json> =>
  Promise.resolve(
    lang === 'zh-CN'
      ? botSays('您好，我是示范银行的智能助手。\n我可以查余额、转账、改设置。要找真人，请写“人工”。')
      : botSays(
          'Hello, I am the assistant of Demo Bank.\nI can tell balances, send money and change settings. For a person, write “human”.',
        ),
  );

const cookieOf = (header: string | undefined, name: string): string | undefined =>
  header?.split('; ').find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1); // prettier-ignore

function portsOf(bank: SmallBank) {
  const visitorOf = (id: string, session: Session, setCookie?: string): Visitor => ({
    session: id,
    ...session,
    csrf: `csrf-of-${id}`,
    idleMinutes: 20,
    setCookie,
  });
  const newSession = (session: Omit<Session, 'conversation'>, conversation?: string): Visitor => {
    const id = `s${++bank.opened}`;
    const made = { ...session, conversation: conversation ?? `c-${id}` };
    bank.sessions.set(id, made);
    return visitorOf(id, made, `sid=${id}; Path=/; HttpOnly; SameSite=Lax`);
  };
  const viewOf = (id: string, visitor: Visitor) => {
    if (id !== ticket) return { is: 'unknown' as const };
    if (visitor.customer !== undefined && visitor.customer !== bank.owner) return { is: 'foreign' as const };
    return { is: 'seen' as const, view: bank.view };
  };
  return {
    visits: {
      read: (cookie: string | undefined): Promise<Visitor> => {
        const id = cookieOf(cookie, 'sid') ?? '';
        const session = bank.sessions.get(id);
        if (session) return Promise.resolve(visitorOf(id, session));
        const setCookie = cookieOf(cookie, 'pre') === undefined ? 'pre=1; Path=/; HttpOnly; SameSite=Lax' : undefined;
        return Promise.resolve({ profile: defaultProfile, csrf: 'csrf-of-a-stranger', idleMinutes: 60, setCookie });
      },
      checksOut: (visitor: Visitor, csrf: string) => csrf === visitor.csrf,
      open: (_: Visitor, o: { lang: Lang }) => {
        if (bank.opened >= bank.visitorsMax) return Promise.resolve({ is: 'tooMany' as const, retryMs: 30_000 });
        return Promise.resolve({ is: 'ok' as const, visitor: newSession({ profile: { ...defaultProfile, lang: o.lang } }) });
      },
      end: (visitor: Visitor) => {
        bank.sessions.delete(visitor.session ?? '');
        return Promise.resolve('sid=; Path=/; Max-Age=0');
      },
    },
    identity: {
      signIn: ({ who, password, visitor }: { who: string; password: string; visitor: Visitor }) => {
        if (who === '' || password === '') return Promise.resolve({ is: 'empty' as const, who: who === '', password: password === '' });
        if (who === '13800000004') return Promise.resolve({ is: 'shared' as const });
        if (who === '10000011') return Promise.resolve({ is: 'locked' as const, until: '2026-03-18T10:20:00+08:00' });
        if (who === '10000099') return Promise.resolve({ is: 'tooMany' as const, retryMs: 30_000 });
        if (password !== 'demo-2026') return Promise.resolve({ is: 'wrong' as const });
        const profile = who === '10000010' ? { ...defaultProfile, lang: 'en' as const } : defaultProfile;
        return Promise.resolve({ is: 'ok' as const, setCookie: newSession({ customer: who, profile }, visitor.conversation).setCookie! });
      },
    },
    turns: {
      greeting,
      history: (conversation: string, max: number) => Promise.resolve((bank.conversations.get(conversation) ?? []).slice(-max)),
      since: (conversation: string, after: number, max: number) =>
        Promise.resolve((bank.conversations.get(conversation) ?? []).filter(({ seq }) => seq > after).slice(0, max)),
      receive: ({ visitor, said, key }: { visitor: Visitor; said: Said; key: string }) => {
        if (bank.failing) return Promise.reject(bank.failing);
        if (bank.received === 'busy' || bank.heard.some((one) => one.key === key)) return Promise.resolve(bank.received);
        bank.heard.push({ said, key });
        bank.tell(visitor.conversation!, 'customer', {
          text: 'text' in said ? said.text : said.choice.id,
          timestamp: '2026-03-18T02:04:00.000Z',
        });
        bank.tell(visitor.conversation!, 'bot', botSays('好的。'));
        return Promise.resolve(bank.received);
      },
    },
    stepUp: {
      view: (id: string, visitor: Visitor) => Promise.resolve(viewOf(id, visitor)),
      verify: (_: string, code: string) => {
        if (code !== bank.code) {
          bank.left -= 1;
          if (bank.left > 0) return Promise.resolve({ is: 'wrong' as const, left: bank.left });
          bank.view = { ...bank.view, state: 'locked' };
        } else bank.view = { ...bank.view, state: 'used', became: 'done', reference: 'K7M2Q9' };
        return Promise.resolve({ is: 'judged' as const });
      },
      resend: (_: string, way: StepUpView['sentBy']) => {
        if (bank.resent === 'sent') bank.view = { ...bank.view, sentBy: way };
        return Promise.resolve(bank.resent);
      },
      cancel: () => {
        bank.view = { ...bank.view, state: 'cancelled' };
        return Promise.resolve();
      },
    },
  };
}

/** The real server with the pages on it, at a free port of this machine. */
export async function serve(bank: SmallBank, o: { demo?: boolean; https?: boolean; lines?: string[] } = {}) {
  const log = createLog('info', { write: (line: string) => void o.lines?.push(line) });
  const needs = {
    ...portsOf(bank),
    outbox: { list: () => bank.outbox },
    ready: () => Promise.resolve([{ name: 'database', ok: true, detail: '18.4' }]),
  };
  const pages = webchat({
    ...needs,
    publicUrl: 'http://127.0.0.1:3978',
    metricsTokens: [],
    say,
    now: () => new Date('2026-03-18T02:05:00Z'),
    demo: o.demo ?? true,
  });
  const server = buildServer({ ...pages, log, https: o.https ?? false, trustedProxies: 0, drainMs: 1_000 });
  const { port } = await server.listen(0, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}`, port, server };
}
