import type { Lang } from '../../../accessibility/profile';
import type { ErrorCode } from '../../errors';
import type { Route } from '../../server';
import { readForm } from '../../wire';
import type { Answer, Asked, Fields } from '../../wire';
import type { TokenSignIn } from './bank-sign-in';
import { langOf, readLang, wayBack } from './language';
import { pageAnswer, seeOther } from './layout';
import type { PageNeeds } from './layout';
import type { SignIn, SignInResult, Visitor, Visits } from './ports';
import { signInPage } from './sign-in-page';
import type { Fix, SignInView } from './sign-in-page';
import type { Words } from './words';

/** Without `tokens` nobody signs in by a token of the bank. */
export type SignInNeeds = PageNeeds & {
  visits: Visits;
  identity: SignIn;
  tokens?: TokenSignIn | undefined;
  refuse: (code: ErrorCode, asked: Asked) => Answer;
};

/** Longer than any number or password of ours: what is longer is cut before it costs anything. */
const fieldMax = 200;

/** `GET, POST /signin` and `POST /signout`. A post with a `token` comes from the bank's own page; it goes on as `GET /signin?arrived=1`. */
export function signInRoutes(needs: SignInNeeds): Route[] {
  return [
    { method: 'GET', path: '/signin', answer: (asked) => look(asked, needs) },
    { method: 'POST', path: '/signin', answer: (asked) => signIn(asked, needs) },
    { method: 'POST', path: '/signout', answer: (asked) => signOut(asked, needs) },
  ];
}

async function look(asked: Asked, needs: SignInNeeds): Promise<Answer> {
  const visitor = await needs.visits.read(asked.headers.cookie);
  const arrived = asked.query.has('arrived');
  const back = wayBack(asked.query.get('from'));
  const entered = arrived ? await needs.tokens?.enter({ cookie: asked.headers.cookie, visitor }) : undefined;
  if (entered?.is === 'ok') return seeOther(back, entered.setCookie);
  if (visitor.customer !== undefined) return seeOther(back);
  const view = { visitor, lang: langOf(asked), who: '', left: asked.query.has('left'), back };
  if (arrived) return notHandedOver('refused', view, needs);
  return pageAnswer(200, signInPage(view, needs), visitor.setCookie);
}

/** The bank's page brings its customer. No csrf of ours can be in its form: what proves that they meant it is in bank-sign-in.ts. */
async function handOver(token: string, lang: Lang, asked: Asked, needs: SignInNeeds): Promise<Answer> {
  const accepted = (await needs.tokens?.accept({ token, address: asked.address, headers: asked.headers })) ?? { is: 'refused' as const };
  if (accepted.is === 'ok') return seeOther(`/signin?arrived=1&lang=${lang}`, accepted.setCookie);
  const visitor = await needs.visits.read(asked.headers.cookie);
  const answer = notHandedOver(accepted.is, { visitor, lang, who: '', left: false, back: wayBack(null) }, needs);
  return accepted.is === 'tooMany' ? retryAfter(answer, accepted.retryMs) : answer;
}

/** Says that the bank's page has to be tried again, beside the way to sign in here; never what was wrong with the token. */
function notHandedOver(why: 'refused' | 'away' | 'tooMany', view: Omit<SignInView, 'problem'>, needs: SignInNeeds): Answer {
  const w = needs.words[view.lang];
  const problems = {
    refused: { status: 422, title: w('signIn.tokenRefused'), fixes: [fix('who', w('signIn.tokenRefusedFix'))] },
    away: { status: 503, title: w('signIn.tokenAway'), fixes: [fix('who', w('signIn.tokenAwayFix'))] },
    tooMany: { status: 429, title: w('error.tooMany'), fixes: [fix('who', w('error.waitMinute'))] },
  };
  const { status, ...problem } = problems[why];
  return pageAnswer(status, signInPage({ ...view, problem }, needs), view.visitor.setCookie);
}

const retryAfter = (answer: Answer, retryMs: number): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'retry-after': String(Math.ceil(retryMs / 1000)) },
});

async function signIn(asked: Asked, needs: SignInNeeds): Promise<Answer> {
  const form = await readForm(asked.request);
  if (form.is === 'refused') return needs.refuse(form.code, asked);
  const lang = readLang(form.fields.get('lang')) ?? langOf(asked);
  const token = form.fields.get('token');
  if (token !== undefined) return handOver(token, lang, asked, needs);
  const visitor = await needs.visits.read(asked.headers.cookie);
  const back = wayBack(form.fields.get('from'));
  const [who, password] = [read(form.fields, 'who').trim(), read(form.fields, 'password')];
  const w = needs.words[lang];
  const again = (status: number, problem: SignInView['problem']): Answer =>
    pageAnswer(status, signInPage({ visitor, lang, who, left: false, back, problem }, needs), visitor.setCookie);
  if (isForeign(asked, form.fields, visitor, needs)) return again(403, { title: w('error.csrf'), fixes: [fix('who', w('signIn.again'))] });
  const result = await needs.identity.signIn({ who, password, address: asked.address, lang, visitor });
  if (result.is === 'ok') return seeOther(back, result.setCookie);
  const answer = again(result.is === 'tooMany' ? 429 : 422, problemOf(result, w));
  return result.is === 'tooMany' ? retryAfter(answer, result.retryMs) : answer;
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
  const from = form.fields.get('from') === 'chat' ? '&from=chat' : '';
  if (visitor.session === undefined) return seeOther(`/signin?left=1${from}`);
  if (isForeign(asked, form.fields, visitor, needs)) return needs.refuse('csrf', asked);
  return seeOther(`/signin?left=1&lang=${visitor.profile.lang}${from}`, await needs.visits.end(visitor));
}
