import { allFees } from './patterns';
import { type Place, says, told } from './place';

export const answerPlaces: Place[] = [
  told('nothing', 'greeting', says([], []), []),
  told('a greeting', 'greeting', says('你好', 'hello'), ['common.hello']),
  told('thanks', 'thanks', says('谢谢', 'thank you'), ['common.thanks']),
  told('a goodbye', 'goodbye', says('再见', 'goodbye'), ['common.goodbye']),
  told('a balance', 'balance', says('查余额', 'balance'), ['balance.one', 'balance.more']),
  told('the balance of one account', 'balance', says('储蓄的余额', 'savings balance'), ['balance.one'], { takes: ['account'] }),
  told('the transactions', 'transactions', says('最近七天的交易', 'transactions of the last seven days'), [
    'transactions.of',
    'transactions.list',
    'transactions.end',
  ]),
  told(
    'the transactions that were looked for',
    'transactions',
    says('2月工资卡给妈妈转出超过100的明细', 'what did I send to mum over 100 from my salary account in February'),
    [
      'transactions.ofAccount',
      'transactions.onlyWords',
      'transactions.onlyOut',
      'transactions.onlyFrom',
      'transactions.list',
      'transactions.end',
    ],
    { takes: ['period', 'account', 'words', 'amount', 'aspect'] },
  ),
  told('a sum', 'totals', says('2月花了多少', 'how much did I spend in February'), ['totals.out', 'totals.ofAll', 'totals.next'], {
    takes: ['period', 'aspect'],
  }),
  told(
    'a sum that was looked for',
    'totals',
    says('2月我从工资卡给妈妈转了多少超过100的', 'how much did I send to mum in all from my salary account in February over 100'),
    ['totals.out', 'totals.ofAccount', 'transactions.onlyWords', 'transactions.onlyFrom', 'totals.next'],
    { takes: ['period', 'account', 'words', 'amount', 'aspect'] },
  ),
  told('a salary that has come', 'arrival', says('工资到没到', 'did my salary arrive'), ['arrival.yes', 'arrival.usual'], {
    takes: ['aspect'],
  }),
  told(
    'money that has not come',
    'arrival',
    says('小明转来的钱到了没有', 'did money from Xiao Ming arrive'),
    ['transactions.onlyWords', 'arrival.never', 'arrival.next'],
    { takes: ['words'] },
  ),
  told(
    'a salary of one month in one account',
    'arrival',
    says('2月工资卡上工资到了没有', 'did my salary arrive on my salary account in February'),
    ['arrival.yes'],
    { takes: ['period', 'account', 'aspect'] },
  ),
  told('a sum that has not come', 'arrival', says([], []), ['transactions.onlyAmount', 'arrival.never', 'arrival.next'], {
    inside: [{ do: 'start', dialog: 'arrival', set: [{ kind: 'money', text: '', value: { minor: '77700', currency: 'CNY' } }] }],
    takes: ['amount'],
  }),
  told(
    'a receipt that was looked for',
    'receipt',
    says('2月工资卡在示范超市412.3的回单', 'receipt for 412.30 at Demo Supermarket on my salary account in February'),
    ['receipt.entry', 'receipt.details'],
    { takes: ['period', 'account', 'words', 'amount'] },
  ),
  told('the latest receipt', 'receipt', says('最近一笔的回单', 'receipt for the latest'), ['receipt.entry', 'receipt.details'], {
    takes: ['aspect'],
  }),
  told(
    'several receipts',
    'receipt',
    says(['最近七天的交易', '第二个'], ['transactions of the last seven days', 'the second one']),
    ['receipt.which'],
    { takes: ['aspect', 'period'] },
  ),
  told(
    'one of several receipts',
    'receipt',
    says(['最近七天的交易', '第二个', '1'], ['transactions of the last seven days', 'the second one', '1']),
    ['receipt.entry', 'receipt.details'],
    { takes: ['reference', 'account'] },
  ),
  told('the fees', 'fees', says('手续费多少', 'what are the fees'), allFees),
  told(
    'the fee for an amount',
    'fees',
    says('转六万到别的银行手续费多少', 'what does it cost to send 60000 to another bank'),
    ['fees.atAmountFee', 'fees.atAmount', 'fees.onlyInstant'],
    { takes: ['about', 'amount'] },
  ),
  told('one fee', 'fees', says('短信服务多少钱', 'how much is the text message service'), ['fees.sms'], { takes: ['about'] }),
  told('the rates', 'rates', says('存款利率多少', 'deposit rates'), ['rates.all', 'rates.since']),
  told('one rate', 'rates', says('三年定期利率多少', 'three year deposit rate'), ['rates.one'], { takes: ['about'] }),
  told('the bills', 'billQuery', says('有什么账单要交', 'what bills are due'), ['bills.total', 'bills.list', 'bills.which'], {
    customer: '10000003',
  }),
  told('one bill', 'billQuery', says('水费多少', 'how much is my water bill'), ['bills.one', 'bills.payOne'], { takes: ['which'] }),
  told('no payment of a bill', 'billNews', says('我交费成功了吗', 'did my bill payment go through'), ['bills.newsNone']),
  told('what a biller has answered', 'billNews', says([], []), ['bills.newsNone'], {
    inside: [{ do: 'start', dialog: 'billNews', set: [{ kind: 'words', text: '', value: 'NONE22' }] }],
    takes: ['reference'],
  }),
  told('whether one bill was paid', 'billNews', says('水费交上了吗', 'was the water bill paid'), ['bills.one', 'bills.payOne'], {
    takes: ['which'],
  }),
  told('the settings', 'settings', says('设置', 'settings'), ['settings.menu']),
  told('one setting', 'settings', says(['设置', '1', '1'], ['settings', '1', '1']), ['settings.choose'], { takes: ['about'] }),
  told('the accessibility services', 'accessibility', says('无障碍服务有哪些', 'what accessibility services are there'), ['services.menu']),
  told(
    'what helps to see',
    'accessibility',
    says(['无障碍服务有哪些', '1'], ['what accessibility services are there', '1']),
    ['services.seeing'],
    { takes: ['about'] },
  ),
  told('how to sign in', 'signIn', says('怎么登录', 'how do I sign in'), ['common.signedInAlready']),
  told('a person asked for', 'human', says('人工', 'agent'), ['human.recorded']),
  told('a lost card', 'cardLost', says('卡丢了', 'I lost my card'), ['urgent.cardLost', 'urgent.cardNext']),
  told('money sent to the wrong person', 'paymentIssue', says('转错人了', 'I sent it to the wrong person'), [
    'urgent.wrongPerson',
    'urgent.wrongNext',
  ]),
  told('what is done at the bank', 'atBank', says('我想开户', 'please unfreeze my debit card'), ['atBank.told', 'atBank.next'], {
    takes: ['matter'],
  }),
  told('a warning', 'fraud', says('有人让我把钱转到安全账户', 'someone told me to move my money to a safe account'), [
    'fraud.warning',
    'fraud.next',
  ]),
];
