import type { Message } from '../../accessibility/message';
import type { Profile } from '../../accessibility/profile';
import type { Command } from './command';
import type { Offered } from './dialog';

/** Choices that mean the same wherever they are offered. */
const universal: Offered = {
  human: { do: 'human' },
  help: { do: 'help' },
  cancel: { do: 'cancel' },
  repeat: { do: 'repeat' },
  change: { do: 'correct' },
  confirm: { do: 'choose', id: 'confirm' },
  openConfirm: { do: 'repeat' },
  openText: { do: 'repeat' },
  signIn: { do: 'start', dialog: 'signIn' },
};

const patches: { [name: string]: Partial<Profile> } = {
  'profile:zh': { lang: 'zh-CN' },
  'profile:en': { lang: 'en' },
  'profile:plain': { wording: 'plain' },
  'profile:easy': { wording: 'easy' },
  'profile:slow': { pace: 'slow' },
  'profile:normal': { pace: 'normal' },
  'profile:text': { form: 'text' },
  'profile:any': { form: 'any' },
};

/** What a choice does, read from its id: `start:<dialog>`, `balance:<tail|all>`, `change:<slot>`, `profile:<setting>` or a universal one. */
export function commandOf(id: string): Command | undefined {
  if (Object.hasOwn(universal, id)) return universal[id];
  const patch = Object.hasOwn(patches, id) ? patches[id] : undefined;
  if (patch) return { do: 'profile', patch };
  const [what = '', rest = ''] = id.split(/:(.*)/s);
  if (what === 'start') return { do: 'start', dialog: rest };
  if (what === 'change') return { do: 'correct', slot: rest };
  if (what === 'balance')
    return { do: 'start', dialog: 'balance', set: [{ kind: 'account', text: '', value: rest === 'all' ? { all: true } : { tail: rest } }] };
  return undefined;
}

/** The commands behind all choices of a turn; those a step has set itself stay. */
export function commandsOf(messages: Message[], set: Offered): Offered {
  const ids = messages.flatMap((message) => message.choices ?? []).map((choice) => choice.id);
  return Object.fromEntries(
    ids.flatMap((id) => {
      const command = (Object.hasOwn(set, id) ? set[id] : undefined) ?? commandOf(id);
      return command ? [[id, command] as const] : [];
    }),
  );
}
