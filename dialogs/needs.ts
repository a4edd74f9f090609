import { choice, type Choice, message } from '../accessibility/message';
import type { Profile } from '../accessibility/profile';
import { choiceToCancel, choiceToChange, choiceToConfirm } from './engine/about-act';
import type { Context, Dialog, Review, Slot } from './engine/dialog';
import type { Filled } from './engine/state';
import type { Facts } from './ports';
import { differing, settingNow } from './settings-options';

const keep = (slot: string): Choice => choice(`pick:${slot}:keep`, 'services.choiceKeep', {});

/** What helps, asked as needs and never as a condition (guideline G13.2). Three answers each, one of them that all is well. */
const slots: Slot[] = [
  {
    ...{ name: 'see', kind: 'choice', ask: 'services.askSee', why: 'services.whySee' },
    ...{ example: 'services.exampleSee', change: 'services.changeSee' },
    choices: [choice('pick:see:large', 'services.choiceLarge', {}), choice('pick:see:reader', 'services.choiceReader', {}), keep('see')],
  },
  {
    ...{ name: 'hear', kind: 'choice', ask: 'services.askHear', why: 'services.whyHear' },
    ...{ example: 'services.exampleHear', change: 'services.changeHear' },
    choices: [choice('pick:hear:text', 'services.choiceText', {}), choice('pick:hear:sign', 'services.choiceSign', {}), keep('hear')],
  },
  {
    ...{ name: 'words', kind: 'choice', ask: 'services.askWords', why: 'services.whyWords' },
    ...{ example: 'services.exampleWords', change: 'services.changeWords' },
    dependsOn: ['hear'],
    when: ({ hear }) => hear !== 'sign',
    choices: [
      choice('pick:words:easy', 'services.choiceSimple', {}),
      choice('pick:words:brief', 'services.choiceShort', {}),
      keep('words'),
    ],
  },
  {
    ...{ name: 'time', kind: 'choice', ask: 'services.askTime', why: 'services.whyTime' },
    ...{ example: 'services.exampleTime', change: 'services.changeTime' },
    choices: [choice('pick:time:more', 'services.choiceTime', {}), choice('pick:time:buttons', 'services.choiceButtons', {}), keep('time')],
  },
];

const more: Partial<Profile> = { slowTimers: true, codeMinutes: 15 };
/** Letters that are larger already stay so. */
const large = ({ textPercent }: Profile): Partial<Profile> => ({ contrast: 'high', textPercent: textPercent > 150 ? textPercent : 150 });

/** What the answers come to. Who reads by a screen reader and wants no sound keeps the screen reader. */
function patchOf({ see, hear, words, time }: Filled, profile: Profile): Partial<Profile> {
  const form = see === 'reader' ? ('screenReader' as const) : ('text' as const);
  return {
    ...(see === 'large' ? large(profile) : {}),
    ...(see === 'reader' ? { form } : {}),
    ...(hear === 'text' || hear === 'sign' ? { form, noVoice: true } : {}),
    ...(hear === 'sign' ? { wording: 'signFirst' as const } : {}),
    ...(words === 'easy' ? { wording: 'easy' as const } : {}),
    ...(words === 'brief' ? { verbosity: 'brief' as const } : {}),
    ...(time === 'more' || time === 'buttons' ? more : {}),
    ...(time === 'buttons' ? { elder: true } : {}),
  };
}

/** What a confirmation is bound to: every change in its place. */
const factsOf = (patch: Partial<Profile>): Facts => Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, String(value)]));

function review(filled: Filled, { profile }: Context): Promise<Review> {
  const patch = patchOf(filled, profile);
  const after = { ...profile, ...patch };
  const items = differing(profile, after).map((setting) => settingNow(setting, after));
  if (items.length === 0) return Promise.resolve({ refusal: message('services.nothing', 'info', {}), empty: [] });
  const changes = {
    t: 'rows' as const,
    caption: 'services.reviewed' as const,
    row: 'settings.change' as const,
    items,
    total: items.length,
  };
  const choices = [choiceToConfirm(needs), choiceToChange(needs), choiceToCancel(needs)];
  return Promise.resolve({
    message: message('services.review', 'review', { changes }, { choices }),
    act: { kind: 'profile', facts: factsOf(patch) },
    patch,
  });
}

/** Sets several needs at once: four short questions, what would change in words, then done, and one word puts it back. */
export const needs: Dialog = {
  id: 'needs',
  v: 1,
  name: 'dialog.needs',
  needs: 'none',
  money: false,
  slots,
  help: 'services.needsHelp',
  review,
  words: { choiceYes: 'services.choiceConfirm', choiceChange: 'services.choiceChange', choiceCancel: 'services.choiceCancel' },
  offer: 'settings.choiceNeeds',
};
