import type { Lang, Profile } from '../../accessibility/profile';

type Words = { readonly [L in Lang]: string };

/** How a dialog is opened by words, the first message of its answer, and what puts back what it did. */
export type Opening = { dialog: string; says: Words; key: string; after?: Words };

export const openings: readonly Opening[] = [
  { dialog: 'greeting', says: { 'zh-CN': '你好', en: 'hello' }, key: 'common.greeting' },
  { dialog: 'thanks', says: { 'zh-CN': '谢谢', en: 'thank you' }, key: 'common.thanks' },
  { dialog: 'goodbye', says: { 'zh-CN': '再见', en: 'goodbye' }, key: 'common.goodbye' },
  { dialog: 'balance', says: { 'zh-CN': '查余额', en: 'what is my balance' }, key: 'balance.one' },
  { dialog: 'transactions', says: { 'zh-CN': '最近三个月的交易', en: 'my transactions of the last three months' }, key: 'transactions.of' },
  { dialog: 'totals', says: { 'zh-CN': '2月花了多少', en: 'how much did I spend in February' }, key: 'totals.out' },
  { dialog: 'arrival', says: { 'zh-CN': '工资到没到', en: 'did my salary arrive' }, key: 'arrival.yes' },
  { dialog: 'receipt', says: { 'zh-CN': '最近一笔的电子回单', en: 'receipt of the latest transaction' }, key: 'receipt.entry' },
  { dialog: 'billQuery', says: { 'zh-CN': '水费多少', en: 'how much is my water bill' }, key: 'bills.one' },
  { dialog: 'payBill', says: { 'zh-CN': '交水费', en: 'pay the water bill' }, key: 'payBill.review' },
  { dialog: 'billNews', says: { 'zh-CN': '刚才那笔缴费成功了吗', en: 'did my bill payment go through' }, key: 'bills.newsNone' },
  { dialog: 'transfer', says: { 'zh-CN': '转三块给妈妈', en: 'send 3 to mum' }, key: 'transfer.review' },
  { dialog: 'payees', says: { 'zh-CN': '收款人名单', en: 'my payees' }, key: 'payees.list' },
  { dialog: 'newPayee', says: { 'zh-CN': '添加收款人', en: 'add a payee' }, key: 'payees.askNumber' },
  {
    ...{ dialog: 'renamePayee', says: { 'zh-CN': '把小明的叫法改成明明', en: 'rename landlord to Mr Zhang' }, key: 'payees.renamed' },
    after: { 'zh-CN': '把明明的叫法改成小明', en: 'rename Mr Zhang to Landlord' },
  },
  { dialog: 'removePayee', says: { 'zh-CN': '删除收款人小明', en: 'remove landlord from my payees' }, key: 'payees.removed' },
  { dialog: 'restorePayee', says: { 'zh-CN': '恢复收款人', en: 'bring back the payee' }, key: 'payees.restored' },
  { dialog: 'fees', says: { 'zh-CN': '转到别的银行手续费多少', en: 'is there a fee for sending to another bank' }, key: 'fees.byAmount' },
  { dialog: 'rates', says: { 'zh-CN': '三年定期利率多少', en: 'what interest do you pay on three year deposits' }, key: 'rates.one' },
  { dialog: 'settings', says: { 'zh-CN': '我的设置', en: 'my settings' }, key: 'settings.menu' },
  { dialog: 'needs', says: { 'zh-CN': '按我的需要设置', en: 'what helps me' }, key: 'services.askSee' },
  { dialog: 'accessibility', says: { 'zh-CN': '无障碍服务有哪些', en: 'what accessibility services are there' }, key: 'services.menu' },
  { dialog: 'signIn', says: { 'zh-CN': '怎么登录', en: 'how do I sign in' }, key: 'common.signedInAlready' },
  { dialog: 'human', says: { 'zh-CN': '转人工', en: 'talk to a person' }, key: 'human.recorded' },
  { dialog: 'fraud', says: { 'zh-CN': '有人骗我转账', en: 'someone is trying to scam me' }, key: 'fraud.warning' },
  { dialog: 'cardLost', says: { 'zh-CN': '我的卡丢了', en: 'I lost my card' }, key: 'urgent.cardLost' },
  { dialog: 'atBank', says: { 'zh-CN': '我想开户', en: 'please unfreeze my debit card' }, key: 'atBank.told' },
  { dialog: 'paymentIssue', says: { 'zh-CN': '我转错人了', en: 'I sent money to the wrong person' }, key: 'urgent.wrongPerson' },
];

/** The forms that a customer asks for in words, and what the bank then knows. */
export const forms: readonly { name: string; says: Words; is: Pick<Profile, 'form' | 'wording'> }[] = [
  { name: 'any form', says: { 'zh-CN': '正常模式', en: 'normal mode' }, is: { form: 'any', wording: 'plain' } },
  {
    name: 'for a screen reader',
    says: { 'zh-CN': '我用读屏软件', en: 'I use a screen reader' },
    is: { form: 'screenReader', wording: 'plain' },
  },
  { name: 'speech', says: { 'zh-CN': '语音播报', en: 'voice mode' }, is: { form: 'speech', wording: 'plain' } },
  { name: 'text only', says: { 'zh-CN': '只看文字', en: 'text only' }, is: { form: 'text', wording: 'plain' } },
  { name: 'easy words', says: { 'zh-CN': '说简单点', en: 'use simple words' }, is: { form: 'text', wording: 'easy' } },
  { name: 'sign order', says: { 'zh-CN': '用手语语序', en: 'use sign order' }, is: { form: 'text', wording: 'signFirst' } },
];

export const inLanguage: Words = { 'zh-CN': '说中文', en: 'speak English please' };
export const inPlainWords: Words = { 'zh-CN': '普通说法', en: 'normal words' };
export const cancelled: Words = { 'zh-CN': '取消', en: 'cancel' };
