import { gzipSync } from 'node:zlib';
import type { Route } from '../../server';
import type { Answer, Asked } from '../../wire';
import { codingOf, packed } from './assets';
import { chatPage } from './chat-page';
import type { ChatPageNeeds } from './chat-page';
import { langOf } from './language';
import { pageAnswer } from './layout';
import type { PageNeeds } from './layout';
import { abilitiesOf } from './direct-line/turns';
import type { TextTurns, Visits } from './ports';
import { chatStyle, readBuilt, script } from './scripts';

export type ChatNeeds = PageNeeds & { visits: Visits; turns: Pick<TextTurns, 'greeting'> };

/** `GET /chat`, and the files that it is made of. The page is a look: nobody gets a session before its script asks for one. */
export function chatRoutes(needs: ChatNeeds): Route[] {
  const files = { style: chatStyle(), script: script('chat'), further: script('further'), speech: script('speech'), old: script('old') };
  const { style, script: page, further, speech, old } = files;
  const all = { ...needs, files: { style: style.path, script: page.path, further: further.path, speech: speech.path, old: old.path } };
  return [
    { method: 'GET', path: '/chat', answer: (asked) => look(asked, all) },
    ...Object.values(files).map(({ route }) => route),
    // The one file that other pages name in their own markup, so its name stays; it may change with any release.
    packed('/embed.js', readBuilt('embed.js'), {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
    }),
  ];
}

async function look(asked: Asked, needs: ChatPageNeeds & ChatNeeds): Promise<Answer> {
  const visitor = await needs.visits.read(asked.headers.cookie);
  const isNew = visitor.session === undefined;
  const lang = isNew ? langOf(asked) : visitor.profile.lang;
  const greeting = isNew ? await needs.turns.greeting(lang, abilitiesOf({ browser: true })) : undefined;
  const view = { visitor, lang, greeting, ended: asked.query.has('ended'), settings: asked.query.has('settings') };
  return zipped(pageAnswer(200, chatPage(view, needs), visitor.setCookie), asked);
}

/** Nothing that a caller writes is in the page, so its size tells nothing of the secrets beside it (BREACH). */
function zipped(answer: Answer, { headers }: Asked): Answer {
  if (codingOf(headers, ['gzip']) === undefined) return answer;
  return {
    ...answer,
    headers: { ...answer.headers, 'content-encoding': 'gzip', vary: 'accept-encoding' },
    body: gzipSync(answer.body, { level: 9 }),
  };
}
