import type { Route } from '../../../server';
import type { Answer, Asked } from '../../../wire';
import { langOf } from '../language';
import { chatToken, generate, type OpeningNeeds, reconnect, refresh, start } from './openings';
import type { DirectLineNeeds } from './ports';
import { refusalAnswer, type Refused } from './refusals';
import { createSockets, type Sockets } from './sockets';
import { createTokens } from './tokens';
import { read, say, type TurnNeeds, upload } from './turns';

export type DirectLine = { routes: Route[]; sockets: Pick<Sockets, 'upgrade' | 'drain'>; count(): number };

const base = '/v3/directline';
const one = `${base}/conversations/:conversation`;

/**
 * Direct Line 3.0 (DESIGN 5), as its clients speak it: routes to begin, to say and to read, and streams that tell what a conversation has come
 * to. It holds nothing of its own but open sockets; session, conversation and every activity are in the stores. Starts nothing by itself.
 */
export function createDirectLine(needs: DirectLineNeeds): DirectLine {
  const sockets = createSockets(needs);
  const tokens = createTokens({ secrets: needs.sessionSecrets, now: needs.now });
  const all = { ...needs, tokens, show: sockets.show };
  const on = (method: Route['method'], path: string, answer: Handler): Route => ({
    method,
    path,
    answer: async (asked) => worded(await answer(asked, all), asked, needs),
  });
  const routes = [
    on('POST', '/chat/token', chatToken),
    on('POST', `${base}/tokens/generate`, generate),
    on('POST', `${base}/tokens/refresh`, refresh),
    on('POST', `${base}/conversations`, start),
    on('GET', one, reconnect),
    on('POST', `${one}/activities`, say),
    on('GET', `${one}/activities`, read),
    on('POST', `${one}/upload`, upload),
  ];
  return { routes, sockets: { upgrade: sockets.upgrade, drain: sockets.drain }, count: sockets.count };
}

type Handler = (asked: Asked, needs: OpeningNeeds & TurnNeeds) => Promise<Answer | Refused>;

/** A refusal is worded in the customer's own language, else in the one that the client asks for. */
async function worded(result: Answer | Refused, asked: Asked, { profiles }: DirectLineNeeds): Promise<Answer> {
  if (!('is' in result)) return result;
  const lang = result.customer === undefined ? langOf(asked) : (await profiles.load(result.customer, 'directLine')).lang;
  return refusalAnswer(result, lang);
}
