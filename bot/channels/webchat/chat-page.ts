import type { Json } from '../../../accessibility/message';
import type { Lang, Profile } from '../../../accessibility/profile';
import { optionOf, settingOptions } from '../../../dialogs/settings-options';
import type { Setting } from '../../../dialogs/settings-options';
import type { TermKey } from '../../../locales/keys';
import { Html, html } from './html';
import type { Part } from './html';
import { hidden, layout } from './layout';
import type { PageNeeds } from './layout';
import type { Visitor } from './ports';
import { saidMax } from './text-page';
import type { PageKey, Words } from './words';

/** Where the browser finds the page's own files. */
export type ChatFiles = { style: string; script: string; further: string; speech: string; old: string };
/**
 * `greeting`: what a stranger will be greeted with, so that they have it with the page. `ended`: the session had come to its time. `settings`: the
 * panel is wanted, which is many words that most visits never look at.
 */
export type ChatView = { visitor: Visitor; lang: Lang; greeting?: Json | undefined; ended: boolean; settings: boolean };
export type ChatPageNeeds = PageNeeds & { files: ChatFiles };

/** The settings that the page has buttons for; all the others are in the conversation. */
const shownSettings = [
  'textPercent',
  'elder',
  'contrast',
  'lang',
  'wording',
  'verbosity',
  'slowTimers',
  'quiet',
  'pace',
] as const satisfies readonly Setting[];

/** The words that the script says by itself. Numbers and quotes come into them in the browser: `{n}`. */
const scriptKeys = [
  'author.customer',
  'author.bot',
  'author.agent',
  'chat.choices',
  'chat.say',
  'chat.sayOrNumber',
  'chat.sending',
  'chat.sent',
  'chat.notSent',
  'chat.notSentAlert',
  'chat.unsure',
  'chat.unsureAlert',
  'chat.unsent',
  'chat.retry',
  'chat.offline',
  'chat.online',
  'chat.away',
  'chat.restored',
  'chat.typing',
  'chat.step',
  'chat.warn',
  'chat.stay',
  'chat.stayed',
  'chat.tooMany',
  'chat.cookies',
  'chat.read',
  'chat.copy',
  'chat.print',
  'chat.long',
  'text.empty',
] as const satisfies readonly PageKey[];

/** The chat page before its script has begun: a whole page, whose forms lead to `/text` should the script never come. */
export function chatPage(view: ChatView, needs: ChatPageNeeds): string {
  const { visitor, lang } = view;
  const w = needs.words[lang];
  const head = html`<noscript><meta http-equiv="refresh" content="0; url=/text?lang=${lang}" /></noscript>
    <script type="module" src="${needs.files.script}"></script>
    <script nomodule src="${needs.files.old}"></script>`;
  const nav = html`<button type="button" id="settings-open" aria-expanded="false" aria-controls="settings">${w('chat.settings')}</button>`;
  const foot = html`<p>${w('chat.textPageHint')} <a href="/text?lang=${lang}">${w('chat.textPage')}</a></p>`;
  const skips = html`<a href="#say">${w('chat.skipSay')}</a> <a href="#talk">${w('chat.skipTalk')}</a>`;
  return layout(
    {
      title: w('chat.title'),
      lang,
      profile: { ...visitor.profile, lang },
      path: '/chat',
      visitor,
      main: mainOf(view, needs, w),
      skips,
      service: w('chat.service'),
      head,
      nav,
      foot,
    },
    { ...needs, styleHref: needs.files.style },
  );
}

function mainOf(view: ChatView, needs: ChatPageNeeds, w: Words): Html {
  const { visitor, lang, ended, settings } = view;
  return html`<section id="settings" aria-labelledby="settings-title" tabindex="-1" hidden>
      ${settings && settingsPanel({ ...visitor.profile, lang }, needs, w)}
    </section>
    <h1>${w('chat.title')}</h1>
    <noscript
      ><p class="notice">${w('chat.noScript')} <a href="/text?lang=${lang}">${w('chat.textPage')}</a></p></noscript
    >
    ${ended && visitor.customer === undefined && html`<p class="notice" id="ended">${w('chat.ended')}</p>`}
    ${visitor.customer === undefined && html`<p class="hint" id="stranger">${w('chat.stranger')}</p>`}
    <section aria-labelledby="conversation" id="talk" tabindex="-1">
      <h2 id="conversation" class="quiet">${w('chat.conversation')}</h2>
      <div id="log" role="log" aria-live="off" aria-labelledby="conversation"></div>
      <p id="typing" class="typing" hidden>${w('chat.typing')}</p>
    </section>
    <div id="code"></div>
    <section id="offer" aria-labelledby="choices" hidden>
      <h2 id="choices"></h2>
      <ul class="choices" id="choice-list"></ul>
    </section>
    <div class="quiet" id="voice" role="log" aria-live="polite"></div>
    <div class="quiet" id="alarm" role="alert" aria-atomic="false"></div>
    <div class="composer">
      <div id="notice" class="notice" hidden></div>
      <div id="problem" class="problem" hidden></div>
      ${sayForm(visitor, lang, needs, w)}
    </div>
    <script type="application/json" id="words">
      ${json(forScript(view, needs, w))}
    </script>`;
}

