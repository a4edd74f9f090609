import type { ProfilePatch } from './profiles';

/**
 * What the demo bank's customers need from us, as far as it differs from the default (demo-bank, "Needs on profile"). Ways of being served,
 * never a condition. 10000005 has not been asked yet and so has no entry.
 */
export const demoNeeds: { [customer: string]: ProfilePatch } = {
  '10000001': {},
  '10000002': { form: 'speech', slowTimers: true, codeMinutes: 15 },
  '10000003': { form: 'text', wording: 'signFirst', noVoice: true },
  '10000004': { wording: 'easy', elder: true, textPercent: 150, pace: 'slow', slowTimers: true, codeMinutes: 15 },
  '10000006': { slowTimers: true, codeMinutes: 15 },
  '10000007': { textPercent: 150, contrast: 'high' },
  '10000008': { form: 'text' },
  '10000009': {},
  '10000010': { lang: 'en' },
  '10000011': { wording: 'easy', pace: 'slow', slowTimers: true, codeMinutes: 15 },
};
