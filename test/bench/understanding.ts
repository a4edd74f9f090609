import { understand } from '../../bot/understanding/understand';
import { readDev } from '../understanding/dev';
import { idle } from '../understanding/moment';
import { judgeSentence, readSentences } from '../understanding/sentences';
import { readIntents, sets, valueSets } from '../understanding/strangers';
import { tellCold, tellGuess, tellLong, time, toldTimes } from './understanding-cost';
import { tellIntents, tellPublic, tellReplies, tellValues } from './understanding-scores';

/**
 * How well sentences are understood that somebody wrote who had not seen the rules. Of the held-out set only figures are told, and what is
 * dangerous; with `--seen` the sets that were looked at are measured instead, whose misses `--show` prints.
 */
const isSeen = process.argv.includes('--seen');
const isShown = process.argv.includes('--show');
const languages = ['zh-CN', 'en'] as const;

function measure(file: string): boolean {
  const rows = readSentences(file);
  const judged = rows.map((row) => ({ ...row, ...judgeSentence(row) }));
  const moneyStarts = judged.filter((row) => row.isMoneyStart);
  const amounts = judged.filter((row) => row.wrongAmount !== null);
  const wrong = judged.filter((row) => !row.isRight);
  const right = (rows.length - wrong.length) / rows.length;
  const about = { ...idle, lang: file.includes('.en.') ? ('en' as const) : ('zh-CN' as const) };
  console.log(`${file}: ${rows.length} sentences, right start ${(100 * right).toFixed(1)} % (wanted ≥ 80)`);
  console.log(`  wrong money starts ${moneyStarts.length} (wanted 0), silent wrong amounts ${amounts.length} (wanted 0)`);
  console.log(`  ${toldTimes(time(rows.map((row) => () => understand(row.text, about))))}`);
  for (const row of moneyStarts) console.log(`    MONEY ${row.text}`);
  for (const row of amounts) console.log(`    AMOUNT ${row.text}  wanted ${row.amountMinor ?? 'no amount'}, got ${row.wrongAmount}`);
  if (isSeen && isShown)
    for (const row of wrong) console.log(`    ${row.text}  wanted ${row.dialog ?? 'nothing'}, got ${row.outcome ?? 'nothing'}`);
  return right >= 0.8 && moneyStarts.length === 0 && amounts.length === 0;
}

try {
  const passed = ['zh', 'en'].map((lang) => measure(`${isSeen ? 'seen' : 'sentences'}.${lang}.jsonl`));
  if (passed.includes(false)) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
for (const lang of languages) {
  tellIntents('development set', readDev(lang), lang);
  for (const set of sets) tellIntents(`${set} stranger`, readIntents(set, lang), lang);
  for (const set of [...sets, ...valueSets]) tellValues(set, lang, isShown);
  for (const set of sets) tellReplies(set, lang, isShown);
  tellGuess(readDev(lang).map(({ text }) => text));
}
tellPublic();
tellLong();
tellCold();
