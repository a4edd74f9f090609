import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../accessibility/profile';
import { examplesOf } from '../../bot/understanding/intents/examples';
import { normalise } from '../../bot/understanding/normalise';
import { sumExamples } from '../../bot/understanding/sums/examples';
import type { About } from '../../bot/understanding/understand';
import { amountAsked, commandsOf, idle, review, sumsTaken, sumsTold, valuesTold } from './moment';

/**
 * What strangers wrote who had seen neither phrases nor rules nor each other's sets; each was measured before anybody had read it (2026-11-22). Then
 * what the first showed was mended, of the second and third what they showed of amounts, times and replies; their intents are still unread.
 */
export const sets = ['first', 'second', 'third'] as const;
/**
 * Sums and times alone, by sixteen more. The fourth and fifth were asked for the widest variety they could think of, the others for an ordinary day at
 * a bank. Each was looked at once it had been measured; the ninth counted the last N days from the day after ours and the twelfth this week, month and
 * year to their last day, which was corrected.
 */
export const valueSets = [
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
] as const;
/** Sums are learnt from what these said of them: it shows that nothing is forgotten, and measures nothing. */
const learntSets: readonly ValueSetName[] = [...sets, ...valueSets.slice(0, valueSets.indexOf('nineteenth') + 1)];
export const isLearnt = (set: ValueSetName): boolean => learntSets.includes(set);
export type SetName = (typeof sets)[number];
export type ValueSetName = SetName | (typeof valueSets)[number];

const rowsOf = <T>(set: ValueSetName, file: string): T[] =>
  readFileSync(join(__dirname, 'strangers', set, `${file}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

/** A phrase without its figures, punctuation and politeness: two that are the same then teach nothing new. */
export const bare = (phrase: string): string =>
  normalise(phrase)
    .text.replace(/请问?|麻烦您?你?|劳驾|谢谢您?|\b(?:please|kindly|thanks|thank you|could you|can you|would you)\b/gu, '')
    .replace(/[\d一二两三四五六七八九十百千万零]+/gu, '#')
    .replace(/[^\p{L}\p{M}#]+/gu, '');

export type IntentRow = { text: string; intent: string | null };

/** Without the utterances that something learnt from happens to be, our own or public: those would measure nothing. */
export function readIntents(set: SetName, lang: Lang): IntentRow[] {
  const known = new Set(examplesOf(lang).map(({ text }) => bare(text)));
  return rowsOf<IntentRow>(set, `intents.${lang === 'en' ? 'en' : 'zh'}`).filter(({ text }) => !known.has(bare(text)));
}

/** null and `ask`: no amount is named, or a careful teller would ask back. */
type AmountRow = { text: string; lang: Lang; amount: string | null };
type PeriodRow = { text: string; lang: Lang; today: string; period: { start: string; end: string } | 'ask' | null };
type ReplyRow = { text: string; lang: Lang; reply: 'yes' | 'no' | 'other' };

export type Judged = { text: string; wanted: unknown; got: unknown; right: boolean };
const inLanguage = <T extends { lang: Lang }>(rows: T[], lang: Lang) => rows.filter((row) => row.lang === lang);

const learntIn = (lang: Lang) => {
  const rows = sumExamples(lang);
  return { rows, known: new Set(rows.map(({ text }) => bare(text))) };
};
const learnt = { 'zh-CN': learntIn('zh-CN'), en: learntIn('en') };

/** What a set says of sums; what is learnt from stands where that is learnt. */
export const amountsOf = (set: ValueSetName, lang: Lang): Pick<AmountRow, 'text' | 'amount'>[] =>
  isLearnt(set) ? learnt[lang].rows.filter((row) => row.set === set) : inLanguage(rowsOf<AmountRow>(set, 'amounts'), lang);

/** Amounts that are said, each as the report tells it; where a set measures, without what something learnt from happens to be. */
export function judgeAmounts(set: ValueSetName, lang: Lang): Judged[] {
  const isKnown = (text: string) => !isLearnt(set) && learnt[lang].known.has(bare(text));
  const said = amountsOf(set, lang).filter(({ text, amount }) => amount !== 'ask' && amount !== null && !isKnown(text));
  return said.map(({ text, amount }) => {
    const got = sumsTold(text, lang).map(({ amount: sum }) => sum);
    return { text, wanted: amount, got, right: got.length === 1 && got[0] === amount };
  });
}

const moments: About[] = [idle, amountAsked, review];

/**
 * What would be taken for a certain amount where another was said, or none that is certain: by the bot, whether it hears the sentence out of the blue, as
 * the answer to "how much?" or at a review, and by the report.
 */
export function silentlyWrong(set: ValueSetName, lang: Lang): Judged[] {
  return amountsOf(set, lang).flatMap(({ text, amount }) => {
    const told = [
      ...moments.flatMap((moment) => sumsTaken(text, { ...moment, lang }).map(({ amount: sum }) => sum)),
      ...sumsTold(text, lang).flatMap(({ amount: sum, currency }) => (currency === 'CNY' ? [sum] : [])),
    ];
    return [...new Set(told)].filter((sum) => sum !== amount).map((got) => ({ text, wanted: amount, got, right: false }));
  });
}

/** Times that can be told, and those that a careful teller would ask about or that nobody named. */
export function judgePeriods(set: ValueSetName, lang: Lang): { told: Judged[]; asked: Judged[] } {
  const judged = inLanguage(rowsOf<PeriodRow>(set, 'periods'), lang).map((row) => {
    const got = valuesTold(row.text, 'period', lang, row.today);
    const isSame = got.length === 1 && JSON.stringify(got[0]) === JSON.stringify(row.period);
    return { text: `${row.today} ${row.text}`, wanted: row.period, got, right: isTold(row) ? isSame : got.length === 0 };
  });
  return {
    told: judged.filter(({ wanted }) => isTold({ period: wanted })),
    asked: judged.filter(({ wanted }) => !isTold({ period: wanted })),
  };
}

const isTold = ({ period }: Pick<PeriodRow, 'period'>): boolean => period !== 'ask' && period !== null;

/** Replies to a review. `wanted` is yes, no or other; `got` is what is heard. */
export function judgeReplies(set: SetName, lang: Lang): Judged[] {
  return inLanguage(rowsOf<ReplyRow>(set, 'yes'), lang).map(({ text, reply }) => {
    const heard = commandsOf(text, { ...review, lang }).map((command) => command.do);
    const got = heard.includes('confirm') ? 'yes' : heard.some((one) => one === 'deny' || one === 'cancel') ? 'no' : 'other';
    return { text, wanted: reply, got, right: got === reply };
  });
}
