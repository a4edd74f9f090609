import { digestOf } from '../../dialogs/engine/digest';
import type { Act, Facts, Outcome, PayeeDraft, PayeeQuote } from '../../dialogs/ports';
import { asked, type Bank, factsOf, granted, never, noon, openBank, transferAct } from './bank';

const wang = '10000001';
const zhouHai = '6299990000000095566';
const motherAlike = '6299990000000096689';
const elsewhere = '6299990000000093355'; // no account of this bank, its check digit holds
const minuteMs = 60_000;

let bank: Bank;
beforeAll(async () => void (bank = await openBank()));
afterAll(() => bank.close());
/** Every customer may ask anew. */
beforeEach(() => void (bank.clock.now = new Date(bank.clock.now.getTime() + 25 * 60 * minuteMs)));

const ports = (customer = wang) => bank.gateway.portsFor(customer);
const find = (number: string, customer = wang) => ports(customer).findPayee({ pays: number.length === 11 ? 'mobile' : 'account', number });
const quote = (draft: Partial<PayeeDraft> & { number: string }, customer = wang) =>
  ports(customer).quotePayee({ pays: draft.number.length === 11 ? 'mobile' : 'account', ...draft });
const factsIn = (quoted: PayeeQuote): Facts => {
  if (quoted.is !== 'ok') throw new Error(`refused: ${quoted.code}`);
  return quoted.facts;
};

let acts = 0;
const actOf = (facts: Facts, customer = wang, id = `payee-act-${(acts += 1)}`): Act => ({
  ...{ id, kind: 'profile', customer, facts, digest: digestOf('profile', customer, facts) },
});
const perform = (act: Act): Promise<Outcome> => bank.acts.perform(act, never);
const done = async (act: Act) => {
  const outcome = await perform(act);
  if (outcome.is !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome;
};
const add = async (draft: Partial<PayeeDraft> & { number: string }, customer = wang) => {
  const { values } = await done(granted(actOf(factsIn(await quote(draft, customer)), customer)));
  return values.id?.t === 'said' ? values.id.v : '';
};
const remove = (payee: string, customer = wang) => perform(actOf({ what: 'removePayee', payee }, customer));
const restore = (payee: string, customer = wang) => perform(actOf({ what: 'restorePayee', payee }, customer));
const savedIds = async (customer = wang) => (await ports(customer).payees()).map(({ id }) => id);
const refused = (code: string, values: object = expect.anything() as object) => ({ is: 'refused', code, values });

describe('whose a number is', () => {
  test.each([
    [zhouHai, { is: 'found', name: '周*', bank: 'bank.demo', tail: '5566' }],
    [motherAlike, { is: 'found', name: '王*岚', bank: 'bank.demo', tail: '6689' }],
    ['6299990000000020234', { is: 'found', name: 'E**', bank: 'bank.demo', tail: '0234' }],
    ['13900000009', { is: 'found', name: '周*', bank: 'bank.demo', tail: '0009' }],
    [elsewhere, { is: 'elsewhere', banks: ['bank.cityDemo', 'bank.ruralDemo'] }],
    ['13900000404', refused('mobileNotRegistered', {})],
    ['6299990000000095567', refused('badNumber', {})],
    ['629999000', refused('badNumber', {})],
    ['12345678901', refused('badNumber', {})],
    ['6299990000000045678', refused('ownAccount', { account: { t: 'account', tail: '5678' } })],
  ])('of %s is told as %j', async (number, found) => {
    expect(await find(number)).toEqual(found);
  });

  test.each([
    ['6299990000000006688', '王秀兰', 'bank.demo', '6688'],
    ['6299990000000047799', '张伟', 'bank.cityDemo', '7799'],
    ['13900000008', '李小明', 'bank.cityDemo', '0008'],
  ])('that is saved already (%s) is told as the payee it is', async (number, name, at, tail) => {
    expect(await find(number)).toMatchObject(
      refused('payeeSaved', { payee: { t: 'name', v: name }, to: { t: 'account', tail, bank: at }, id: { t: 'said' } }),
    );
  });

  test('is not told of a deposit, a credit card or the house', async () => {
    for (const number of ['6288880000063888', '6288880000001888']) expect((await find(number, '10000002')).is).toBe('elsewhere');
    expect(await find('house-fees')).toMatchObject({ code: 'badNumber' });
  });

  test('is told of ten numbers an hour and no more; the same one again is free, another customer asks on', async () => {
    const customer = '10000007';
    const numbers = Array.from({ length: 11 }, (_, place) => `1390001${String(place).padStart(4, '0')}`);
    for (const number of numbers.slice(0, 10)) expect(await find(number, customer)).toMatchObject({ code: 'mobileNotRegistered' });
    expect(await find(numbers[10]!, customer)).toEqual(refused('tooManyLookups', {}));
    expect(await find(numbers[0]!, customer)).toMatchObject({ code: 'mobileNotRegistered' });
    expect(await quote({ number: zhouHai, name: '周海' }, customer)).toMatchObject({ code: 'tooManyLookups' });
    expect(await find(zhouHai, '10000008')).toMatchObject({ is: 'found' });
    bank.clock.now = new Date(bank.clock.now.getTime() + 61 * minuteMs);
    expect(await find(zhouHai, customer)).toMatchObject({ is: 'found' });
  });

  test('is told to ten of twenty who ask at once, whatever the channel', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, (_, place) => find(`1390002${String(place).padStart(4, '0')}`, '10000006')));
    expect(found.filter((one) => one.is === 'refused' && one.code === 'tooManyLookups')).toHaveLength(10);
  });

  test('leaves a row in the audit for each number, with its tail alone', async () => {
    await find(zhouHai, '10000003');
    await find(zhouHai, '10000003');
    const { rows } = await bank.owner.query<object>(
      `select subject, detail from core.audit where what = 'payee.lookedUp' and customer = '10000003'`,
    );
    expect(rows).toEqual([{ subject: '5566', detail: { pays: 'account' } }]);
  });
});

