/** `npm run -s understand [-- --today YYYY-MM-DD]`: JSON lines `{text, lang}` in, what was understood a line out (DESIGN section 5). */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createClock } from '../clock';
import { answerLines, LineError } from '../json-lines';
import { reportOn } from './report';

/** What somebody pastes by mistake is an utterance like any other, of which the beginning is read: 10 MB, each character escaped. */
const lineMax = 64_000_000;
const Request = z.object({ text: z.string(), lang: z.enum(['zh-CN', 'zh', 'en']).optional() });
const Day = z.iso.date();

function today(): string {
  const { values } = parseArgs({ options: { today: { type: 'string' } }, allowPositionals: true });
  if (values.today !== undefined) return Day.parse(values.today);
  const { DEMO_TODAY } = process.env;
  return createClock(DEMO_TODAY === undefined ? {} : { today: DEMO_TODAY }).today();
}

function answer(request: unknown, on: string): unknown {
  const read = Request.safeParse(request);
  if (!read.success)
    throw new LineError('badRequest', read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  const { text, lang } = read.data;
  return reportOn(text, lang === 'zh' ? 'zh-CN' : lang, on);
}

async function run(): Promise<void> {
  const on = today();
  await answerLines(process.stdin, process.stdout, (request) => answer(request, on), lineMax);
}

run().catch((error: unknown) => {
  console.error(error instanceof z.ZodError ? '--today takes a date, YYYY-MM-DD' : error);
  process.exitCode = 1;
});
