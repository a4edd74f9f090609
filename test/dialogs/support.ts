import type { Message } from '../../accessibility/message';
import { defaultProfile, type Profile } from '../../accessibility/profile';
import { createRender } from '../../accessibility/render';
import type { Abilities } from '../../accessibility/rendition';
import { tariff } from '../../bot/content/sample-bank';
import { publicPorts } from '../../bot/turn/ports';
import type { Assurance, Context, Dialog } from '../../dialogs/engine/dialog';
import type { Filled } from '../../dialogs/engine/state';
import type { Tariff } from '../../dialogs/ports';
import { today } from '../accessibility/facts';

export { tariff };

export const abilitiesOf = (channel: Abilities['channel']): Abilities => ({
  channel,
  choices: channel === 'phone' ? 'keys' : channel === 'web' ? 'buttons' : 'numbers',
  choicesMax: channel === 'phone' ? 4 : 9,
});
export const render = createRender(() => today);
export const profiles: Profile[] = (['zh-CN', 'en'] as const).flatMap((lang) =>
  (['plain', 'easy', 'signFirst'] as const).map((wording) => ({ ...defaultProfile, lang, wording })),
);

/** The context of one who has not signed in, at the text page unless told otherwise. */
export const contextOf = (
  o: { profile?: Profile; channel?: Abilities['channel']; assurance?: Assurance; tariff?: Tariff } = {},
): Context => ({
  profile: o.profile ?? defaultProfile,
  assurance: o.assurance ?? 'none',
  abilities: abilitiesOf(o.channel ?? 'text'),
  now: `${today}T02:00:00.000Z`,
  today,
  receivedAt: `${today}T02:00:00.000Z`,
  turn: 'c|k',
  conversation: 'c',
  ports: publicPorts({ tariff: () => Promise.resolve(o.tariff ?? tariff) }),
});

export const speechOf = (rendition: ReturnType<typeof render>): string =>
  rendition.speech.parts.map((part) => ('say' in part ? part.say : ' ')).join('');

/** What a dialog that only answers tells. */
export async function answerOf(dialog: Dialog, filled: Filled, c: Context): Promise<Message[]> {
  const told = await dialog.answer!(filled, c);
  return Array.isArray(told) ? told : told.messages;
}
