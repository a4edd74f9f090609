import { message } from '../accessibility/message';
import type { Dialog } from './engine/dialog';

/** Asks for a person: recorded at once, without a review, told with its reference and the truth about how and when somebody answers. */
export const human: Dialog = {
  id: 'human',
  v: 1,
  name: 'dialog.human',
  needs: 'none',
  money: false,
  slots: [],
  help: 'human.help',
  act: (_filled, c) => ({
    kind: 'request',
    facts: { type: 'human', conversation: c.conversation, form: c.profile.form, lang: c.profile.lang },
  }),
  told: (outcome) => [message('human.recorded', 'handoff', { reference: { t: 'digits', v: outcome.reference, as: 'reference' } })],
};
