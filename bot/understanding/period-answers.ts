import type { Raw } from '../../dialogs/engine/command';
import type { Moment } from './about';
import { quote, type Said } from './normalise';
import { findPeriod } from './periods';

/** When? The whole utterance says it; null where it names no time. */
export function readPeriodAnswer(said: Said, { today }: Moment): Raw | null {
  const found = findPeriod(said.text, today);
  return found && { kind: 'period', text: quote(said, found.start, found.end), value: found.value };
}

/** On which day? A stretch of days is no answer, a day that is none is said. */
export function readDateAnswer(said: Said, about: Moment): Raw | null {
  const found = readPeriodAnswer(said, about);
  if (!found || typeof found.value !== 'object' || found.value === null || Array.isArray(found.value)) return null;
  const { start, end, invalid } = found.value;
  if (typeof invalid === 'string') return { ...found, kind: 'date', value: { invalid } };
  return typeof start === 'string' && start === end ? { ...found, kind: 'date', value: start } : null;
}
