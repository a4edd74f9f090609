import { choice, type Choice, type Message, message } from '../accessibility/message';
import type { Profile } from '../accessibility/profile';
import type { MessageKey } from '../locales/keys';
import type { Context, Dialog } from './engine/dialog';
import type { Filled } from './engine/state';
import { fewChoices, mostChoices } from './few';
import { type Option, optionOf, type Setting, settingGroups, settingNames, settingNow, settingOptions } from './settings-options';

/** The choice that changes one setting to one way, named alike wherever it is offered. */
export const optionChoice = (setting: Setting, { id, term }: Option): Choice =>
  choice(`profile:${id}`, 'settings.choiceOption', {
    setting: { t: 'term', key: `label.${setting}` },
    option: { t: 'term', key: term },
  });

/** The same by its id, wherever it comes from; undefined for the id of something else. */
export function settingChoice(id: string): Choice | undefined {
  const all = settingNames.flatMap((setting) => settingOptions[setting].map((option) => optionChoice(setting, option)));
  return id.startsWith('profile:') ? all.find((one) => one.id === id) : undefined;
}

const now = (setting: Setting, profile: Profile) => settingNow(setting, profile).now;
const toNeeds = () => choice('start:needs', 'settings.choiceNeeds', {});
const toServices = () => choice('start:accessibility', 'settings.choiceServices', {});

function firstPage(c: Context): Message {
  const { profile } = c;
  const values = {
    ...{ textPercent: now('textPercent', profile), contrast: now('contrast', profile), elder: now('elder', profile) },
    ...{ lang: now('lang', profile), wording: now('wording', profile), verbosity: now('verbosity', profile) },
  };
  const choices = [
    choice('settings:look', 'settings.choiceLook', {}),
    choice('settings:words', 'settings.choiceWords', {}),
    choice('settings:more', 'settings.choiceMore', {}),
    toNeeds(),
    toServices(),
  ];
  return message('settings.menu', 'menu', values, { choices: fewChoices(choices, c) });
}

/** Where the first page has no room for all of its own, the second has them too. */
const ofSecondPage = (c: Context): Choice[] => [
  choice('settings:voice', 'settings.choiceVoice', {}),
  choice('settings:time', 'settings.choiceTime', {}),
  choice('settings:contact', 'settings.choiceContact', {}),
  choice('profile:forget', 'settings.choiceForget', {}),
  toNeeds(),
  ...(mostChoices(c) < 5 ? [toServices()] : []),
];

/** As many of them, from one on, as somebody can keep in mind; where more are left, the last leads to those. */
function someFrom(from: number, c: Context): Choice[] {
  const [left, most] = [ofSecondPage(c).slice(from), mostChoices(c)];
  if (left.length <= most) return left;
  return [...left.slice(0, most - 1), choice(`settings:from${from + most - 1}`, 'settings.choiceRest', {})];
}

function secondPage(c: Context): Message {
  const { profile } = c;
  const values = {
    ...{ form: now('form', profile), pace: now('pace', profile), privateSpeech: now('privateSpeech', profile) },
    ...{ slowTimers: now('slowTimers', profile), codeMinutes: now('codeMinutes', profile), codeBy: now('codeBy', profile) },
    ...{ noVoice: now('noVoice', profile), quiet: now('quiet', profile) },
  };
  return message('settings.menuMore', 'menu', values, { choices: someFrom(0, c) });
}

/** The settings of one group, each with how it is now. */
function groupMenu(settings: readonly Setting[], c: Context): Message {
  const choices = settings.map((setting) => choice(`settings:${setting}`, 'settings.choiceSetting', settingNow(setting, c.profile)));
  return message('settings.which', 'menu', {}, { choices: fewChoices(choices, c) });
}

/** What a setting does, where its name and its ways do not say it: told to whoever asks, and to whoever comes to it and wants no few words. */
const explained: { readonly [S in Setting]?: MessageKey } = {
  contrast: 'settings.aboutContrast',
  elder: 'settings.aboutElder',
  wording: 'settings.aboutWording',
  verbosity: 'settings.aboutVerbosity',
  form: 'settings.aboutForm',
  privateSpeech: 'settings.aboutPrivateSpeech',
  slowTimers: 'settings.aboutSlowTimers',
  quiet: 'settings.aboutQuiet',
};
function explain(setting: Setting, isAsked: boolean, { profile }: Context): Message[] {
  const key = explained[setting];
  return key === undefined || (profile.verbosity === 'brief' && !isAsked)
    ? []
    : [{ key, kind: 'info', values: {}, money: 'none', urgency: 'polite' }];
}

/** The other ways of one setting; of the ways to get a code only those that the customer has. */
async function settingMenu(setting: Setting, c: Context): Promise<Message> {
  const ways = setting === 'codeBy' && c.customer !== undefined ? await c.ports.codeWays() : undefined;
  const others = settingOptions[setting].filter((option) => {
    const way = option.patch.codeBy;
    return option !== optionOf(setting, c.profile) && (ways === undefined || way === undefined || ways.includes(way));
  });
  const choices = others.map((option) => optionChoice(setting, option));
  return choices.length === 0
    ? message('settings.only', 'info', settingNow(setting, c.profile))
    : message('settings.choose', 'menu', settingNow(setting, c.profile), { choices: fewChoices(choices, c) });
}

const isSetting = (about: string): about is Setting => Object.hasOwn(settingOptions, about);
const isGroup = (about: string): about is keyof typeof settingGroups => Object.hasOwn(settingGroups, about);

async function answer({ about }: Filled, c: Context): Promise<Message[]> {
  if (typeof about !== 'string') return [firstPage(c)];
  if (about === 'more') return [secondPage(c)];
  const from = /^from(\d)$/.exec(about)?.[1];
  if (from !== undefined) return [message('settings.menuRest', 'menu', {}, { choices: someFrom(Number(from), c) })];
  if (isGroup(about)) return [groupMenu(settingGroups[about], c)];
  const setting = about.replace(/\?$/, '');
  return isSetting(setting) ? [...explain(setting, setting !== about, c), await settingMenu(setting, c)] : [firstPage(c)];
}

/**
 * How somebody is served, all of it on two pages, and the way to change each by number or word. Everything can also be said at any time, in the
 * middle of anything else: `engine/change-profile.ts` obeys it. Anybody may, with no proof of anything (guideline G2, G13.2).
 */
export const settings: Dialog = {
  id: 'settings',
  v: 1,
  name: 'dialog.settings',
  needs: 'none',
  money: false,
  slots: [
    {
      name: 'about',
      kind: 'choice',
      ask: 'settings.which',
      why: 'settings.help',
      example: 'settings.help',
      change: 'settings.choiceMore',
      optional: true,
    },
  ],
  help: 'settings.help',
  answer,
};
