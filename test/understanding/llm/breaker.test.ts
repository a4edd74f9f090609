import { createBreaker } from '../../../bot/understanding/llm/breaker';

describe('the circuit breaker', () => {
  let nowMs = 0;
  let told: string[] = [];
  const make = () => {
    [nowMs, told] = [0, []];
    return createBreaker({
      ...{ failuresMax: 3, restMs: 1_000, atOnceMax: 2, nowMs: () => nowMs },
      opened: () => void told.push('opened'),
      closed: () => void told.push('closed'),
    });
  };
  const fail = (breaker: ReturnType<typeof make>, times: number) => {
    for (let time = 0; time < times; time += 1) {
      expect(breaker.enter()).toBeNull();
      breaker.leave(false);
    }
  };

  test('opens after so many failures in a row, and an answer between starts the count anew', () => {
    const breaker = make();
    fail(breaker, 2);
    expect(breaker.enter()).toBeNull();
    breaker.leave(true);
    fail(breaker, 3);
    expect(breaker.enter()).toBe('open');
    expect(told).toEqual(['opened']);
  });

  test('lets one question try after the rest, and closes with its answer', () => {
    const breaker = make();
    fail(breaker, 3);
    nowMs = 999;
    expect(breaker.enter()).toBe('open');
    nowMs = 1_000;
    expect([breaker.enter(), breaker.enter()]).toEqual([null, 'open']);
    breaker.leave(true);
    expect([breaker.enter(), breaker.enter()]).toEqual([null, null]);
    expect(told).toEqual(['opened', 'closed']);
  });

  test('rests as long again after a try that failed, and tells an outage once', () => {
    const breaker = make();
    fail(breaker, 3);
    nowMs = 1_000;
    fail(breaker, 1);
    nowMs = 1_999;
    expect(breaker.enter()).toBe('open');
    nowMs = 2_000;
    expect(breaker.enter()).toBeNull();
    expect(told).toEqual(['opened']);
  });

  test('has no more under way than may be at once', () => {
    const breaker = make();
    expect([breaker.enter(), breaker.enter(), breaker.enter()]).toEqual([null, null, 'busy']);
    breaker.leave(true);
    expect(breaker.enter()).toBeNull();
  });
});
