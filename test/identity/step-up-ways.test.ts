import type { CodeWay, Profile } from '../../accessibility/profile';
import { defaultProfile } from '../../accessibility/profile';
import type { Asked } from '../../bot/identity/step-up';
import { waysFor } from '../../bot/identity/ways';
import type { Carrier, Notice } from '../../bot/notify/carrier';
import { stepUpFixture } from './step-up-fixture';
import { later, noon } from './support';

const fixture = stepUpFixture();
const { ask, open, startWith } = fixture;

describe('another way', () => {
  test('sends a new code, ends the old one and gives the time anew, but no new tries', async () => {
    const { ticket, code, wrong, about, enter } = await open('a1');
    await enter(wrong);
    const sent = await fixture.stepUp.resend({ ticket, way: 'email', viewer: null, now: later(9) });
    expect(sent).toEqual({ is: 'sent', way: 'email', sentTo: 'd***@example.invalid', expires: later(19).toISOString(), about });
    const fresh = fixture.carrier.received().at(-1)!;
    expect(fresh).toMatchObject({ way: 'email', to: 'demo1@example.invalid', customer: '10000001' });
    if (fresh.code !== code) expect(await enter(code, { now: later(9) })).toMatchObject({ is: 'wrong', left: 1 });
    expect(await enter(fresh.code!, { now: later(18) })).toMatchObject({ is: 'granted' });
  });

  test('counts to the five', async () => {
    const { ticket, about } = await open('a1');
    for (let n = 0; n < 4; n += 1)
      expect(await fixture.stepUp.resend({ ticket, way: 'sms', viewer: null, now: noon })).toMatchObject({ is: 'sent' });
    expect(await fixture.stepUp.resend({ ticket, way: 'sms', viewer: null, now: noon })).toEqual({ is: 'exhausted', about });
  });

  test('is refused where there is none, and when nothing is open any more', async () => {
    const { ticket, code, about, enter } = await open('a9', { customer: '10000009' });
    expect(await fixture.stepUp.resend({ ticket, way: 'email', viewer: null, now: noon })).toEqual({ is: 'noSuchWay', about });
    expect(await fixture.stepUp.resend({ ticket, way: 'voice', viewer: null, now: later(11) })).toEqual({ is: 'expired', about });
    await enter(code);
    expect(await fixture.stepUp.resend({ ticket, way: 'voice', viewer: null, now: noon })).toEqual({ is: 'granted', about });
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
    const failing: Carrier = { send: (m) => (m.way === 'sms' ? Promise.reject(new TypeError(`no ${m.code}`)) : fixture.carrier.send(m)) };
    const { outcome, code, enter } = await open('a1', {}, startWith(failing));
    expect(outcome).toMatchObject({ sentBy: 'voice' });
    expect(fixture.logged).toEqual(['a code could not be sent by sms: TypeError']);
    expect(await enter(code)).toMatchObject({ is: 'granted' });
  });

  test('is not waited for without end', async () => {
    const silent: Carrier = { send: (m: Notice) => (m.way === 'sms' ? new Promise(() => undefined) : fixture.carrier.send(m)) };
    const outcome = await startWith(silent, { codesMax: 5, sendsMax: 20, sendMaxMs: 20 }).issue(ask('a1'));
    expect(outcome).toMatchObject({ is: 'stepUp', sentBy: 'voice' });
  });

  test('where none takes it, the act is refused, nothing is open and nothing is counted', async () => {
    const dead = startWith({ send: () => Promise.reject(new Error('down')) });
    for (let n = 0; n < 6; n += 1)
      expect(await dead.issue(ask(`a${n}`))).toEqual({ is: 'refused', code: 'unavailable', values: {}, final: false });
    const { rows } = await fixture.bank.owner.query(`select distinct state, reason from identity.challenges`);
    expect(rows).toEqual([{ state: 'void', reason: 'unsent' }]);
    await open('a7');
  });
});
