import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../bot/root';
import { type Bank, openBank } from './bank';

let bank: Bank;
beforeAll(async () => (bank = await openBank()));
afterAll(() => bank.close());

/** The database of this file as a DATABASE_URL, also where it listens on a socket only. */
function urlOf({ connections: { owner } }: Bank): string {
  if (owner.connectionString) return owner.connectionString;
  const query = new URLSearchParams({ host: owner.host ?? '', port: String(owner.port) });
  return `postgresql://${owner.user ?? ''}@localhost/${owner.database ?? ''}?${query.toString()}`;
}

/** Runs the command as `npm run ledger:check` does. */
const check = (env: { [name: string]: string }): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const tsx = join(projectRoot, 'node_modules', '.bin', 'tsx');
    const child = execFile(
      tsx,
      ['bot/banking/ledger/check.ts'],
      { cwd: projectRoot, env: { PATH: process.env.PATH, ...env } },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, said: out + err }),
    );
  });

test('the ledger check ends with 0 where all is well, and with 1 and the place where it is not', async () => {
  const well = await check({ DATABASE_URL: urlOf(bank) });
  expect(well).toEqual({
    code: 0,
    said: expect.stringMatching(/^33 accounts, \d+ transactions, .*\nall 12 invariants hold\n$/) as unknown,
  });
  await bank.owner.query(`update bank.balances set posted_minor = posted_minor + 1 where account = '10000001-1234'`);
  const broken = await check({ DATABASE_URL: urlOf(bank) });
  expect(broken).toEqual({ code: 1, said: expect.stringContaining('every balance is the sum of its postings: 10000001-1234') as unknown });
});

test('a folder without a database is said to be one, and none is made in it', async () => {
  expect(await check({ DATA_DIR: '/nowhere/at/all' })).toEqual({ code: 1, said: 'there is no database in /nowhere/at/all\n' });
});
