import type { Lang } from '../../../accessibility/profile';
import { html } from './html';
import type { Html } from './html';
import { hidden, layout, problemSummary } from './layout';
import type { Conversing } from './language';
import type { PageNeeds } from './layout';
import type { Visitor } from './ports';
import type { Words } from './words';

export type Fix = { field: 'who' | 'password'; text: string };
/** `who` is kept for another try, the password never is. */
export type SignInView = {
  visitor: Visitor;
  lang: Lang;
  who: string;
  left: boolean;
  back: Conversing;
  problem?: { title: string; fixes: readonly Fix[] };
};

/** The sign-in page: one field for whichever number the customer knows, one for the password; pasting and password managers work. */
export function signInPage(view: SignInView, needs: PageNeeds): string {
  const { visitor, lang, problem } = view;
  const w = needs.words[lang];
  const main = html`<h1>${w('signIn.title')}</h1>
    ${
      problem &&
      problemSummary(
        problem.title,
        problem.fixes.map(({ field, text }) => ({ text, href: `#${field}` })),
      )
    }
    ${view.left && html`<p class="notice" role="status">${w('signIn.left')}</p>`}
    <form class="fields" method="post" action="/signin">
      ${hidden({ csrf: visitor.csrf, lang, ...(view.back === '/chat' ? { from: 'chat' } : {}) })}
      ${field({ name: 'who', type: 'text', autocomplete: 'username', value: view.who, hint: w('signIn.whoHint') }, view, w)}
      ${field({ name: 'password', type: 'password', autocomplete: 'current-password', value: '' }, view, w)}
      <input class="button primary" type="submit" value="${w('signIn.button')}" />
    </form>
    <p class="hint">${w('signIn.help')}</p>
    ${needs.demo && demoNote(w)}`;
  const title = problem ? w('problemTitle', { title: { t: 'said', v: w('signIn.title') } }) : w('signIn.title');
  return layout({ title, lang, profile: { ...visitor.profile, lang }, path: '/signin', visitor, main }, needs);
}

type Field = { name: Fix['field']; type: string; autocomplete: string; value: string; hint?: string };

function field({ name, type, autocomplete, value, hint }: Field, { problem }: SignInView, w: Words): Html {
  const wrong = problem?.fixes.find((fix) => fix.field === name);
  const described = [wrong && `${name}-problem`, hint !== undefined && `${name}-hint`].filter((id) => typeof id === 'string').join(' ');
  return html`<div class="field">
    <label for="${name}">${w(`signIn.${name}`)}</label>
    ${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${wrong && html`<p class="wrong" id="${name}-problem">${wrong.text}</p>`}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      autocapitalize="none"
      spellcheck="false"
      ${described !== '' && html` aria-describedby="${described}"`}${wrong && html` aria-invalid="true"`}
    />
  </div>`;
}

const demoNote = (w: Words): Html =>
  html`<aside class="notice" aria-labelledby="demo">
    <h2 id="demo">${w('signIn.demoTitle')}</h2>
    <dl>
      <div>
        <dt>${w('signIn.demoWho')}</dt>
        <dd>10000001</dd>
      </div>
      <div>
        <dt>${w('signIn.demoEnglish')}</dt>
        <dd>10000010</dd>
      </div>
      <div>
        <dt>${w('signIn.password')}</dt>
        <dd>demo-2026</dd>
      </div>
    </dl>
  </aside>`;
