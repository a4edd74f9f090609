import type { Values } from '../../../accessibility/message';
import type { CodeWay, Lang } from '../../../accessibility/profile';
import type { ErrorCode } from '../../errors';
import type { Route } from '../../server';
import { readForm } from '../../wire';
import type { Answer, Asked, Fields } from '../../wire';
import { becameWords } from './confirm-kinds';
import { confirmPage, confirmStatus } from './confirm-page';
import type { ConfirmView } from './confirm-page';
import { readLang, wayBack } from './language';
import { pageAnswer, seeOther } from './layout';
import type { PageNeeds } from './layout';
import type { StepUpPages, StepUpView, Visitor, Visits } from './ports';
import type { Words } from './words';

export type ConfirmNeeds = PageNeeds & { visits: Visits; stepUp: StepUpPages; refuse: (code: ErrorCode, asked: Asked) => Answer };

const codeForm = /^\d{6}$/;
const ticketForm = /^[\w-]{16,64}$/;

/**
 * `GET, POST /confirm/{ticket}`: the secure page of the step-up. The ticket in its path is what a cross-site form cannot know, so it needs no
 * session and survives a lost cookie; the digits go from here to `verify` and nowhere else.
 */
export function confirmRoutes(needs: ConfirmNeeds): Route[] {
  return [
    { method: 'GET', path: '/confirm/:ticket', answer: (asked) => look(asked, needs) },
    { method: 'POST', path: '/confirm/:ticket', answer: (asked) => act(asked, needs) },
  ];
}

type Opened = { ticket: string; visitor: Visitor; view: StepUpView; lang: Lang };

/** Who asks for which challenge, or the refusal. An explicit `?lang=` comes before the customer's own language. */
async function open(asked: Asked, needs: ConfirmNeeds): Promise<Opened | Answer> {
  const ticket = asked.params.get('ticket') ?? '';
  if (!ticketForm.test(ticket)) return needs.refuse('notFound', asked);
  const visitor = await needs.visits.read(asked.headers.cookie);
  const seen = await needs.stepUp.view(ticket, visitor);
  if (seen.is !== 'seen') return needs.refuse(seen.is === 'foreign' ? 'foreign' : 'notFound', asked);
  return { ticket, visitor, view: seen.view, lang: readLang(asked.query.get('lang')) ?? seen.view.profile.lang };
}

async function look(asked: Asked, needs: ConfirmNeeds): Promise<Answer> {
  const opened = await open(asked, needs);
  return 'ticket' in opened ? show(opened, asked, needs, confirmStatus(opened.view), { sent: asked.query.has('sent') }) : opened;
}

function show(opened: Opened, asked: Asked, needs: ConfirmNeeds, status: number, about: Partial<ConfirmView>): Answer {
  const { view, visitor, lang } = opened;
  return pageAnswer(
    status,
    confirmPage({ view, visitor, lang, path: asked.path, back: wayBack(asked.query.get('from')), sent: false, ...about }, needs),
    visitor.setCookie,
  );
}

async function act(asked: Asked, needs: ConfirmNeeds): Promise<Answer> {
  const form = await readForm(asked.request);
  if (form.is === 'refused') return needs.refuse(form.code, asked);
  const opened = await open(asked, needs);
  if (!('ticket' in opened)) return opened;
  const { ticket, visitor, view } = opened;
  if (view.state === 'used' || view.state === 'granted') return seeOther(here(asked));
  if (view.state !== 'open') return show(opened, asked, needs, confirmStatus(view), {});
  const way = view.ways.find((one) => form.fields.has(`way.${one}`));
  if (way !== undefined) return resend(opened, way, asked, needs);
  if (form.fields.has('cancel')) {
    await needs.stepUp.cancel(ticket, visitor);
    return seeOther(here(asked));
  }
  return verify(opened, form.fields, asked, needs);
}

/** This page again, in the language that was asked for. */
function here({ path, query }: Asked, more: Record<string, string> = {}): string {
  const lang = readLang(query.get('lang'));
  const from: Record<string, string> = query.get('from') === 'chat' ? { from: 'chat' } : {};
  const kept = new URLSearchParams({ ...(lang === null ? {} : { lang }), ...from, ...more }).toString();
  return kept === '' ? path : `${path}?${kept}`;
}

/** Digits as people type, paste and dictate them: full-width, with spaces or a hyphen between. What is no code at all is no try. */
const codeIn = (fields: Fields): string => (fields.get('code') ?? '').slice(0, codeTextMax).normalize('NFKC').replace(/[\s-]/g, '');
const codeTextMax = 40;

async function verify(opened: Opened, fields: Fields, asked: Asked, needs: ConfirmNeeds): Promise<Answer> {
  const w = needs.words[opened.lang];
  const code = codeIn(fields);
  if (!codeForm.test(code))
    return show(opened, asked, needs, 422, { problem: { title: w('confirm.noCode'), fix: w('confirm.noCodeFix', standing(opened, w)) } });
  const judged = await needs.stepUp.verify(opened.ticket, code, opened.visitor);
  if (judged.is === 'judged') return seeOther(here(asked));
  const fix = w('confirm.wrongFix', { ...standing(opened, w), left: { t: 'count', v: judged.left } });
  return show(opened, asked, needs, 422, { problem: { title: w('confirm.wrong'), fix } });
}

async function resend(opened: Opened, way: CodeWay, asked: Asked, needs: ConfirmNeeds): Promise<Answer> {
  const w = needs.words[opened.lang];
  const result = await needs.stepUp.resend(opened.ticket, way, opened.visitor);
  if (result === 'over') return seeOther(here(asked));
  if (result === 'sent') return seeOther(here(asked, { sent: way }));
  const [status, title, fix] = result === 'unsent' ? ([503, 'confirm.unsent', 'confirm.unsentFix'] as const) : exhausted;
  return show(opened, asked, needs, status, { problem: { title: w(title), fix: w(fix, standing(opened, w)) } });
}
const exhausted = [429, 'confirm.exhausted', 'confirm.exhaustedFix'] as const;

/** While the code is open nothing has been done: said with every problem, in the words of what is confirmed. */
const standing = ({ view }: Opened, w: Words): Values => ({ stands: { t: 'said', v: w(becameWords[view.facts.what].notDone.stands) } });
