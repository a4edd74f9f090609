import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import type { Readable, Writable } from 'node:stream';

/** What a line is answered with where it cannot be: the caller's fault, in a code and words. */
export class LineError extends Error {
  constructor(
    readonly code: 'notJson' | 'tooLong' | 'badRequest',
    message: string,
  ) {
    super(message);
  }
}

/** Characters of one line; a longer one is passed over to its end and answered as too long. */
const usualLineMax = 1_000_000;

/** The lines of a stream as they come, without holding more than one; null for one that is longer than a line may be. */
async function* linesOf(input: Readable, lineMax: number): AsyncGenerator<string | null> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isTooLong = false;
  for await (const chunk of input) {
    const [first = '', ...more] = decoder.write(chunk instanceof Buffer ? chunk : Buffer.from(String(chunk))).split('\n');
    rest += isTooLong ? '' : first;
    for (const next of more) {
      yield isTooLong || rest.length > lineMax ? null : rest;
      isTooLong = false;
      rest = next;
    }
    if (rest.length > lineMax) [isTooLong, rest] = [true, ''];
  }
  rest += isTooLong ? '' : decoder.end();
  if (isTooLong || rest.length > lineMax) yield null;
  else if (rest.trim() !== '') yield rest;
}

function parse(line: string | null, lineMax: number): unknown {
  if (line === null) throw new LineError('tooLong', `a line holds at most ${lineMax} characters`);
  try {
    return JSON.parse(line);
  } catch {
    throw new LineError('notJson', 'the line is no JSON');
  }
}

/** One line in, one line out, in their order; a line that cannot be answered says why in its place, and the next one is read. */
export async function answerLines(
  input: Readable,
  output: Writable,
  answer: (request: unknown) => unknown,
  lineMax = usualLineMax,
): Promise<void> {
  for await (const line of linesOf(input, lineMax)) {
    if (line?.trim() === '') continue;
    const told = JSON.stringify(answerOne(line, answer, lineMax));
    if (!output.write(`${told}\n`)) await once(output, 'drain');
  }
}

function answerOne(line: string | null, answer: (request: unknown) => unknown, lineMax: number): unknown {
  try {
    return answer(parse(line, lineMax));
  } catch (error) {
    const code = error instanceof LineError ? error.code : 'badRequest';
    return { error: { code, message: error instanceof Error ? error.message : String(error) } };
  }
}
