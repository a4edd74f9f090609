import type { Pool } from 'pg';
import { defaultProfile } from '../accessibility/profile';
import { createOfferedWords, createRender, type Render } from '../accessibility/render';
import { sayValue } from '../accessibility/saying/index';
import { createWords, type Words } from '../accessibility/words';
import { dialogs } from '../dialogs/index';
import { createBillJobs } from './banking/bill-jobs';
import { createGateway, type Gateway } from './banking/gateway';
import { ChannelAdapter } from './channels/adapter';
import { createBotFramework } from './channels/botframework/index';
import { createTokenSignIn } from './channels/webchat/bank-sign-in';
import { createDirectLine } from './channels/webchat/direct-line/index';
import { metricsRoute } from './channels/webchat/health';
import { webchat, type Webchat } from './channels/webchat/index';
import type { Part } from './channels/webchat/ports';
import { createStepUpPages, tellVerdict } from './channels/webchat/step-up-pages';
import { createTextTurns, greet } from './channels/webchat/text-turns';
import { createSignInPage, createVisits, raise } from './channels/webchat/visits';
import type { Clock } from './clock';
import type { Config } from './config';
import type { Faults } from './faults';
import { type BankTokens, claimIn, createBankTokens } from './identity/bank-token';
import { createProfiles, type Profiles } from './identity/profiles';
import { purposeOf } from './identity/purpose';
import { createSessions, type Sessions } from './identity/sessions';
import { createSignIn, signInLimits } from './identity/sign-in';
import { createStepUp, type StepUp } from './identity/step-up';
import { createDemoCarrier, type DemoCarrier } from './notify/demo-carrier';
import { createWord } from './notify/words';
import type { Asking } from './stores/sql/lanes';
import { type ConversationStore, createTurnStore, outboxOf } from './stores/sql/turns';
import type { SharedStore } from './stores/types';
import type { Log } from './telemetry/log';
import type { Metrics } from './telemetry/metrics';
import { createTurnAudit, type TurnAudit } from './turn/audit';
import { createBillNews } from './turn/bill-news';
import { createBot, onlyTurns } from './turn/bot';
import { carryWords } from './turn/carry';
import { carryNeeds } from './turn/carry-needs';
import { createDelivery, type Delivery } from './turn/deliver';
import type { Inbound, Turned } from './turn/inbound';
import { createOutbox } from './turn/outbox';
import { publicPorts } from './turn/ports';
import { createReadAgain, type ReadAgain } from './turn/second-reading';
import { parseState } from './turn/state';
import { createTurns, type Turns, turnLimits } from './turn/turns';
import { createLanguageModel } from './understanding/llm/index';
import { isListed, understand } from './understanding/understand';

/**
 * What the bot is built on: opened, migrated and seeded before it is put together. `asking` is for single statements, `pool` for the rest;
 * `redis` tells how the shared store fares, `none` where a node is alone.
 */
export type Ground = {
  pool: Pool;
  asking: Asking;
  shared: SharedStore;
  redis: () => 'up' | 'down' | 'none';
  clock: Clock;
  faults: Faults;
  metrics: Metrics;
  log: Log;
};

/** The only place where the parts meet: stores, bank, identity, turn, channels. Opens nothing and listens to nothing by itself. */
export function assemble(config: Config, ground: Ground) {
  const { pool, log } = ground;
  const audit = createTurnAudit({ pool, failed: (error, lost) => log.error({ err: error, lost }, 'the audit of turns waits') });
  const base = baseOf(config, ground, audit);
  const { store, gateway, profiles, delivery, now } = base;
  const carrier = createDemoCarrier({ now });
  const tell: Tell = { receive: (inbound) => adapter.receive(inbound), now };
  const stepUp = createStepUp({
    ...{ pool, carrier, log: base.line, secrets: config.sessionSecrets, publicUrl: config.publicUrl },
    word: createWord({ words: base.words, today: base.today }),
    replaced: (about) =>
      void tellVerdict(tell, about, 'replaced').catch((error: unknown) => log.warn({ err: error }, 'a replaced code was not told')),
  });
  const turns = turnsOf(base, { audit, stepUp });
  const bot = createBot(turns);
  const adapter = new ChannelAdapter('webchat', bot);
  adapter.use(onlyTurns);

  const bankTokens = bankTokensOf(base);
  const { pages, visits, stepUpPages } = pagesOf(base, { tell, stepUp, carrier, bankTokens });
  const { edge, outbox, framework } = doorsOf(base, { tell, bot, pages, visits, bankTokens, waiting: turns.waiting });
  const recovery = {
    ...{ turns, store, now },
    granted: (max: number) => stepUp.granted(new Date(now().getTime() - grantedIdleMs), max),
    expired: (max: number) => stepUp.expire(now(), max),
    failed: (error: unknown) => log.warn({ err: error }, 'a conversation could not be told what became of its act'),
  };
  const billJobs = createBillJobs({
    ...{ pool, now, billers: gateway.billers, late: gateway.late, tell: createBillNews(turns, now) },
    failed: (error) => log.warn({ err: error }, 'a payment of a bill could not be looked after; it is looked at again'),
  });
  const parts = { audit, delivery, turns, adapter, store, recovery, billJobs, carrier, stepUp, gateway, profiles };
  return { ...parts, pages, visits, stepUpPages, edge, outbox, framework };
}

