import type { Command } from '../../../dialogs/engine/command';
import type { About } from '../about';

/** `own`: how the customer is called, to be hidden like the names of payees. `waitMs`: how long the answer may take from start to end. */
export type AskedBy = { turnId: string; waitMs: number; own: string[] };

/**
 * The optional second reader: the same question that `understand` is asked, put to a language model where the embedded readers
 * were at a loss. What comes back is at most a start of a dialog that only tells, an offer, or a word such as help; null where the embedded
 * answer stands: the model was not asked, not there, too late, or said what it may not say. Never throws.
 */
export type LanguageModel = (text: string, about: About, by: AskedBy) => Promise<Command[] | null>;

/** What became of an utterance that the model could have been asked about; `bare`: nothing was left of it that may leave the bank. */
export type ModelResult = 'used' | 'nothing' | 'refused' | 'timedOut' | 'failed' | 'open' | 'busy' | 'bare';
