const hashBegin = 0x811c9dc5;

/** FNV-1a over UTF-16 units (RFC 9923): 32 bits tell the features of a language apart, and nothing but numbers is kept of them. */
export function hash(text: string, from = 0, to = text.length, begun = hashBegin): number {
  let value = begun;
  for (let at = from; at < to; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
