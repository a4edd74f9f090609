import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { chromium, type Page } from 'playwright-core';
import { openSpeechServer, type SpeechServer } from './speech-server';
import { ensureTools } from './tools';

/** Orca brings its Python, and the client's half of speech-dispatcher. */
const programs = [
  ['chromium', 'chromium'],
  ['orca', 'orca'],
  ['/usr/libexec/at-spi-bus-launcher', 'at-spi2-core'],
  ['dbus-daemon', 'dbus'],
  ['dbus-send', 'dbus'],
  ['Xvfb', 'xvfb'],
  ['openbox', 'openbox'],
  ['xdotool', 'xdotool'],
] as const;

const waitMs = 30_000;
const endMs = 5_000;

/**
 * Orca as it comes, but for two habits that have nothing to do with the page: it does not name the keys that are pressed, nor begin by itself to
 * read a whole page.
 */
const habits = { enableKeyEcho: false, sayAllOnLoad: false, pageSummaryOnLoad: false };
const orcaSettings = {
  general: habits,
  profiles: { default: { profile: ['Default', 'default'], ...habits } },
  pronunciations: {},
  keybindings: {},
};

/** Chromium asks nothing of its own, which Orca would read: neither to keep the password nor to translate the page. */
const chromiumPreferences = { translate: { enabled: false }, credentials_enable_service: false };
const chromiumArgs = [
  '--no-sandbox',
  '--test-type',
  '--force-renderer-accessibility',
  '--disable-gpu',
  '--window-position=0,0',
  '--window-size=1200,850',
];

export type ScreenReader = {
  /** A window with this page and nothing else, which the keys go to. The browser is new: nobody has been in it. */
  open(url: string): Promise<Page>;
  /** All that was to be said until now, in order; `hush` where Orca fell silent. */
  said(): string[];
  /** Waits until what was said is so. Rejects with what was said when it never is. */
  until(isSo: (said: string[]) => boolean, wanted: string): Promise<void>;
  /** Presses a key of the keyboard, by its X11 name: `Tab`, `Return`, `shift+Tab`. */
  key(name: string): void;
  close(): Promise<void>;
};

/** How to undo what was started, the latest first. */
type Ends = (() => Promise<unknown>)[];

/** Orca and Chromium on a desktop of their own: a screen in memory, a message bus, a home. Every string that would be spoken is kept. */
export async function openScreenReader(): Promise<ScreenReader> {
  ensureTools(programs);
  const home = await mkdtemp(join(tmpdir(), 'orca-'));
  const ends: Ends = [() => rm(home, { recursive: true, force: true, maxRetries: 5 })];
  const close = async (): Promise<void> => {
    for (let end = ends.pop(); end; end = ends.pop()) await end();
  };
  try {
    return { ...(await openDesktop(home, ends)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDesktop(home: string, ends: Ends): Promise<Omit<ScreenReader, 'close'>> {
  const env = environmentIn(home);
  const start = (command: string, ...args: string[]) => startIn({ home, ends, env }, command, args);
  const screen = await start('Xvfb', '-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp');
  env['DISPLAY'] = `:${await firstLine(screen)}`;
  const bus = await start(
    'dbus-daemon',
    '--session',
    '--nofork',
    '--nopidfile',
    `--address=unix:path=${home}/run/bus`,
    '--print-address=3',
  );
  env['DBUS_SESSION_BUS_ADDRESS'] = await firstLine(bus);
  turnAccessibilityOn(env);
  await start('openbox');
  const speech = await openSpeechServer(join(home, 'run/speech-dispatcher/speechd.sock'));
  ends.push(speech.close);
  await start('orca');
  const until = hearing(speech, () => readFileSync(join(home, 'orca.log'), 'utf8').slice(-2_000));
  await until((said) => said.length > 0, 'the first words of Orca');

  return {
    open: (url) => openWindow(url, { home, ends, env }),
    said: speech.said,
    until,
    key: (name) => void execFileSync('xdotool', ['key', name], { env }),
  };
}

/** A home, folders and settings of its own; nothing of the person whose machine it is comes in. */
function environmentIn(home: string): Record<string, string | undefined> {
  mkdirSync(join(home, 'run'), { mode: 0o700 });
  mkdirSync(join(home, 'data/orca'), { recursive: true });
  writeFileSync(join(home, 'data/orca/user-settings.conf'), JSON.stringify(orcaSettings));
  return {
    ...{ PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: home },
    ...{ XDG_RUNTIME_DIR: join(home, 'run'), XDG_CONFIG_HOME: join(home, 'config') },
    ...{ XDG_DATA_HOME: join(home, 'data'), XDG_CACHE_HOME: join(home, 'cache') },
    ...{ GSETTINGS_BACKEND: 'memory', ACCESSIBILITY_ENABLED: '1' },
  };
}

type Desktop = { home: string; ends: Ends; env: Record<string, string | undefined> };

/** Starts a program in a process group of its own, so that what it starts ends with it. It may tell its address by file descriptor 3. */
async function startIn({ home, ends, env }: Desktop, command: string, args: string[]): Promise<ChildProcess> {
  const log = openSync(join(home, `${command}.log`), 'w');
  const child = spawn(command, args, { env, detached: true, stdio: ['ignore', log, log, 'pipe'] });
  closeSync(log);
  ends.push(() => endGroup(child));
  await once(child, 'spawn');
  return child;
}

async function firstLine({ stdio }: ChildProcess): Promise<string> {
  const [line] = (await once(stdio[3] as Readable, 'data', { signal: AbortSignal.timeout(waitMs) })) as [Buffer];
  return line.toString().trim();
}

/** Ends a program and all that it started; the hard way, if it does not go by itself. */
async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const group = -child.pid;
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(group, name);
    } catch {
      // nobody is left
    }
  };
  const isGone = child.exitCode !== null || child.signalCode !== null;
  const gone = isGone ? Promise.resolve() : once(child, 'exit');
  signal('SIGTERM');
  const hard = setTimeout(() => signal('SIGKILL'), endMs);
  await gone;
  clearTimeout(hard);
  signal('SIGKILL');
}

/** Tells all programs of the session that a screen reader is there, as a desktop does where it is turned on. */
function turnAccessibilityOn(env: NodeJS.ProcessEnv): void {
  const set = ['--session', '--print-reply', '--dest=org.a11y.Bus', '/org/a11y/bus', 'org.freedesktop.DBus.Properties.Set'];
  for (const property of ['IsEnabled', 'ScreenReaderEnabled'])
    execFileSync('dbus-send', [...set, 'string:org.a11y.Status', `string:${property}`, 'variant:boolean:true'], { env, stdio: 'ignore' });
}

async function openWindow(url: string, { home, ends, env }: Desktop): Promise<Page> {
  const folder = await mkdtemp(join(home, 'chromium-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(chromiumPreferences));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: '/usr/bin/chromium',
    headless: false,
    viewport: null,
    env,
    args: [...chromiumArgs, `--app=${url}`],
  });
  ends.push(() => context.close());
  return context.pages()[0] ?? context.waitForEvent('page');
}

function hearing({ said, onceSaid }: SpeechServer, log: () => string): ScreenReader['until'] {
  return async (isSo, wanted) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`never heard ${wanted}; it was:\n${said().join('\n')}\n${log()}`)), waitMs);
    });
    const heard = new Promise<void>((resolve) => {
      const look = (): void => (isSo(said()) ? resolve() : onceSaid(look));
      look();
    });
    await Promise.race([heard, late]).finally(() => clearTimeout(timer));
  };
}
