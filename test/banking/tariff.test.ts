import { feeRoutes, type Tariff } from '../../dialogs/ports';
import { publicPorts } from '../../bot/turn/ports';
import { type Bank, openBank } from './bank';

let bank: Bank;
let tariff: Tariff;
beforeAll(async () => {
  bank = await openBank();
  tariff = await bank.gateway.open.tariff();
});
afterAll(() => bank.close());

const charged = async (route: string, amount: bigint): Promise<string> => {
  const { rows } = await bank.owner.query<{ fee: string }>('select bank.fee_of($1, $2)::text as fee', [route, amount.toString()]);
  return rows[0]!.fee;
};
const told = (route: (typeof feeRoutes)[number], amount: bigint) =>
  tariff.fees[route].find(({ upToMinor }) => amount <= BigInt(upToMinor))?.feeMinor;

describe('the tariff', () => {
  test('is that of the demo bank', () => {
    const others = tariff.fees.otherBank.map(({ feeMinor }) => feeMinor);
    expect(others).toEqual(['0', '500', '1000']);
    for (const route of feeRoutes.filter((one) => one !== 'otherBank')) expect(tariff.fees[route]).toMatchObject([{ feeMinor: '0' }]);
    expect(tariff).toMatchObject({ newCardMinor: '500', sms: { monthMinor: '200', noticeDays: 3 } });
    expect(tariff.rates).toEqual({
      current: { percent: '0.05', since: '2026-02-16' },
      oneYear: { percent: '0.95', since: '2026-02-16' },
      threeYear: { percent: '1.25', since: '2026-02-16' },
    });
  });

  test.each(feeRoutes)('tells for %s what is charged, one fen to each side of every bound', async (route) => {
    const bounds = tariff.fees[route].map(({ upToMinor }) => BigInt(upToMinor));
    for (const amount of [1n, ...bounds.flatMap((bound) => [bound - 1n, bound, bound + 1n])]) {
      if (amount > 999_999_999_999_999n) continue;
      expect({ amount, fee: told(route, amount) }).toEqual({ amount, fee: await charged(route, amount) });
    }
  });

  test('changes with what is charged, at once', async () => {
    await bank.owner.query(`update bank.fee_tiers set fee_minor = 700 where route = 'otherBank' and up_to_minor = 5000000`);
    try {
      tariff = await bank.gateway.open.tariff();
      expect(told('otherBank', 600_000n)).toBe('700');
      expect(await charged('otherBank', 600_000n)).toBe('700');
    } finally {
      await bank.owner.query(`update bank.fee_tiers set fee_minor = 500 where route = 'otherBank' and up_to_minor = 5000000`);
    }
  });

  test('is the same for a stranger and for a customer', async () => {
    const customers = await bank.gateway.portsFor('10000001').tariff();
    expect(await publicPorts(bank.gateway.open).tariff()).toEqual(customers);
  });
});

describe('a stranger', () => {
  test.each(['accounts', 'payees', 'requests', 'transactions', 'bills', 'quote'] as const)('is told nothing by %s', async (port) => {
    const ask: () => Promise<unknown> = () => (publicPorts(bank.gateway.open)[port] as (asked: object) => Promise<unknown>)({});
    await expect(ask()).rejects.toThrow('a stranger has no accounts');
  });
});

test.each([
  ['10000001', true],
  ['99999999', false],
  ["' or true --", false],
])('%s is a customer: %s', async (number, known) => {
  expect(await bank.gateway.isCustomer(number)).toBe(known);
});