describe('the name that was said', () => {
  test.each([
    [zhouHai, undefined, 'notAsked', '周*'],
    [zhouHai, '周海', 'match', '周海'],
    [zhouHai, ' 周　海 ', 'match', '周海'],
    [motherAlike, '王秀兰', 'close', '王秀岚'],
    [motherAlike, '王岚秀', 'close', '王秀岚'],
    [motherAlike, '王岚', 'notClose', ''],
    [zhouHai, '周涛', 'notClose', ''],
    ['6299990000000020234', 'emma clark', 'match', 'Emma Clark'],
    ['6299990000000020234', 'Ema Clark', 'close', 'Emma Clark'],
    ['13900000009', '周海', 'match', '周海'],
  ])('to %s, %s, is %s', async (number, name, check, kept) => {
    const quoted = await quote({ number, ...(name === undefined ? {} : { name }) }, '10000004');
    if (check === 'notClose') expect(quoted).toMatchObject({ is: 'refused', code: 'nameMismatch' });
    else expect(quoted).toMatchObject({ is: 'ok', check, facts: { name: kept, number, what: 'addPayee' } });
    bank.clock.now = new Date(bank.clock.now.getTime() + 25 * 60 * minuteMs);
  });

  test('that is wrong tells no more than the mask', async () => {
    const quoted = await quote({ number: motherAlike, name: '李四' }, '10000004');
    expect(quoted).toEqual(refused('nameMismatch', { payee: { t: 'name', v: '王*岚' } }));
  });

  test('may be guessed three times a day and number; the same name again is no guess', async () => {
    const guess = (name: string) => quote({ number: motherAlike, name }, '10000009');
    for (const name of ['赵一', '赵二', '赵三', '赵三']) expect(await guess(name)).toMatchObject({ code: 'nameMismatch' });
    expect(await guess('王秀兰')).toEqual(refused('tooManyLookups', {}));
    expect(await quote({ number: motherAlike }, '10000009')).toMatchObject({ is: 'ok' });
  });

  test('at another bank is kept as it was said, and cannot be checked', async () => {
    expect(await quote({ number: elsewhere, bank: 'bank.cityDemo', name: '赵四' })).toMatchObject({
      ...{ is: 'ok', check: 'notPossible', facts: { name: '赵四', bank: 'bank.cityDemo' } },
    });
    expect(await quote({ number: elsewhere, name: '赵四' })).toMatchObject({ code: 'noSuchAccount' });
    expect(await quote({ number: elsewhere, bank: 'bank.demo', name: '赵四' })).toMatchObject({ code: 'noSuchAccount' });
    expect(await quote({ number: zhouHai, bank: 'bank.cityDemo', name: '周海' })).toMatchObject({ code: 'noSuchAccount' });
  });
});

