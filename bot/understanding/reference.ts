import type { Found, Moment } from './about';
import type { Said } from './normalise';

/** Said to be a reference, though none of the bank's: the customer hears that there is no such one, and not another list. */
const namedReference = /(?:参考号|\breference(?: number| no\.?)?)\s?(?:是|为|:|：|is )?\s?([a-z\d]{4,8})(?![a-z\d])/u;

/** What people put around one that they only name. */
const besideReference =
  /^(?:请?(?:帮我)?[查看](?:一?下)?)?(?:我的?)?(?:(?:参考|交易)?编?号码?(?:是|为)?)?(?:(?:what about )?(?:my |the )?(?:reference(?: number)?)?(?: is)?)?[\s\p{P}]*$/u;

/** 6 characters of the bank's alphabet, alone or one by one; a word or a plain number is none. */
export function referenceIn(said: Said): Found<string> | null {
  for (const { 0: words, index } of said.text.matchAll(/(?<![a-z\d])[234678ckmqwxy](?:[ -]?[234678ckmqwxy]){5}(?![a-z\d])/gu)) {
    const value = words.replace(/[ -]/g, '').toUpperCase();
    if (/\d/.test(value) || words === words.toUpperCase() || /参考号|编号|\breference\b/.test(said.text))
      return { start: index, end: index + words.length, value };
  }
  const named = namedReference.exec(said.text);
  const value = named?.[1]?.toUpperCase();
  if (!named || value === undefined || !/\d/.test(value)) return null;
  const end = named.index + named[0].length;
  return { start: end - value.length, end, value };
}
/** A reference and nothing else, as the customer was told it: what became of that. Where something is asked for, it is the answer to that. */
export function referenceAlone(said: Said, { expected }: Moment): Found<string> | null {
  const found = expected.dialog === undefined ? referenceIn(said) : null;
  const around = found && said.text.slice(0, found.start) + said.text.slice(found.end);
  return around !== null && besideReference.test(around) ? found : null;
}
