import { connect, type Socket } from 'node:net';

const answerWaitMs = 30_000;
const answerMaxBytes = 1_000_000;

/**
 * One customer. `ask` gives the next request of a turn whole, as it goes over the wire; `take` judges the answer and says whether the turn is
 * told. It throws for a wrong answer, and that ends the bench.
 */
export type Talk = { ask(): string; take(status: number, body: string): 'told' | 'more' };

export type Burst = { turns: number; seconds: number; latenciesMs: number[] };

/** A keep-alive connection that carries one turn at a time; `turn` gives its milliseconds from the first byte asked to the last answered. */
export type Line = { turn(talk: Talk): Promise<number>; close(): void };

/**
 * Keeps every talk at it for so long, each on a connection of its own that asks again as soon as it was told; then lets the turns under way end.
 * A few lines over a bare socket instead of a load generator: whatever generates load here shares two cores with what is measured.
 */
export async function runBurst(port: number, talks: Talk[], forMs: number): Promise<Burst> {
  const lines = await openLines(port, talks.length);
  const begun = performance.now();
  const until = begun + forMs;
  const keepAt = async (line: Line, talk: Talk) => {
    const latenciesMs: number[] = [];
    while (performance.now() < until) latenciesMs.push(await line.turn(talk));
    return latenciesMs;
  };
  return collect(lines, begun, (line, index) => keepAt(line, talks[index]!));
}

/** So many turns over so many connections, the talks one after another; there are far more talks than connections. */
export async function runTurns(port: number, talks: Talk[], o: { turns: number; connections: number }): Promise<Burst> {
  let next = 0;
  const work = async (line: Line) => {
    const latenciesMs: number[] = [];
    while (next < o.turns) latenciesMs.push(await line.turn(talks[next++ % talks.length]!));
    return latenciesMs;
  };
  const lines = await openLines(port, Math.min(o.connections, talks.length));
  return collect(lines, performance.now(), work);
}

async function collect(lines: Line[], begun: number, work: (line: Line, index: number) => Promise<number[]>): Promise<Burst> {
  try {
    const latenciesMs = (await Promise.all(lines.map(work))).flat();
    return { turns: latenciesMs.length, seconds: (performance.now() - begun) / 1000, latenciesMs };
  } finally {
    for (const line of lines) line.close();
  }
}

async function openLines(port: number, count: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (let left = count; left > 0; left -= 1) lines.push(await openLine(port));
  return lines;
}

type Waiting = { talk: Talk; begun: number; resolve(ms: number): void; reject(error: unknown): void };

/** Opens one connection; rejects when nobody listens. */
export function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let waiting: Waiting | undefined;
  let heard: Buffer = Buffer.alloc(0);
  const fail = (error: unknown) => {
    waiting?.reject(error);
    waiting = undefined;
    socket.destroy();
  };
  const hear = (chunk: Buffer) => {
    heard = heard.length === 0 ? chunk : Buffer.concat([heard, chunk]);
    const answer = readAnswer(heard);
    if (answer === null || waiting === undefined) return;
    heard = heard.subarray(answer.length);
    const { talk, begun, resolve } = waiting;
    if (talk.take(answer.status, answer.body) === 'more') return void socket.write(talk.ask());
    waiting = undefined;
    resolve(performance.now() - begun);
  };
  socket.on('data', (chunk: Buffer) => {
    try {
      hear(chunk);
    } catch (error) {
      fail(error);
    }
  });
  socket.on('error', fail).on('close', () => fail(new Error('the connection was closed in the middle of a turn')));
  socket.setTimeout(answerWaitMs, () => waiting && fail(new Error(`no answer within ${answerWaitMs / 1000} s`)));
  const turn = (talk: Talk) =>
    new Promise<number>((resolve, reject) => {
      waiting = { talk, begun: performance.now(), resolve, reject };
      socket.write(talk.ask());
    });
  return opened(socket).then(() => ({ turn, close: () => void socket.destroy() }));
}

function opened(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject);
  });
}

/** An answer of a known length, once it is whole: every server here says its content-length. */
function readAnswer(bytes: Buffer): { status: number; body: string; length: number } | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const said = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (said === undefined || Number(said) > answerMaxBytes) throw new Error(`wrong answer: got ${status} and no length that can be read`);
  const length = end + 4 + Number(said);
  if (bytes.length < length) return null;
  return { status, body: bytes.toString('utf8', end + 4, length), length };
}