describe('a new payee', () => {
  test('is saved only with a code, once, and can be paid', async () => {
    const customer = '10000002';
    const facts = factsIn(await quote({ number: zhouHai, name: '周海', alias: '老周' }, customer));
    const act = actOf(facts, customer);
    const before = await savedIds(customer);
    expect(await perform(act)).toEqual(asked);
    expect(await savedIds(customer)).toEqual(before);
    const outcome = await done(granted(act));
    expect(outcome.values).toMatchObject({ payee: { v: '周海' }, to: { tail: '5566', bank: 'bank.demo' } });
    for (const again of [act, granted(act)]) expect(await perform(again)).toEqual(outcome);
    const [saved] = (await ports(customer).payees()).slice(-1);
    expect(saved).toMatchObject({
      name: '周海',
      alias: { 'zh-CN': '老周', en: '老周' },
      names: ['老周', '周海'],
      tail: '5566',
      own: false,
    });
    expect(await savedIds(customer)).toHaveLength(before.length + 1);
    const transfer = { fromAccount: `${customer}-2234`, payee: saved!.id, amountMinor: '100', memo: '' };
    const paid = await bank.acts.perform(granted(transferAct(customer, await factsOf(bank, customer, transfer))), never);
    expect(paid).toMatchObject({ is: 'done', values: { payee: { v: '周海' } } });
  });

  test('whose name nobody said is saved masked, and called so', async () => {
    await add({ number: '13900000009' }, '10000003');
    expect((await ports('10000003').payees()).at(-1)).toMatchObject({ name: '周*', names: ['周*', '周某'], tail: '0009' });
  });

  test('is not saved twice: not again, not in two channels at once', async () => {
    const customer = '10000010';
    const facts = factsIn(await quote({ number: zhouHai }, customer));
    const outcomes = await Promise.all([1, 2, 3].map(() => perform(granted(actOf(facts, customer)))));
    expect(outcomes.map((one) => (one.is === 'refused' ? one.code : one.is)).sort()).toEqual(['done', 'payeeSaved', 'payeeSaved']);
  });

  test.each<[string, Partial<Facts>]>([
    ['the name', { name: '周涛' }],
    ['the bank', { bank: 'bank.cityDemo' }],
    ['the number', { number: motherAlike }],
  ])('is not saved when %s is not what was quoted', async (_what, change) => {
    const facts = { ...factsIn(await quote({ number: zhouHai }, '10000011')), ...change } as Facts;
    expect(await perform(granted(actOf(facts, '10000011')))).toMatchObject({ is: 'refused' });
  });

  test.each<[string, Facts]>([
    ['an unknown change', { what: 'stealPayee', payee: 'x' }],
    ['a fact too many', { what: 'removePayee', payee: 'x', also: 'y' }],
    ['a fact too few', { what: 'renamePayee', payee: 'x' }],
    ['no name', { what: 'renamePayee', payee: 'x', alias: '' }],
  ])('and any other change with %s is a mismatch, and nothing is kept', async (_what, facts) => {
    const act = actOf(facts);
    expect(await perform(act)).toEqual({ is: 'mismatch' });
    expect(await bank.acts.outcomeOf(act.id)).toEqual({ is: 'none' });
  });

  test('cannot carry another digest or another customer’s grant', async () => {
    const act = actOf(factsIn(await quote({ number: motherAlike })));
    expect(await perform({ ...act, digest: 'other' })).toEqual({ is: 'mismatch' });
    expect(await perform({ ...act, grant: 'grant of somebody' })).toMatchObject({ code: 'grantInvalid' });
  });

  test('leaves audit and outbox rows with its saving, and none when it was refused', async () => {
    const act = granted(actOf(factsIn(await quote({ number: motherAlike }, '10000005')), '10000005'));
    await done(act);
    const { rows } = await bank.owner.query<object>(
      `select (select count(*) from core.audit where subject = $1 and what = 'profile.done')::int as audit,
              (select count(*) from core.outbox where key = 'profile:' || $1)::int as outbox`,
      [act.id],
    );
    expect(rows).toEqual([{ audit: 1, outbox: 1 }]);
  });

  test('is refused beyond as many as one customer may save', async () => {
    await bank.owner.query(`update bank.rules set value = 2 where name = 'payeesMax'`);
    const full = await quote({ number: elsewhere, bank: 'bank.ruralDemo', name: '赵四' });
    await bank.owner.query(`update bank.rules set value = 200 where name = 'payeesMax'`);
    expect(full).toEqual(refused('payeesFull', { limit: { t: 'count', v: 2 } }));
  });
});

