export type Lang = 'zh-CN' | 'en';
export type CodeWay = 'sms' | 'voice' | 'email' | 'wechat';

/**
 * How one customer wants to be served: told once, obeyed by every channel and agent. Never a diagnosis (guideline G13.2).
 * `codeMinutes` is how long a one-time code lives; `textPercent` is the size of the text on our pages.
 */
export type Profile = {
  v: 1;
  lang: Lang;
  form: 'any' | 'screenReader' | 'speech' | 'text';
  wording: 'plain' | 'easy' | 'signFirst';
  verbosity: 'brief' | 'full';
  pace: 'slow' | 'normal' | 'fast';
  elder: boolean;
  textPercent: 100 | 125 | 150 | 200;
  contrast: 'normal' | 'high';
  slowTimers: boolean;
  codeMinutes: 5 | 10 | 15;
  codeBy: CodeWay;
  privateSpeech: boolean;
  noVoice: boolean;
  quiet: boolean;
};

export const defaultProfile: Profile = {
  v: 1,
  lang: 'zh-CN',
  form: 'any',
  wording: 'plain',
  verbosity: 'full',
  pace: 'normal',
  elder: false,
  textPercent: 100,
  contrast: 'normal',
  slowTimers: false,
  codeMinutes: 10,
  codeBy: 'sms',
  privateSpeech: false,
  noVoice: false,
  quiet: false,
};
