import type { Pool } from 'pg';
import type { Asking } from '../stores/sql/lanes';
import { z } from 'zod';
import { defaultProfile, type Profile } from '../../accessibility/profile';
import { askFor } from './ask';

const fields = {
  lang: z.enum(['zh-CN', 'en']),
  form: z.enum(['any', 'screenReader', 'speech', 'text']),
  wording: z.enum(['plain', 'easy', 'signFirst']),
  verbosity: z.enum(['brief', 'full']),
  pace: z.enum(['slow', 'normal', 'fast']),
  elder: z.boolean(),
  textPercent: z.literal([100, 125, 150, 200]),
  contrast: z.enum(['normal', 'high']),
  slowTimers: z.boolean(),
  codeMinutes: z.literal([5, 10, 15]),
  codeBy: z.enum(['sms', 'voice', 'email', 'wechat']),
  privateSpeech: z.boolean(),
  noVoice: z.boolean(),
  quiet: z.boolean(),
};

/** A change of some needs. Anything else in it is a mistake of ours and throws. */
export const ProfilePatch = z.strictObject({ v: z.literal(1), ...fields }).partial();
export type ProfilePatch = z.infer<typeof ProfilePatch>;

/** A need that another version of the code wrote and this one does not know falls back by itself; the others still hold. */
const Stored = z.object({
  v: z.literal(1).optional().catch(undefined),
  lang: fields.lang.optional().catch(undefined),
  form: fields.form.optional().catch(undefined),
  wording: fields.wording.optional().catch(undefined),
  verbosity: fields.verbosity.optional().catch(undefined),
  pace: fields.pace.optional().catch(undefined),
  elder: fields.elder.optional().catch(undefined),
  textPercent: fields.textPercent.optional().catch(undefined),
  contrast: fields.contrast.optional().catch(undefined),
  slowTimers: fields.slowTimers.optional().catch(undefined),
  codeMinutes: fields.codeMinutes.optional().catch(undefined),
  codeBy: fields.codeBy.optional().catch(undefined),
  privateSpeech: fields.privateSpeech.optional().catch(undefined),
  noVoice: fields.noVoice.optional().catch(undefined),
  quiet: fields.quiet.optional().catch(undefined),
});

/** Needs as they are stored; what is missing or cannot be read is as the default. */
function readStored(stored: unknown): Profile {
  if (stored === null || stored === undefined) return defaultProfile;
  const known: [string, unknown][] = Object.entries(Stored.parse(stored));
  return { ...defaultProfile, ...Object.fromEntries(known.filter(([, need]) => need !== undefined)) };
}

const Kept = z.record(z.string(), z.unknown());
const Row = z.object({ profile: z.unknown() }).optional();

export type Profiles = ReturnType<typeof createProfiles>;

export type ProfileParts = {
  pool: Pool;
  asking?: Asking;
  /** Told of each read outside a turn, for the audit. */
  noteRead?: (read: { customer: string; reader: string; place: string }) => void;
};

/** Where a customer's needs are read outside a turn. */
export type ReadPlace = 'page' | 'confirm' | 'directLine' | 'signIn';

const loadSql = 'select profile from identity.profiles where customer = $1';
const { v: _v, ...needsOfEverybody } = defaultProfile;

/** What each customer needs, kept once for every channel; every read is on record (guideline G13.2). Throws PeerError `database`. */
export function createProfiles({ pool, asking = pool, noteRead }: ProfileParts) {
  const stored = async (customer: string, place: ReadPlace): Promise<unknown> => {
    const [row] = await askFor(asking, { name: 'profile-load', text: loadSql, values: [customer] });
    noteRead?.({ customer, reader: 'page', place });
    return Row.parse(row)?.profile;
  };
  return {
    read: readStored,

    /** A customer's needs, the defaults where none are known, for a page. */
    load: async (customer: string, place: ReadPlace = 'page'): Promise<Profile> => readStored(await stored(customer, place)),

    /** Of needs told elsewhere those that this customer has never told us otherwise. */
    async untold(customer: string, told: Partial<Profile>): Promise<Partial<Profile>> {
      const kept = Kept.parse((await stored(customer, 'signIn')) ?? {});
      return ProfilePatch.parse(Object.fromEntries(Object.entries(told).filter(([name]) => !Object.hasOwn(kept, name))));
    },

    /**
     * Changes some needs and writes the audit row with it; answers all needs as they now are. What everybody has is not kept, and a patch that names
     * every need deletes them.
     */
    async patch(customer: string, patch: Partial<Profile>, by: { turn: string; now: Date }): Promise<Profile> {
      const values = [customer, ProfilePatch.parse(patch), needsOfEverybody, by.turn, by.now];
      const [row] = await askFor(pool, { text: 'select identity.change_needs($1, $2, $3, $4, $5) as profile', values });
      return readStored(Row.parse(row)?.profile);
    },
  };
}
