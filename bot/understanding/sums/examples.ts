import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Lang } from '../../../accessibility/profile';
import { projectRoot } from '../../root';

/**
 * `amount`: the sum that is meant, with two decimals; null where none is, or where it has to be asked for. `currency`: an ISO 4217 code where it is not
 * yuan. `set`: which stranger wrote it, where one did.
 */
const SumExample = z.object({
  set: z.string().optional(),
  text: z.string().min(1),
  amount: z.string().regex(/^\d+\.\d\d$/).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/).optional(),
}); // prettier-ignore
export type SumExample = z.infer<typeof SumExample>;

/** Utterances of a language with figures in them, and which of these is the sum: `locales/<lang>/phrases/sums/*.jsonl`. */
export function sumExamples(lang: Lang): SumExample[] {
  const folder = join(projectRoot, 'locales', lang, 'phrases', 'sums');
  const files = readdirSync(folder).sort();
  return files.flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n').map((line) => SumExample.parse(JSON.parse(line)))); // prettier-ignore
}
