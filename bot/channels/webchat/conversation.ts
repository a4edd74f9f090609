import type { Block } from '../../../accessibility/rendition';
import type { Lang } from '../../../accessibility/profile';
import { html, inLang, paragraphs } from './html';
import type { Html, Part } from './html';
import type { Offered, Shown } from './activity';
import { hidden, press } from './layout';
import type { PageNeeds } from './layout';
import { readLang } from './language';

/** Blocks as paragraphs, definition lists and tables: the same facts as the text, in the markup that says what they are (WCAG 1.3.1). */
export function blocksOf(blocks: readonly Block[], lang: Lang): Part {
  return blocks.map((block) => {
    if (block.b === 'text') return paragraphs(block.text, lang);
    if (block.b === 'facts') return factsOf(block.rows, lang);
    return tableOf(block, lang);
  });
}

const amount = /^(?:-?[\d,]+\.\d{2} 元|CNY [\d,]+\.\d{2})$/;

/** A table; a column of amounts is set so that digits stand under digits. */
function tableOf({ caption, head, rows }: Extract<Block, { b: 'table' }>, lang: Lang): Html {
  const style = (column: number) => rows.every((row) => amount.test(row[column] ?? '')) && html` class="amount"`;
  return html`<table>
    <caption>
      ${inLang(caption, lang)}
    </caption>
    <thead>
      <tr>
        ${head.map((cell, column) => html`<th scope="col" ${style(column)}>${inLang(cell, lang)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell, column) => html`<td${style(column)}>${inLang(cell, lang)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A review or a receipt: each fact with its name. */
export function factsOf(rows: readonly { label: string; value: string }[], lang: Lang): Html {
  const row = ({ label, value }: { label: string; value: string }) =>
    html`<div>
      <dt>${inLang(label, lang)}</dt>
      <dd dir="auto">${inLang(value, lang)}</dd>
    </div>`;
  return html`<dl>${rows.map(row)}</dl>`;
}

/** What was said, for as long as it is known here: pages show the same activities again and again. */
const bodies = new WeakMap<Shown, Html>();

function bodyOf(shown: Shown, spoken: Lang): Html {
  const known = bodies.get(shown);
  if (known && readLang(shown.lang) !== null) return known; // else it is in the language of the page
  const made = html`${blocksOf(shown.blocks, spoken)}`;
  bodies.set(shown, made);
  return made;
}

/** One activity as an article: who said it and when in its heading, never by colour or side alone (WCAG 1.4.1). */
function articleOf(shown: Shown, at: number, latest: boolean, lang: Lang, needs: PageNeeds): Html {
  const w = needs.words[lang];
  const name = { t: 'name', v: shown.name ?? '' } as const;
  const author = shown.from === 'agent' ? w('author.agent', { name }) : w(shown.from === 'bot' ? 'author.bot' : 'author.customer');
  const time = shown.at !== undefined && html` <time datetime="${shown.at}">${needs.say({ t: 'instant', v: shown.at }, lang)}</time>`;
  const step = shown.step && w('text.step', { n: { t: 'count', v: shown.step.n }, of: { t: 'count', v: shown.step.of } });
  const spoken = readLang(shown.lang) ?? lang;
  return html`<article class="${shown.from} ${shown.kind}" aria-labelledby="m${at}"${latest && html` id="latest" tabindex="-1"`}>
<h3 id="m${at}">${author}${time}</h3>${step !== undefined && html`<p class="step">${step}</p>`}
<div${spoken !== lang && html` lang="${spoken}"`}>${bodyOf(shown, spoken)}</div>
</article>
`;
}

/** The conversation, oldest first, as much of its end as fits `bytesMax`; the newest answer is what `#latest` leads to. */
export function conversation(activities: readonly Shown[], lang: Lang, needs: PageNeeds, bytesMax: number): Html {
  const latest = activities.findLastIndex((shown) => shown.from !== 'customer');
  const articles: Html[] = [];
  let bytes = 0;
  for (const [at, shown] of [...activities.entries()].reverse()) {
    const article = articleOf(shown, at, at === latest, lang, needs);
    bytes += Buffer.byteLength(article.markup);
    if (bytes > bytesMax && at < latest) break;
    articles.unshift(article);
  }
  const older = articles.length < activities.length && html`<p class="hint">${needs.words[lang]('text.older')}</p>`;
  return html`<section aria-labelledby="conversation">
    <h2 id="conversation" class="quiet">${needs.words[lang]('text.conversation')}</h2>
    ${older}${articles}
  </section>`;
}

/**
 * Choices as native buttons and links with their numbers: all alike, so that none is the default (rule CF-02). A button sends its label; what it
 * means lies beside it under its number.
 */
export function choiceButtons(choices: readonly Offered[], publicUrl: string): Html {
  const label = ({ n, label }: Offered) => `${n}. ${label}`;
  const item = (choice: Offered) =>
    choice.href === undefined
      ? html`<li>${hidden({ [`tap${choice.n}`]: choice.send })}${press('choice', label(choice))}</li>`
      : html`<li><a class="button" href="${safeHref(choice.href, publicUrl)}">${label(choice)}</a></li>`;
  return html`<ul class="choices">
    ${choices.map(item)}
  </ul>`;
}

/** A link leads to a web page or nowhere; one to ourselves stays on the host that the customer came by, where their cookie is. */
function safeHref(href: string, publicUrl: string): string {
  const own = href.startsWith(`${publicUrl}/`) ? href.slice(publicUrl.length) : href;
  return /^(https?:\/\/|\/(?!\/))/.test(own) ? own : '#main';
}
