import { type ChildProcess, spawn } from 'node:child_process';
import { Terminal } from '@xterm/headless';
import { ensureTool } from './tools';

/** Tall enough for a whole conversation: what a person would scroll to stands on the screen. */
const rows = 400;
const columns = 80;
const waitMaxMs = 20_000;

export type Screen = {
  read(): string;
  keys(text: string): void;
  /** Waits until what stands on the screen is so. Rejects with the screen when it never is. */
  until(isSo: (page: string) => boolean, wanted: string): Promise<string>;
  close(): Promise<void>;
};

/** A program in a real terminal of its own: real keys, and what stands on the screen. `home` is where it keeps its settings. */
export function openTerminal(command: string, home: string): Screen {
  ensureTool('script', 'bsdutils');
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
  const child: ChildProcess = spawn('script', ['-qfc', `stty rows ${rows} cols ${columns}; exec ${command}`, '/dev/null'], {
    env: { PATH: process.env.PATH, TERM: 'xterm', LANG: 'C.UTF-8', HOME: home },
  });
  let changed: () => void = () => undefined;
  child.stdout?.on('data', (chunk: Buffer) => terminal.write(chunk, () => changed()));

  const read = () => {
    const { active } = terminal.buffer;
    return Array.from({ length: rows }, (_, row) => active.getLine(row)?.translateToString(true) ?? '')
      .join('\n')
      .trimEnd();
  };
  const until = async (isSo: (page: string) => boolean, wanted: string): Promise<string> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`the screen does not show ${wanted}:\n${squeezed(read())}`)), waitMaxMs);
    });
    const seen = new Promise<void>((resolve) => {
      changed = () => isSo(read()) && resolve();
      changed();
    });
    await Promise.race([seen, late]).finally(() => {
      clearTimeout(timer);
      changed = () => undefined;
    });
    return read();
  };
  const close = async () => {
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    await ended;
    terminal.dispose();
  };
  return { read, keys: (text) => void child.stdin?.write(text), until, close };
}

const callEveryMs = 250;

/** Keys that come while a program draws may be dropped: they are sent again until the screen answers. */
export async function call(screen: Screen, keys: string, isHeard: (page: string) => boolean, wanted: string): Promise<void> {
  screen.keys(keys);
  const calling = setInterval(() => screen.keys(keys), callEveryMs);
  await screen.until(isHeard, wanted).finally(() => clearInterval(calling));
}

const squeezed = (page: string): string => page.replace(/\n{3,}/g, '\n\n');
