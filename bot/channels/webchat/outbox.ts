import { defaultProfile } from '../../../accessibility/profile';
import type { Route } from '../../server';
import type { Answer, Asked } from '../../wire';
import { html } from './html';
import { langOf } from './language';
import { layout, pageAnswer } from './layout';
import type { PageNeeds } from './layout';
import type { Outbox, OutboxRow } from './ports';
import { wantsJson } from './refusal';

/** `GET /demo/outbox`, of the demo only: what the carriers received. JSON has the oldest first, the page the newest, for that is looked for. */
export function outboxRoutes(outbox: Outbox, needs: PageNeeds): Route[] {
  return needs.demo ? [{ method: 'GET', path: '/demo/outbox', answer: (asked) => look(asked, outbox.list(), needs) }] : [];
}

function look(asked: Asked, rows: readonly OutboxRow[], needs: PageNeeds): Answer {
  if (wantsJson(asked)) {
    return {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: JSON.stringify(rows),
    };
  }
  const lang = langOf(asked);
  const w = needs.words[lang];
  const cells = (row: OutboxRow) =>
    html`<tr>
      <td><time datetime="${row.at}">${needs.say({ t: 'instant', v: row.at }, lang)}</time></td>
      <td>${w(`way.${row.way}`)} <span class="nowrap">${row.to}</span></td>
      <td lang="${row.lang}">${row.text}</td>
    </tr>`;
  const table = html`<table class="outbox">
    <caption>
      ${w('outbox.caption', { n: { t: 'count', v: rows.length } })}
    </caption>
    <thead>
      <tr>
        <th scope="col">${w('outbox.at')}</th>
        <th scope="col">${w('outbox.to')}</th>
        <th scope="col">${w('outbox.text')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.toReversed().map(cells)}
    </tbody>
  </table>`;
  const main = html`<h1>${w('outbox.title')}</h1>
    <p>${w('outbox.about')}</p>
    <p><a class="button" href="/demo/outbox?lang=${lang}">${w('outbox.reload')}</a></p>
    ${rows.length === 0 ? html`<p class="notice">${w('outbox.empty')}</p>` : table}`;
  const page = { title: w('outbox.title'), lang, profile: { ...defaultProfile, lang }, path: '/demo/outbox', visitor: null, main };
  return pageAnswer(200, layout(page, needs));
}
