import type { Profile } from '../../accessibility/profile';
import { defaultProfile } from '../../accessibility/profile';
import { createStepUp } from '../../bot/identity/step-up';
import { stepUpFixture, word } from './step-up-fixture';
import { everythingKept, later, noon, secrets } from './support';

const fixture = stepUpFixture();
const { ask, consume, open } = fixture;

describe('a code', () => {
  test('goes out at once, and the answer says where to enter it, by which way it went and until when', async () => {
    const { outcome, ticket, code } = await open('a1');
    expect(outcome).toEqual({
      ...{ is: 'stepUp', challenge: expect.stringMatching(/^[0-9a-f]{32}$/) as string, sentBy: 'sms' },
      ...{ href: `https://bank.example/confirm/${ticket}`, expires: later(10).toISOString() },
    });
    expect(ticket).toMatch(/^[\w-]{22}$/);
    expect(fixture.carrier.received()).toEqual([
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
    const { rows } = await fixture.bank.owner.query(`select tries, state from identity.challenges`);
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
    expect(await fixture.stepUp.issue(ask('a1', { profile: short }))).toMatchObject({ is: 'refused', code: 'unavailable' });
    expect(fixture.carrier.received()).toEqual([]);
    expect(fixture.logged).toEqual(['a code could not be issued: PeerError']);
  });

  test('of one challenge is worth nothing for another', async () => {
    const mine = await open('a1');
    const theirs = await open('b1', { customer: '10000002' });
    if (mine.code !== theirs.code) expect(await theirs.enter(mine.code)).toMatchObject({ is: 'wrong' });
    const { rows } = await fixture.bank.owner.query(`select count(distinct code_mac)::int as n from identity.challenges`);
    expect(rows).toEqual([{ n: 2 }]);
  });

  test('still counts after the server key was changed', async () => {
    const old = createStepUp({
      pool: fixture.bank.pool,
      secrets: [secrets[1]!],
      carrier: fixture.carrier,
      word,
      publicUrl: '',
      replaced: () => 0,
      log: () => 0,
    });
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
      if (finish === 'cancel') await fixture.stepUp.cancel({ ticket, viewer: null, now: noon });
      if (finish === 'void') await fixture.stepUp.voidFor('kept-void', 'corrected', noon);
      if (finish === 'resend') {
        const other = await open('kept-other', { customer: '10000002' });
        await fixture.stepUp.resend({ ticket: other.ticket, way: 'email', viewer: null, now: noon });
        seen.push(other.ticket, other.code, fixture.carrier.received().at(-1)!.code!);
      }
    }
    const kept = await everythingKept(fixture.bank);
    expect(kept).toContain('stepUp.granted');
    const timestampsAside = kept.replace(/\d{2}:\d{2}:\d{2}(\.\d+)?/g, '');
    expect(seen.filter((secret) => new RegExp(`(?<![0-9a-f])${secret}(?![0-9a-f])`).test(timestampsAside))).toEqual([]);
    expect(fixture.logged).toEqual([]);
  });
});

test('each step is audited in the order in which it happened', async () => {
  const { wrong, code, about, enter } = await open('audited');
  await enter(wrong);
  await enter(code);
  await consume(about.challenge, ask('audited').act);
  const { rows } = await fixture.bank.owner.query<{ what: string; turn: string | null }>(
    'select what, turn from core.audit where subject = $1 order by id',
    [about.challenge],
  );
  expect(rows.map(({ what }) => what)).toEqual(['stepUp.issued', 'stepUp.wrong', 'stepUp.granted', 'stepUp.used']);
  expect(rows[0]!.turn).toBe('turn-1');
});
