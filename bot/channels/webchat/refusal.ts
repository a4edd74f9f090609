import { defaultProfile, type Lang } from '../../../accessibility/profile';
import en from '../../../locales/en/program.json';
import zh from '../../../locales/zh-CN/program.json';
import { errorTable } from '../../errors';
import type { ErrorCode } from '../../errors';
import { programCode } from '../../program-codes';
import type { Answer, Asked } from '../../wire';
import { html } from './html';
import { langOf } from './language';
import { layout, pageAnswer } from './layout';
import type { PageNeeds } from './layout';

/** For programs: without the ways back that only a page has. */
const programWords: { readonly [L in Lang]: { readonly [C in ErrorCode]: string } } = { 'zh-CN': zh, en };

const machinePaths = /^\/(?:v3|api|wechat|voice|healthz|readyz)(?:\/|$)/;

/** An error in words: a page for people, `{error:{code,message}}` for programs. Says what happened, that nothing is lost, and what to do. */
export function refusalAnswer(code: ErrorCode, asked: Asked, needs: PageNeeds): Answer {
  const { status, title, text, next, retrySeconds } = errorTable[code];
  const lang = langOf(asked);
  const w = needs.words[lang];
  const retry: Record<string, string> = retrySeconds === undefined ? {} : { 'retry-after': String(retrySeconds) };
  if (wantsJson(asked)) {
    const body = JSON.stringify({ error: { code: programCode(code, asked.path), message: programWords[lang][code] } });
    return { status, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...retry }, body };
  }
  const main = html`<h1>${w(title)}</h1>
    <p>${w(text)}</p>
    <p>${w(next)}</p>
    <p><a class="button" href="/text?lang=${lang}">${w('nav.text')}</a></p>`;
  const page = { title: w(title), lang, profile: { ...defaultProfile, lang }, path: '/text', visitor: null, main };
  const answer = pageAnswer(status, layout(page, needs));
  return { ...answer, headers: { ...answer.headers, ...retry } };
}

export function wantsJson({ path, headers }: Pick<Asked, 'path' | 'headers'>): boolean {
  const accept = headers.accept ?? '';
  return machinePaths.test(path) || (accept.includes('application/json') && !accept.includes('text/html'));
}
