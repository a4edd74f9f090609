import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type Log = Logger;
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const depthMax = 6;
const itemsMax = 50;
const secretName = /password|passwd|secret|token|cookie|authorization|csrf|ticket|cvv|^pin$|otp/i;
const jsonString = /"(?:[^"\\]|\\.)*"/g;
/** Escapes and identifiers that we mint ourselves (hex of 32 and more, UUIDs) are stepped over; what is left of six digits and more is masked. */
const stepOver = String.raw`\\u[0-9a-f]{4}|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(?=\d*[a-f])[0-9a-f]{32,}\b`;
/** Runs, also with spaces between, and groups of four behind hyphens as cards and phones are written: a date has none of these. */
const digitRun = '[0-9０-９](?: ?[0-9０-９]){5,}';
const digitGroups = '(?<![0-9])[0-9]{3,4}(?:-[0-9]{4}){2,}(?![0-9])';
const maskable = new RegExp(`${stepOver}|${digitGroups}|${digitRun}`, 'gi');
const onlyDigits = /^[0-9０-９ -]+$/;

/** Takes every run of six digits and more out of a text: accounts, cards, phones, codes (rule PRV-01). */
export const maskDigits = (text: string): string => text.replace(maskable, (found) => (onlyDigits.test(found) ? '[digits]' : found));

/** What opens something, wherever in a text it stands: passwords in an address, bearer and signed tokens, the ticket of a secure page or a stream. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/(:\/\/)[^\s/@"]+@/g, '$1[secret]@'],
  [/\b(bearer +|basic +(?=[\w+/=]{12}))[\w.~+/=-]+/gi, '$1[secret]'],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '[secret]'],
  [/(\/confirm\/|[?&](?:t|token|ticket|code)=)[\w.~%-]+/g, '$1[secret]'],
];
const maskSecrets = (text: string): string => secrets.reduce((masking, [pattern, instead]) => masking.replace(pattern, instead), text);

/** The last look at a whole line, which also sees what a child logger carries: pino gives that to no formatter. */
function maskLine(line: string): string {
  let hide = false;
  return line.replace(jsonString, (text, at: number) => {
    const isName = line[at + text.length] === ':';
    const written = hide && !isName ? '"[secret]"' : maskDigits(maskSecrets(text));
    hide = isName && secretName.test(text);
    return written;
  });
}

function plain(error: Error, depth: number): object {
  const code = 'code' in error ? error.code : undefined;
  return { type: error.name, code, message: error.message, stack: error.stack, cause: masked(error.cause, depth + 1) };
}

function masked(value: unknown, depth = 0): unknown {
  if (typeof value === 'bigint' || (typeof value === 'number' && Math.abs(value) >= 100_000)) return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= depthMax) return '[deep]';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value)) return '[bytes]'; // as a list of numbers it would be words that no mask can see
  if (Array.isArray(value)) return value.slice(0, itemsMax).map((item: unknown) => masked(item, depth + 1));
  return maskedFields(value instanceof Error ? plain(value, depth) : value, depth);
}

function maskedFields(value: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]: [string, unknown]) => [key, secretName.test(key) ? '[secret]' : masked(field, depth + 1)]),
  );
}

/**
 * The log of the service, one JSON line an event. Masking sits here, so that no caller can forget it: fields with a secret's name (also those that
 * a child logger carries), what opens something, and digit runs of six and more in any string, also in an exception's message. Large numbers turn
 * into strings and are masked with them: durations go in as seconds.
 */
export function createLog(level: LogLevel, destination: DestinationStream = pino.destination({ dest: 1, sync: false })): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (fields) => maskedFields(fields, 0) },
      hooks: { streamWrite: maskLine },
    },
    destination,
  );
}
