import { defaultProfile } from '../../accessibility/profile';
import { demoNeeds } from '../../bot/identity/demo-needs';
import { createProfiles, type Profiles } from '../../bot/identity/profiles';
import { seedIdentity } from '../../bot/identity/seed';
import type { TestDatabase } from '../support/database';
import { later, noon, openBank } from './support';

let bank: TestDatabase;
let profiles: Profiles;
beforeAll(async () => {
  bank = await openBank();
  profiles = createProfiles({ pool: bank.pool });
});
afterAll(() => bank.close());

const by = { turn: 'turn-1', now: noon };
const audited = async (customer: string) => {
  const { rows } = await bank.owner.query<{ turn: string; detail: unknown }>(
    `select turn, detail from core.audit where what = 'profile.changed' and customer = $1 order by id`,
    [customer],
  );
  return rows;
};

describe('what a customer needs', () => {
  test.each(Object.entries(demoNeeds))('customer %s is served as the demo bank says', async (customer, needs) => {
    expect(await profiles.load(customer)).toEqual({ ...defaultProfile, ...needs });
  });

  test('somebody who has not been asked yet has the defaults and no row', async () => {
    expect(await profiles.load('10000005')).toEqual(defaultProfile);
    const { rows } = await bank.owner.query(`select 1 from identity.profiles where customer = '10000005'`);
    expect(rows).toEqual([]);
  });

  test('is changed by what is told and stays otherwise as it was', async () => {
    const after = await profiles.patch('10000004', { lang: 'en', codeBy: 'voice' }, by);
    expect(after).toEqual({ ...defaultProfile, ...demoNeeds['10000004'], lang: 'en', codeBy: 'voice' });
    expect(await profiles.load('10000004')).toEqual(after);
  });

  test('is audited with what it was before, and only when something changed', async () => {
    await profiles.patch('10000007', { contrast: 'normal', pace: 'slow' }, by);
    await profiles.patch('10000007', { contrast: 'normal' }, { ...by, turn: 'turn-2' });
    expect(await audited('10000007')).toEqual([
      { turn: 'turn-1', detail: { patch: { contrast: 'normal', pace: 'slow' }, before: { contrast: 'high' } } },
    ]);
  });

  test('of somebody never asked begins with the first thing told', async () => {
    expect(await profiles.patch('10000005', { elder: true }, by)).toEqual({ ...defaultProfile, elder: true });
  });

  test('keeps both of two changes made at once', async () => {
    await Promise.all([profiles.patch('10000001', { pace: 'fast' }, by), profiles.patch('10000001', { quiet: true }, by)]);
    expect(await profiles.load('10000001')).toMatchObject({ pace: 'fast', quiet: true });
  });

  test('is not kept where it is as everybody has it', async () => {
    await profiles.patch('10000006', { slowTimers: false, pace: 'normal', quiet: true }, by);
    const { rows } = await bank.owner.query(`select profile from identity.profiles where customer = '10000006'`);
    expect(rows).toEqual([{ profile: { codeMinutes: 15, quiet: true } }]);
  });

  test('is deleted whole by a patch that names every need, with what it was in the audit', async () => {
    const before = demoNeeds['10000003'];
    expect(await profiles.patch('10000003', defaultProfile, by)).toEqual(defaultProfile);
    expect((await bank.owner.query(`select 1 from identity.profiles where customer = '10000003'`)).rows).toEqual([]);
    const { rows } = await bank.owner.query(`select turn, detail from core.audit where what = 'profile.deleted' and customer = '10000003'`);
    expect(rows).toEqual([{ turn: 'turn-1', detail: { before, kept: {} } }]);
  });

  test('leaves of a deletion only the language that is still spoken', async () => {
    await profiles.patch('10000010', { ...defaultProfile, lang: 'en' }, by);
    const { rows } = await bank.owner.query(`select profile from identity.profiles where customer = '10000010'`);
    expect(rows).toEqual([{ profile: { lang: 'en' } }]);
  });

  test('is told apart from what was never told', async () => {
    const told = { elder: true, textPercent: 200, pace: 'slow' } as const;
    expect(await profiles.untold('10000008', told)).toEqual(told);
    expect(await profiles.untold('10000011', told)).toEqual({ elder: true, textPercent: 200 });
    await expect(profiles.untold('10000008', { admin: true } as object)).rejects.toThrow();
  });

  test('is on record each time that a page reads it', async () => {
    const reads: object[] = [];
    const watched = createProfiles({ pool: bank.pool, noteRead: (read) => void reads.push(read) });
    await watched.load('10000008');
    await watched.load('10000008', 'confirm');
    await watched.untold('10000008', {});
    expect(reads).toEqual(['page', 'confirm', 'signIn'].map((place) => ({ customer: '10000008', reader: 'page', place })));
  });

  test('takes no value that does not exist', async () => {
    await expect(profiles.patch('10000001', { pace: 'sideways' as 'slow' }, by)).rejects.toThrow();
    await expect(profiles.patch('10000001', { admin: true } as object, by)).rejects.toThrow();
    expect(await profiles.load('10000001')).not.toHaveProperty('admin');
  });

  test('falls back need by need where another version wrote what this one does not know', async () => {
    await bank.owner.query(`update identity.profiles set profile = '{"pace":"warp","elder":true}' where customer = '10000009'`);
    expect(await profiles.load('10000009')).toEqual({ ...defaultProfile, elder: true });
  });

  test('cannot be changed past the audit', async () => {
    await expect(bank.pool.query(`update identity.profiles set profile = '{}'`)).rejects.toMatchObject({ code: '42501' });
  });
});

test('seeding again, and twice at once, changes nothing', async () => {
  const snapshot = async () => {
    const { rows } = await bank.owner.query<object>(
      'select * from identity.credentials c left join identity.profiles p using (customer) order by 1',
    );
    return rows;
  };
  const before = await snapshot();
  await Promise.all([seedIdentity(bank.owner, later(1)), seedIdentity(bank.owner, later(1))]);
  expect(await snapshot()).toEqual(before);
});
