import { sayDigits } from './digits';
import { pause } from './how';
import type { How, Said } from './how';
import { sayOwn } from './name';

/**
 * An account by what its owner calls it, then its tail (SR-04: never a row of stars): 工资卡（尾号 1234）, Salary ending 1234, 手机尾号 0009.
 * An alias that the form cannot carry, such as one of emoji alone, is left out: the tail tells the account.
 */
export function sayAccount({ tail, alias, bank, mobile }: Said<'account'>, how: How): string {
  const called = alias === undefined ? '' : sayOwn(alias, how);
  const figures = sayDigits({ v: tail, as: 'tail' }, how);
  const at = bank === undefined ? '' : how.term(bank);
  if (how.lang === 'en')
    return [at, called === '' ? (mobile ? 'mobile' : 'account') : called, 'ending', figures].filter((part) => part !== '').join(' ');
  const name = [at, called].filter((part) => part !== '').join(' ');
  const ending = `${mobile ? '手机' : ''}尾号${how.form === 'speech' ? '' : ' '}${figures}`;
  if (name === '') return ending;
  return how.form === 'text' ? `${name}（${ending}）` : `${name}${pause[how.lang]}${ending}`;
}
