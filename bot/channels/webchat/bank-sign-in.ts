import { z } from 'zod';
import type { BankTokens } from '../../identity/bank-token';
import { hashToken, newToken } from '../../identity/signing';
import type { SharedStore } from '../../stores/types';
import type { Visitor } from './ports';

/** Sign-in by the bank's own signed token, in two steps: the token is judged, then this browser goes in. */
export type TokenSignIn = {
  /** Judges a token and gives a ticket for it that is good once, for a minute. */
  accept(o: {
    token: string;
    address: string;
  }): Promise<{ is: 'ok'; ticket: string } | { is: 'refused' } | { is: 'away' } | { is: 'tooMany'; retryMs: number }>;
  /** Signs the browser that holds the ticket in; `setCookie` is its new session. */
  enter(o: { ticket: string; visitor: Visitor }): Promise<{ is: 'ok'; setCookie: string } | { is: 'gone' }>;
};

export type TokenSignInParts = {
  tokens: BankTokens;
  shared: SharedStore;
  perMinute: number;
  /** Raises the visitor's session to this customer's, with what was said and asked for as a stranger; the cookie of the new one. */
  raise(visitor: Visitor, customer: string): Promise<string>;
  /** Signs out: the conversation is closed, its codes and tokens die. */
  end(visitor: Visitor): Promise<string>;
};

const ticketLifeMs = 60_000;
const Ticket = z.object({ customer: z.string() });
const keyOf = (ticket: string) => `handOver:${hashToken(ticket)}`;

/**
 * The bank's page posts its customer over to us with a token. Being another site's post it carries none of our cookies (SameSite=Lax), so
 * what the browser was doing here is not known yet: the token is turned into a ticket, and the browser comes back for its session by a
 * plain link, cookies and all. The token itself is what proves the customer: signed, for us alone, used once. Somebody else who is still
 * signed in at this browser is signed out first, never replaced in silence. Errors: those of the stores.
 */
export function createTokenSignIn({ tokens, shared, perMinute, raise, end }: TokenSignInParts): TokenSignIn {
  return {
    accept: async ({ token, address }) => {
      const taken = await shared.take(`signIn:${address}`, perMinute, 60_000);
      if (!taken.ok) return { is: 'tooMany', retryMs: taken.retryMs };
      const read = await tokens.read(token);
      if (read.is !== 'ok') return { is: read.is };
      const ticket = newToken();
      await shared.put(keyOf(ticket), { customer: read.customer }, ticketLifeMs);
      return { is: 'ok', ticket };
    },
    enter: async ({ ticket, visitor }) => {
      const claimed = Ticket.safeParse(await shared.claim(keyOf(ticket)));
      if (!claimed.success) return { is: 'gone' };
      const { customer } = claimed.data;
      if (visitor.customer === undefined || visitor.customer === customer) return { is: 'ok', setCookie: await raise(visitor, customer) };
      await end(visitor);
      const { session: _session, customer: _customer, conversation: _conversation, ...stranger } = visitor;
      return { is: 'ok', setCookie: await raise(stranger, customer) };
    },
  };
}
