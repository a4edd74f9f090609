import { createGateway } from '../../bot/banking/gateway';
import { findBreaks } from '../../bot/banking/ledger/invariants';
import { referenceOf } from '../../bot/banking/reference';
import { PeerError } from '../../bot/errors';
import { type Faults, noFaults, parseFaults } from '../../bot/faults';
import { createPool } from '../../bot/stores/sql/pool';
import { digestOf } from '../../dialogs/engine/digest';
import type { Act, Acts } from '../../dialogs/ports';
import { asked, balanceOf, type Bank, factsOf, never, noon, openBank, rowsOf, transferAct } from './bank';

let bank: Bank;
let said: string[];
beforeAll(async () => (bank = await openBank()));
beforeEach(() => (said = []));
afterEach(async () => expect(await findBreaks(bank.owner)).toEqual([]));
afterAll(() => bank.close());

const unavailable = { is: 'refused', code: 'unavailable', values: {}, final: false };
const abandoned = { is: 'refused', code: 'abandoned', values: {}, final: false };
const savings = { fromAccount: '10000001-5678', toAccount: '10000001-1234', amountMinor: '100', memo: '' };
const newAct = async () => transferAct('10000001', await factsOf(bank, '10000001', savings));
const actsWith = (faults: Faults, pool = bank.pool): Acts =>
  createGateway({ pool, asking: pool, now: () => noon, faults, log: (line) => void said.push(line) }).actsFor({
    ...{ id: 'turn', issueStepUp: () => Promise.resolve(asked) },
  });

/** The same act, later and undisturbed, must agree with what was told. */
async function laterOf(act: Act) {
  return { seen: await bank.acts.outcomeOf(act.id), again: await bank.acts.perform(act, never) };
}

test('an act that fails before it is sent has moved nothing and can be done again', async () => {
  const act = await newAct();
  const before = await rowsOf(bank.owner);
  expect(await actsWith(parseFaults(['bank.beforePost=error:08006'])).perform(act, never)).toEqual(unavailable);
  expect(await rowsOf(bank.owner)).toBe(before);
  expect(await laterOf(act)).toMatchObject({ seen: { is: 'none' }, again: { is: 'done' } });
});

test('an act that is given up before it is begun is not begun', async () => {
  const act = await newAct();
  expect(await bank.acts.perform(act, AbortSignal.abort())).toEqual(unavailable);
  expect(await bank.acts.outcomeOf(act.id)).toEqual({ is: 'none' });
});

test('an act whose answer is lost is told as what it was', async () => {
  const act = await newAct();
  const { posted } = await balanceOf(bank.owner, '10000001-5678');
  const told = await actsWith(parseFaults(['bank.afterPost=error:08006'])).perform(act, never);
  expect(told).toMatchObject({ is: 'done', reference: referenceOf(act.id) });
  expect(await laterOf(act)).toEqual({ seen: told, again: told });
  expect((await balanceOf(bank.owner, '10000001-5678')).posted).toBe(posted - 100n);
});

test('without room for the audit no money moves (SQLSTATE 53100)', async () => {
  await bank.owner.query(`
    create function core.fill_disk() returns trigger language plpgsql as $$ begin raise exception 'disk' using errcode = '53100'; end $$;
    create trigger full_disk before insert on core.audit execute function core.fill_disk();`);
  const act = await newAct();
  const before = await rowsOf(bank.owner);
  expect(await actsWith(noFaults).perform(act, never)).toEqual(unavailable);
  expect(await rowsOf(bank.owner)).toBe(before);
  const facts = { kind: 'human' };
  const request: Act = { id: 'full', kind: 'request', customer: '10000001', facts, digest: digestOf('request', '10000001', facts) };
  expect(await bank.acts.perform(request, never)).toEqual(unavailable);
  await expect(bank.acts.abandon('full', '10000001')).rejects.toThrow(PeerError);
  await bank.owner.query('drop trigger full_disk on core.audit; drop function core.fill_disk()');
  expect(await laterOf(act)).toMatchObject({ seen: { is: 'none' }, again: { is: 'done' } });
});

