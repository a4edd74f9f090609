import { defaultProfile, type Lang, type Profile } from '../../../accessibility/profile';
import type { Abilities } from '../../../accessibility/rendition';

/** One way of being served: what the customer needs and what the channel can carry. */
export type Form = { name: string; profile: Partial<Profile>; abilities: Abilities };

const page: Abilities = { channel: 'text', choices: 'numbers', choicesMax: 9 };
const buttons: Abilities = { channel: 'web', choices: 'buttons', choicesMax: 9 };
const keys: Abilities = { channel: 'phone', choices: 'keys', choicesMax: 4 };

export const languages: Lang[] = ['zh-CN', 'en'];
export const forms: Form[] = [
  { name: 'plain text', profile: {}, abilities: page },
  { name: 'buttons', profile: {}, abilities: buttons },
  { name: 'a screen reader', profile: { form: 'screenReader' }, abilities: buttons },
  { name: 'speech and keys', profile: { form: 'speech' }, abilities: keys },
  { name: 'text only', profile: { form: 'text', noVoice: true, verbosity: 'brief' }, abilities: page },
  { name: 'easy words', profile: { wording: 'easy', elder: true, textPercent: 200 }, abilities: page },
  { name: 'easy words by ear', profile: { form: 'speech', wording: 'easy', pace: 'slow' }, abilities: keys },
  { name: 'sign first', profile: { form: 'text', wording: 'signFirst', noVoice: true }, abilities: page },
];

export const profileIn = ({ profile }: Form, lang: Lang): Profile => ({ ...defaultProfile, ...profile, lang });
