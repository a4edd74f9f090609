import zhAct from './zh-CN/act.json';
import zhBalance from './zh-CN/balance.json';
import zhCommon from './zh-CN/common.json';
import zhFees from './zh-CN/fees.json';
import zhFraud from './zh-CN/fraud.json';
import zhHelp from './zh-CN/help.json';
import zhHuman from './zh-CN/human.json';
import zhNotify from './zh-CN/notify.json';
import zhRates from './zh-CN/rates.json';
import zhRefusal from './zh-CN/refusal.json';
import zhSettings from './zh-CN/settings.json';
import zhTerms from './zh-CN/terms.json';
import zhTransfer from './zh-CN/transfer.json';
import enAct from './en/act.json';
import enBalance from './en/balance.json';
import enCommon from './en/common.json';
import enFees from './en/fees.json';
import enFraud from './en/fraud.json';
import enHelp from './en/help.json';
import enHuman from './en/human.json';
import enNotify from './en/notify.json';
import enRates from './en/rates.json';
import enRefusal from './en/refusal.json';
import enSettings from './en/settings.json';
import enTerms from './en/terms.json';
import enTransfer from './en/transfer.json';

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
    balance: zhBalance,
    common: zhCommon,
    fees: zhFees,
    fraud: zhFraud,
    help: zhHelp,
    human: zhHuman,
    notify: zhNotify,
    rates: zhRates,
    refusal: zhRefusal,
    settings: zhSettings,
    terms: zhTerms,
    transfer: zhTransfer,
  }),
  en: catalogueOf({
    act: enAct,
    balance: enBalance,
    common: enCommon,
    fees: enFees,
    fraud: enFraud,
    help: enHelp,
    human: enHuman,
    notify: enNotify,
    rates: enRates,
    refusal: enRefusal,
    settings: enSettings,
    terms: enTerms,
    transfer: enTransfer,
  }),
};
