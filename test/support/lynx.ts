import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Terminal } from '@xterm/headless';
import { ensureTool } from './tools';

const rows = 200;
const columns = 100;
const waitMaxMs = 20_000;
const shownMax = 12;
const tab = '\t';
const enter = '\r';

/** A person at lynx, the text browser: a real terminal, real keys, and what stands on the screen. */
export class Lynx {
  private readonly terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
  private readonly child: ChildProcess;
  private changed: () => void = () => undefined;

  constructor(url: string, home: string) {
    ensureTool('lynx');
    ensureTool('script', 'bsdutils');
    writeFileSync(join(home, '.lynxrc'), 'Lynx User Defaults File\n\nkeypad_mode=LINKS_AND_FIELDS_ARE_NUMBERED\nuser_mode=NOVICE\n');
    const command = `stty rows ${rows} cols ${columns}; exec lynx -accept_all_cookies -nopause ${url}`;
    this.child = spawn('script', ['-qfc', command, '/dev/null'], {
      env: { PATH: process.env.PATH, TERM: 'xterm', LANG: 'C.UTF-8', HOME: home },
    });
    this.child.stdout?.on('data', (chunk: Buffer) => this.terminal.write(chunk, () => this.changed()));
  }

  screen(): string {
    const { active } = this.terminal.buffer;
    return Array.from({ length: rows }, (_, row) => active.getLine(row)?.translateToString(true) ?? '')
      .join('\n')
      .trimEnd();
  }

  /** Waits until the screen shows it. Rejects with the screen when it never does. */
  async sees(wanted: RegExp | string): Promise<string> {
    const shows = () => (typeof wanted === 'string' ? this.screen().includes(wanted) : wanted.test(this.screen()));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`lynx does not show ${String(wanted)}:\n${this.screen().replace(/\n{2,}/g, '\n')}`)),
        waitMaxMs,
      );
    });
    const seen = new Promise<void>((resolve) => {
      this.changed = () => shows() && resolve();
      this.changed();
    });
    await Promise.race([seen, late]).finally(() => clearTimeout(timer));
    return this.screen();
  }

  private keys(text: string): void {
    this.child.stdin?.write(text);
  }

  private async numberOf(label: RegExp): Promise<string> {
    const found = label.exec(await this.sees(label));
    if (!found?.[1]) throw new Error(`${String(label)} captures no number`);
    return found[1];
  }

  /** Types the number of a link or field at lynx's prompt; lynx drops keys that come before it asks for them. */
  private async goTo(number: string, activate: boolean): Promise<void> {
    this.keys(number.slice(0, 1));
    await this.sees(/number:/);
    this.keys(`${number.slice(1)}${activate ? '' : 'g'}`);
    await this.sees(new RegExp(`number: *${number}${activate ? '' : 'g'}`));
    this.keys(enter);
  }

  /** Follows the link whose line reads so; `label` captures its number, as in /\[(\d+)\]Help/. */
  async follow(label: RegExp): Promise<void> {
    await this.goTo(await this.numberOf(label), true);
  }

  /** Presses the button whose line reads so; its number only leads to it. */
  async press(label: RegExp): Promise<void> {
    await this.goTo(await this.numberOf(label), true);
    await this.submit();
  }

  /** Goes to a field and types into it, then moves on to what comes next. */
  async fill(field: RegExp, text: string): Promise<void> {
    await this.goTo(await this.numberOf(field), false);
    await this.type(text);
  }

  /** Types into the field that has the cursor and moves on; a password shows as stars. */
  async type(text: string): Promise<void> {
    await this.sees(/Enter text/);
    const hidden = /\(Password/i.test(this.screen());
    this.keys(text);
    await this.sees(hidden ? '*'.repeat(text.length) : text.slice(-shownMax)); // a long text scrolls in its field
    this.keys(tab);
  }

  /** Presses the button that has the cursor. */
  async submit(): Promise<void> {
    await this.sees(/[Ss]ubmit/);
    this.keys(enter);
  }

  async close(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill('SIGTERM');
    await ended;
    this.terminal.dispose();
  }
}