/** What every part stands on. */
type Base = {
  line: (text: string) => void;
  config: Config;
  ground: Ground;
  now: () => Date;
  today: () => string;
  words: Words;
  render: Render;
  store: ConversationStore;
  gateway: Gateway;
  profiles: Profiles;
  sessions: Sessions;
  delivery: Delivery;
};
type Tell = { receive(inbound: Inbound): Promise<Turned>; now: () => Date };

function baseOf(config: Config, ground: Ground, { noteRead }: TurnAudit): Base {
  const { pool, asking, shared, clock, faults, log } = ground;
  const line = (text: string) => log.info(text);
  const words = createWords();
  const gateway = createGateway({ pool, asking, now: clock.now, faults, log: line });
  const store = createTurnStore({ asking, parseState, faults, alongside: gateway.alongside });
  const delivery = createDelivery({
    ...{ shared, since: store.since, newest: store.newest },
    failed: (error) => log.warn({ err: error }, 'a conversation that grew could not be told; it is looked at again'),
  });
  return {
    ...{ config, ground, line, words, gateway, store, delivery, now: clock.now, today: clock.today },
    render: createRender(clock.today, words),
    profiles: createProfiles({ pool, asking, noteRead }),
    sessions: createSessions({ pool, asking, secrets: config.sessionSecrets }),
  };
}

type DoorParts = {
  tell: Tell;
  bot: ReturnType<typeof createBot>;
  pages: Webchat;
  visits: ReturnType<typeof createVisits>;
  bankTokens: BankTokens | undefined;
  waiting: () => number;
};

/** Direct Line, the Bot Framework with its outbox, and what the server takes in all. */
function doorsOf(base: Base, { tell, bot, pages, visits, bankTokens, waiting }: DoorParts) {
  const { config, ground, store, now } = base;
  const { pool, shared, log } = ground;
  const directLine = createDirectLine({
    ...{ ...base, ...tell, shared, visits, log, bankTokens },
    ...{ publicUrl: config.publicUrl, sessionSecrets: config.sessionSecrets, directLineSecrets: config.directLineSecrets },
  });
  const outbox = createOutbox({ pool, topic: 'deliver', send: ({ reference, activity }) => framework.send(reference, activity), now, log });
  const framework = createBotFramework({
    ...{ config: config.framework, bot, middleware: [onlyTurns], store, render: base.render, now, refuse: pages.refuse },
    later: outbox.put,
    failed: (error, text) => log.warn({ err: error }, text),
  });
  const metrics = metricsRoute(ground.metrics, config.metricsTokens, pages.refuse);
  const routes = [...pages.routes, metrics, ...directLine.routes, ...(config.framework.on ? [framework.route] : [])];
  const limits = { socketsPerAddressMax: config.socketsPerAddress };
  watch(ground, { sockets: directLine.count, turnsWaiting: waiting });
  return { outbox, framework, edge: { routes, refuse: pages.refuse, sockets: directLine.sockets, metrics: ground.metrics, limits } };
}

function turnsOf(base: Base, { audit, stepUp }: { audit: TurnAudit; stepUp: StepUp }): Turns {
  const { config, ground, gateway, words, now, today } = base;
  return createTurns({
    ...{ ...base, audit, dialogs, understand, isListed, defaultProfile, ...secondReader(base) },
    publicUrl: config.publicUrl,
    ...{ turns: base.store, shared: ground.shared, faults: ground.faults, log: ground.log, metrics: ground.metrics },
    offeredWords: createOfferedWords(today, words),
    limits: { ...turnLimits, perMinute: config.perMinute.turns },
    portsFor: gateway.portsFor,
    publicPorts: publicPorts(gateway.open),
    grown: base.delivery.grown,
    voidStepUp: async (act, reason, at) => {
      await stepUp.voidFor(act, reason, at);
    },
    actsFor: ({ id, inbound, profile }) =>
      gateway.actsFor({
        id,
        conversation: inbound.conversation,
        issueStepUp: async (act, facts) => {
          const from = 'fromTail' in facts ? facts.fromTail : null;
          const account = from === null ? undefined : (await gateway.portsFor(act.customer).accounts()).find(({ tail }) => tail === from);
          const purpose = purposeOf(facts, account?.alias[profile.lang]);
          const asked = { act, purpose, conversation: inbound.conversation, profile };
          return stepUp.issue({ ...asked, channel: inbound.abilities.channel, turn: id, now: now() });
        },
      }),
  });
}

