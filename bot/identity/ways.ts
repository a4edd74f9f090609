import type { Pool } from 'pg';
import { z } from 'zod';
import type { CodeWay, Profile } from '../../accessibility/profile';
import type { Abilities } from '../../accessibility/rendition';
import { askFor } from './ask';

/** Where a customer can be reached, by way. */
export type Contacts = { [W in CodeWay]: string | null };

const Row = z.object({ phone: z.string(), email: z.string().nullable(), openid: z.string().nullable() });

/** A customer's addresses as the bank knows them. Throws for a customer without credentials: a broken promise of ours. */
export async function contactsOf(pool: Pool, customer: string): Promise<Contacts> {
  const text = 'select phone, email, openid from identity.credentials where customer = $1';
  const [row] = await askFor(pool, { text, values: [customer] });
  const { phone, email, openid } = Row.parse(row);
  return { sms: phone, voice: phone, email, wechat: openid };
}

/** Every way by which this customer can be reached at all. */
export const waysIn = (contacts: Contacts): CodeWay[] => all.filter((way) => contacts[way] !== null);
const all: readonly CodeWay[] = ['sms', 'voice', 'email', 'wechat'];

/**
 * The ways a code may go, the customer's own first. Never a voice call to somebody who asked for none, never into the channel that asks
 * (except SMS), never where no address is known. SMS is always there, so nobody is left without a way.
 */
export function waysFor(profile: Profile, contacts: Contacts, channel: Abilities['channel']): CodeWay[] {
  const may = (way: CodeWay): boolean => {
    if (way === 'sms') return true;
    if (way === 'voice' && (profile.noVoice || channel === 'phone')) return false;
    return contacts[way] !== null && way !== channel;
  };
  return [profile.codeBy, ...all.filter((way) => way !== profile.codeBy)].filter(may);
}
