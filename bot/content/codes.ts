import { defaultProfile } from '../../accessibility/profile';
import type { Whole } from '../../accessibility/lint/subjects';
import { codeExpiresAt, codeMinutes } from '../identity/code-life';
import { type Contacts, waysFor } from '../identity/ways';

/** What really decides how long codes live and by which ways they go. */
export type CodeRules = { expiresAt: typeof codeExpiresAt; ways: typeof waysFor };
export const codeRules: CodeRules = { expiresAt: codeExpiresAt, ways: waysFor };

const reached: Contacts = { sms: '13800000001', voice: '13800000001', email: 'a@bank.example', wechat: 'openid' };

/** How long codes live and by which ways they go, as the program itself does it for a customer who can be reached by every way (OTP-01, OTP-02). */
export function codesOf({ expiresAt, ways }: CodeRules): Whole['codes'] {
  const now = new Date(0);
  const secondsOf = (minutes: (typeof codeMinutes)[number]) => expiresAt({ codeMinutes: minutes }, now).getTime() / 1000;
  return {
    secondsDefault: secondsOf(defaultProfile.codeMinutes),
    seconds: codeMinutes.map(secondsOf),
    ways: ways(defaultProfile, reached, 'text'),
  };
}
