const debitPrefix = '629999';
const creditPrefix = '628888';

/** The sum of the Luhn check (ISO/IEC 7812-1, annex B) is a multiple of ten for every number that is no typing mistake. */
export function isLuhnValid(number: string): boolean {
  const sum = Array.from(number)
    .reverse()
    .reduce((total, digit, place) => total + weighed(Number(digit), place), 0);
  return /^\d{13,19}$/.test(number) && sum % 10 === 0;
}

const weighed = (digit: number, place: number) => (place % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2);

/** The fictional account number with this tail: the paper's pattern, with the one digit before the tail that makes it Luhn-valid. */
export function numberOf(tail: string, kind: 'debit' | 'credit' = 'debit'): string {
  const start = kind === 'debit' ? `${debitPrefix}${'0'.repeat(8)}` : `${creditPrefix}${'0'.repeat(5)}`;
  const found = Array.from({ length: 10 }, (_, digit) => `${start}${digit}${tail}`).find(isLuhnValid);
  if (found === undefined) throw new Error(`no number ends in ${tail}`);
  return found;
}