/** A language model for what was not understood, where one is configured. */
function secondReader({ config, ground, now }: Base): { readAgain?: ReadAgain } {
  const { languageModel: endpoint } = config;
  if (endpoint === undefined) return {};
  return { readAgain: createReadAgain(createLanguageModel({ endpoint, dialogs, metrics: ground.metrics, log: ground.log }), now) };
}

/** The bank's own sign-in, where its keys are known. */
function bankTokensOf({ config, ground, gateway }: Base): BankTokens | undefined {
  const now = () => new Date(); // the bank stamps its tokens by the time of the world, not by the demo's
  const failed = (error: unknown) => ground.log.warn({ err: error }, "a token of the bank's sign-in could not be judged");
  const refused = (why: string) => ground.log.info({ why }, "a token of the bank's sign-in was refused");
  const parts = { now, failed, refused, claim: claimIn(ground.pool, now), isCustomer: gateway.isCustomer };
  return config.customerTokens && createBankTokens({ ...config.customerTokens, ...parts });
}

function pagesOf(base: Base, o: { tell: Tell; stepUp: StepUp; carrier: DemoCarrier; bankTokens: BankTokens | undefined }) {
  const { config, ground, store, profiles, gateway, words, now, today } = base;
  const { pool, shared } = ground;
  const secrets = config.sessionSecrets;
  const { tell, stepUp } = o;
  const visitParts = {
    ...{ ...base, shared, secrets, secure: config.https, visitorsPerMinute: config.perMinute.visitors },
    greet: (visitor: Parameters<typeof greet>[1], conversation: string) => greet(tell, visitor, conversation),
    carryWords: (from: string, to: { conversation: string; customer: string }) => carryWords(store, from, to),
    carryNeeds: (from: string, to: { conversation: string; customer: string }) => carryNeeds({ ...tell, store, profiles }, from, to),
    carryFailed: (error: unknown) => ground.log.warn({ err: error }, 'what a stranger had said could not be brought along'),
    carryOn: async (from: string, to: { conversation: string; customer: string }) => {
      const { state } = await store.open(from, 'signedIn');
      const asked = [...(state?.pending ?? []), ...(state?.kept ?? [])];
      if (asked.length === 0) return;
      const inside = { ...to, key: `signedIn:${from}`, said: { commands: asked }, assurance: 'signedIn' as const };
      await tell.receive({ ...inside, receivedAt: now().toISOString(), abilities: { channel: 'text', choices: 'numbers', choicesMax: 9 } });
    },
  };
  const check = createSignIn({ pool, shared, secrets, limits: { ...signInLimits, perAddress: config.perMinute.signIns } });
  const outcomeOf = (act: string) =>
    gateway.actsFor({ id: 'page', issueStepUp: () => Promise.reject(new Error('a page asks for no code')) }).outcomeOf(act);
  const stepUpPages = createStepUpPages({ ...tell, stepUp, profiles, store, outcomeOf });
  const visits = createVisits(visitParts);
  const tokens =
    o.bankTokens &&
    createTokenSignIn({
      ...{ tokens: o.bankTokens, shared, perMinute: config.perMinute.signIns, secure: config.https, end: visits.end },
      origins: [config.publicUrl, ...(config.customerTokens?.origins ?? [])],
      raise: (visitor, customer) => raise(visitParts, visitor, customer),
    });
  const pages: Webchat = webchat({
    visits,
    identity: createSignInPage({ ...visitParts, check }),
    tokens,
    turns: createTextTurns({ ...tell, store, render: base.render, today, ports: publicPorts(gateway.open) }),
    stepUp: stepUpPages,
    publicUrl: config.publicUrl,
    outbox: { list: () => o.carrier.received() },
    ready: () => readiness(ground),
    metricsTokens: config.metricsTokens,
    say: (value, lang) => sayValue(value, { lang, form: 'text', wording: 'plain', today: today(), term: (key) => words.term(key, lang) }),
    now,
    demo: true, // the only bank there is so far; production refuses it
  });
  return { pages, visits, stepUpPages };
}

/** A grant is used within moments of being given; one older than this was left by a bot that died. */
const grantedIdleMs = 5_000;

/** Redis that is down makes no node unready: turns go on with the node's own order (DESIGN 4). */
async function readiness({ pool, redis }: Ground): Promise<Part[]> {
  const shared: Part = {
    name: 'redis',
    ok: true,
    ...(redis() === 'up' ? {} : { detail: redis() === 'none' ? 'not used' : 'does not answer' }),
  };
  try {
    await pool.query('select 1');
    return [{ name: 'postgresql', ok: true }, shared];
  } catch {
    return [{ name: 'postgresql', ok: false, detail: 'does not answer' }, shared];
  }
}

function watch({ metrics, pool, asking, redis }: Ground, sources: { sockets: () => number; turnsWaiting: () => number }): void {
  metrics.watch({
    ...sources,
    redis,
    outbox: () => outboxOf(asking, 'deliver'),
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  });
}
