import { notice, problem } from './announce';
import { button, given, sayBox, word } from './page';

const minuteMs = 60_000;
const lookMs = 5_000;
/** Two minutes, and what two looks may be late. */
const warnMs = 2 * minuteMs + 2 * lookMs;
const askMs = 10 * minuteMs;
/** The shortest time that a session has (DESIGN 8): the truth until the server has been asked. */
const idleMs = 20 * minuteMs;

/**
 * The clock of a signed-in session (DESIGN 8): warns two minutes before its time, goes on for a press as often as is wanted (WCAG 2.2.1). It is
 * the server's clock, asked now and then and when the time is near: other tabs, an open code and slow timers all move it. `left` is in
 * seconds.
 */
export function createClock(o: { left(): Promise<string | null>; touch(): Promise<boolean>; ended(): void }) {
  let [endsAt, askAt, warned] = [0, 0, false];
  const withdraw = (): void => {
    if (warned) notice('');
    warned = false;
  };
  const used = (): void => {
    endsAt = Math.max(endsAt, Date.now() + idleMs);
    if (warned) askAt = 0;
    withdraw();
  };
  const stay = async (): Promise<void> => {
    const isTaken = await o.touch();
    problem(isTaken ? '' : word('chat.away'));
    if (!isTaken) return;
    sayBox().focus();
    used();
    notice(word('chat.stayed'));
    setTimeout(() => warned || notice(''), lookMs);
  };
  const look = async (): Promise<void> => {
    if (given().idleMinutes === 0 || Date.now() < askAt) return;
    askAt = Infinity; // one question at a time
    const asked = Date.now();
    const told = await o.left().catch(() => null);
    if (told !== null) endsAt = asked + Number(told) * 1_000;
    const now = Date.now();
    const leftMs = endsAt - now;
    askAt = now + Math.min(askMs, leftMs - warnMs);
    if (leftMs <= 0 && Number(told) <= 0)
      o.ended(); // an answer that was slept over is asked for again
    else if (leftMs > warnMs) withdraw();
    else if (!warned) {
      warned = true;
      const go = button(word('chat.stay'));
      go.onclick = () => void stay();
      notice(word('chat.warn', { n: Math.max(1, Math.round(leftMs / minuteMs)) }), go);
    }
  };
  used();
  setInterval(() => void look(), lookMs);
  document.addEventListener('visibilitychange', () => void look());
  return { used, isNear: (): boolean => endsAt - Date.now() < warnMs };
}
