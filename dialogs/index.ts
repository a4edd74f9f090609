import { arrival } from './arrival';
import { atBank } from './at-bank';
import { balance } from './balance';
import { billNews } from './bill-news';
import { billQuery } from './bill-query';
import type { Dialogs } from './engine/dialog';
import { fees } from './fees';
import { fraud } from './fraud';
import { human } from './human';
import { newPayee } from './new-payee';
import { removePayee, renamePayee, restorePayee } from './payee-changes';
import { payees } from './payees';
import { payBill } from './pay-bill';
import { needs } from './needs';
import { rates } from './rates';
import { receipt } from './receipt';
import { accessibility } from './services';
import { settings } from './settings';
import { signIn } from './signing-in';
import { goodbye, greeting, thanks } from './small-talk';
import { totals } from './totals';
import { transactions } from './transactions';
import { transfer } from './transfer';
import { cardLost, paymentIssue } from './urgent';

/** Everything a customer can do, by the name that `start` uses. */
export const dialogs: Dialogs = {
  greeting,
  thanks,
  goodbye,
  balance,
  transactions,
  totals,
  arrival,
  receipt,
  billQuery,
  payBill,
  billNews,
  transfer,
  payees,
  newPayee,
  renamePayee,
  removePayee,
  restorePayee,
  fees,
  rates,
  settings,
  needs,
  accessibility,
  signIn,
  human,
  fraud,
  atBank,
  cardLost,
  paymentIssue,
};
