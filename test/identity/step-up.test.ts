import type { CodeWay, Profile } from '../../accessibility/profile';
import { defaultProfile } from '../../accessibility/profile';
import type { About } from '../../bot/identity/challenges';
import { maskAddress, maskName } from '../../bot/identity/mask';
import { purposeOf } from '../../bot/identity/purpose';
import { createSessions } from '../../bot/identity/sessions';
import { createStepUp, type Asked, type StepUp } from '../../bot/identity/step-up';
import { waysFor } from '../../bot/identity/ways';
import type { Carrier, Notice } from '../../bot/notify/carrier';
import { createDemoCarrier } from '../../bot/notify/demo-carrier';
import { createWords } from '../../accessibility/words';
import { createWord } from '../../bot/notify/words';
import { digestOf } from '../../dialogs/engine/digest';
import type { TestDatabase } from '../support/database';
import { everythingKept, later, noon, openBank, secrets } from './support';

const purpose = purposeOf(
  { fromTail: '1234', payee: '王秀兰', payeeTail: '6688', amountMinor: '20000', feeMinor: '0', arrival: 'arrival.instant' },
  { alias: '工资卡', bank: 'bank.demo' },
);
const word = createWord({ words: createWords(), today: () => '2026-03-04' });

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

function ask(id: string, o: Partial<Asked> & { customer?: string } = {}): Asked {
  const customer = o.customer ?? '10000001';
  const facts = { amountMinor: '20000', payee: 'p1', id };
  return {
    act: { kind: 'transfer', id, customer, facts, digest: digestOf('transfer', customer, facts) },
    ...{ purpose, conversation: 'c1', channel: 'text', profile: defaultProfile, turn: 'turn-1', now: noon, ...o },
  };
}

