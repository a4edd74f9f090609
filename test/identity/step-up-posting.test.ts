import { defaultProfile } from '../../accessibility/profile';
import { seedDemoBank } from '../../bot/banking/demo/seed';
import { createGateway } from '../../bot/banking/gateway';
import { purposeOf } from '../../bot/identity/purpose';
import { seedIdentity } from '../../bot/identity/seed';
import { createStepUp } from '../../bot/identity/step-up';
import { createDemoCarrier } from '../../bot/notify/demo-carrier';
import { createWords } from '../../accessibility/words';
import { createWord } from '../../bot/notify/words';
import { digestOf } from '../../dialogs/engine/digest';
import type { Act } from '../../dialogs/ports';
import { openDatabase, type TestDatabase } from '../support/database';
import { noon, secrets } from './support';

const customer = '10000001';
const never = new AbortController().signal;
let bank: TestDatabase;
beforeAll(async () => {
  bank = await openDatabase();
  const owner = await bank.owner.connect();
  await seedDemoBank(owner, noon);
  owner.release();
  await seedIdentity(bank.owner, noon);
});
afterAll(() => bank.close());

/** The bank, the codes and one confirmed transfer of 200 to 妈妈, joined as the app joins them. */
async function prepare(id: string) {
  const parts = { pool: bank.pool, now: () => noon, log: () => undefined };
  const carrier = createDemoCarrier(parts);
  const word = createWord({ words: createWords(), today: () => '2026-03-04' });
  const stepUp = createStepUp({ ...parts, secrets, carrier, word, publicUrl: 'http://127.0.0.1', replaced: () => undefined });
  const gateway = createGateway({ ...parts, asking: parts.pool, faults: { at: () => Promise.resolve() } });
  const about = { conversation: 'c1', channel: 'text', profile: defaultProfile, turn: 'turn-1', now: noon } as const;
  const acts = gateway.actsFor({
    id: 'turn-1',
    issueStepUp: (act, facts) => stepUp.issue({ ...about, act, purpose: purposeOf(facts) }),
  });
  const ports = gateway.portsFor(customer);
  const [from] = await ports.accounts();
  const [mother] = await ports.payees('妈妈');
  const quote = await ports.quote({ fromAccount: from!.id, payee: mother!.id, amountMinor: '20000', memo: '' });
  if (quote.is !== 'ok') throw new Error(quote.code);
  const act: Act = { kind: 'transfer', id, customer, facts: quote.facts, digest: digestOf('transfer', customer, quote.facts) };
  const asked = await acts.perform(act, never);
  if (asked.is !== 'stepUp') throw new Error(asked.is);
  const available = async () => (await ports.accounts())[0]!.available.minor;
  return { stepUp, acts, act, asked, ticket: asked.href.split('/').at(-1)!, carrier, available };
}

test('the right code moves the money once, and its message said what it was for', async () => {
  const { stepUp, acts, act, asked, ticket, carrier, available } = await prepare('posted-once');
  expect(await available()).toBe('1234567');
  const sent = carrier.received()[0]!;
  for (const part of ['200.00', '王秀兰', '6688']) expect(sent.text).toContain(part);
  const given = { ticket, viewer: null, now: noon };
  expect(await stepUp.verify({ ...given, code: sent.code! })).toMatchObject({ is: 'granted' });
  const granted = { ...act, grant: asked.challenge };
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => acts.perform(granted, never)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(outcomes[0]).toMatchObject({ is: 'done' });
  expect(await available()).toBe('1214567');
  expect(await stepUp.view(given)).toMatchObject({ is: 'used' });
});

test('without the right code nothing moves, whatever grant is claimed', async () => {
  const { acts, act, asked, available } = await prepare('never-posted');
  const before = await available();
  expect(await acts.perform({ ...act, grant: asked.challenge }, never)).toMatchObject({ is: 'refused', code: 'grantInvalid' });
  expect(await available()).toBe(before);
});
