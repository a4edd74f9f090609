/** What requests turn on; a slip in one of these costs the customer a turn. */
const keywords = ['transfer', 'balance', 'account', 'savings', 'please', 'landlord', 'send', 'money'];
const homophones: [RegExp, string][] = [
  [/[鱼于雨语余][额鹅恶]/g, '余额'],
  [/[传专赚砖装]账|转[仗帐](?!篷)/g, '转账'],
  [/汇宽/g, '汇款'],
  [/[砖赚专装](?=\s?\ue000)/gu, '转'],
];

/** Mends a slip of the finger or of speech recognition in the words that the dialog rules look for; amounts and names are never touched. */
export function respell(text: string): string {
  const mended = text.replace(
    /(?<![\p{L}\p{N}'])[a-z]{4,12}(?![\p{L}\p{N}'])/gu,
    (word) => keywords.find((keyword) => isSlipOf(word, keyword)) ?? word,
  );
  const plain = mended.replace(/\bi should (?=(?:very much )?(?:like|love) to\b)/g, 'i would ');
  return homophones.reduce((left, [heard, meant]) => left.replace(heard, meant), plain);
}

/** One letter too many, too few or other, or two in each other's place; in a short word only the latter. */
function isSlipOf(word: string, keyword: string): boolean {
  if (word === keyword || Math.abs(word.length - keyword.length) > 1 || word.startsWith(keyword) || `${word}s` === keyword) return false;
  let same = 0;
  while (same < word.length && word[same] === keyword[same]) same += 1;
  const [rest, wanted] = [word.slice(same), keyword.slice(same)];
  if (rest.length === wanted.length && rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2)) return true;
  if (keyword.length < 6) return false;
  return rest.slice(1) === wanted || rest === wanted.slice(1) || rest.slice(1) === wanted.slice(1);
}
