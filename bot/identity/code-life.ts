import type { Profile } from '../../accessibility/profile';

/** How long a one-time code may be set to live, in minutes (OTP-01: never under five). */
export const codeMinutes: readonly Profile['codeMinutes'][] = [5, 10, 15];

/** Until when a code that is sent now can be entered. The content lint asks this very function how long that is. */
export const codeExpiresAt = ({ codeMinutes: minutes }: Pick<Profile, 'codeMinutes'>, now: Date): Date =>
  new Date(now.getTime() + minutes * 60_000);
