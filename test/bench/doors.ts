import type { Pool } from 'pg';
import { type Bot, markSignedIn, openSession } from './ground';
import type { Talk } from './load';
import { askerAt, type Asked, directLineTalk, frameworkTalk, textTalk } from './talks';

export const connections = 50;

/** Signed-in conversations of one door, each of the next customer; they ask for a balance unless told otherwise. `prefix` keeps conversations apart. */
type Talks = { prefix?: string; asked?: Asked; count?: number };

const indices = (count: number) => Array.from({ length: count }, (_, n) => n);

/** POST /api/messages with expectReplies. */
export async function frameworkTalks(owner: Pool, { prefix = 'bench', asked, count = connections }: Talks = {}): Promise<Talk[]> {
  const of = indices(count).map((n) => ({ conversation: `${prefix}-${n}`, customer: askerAt(n)[0], holds: askerAt(n)[1] }));
  await markSignedIn(owner, of);
  return of.map(({ conversation, holds }) => frameworkTalk(conversation, asked?.holds ?? holds, asked?.words));
}

/** The text page. A customer has one conversation, so those who share one share their page. */
export async function textTalks(owner: Pool, { prefix = 'text', asked, count = connections }: Talks = {}): Promise<Talk[]> {
  const talks: Talk[] = [];
  for (const n of indices(count)) {
    const [customer, holds] = askerAt(n);
    talks.push(textTalk(await openSession(owner, { conversation: `${prefix}-${n}`, customer }), asked?.holds ?? holds, asked?.words));
  }
  return talks;
}

/** Direct Line; a page of ours asks for its token with its session's cookie, as /chat does. Empty where the door is not there. */
export async function directLineTalks(bot: Bot, owner: Pool, { prefix = 'line', asked, count = connections }: Talks = {}): Promise<Talk[]> {
  const talks: Talk[] = [];
  for (const n of indices(count)) {
    const [customer, holds] = askerAt(n);
    const { cookie } = await openSession(owner, { conversation: `${prefix}-${n}`, customer });
    const response = await fetch(`${bot.url}/chat/token`, { method: 'POST', headers: { cookie, origin: bot.url } });
    if (response.status === 404) return [];
    if (!response.ok) throw new Error(`POST /chat/token answered ${response.status}: ${await response.text()}`);
    const { token, conversationId } = (await response.json()) as { token: string; conversationId: string };
    talks.push(directLineTalk({ token, conversation: conversationId }, asked?.holds ?? holds, asked?.words));
  }
  return talks;
}
