import type { Message } from '../../accessibility/message';
import { patchById } from '../settings-options';
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

/** `profile:<id>` of one way of a setting; `profile:forget` leaves none of them. */
function changeOf(id: string): Command | undefined {
  if (id === 'forget') return { do: 'profile', patch: {}, forget: true };
  const patch = patchById(id);
  return patch && { do: 'profile', patch };
}

const picked = (value: string) => ({ kind: 'choice' as const, text: '', value });
/** Dialogs that tell one part of what there is to tell: `settings:<part>`, `accessibility:<part>`. */
const inParts = ['settings', 'accessibility'];

/** What can be done with one saved payee, and the dialog that does it. */
const withPayee: { [what: string]: string } = {
  payee: 'payees',
  pay: 'transfer',
  rename: 'renamePayee',
  remove: 'removePayee',
  restore: 'restorePayee',
};

/**
 * What a choice does, read from its id: `start:<dialog>`, `balance:<tail|all>`, `change:<slot>`, `profile:<way>`, `settings:<part>`,
 * `accessibility:<part>`, `pick:<slot>:<value>`, `<what>:<payee>` or a universal one.
 */
export function commandOf(id: string): Command | undefined {
  if (Object.hasOwn(universal, id)) return universal[id];
  const [what = '', rest = ''] = id.split(/:(.*)/s);
  if (what === 'start') return { do: 'start', dialog: rest };
  if (what === 'profile') return changeOf(rest);
  if (inParts.includes(what)) return { do: 'start', dialog: what, set: [picked(rest)] };
  if (what === 'pick') return pickOf(rest);
  if (what === 'change') return { do: 'correct', slot: rest };
  if (Object.hasOwn(withPayee, what) && rest !== '')
    return { do: 'start', dialog: withPayee[what] ?? '', set: [{ kind: 'payee', text: '', value: { id: rest } }] };
  if (what === 'balance')
    return { do: 'start', dialog: 'balance', set: [{ kind: 'account', text: '', value: rest === 'all' ? { all: true } : { tail: rest } }] };
  return undefined;
}

/** `pick:<slot>:<value>` answers the question of a slot. */
function pickOf(rest: string): Command {
  const [slot = '', value = ''] = rest.split(':');
  return { do: 'set', slot, raw: picked(value) };
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
