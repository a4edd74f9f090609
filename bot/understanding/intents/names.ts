import type { Command } from '../../../dialogs/engine/command';

/** The intents of the field behind our dialogs. Dialogs that are about no intent, such as signing in, have none. */
export const ofDialog: { [dialog: string]: string } = {
  ...{ balance: 'balance', transactions: 'transactions', totals: 'transactions', arrival: 'transactions', receipt: 'transactions' },
  ...{
    transfer: 'transfer',
    payBill: 'pay_bill',
    billQuery: 'bill_query',
    billNews: 'payment_issue',
    fees: 'fees',
    rates: 'interest_rate',
  },
  ...{ payees: 'payee_manage', newPayee: 'payee_manage', renamePayee: 'payee_manage', removePayee: 'payee_manage' },
  ...{ restorePayee: 'payee_manage', settings: 'accessibility', needs: 'accessibility', accessibility: 'accessibility' },
  ...{
    human: 'agent',
    fraud: 'report_fraud',
    cardLost: 'card_lost',
    paymentIssue: 'payment_issue',
    greeting: 'greeting',
    thanks: 'thanks',
    goodbye: 'goodbye',
  },
};
const ofCommand: { [C in Command['do']]?: string } = {
  ...{ confirm: 'yes', deny: 'no', cancel: 'cancel', repeat: 'repeat', spell: 'repeat', human: 'agent', help: 'help', why: 'help' },
  ...{ where: 'help', profile: 'accessibility', slower: 'accessibility', faster: 'accessibility' },
};

const intentOfDialog = (dialog: string): string | null => (Object.hasOwn(ofDialog, dialog) ? (ofDialog[dialog] ?? null) : null);
/** What a command is about, in the names of the field; null for what is about no intent. */
export const intentsOf = (command: Command): (string | null)[] => {
  if (command.do === 'start') {
    const matter = command.dialog === 'atBank' ? command.set?.[0]?.value : undefined;
    return [typeof matter === 'string' ? matter : intentOfDialog(command.dialog)];
  }
  if (command.do === 'unclear') return command.best.map(intentOfDialog);
  return [ofCommand[command.do] ?? null];
};
