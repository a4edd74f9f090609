import { notice } from './announce';
import { button, given, sayBox, shelf, word } from './page';

const warnMinutes = 2;
const lookMs = 5_000;
const key = 'used';

/**
 * The clock of a signed-in session (DESIGN 8): warns two minutes before its time, goes on for a press as often as is wanted (WCAG 2.2.1). Tabs of
 * one browser share the time of the latest use, since they share the session.
 */
export function createClock(o: { touch(): Promise<boolean>; ended(): void }) {
  const store = shelf('localStorage');
  let warned = false;
  const used = (): void => {
    store.set(key, String(Date.now()));
    if (warned) notice('');
    warned = false;
  };
  const stay = async (): Promise<void> => {
    if (!(await o.touch())) return;
    sayBox().focus();
    used();
    notice(word('chat.stayed'));
    setTimeout(() => notice(''), lookMs);
  };
  const look = (): void => {
    const { idleMinutes } = given();
    const idle = (Date.now() - Number(store.get(key))) / 60_000;
    if (idleMinutes === 0) return;
    if (idle > idleMinutes) o.ended();
    else if (idle <= idleMinutes - warnMinutes) {
      if (warned) notice('');
      warned = false;
    } else if (!warned) {
      warned = true;
      const go = button(word('chat.stay'));
      go.onclick = () => void stay();
      notice(word('chat.warn', { n: Math.max(1, Math.round(idleMinutes - idle)) }), go);
    }
  };
  used();
  setInterval(look, lookMs);
  document.addEventListener('visibilitychange', look);
  return { used };
}
