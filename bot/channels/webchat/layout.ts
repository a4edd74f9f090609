import type { Lang, Profile } from '../../../accessibility/profile';
import type { Answer } from '../../wire';
import { html } from './html';
import type { Html, Part } from './html';
import { otherLang } from './language';
import type { Visitor } from './ports';
import type { SayValue, Words } from './words';

/** What every page is made with. `random` gives a fresh 128-bit value in URL-safe letters: the dedupe key of one form. */
export type PageNeeds = {
  words: { readonly [L in Lang]: Words };
  say: SayValue;
  styleHref: string;
  demo: boolean;
  /** Our own address: links to it stay on the host that the customer came by. */
  publicUrl: string;
  random: () => string;
};

/** One page before it has its frame. Without a `visitor` (an error page) the standing actions are links, for there is no form to sign. */
export type Page = {
  title: string;
  lang: Lang;
  profile: Profile;
  path: string;
  visitor: Visitor | null;
  main: Html;
  skips?: Part;
  /** What the service calls itself here; what head, navigation and foot have beside the usual. */
  service?: string;
  head?: Part;
  nav?: Part;
  foot?: Part;
};

/** Text size, contrast and 长辈版 are classes, as the policy allows no inline style. */
export function classesOf({ textPercent, contrast, elder }: Profile): string {
  return [`size-${textPercent}`, contrast === 'high' && 'high', elder && 'elder'].filter((name) => name !== false).join(' ');
}

/** The whole document: skip links, the bank's name, help and a person first (WCAG 3.2.6), then the page, then what is always worth knowing. */
export function layout(page: Page, needs: PageNeeds): string {
  const w = needs.words[page.lang];
  const document = html`<html lang="${page.lang}" class="${classesOf(page.profile)}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${page.title} – ${w('bank')}</title>
      <link rel="stylesheet" href="${needs.styleHref}" />
      ${page.head}
      <link rel="icon" href="data:," />
    </head>
    <body>
      <div class="skips">${page.skips ?? html`<a href="#main">${w('skip.main')}</a>`}</div>
      <header>
        <div>
          <p class="bank"><strong>${w('bank')}</strong> <span>${page.service ?? w('service')}</span></p>
          <nav aria-label="${w('nav.label')}">${navigation(page, needs, w)}${page.nav}</nav>
        </div>
      </header>
      <main id="main" tabindex="-1">${page.main}</main>
      <footer>
        ${page.foot}
        <p>${w('footer.safety')}</p>
        ${page.visitor?.customer !== undefined && html`<p>${w('footer.idle', { minutes: { t: 'count', v: page.visitor.idleMinutes } })}</p>`}
        ${needs.demo && html`<p>${w('footer.demo')} <a href="/demo/outbox">${w('footer.outbox')}</a></p>`}
      </footer>
    </body>
  </html> `;
  return `<!doctype html>\n${document.markup}`;
}

function navigation(page: Page, needs: PageNeeds, w: Words): Html {
  const { visitor, lang } = page;
  const signedIn = visitor?.customer !== undefined;
  return html`${visitor === null ? html`<a class="button" href="/text?lang=${lang}">${w('nav.text')}</a>` : standing(page, visitor, needs, w)}
  ${signedIn ? signOut(page, visitor, w) : page.path !== '/signin' && html`<a class="button" href="/signin?lang=${lang}${isChat(page) && '&from=chat'}">${w('nav.signIn')}</a>`}
  ${visitor !== null && changesLanguage(page, visitor) ? null : languageLink(page, w)}`;
}

const isChat = ({ path }: Page): boolean => path === '/chat';
/** In a conversation the language is changed by a word of the customer, and stays so everywhere; on /text it begins with the first words. */
const changesLanguage = ({ path }: Page, { session }: Visitor): boolean => path === '/chat' || (session !== undefined && path === '/text');

/** Help, a person and larger text are words of the customer like any other: they work at every step and stand in the conversation. */
function standing(page: Page, visitor: Visitor, needs: PageNeeds, w: Words): Html {
  const { lang } = page;
  return html`<form method="post" action="/text">
    ${hidden({ csrf: visitor.csrf, turn: needs.random(), lang })} ${press('text', w('nav.help'))} ${press('text', w('nav.human'))}
    ${!isChat(page) && press('text', w('nav.larger'))}
    ${changesLanguage(page, visitor) && press('text', w('nav.language'), otherLang[lang])}
  </form>`;
}

const signOut = (page: Page, visitor: Visitor, w: Words): Html =>
  html`<form method="post" action="/signout">
    ${hidden({ csrf: visitor.csrf, ...(isChat(page) ? { from: 'chat' } : {}) })}${press('leave', w('nav.signOut'))}
  </form>`;

const languageLink = ({ lang, path }: Page, w: Words): Html =>
  html`<a class="button" href="${path}?lang=${otherLang[lang]}" lang="${otherLang[lang]}" hreflang="${otherLang[lang]}"
    >${w('nav.language')}</a
  >`;

/** A button that sends its label. Text browsers show an input as a button with its label; of a <button> lynx shows the value too, w3m no button. */
export const press = (name: string, label: string, lang?: Lang): Html =>
  html`<input class="button" type="submit" name="${name}" value="${label}" ${lang !== undefined && html` lang="${lang}"`} />`;

export const hidden = (fields: Record<string, string>): Html[] =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);

/** What stood in the way, at the top of the page and announced: what happened, with a way to where it is put right (rules ERR-01 to 05). */
export function problemSummary(title: string, items: readonly { text: string; href?: string }[]): Html {
  const item = ({ text, href }: { text: string; href?: string }) =>
    html`<li>${href === undefined ? text : html`<a href="${href}">${text}</a>`}</li>`;
  return html`<div class="problem" role="alert" id="problem" tabindex="-1">
    <h2>${title}</h2>
    <ul>
      ${items.map(item)}
    </ul>
  </div>`;
}

/** Pages hold private things and where money stands: no cache keeps them (RFC 9111 5.2.2.5). lynx heeds `no-cache`, and that only as the last word. */
const neverKept = { 'cache-control': 'no-store, no-cache' };

/** A page as an answer. */
export function pageAnswer(status: number, body: string, setCookie?: string): Answer {
  const headers = { 'content-type': 'text/html; charset=utf-8', ...neverKept, ...cookie(setCookie) };
  return { status, headers, body };
}

/** See other (RFC 9110 15.4.4): after a form the browser fetches a page, so that a reload sends nothing twice. */
export function seeOther(location: string, setCookie?: string): Answer {
  return { status: 303, headers: { location, ...neverKept, ...cookie(setCookie) }, body: '' };
}

const cookie = (value?: string): Record<string, string> => (value === undefined ? {} : { 'set-cookie': value });
