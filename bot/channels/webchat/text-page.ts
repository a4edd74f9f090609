import type { Lang } from '../../../accessibility/profile';
import type { Shown } from './activity';
import { choiceButtons, conversation } from './conversation';
import { html } from './html';
import type { Html } from './html';
import { hidden, layout, problemSummary } from './layout';
import type { PageNeeds } from './layout';
import type { Visitor } from './ports';
import type { PageKey, Words } from './words';

/** What was wrong with what was sent: what happened, what to do, and what had been written, kept for another try (rule ERR-05). */
export type TextProblem = { title: PageKey; fix: PageKey; kept: string };
export type TextView = { visitor: Visitor; lang: Lang; activities: readonly Shown[]; working: boolean; problem?: TextProblem };

export const saidMax = 2_000;
/** With the frame around it a page stays within 30 kB, whatever was said. */
const conversationBytesMax = 20_000;

/** The text-only page: the conversation, the choices of its newest answer, and one field for words. Everything works without script and style. */
export function textPage(view: TextView, needs: PageNeeds): string {
  const { visitor, lang, activities, problem } = view;
  const w = needs.words[lang];
  const keptBytes = Buffer.byteLength(problem?.kept ?? '');
  const turn = needs.random();
  const main = html`<h1>${w('text.title')}</h1>
    ${problem && problemSummary(w(problem.title), [{ text: w(problem.fix), href: '#say' }])}
    ${visitor.customer === undefined && html`<p class="hint">${w('text.stranger')}</p>`}
    ${conversation(activities, lang, needs, conversationBytesMax - keptBytes)}
    ${view.working && html`<p class="notice" role="status" id="working">${w('text.working')} <a href="/text#latest">${w('text.look')}</a></p>`}
    ${choicesForm(view, turn, needs)} ${sayForm(view, turn, w)}`;
  const skips = html`<a href="#latest">${w('skip.latest')}</a> <a href="#say">${w('skip.say')}</a>`;
  const title = problem ? w('problemTitle', { title: { t: 'said', v: w('text.title') } }) : w('text.title');
  const foot = html`<p>${w('chat.chatPageHint')} <a href="/chat?lang=${lang}">${w('chat.chatPage')}</a></p>`;
  return layout({ title, lang, profile: visitor.profile, path: '/text', visitor, main, skips, foot }, needs);
}

/**
 * Choices have a form of their own: in one form with the text field, Enter there would press the first button of the form, and that one may
 * confirm a transfer (HTML 4.10.21.2, implicit submission).
 */
function choicesForm({ visitor, lang, activities }: TextView, turn: string, needs: PageNeeds): Html | null {
  const choices = activities.findLast((shown) => shown.from !== 'customer')?.choices ?? [];
  if (choices.length === 0) return null;
  return html`<form method="post" action="/text" aria-labelledby="choices">
    ${hidden({ csrf: visitor.csrf, turn, lang })}
    <h2 id="choices">${needs.words[lang]('text.choices', { n: { t: 'count', v: choices.length } })}</h2>
    ${choiceButtons(choices, needs.publicUrl)}
  </form>`;
}

function sayForm({ visitor, lang, problem, activities }: TextView, turn: string, w: Words): Html {
  const offers = (activities.findLast((shown) => shown.from !== 'customer')?.choices ?? []).length > 0;
  const seen = activities.findLast(({ from }) => from === 'bot')?.id ?? '';
  return html`<form class="say" method="post" action="/text">
    ${hidden({ csrf: visitor.csrf, turn, lang, seen })}
    <label for="say">${w(offers ? 'text.sayOrNumber' : 'text.say')}</label>
    <p class="hint" id="say-hint">${w('text.sayHint')}</p>
    <div class="line">
      <input
        id="say"
        name="text"
        type="text"
        maxlength="${saidMax}"
        autocomplete="off"
        value="${problem?.kept}"
        aria-describedby="${problem ? 'problem ' : ''}say-hint"
        ${problem && html` aria-invalid="true"`}
      />
      <input class="button primary" type="submit" value="${w('text.send')}" />
    </div>
  </form>`;
}
