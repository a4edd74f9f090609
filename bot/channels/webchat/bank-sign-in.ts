import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { BankTokens } from '../../identity/bank-token';
import { readCookie, writeCookie } from '../../identity/cookies';
import { hashToken, newToken } from '../../identity/signing';
import type { SharedStore } from '../../stores/types';
import type { Visitor } from './ports';

/** What came of a token. `setCookie` is a ticket for the browser that brought it: good once, for a minute. */
export type Accepted = { is: 'ok'; setCookie: string } | { is: 'refused' } | { is: 'away' } | { is: 'tooMany'; retryMs: number };
type Headers = Pick<IncomingHttpHeaders, 'origin' | 'sec-fetch-site'>;

/** Sign-in by the bank's own signed token, in two steps: the token is judged, then this browser goes in. */
export type TokenSignIn = {
  accept(o: { token: string; address: string; headers: Headers }): Promise<Accepted>;
  /** Signs the browser that holds the ticket in; `setCookie` is its new session. */
  enter(o: { cookie: string | undefined; visitor: Visitor }): Promise<{ is: 'ok'; setCookie: string } | { is: 'gone' }>;
};

export type TokenSignInParts = {
  tokens: BankTokens;
  shared: SharedStore;
  perMinute: number;
  /** Where a page may post a token from (scheme, host, port): ours, and those where the bank signs its customers in. */
  origins: readonly string[];
  secure: boolean;
  /** Raises the visitor's session to this customer's, with what was said and asked for as a stranger; the cookie of the new one. */
  raise(visitor: Visitor, customer: string): Promise<string>;
  /** Signs out: the conversation is closed, its codes and tokens die. */
  end(visitor: Visitor): Promise<string>;
};

const ticketLifeMs = 60_000;
const ticketCookie = 'ticket';
const Ticket = z.object({ customer: z.string() });
const keyOf = (ticket: string) => `handOver:${hashToken(ticket)}`;

/**
 * The bank's page posts its customer over to us with a token. Being another site's post it carries none of our cookies (SameSite=Lax), so
 * what the browser was doing here is not known yet: the token is turned into a ticket, and the browser comes back for its session by a
 * plain link, cookies and all. The token proves the customer: signed, for us alone, used once. That the customer meant this browser is proven
 * by where the post comes from, and by the ticket being a cookie: whoever has a token of their own can sign nobody else in with it (login
 * CSRF), neither by a form on their page nor by a link. Somebody else who is still signed in at this browser is signed out first, never
 * replaced in silence. Errors: those of the stores.
 */
export function createTokenSignIn({ tokens, shared, perMinute, origins, secure, raise, end }: TokenSignInParts): TokenSignIn {
  return {
    accept: async ({ token, address, headers }) => {
      if (!isFromBank(headers, origins)) return { is: 'refused' }; // before it is judged: a forged post must not use a token up
      const taken = await shared.take(`signIn:${address}`, perMinute, 60_000);
      if (!taken.ok) return { is: 'tooMany', retryMs: taken.retryMs };
      const read = await tokens.read(token);
      if (read.is !== 'ok') return { is: read.is };
      const ticket = newToken();
      await shared.put(keyOf(ticket), { customer: read.customer }, ticketLifeMs);
      return { is: 'ok', setCookie: writeCookie(ticketCookie, ticket, { secure, maxAgeSeconds: ticketLifeMs / 1_000 }) };
    },
    enter: async ({ cookie, visitor }) => {
      const ticket = readCookie(cookie, ticketCookie, { secure });
      const claimed = Ticket.safeParse(ticket === null ? null : await shared.claim(keyOf(ticket)));
      if (!claimed.success) return { is: 'gone' };
      const { customer } = claimed.data;
      if (visitor.customer === undefined || visitor.customer === customer) return { is: 'ok', setCookie: await raise(visitor, customer) };
      await end(visitor);
      const { session: _session, customer: _customer, conversation: _conversation, ...stranger } = visitor;
      return { is: 'ok', setCookie: await raise(stranger, customer) };
    },
  };
}

/**
 * Every browser of today names the origin of a post (Fetch, 3.2); `null` is one that is hidden. A request with neither header comes from an old
 * browser or from no browser at all.
 */
function isFromBank({ origin, 'sec-fetch-site': site }: Headers, origins: readonly string[]): boolean {
  return origin === undefined ? site === undefined : origins.includes(origin);
}
