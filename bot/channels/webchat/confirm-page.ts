import type { Lang } from '../../../accessibility/profile';
import { readActivity } from './activity';
import type { Shown } from './activity';
import { becameWords, confirmedFacts, dotted, endedIn, namedIn } from './confirm-kinds';
import { blocksOf, factsOf } from './conversation';
import { html } from './html';
import type { Html } from './html';
import { readLang } from './language';
import type { Conversing } from './language';
import { layout, press, problemSummary } from './layout';
import type { PageNeeds } from './layout';
import type { StepUpState, StepUpView, Visitor } from './ports';
import type { PageKey, Words } from './words';

export type ConfirmView = {
  view: StepUpView;
  visitor: Visitor;
  lang: Lang;
  path: string;
  back: Conversing;
  problem?: { title: string; fix: string };
  sent: boolean;
};

/** The page of one challenge: what is confirmed, then the code; afterwards what became of it and where the money stands. */
export function confirmPage(shown: ConfirmView, needs: PageNeeds): string {
  const { view, lang, problem, path, visitor } = shown;
  const w = needs.words[lang];
  const title = w(titleOf(view));
  const main = html`<h1>${title}</h1>
    ${problem && problemSummary(problem.title, [{ text: problem.fix, href: '#code' }])}
    ${view.state === 'open' ? openPart(shown, needs, w) : closedPart(shown, needs, w)}`;
  const name = problem ? w('problemTitle', { title: { t: 'said', v: title } }) : title;
  return layout({ title: name, lang, profile: { ...view.profile, lang }, path, visitor, main }, needs);
}

const statusOf: { readonly [S in StepUpState]: number } = {
  open: 200,
  granted: 200,
  used: 200,
  expired: 410,
  void: 410,
  locked: 410,
  cancelled: 410,
  refused: 410,
};
/** 410 once the challenge is dead (RFC 9110 15.5.11); a receipt stays a page like any other. */
export const confirmStatus = (view: StepUpView): number => statusOf[view.state];

function openPart(shown: ConfirmView, needs: PageNeeds, w: Words): Html {
  const { view } = shown;
  const expires = { t: 'instant', v: view.expires } as const;
  const { what } = view.facts;
  return html`<p>${w(`confirm.nothingYet.${what}`)}</p>
    ${factsPart(shown, needs)} ${view.profile.wording !== 'plain' && html`<p>${w(`confirm.plain.${what}`, namedIn(view.facts))}</p>`}
    <p class="notice" ${shown.sent && html` role="status"`}>
      ${w(`confirm.sent.${view.sentBy}`, { to: { t: 'said', v: dotted(view.sentTo) } })} ${w('confirm.expires', { expires })}
    </p>
    ${codeForm(shown, w)} ${wayForm(view, w)}
    <form class="other" method="post">
      <h2>${w(`confirm.cancelTitle.${what}`)}</h2>
      ${press('cancel', w(`confirm.cancel.${what}`))}
    </form>`;
}

/** One field: pasting works, a phone offers the code it received, and nothing is sent before the button (rule OTP-05, WCAG 3.2.2). */
function codeForm({ view, problem }: ConfirmView, w: Words): Html {
  const { facts } = view;
  return html`<form class="fields" method="post">
    <div class="field">
      <label for="code">${w('confirm.code')}</label>
      <p class="hint" id="code-hint">${w('confirm.codeHint')}</p>
      ${problem && html`<p class="wrong" id="code-problem">${problem.fix}</p>`}
      <input
        id="code"
        class="code"
        name="code"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength="20"
        autocapitalize="none"
        spellcheck="false"
        aria-describedby="${problem && 'code-problem '}code-hint"
        ${problem && html` aria-invalid="true"`}
      />
    </div>
    <input class="button primary" type="submit" value="${w(`confirm.button.${facts.what}`, namedIn(facts))}" />
  </form>`;
}

/** Another way stands there at once, not only after a failure (rule OTP-03). */
function wayForm({ ways }: StepUpView, w: Words): Html | null {
  if (ways.length === 0) return null;
  const button = (way: (typeof ways)[number]) => html`<li>${press(`way.${way}`, w(`confirm.way.${way}`))}</li>`;
  return html`<form class="other" method="post">
    <h2>${w('confirm.wayTitle')}</h2>
    <ul class="choices">
      ${ways.map(button)}
    </ul>
  </form>`;
}

function factsPart({ view, lang }: ConfirmView, needs: PageNeeds): Html {
  const facts = confirmedFacts(view.facts);
  if (view.reference !== undefined) facts.push(['label.reference', { t: 'digits', v: view.reference, as: 'reference' }]);
  const rows = facts.map(([key, value]) => ({ label: needs.say({ t: 'term', key }, lang), value: needs.say(value, lang) }));
  return factsOf(rows, lang);
}

function titleOf({ state, facts, became }: StepUpView): PageKey {
  if (state === 'open') return `confirm.title.${facts.what}`;
  return state === 'used' ? becameWords[facts.what][became].title : endedIn(state, facts.what)[0];
}

/** What became of it: where it and its money stand comes first, then what to do. */
function closedPart(shown: ConfirmView, needs: PageNeeds, w: Words): Html {
  const { view, lang, path } = shown;
  const { state, became, facts } = view;
  const stands = html`<p class="stands ${became}"><strong>${w(becameWords[facts.what][became].stands)}</strong></p>`;
  const told = view.told === undefined ? null : withoutQuestion(readActivity({ from: 'bot', activity: view.told }));
  const next = state !== 'used' && state !== 'open' && html`<p>${w(endedIn(state, facts.what)[1])}</p>`;
  return html`${stands} ${next}
    ${told ? html`<div class="card ${told.kind}" lang="${readLang(told.lang) ?? lang}">${blocksOf(told.blocks, readLang(told.lang) ?? lang)}</div>` : factsPart(shown, needs)}
    <p class="ways">
      ${state === 'granted' && html`<a class="button" href="${path}?lang=${lang}${shown.back === '/chat' && '&from=chat'}">${w('confirm.look')}</a>`}
      <a class="button" href="${shown.back}">${w('confirm.back')}</a>
    </p>`;
}

/** What is asked with the outcome can be answered in the conversation only, where its choices stand. */
function withoutQuestion(told: Shown): Shown {
  const last = told.blocks.at(-1);
  const asks = told.choices.length > 0 && told.blocks.length > 1 && last?.b === 'text' && /[？?]$/.test(last.text);
  return asks ? { ...told, blocks: told.blocks.slice(0, -1) } : told;
}
