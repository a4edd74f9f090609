import type { Pool } from 'pg';
import { createOfferedWords, createRender } from '../accessibility/render';
import { sayValue } from '../accessibility/saying/index';
import { defaultProfile } from '../accessibility/profile';
import { createWords } from '../accessibility/words';
import { dialogs } from '../dialogs/index';
import { createGateway } from './banking/gateway';
import { ChannelAdapter } from './channels/adapter';
import { webchat, type Webchat } from './channels/webchat/index';
import type { Part } from './channels/webchat/ports';
import { createStepUpPages, tellVerdict } from './channels/webchat/step-up-pages';
import { createTextTurns, greet } from './channels/webchat/text-turns';
import { createSignInPage, createVisits } from './channels/webchat/visits';
import type { Clock } from './clock';
import type { Config } from './config';
import type { Faults } from './faults';
import { createProfiles } from './identity/profiles';
import { purposeOf } from './identity/purpose';
import { createSessions } from './identity/sessions';
import { createSignIn, signInLimits } from './identity/sign-in';
import { createStepUp } from './identity/step-up';
import { createDemoCarrier } from './notify/demo-carrier';
import { createWord } from './notify/words';
import type { Asking } from './stores/sql/lanes';
import { createTurnStore } from './stores/sql/turns';
import type { SharedStore } from './stores/types';
import type { Log } from './telemetry/log';
import { createTurnAudit } from './turn/audit';
import { createBot, onlyTurns } from './turn/bot';
import { parseState } from './turn/state';
import { createDelivery } from './turn/deliver';
import { noPorts } from './turn/ports';
import { createTurns, turnLimits } from './turn/turns';
import { understand } from './understanding/understand';

/** What the bot is built on: opened, migrated and seeded before it is put together. `asking` is for single statements, `pool` for the rest. */
export type Ground = { pool: Pool; asking: Asking; shared: SharedStore; clock: Clock; faults: Faults; log: Log };

/** The only place where the parts meet: stores, bank, identity, turn, channels. Opens nothing and listens to nothing by itself. */
export function assemble(config: Config, { pool, asking, shared, clock, faults, log }: Ground) {
  const line = (text: string) => log.info(text);
  const { now, today } = clock;
  const secrets = config.sessionSecrets;
  const words = createWords();
  const render = createRender(today, words);
  const offeredWords = createOfferedWords(today, words);
  const store = createTurnStore({ asking, parseState, faults });
  const gateway = createGateway({ pool, now, faults, log: line });
  const profiles = createProfiles({ pool });
  const sessions = createSessions({ pool, secrets });
  const carrier = createDemoCarrier({ now });
  const tell = { receive: (inbound: Parameters<ChannelAdapter['receive']>[0]) => adapter.receive(inbound), now };
  const stepUp = createStepUp({
    ...{ pool, secrets, carrier, log: line, publicUrl: config.publicUrl },
    word: createWord({ words, today }),
    replaced: (about) =>
      void tellVerdict(tell, about, 'replaced').catch((error: unknown) => log.warn({ err: error }, 'a replaced code was not told')),
  });

  const audit = createTurnAudit({ pool, failed: (error, lost) => log.error({ err: error, lost }, 'the audit of turns waits') });
  const delivery = createDelivery({
    ...{ shared, since: store.since, newest: store.newest },
    failed: (error) => log.warn({ err: error }, 'a conversation that grew could not be told; it is looked at again'),
  });
  const turns = createTurns({
    audit,
    ...{ turns: store, dialogs, render, offeredWords, understand, profiles, shared, faults, log, now, today, defaultProfile },
    limits: { ...turnLimits, perMinute: config.perMinute.turns },
    portsFor: gateway.portsFor,
    publicPorts: noPorts,
    grown: delivery.grown,
    voidStepUp: async (act, reason, at) => {
      await stepUp.voidFor(act, reason, at);
    },
    actsFor: ({ id, inbound, profile }) =>
      gateway.actsFor({
        id,
        issueStepUp: async (act, purpose) => {
          const from = (await gateway.portsFor(act.customer).accounts()).find(({ tail }) => tail === purpose.fromTail);
          const known = { bank: purpose.payeeBank, ...(from ? { alias: from.alias[profile.lang] } : {}) };
          const asked = { act, purpose: purposeOf(purpose, known), conversation: inbound.conversation, profile };
          return stepUp.issue({ ...asked, channel: inbound.abilities.channel, turn: id, now: now() });
        },
      }),
  });
  const adapter = new ChannelAdapter('webchat', createBot(turns));
  adapter.use(onlyTurns);

  const visitParts = {
    ...{ sessions, profiles, store, shared, secrets, now, secure: config.https, visitorsPerMinute: config.perMinute.visitors },
    greet: (visitor: Parameters<typeof greet>[1], conversation: string) => greet(tell, visitor, conversation),
    voidCodes: async (conversation: string) => {
      const { state } = await store.open(conversation, 'signOut');
      for (const frame of state?.stack ?? []) if (frame.challenge !== undefined) await stepUp.voidFor(frame.id, 'cancelled', now());
    },
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
  const pages: Webchat = webchat({
    visits,
    identity: createSignInPage({ ...visitParts, check }),
    turns: createTextTurns({ ...tell, store, render }),
    stepUp: stepUpPages,
    outbox: { list: () => carrier.received() },
    ready: () => readiness(pool),
    metricsTokens: config.metricsTokens,
    say: (value, lang) => sayValue(value, { lang, form: 'text', wording: 'plain', today: today(), term: (key) => words.term(key, lang) }),
    now,
    demo: true, // the only bank there is so far; production refuses it
  });
  const recovery = {
    ...{ turns, store, now },
    granted: (max: number) => stepUp.granted(new Date(now().getTime() - grantedIdleMs), max),
    expired: (max: number) => stepUp.expire(now(), max),
    failed: (error: unknown) => log.warn({ err: error }, 'a conversation could not be told what became of its act'),
  };
  return { audit, delivery, pages, turns, adapter, store, recovery, carrier, stepUp, gateway, profiles, stepUpPages, visits };
}

/** A grant is used within moments of being given; one older than this was left by a bot that died. */
const grantedIdleMs = 5_000;

async function readiness(pool: Pool): Promise<Part[]> {
  try {
    await pool.query('select 1');
    return [{ name: 'postgresql', ok: true }];
  } catch {
    return [{ name: 'postgresql', ok: false, detail: 'does not answer' }];
  }
}
