import { defaultProfile } from '../../accessibility/profile';
import { createWords } from '../../accessibility/words';
import type { About } from '../../bot/identity/challenges';
import { purposeOf } from '../../bot/identity/purpose';
import { createStepUp, type Asked, type StepUp } from '../../bot/identity/step-up';
import type { Carrier } from '../../bot/notify/carrier';
import { createDemoCarrier } from '../../bot/notify/demo-carrier';
import { createWord } from '../../bot/notify/words';
import { digestOf } from '../../dialogs/engine/digest';
import type { TestDatabase } from '../support/database';
import { noon, openBank, secrets } from './support';

const mother = { payee: '王秀兰', payeeTail: '6688', payeeBank: 'bank.demo' } as const;
export const purpose = purposeOf(
  { what: 'transfer', fromTail: '1234', ...mother, amountMinor: '20000', feeMinor: '0', arrival: 'arrival.instant' },
  '工资卡',
);
export const word = createWord({ words: createWords(), today: () => '2026-03-04' });

type Whose = Partial<Asked> & { customer?: string };

function ask(id: string, o: Whose = {}): Asked {
  const customer = o.customer ?? '10000001';
  const facts = { amountMinor: '20000', payee: 'p1', id };
  return {
    act: { kind: 'transfer', id, customer, facts, digest: digestOf('transfer', customer, facts) },
    ...{ purpose, conversation: 'c1', channel: 'text', profile: defaultProfile, turn: 'turn-1', now: noon, ...o },
  };
}

/** The step-up over a database of its own, without a challenge at the start of each test; what it sent, replaced and logged. */
export function stepUpFixture() {
  let bank: TestDatabase;
  let stepUp: StepUp;
  let carrier: ReturnType<typeof createDemoCarrier>;
  let replaced: About[];
  let logged: string[];

  beforeAll(async () => {
    bank = await openBank();
  });
  afterAll(() => bank.close());
  beforeEach(async () => {
    await bank.owner.query('truncate identity.challenges cascade');
    carrier = createDemoCarrier({ now: () => noon });
    [replaced, logged] = [[], []];
    stepUp = startWith(carrier);
  });

  const startWith = (by: Carrier, limits?: { codesMax: number; sendsMax: number; sendMaxMs: number }) =>
    createStepUp({
      ...{ pool: bank.pool, secrets, carrier: by, word, publicUrl: 'https://bank.example' },
      replaced: (about) => replaced.push(about),
      log: (line) => logged.push(line),
      ...(limits ? { limits } : {}),
    });

  /** Issues a challenge and reads what its customer reads. */
  async function open(id: string, o: Whose = {}, from = stepUp) {
    const outcome = await from.issue(ask(id, o));
    if (outcome.is !== 'stepUp') throw new Error(`not issued: ${JSON.stringify(outcome)}`);
    const ticket = outcome.href.split('/confirm/')[1]!;
    const code = carrier.received().at(-1)?.code ?? '';
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    const about = { challenge: outcome.challenge, act: id, customer: o.customer ?? '10000001', conversation: o.conversation ?? 'c1' };
    const enter = (text: string, by: { now?: Date; viewer?: string | null } = {}) =>
      stepUp.verify({ ticket, code: text, viewer: by.viewer ?? null, now: by.now ?? noon });
    const show = (by: { now?: Date; viewer?: string | null } = {}) =>
      stepUp.view({ ticket, viewer: by.viewer ?? null, now: by.now ?? noon });
    return { outcome, ticket, code, wrong, about, enter, show };
  }

  /** As the posting function does it: the bot itself has no right to. */
  async function consume(grant: string, act: Asked['act'], o: { customer?: string; id?: string; digest?: string; now?: Date } = {}) {
    const { rows } = await bank.owner.query<{ used: boolean }>('select identity.consume_grant($1, $2, $3, $4, $5) as used', [
      grant,
      o.customer ?? act.customer,
      o.id ?? act.id,
      o.digest ?? act.digest,
      o.now ?? noon,
    ]);
    return rows[0]!.used;
  }

  return {
    ...{ ask, startWith, open, consume },
    get bank() {
      return bank;
    },
    get stepUp() {
      return stepUp;
    },
    get carrier() {
      return carrier;
    },
    get replaced() {
      return replaced;
    },
    get logged() {
      return logged;
    },
  };
}
