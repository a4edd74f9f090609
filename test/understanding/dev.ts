import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../accessibility/profile';

/** An utterance and what it is about, by somebody who had seen neither the phrases nor the rules; entities are as of 2026-11-22. */
export type DevRow = { text: string; intent: string | null; entities: { type: string; text: string; value: unknown }[] };

export function readDev(lang: Lang): DevRow[] {
  const file = join(__dirname, `dev.${lang === 'en' ? 'en' : 'zh'}.jsonl`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DevRow);
}
