/** What the evaluator of limits and the prices are made of. Days are from T. `null`: no such limit. Amounts in yuan. */
export const demoClassLimits: { class: 1 | 2 | 3; day: string | null; year: string | null; balance: string | null }[] = [
  { class: 1, day: null, year: null, balance: null },
  { class: 2, day: '10,000.00', year: '200,000.00', balance: null },
  { class: 3, day: '2,000.00', year: '50,000.00', balance: '2,000.00' },
];

/** The fee of the first tier that holds the amount. */
export const demoFees: { route: string; upTo: string; fee: string }[] = [
  { route: 'thisBank', upTo: '9,999,999,999,999.99', fee: '0.00' },
  { route: 'mobile', upTo: '9,999,999,999,999.99', fee: '0.00' },
  { route: 'bill', upTo: '9,999,999,999,999.99', fee: '0.00' },
  { route: 'otherBank', upTo: '5,000.00', fee: '0.00' },
  { route: 'otherBank', upTo: '50,000.00', fee: '5.00' },
  { route: 'otherBank', upTo: '9,999,999,999,999.99', fee: '10.00' },
  { route: 'otherBankOrdinary', upTo: '9,999,999,999,999.99', fee: '0.00' },
  { route: 'otherBankNextDay', upTo: '9,999,999,999,999.99', fee: '0.00' },
];

/** Amounts in fen, rates in basis points. A code covers 50,000 a day to others, a certificate (手机盾, U盾) 500,000; above is the counter's. */
export const demoRules: { name: string; value: number; since: number }[] = [
  { name: 'othersDayCount', value: 50, since: -400 },
  { name: 'codeDayMinor', value: 5_000_000, since: -400 },
  { name: 'certificateDayMinor', value: 50_000_000, since: -400 },
  { name: 'phonePasswordDayMinor', value: 2_000_000, since: -400 },
  { name: 'phonePasswordEachMinor', value: 500_000, since: -400 },
  { name: 'newCardFeeMinor', value: 500, since: -400 },
  { name: 'smsServiceMonthMinor', value: 200, since: -400 },
  { name: 'smsServiceNoticeDays', value: 3, since: -400 },
  { name: 'currentRateBasisPoints', value: 5, since: -30 },
  { name: 'oneYearRateBasisPoints', value: 95, since: -30 },
  { name: 'threeYearRateBasisPoints', value: 125, since: -30 },
];
