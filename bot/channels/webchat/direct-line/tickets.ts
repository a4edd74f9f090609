import { z } from 'zod';
import { newToken } from '../../../identity/signing';
import type { DirectLineNeeds } from './ports';

/** What a ticket opens: the stream of one conversation, for as long as that session lives. */
const Seat = z.object({ conversation: z.string(), session: z.string() });
export type Seat = z.infer<typeof Seat>;

const ticketMs = 60_000;
const ticketForm = /^[\w-]{22}$/;
const keyOf = (ticket: string): string => `stream:${ticket}`;

/**
 * A ticket stands in the address of a stream, where a token must not: 128 random bits, good for one socket within a minute on whichever node.
 * Where it cannot be kept the socket is refused and its client asks again; who only polls does not notice.
 */
export async function issueTicket({ conversation, session }: Seat, needs: Pick<DirectLineNeeds, 'shared' | 'log'>): Promise<string> {
  const ticket = newToken();
  await needs.shared
    .put(keyOf(ticket), { conversation, session }, ticketMs)
    .catch((error: unknown) => needs.log.warn({ err: error }, 'the ticket of a stream could not be kept'));
  return ticket;
}

/** Takes a ticket: one winner, once. Throws what the shared store throws. */
export async function claimTicket(ticket: string, { shared }: Pick<DirectLineNeeds, 'shared'>): Promise<Seat | null> {
  if (!ticketForm.test(ticket)) return null;
  return Seat.nullable().parse(await shared.claim(keyOf(ticket)));
}
