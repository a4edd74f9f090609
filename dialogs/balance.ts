import { type Choice, choice, type Message, message, money } from '../accessibility/message';
import type { TermKey } from '../locales/keys';
import type { Context, Dialog } from './engine/dialog';
import type { Filled } from './engine/state';
import { mostChoices } from './few';
import { matchAccounts } from './match';
import type { Account } from './ports';

const kinds: { [K in Account['kind']]: TermKey } = {
  current: 'kind.current',
  deposit: 'kind.deposit',
  product: 'kind.product',
  credit: 'kind.credit',
};
const inOrder: Account['kind'][] = ['current', 'deposit', 'product', 'credit'];

/** What is told of an account: what can be used, what is there, or of a credit card what is owed, as a plain amount. */
function toldAmount(account: Account): string {
  if (account.kind === 'current') return account.available.minor;
  const minor = BigInt(account.balance.minor);
  return (account.kind === 'credit' ? -minor : minor).toString();
}

const accountValue = (account: Account, c: Context) => ({
  t: 'account' as const,
  tail: account.tail,
  alias: account.alias[c.profile.lang],
});
const tells = { private: true as const };

function one(account: Account, c: Context): Message {
  const named = accountValue(account, c);
  const balance = money(account.balance.minor);
  if (account.kind !== 'current')
    return message(
      'balance.other',
      'info',
      { account: named, kind: { t: 'term', key: kinds[account.kind] }, balance: money(toldAmount(account)) },
      tells,
    );
  if (account.status === 'locked') return message('balance.locked', 'info', { account: named, balance }, tells);
  const held = BigInt(account.balance.minor) - BigInt(account.available.minor);
  const available = money(account.available.minor);
  if (held > 0n) return message('balance.held', 'info', { account: named, available, held: money(held) }, tells);
  return message('balance.one', 'info', { account: named, available }, tells);
}

/** All accounts, payment accounts first; deposits, products and credit cards are told apart. */
function all(accounts: Account[], c: Context): Message {
  const sorted = inOrder.flatMap((kind) => accounts.filter((account) => account.kind === kind));
  const items = sorted.map((account) => ({
    account: accountValue(account, c),
    kind: { t: 'term' as const, key: account.status === 'locked' ? ('kind.locked' as const) : kinds[account.kind] },
    balance: money(toldAmount(account)),
  }));
  return message(
    'balance.all',
    'info',
    {
      accounts: {
        t: 'rows',
        caption: 'balance.allCaption',
        lead: 'balance.allCaptionLead',
        row: 'balance.allRow',
        items,
        total: items.length,
      },
    },
    tells,
  );
}

/** The first account is told, the others are offered, in every form. */
function others(told: Account, accounts: Account[], c: Context): Message[] {
  const rest = accounts.filter((account) => account.id !== told.id && account.kind === 'current').slice(0, mostChoices(c) - 1);
  if (accounts.length < 2) return [];
  const choices: Choice[] = rest.map((account) =>
    choice(`balance:${account.tail}`, 'balance.choiceAccount', { account: accountValue(account, c) }),
  );
  return [message('balance.more', 'menu', {}, { choices: [...choices, choice('balance:all', 'balance.choiceAll', {})] })];
}

async function answer(filled: Filled, c: Context): Promise<Message[]> {
  const accounts = await c.ports.accounts();
  const first = accounts.find((account) => account.kind === 'current') ?? accounts[0];
  if (!first) return [message('balance.noAccounts', 'info', {})];
  const { account: asked } = filled;
  if (asked === undefined) return [one(first, c), ...others(first, accounts, c)];
  if (typeof asked === 'object' && asked !== null && !Array.isArray(asked) && asked.all === true) return [all(accounts, c)];
  const found = matchAccounts(asked, accounts);
  return found.length === 0
    ? [message('balance.none', 'refusal', {}), ...others(first, accounts, c)]
    : found.map((account) => one(account, c));
}

/** What is in the accounts: the first one, the one named, or all of them. */
export const balance: Dialog = {
  id: 'balance',
  v: 1,
  name: 'dialog.balance',
  needs: 'bound',
  money: false,
  slots: [
    {
      name: 'account',
      kind: 'account',
      ask: 'balance.askAccount',
      why: 'balance.whyAccount',
      example: 'balance.exampleAccount',
      change: 'balance.askAccount',
      optional: true,
    },
  ],
  help: 'balance.help',
  offer: 'help.choiceBalance',
  answer,
};
