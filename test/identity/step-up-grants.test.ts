import { stepUpFixture } from './step-up-fixture';
import { later, noon } from './support';

const fixture = stepUpFixture();
const { ask, consume, open } = fixture;

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
    const client = await fixture.bank.owner.connect();
    const { act } = ask('a1');
    await client.query('begin');
    await client.query('select identity.consume_grant($1, $2, $3, $4, $5)', [about.challenge, act.customer, act.id, act.digest, noon]);
    await client.query('rollback');
    client.release();
    expect(await consume(about.challenge, act)).toBe(true);
  });

  test('cannot be written by the bot itself', async () => {
    await open('a1');
    await expect(fixture.bank.pool.query(`update identity.challenges set state = 'granted'`)).rejects.toMatchObject({ code: '42501' });
    await expect(fixture.bank.pool.query('select code_mac from identity.challenges')).rejects.toMatchObject({ code: '42501' });
    await expect(fixture.bank.pool.query(`select identity.end_challenge('x', 'granted', null, now())`)).rejects.toMatchObject({
      code: '42501',
    });
  });
});
