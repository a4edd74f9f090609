import type { Lang } from '../../accessibility/profile';

/** Words that only somebody who writes English uses. Names, "ok" and "hi" are no sign: Chinese customers write them too. */
const english = new Set(
  (
    'a about account accounts all am an and another are balance bank be but can cancel card change check could current did do does dont for from ' +
    'give go have help how i id im in is it know like main make me memo mom money more mother much mum my need no not of on one other pay payment ' +
    'please put recipient rent repeat savings say see send settings show slower spell start stop tell than that the their then there this to transfer ' +
    'wait want was what whats when where which who why will with would wrong yuan you your hundred thousand speak english chinese mandarin thanks thank ' +
    'only text read aloud use simple words larger bigger slow down never mind go ahead human agent person order sure confirm screen reader voice keep'
  ).split(' '),
);
/** One of these alone could be anybody's. */
const shared = new Set(['ok', 'yes', 'no', 'hi', 'hello', 'bye', 'thanks', 'thank', 'you', 'a', 'i', 'one', 'all']);

/** The language that an utterance is clearly in; null for names, numbers, single common words and an even mixture. Takes normalised text. */
export function languageOf(text: string): Lang | null {
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  const words = (text.match(/[a-z][a-z']*/g) ?? []).map((word) => word.replaceAll("'", ''));
  const known = words.filter((word) => english.has(word));
  if (han === 0) return known.some((word) => !shared.has(word)) || known.length >= 3 ? 'en' : null;
  if (known.length >= 2 && han <= 2 * known.length) return han <= 4 && /^[a-z]/.test(text) ? 'en' : null;
  return known.length < 2 || han >= 4 * known.length ? 'zh-CN' : null;
}
