import type { Lang } from '../../accessibility/profile';
import { examplesOf } from '../../bot/understanding/intents/examples';
import { isFurtherCommand } from '../../bot/understanding/intents/further';
import { rankedOf } from '../../bot/understanding/intents/judge';
import { classifyText, efforts, learntFrom, nothing } from '../../bot/understanding/intents/model';
import { train } from '../../bot/understanding/linear/train';
import { normalise } from '../../bot/understanding/normalise';
import { type IntentScores, type Share, scoreIntents } from '../understanding/scores';
import {
  type IntentRow,
  type Judged,
  isLearnt,
  judgeAmounts,
  judgePeriods,
  judgeReplies,
  type SetName,
  silentlyWrong,
  type ValueSetName,
} from '../understanding/strangers';

const percent = ({ part, of }: Share) => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`;
const shareOf = (rows: Judged[]): Share => ({ part: rows.filter(({ right }) => right).length, of: rows.length });
const confusedMax = 6;

/** What utterances are about: figures, the weak intents, what is taken for what, and what the margin is worth. */
export function tellIntents(name: string, rows: IntentRow[], lang: Lang): void {
  const scores = scoreIntents(rows, lang);
  const { first, eitherOfTwo, refused, wronglyAccepted, falseMoneyStarts } = scores;
  console.log(`${name}, ${lang}: ${scores.count} utterances; first guess right ${percent(first)}, one of two ${percent(eitherOfTwo)}`);
  console.log(
    `  out of scope refused ${percent(refused)}, wrongly accepted ${percent(wronglyAccepted)}, false money starts ${falseMoneyStarts.part}`,
  );
  console.log(`  by intent: ${scores.byIntent.map(([intent, share]) => `${intent} ${share.part}/${share.of}`).join(', ')}`);
  console.log(`  confused: ${scores.confused.slice(0, confusedMax).map(([pair, count]) => `${pair} ${count}`).join(', ')}`); // prettier-ignore
  console.log(`  the model alone, by margin: ${scores.atMargin.map(marginOf).join('; ')}`);
}

const marginOf = ({ margin, decided, right }: IntentScores['atMargin'][number]) =>
  `≥ ${margin} decides ${percent(decided)}, right ${percent(right)}`;

/** Amounts and times of one stranger. */
export function tellValues(set: ValueSetName, lang: Lang, isShown: boolean): void {
  const [amounts, wrong, { told, asked }] = [judgeAmounts(set, lang), silentlyWrong(set, lang), judgePeriods(set, lang)];
  const learnt = isLearnt(set) ? ', learnt from' : '';
  console.log(`${set}, ${lang}${learnt}: amounts exact ${percent(shareOf(amounts))}, silent wrong ${wrong.length} (wanted 0)`);
  console.log(`  times exact ${percent(shareOf(told))}, unclear ones left open ${percent(shareOf(asked))}`);
  if (isShown) show([amounts, wrong, told, asked].flat());
}

/** Replies to a review. */
export function tellReplies(set: SetName, lang: Lang, isShown: boolean): void {
  const replies = judgeReplies(set, lang);
  const of = (reply: string) => replies.filter(({ wanted }) => wanted === reply);
  const falseYes = replies.filter(({ wanted, got }) => got === 'yes' && wanted !== 'yes');
  console.log(
    `${set}, ${lang}: a yes is heard ${percent(shareOf(of('yes')))}, a no ${percent(shareOf(of('no')))}; false yes ${falseYes.length} (wanted 0)`,
  );
  if (isShown) show(replies);
}

function show(rows: Judged[]): void {
  for (const { text, wanted, got } of rows.filter(({ right }) => !right))
    console.log(`    ${text}  wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
}

const shareHeldOut = 10;

/** The public English utterances: a tenth is kept from a training of its own and asked. */
export function tellPublic(): void {
  const all = examplesOf('en');
  const publics = all.filter(({ weight, name }) => weight !== 1 && !isFurtherCommand(name));
  const asked = new Set(publics.filter((_, at) => at % shareHeldOut === 0));
  const model = train('en', learntFrom(all.filter((one) => !asked.has(one)), 'en'), efforts.en); // prettier-ignore
  const right = [...asked].filter(({ text, name }) => {
    const [best] = rankedOf(classifyText(model, normalise(text).text));
    return (best?.intent ?? nothing) === name;
  });
  console.log(
    `public English utterances, a tenth kept from the training: ${asked.size}, first guess right ${percent({ part: right.length, of: asked.size })}`,
  );
}
