import type { Value } from '../message';
import { sayAccount } from './account';
import { sayDate } from './date';
import { sayDigits } from './digits';
import type { How } from './how';
import { sayInstant } from './instant';
import { sayMoney } from './money';
import { sayName } from './name';
import { sayCount, sayPercent } from './number';
import { sayPeriod } from './period';

export type { Form, How } from './how';
export { findDates, readDate } from './date';
export { findDigits, readDigits } from './digits';
export { findInstants, readInstant } from './instant';
export { findMoney, readMoney } from './money';
export { sayCount } from './number';
export { findPeriods, readPeriod } from './period';

/**
 * One value in words, in one language, form and wording: the last thing that happens to it (SEM-04). Nothing is escaped here, every form
 * does that for its own markup. Speech holds no digit and no symbol. Throws RangeError for a value that breaks its own
 * shape (a date that is none, an amount that is no whole number of fen): that is a mistake of ours, not of a customer.
 */
export function sayValue(value: Exclude<Value, { t: 'rows' }>, how: How): string {
  switch (value.t) {
    case 'money':
      return sayMoney(value, how);
    case 'account':
      return sayAccount(value, how);
    case 'date':
      return sayDate(value, how);
    case 'instant':
      return sayInstant(value, how);
    case 'period':
      return sayPeriod(value, how);
    case 'digits':
      return sayDigits(value, how);
    case 'count':
      return sayCount(value, how);
    case 'percent':
      return sayPercent(value, how);
    case 'name':
    case 'said':
      return sayName(value, how);
    case 'term':
      return how.term(value.key);
  }
}
