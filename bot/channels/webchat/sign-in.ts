import type { ErrorCode } from '../../errors';
import type { Route } from '../../server';
import { readForm } from '../../wire';
import type { Answer, Asked, Fields } from '../../wire';
import { langOf, readLang } from './language';
import { pageAnswer, seeOther } from './layout';
import type { PageNeeds } from './layout';
import type { SignIn, SignInResult, Visitor, Visits } from './ports';
import { signInPage } from './sign-in-page';
import type { Fix, SignInView } from './sign-in-page';
import type { Words } from './words';

export type SignInNeeds = PageNeeds & { visits: Visits; identity: SignIn; refuse: (code: ErrorCode, asked: Asked) => Answer };

/** Longer than any number or password of ours: what is longer is cut before it costs anything. */
const fieldMax = 200;

/** `GET, POST /signin` and `POST /signout`. */
export function signInRoutes(needs: SignInNeeds): Route[] {
  return [
    { method: 'GET', path: '/signin', answer: (asked) => look(asked, needs) },
    { method: 'POST', path: '/signin', answer: (asked) => signIn(asked, needs) },
    { method: 'POST', path: '/signout', answer: (asked) => signOut(asked, needs) },
  ];
}

async function look(asked: Asked, needs: SignInNeeds): Promise<Answer> {
  const visitor = await needs.visits.read(asked.headers.cookie);
  if (visitor.customer !== undefined) return seeOther('/text#latest');
  const view = { visitor, lang: langOf(asked), who: '', left: asked.query.has('left') };
  return pageAnswer(200, signInPage(view, needs), visitor.setCookie);
}

async function signIn(asked: Asked, needs: SignInNeeds): Promise<Answer> {
  const form = await readForm(asked.request);
  if (form.is === 'refused') return needs.refuse(form.code, asked);
  const visitor = await needs.visits.read(asked.headers.cookie);
  const lang = readLang(form.fields.get('lang')) ?? langOf(asked);
  const [who, password] = [read(form.fields, 'who').trim(), read(form.fields, 'password')];
  const w = needs.words[lang];
  const again = (status: number, problem: SignInView['problem']): Answer =>
    pageAnswer(status, signInPage({ visitor, lang, who, left: false, problem }, needs), visitor.setCookie);
  if (isForeign(asked, form.fields, visitor, needs)) return again(403, { title: w('error.csrf'), fixes: [fix('who', w('signIn.again'))] });
  const result = await needs.identity.signIn({ who, password, address: asked.address, lang, visitor });
  if (result.is === 'ok') return seeOther('/text#latest', result.setCookie);
  const answer = again(result.is === 'tooMany' ? 429 : 422, problemOf(result, w));
  if (result.is !== 'tooMany') return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(Math.ceil(result.retryMs / 1000)) } };
}

const read = (fields: Fields, name: string): string => (fields.get(name) ?? '').slice(0, fieldMax);
const fix = (field: Fix['field'], text: string): Fix => ({ field, text });

function isForeign({ headers }: Asked, fields: Fields, visitor: Visitor, { visits }: SignInNeeds): boolean {
  return headers['sec-fetch-site'] === 'cross-site' || !visits.checksOut(visitor, fields.get('csrf') ?? '');
}

/** Never says which of the two was wrong, nor whether there is such a customer (PSD2 RTS art. 4). */
function problemOf(result: Exclude<SignInResult, { is: 'ok' }>, w: Words): NonNullable<SignInView['problem']> {
  if (result.is === 'wrong') return { title: w('signIn.wrong'), fixes: [fix('who', w('signIn.wrongFix'))] };
  if (result.is === 'shared') return { title: w('signIn.shared'), fixes: [fix('who', w('signIn.sharedFix'))] };
  if (result.is === 'empty') return { title: w('signIn.empty'), fixes: missing(result, w) };
  if (result.is === 'tooMany') return { title: w('error.tooMany'), fixes: [fix('who', w('error.waitMinute'))] };
  return { title: w('signIn.locked'), fixes: [fix('who', w('signIn.lockedFix', { until: { t: 'instant', v: result.until } }))] };
}

function missing({ who, password }: { who: boolean; password: boolean }, w: Words): Fix[] {
  return [...(who ? [fix('who', w('signIn.whoEmpty'))] : []), ...(password ? [fix('password', w('signIn.passwordEmpty'))] : [])];
}

async function signOut(asked: Asked, needs: SignInNeeds): Promise<Answer> {
  const form = await readForm(asked.request);
  if (form.is === 'refused') return needs.refuse(form.code, asked);
  const visitor = await needs.visits.read(asked.headers.cookie);
  if (visitor.session === undefined) return seeOther('/signin?left=1');
  if (isForeign(asked, form.fields, visitor, needs)) return needs.refuse('csrf', asked);
  return seeOther(`/signin?left=1&lang=${visitor.profile.lang}`, await needs.visits.end(visitor));
}
