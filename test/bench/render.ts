import { message, money, choice, type Message } from '../../accessibility/message';
import { defaultProfile, type Profile } from '../../accessibility/profile';
import { createRender } from '../../accessibility/render';
import type { Abilities } from '../../accessibility/rendition';
import { understand } from '../../bot/understanding/understand';
import { idle } from '../understanding/moment';
import { readSentences } from '../understanding/sentences';
import type { Ground } from './ground';
import { longTexts } from './long-texts';
import { atMost, type Options, type Row } from './report';
import { percentile } from './rounds';

const abilities: Abilities = { channel: 'web', choices: 'buttons', choicesMax: 9 };

/** What one turn costs in the pure parts: rendering it in every form, and understanding what was said. One process, warmed up. */
export function benchRender(_: Ground, o: Options): Promise<Row[]> {
  const times = o.short ? 2_000 : 20_000;
  return Promise.resolve([renderRow(times, o), understandRow(o), longRow(o)]);
}

const account = { t: 'account' as const, tail: '1234', alias: '工资卡' };
/** A balance with its offers, all accounts as a table, and a refusal with a way out. */
const turns: Message[][] = [
  [
    message('balance.one', 'info', { account, available: money('1234567') }, { private: true }),
    message('balance.more', 'menu', {}, { choices: ['5678', '9012', '9056'].map((tail) => choice(`balance:${tail}`, 'balance.choiceAccount', { account: { ...account, tail } })) }), // prettier-ignore
  ],
  [
    message('balance.all', 'info', {
      accounts: {
        ...{ t: 'rows', caption: 'balance.allCaption', row: 'balance.allRow', total: 7 },
        items: ['1234', '5678', '9012', '9056', '6012', '7007', '1888'].map((tail) => ({ account: { ...account, tail }, kind: { t: 'term', key: 'kind.current' }, balance: money('5000000') })), // prettier-ignore
      },
    }),
  ],
  [
    message(
      'common.errorNotMoved',
      'error',
      {},
      { money: 'notMoved', urgency: 'alert', choices: [choice('human', 'help.choiceHuman', {})] },
    ),
  ],
];
const profiles: Profile[] = [defaultProfile, { ...defaultProfile, lang: 'en' }, { ...defaultProfile, wording: 'easy' }];

function renderRow(times: number, o: Options): Row {
  const render = createRender(() => '2026-03-18');
  const all = turns.flatMap((turn) => profiles.map((profile) => () => render(turn, profile, abilities)));
  timeEach(all, Math.ceil(times / 10));
  const micros = timeEach(all, times);
  const [middle, high] = [percentile(micros, 0.5), percentile(micros, 0.95)];
  o.say(`render: median ${middle.toFixed(0)} µs, p95 ${high.toFixed(0)} µs over ${turns.length} turns in ${profiles.length} wordings`);
  return atMost('render one turn in every form, p95', high / 1000, 1, `${(high / 1000).toFixed(2)} ms (median ${(middle / 1000).toFixed(3)})`, ' ms'); // prettier-ignore
}

/** Sentences that were looked at while the rules were written: how fast is asked here, how well by `npm run bench:understanding`. */
function understandRow(o: Options): Row {
  const sentences = ['seen.zh.jsonl', 'seen.en.jsonl'].flatMap(readSentences);
  const all = sentences.map(
    ({ text, lang }) =>
      () =>
        understand(text, { ...idle, lang: lang === 'en' ? 'en' : 'zh-CN' }),
  );
  timeEach(all, all.length);
  const high = percentile(timeEach(all, all.length * 2), 0.95) / 1000;
  o.say(`understanding: p95 ${high.toFixed(2)} ms over ${sentences.length} sentences`);
  return atMost('understanding, p95', high, 5, `${high.toFixed(2)} ms`, ' ms');
}

function longRow(o: Options): Row {
  const all = longTexts.map(
    ({ text }) =>
      () =>
        understand(text, idle),
  );
  timeEach(all, 100);
  const slowest = Math.max(...all.map((one) => percentile(timeEach([one], 50), 0.95))) / 1000;
  o.say(`understanding up to 2,000 characters of anything: p95 of the slowest kind ${slowest.toFixed(2)} ms`);
  return atMost('understanding 2,000 characters of anything, p95', slowest, 5, `${slowest.toFixed(2)} ms`, ' ms');
}

const tries = 3;

/** Microseconds of each run, the runs in turn; of each the best of three, so that what else runs on the machine is not counted. */
function timeEach(runs: (() => unknown)[], times: number): number[] {
  const once = (run: () => unknown) => {
    const begun = performance.now();
    run();
    return (performance.now() - begun) * 1000;
  };
  return Array.from({ length: times }, (_, at) => Math.min(...Array.from({ length: tries }, () => once(runs[at % runs.length]!))));
}
