import type { Lang } from '../../../accessibility/profile';
import en from '../../../locales/en/framework.json';
import zh from '../../../locales/zh-CN/framework.json';
import type { Answer, Asked } from '../../wire';
import { langOf } from '../webchat/language';

type WordKey = keyof typeof zh;
const words: { readonly [L in Lang]: { readonly [K in WordKey]: string } } = { 'zh-CN': zh, en };

/** RFC 6750: without a good token 401, which names the scheme; with one that does not cover the activity 403. Never why: that helps a forger. */
const denials: { readonly [K in WordKey]: { status: number; headers: Record<string, string> } } = {
  unauthorized: { status: 401, headers: { 'www-authenticate': 'Bearer' } },
  forbidden: { status: 403, headers: {} },
  signedOut: { status: 403, headers: {} },
};

/** Who may not write is told so, in the form that programs read. */
export function denied(code: WordKey, asked: Asked): Answer {
  const { status, headers } = denials[code];
  const body = JSON.stringify({ error: { code, message: words[langOf(asked)][code] } });
  return { status, headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }, body };
}
