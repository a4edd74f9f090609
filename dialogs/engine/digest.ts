import { hash } from 'node:crypto';
import type { ActDraft } from '../ports';

const unit = '\u001f';
const pair = '\u001e';

const sha256 = (text: string) => hash('sha256', text);

/**
 * What a confirmation and a step-up are bound to: SHA-256 (hex) over kind, customer and the facts in key order. The ledger computes the same
 * from its own arguments, so what was read back is what is posted (PSD2 RTS art. 5: any change of amount or payee makes another digest).
 */
export function digestOf(kind: ActDraft['kind'], customer: string, facts: ActDraft['facts']): string {
  const parts = Object.keys(facts)
    .sort()
    .map((key) => `${key}${pair}${facts[key] ?? ''}`);
  if ([...Object.values(facts), customer].some((text) => text.includes(unit) || text.includes(pair)))
    throw new Error('a fact holds a separator');
  return sha256([kind, customer, ...parts].join(unit));
}

/** 128 bits that name a frame: the same delivery (conversation and activity key) and ordinal give the same frame, and so at most one act. */
export function frameIdOf(turn: string, ordinal: number): string {
  return sha256(['frame', turn, String(ordinal)].join(unit)).slice(0, 32);
}
