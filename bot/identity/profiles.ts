import type { Pool } from 'pg';
import { z } from 'zod';
import { defaultProfile, type Profile } from '../../accessibility/profile';

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
const Stored: z.ZodType<Profile> = z.object({
  v: z.literal(1).catch(1),
  lang: fields.lang.catch(defaultProfile.lang),
  form: fields.form.catch(defaultProfile.form),
  wording: fields.wording.catch(defaultProfile.wording),
  verbosity: fields.verbosity.catch(defaultProfile.verbosity),
  pace: fields.pace.catch(defaultProfile.pace),
  elder: fields.elder.catch(defaultProfile.elder),
  textPercent: fields.textPercent.catch(defaultProfile.textPercent),
  contrast: fields.contrast.catch(defaultProfile.contrast),
  slowTimers: fields.slowTimers.catch(defaultProfile.slowTimers),
  codeMinutes: fields.codeMinutes.catch(defaultProfile.codeMinutes),
  codeBy: fields.codeBy.catch(defaultProfile.codeBy),
  privateSpeech: fields.privateSpeech.catch(defaultProfile.privateSpeech),
  noVoice: fields.noVoice.catch(defaultProfile.noVoice),
  quiet: fields.quiet.catch(defaultProfile.quiet),
});

export type Profiles = ReturnType<typeof createProfiles>;

/** What each customer needs, kept once for every channel. Errors: only those of the database. */
export function createProfiles({ pool }: { pool: Pool }) {
  return {
    /** Needs as they are stored; what is missing or cannot be read is as the default. */
    read: (stored: unknown): Profile => Stored.parse(stored ?? {}),

    /** A customer's needs, the defaults where none are known. */
    async load(customer: string): Promise<Profile> {
      const text = 'select profile from identity.profiles where customer = $1';
      const { rows } = await pool.query<{ profile: unknown }>({ name: 'profile-load', text, values: [customer] });
      return Stored.parse(rows[0]?.profile ?? {});
    },

    /** Changes some needs and writes the audit row with it; answers all needs as they now are. */
    async patch(customer: string, patch: Partial<Profile>, by: { turn: string; now: Date }): Promise<Profile> {
      const values = [customer, ProfilePatch.parse(patch), by.turn, by.now];
      const { rows } = await pool.query<{ profile: unknown }>('select identity.patch_profile($1, $2, $3, $4) as profile', values);
      return Stored.parse(rows[0]?.profile);
    },
  };
}
