import type { Profile } from '../accessibility/profile';
import type { TermKey } from '../locales/keys';

/** One thing that a customer may have their own way. */
export type Setting = Exclude<keyof Profile, 'v'>;
/** One way of having it. `set.<id>` names it, the same wherever it is shown, chosen and told; a tap sends `profile:<id>`. */
export type Option = { id: string; patch: Partial<Profile>; term: TermKey };

/** Every setting with all its ways, in the order in which they are shown; the first is what nobody has to ask for. */
export const settingOptions: { [S in Setting]: readonly Option[] } = {
  textPercent: [
    { id: 'size100', patch: { textPercent: 100 }, term: 'set.size100' },
    { id: 'size125', patch: { textPercent: 125 }, term: 'set.size125' },
    { id: 'size150', patch: { textPercent: 150 }, term: 'set.size150' },
    { id: 'size200', patch: { textPercent: 200 }, term: 'set.size200' },
  ],
  contrast: [
    { id: 'contrastNormal', patch: { contrast: 'normal' }, term: 'set.contrastNormal' },
    { id: 'contrast', patch: { contrast: 'high' }, term: 'set.contrast' },
  ],
  elder: [
    { id: 'standard', patch: { elder: false }, term: 'set.standard' },
    { id: 'elder', patch: { elder: true }, term: 'set.elder' },
  ],
  lang: [
    { id: 'zh', patch: { lang: 'zh-CN' }, term: 'set.zh' },
    { id: 'en', patch: { lang: 'en' }, term: 'set.en' },
  ],
  wording: [
    { id: 'plain', patch: { wording: 'plain' }, term: 'set.plain' },
    { id: 'easy', patch: { wording: 'easy' }, term: 'set.easy' },
    { id: 'signFirst', patch: { wording: 'signFirst' }, term: 'set.signFirst' },
  ],
  verbosity: [
    { id: 'full', patch: { verbosity: 'full' }, term: 'set.full' },
    { id: 'brief', patch: { verbosity: 'brief' }, term: 'set.brief' },
  ],
  form: [
    { id: 'any', patch: { form: 'any' }, term: 'set.any' },
    { id: 'screenReader', patch: { form: 'screenReader' }, term: 'set.screenReader' },
    { id: 'speech', patch: { form: 'speech' }, term: 'set.speech' },
    { id: 'text', patch: { form: 'text' }, term: 'set.text' },
  ],
  pace: [
    { id: 'normal', patch: { pace: 'normal' }, term: 'set.normal' },
    { id: 'slow', patch: { pace: 'slow' }, term: 'set.slow' },
    { id: 'fast', patch: { pace: 'fast' }, term: 'set.fast' },
  ],
  privateSpeech: [
    { id: 'spoken', patch: { privateSpeech: false }, term: 'set.spoken' },
    { id: 'unspoken', patch: { privateSpeech: true }, term: 'set.unspoken' },
  ],
  slowTimers: [
    { id: 'usualTime', patch: { slowTimers: false }, term: 'set.usualTime' },
    { id: 'moreTime', patch: { slowTimers: true }, term: 'set.moreTime' },
  ],
  codeMinutes: [
    { id: 'code10', patch: { codeMinutes: 10 }, term: 'set.code10' },
    { id: 'code5', patch: { codeMinutes: 5 }, term: 'set.code5' },
    { id: 'code15', patch: { codeMinutes: 15 }, term: 'set.code15' },
  ],
  codeBy: [
    { id: 'sms', patch: { codeBy: 'sms' }, term: 'set.sms' },
    { id: 'voice', patch: { codeBy: 'voice' }, term: 'set.voice' },
    { id: 'email', patch: { codeBy: 'email' }, term: 'set.email' },
    { id: 'wechat', patch: { codeBy: 'wechat' }, term: 'set.wechat' },
  ],
  noVoice: [
    { id: 'calls', patch: { noVoice: false }, term: 'set.calls' },
    { id: 'noCalls', patch: { noVoice: true }, term: 'set.noCalls' },
  ],
  quiet: [
    { id: 'notices', patch: { quiet: false }, term: 'set.notices' },
    { id: 'quiet', patch: { quiet: true }, term: 'set.quiet' },
  ],
};

/** Settings that are about the same, at most three together: so many choices are easy to keep in mind. */
export const settingGroups = {
  look: ['textPercent', 'contrast', 'elder'],
  words: ['lang', 'wording', 'verbosity'],
  voice: ['form', 'pace', 'privateSpeech'],
  time: ['slowTimers', 'codeMinutes', 'codeBy'],
  contact: ['noVoice', 'quiet'],
} as const satisfies { [group: string]: readonly Setting[] };

/** All settings, in the order in which they are shown. */
export const settingNames: readonly Setting[] = Object.values(settingGroups).flat();

/** Which way of a setting a profile has. */
export function optionOf(setting: Setting, profile: Profile): Option {
  const found = settingOptions[setting].find(({ patch }) => patch[setting] === profile[setting]);
  if (!found) throw new Error(`no option of ${setting} is ${String(profile[setting])}`);
  return found;
}

/** A setting and how it is now, to be told: the same two words in a list, a review and an answer. */
export const settingNow = (setting: Setting, profile: Profile) => ({
  setting: { t: 'term' as const, key: `label.${setting}` as const },
  now: { t: 'term' as const, key: optionOf(setting, profile).term },
});

/** The settings in which two profiles differ. */
export const differing = (one: Profile, other: Profile): Setting[] => settingNames.filter((name) => one[name] !== other[name]);

const byId = new Map(
  Object.values(settingOptions)
    .flat()
    .map(({ id, patch }) => [id, patch]),
);

/** What a tap on `profile:<id>` changes. */
export const patchById = (id: string): Partial<Profile> | undefined => byId.get(id);
