import zhAct from './zh-CN/act.json';
import zhArrival from './zh-CN/arrival.json';
import zhAtBank from './zh-CN/atBank.json';
import zhBalance from './zh-CN/balance.json';
import zhBills from './zh-CN/bills.json';
import zhCommon from './zh-CN/common.json';
import zhFees from './zh-CN/fees.json';
import zhFraud from './zh-CN/fraud.json';
import zhHelp from './zh-CN/help.json';
import zhHuman from './zh-CN/human.json';
import zhNotify from './zh-CN/notify.json';
import zhPayees from './zh-CN/payees.json';
import zhPayBill from './zh-CN/payBill.json';
import zhRates from './zh-CN/rates.json';
import zhReceipt from './zh-CN/receipt.json';
import zhRefusal from './zh-CN/refusal.json';
import zhServices from './zh-CN/services.json';
import zhSettings from './zh-CN/settings.json';
import zhTerms from './zh-CN/terms.json';
import zhTotals from './zh-CN/totals.json';
import zhTransactions from './zh-CN/transactions.json';
import zhTransfer from './zh-CN/transfer.json';
import zhUrgent from './zh-CN/urgent.json';
import enAct from './en/act.json';
import enArrival from './en/arrival.json';
import enAtBank from './en/atBank.json';
import enBalance from './en/balance.json';
import enBills from './en/bills.json';
import enCommon from './en/common.json';
import enFees from './en/fees.json';
import enFraud from './en/fraud.json';
import enHelp from './en/help.json';
import enHuman from './en/human.json';
import enNotify from './en/notify.json';
import enPayees from './en/payees.json';
import enPayBill from './en/payBill.json';
import enRates from './en/rates.json';
import enReceipt from './en/receipt.json';
import enRefusal from './en/refusal.json';
import enServices from './en/services.json';
import enSettings from './en/settings.json';
import enTerms from './en/terms.json';
import enTotals from './en/totals.json';
import enTransactions from './en/transactions.json';
import enTransfer from './en/transfer.json';
import enUrgent from './en/urgent.json';

type Catalogue = { [key: string]: string };

function catalogueOf(files: { [file: string]: Catalogue }): Catalogue {
  return Object.fromEntries(
    Object.entries(files).flatMap(([file, templates]) => Object.entries(templates).map(([key, template]) => [`${file}.${key}`, template])),
  );
}

/** Every template by `<file>.<key>` with its variants (`_speech`, `_easy`, `_one` …), ready for i18next. */
export const catalogues: { 'zh-CN': Catalogue; en: Catalogue } = {
  'zh-CN': catalogueOf({
    act: zhAct,
    arrival: zhArrival,
    atBank: zhAtBank,
    balance: zhBalance,
    bills: zhBills,
    common: zhCommon,
    fees: zhFees,
    fraud: zhFraud,
    help: zhHelp,
    human: zhHuman,
    notify: zhNotify,
    payees: zhPayees,
    payBill: zhPayBill,
    rates: zhRates,
    receipt: zhReceipt,
    refusal: zhRefusal,
    services: zhServices,
    settings: zhSettings,
    terms: zhTerms,
    totals: zhTotals,
    transactions: zhTransactions,
    transfer: zhTransfer,
    urgent: zhUrgent,
  }),
  en: catalogueOf({
    act: enAct,
    arrival: enArrival,
    atBank: enAtBank,
    balance: enBalance,
    bills: enBills,
    common: enCommon,
    fees: enFees,
    fraud: enFraud,
    help: enHelp,
    human: enHuman,
    notify: enNotify,
    payees: enPayees,
    payBill: enPayBill,
    rates: enRates,
    receipt: enReceipt,
    refusal: enRefusal,
    services: enServices,
    settings: enSettings,
    terms: enTerms,
    totals: enTotals,
    transactions: enTransactions,
    transfer: enTransfer,
    urgent: enUrgent,
  }),
};
