import { type Choice, choice, type Message, message } from '../accessibility/message';
import type { Profile } from '../accessibility/profile';
import type { MessageKey } from '../locales/keys';
import type { Context, Dialog } from './engine/dialog';
import type { Filled } from './engine/state';
import { fewChoices, mostChoices } from './few';
import { optionChoice } from './settings';
import { optionOf, type Setting, settingOptions } from './settings-options';

/** What somebody may need help with: never a condition. `bank` is what the bank does for everybody. */
export const serviceTopics = ['seeing', 'hearing', 'hands', 'easy', 'bank'] as const;
export type ServiceTopic = (typeof serviceTopics)[number];
const isTopic = (about: unknown): about is ServiceTopic => serviceTopics.some((topic) => topic === about);

const topicChoices = (): Choice[] => [
  choice('accessibility:seeing', 'services.choiceSeeing', {}),
  choice('accessibility:hearing', 'services.choiceHearing', {}),
  choice('accessibility:hands', 'services.choiceHands', {}),
  choice('accessibility:easy', 'services.choiceEasy', {}),
  choice('accessibility:bank', 'services.choiceBank', {}),
];

/** All of them at once, or as many as somebody can keep in mind and the rest with the next turn. */
function overview(c: Context, { isMore } = { isMore: false }): Message {
  const all = topicChoices();
  const first = mostChoices(c) - 1;
  if (all.length <= mostChoices(c)) return message('services.menu', 'menu', {}, { choices: all });
  if (isMore) return message('services.menuMore', 'menu', {}, { choices: all.slice(first) });
  return message(
    'services.menu',
    'menu',
    {},
    { choices: [...all.slice(0, first), choice('accessibility:more', 'services.choiceMore', {})] },
  );
}

/** One way of each setting that is not so already: what can be had by a number, or by saying it. */
const ways = (wanted: readonly [Setting, string][], { profile }: Context): Choice[] =>
  wanted.flatMap(([setting, id]) => {
    const option = settingOptions[setting].find((one) => one.id === id);
    return option && option !== optionOf(setting, profile) ? [optionChoice(setting, option)] : [];
  });

/** The next size of letters, if there is one. */
function nextSize(profile: Profile): [Setting, string][] {
  const next = settingOptions.textPercent.find(({ patch: { textPercent = 0 } }) => textPercent > profile.textPercent);
  return next ? [['textPercent', next.id]] : [];
}

/** What helps, with what of it is not so yet; to whom has it all already, that is said, and how to go on. */
function withWays(key: MessageKey, wanted: readonly [Setting, string][], c: Context): Message[] {
  const choices = fewChoices(ways(wanted, c), c);
  const told: Message = { key, kind: choices.length > 0 ? 'menu' : 'info', values: {}, money: 'none', urgency: 'polite' };
  if (choices.length > 0) return [{ ...told, choices }];
  const onward = [choice('start:accessibility', 'services.choiceOthers', {}), choice('start:settings', 'help.choiceSettings', {})];
  return [told, message('services.allSo', 'menu', {}, { choices: onward })];
}

const topics: { [T in ServiceTopic]: (c: Context) => Message[] } = {
  seeing: (c) => {
    const wanted: [Setting, string][] = [...nextSize(c.profile), ['contrast', 'contrast'], ['form', 'screenReader'], ['elder', 'elder'], ['form', 'speech']]; // prettier-ignore
    return withWays('services.seeing', wanted, c);
  },
  hearing: (c) => withWays('services.hearing', [['form', 'text'], ['wording', 'signFirst'], ['noVoice', 'noCalls']], c), // prettier-ignore
  hands: (c) => withWays('services.hands', [['slowTimers', 'moreTime'], ['elder', 'elder'], ['codeMinutes', 'code15']], c), // prettier-ignore
  easy: (c) => {
    const wanted: [Setting, string][] = [['wording', 'easy'], ['pace', 'slow'], ['elder', 'elder'], ['verbosity', 'brief']]; // prettier-ignore
    return withWays('services.easy', wanted, c);
  },
  bank: (c) => {
    const choices = [choice('settings:codeBy', 'settings.choiceSetting', codeByNow(c)), ...ways([['codeMinutes', 'code15']], c)];
    return [message('services.bank', 'menu', {}, { choices: [...fewChoices(choices, c), choice('human', 'help.choiceHuman', {})] })];
  },
};

const codeByNow = ({ profile }: Context) => ({
  setting: { t: 'term' as const, key: 'label.codeBy' as const },
  now: { t: 'term' as const, key: optionOf('codeBy', profile).term },
});

function answer({ about }: Filled, c: Context): Promise<Message[]> {
  return Promise.resolve(isTopic(about) ? topics[about](c) : [overview(c, { isMore: about === 'more' })]);
}

/**
 * Which accessibility services there are (guideline G8): asked in anybody's words, told in one turn, each with its way to get it in the next. What
 * is not there yet is not told.
 */
export const accessibility: Dialog = {
  id: 'accessibility',
  v: 1,
  name: 'dialog.accessibility',
  needs: 'none',
  money: false,
  slots: [
    {
      name: 'about',
      kind: 'choice',
      ask: 'services.menu',
      why: 'services.help',
      example: 'services.help',
      change: 'services.choiceMore',
      optional: true,
    },
  ],
  help: 'services.help',
  answer,
  offer: 'settings.choiceServices',
};
