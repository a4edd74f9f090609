import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextBrowser } from './text-browser';
import { ensureTool } from './tools';

const answerMaxMs = 20_000;

/** A conversation with edbrowse, the browser that is used like the editor ed: a line in, lines out, no screen. */
function openEditor(home: string) {
  ensureTool('edbrowse');
  writeFileSync(join(home, '.ebrc'), '');
  const child = spawn('edbrowse', [], { env: { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: home } });
  let said = '';
  let heard: () => void = () => undefined;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    heard();
  });
  let asked = 0;
  /** What edbrowse answers to one command; the end of it is known by the echo of a shell command behind it. */
  const ask = async (command: string): Promise<string> => {
    const end = `end of ${(asked += 1)}\n`;
    said = '';
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`edbrowse does not answer ${command}:\n${said}`)), answerMaxMs);
    });
    const answered = new Promise<void>((resolve) => (heard = () => said.includes(`${end}ok\n`) && resolve()));
    child.stdin.write(`${command}\n!echo ${end}`);
    await Promise.race([answered, late]).finally(() => clearTimeout(timer));
    return said.slice(0, said.indexOf(end));
  };
  const close = async () => {
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.stdin.end('qt\n');
    await ended;
  };
  return { ask, close };
}

type Spot = { line: number; nth: number };

/** Where a mark such as `<发送>` or `{English}` stands: its line, and which of its kind it is there. */
function spotOf(lines: string[], marks: RegExp, isIt: (mark: string) => boolean, from = 0): Spot | undefined {
  for (const [at, line] of lines.entries()) {
    if (at < from) continue;
    const nth = [...line.matchAll(marks)].findIndex(([mark]) => isIt(mark)) + 1;
    if (nth > 0) return { line: at + 1, nth };
  }
  return undefined;
}

/** A person at edbrowse: looks where a label stands, writes into the field there or presses what is there by the number of its line. */
export async function openEdbrowse(url: string, home: string): Promise<TextBrowser> {
  const editor = openEditor(home);
  await editor.ask('H');
  await editor.ask(`b ${url}`);
  const read = () => editor.ask(',p');
  const act = async (marks: RegExp, isIt: (mark: string) => boolean, command: (nth: number) => string, label?: string): Promise<void> => {
    const lines = (await read()).split('\n');
    const from = label === undefined ? 0 : lines.findIndex((line) => line.includes(label));
    const spot = from < 0 ? undefined : spotOf(lines, marks, isIt, from);
    if (!spot) throw new Error(`nothing to use at ${label ?? String(marks)}:\n${lines.join('\n')}`);
    await editor.ask(`${spot.line}${command(spot.nth)}`);
  };
  return {
    until: async (isSo, wanted) => {
      const page = await read();
      if (!isSo(page)) throw new Error(`the page does not show ${wanted}:\n${page}`);
      return page;
    },
    fill: (label, text) => act(/<[^<>]*>/g, () => true, (nth) => `i${nth}=${text}`, label), // prettier-ignore
    press: (button) => act(/<[^<>]*>/g, (mark) => mark.startsWith(`<${button}`), (nth) => `i${nth}*`), // prettier-ignore
    follow: (link) => act(/\{[^{}]*\}/g, (mark) => mark.startsWith(`{${link}`), (nth) => `g${nth}`), // prettier-ignore
    close: editor.close,
  };
}
