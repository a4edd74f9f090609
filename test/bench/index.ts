/**
 * `npm run bench [-- --only turns,start] [--short]`: what DESIGN 9 promises of speed and size, measured on this machine and compared with its
 * budgets. Prints plain lines and in the end one Markdown table. Fails for wrong answers and errors, never for a time.
 */
import { parseArgs } from 'node:util';
import { build } from './build';
import { type Ground, openGround } from './ground';
import { failed, loadBefore, machine, type Options, type Row, tableOf } from './report';
import { benchLatency } from './latency';
import { benchMemory } from './memory';
import { benchPage } from './page';
import { benchQueries } from './queries';
import { benchRender } from './render';
import { benchScale } from './scale';
import { benchStart } from './start';
import { benchTransfers } from './transfers';
import { benchTurns } from './turns';

const benches: Record<string, (ground: Ground, o: Options) => Promise<Row[]>> = {
  turns: benchTurns,
  transfers: benchTransfers,
  start: benchStart,
  render: benchRender,
  page: benchPage,
  memory: benchMemory,
  latency: benchLatency,
  scale: benchScale,
  queries: benchQueries,
};

/** A wrong answer or an error ends its own bench only, and makes the whole run fail in the end. */
async function runOne(name: string, ground: Ground, o: Options): Promise<Row[]> {
  try {
    return await benches[name]!(ground, o);
  } catch (error) {
    console.error(`${name}:`, error);
    process.exitCode = 1;
    return [failed(name, error)];
  }
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      short: { type: 'boolean', default: false },
      built: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  const wanted = values.only?.split(',') ?? Object.keys(benches);
  const unknown = wanted.filter((name) => !(name in benches));
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  if (!values.built) build();
  const load = loadBefore();
  const ground = await openGround();
  const nodeArgs = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
  const o: Options = { short: values.short, nodeArgs, say: (line) => console.log(line) };
  try {
    o.say(`${machine(ground.version)}; ${load}`);
    const rows: Row[] = [];
    for (const name of wanted) rows.push(...(await runOne(name, ground, o)));
    console.log(`\n${tableOf(rows, { postgres: ground.version, load, short: values.short })}`);
  } finally {
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
