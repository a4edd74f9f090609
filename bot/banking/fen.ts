const yuanPattern = /^(-?)(\d{1,3}(?:,\d{3})*)\.(\d{2})$/;

/** Fen of an amount as people write it in our own data (`-1,250.50`); throws on anything else, so that a typing mistake never becomes money. */
export function fenOf(yuan: string): bigint {
  const found = yuanPattern.exec(yuan);
  if (!found) throw new Error(`not an amount: ${yuan}`);
  const [, sign = '', whole = '', cents = ''] = found;
  return BigInt(sign + whole.replaceAll(',', '') + cents);
}
