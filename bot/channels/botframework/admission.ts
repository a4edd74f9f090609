import type { FrameworkConfig } from '../../config';
import type { Asked } from '../../wire';
import { isLoopback } from '../../wire';
import { expectsReplies, type Incoming } from './incoming';
import { createTokenCheck } from './token';

/** `badRequest`: the caller may write here, but not like this. */
export type Admission = 'ok' | 'unauthorized' | 'forbidden' | 'badRequest';
export type Admit = (asked: Asked, activity: Incoming) => Admission | Promise<Admission>;

/**
 * Who may write (DESIGN 5). With an app id: who shows a token of the channel for this very `serviceUrl`. Without one: callers on this machine
 * that came through no proxy, who are answered in the response or at a `serviceUrl` on this machine.
 */
export function createAdmission({ appId, tokenIssuer, openIdMetadataUrl }: FrameworkConfig): Admit {
  if (appId === undefined) return admitLocal;
  const check = createTokenCheck({ appId, issuer: tokenIssuer, metadataUrl: openIdMetadataUrl });
  return async ({ headers }, activity) => {
    const verdict = await check(headers.authorization, activity);
    return verdict === 'ok' && !canBeCalled(activity.serviceUrl, appId) ? 'badRequest' : verdict;
  };
}

const admitLocal: Admit = ({ request }, activity) => {
  if (!isLoopback(request)) return 'forbidden';
  if (expectsReplies(activity) || canBeCalled(activity.serviceUrl)) return 'ok';
  const awaitsAnswer = activity.type === 'message' || activity.type === 'conversationUpdate';
  return activity.serviceUrl === undefined && !awaitsAnswer ? 'ok' : 'badRequest';
};

/**
 * Whether the bot may send something to a `serviceUrl`: to this machine always, elsewhere only with an app id (then it was verified when its
 * reference was made) and only by https, as the bot's own token travels with it. Closes the way to servers behind the firewall (SSRF).
 */
export function canBeCalled(serviceUrl: string | undefined, appId?: string): boolean {
  if (serviceUrl === undefined || !URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, username, password } = new URL(serviceUrl);
  if (username !== '' || password !== '') return false;
  const here = hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
  return here ? protocol === 'http:' || protocol === 'https:' : appId !== undefined && protocol === 'https:';
}
