import sounds from '../locales/zh-CN/phrases/sounds.json';

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
 * Whether a name that was heard, or spelled in pinyin, may be this one: 李那 and "lina" may be 李娜. That is never taken for granted: 王秀岚 may be
 * somebody else than 王秀兰, and by ear nobody hears the difference, so whoever it may be is asked about. Both in lower case, without spaces.
 */
export function soundsLike(said: string, name: string): boolean {
  const letters = lettersOf(said);
  const isLatin = /^[a-z]{4,}$/.test(letters) && letters.length <= lettersMax;
  if (!isHan(name)) return isLatin && lettersOf(name) === letters;
  if (name.length < 2 || name.length > nameMax) return false;
  return isHan(said) ? isHomophone(said, name) : isLatin && isPinyinOf(letters, name);
}