describe('a saved payee', () => {
  const landlord = 'payee-10000006-7705';
  const customer = '10000006';

  test('is called by its new name from then on, and by its name; no longer by the old one', async () => {
    await done(actOf({ what: 'renamePayee', payee: landlord, alias: '取消' }, customer));
    const [renamed] = (await ports(customer).payees()).filter(({ id }) => id === landlord);
    expect(renamed).toMatchObject({ name: '郑凯', alias: { 'zh-CN': '取消', en: '取消' } });
    expect(renamed!.names.slice(0, 2)).toEqual(['取消', '郑凯']);
    expect(renamed!.names).not.toContain('房东');
  });

  test('is gone at once, comes back within ten minutes, and is not paid in between', async () => {
    const draft = { fromAccount: `${wang}-1234`, payee: 'payee-10000001-6688', amountMinor: '100', memo: '' };
    const facts = await factsOf(bank, wang, draft);
    expect((await remove(draft.payee)).is).toBe('done');
    expect(await savedIds()).not.toContain(draft.payee);
    expect(await bank.acts.perform(granted(transferAct(wang, facts)), never)).toMatchObject({ is: 'refused', code: 'payeeGone' });
    expect((await ports().removedPayees()).map(({ id }) => id)).toEqual([draft.payee]);
    bank.clock.now = new Date(bank.clock.now.getTime() + 9 * minuteMs);
    expect((await restore(draft.payee)).is).toBe('done');
    expect(await savedIds()).toContain(draft.payee);
    expect((await bank.acts.perform(granted(transferAct(wang, facts)), never)).is).toBe('done');
  });

  test('does not come back after ten minutes, nor beside one of the same number', async () => {
    const [first, second] = ['payee-10000001-2222', 'payee-10000001-3344'];
    await remove(first);
    bank.clock.now = new Date(bank.clock.now.getTime() + 10 * minuteMs);
    expect(await restore(first)).toMatchObject({ code: 'nothingToRestore' });
    expect(await ports().removedPayees()).toEqual([]);
    const { rows } = await bank.owner.query<{ number: string }>('select number from bank.payees where id = $1', [second]);
    await remove(second);
    await add({ number: rows[0]!.number, bank: 'bank.cityDemo', name: '单晓东' });
    expect(await restore(second)).toMatchObject({ code: 'nothingToRestore' });
  });

  test('of somebody else is not there to be renamed, removed or restored', async () => {
    const act = (facts: Facts) => perform(actOf(facts, '10000003'));
    expect(await act({ what: 'renamePayee', payee: landlord, alias: 'x' })).toMatchObject({ code: 'payeeGone' });
    expect(await act({ what: 'removePayee', payee: landlord })).toMatchObject({ code: 'payeeGone' });
    await remove(landlord, customer);
    expect(await act({ what: 'restorePayee', payee: landlord })).toMatchObject({ code: 'nothingToRestore' });
    expect(await ports('10000003').removedPayees()).toEqual([]);
  });

  test('is removed once, however often the act is sent', async () => {
    const act = actOf({ what: 'removePayee', payee: 'payee-10000001-4455' });
    const outcome = await done(act);
    await restore('payee-10000001-4455');
    expect(await perform(act)).toEqual(outcome);
    expect(await savedIds()).toContain('payee-10000001-4455');
  });
});

test('the bot cannot look into the questions, nor call what is inside', async () => {
  for (const statement of [
    'select * from bank.payee_lookups',
    `select bank.holder_of('account', '${zhouHai}')`,
    `select bank.write_payee('x', '${wang}', '{}')`,
    `select bank.assess_payee('${wang}', '{}')`,
  ])
    await expect(bank.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
  expect(noon.getTime()).toBeLessThan(bank.clock.now.getTime());
});
