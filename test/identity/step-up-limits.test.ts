import { stepUpFixture } from './step-up-fixture';
import { later, noon } from './support';

const fixture = stepUpFixture();
const { ask, open } = fixture;

describe('how many codes', () => {
  const refused = { is: 'refused', code: 'codesExhausted', values: {}, final: false };

  test('five an hour and customer, then the customer waits; others do not', async () => {
    for (let n = 0; n < 5; n += 1) await open(`a${n}`);
    expect(await fixture.stepUp.issue(ask('a6'))).toEqual(refused);
    expect(fixture.carrier.received()).toHaveLength(5);
    await open('b1', { customer: '10000002' });
    await open('a7', { now: later(60.1) });
  });

  test('one that a correction replaced is not counted', async () => {
    for (let n = 0; n < 8; n += 1) {
      await open(`a${n}`);
      await fixture.stepUp.voidFor(`a${n}`, 'corrected', noon);
    }
    await open('a9');
  });

  test.each(['locked', 'cancelled', 'corrected after a wrong try'])('one that is %s is counted', async (how) => {
    for (let n = 0; n < 5; n += 1) {
      const { ticket, wrong, enter } = await open(`a${n}`);
      if (how === 'cancelled') await fixture.stepUp.cancel({ ticket, viewer: null, now: noon });
      if (how !== 'cancelled') await enter(wrong);
      if (how === 'corrected after a wrong try') await fixture.stepUp.voidFor(`a${n}`, 'corrected', noon);
      if (how === 'locked') for (let m = 0; m < 2; m += 1) await enter(wrong);
    }
    expect(await fixture.stepUp.issue(ask('a6'))).toEqual(refused);
  });

  test('corrections without end do not flood a phone', async () => {
    for (let n = 0; n < 20; n += 1) {
      await open(`a${n}`);
      await fixture.stepUp.voidFor(`a${n}`, 'corrected', noon);
    }
    expect(await fixture.stepUp.issue(ask('a21'))).toEqual(refused);
  });

  test('a refusal leaves the code that is open as it was', async () => {
    for (let n = 0; n < 4; n += 1) await open(`a${n}`);
    const last = await open('a4');
    await fixture.stepUp.issue(ask('a5'));
    expect(await last.enter(last.code)).toMatchObject({ is: 'granted' });
  });
});
