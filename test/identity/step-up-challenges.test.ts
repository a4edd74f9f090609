import { defaultProfile } from '../../accessibility/profile';
import { createSessions } from '../../bot/identity/sessions';
import { stepUpFixture } from './step-up-fixture';
import { later, noon, secrets } from './support';

const fixture = stepUpFixture();
const { ask, consume, open, startWith } = fixture;

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
    expect(await fixture.stepUp.cancel({ ticket, viewer, now: noon })).toEqual({ is: 'foreign' });
    expect(await fixture.stepUp.resend({ ticket, way: 'email', viewer, now: noon })).toEqual({ is: 'foreign' });
    expect(await show()).toMatchObject({ is: 'open', left: 3 });
    expect(fixture.carrier.received()).toHaveLength(1);
  });

  test('with a ticket nobody was given is unknown', async () => {
    const given = { ticket: 'AAAAAAAAAAAAAAAAAAAAAA', viewer: null, now: noon };
    expect(await fixture.stepUp.view(given)).toEqual({ is: 'unknown' });
    expect(await fixture.stepUp.verify({ ...given, code: '123456' })).toEqual({ is: 'unknown' });
    expect(await fixture.stepUp.cancel(given)).toEqual({ is: 'unknown' });
    expect(await fixture.stepUp.resend({ ...given, way: 'sms' })).toEqual({ is: 'unknown' });
  });

  test('ends when a newer one is issued, and its conversation is named so that it can be told', async () => {
    const old = await open('a1', { conversation: 'on-the-phone' });
    const young = await open('a2');
    expect(fixture.replaced).toEqual([old.about]);
    expect(await old.show()).toMatchObject({ is: 'void', reason: 'replaced' });
    expect(await old.enter(old.code)).toEqual({ is: 'void', about: old.about });
    expect(await young.enter(young.code)).toMatchObject({ is: 'granted' });
  });

  test('is one at a time, also when 10 are asked for at once', async () => {
    const roomy = startWith(fixture.carrier, { codesMax: 20, sendsMax: 20, sendMaxMs: 5_000 });
    await Promise.all(Array.from({ length: 10 }, (_, n) => roomy.issue(ask(`a${n}`))));
    const { rows } = await fixture.bank.owner.query(`select state, count(*)::int as n from identity.challenges group by 1 order by 1`);
    expect(rows).toEqual([
      { state: 'open', n: 1 },
      { state: 'void', n: 9 },
    ]);
    expect(fixture.replaced).toHaveLength(9);
  });

  test('is cancelled once by its page', async () => {
    const { ticket, code, about, enter, show } = await open('a1');
    expect(await fixture.stepUp.cancel({ ticket, viewer: null, now: noon })).toEqual({ is: 'cancelled', about });
    expect(await fixture.stepUp.cancel({ ticket, viewer: null, now: noon })).toEqual({ is: 'void', about });
    expect(await enter(code)).toEqual({ is: 'void', about });
    expect(await show()).toMatchObject({ is: 'void', reason: 'cancelled' });
  });

  test('cannot be cancelled once it was granted: what runs is told, not undone', async () => {
    const { ticket, code, about, enter } = await open('a1');
    await enter(code);
    expect(await fixture.stepUp.cancel({ ticket, viewer: null, now: noon })).toEqual({ is: 'granted', about });
  });

  test('and its grant end with the act they were for', async () => {
    const { code, about, enter } = await open('a1');
    await enter(code);
    expect(await fixture.stepUp.voidFor('a1', 'corrected', noon)).toBe(1);
    expect(await fixture.stepUp.voidFor('a1', 'corrected', noon)).toBe(0);
    expect(await consume(about.challenge, ask('a1').act)).toBe(false);
  });

  test('whose time is over is listed once, to be told', async () => {
    const { about } = await open('a1');
    await open('b1', { customer: '10000002', profile: { ...defaultProfile, codeMinutes: 15 } });
    expect(await fixture.stepUp.expire(later(9), 10)).toEqual([]);
    expect(await fixture.stepUp.expire(later(10), 10)).toEqual([about]);
    expect(await fixture.stepUp.expire(later(10), 10)).toEqual([]);
  });

  test('that was granted and not used is found by a restart', async () => {
    const { code, about, enter } = await open('a1');
    await open('b1', { customer: '10000002' });
    await enter(code, { now: later(1) });
    expect(await fixture.stepUp.granted(later(1), 10)).toEqual([]);
    const found = { ...about, digest: ask('a1').act.digest, grantedAt: later(1).toISOString() };
    expect(await fixture.stepUp.granted(later(2), 10)).toEqual([found]);
    await consume(about.challenge, ask('a1').act, { now: later(2) });
    expect(await fixture.stepUp.granted(later(3), 10)).toEqual([]);
  });

  test('whose grant nobody used in time is listed too', async () => {
    const { code, about, enter } = await open('a1');
    await enter(code, { now: later(9) });
    expect(await fixture.stepUp.expire(later(23), 10)).toEqual([]);
    expect(await fixture.stepUp.expire(later(24), 10)).toEqual([about]);
    expect(await fixture.stepUp.granted(later(25), 10)).toEqual([]);
  });

  test('keeps the session of its conversation from running out while it is open', async () => {
    const sessions = createSessions({ pool: fixture.bank.pool, secrets });
    const token = await sessions.create({ customer: '10000001', conversation: 'c1', now: noon });
    const { code, enter } = await open('a1', { profile: { ...defaultProfile, codeMinutes: 15 }, now: later(19) });
    expect(await sessions.find(token, noon)).toMatchObject({ endsAt: later(19 + 15 + 20).toISOString() });
    await enter(code, { now: later(25) });
    expect(await sessions.find(token, noon)).toMatchObject({ endsAt: later(25 + 20).toISOString() });
  });
});
