/**
 * `npm run bench:page [-- --short] [--built]`: the chat page beside the official Web Chat at the same bot in one run: bytes, time to usable on a slow
 * phone, memory. Prints plain lines and in the end one Markdown table. Fails where the page weighs more than its budget or words are not answered,
 * never for a time.
 */
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium';
import { openFront } from '../support/front';
import { official, officialPages, on } from '../support/official';
import { build } from './build';
import { openGround, startBot } from './ground';
import { loadBefore, machine } from './report';
import { median, told } from './rounds';
import { type ChatPage, type Line, type Visit, visit } from './visit';

/** The budgets of DESIGN 9. */
const bytesMax = 15_000;
const usableMaxMs = 1_000;
const slow: Line = { kbitPerSecond: 400, latencyMs: 0, cpuSlowdown: 6 };
const far: Line = { ...slow, latencyMs: 150 };

const ours: ChatPage = { name: 'our page', path: '/chat', box: '#say', message: '#log article' };
const theirs = (bundle: string): ChatPage => ({ name: bundle, path: `/official/${bundle}.html`, box: on.box, message: on.message });
const pages = [ours, theirs('webchat.js'), theirs('webchat-minimal.js')];

type Visits = Map<string, { slow: Visit[]; far: Visit[] }>;

/** In turn, each round beginning with another page, so that whatever else the machine does meets all alike. */
async function visitAll(browser: Browser, origin: string, rounds: number): Promise<Visits> {
  const visits: Visits = new Map(pages.map(({ name }) => [name, { slow: [], far: [] }]));
  await visit(browser, origin, ours, slow); // the bot's code is compiled by its first visitor
  for (let round = 0; round < rounds; round += 1) {
    for (let at = 0; at < pages.length; at += 1) {
      const page = pages[(round + at) % pages.length]!;
      const found = { slow: await visit(browser, origin, page, slow), far: await visit(browser, origin, page, far) };
      visits.get(page.name)!.slow.push(found.slow);
      visits.get(page.name)!.far.push(found.far);
      console.log(`${page.name}: usable after ${seconds(found.slow.usableMs)} s, ${seconds(found.far.usableMs)} s where each request takes ${far.latencyMs} ms longer`); // prettier-ignore
    }
  }
  return visits;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(2);
const kb = (bytes: number): string => (bytes / 1000).toFixed(1);
const bytesOf = ({ bytes: { html, css, script } }: Visit): number => html + css + script;
const verdict = (holds: boolean): string => (holds ? 'holds' : 'misses');

function tableOf(visits: Visits): { table: string; isLight: boolean } {
  const all = pages.map(({ name }) => visits.get(name)!);
  const each = (what: string, figure: (of: { slow: Visit[]; far: Visit[] }) => string, budget = '–', holds = '–'): string =>
    `| ${[what, ...all.map(figure), budget, holds].join(' | ')} |`;
  const times = (found: Visit[], of: (one: Visit) => number): string => told(found.map((one) => of(one) / 1000));
  const first = all[0]!.slow;
  const isLight = first.every((one) => bytesOf(one) <= bytesMax);
  const isQuick = median(first.map(({ usableMs }) => usableMs)) <= usableMaxMs;
  const lines = [
    `| What | ${pages.map(({ name }) => name).join(' | ')} | Budget of our page | |`,
    `| --- | ${pages.map(() => '---').join(' | ')} | --- | --- |`,
    each('HTML, style and script as gzip', ({ slow: [one] }) => `${kb(bytesOf(one!))} kB`, `≤ ${kb(bytesMax)} kB`, verdict(isLight)),
    each('of it HTML + style + script', ({ slow: [one] }) => [one!.bytes.html, one!.bytes.css, one!.bytes.script].map(kb).join(' + ')),
    each('usable after, s', ({ slow: found }) => times(found, ({ usableMs }) => usableMs), `≤ ${usableMaxMs / 1000} s`, verdict(isQuick)),
    each('something to read after, s', ({ slow: found }) => times(found, ({ readMs }) => readMs)),
    each('words answered after, s', ({ slow: found }) => times(found, ({ answerMs }) => answerMs)),
    each(`usable after, s, each request ${far.latencyMs} ms longer`, ({ far: found }) => times(found, ({ usableMs }) => usableMs)),
    each('JavaScript heap after collection, with one answer, MB', ({ slow: found }) => told(found.map(({ heapMb }) => heapMb))),
  ];
  return { table: lines.join('\n'), isLight };
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { short: { type: 'boolean', default: false }, built: { type: 'boolean', default: false } } });
  if (!values.built) build();
  const load = loadBefore();
  const ground = await openGround();
  const database = await ground.createDatabase('page');
  const front = await openFront({ ...officialPages('webchat.js'), ...officialPages('webchat-minimal.js') }, { gzipped: true });
  const bot = await startBot({ DATABASE_URL: database.url, PUBLIC_URL: front.url });
  const browser = await launchChromium();
  try {
    await bot.listens();
    front.serve(bot.url);
    const { table, isLight } = tableOf(await visitAll(browser, front.url, values.short ? 1 : 5));
    const how = `Chromium ${browser.version()} at ${slow.cpuSlowdown}× CPU slowdown and ${slow.kbitPerSecond} kbit/s, an empty cache, ${official}`;
    console.log(
      `\nMeasured ${new Date().toISOString().slice(0, 10)}${values.short ? ' (--short: one round)' : ''} with ${how}, on ${machine(ground.version)}; ${load}.\n\n${table}`,
    );
    if (!isLight) process.exitCode = 1;
  } finally {
    await browser.close();
    await bot.stop();
    await front.close();
    await database.close();
    await ground.close();
  }
}

run().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
