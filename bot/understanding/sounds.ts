import sounds from '../../locales/zh-CN/phrases/sounds.json';
import type { Known } from './about';

/** Names are so long; in a longer one a slip of the ear is no longer one. */
const nameMax = 6;
/** Letters of such a name at most: six syllables of six. */
const lettersMax = 36;

/** How a character may be read, without tones: 单 dan or shan. `sounds.json` holds those of everyday writing and of names. */
const readingsOf = new Map<string, string[]>();
for (const [sound, characters] of Object.entries(sounds))
  for (const character of characters) readingsOf.set(character, [...(readingsOf.get(character) ?? []), sound]);

const isHan = (words: string) => /^\p{Script=Han}+$/u.test(words);
const lettersOf = (words: string) => words.replace(/ü/g, 'v').replace(/[ '’-]/g, '');

/** Whether two names of as many characters may be the same sounds: 李那 and 李娜. */
function isHomophone(one: string, other: string): boolean {
  return (
    one.length === other.length &&
    Array.from(one).every((character, at) => {
      const twin = other.charAt(at);
      return character === twin || (readingsOf.get(character) ?? []).some((sound) => readingsOf.get(twin)?.includes(sound));
    })
  );
}

/** Whether letters are how the characters are read, one after the other: wangxiulan, 王秀兰. */
function isPinyinOf(letters: string, name: string): boolean {
  let rests = new Set([letters]);
  for (const character of name) {
    const readings = readingsOf.get(character) ?? [];
    rests = new Set(
      [...rests].flatMap((rest) => readings.filter((sound) => rest.startsWith(sound)).map((sound) => rest.slice(sound.length))),
    );
  }
  return rests.has('');
}

/**
 * The one name of the customer's own list that sounds like what was heard or is spelled in pinyin: 李那 and "lina" for 李娜. Null where none does, or
 * names of two people do. Whoever it is, is read back with bank and tail before anything is sent.
 */
export function soundsLike(plain: string, names: Known[]): string | null {
  const isChinese = isHan(plain) && plain.length >= 2 && plain.length <= nameMax;
  const letters = lettersOf(plain);
  const isLatin = /^[a-z]{4,}$/.test(letters) && letters.length <= lettersMax;
  if (!isChinese && !isLatin) return null;
  const alike = names.filter(({ plain: name }) =>
    isHan(name)
      ? name.length >= 2 && name.length <= nameMax && (isChinese ? isHomophone(plain, name) : isPinyinOf(letters, name))
      : isLatin && lettersOf(name) === letters,
  );
  const [chinese, other] = new Set(alike.filter(({ plain: name }) => isHan(name)).map(({ word }) => word));
  return other === undefined ? (chinese ?? alike[0]?.word ?? null) : null;
}
