import { choice, message, type Message, money, type Values } from '../accessibility/message';
import { billTerm } from './bill-find';
import type { Raw } from './engine/command';
import type { Context, Dialog, Resolved, Slot } from './engine/dialog';
import type { Filled } from './engine/state';
import { matchAccount, matchAccounts } from './match';
import { amountOf, resolveAmount, resolvePart } from './pay-bill-amount';
import { accountValue, reviewBill } from './pay-bill-review';
import { tellPaid } from './pay-bill-told';
import { resolveBill, resolveKey, whichOf } from './pay-bill-which';

const notMoved = { money: 'notMoved' as const };

async function resolveFrom(raw: Raw, _filled: Filled, c: Context): Promise<Resolved> {
  const found = matchAccounts(raw.value, await c.ports.accounts());
  const [first] = found;
  if (!first) return { is: 'none', message: message('payBill.unknownAccount', 'refusal', {}, notMoved) };
  if (found.length === 1) return { is: 'one', value: first.id };
  const choices = found.map((account) => ({
    label: choice(`from:${account.tail}`, 'transfer.choiceAccount', { account: accountValue(account, c) }),
    value: account.id,
  }));
  return { is: 'many', ask: message('transfer.whichAccount', 'question', {}, notMoved), choices };
}

async function checkFrom(filled: Filled, c: Context): Promise<Message | null> {
  const account = await matchAccount(filled.from, c);
  if (account === undefined || account.kind === 'current') return null;
  return message('payBill.payOnlyFromCurrent', 'refusal', { account: accountValue(account, c) }, notMoved);
}

const isTopUp = (filled: Filled) => whichOf(filled)?.is === 'prepaid';

/** An amount that was said before it was known that it is for a top-up stands. */
const isAmountOpen = (filled: Filled) => isTopUp(filled) && amountOf(filled.part).minor === undefined;

/** What the questions about a top-up name: what is topped up, and how much it takes. */
function topUpValues(filled: Filled): Values {
  const which = whichOf(filled);
  if (which?.is !== 'prepaid') throw new Error('nothing is topped up');
  return { bill: billTerm(which.type), least: money(which.least), most: money(which.most) };
}

const slots: Slot[] = [
  {
    ...{ name: 'bill', kind: 'bill', resolve: resolveBill },
    ...{ ask: 'payBill.askBill', why: 'payBill.whyBill', example: 'payBill.exampleBill', change: 'payBill.choiceChangeBill' },
  },
  {
    ...{ name: 'key', kind: 'number', dependsOn: ['bill'], resolve: resolveKey },
    ...{ ask: 'payBill.askKey', why: 'payBill.whyKey', example: 'payBill.exampleKey', change: 'payBill.choiceChangeKey' },
    asks: (filled) => ({ bill: topUpValues(filled).bill ?? billTerm('phone') }),
    when: (filled) => {
      const which = whichOf(filled);
      return which?.is === 'prepaid' && which.key === '';
    },
  },
  {
    ...{ name: 'amount', kind: 'money', dependsOn: ['bill'], resolve: resolveAmount, when: isAmountOpen, asks: topUpValues },
    ...{ ask: 'payBill.askAmount', why: 'payBill.whyAmount', example: 'payBill.exampleAmount', change: 'payBill.choiceChangeAmount' },
  },
  {
    ...{ name: 'part', kind: 'money', dependsOn: ['bill'], resolve: resolvePart, optional: true, when: (filled) => !isAmountOpen(filled) },
    ...{ ask: 'payBill.askPart', why: 'payBill.whyAmount', example: 'payBill.exampleAmount', change: 'payBill.choiceChangeAmount' },
  },
  {
    ...{ name: 'from', kind: 'account', resolve: resolveFrom, check: checkFrom, optional: true },
    ...{ ask: 'payBill.askFrom', why: 'payBill.whyFrom', example: 'payBill.exampleFrom', change: 'payBill.choiceChangeFrom' },
  },
];

/** A bill paid or a phone or meter topped up, to its biller, from one of the customer's accounts. */
export const payBill: Dialog = {
  id: 'payBill',
  v: 1,
  name: 'dialog.payBill',
  needs: 'bound',
  money: true,
  slots,
  help: 'payBill.help',
  review: reviewBill,
  told: tellPaid,
  mends: { notPartial: 'part', overDue: 'part', topUpAmount: 'amount', accountLocked: 'from' },
  ends: [
    'billPaid',
    'billBeingPaid',
    'billBeingPaidElsewhere',
    'billGone',
    'billerRefuses',
    'billerSilent',
    'codesExhausted',
    'dailyCount',
  ],
  words: {
    readAgain: 'payBill.readAgain',
    weakYes: 'payBill.weakYes',
    denied: 'payBill.denied',
    cancelled: 'payBill.cancelled',
    instead: 'payBill.instead',
    whyReview: 'payBill.whyReview',
    helpReview: 'payBill.helpReview',
    stepUp: 'payBill.stepUp',
    stepUpWaiting: 'payBill.stepUpWaiting',
    whyStepUp: 'payBill.whyStepUp',
    helpStepUp: 'payBill.helpStepUp',
    codeWrong: 'payBill.codeWrong',
    codeExpired: 'payBill.codeExpired',
    codeLocked: 'payBill.codeLocked',
    codeReplaced: 'payBill.codeReplaced',
    checking: 'payBill.checking',
    running: 'payBill.running',
    mismatch: 'payBill.mismatch',
    choiceYes: 'payBill.choiceYes',
    choiceChange: 'payBill.choiceChange',
    choiceCancel: 'payBill.choiceCancel',
  },
  offer: 'help.choicePayBill',
};
