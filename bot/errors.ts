import type page from '../locales/zh-CN/page.json';

type PageKey = keyof typeof page;

/** Why a peer failed us. A refusal that a customer can meet is no error: it is a union that the port returns. */
export type PeerErrorCode = 'database' | 'bank' | 'biller' | 'carrier' | 'channel' | 'shared';

/** A peer that we asked did not answer as promised. `cause` is for the log only; nobody outside reads its text. */
export class PeerError extends Error {
  override readonly name = 'PeerError';
  constructor(
    readonly code: PeerErrorCode,
    cause: unknown,
  ) {
    super(`the ${code} did not answer as promised`, { cause });
  }
}

/** Everything the edge can answer besides what was asked for. The statuses are those of RFC 9110; 429 is RFC 6585. */
export type ErrorCode =
  | 'badRequest'
  | 'csrf'
  | 'foreign'
  | 'notFound'
  | 'methodNotAllowed'
  | 'slow'
  | 'tooLarge'
  | 'contentType'
  | 'tooMany'
  | 'headersTooLarge'
  | 'internal'
  | 'unavailable'
  | 'stopping';

/** `retrySeconds`: when it may be tried again, where we know. */
export type ErrorEntry = { status: number; title: PageKey; text: PageKey; next: PageKey; retrySeconds?: number };

/** The one table from what went wrong to what is answered: a status, what happened, what is safe, what to do (rules ERR-01 to 04). */
export const errorTable: { readonly [C in ErrorCode]: ErrorEntry } = {
  badRequest: { status: 400, title: 'error.badRequest', text: 'error.nothingDone', next: 'error.tryAgain' },
  csrf: { status: 403, title: 'error.csrf', text: 'error.nothingDone', next: 'error.sendAgain' },
  foreign: { status: 403, title: 'error.foreign', text: 'error.nothingDone', next: 'error.foreignNext' },
  notFound: { status: 404, title: 'error.notFound', text: 'error.notFoundText', next: 'error.goBack' },
  methodNotAllowed: { status: 405, title: 'error.method', text: 'error.nothingDone', next: 'error.goBack' },
  slow: { status: 408, title: 'error.slow', text: 'error.nothingDone', next: 'error.sendAgain' },
  tooLarge: { status: 413, title: 'error.tooLarge', text: 'error.nothingDone', next: 'error.shorter' },
  contentType: { status: 415, title: 'error.contentType', text: 'error.nothingDone', next: 'error.useForm' },
  tooMany: { status: 429, title: 'error.tooMany', text: 'error.nothingDone', next: 'error.waitMinute' },
  headersTooLarge: { status: 431, title: 'error.tooLarge', text: 'error.nothingDone', next: 'error.goBack' },
  internal: { status: 500, title: 'error.internal', text: 'error.unsure', next: 'error.ask' },
  unavailable: { status: 503, title: 'error.unavailable', text: 'error.unsure', next: 'error.askLater' },
  // Refused before anything was read, by a bot that ends or is crowded: unlike `unavailable`, this is certain.
  stopping: { status: 503, title: 'error.stopping', text: 'error.nothingDone', next: 'error.moment', retrySeconds: 5 },
};

/** What a thrown value is answered with: never its own text. */
export function codeOf(thrown: unknown): ErrorCode {
  return thrown instanceof PeerError ? 'unavailable' : 'internal';
}
