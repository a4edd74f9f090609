import { defaultProfile } from '../../../accessibility/profile';
import { errorTable } from '../../errors';
import type { ErrorCode } from '../../errors';
import type { Answer, Asked } from '../../wire';
import { html } from './html';
import { langOf } from './language';
import { layout, pageAnswer } from './layout';
import type { PageNeeds } from './layout';

const machinePaths = /^\/(?:v3|api|wechat|voice|healthz|readyz)(?:\/|$)/;

/** An error in words: a page for people, `{error:{code,message}}` for programs. Says what happened, that nothing is lost, and what to do. */
export function refusalAnswer(code: ErrorCode, asked: Asked, needs: PageNeeds): Answer {
  const { status, title, text, next, retrySeconds } = errorTable[code];
  const lang = langOf(asked);
  const w = needs.words[lang];
  const retry: Record<string, string> = retrySeconds === undefined ? {} : { 'retry-after': String(retrySeconds) };
  if (wantsJson(asked)) {
    const body = JSON.stringify({ error: { code, message: `${w(title)} ${w(text)} ${w(next)}` } });
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