/** Issues a challenge and reads what its customer reads. */
async function open(id: string, o: Partial<Asked> & { customer?: string } = {}, from = stepUp) {
  const outcome = await from.issue(ask(id, o));
  if (outcome.is !== 'stepUp') throw new Error(`not issued: ${JSON.stringify(outcome)}`);
  const ticket = outcome.href.split('/confirm/')[1]!;
  const code = carrier.received().at(-1)?.code ?? '';
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const about = { challenge: outcome.challenge, act: id, customer: o.customer ?? '10000001', conversation: o.conversation ?? 'c1' };
  const enter = (text: string, by: { now?: Date; viewer?: string | null } = {}) =>
    stepUp.verify({ ticket, code: text, viewer: by.viewer ?? null, now: by.now ?? noon });
  const show = (by: { now?: Date; viewer?: string | null } = {}) => stepUp.view({ ticket, viewer: by.viewer ?? null, now: by.now ?? noon });
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

describe('a code', () => {
  test('goes out at once, and the answer says where to enter it, by which way it went and until when', async () => {
    const { outcome, ticket, code } = await open('a1');
    expect(outcome).toEqual({
      ...{ is: 'stepUp', challenge: expect.stringMatching(/^[0-9a-f]{32}$/) as string, sentBy: 'sms' },
      ...{ href: `https://bank.example/confirm/${ticket}`, expires: later(10).toISOString() },
    });
    expect(ticket).toMatch(/^[\w-]{22}$/);
    expect(carrier.received()).toEqual([
      expect.objectContaining({ way: 'sms', to: '13800000001', customer: '10000001', lang: 'zh-CN', code }),
    ]);
    expect(code).toMatch(/^\d{6}$/);
  });

  test('is granted when it is right, also typed full-width or grouped', async () => {
    const { code, about, enter } = await open('a1');
    const wide = Array.from(code, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    expect(await enter(` ${wide.slice(0, 3)} ${wide.slice(3)} `)).toEqual({ is: 'granted', about });
  });

  test('is locked by the third wrong try, then the right one comes too late', async () => {
    const { code, wrong, about, enter } = await open('a1');
    expect(await enter(wrong)).toEqual({ is: 'wrong', left: 2, about });
    expect(await enter(wrong)).toEqual({ is: 'wrong', left: 1, about });
    expect(await enter(wrong)).toEqual({ is: 'locked', about });
    expect(await enter(code)).toEqual({ is: 'locked', about });
  });

  test('of six digits counts as a try, anything else does not', async () => {
    const { about, enter } = await open('a1');
    for (const text of ['', '12345', '1234567', 'abcdef', '12.456', '9'.repeat(10_000)])
      expect(await enter(text)).toEqual({ is: 'malformed', left: 3, about });
  });

  test('is judged at most three times when 50 guesses come at once', async () => {
    const { code, enter } = await open('a1');
    const guesses = Array.from({ length: 50 }, (_, n) => String((Number(code) + n + 1) % 1_000_000).padStart(6, '0'));
    const verdicts = await Promise.all(guesses.map((guess) => enter(guess)));
    const { rows } = await bank.owner.query(`select tries, state from identity.challenges`);
    expect(rows).toEqual([{ tries: 3, state: 'locked' }]);
    expect(verdicts.filter(({ is }) => is === 'wrong')).toHaveLength(2);
    expect(verdicts.filter(({ is }) => is === 'locked')).toHaveLength(48);
  });

  test.each([5, 10, 15] as const)('of a profile with %i minutes dies on time, not before', async (codeMinutes) => {
    const { code, about, enter } = await open('a1', { profile: { ...defaultProfile, codeMinutes } });
    expect(await enter('', { now: later(codeMinutes - 0.01) })).toMatchObject({ is: 'malformed' });
    expect(await enter(code, { now: later(codeMinutes) })).toEqual({ is: 'expired', about });
    expect(await enter(code)).toEqual({ is: 'expired', about });
  });

  test('never lives less than five minutes, whatever a profile says', async () => {
    const short: Profile = { ...defaultProfile, codeMinutes: 1 as 5 };
    expect(await stepUp.issue(ask('a1', { profile: short }))).toMatchObject({ is: 'refused', code: 'unavailable' });
    expect(carrier.received()).toEqual([]);
    expect(logged).toEqual(['a code could not be issued: PeerError']);
  });

  test('of one challenge is worth nothing for another', async () => {
    const mine = await open('a1');
    const theirs = await open('b1', { customer: '10000002' });
    if (mine.code !== theirs.code) expect(await theirs.enter(mine.code)).toMatchObject({ is: 'wrong' });
    const { rows } = await bank.owner.query(`select count(distinct code_mac)::int as n from identity.challenges`);
    expect(rows).toEqual([{ n: 2 }]);
  });

  test('still counts after the server key was changed', async () => {
    const old = createStepUp({ pool: bank.pool, secrets: [secrets[1]!], carrier, word, publicUrl: '', replaced: () => 0, log: () => 0 });
    const { code, enter } = await open('a1', {}, old);
    expect(await enter(code)).toMatchObject({ is: 'granted' });
  });

  test('and its ticket are in no table, no column, no audit row, whatever happens to them', async () => {
    const seen: string[] = [];
    for (const finish of ['wrong', 'right', 'resend', 'cancel', 'void']) {
      const { ticket, code, wrong, enter } = await open(`kept-${finish}`);
      seen.push(ticket, code);
      if (finish === 'wrong') for (let n = 0; n < 3; n += 1) await enter(wrong);
      if (finish === 'right') await enter(code);
      if (finish === 'cancel') await stepUp.cancel({ ticket, viewer: null, now: noon });
      if (finish === 'void') await stepUp.voidFor('kept-void', 'corrected', noon);
      if (finish === 'resend') {
        const other = await open('kept-other', { customer: '10000002' });
        await stepUp.resend({ ticket: other.ticket, way: 'email', viewer: null, now: noon });
        seen.push(other.ticket, other.code, carrier.received().at(-1)!.code!);
      }
    }
    const kept = await everythingKept(bank);
    expect(kept).toContain('stepUp.granted');
    const timestampsAside = kept.replace(/\d{2}:\d{2}:\d{2}(\.\d+)?/g, '');
    expect(seen.filter((secret) => new RegExp(`(?<![0-9a-f])${secret}(?![0-9a-f])`).test(timestampsAside))).toEqual([]);
    expect(logged).toEqual([]);
  });
});

describe('a challenge', () => {
  test('is granted again by the same right code while the act has not used it, and not after', async () => {
    const asked = ask('a1');
    const { code, wrong, about, enter } = await open('a1');
    expect([await enter(code), await enter(code, { now: later(12) })]).toEqual([
      { is: 'granted', about },
      { is: 'granted', about },
    ]);
    expect(await consume(about.challenge, asked.act)).toBe(true);
    expect([await enter(code), await enter(wrong)]).toEqual([
      { is: 'used', about },
      { is: 'used', about },
    ]);
  });

  test('that was granted is still guarded: wrong codes after it lock it, and its grant with it', async () => {
    const { code, wrong, about, enter } = await open('a1');
    await enter(code);
    for (let n = 0; n < 2; n += 1) expect(await enter(wrong)).toMatchObject({ is: 'wrong' });
    expect(await enter(wrong)).toEqual({ is: 'locked', about });
    expect(await consume(about.challenge, ask('a1').act)).toBe(false);
  });

  test('of another customer is not judged, shown, cancelled or sent again', async () => {
    const { ticket, code, enter, show } = await open('a1');
    const viewer = '10000002';
    expect(await show({ viewer })).toEqual({ is: 'foreign' });
    expect(await enter(code, { viewer })).toEqual({ is: 'foreign' });
    expect(await stepUp.cancel({ ticket, viewer, now: noon })).toEqual({ is: 'foreign' });
    expect(await stepUp.resend({ ticket, way: 'email', viewer, now: noon })).toEqual({ is: 'foreign' });
    expect(await show()).toMatchObject({ is: 'open', left: 3 });
    expect(carrier.received()).toHaveLength(1);
  });

  test('with a ticket nobody was given is unknown', async () => {
    const given = { ticket: 'AAAAAAAAAAAAAAAAAAAAAA', viewer: null, now: noon };
    expect(await stepUp.view(given)).toEqual({ is: 'unknown' });
    expect(await stepUp.verify({ ...given, code: '123456' })).toEqual({ is: 'unknown' });
    expect(await stepUp.cancel(given)).toEqual({ is: 'unknown' });
    expect(await stepUp.resend({ ...given, way: 'sms' })).toEqual({ is: 'unknown' });
  });

  test('ends when a newer one is issued, and its conversation is named so that it can be told', async () => {
    const old = await open('a1', { conversation: 'on-the-phone' });
    const young = await open('a2');
    expect(replaced).toEqual([old.about]);
    expect(await old.show()).toMatchObject({ is: 'void', reason: 'replaced' });
    expect(await old.enter(old.code)).toEqual({ is: 'void', about: old.about });
    expect(await young.enter(young.code)).toMatchObject({ is: 'granted' });
  });

  test('is one at a time, also when 10 are asked for at once', async () => {
    const roomy = startWith(carrier, { codesMax: 20, sendsMax: 20, sendMaxMs: 5_000 });
    await Promise.all(Array.from({ length: 10 }, (_, n) => roomy.issue(ask(`a${n}`))));
    const { rows } = await bank.owner.query(`select state, count(*)::int as n from identity.challenges group by 1 order by 1`);
    expect(rows).toEqual([
      { state: 'open', n: 1 },
      { state: 'void', n: 9 },
    ]);
    expect(replaced).toHaveLength(9);
  });

  test('is cancelled once by its page', async () => {
    const { ticket, code, about, enter, show } = await open('a1');
    expect(await stepUp.cancel({ ticket, viewer: null, now: noon })).toEqual({ is: 'cancelled', about });
    expect(await stepUp.cancel({ ticket, viewer: null, now: noon })).toEqual({ is: 'void', about });
    expect(await enter(code)).toEqual({ is: 'void', about });
    expect(await show()).toMatchObject({ is: 'void', reason: 'cancelled' });
  });

  test('cannot be cancelled once it was granted: what runs is told, not undone', async () => {
    const { ticket, code, about, enter } = await open('a1');
    await enter(code);
    expect(await stepUp.cancel({ ticket, viewer: null, now: noon })).toEqual({ is: 'granted', about });
  });

  test('and its grant end with the act they were for', async () => {
    const { code, about, enter } = await open('a1');
    await enter(code);
    expect(await stepUp.voidFor('a1', 'corrected', noon)).toBe(1);
    expect(await stepUp.voidFor('a1', 'corrected', noon)).toBe(0);
    expect(await consume(about.challenge, ask('a1').act)).toBe(false);
  });

  test('whose time is over is listed once, to be told', async () => {
    const { about } = await open('a1');
    await open('b1', { customer: '10000002', profile: { ...defaultProfile, codeMinutes: 15 } });
    expect(await stepUp.expire(later(9), 10)).toEqual([]);
    expect(await stepUp.expire(later(10), 10)).toEqual([about]);
    expect(await stepUp.expire(later(10), 10)).toEqual([]);
  });

  test('that was granted and not used is found by a restart', async () => {
    const { code, about, enter } = await open('a1');
    await open('b1', { customer: '10000002' });
    await enter(code, { now: later(1) });
    expect(await stepUp.granted(later(1), 10)).toEqual([]);
    const found = { ...about, digest: ask('a1').act.digest, grantedAt: later(1).toISOString() };
    expect(await stepUp.granted(later(2), 10)).toEqual([found]);
    await consume(about.challenge, ask('a1').act, { now: later(2) });
    expect(await stepUp.granted(later(3), 10)).toEqual([]);
  });

  test('whose grant nobody used in time is listed too', async () => {
    const { code, about, enter } = await open('a1');
    await enter(code, { now: later(9) });
    expect(await stepUp.expire(later(23), 10)).toEqual([]);
    expect(await stepUp.expire(later(24), 10)).toEqual([about]);
    expect(await stepUp.granted(later(25), 10)).toEqual([]);
  });

  test('keeps the session of its conversation from running out while it is open', async () => {
    const sessions = createSessions({ pool: bank.pool, secrets });
    const token = await sessions.create({ customer: '10000001', conversation: 'c1', now: noon });
    const { code, enter } = await open('a1', { profile: { ...defaultProfile, codeMinutes: 15 }, now: later(19) });
    expect(await sessions.find(token, noon)).toMatchObject({ endsAt: later(19 + 15 + 20).toISOString() });
    await enter(code, { now: later(25) });
    expect(await sessions.find(token, noon)).toMatchObject({ endsAt: later(25 + 20).toISOString() });
  });
});

describe('a grant', () => {
  test.each([
    ['another act', { id: 'a2' }],
    ['other facts', { digest: '0'.repeat(64) }],
    ['another customer', { customer: '10000002' }],
    ['an act a quarter of an hour later', { now: later(15) }],
  ])('is worth nothing for %s', async (_, other) => {
    const { code, about, enter } = await open('a1');
    await enter(code);
    expect(await consume(about.challenge, ask('a1').act, other)).toBe(false);
    expect(await consume(about.challenge, ask('a1').act)).toBe(true);
  });

  test('exists only after the right code', async () => {
    const { wrong, about, enter } = await open('a1');
    expect(await consume(about.challenge, ask('a1').act)).toBe(false);
    await enter(wrong);
    expect(await consume(about.challenge, ask('a1').act)).toBe(false);
  });

  test('is used by one of 20 that want it at once', async () => {
    const { code, about, enter } = await open('a1');
    await enter(code);
    const used = await Promise.all(Array.from({ length: 20 }, () => consume(about.challenge, ask('a1').act)));
    expect(used.filter(Boolean)).toHaveLength(1);
  });

  test('comes back when the posting that used it is undone', async () => {
    const { code, about, enter } = await open('a1');
    await enter(code);
    const client = await bank.owner.connect();
    const { act } = ask('a1');
    await client.query('begin');
    await client.query('select identity.consume_grant($1, $2, $3, $4, $5)', [about.challenge, act.customer, act.id, act.digest, noon]);
    await client.query('rollback');
    client.release();
    expect(await consume(about.challenge, act)).toBe(true);
  });

  test('cannot be written by the bot itself', async () => {
    await open('a1');
    await expect(bank.pool.query(`update identity.challenges set state = 'granted'`)).rejects.toMatchObject({ code: '42501' });
    await expect(bank.pool.query('select code_mac from identity.challenges')).rejects.toMatchObject({ code: '42501' });
    await expect(bank.pool.query(`select identity.end_challenge('x', 'granted', null, now())`)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('how many codes', () => {
  const refused = { is: 'refused', code: 'codesExhausted', values: {}, final: false };

  test('five an hour and customer, then the customer waits; others do not', async () => {
    for (let n = 0; n < 5; n += 1) await open(`a${n}`);
    expect(await stepUp.issue(ask('a6'))).toEqual(refused);
    expect(carrier.received()).toHaveLength(5);
    await open('b1', { customer: '10000002' });
    await open('a7', { now: later(60.1) });
  });

  test('one that a correction replaced is not counted', async () => {
    for (let n = 0; n < 8; n += 1) {
      await open(`a${n}`);
      await stepUp.voidFor(`a${n}`, 'corrected', noon);
    }
    await open('a9');
  });

  test.each(['locked', 'cancelled', 'corrected after a wrong try'])('one that is %s is counted', async (how) => {
    for (let n = 0; n < 5; n += 1) {
      const { ticket, wrong, enter } = await open(`a${n}`);
      if (how === 'cancelled') await stepUp.cancel({ ticket, viewer: null, now: noon });
      if (how !== 'cancelled') await enter(wrong);
      if (how === 'corrected after a wrong try') await stepUp.voidFor(`a${n}`, 'corrected', noon);
      if (how === 'locked') for (let m = 0; m < 2; m += 1) await enter(wrong);
    }
    expect(await stepUp.issue(ask('a6'))).toEqual(refused);
  });

  test('corrections without end do not flood a phone', async () => {
    for (let n = 0; n < 20; n += 1) {
      await open(`a${n}`);
      await stepUp.voidFor(`a${n}`, 'corrected', noon);
    }
    expect(await stepUp.issue(ask('a21'))).toEqual(refused);
  });

  test('a refusal leaves the code that is open as it was', async () => {
    for (let n = 0; n < 4; n += 1) await open(`a${n}`);
    const last = await open('a4');
    await stepUp.issue(ask('a5'));
    expect(await last.enter(last.code)).toMatchObject({ is: 'granted' });
  });
});

describe('another way', () => {
  test('sends a new code, ends the old one and gives the time anew, but no new tries', async () => {
    const { ticket, code, wrong, about, enter } = await open('a1');
    await enter(wrong);
    const sent = await stepUp.resend({ ticket, way: 'email', viewer: null, now: later(9) });
    expect(sent).toEqual({ is: 'sent', way: 'email', sentTo: 'd***@example.invalid', expires: later(19).toISOString(), about });
    const fresh = carrier.received().at(-1)!;
    expect(fresh).toMatchObject({ way: 'email', to: 'demo1@example.invalid', customer: '10000001' });
    if (fresh.code !== code) expect(await enter(code, { now: later(9) })).toMatchObject({ is: 'wrong', left: 1 });
    expect(await enter(fresh.code!, { now: later(18) })).toMatchObject({ is: 'granted' });
  });

  test('counts to the five', async () => {
    const { ticket, about } = await open('a1');
    for (let n = 0; n < 4; n += 1)
      expect(await stepUp.resend({ ticket, way: 'sms', viewer: null, now: noon })).toMatchObject({ is: 'sent' });
    expect(await stepUp.resend({ ticket, way: 'sms', viewer: null, now: noon })).toEqual({ is: 'exhausted', about });
  });

  test('is refused where there is none, and when nothing is open any more', async () => {
    const { ticket, code, about, enter } = await open('a9', { customer: '10000009' });
    expect(await stepUp.resend({ ticket, way: 'email', viewer: null, now: noon })).toEqual({ is: 'noSuchWay', about });
    expect(await stepUp.resend({ ticket, way: 'voice', viewer: null, now: later(11) })).toEqual({ is: 'expired', about });
    await enter(code);
    expect(await stepUp.resend({ ticket, way: 'voice', viewer: null, now: noon })).toEqual({ is: 'granted', about });
  });

  const contacts = { sms: '1', voice: '1', email: 'e', wechat: 'w' };
  test.each<[string, Partial<Profile>, Asked['channel'], Partial<typeof contacts> | object, CodeWay[]]>([
    ['the profile’s own first', { codeBy: 'email' }, 'text', {}, ['email', 'sms', 'voice', 'wechat']],
    ['no call to who wants none', { codeBy: 'voice', noVoice: true }, 'text', {}, ['sms', 'email', 'wechat']],
    ['not into the call that asks', { codeBy: 'voice' }, 'phone', {}, ['sms', 'email', 'wechat']],
    ['not into the WeChat that asks', { codeBy: 'wechat' }, 'wechat', {}, ['sms', 'voice', 'email']],
    ['only where an address is known', { codeBy: 'email' }, 'text', { email: null, wechat: null }, ['sms', 'voice']],
  ])('%s', (_, needs, channel, known, ways) => {
    expect(waysFor({ ...defaultProfile, ...needs }, { ...contacts, ...known }, channel)).toEqual(ways);
  });

  test('is taken by itself when the first carrier fails, and the log says nothing of the code', async () => {
    const failing: Carrier = { send: (m) => (m.way === 'sms' ? Promise.reject(new TypeError(`no ${m.code}`)) : carrier.send(m)) };
    const { outcome, code, enter } = await open('a1', {}, startWith(failing));
    expect(outcome).toMatchObject({ sentBy: 'voice' });
    expect(logged).toEqual(['a code could not be sent by sms: TypeError']);
    expect(await enter(code)).toMatchObject({ is: 'granted' });
  });

  test('is not waited for without end', async () => {
    const silent: Carrier = { send: (m: Notice) => (m.way === 'sms' ? new Promise(() => undefined) : carrier.send(m)) };
    const outcome = await startWith(silent, { codesMax: 5, sendsMax: 20, sendMaxMs: 20 }).issue(ask('a1'));
    expect(outcome).toMatchObject({ is: 'stepUp', sentBy: 'voice' });
  });

  test('where none takes it, the act is refused, nothing is open and nothing is counted', async () => {
    const dead = startWith({ send: () => Promise.reject(new Error('down')) });
    for (let n = 0; n < 6; n += 1)
      expect(await dead.issue(ask(`a${n}`))).toEqual({ is: 'refused', code: 'unavailable', values: {}, final: false });
    const { rows } = await bank.owner.query(`select distinct state, reason from identity.challenges`);
    expect(rows).toEqual([{ state: 'void', reason: 'unsent' }]);
    await open('a7');
  });
});

describe('the page', () => {
  test('shows its customer everything that was confirmed', async () => {
    const { about, show } = await open('a1');
    expect(await show({ viewer: '10000001' })).toEqual({
      ...{ is: 'open', own: true, about, reason: null, purpose, lang: 'zh-CN', wording: 'plain', left: 3 },
      ...{ sentBy: 'sms', sentTo: '138****0001', ways: ['sms', 'voice', 'email', 'wechat'], expires: later(10).toISOString() },
    });
  });

  test('shows nobody in particular the same with the payee’s name masked', async () => {
    const { show } = await open('a1');
    expect(await show()).toMatchObject({ own: false, purpose: { ...purpose, payee: { t: 'name', v: '王**' } } });
  });

  test('says what can still happen', async () => {
    const { wrong, code, enter, show, about } = await open('a1');
    await enter(wrong);
    expect(await show()).toMatchObject({ is: 'open', left: 2 });
    expect(await show({ now: later(10) })).toMatchObject({ is: 'expired' });
    await enter(code);
    expect(await show()).toMatchObject({ is: 'granted' });
    expect(await show({ now: later(15) })).toMatchObject({ is: 'expired' });
    await consume(about.challenge, ask('a1').act);
    expect(await show({ now: later(1_000) })).toMatchObject({ is: 'used' });
  });

  test.each([
    ['张伟', '张*'],
    ['王秀兰', '王**'],
    ['欧阳娜娜小姐', '欧***'],
    ['李', '李*'],
    ['Wang Fang', 'W***'],
    ['👩‍🦯 Li', '👩‍🦯***'],
    ['', '***'],
  ])('masks %s as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test.each<[CodeWay, string, string]>([
    ['sms', '13800000002', '138****0002'],
    ['email', 'demo2@example.invalid', 'd***@example.invalid'],
    ['wechat', 'demo-openid-2', ''],
  ])('masks the address of %s', (way, address, masked) => {
    expect(maskAddress(way, address)).toBe(masked);
  });
});

test('each step is audited in the order in which it happened', async () => {
  const { wrong, code, about, enter } = await open('audited');
  await enter(wrong);
  await enter(code);
  await consume(about.challenge, ask('audited').act);
  const { rows } = await bank.owner.query<{ what: string; turn: string | null }>(
    'select what, turn from core.audit where subject = $1 order by id',
    [about.challenge],
  );
  expect(rows.map(({ what }) => what)).toEqual(['stepUp.issued', 'stepUp.wrong', 'stepUp.granted', 'stepUp.used']);
  expect(rows[0]!.turn).toBe('turn-1');
});
