import type { Lang } from '../../../../accessibility/profile';
import en from '../../../../locales/en/direct-line.json';
import zh from '../../../../locales/zh-CN/direct-line.json';
import type { Answer, WireRefusal } from '../../../wire';

type WordKey = keyof typeof zh;
const words: { readonly [L in Lang]: Record<WordKey, string> } = { 'zh-CN': zh, en };

/** What went wrong, to the status (RFC 9110, RFC 6585) and the code that clients of the protocol know; the words are of the same name. */
const table = {
  badArgument: { status: 400, code: 'BadArgument' },
  empty: { status: 400, code: 'BadArgument' },
  tokenExpired: { status: 403, code: 'TokenExpired' },
  forbidden: { status: 403, code: 'Forbidden' },
  signInAgain: { status: 403, code: 'Forbidden' },
  notFound: { status: 404, code: 'ConversationNotFound' },
  slow: { status: 408, code: 'RequestTimeout' },
  tooLarge: { status: 413, code: 'TooLarge' },
  notJson: { status: 415, code: 'UnsupportedMediaType' },
  noFiles: { status: 415, code: 'UnsupportedMediaType' },
  busy: { status: 429, code: 'TooManyRequests' },
  tooMany: { status: 429, code: 'TooManyRequests' },
  away: { status: 503, code: 'ServiceUnavailable' },
} as const satisfies { [K in WordKey]: { status: number; code: string } };

/** A caller's fault, or our being busy. `customer`: in whose language it is worded; `retryMs`: when it may be tried again. */
export type Refused = { is: 'refused'; why: keyof typeof table; customer?: string; retryMs?: number };

export const refused = (why: Refused['why'], about: Pick<Refused, 'customer' | 'retryMs'> = {}): Refused => ({
  is: 'refused',
  why,
  ...about,
});

const unreadable: { [C in WireRefusal['code']]: Refused['why'] } = {
  badRequest: 'badArgument',
  contentType: 'notJson',
  slow: 'slow',
  tooLarge: 'tooLarge',
};
/** A body that could not be read. */
export const refusedBody = ({ code }: WireRefusal): Refused => refused(unreadable[code]);

export const wordsOf = (key: WordKey, lang: Lang): string => words[lang][key];

/** The refusal in the protocol's own form, `{error: {code, message}}`. */
export function refusalAnswer({ why, retryMs }: Refused, lang: Lang): Answer {
  const { status, code } = table[why];
  const retry: Record<string, string> = retryMs === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryMs / 1000))) };
  return jsonAnswer(status, JSON.stringify({ error: { code, message: wordsOf(why, lang) } }), retry);
}

/** An answer of this protocol; `body` is JSON already. */
export const jsonAnswer = (status: number, body: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body,
});
