import { z } from 'zod';

/** The kinds of values that settings have, each with the sentence that tells what is wrong with another one. */
const secretLengthMin = 32;

/** A whole number within its bounds. */
export const unit = (error: string, min: number, max: number) => z.coerce.number({ error }).int(error).min(min, error).max(max, error);

/** One of a few words. */
export const amongst = <const T extends readonly string[]>(name: string, all: T) =>
  z.enum(all, { error: `${name} must be one of ${all.join(', ')}.` });

export const matching = (pattern: RegExp, error: string) => z.string().regex(pattern, error);

export const commaList = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** Secrets of our own, the newest first: the first signs, all are accepted. */
export const secrets = (name: string) =>
  commaList.refine((list) => list.length > 0 && list.every((secret) => secret.length >= secretLengthMin), {
    error: `${name} must be secrets of at least ${secretLengthMin} characters, the newest first, with commas between them.`,
  });

export const address = (name: string) =>
  z.string().refine((text) => /^https?:/.test(text) && URL.canParse(text), {
    error: `${name} must be an address such as https://example.org/path.`,
  });

/** An address without a path. */
export function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, '');
}

/** Whether words posted there would go over a network on which others can read them. */
export function isPlainAway(url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(?:127(?:\.\d+){3}|localhost|\[::1\])$/.test(hostname);
}

export function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
