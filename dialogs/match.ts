import type { Json } from '../accessibility/message';
import type { Context } from './engine/dialog';
import type { Account } from './ports';

/** What a reader makes of an account: the last digits, a name for it, or all of them. */
export type AccountWords = { tail?: string; words?: string };

export function accountWords(value: Json): AccountWords {
  if (typeof value === 'string') return /^\d{2,19}$/.test(value) ? { tail: value } : { words: value };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const { tail, words } = value;
  return { ...(typeof tail === 'string' ? { tail } : {}), ...(typeof words === 'string' ? { words } : {}) };
}

export const folded = (words: string) => words.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The suffixes people add to an account's name: 工资卡, 工资账户, "salary account". */
const bare = (words: string) => folded(words).replace(/(银行卡|账户|帐户|卡|account|card)$/u, '');

function names(account: Account, words: string): boolean {
  const said = bare(words);
  return said !== '' && Object.values(account.alias).some((alias) => bare(alias) === said || folded(alias) === folded(words));
}

/** The accounts that these words can mean: by tail, else by their name in either language, else by part of it. */
export function matchAccounts(value: Json, accounts: Account[]): Account[] {
  const { tail, words } = accountWords(value);
  if (tail !== undefined) return accounts.filter((account) => account.tail === tail); // a whole number of somebody else may end alike
  if (words === undefined) return [];
  const exact = accounts.filter((account) => names(account, words));
  if (exact.length > 0) return exact;
  const said = bare(words);
  return said.length < 2 ? [] : accounts.filter((account) => Object.values(account.alias).some((alias) => folded(alias).includes(said)));
}

/** The account that was settled on, by its id. */
export async function matchAccount(id: Json | undefined, c: Context): Promise<Account | undefined> {
  return id === undefined ? undefined : (await c.ports.accounts()).find((account) => account.id === id);
}
