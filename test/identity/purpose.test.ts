import { Answer } from '../../bot/banking/outcome';
import { purposeOf } from '../../bot/identity/purpose';

/** The purpose that the ledger's answer leads to. */
function read(purpose: unknown) {
  const answer = Answer.parse({ is: 'stepUpNeeded', purpose });
  if (answer.is !== 'stepUpNeeded') throw new Error(answer.is);
  return purposeOf(answer.purpose, '工资卡');
}

const from = { t: 'account', tail: '1234', alias: '工资卡' };
const yuan = (minor: string, as?: 'fee') => ({ t: 'money', v: { minor, currency: 'CNY' }, ...(as ? { as } : {}) });
const transfer = { payee: '王秀兰', payeeTail: '6688', payeeBank: 'bank.demo', amountMinor: '20000', feeMinor: '0' };
const payBill = { what: 'payBill', fromTail: '1234', biller: 'biller.gas', bill: 'bill.gas', billKey: '4100011122' };

describe('what the ledger asks a code for', () => {
  test.each([{}, { what: 'transfer' }])('is a transfer where it says so or says nothing: %j', (what) => {
    expect(read({ ...what, ...transfer, fromTail: '1234', arrival: 'arrival.instant' })).toEqual({
      ...{ what: 'transfer', from, payee: { t: 'name', v: '王秀兰' }, payeeAccount: { t: 'account', tail: '6688', bank: 'bank.demo' } },
      ...{ amount: yuan('20000'), fee: yuan('0', 'fee'), arrival: { t: 'term', key: 'arrival.instant' } },
    });
  });

  test('is a bill with its biller, kind and key', () => {
    expect(read({ ...payBill, amountMinor: '7800', feeMinor: '0' })).toEqual({
      ...{ what: 'payBill', from, biller: { t: 'term', key: 'biller.gas' }, bill: { t: 'term', key: 'bill.gas' } },
      ...{ billKey: { t: 'digits', v: '4100011122', as: 'billKey' }, amount: yuan('7800'), fee: yuan('0', 'fee') },
    });
  });

  test('is a payee to be saved, without an account that pays', () => {
    expect(read({ what: 'addPayee', payee: '周海', payeeTail: '5566', payeeBank: 'bank.demo' })).toEqual({
      ...{ what: 'addPayee', payee: { t: 'name', v: '周海' }, payeeAccount: { t: 'account', tail: '5566', bank: 'bank.demo' } },
    });
  });

  test.each([
    ['of a kind nobody knows', { ...transfer, what: 'loan', fromTail: '1234', arrival: 'arrival.instant' }],
    ['without its amount', { ...payBill, feeMinor: '0' }],
    ['whose biller is no biller', { ...payBill, biller: 'bill.gas', amountMinor: '7800', feeMinor: '0' }],
  ])('is not read when it is one %s', (_, purpose) => {
    expect(() => read(purpose)).toThrow();
  });
});
