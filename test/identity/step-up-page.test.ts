import type { CodeWay } from '../../accessibility/profile';
import { maskAddress, maskKey, maskName } from '../../bot/identity/mask';
import { purposeOf } from '../../bot/identity/purpose';
import { purpose, stepUpFixture } from './step-up-fixture';
import { later, noon } from './support';

const fixture = stepUpFixture();
const { ask, consume, open } = fixture;

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

  const bill = purposeOf({
    ...{ what: 'payBill', fromTail: '1234', biller: 'biller.phone', bill: 'bill.phone', billKey: '13800000001' },
    ...{ amountMinor: '9900', feeMinor: '0' },
  });
  const payee = purposeOf({ what: 'addPayee', payee: '周海', payeeTail: '5566', payeeBank: 'bank.demo' });

  test('shows a bill with its key, and to nobody in particular the last four of it', async () => {
    const { show } = await open('a1', { purpose: bill });
    expect(await show({ viewer: '10000001' })).toMatchObject({ purpose: bill });
    expect(await show()).toMatchObject({ purpose: { ...bill, billKey: { t: 'digits', v: '****0001', as: 'billKey' } } });
  });

  test('shows a payee to be saved, and to nobody in particular with the name masked', async () => {
    const { show } = await open('a1', { purpose: payee });
    expect(await show({ viewer: '10000001' })).toMatchObject({ purpose: payee });
    expect(await show()).toMatchObject({ purpose: { ...payee, payee: { t: 'name', v: '周*' } } });
  });

  test('reads a challenge that was stored without `what` as one of a transfer, and another code for it goes out', async () => {
    const { show, ticket } = await open('a1');
    await fixture.bank.owner.query(`update identity.challenges set purpose = purpose - 'what'`);
    expect(await show({ viewer: '10000001' })).toMatchObject({ is: 'open', purpose });
    expect(await fixture.stepUp.resend({ ticket, way: 'sms', viewer: null, now: noon })).toMatchObject({ is: 'sent' });
    expect(fixture.carrier.received().at(-1)!.text).toContain('200.00 元给王秀兰');
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

  test('leaves of the key of a bill its last four', () => {
    expect(['3100012345', 'GJJ20230017', '11'].map(maskKey)).toEqual(['****2345', '****0017', '****11']);
  });

  test.each<[CodeWay, string, string]>([
    ['sms', '13800000002', '138****0002'],
    ['email', 'demo2@example.invalid', 'd***@example.invalid'],
    ['wechat', 'demo-openid-2', ''],
  ])('masks the address of %s', (way, address, masked) => {
    expect(maskAddress(way, address)).toBe(masked);
  });
});