test('a session that is killed in the middle leaves the act closed, and the customer is told that nothing moved', async () => {
  const act = await newAct();
  const blocker = await bank.owner.connect();
  await blocker.query('begin');
  await blocker.query(`select from bank.balances where account = '10000001-5678' for update`);
  const telling = actsWith(noFaults).perform(act, never);
  const waiting = `select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and query like '%post_transfer%'`;
  let killed = 0;
  for (let looks = 0; killed === 0 && looks < 1000; looks += 1) killed = (await bank.owner.query(waiting)).rowCount ?? 0;
  await blocker.query('commit');
  blocker.release();
  expect(await telling).toEqual(abandoned);
  expect(await laterOf(act)).toEqual({ seen: abandoned, again: abandoned });
  expect(said.join(' ')).toMatch(/^act act-\d+: unknown$/);
});

test('where nobody answers any more, the act is left as under way, to be asked about later', async () => {
  const act = await newAct();
  const lonely = createPool(bank.connections.bot, { log: () => undefined });
  let ended = Promise.resolve();
  const loseBank = () => {
    ended = lonely.end();
    return Promise.reject(new Error('lost'));
  };
  const faults: Faults = { at: (name) => (name === 'bank.afterPost' ? loseBank() : Promise.resolve()) };
  expect(await actsWith(faults, lonely).perform(act, never)).toEqual({ is: 'running' });
  await ended;
  expect(await laterOf(act)).toMatchObject({ seen: { is: 'done', reference: referenceOf(act.id) }, again: { is: 'done' } });
});

test('a deadlock is tried again, at most three times', async () => {
  await bank.owner.query(`
    create sequence public.tries;
    grant usage on sequence public.tries to bank_bot;
    create function bank.stumble() returns trigger language plpgsql security definer as $$ begin
      if nextval('public.tries') % 5 < 2 then raise exception 'x' using errcode = '40P01'; end if; return null; end $$;
    create trigger stumble after insert on bank.transactions execute function bank.stumble();`);
  const [first, second] = [await newAct(), await newAct()];
  expect(await actsWith(noFaults).perform(first, never)).toMatchObject({ is: 'done' });
  expect(said.every((line) => line.endsWith(': again'))).toBe(true);
  await bank.owner.query(`alter sequence public.tries increment by 5 restart with 5`);
  expect(await actsWith(noFaults).perform(second, never)).toEqual(unavailable);
  await bank.owner.query('drop trigger stumble on bank.transactions; drop function bank.stumble(); drop sequence public.tries');
});

test('a bank that is away is one error to those who ask, without its text', async () => {
  const ended = createPool(bank.connections.bot, { log: () => undefined });
  await ended.end();
  const gateway = createGateway({ pool: ended, asking: ended, now: () => noon, faults: noFaults, log: () => undefined });
  const ports = gateway.portsFor('10000001');
  for (const asking of [ports.accounts(), ports.payees(), ports.requests(), ports.quote(savings)])
    await expect(asking).rejects.toMatchObject({ name: 'PeerError', code: 'bank', message: 'the bank did not answer as promised' });
  const acts = gateway.actsFor({ id: 'turn', issueStepUp: () => Promise.resolve(asked) });
  await expect(acts.outcomeOf('any')).rejects.toThrow(PeerError);
  expect(await acts.perform(await newAct(), never)).toEqual(unavailable);
});

test('acts that the bank does not do yet are refused, not done', async () => {
  const act: Act = { id: 'card', kind: 'cardFreeze', customer: '10000001', facts: {}, digest: digestOf('cardFreeze', '10000001', {}) };
  expect(await bank.acts.perform(act, never)).toEqual(unavailable);
});
