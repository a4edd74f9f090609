import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { projectRoot } from '../../root';

/** The codings that are sent (RFC 9110 8.4.1), the one that is preferred first; each at its best, which takes a while. */
const pack = { br: (body: Buffer) => brotliCompressSync(body), gzip: (body: Buffer) => gzipSync(body, { level: 9 }) };
export type Coding = keyof typeof pack;
export const codings = ['br', 'gzip'] as const satisfies readonly Coding[];

const folder = join(projectRoot, 'dist', 'web', 'packed');

/** What bytes are called that never change under their name. */
export const fingerprint = (body: Buffer): string => createHash('sha256').update(body).digest('hex').slice(0, 16);
const fileOf = (body: Buffer, coding: Coding): string => join(folder, `${fingerprint(body)}.${coding}`);

/** Packs once, when it is built, what every start would pack again. */
export function keepPackings(body: Buffer): void {
  mkdirSync(folder, { recursive: true });
  for (const coding of codings) writeFileSync(fileOf(body, coding), pack[coding](body));
}

/** The bytes in one coding: as they were packed when they were built, or packed now where that was not done. */
export function packing(body: Buffer, coding: Coding): Buffer {
  try {
    return readFileSync(fileOf(body, coding));
  } catch {
    return pack[coding](body);
  }
}
