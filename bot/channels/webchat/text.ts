import { createHash } from 'node:crypto';
import type { Lang } from '../../../accessibility/profile';
import type { ErrorCode } from '../../errors';
import type { Route } from '../../server';
import { readForm } from '../../wire';
import type { Answer, Asked, Fields } from '../../wire';
import { readActivity, readTap, writeTap } from './activity';
import type { Shown } from './activity';
import { createHistory } from './history';
import { langOf, readLang } from './language';
import { pageAnswer, seeOther } from './layout';
import type { PageNeeds } from './layout';
import type { Said, TextTurns, Visitor, Visits } from './ports';
import { saidMax, textPage } from './text-page';
import type { TextProblem } from './text-page';
import type { PageKey } from './words';

export type TextNeeds = PageNeeds & {
  visits: Visits;
  turns: TextTurns;
  now: () => Date;
  refuse: (code: ErrorCode, asked: Asked) => Answer;
};

type Needs = TextNeeds & { history: ReturnType<typeof createHistory> };

const activitiesMax = 20;
const turnForm = /^[\w-]{8,64}$/;

/** `GET, POST /text`: a look at the conversation, and one turn of it. */
export function textRoutes(given: TextNeeds): Route[] {
  const needs = { ...given, history: createHistory(given.turns, activitiesMax) };
  return [
    { method: 'GET', path: '/text', answer: (asked) => look(asked, needs) },
    { method: 'POST', path: '/text', answer: (asked) => say(asked, needs) },
  ];
}

async function look(asked: Asked, needs: Needs): Promise<Answer> {
  const visitor = await needs.visits.read(asked.headers.cookie);
  return show(200, visitor, pageLang(visitor, langOf(asked)), needs, { working: asked.query.has('working') });
}

const pageLang = (visitor: Visitor, before: Lang): Lang => (visitor.session === undefined ? before : visitor.profile.lang);

type Showing = { working?: boolean; problem?: TextProblem; setCookie?: string };

async function show(status: number, visitor: Visitor, lang: Lang, needs: Needs, about: Showing): Promise<Answer> {
  const { conversation } = visitor;
  const activities =
    conversation === undefined
      ? [readActivity({ from: 'bot', activity: await needs.turns.greeting(lang) })]
      : await needs.history(conversation);
  const view = {
    visitor,
    lang: spokenLang(visitor, activities) ?? lang,
    activities,
    working: about.working ?? false,
    problem: about.problem,
  };
  return pageAnswer(status, textPage(view, needs), visitor.setCookie);
}

/** Nobody keeps a profile for a visitor who is not signed in: their page speaks the language of the latest answer. */
function spokenLang(visitor: Visitor, activities: readonly Shown[]): Lang | null {
  if (visitor.session === undefined || visitor.customer !== undefined) return null;
  return readLang(activities.findLast((shown) => shown.from === 'bot')?.lang);
}

async function say(asked: Asked, needs: Needs): Promise<Answer> {
  const receivedAt = needs.now().toISOString();
  const form = await readForm(asked.request);
  if (form.is === 'refused') return needs.refuse(form.code, asked);
  const visitor = await needs.visits.read(asked.headers.cookie);
  const lang = pageLang(visitor, readLang(form.fields.get('lang')) ?? langOf(asked));
  const kept = (form.fields.get('text') ?? '').slice(0, saidMax);
  const again = (status: number, title: PageKey, fix: PageKey): Promise<Answer> =>
    show(status, visitor, lang, needs, { problem: { title, fix, kept } });
  if (isForeign(asked, form.fields, visitor, needs)) return again(403, 'error.csrf', 'text.signedOutFix');
  const said = saidIn(form.fields);
  if (said === 'empty') return again(422, 'text.empty', 'text.emptyFix');
  if (said === 'long') return again(422, 'text.long', 'text.longFix');
  const key = said === 'odd' ? null : keyOf(form.fields, said);
  if (said === 'odd' || key === null) return again(422, 'text.odd', 'error.sendAgain');
  const seen = (form.fields.get('seen') ?? '').slice(0, seenMax);
  return take(visitor, { said, key, receivedAt, ...(seen === '' ? {} : { seen }) }, { asked, lang, kept, needs, again });
}

/** A form of ours carries the session's token; a browser that knows it comes from another site says so (Fetch Metadata). */
function isForeign({ headers }: Asked, fields: Fields, visitor: Visitor, { visits }: TextNeeds): boolean {
  return headers['sec-fetch-site'] === 'cross-site' || !visits.checksOut(visitor, fields.get('csrf') ?? '');
}

function saidIn(fields: Fields): Said | 'empty' | 'long' | 'odd' {
  const sent = fields.get('choice');
  if (sent !== undefined) {
    const choice = readTap(fields.get(`tap${/^\d{1,2}(?=\.)/.exec(sent)?.[0] ?? ''}`) ?? '');
    return choice === null ? 'odd' : { choice };
  }
  const text = (fields.get('text') ?? '').trim();
  return text === '' ? 'empty' : text.length > saidMax ? 'long' : { text };
}

/**
 * The dedupe key: the form's own `turn` with a print of what was said in it. The same words pressed twice are one turn; other words sent from a
 * page that the Back button brought up again are not lost.
 */
function keyOf(fields: Fields, said: Said): string | null {
  const turn = fields.get('turn') ?? '';
  const print = createHash('sha256').update('text' in said ? `text ${said.text}` : `tap ${writeTap(said.choice)}`);
  return turnForm.test(turn) ? `${turn}.${print.digest('hex').slice(0, 16)}` : null;
}

const seenMax = 80;

type Taking = {
  asked: Asked;
  lang: Lang;
  kept: string;
  needs: Needs;
  again: (status: number, title: PageKey, fix: PageKey) => Promise<Answer>;
};

async function take(stranger: Visitor, turn: { said: Said; key: string; receivedAt: string; seen?: string }, o: Taking): Promise<Answer> {
  const opened =
    stranger.session === undefined
      ? await o.needs.visits.open(stranger, { address: o.asked.address, lang: o.lang })
      : { is: 'ok' as const, visitor: stranger };
  if (opened.is === 'tooMany') return retryLater(await o.again(429, 'error.tooMany', 'error.waitMinute'), opened.retryMs);
  const { visitor } = opened;
  const received = await o.needs.turns.receive({ visitor, ...turn });
  if (received === 'closed') return signedOut(visitor, o);
  if (received === 'busy') return retryLater(await o.again(429, 'text.busy', 'text.busyFix'), busyRetryMs);
  return seeOther(received === 'working' ? '/text?working=1#working' : '/text#latest', visitor.setCookie);
}

const busyRetryMs = 5_000;

/** Somebody signed out, or in at another page, while the words were on their way: the page is that of a visitor again, and the words are on it. */
async function signedOut(left: Visitor, { asked, lang, kept, needs }: Taking): Promise<Answer> {
  const title = left.customer === undefined ? 'error.csrf' : 'signIn.left';
  return show(403, await needs.visits.read(asked.headers.cookie), lang, needs, { problem: { title, fix: 'text.signedOutFix', kept } });
}

function retryLater(answer: Answer, retryMs: number): Answer {
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(Math.ceil(retryMs / 1000)) } };
}