function sayForm(visitor: Visitor, lang: Lang, needs: ChatPageNeeds, w: Words): Html {
  return html`<form class="say" id="compose" method="post" action="/text">
    ${hidden({ csrf: visitor.csrf, turn: needs.random(), lang })}
    <label for="say" id="say-label">${w('chat.say')}</label>
    <button type="button" id="dictate" class="plain" aria-pressed="false">${w('chat.dictate')}</button>
    <input id="say" name="text" type="text" autocomplete="off" enterkeyhint="send" placeholder="${w('chat.example')}" />
    <input class="button primary" type="submit" id="send" value="${w('text.send')}" />
  </form>`;
}

/** Each way of a setting is a button that says whether it is the one in use: nothing changes by moving over it (WCAG 3.2.2). */
function settingsPanel(profile: Profile, needs: ChatPageNeeds, w: Words): Html {
  const word = (key: TermKey): string => needs.say({ t: 'term', key }, profile.lang);
  const group = (name: Setting): Html => {
    const now = optionOf(name, profile);
    const ways = settingOptions[name].map(
      ({ id, term }) =>
        html`<button type="button" data-choose="profile:${id}" aria-pressed="${id === now.id ? 'true' : 'false'}">${word(term)}</button>`,
    );
    return fieldset(name, word(`label.${name}`), ways);
  };
  const aloud = [true, false].map(
    (on) =>
      html`<button type="button" data-aloud="${on ? 'on' : 'off'}" aria-pressed="${on ? 'false' : 'true'}">
        ${w(on ? 'chat.aloudOn' : 'chat.aloudOff')}
      </button>`,
  );
  return html`<h2 id="settings-title">${w('chat.settingsTitle')}</h2>
    <p class="hint">${w('chat.settingsHint')}</p>
    ${shownSettings.map(group)} ${fieldset('aloud', w('chat.aloud'), aloud)}
    <p><button type="button" id="settings-close">${w('chat.settingsClose')}</button></p>`;
}

const fieldset = (name: string, legend: string, buttons: Part): Html =>
  html`<fieldset data-setting="${name}">
    <legend>${legend}</legend>
    <div class="ways">${buttons}</div>
  </fieldset>`;

/** What the script has to know: its words, its clocks, its further files, and what a stranger is greeted with. */
function forScript({ visitor: { customer, idleMinutes }, greeting }: ChatView, { files }: ChatPageNeeds, w: Words) {
  const hole = (name: string) => ({ t: 'said', v: `{${name}}` }) as const;
  const holes = { n: hole('n'), of: hole('of'), text: hole('text'), name: { t: 'name', v: '{name}' } } as const;
  return {
    words: Object.fromEntries(scriptKeys.map((key) => [key, w(key, holes)])),
    idleMinutes: customer === undefined ? 0 : idleMinutes,
    sayMax: saidMax,
    further: files.further,
    speech: files.speech,
    greeting: greeting === undefined ? undefined : read(greeting),
  };
}

/** What the page does not need of a greeting that it shows until the bank has greeted. */
const unread = ['speak', 'blocks', 'textFormat', 'inputHint', 'suggestedActions', 'words', 'money', 'turn'];
const read = (greeting: Json): Json =>
  Array.isArray(greeting)
    ? greeting.map(read)
    : typeof greeting === 'object' && greeting !== null
      ? Object.fromEntries(Object.entries(greeting).flatMap(([key, value]) => (unread.includes(key) ? [] : [[key, read(value)]])))
      : greeting;

/** JSON inside a script element: nothing in it can end the element or begin a comment (HTML 4.12.1.3). */
const json = (value: unknown): Html => new Html(JSON.stringify(value).replace(/</g, '\\u003c'));
