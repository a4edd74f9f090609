import { type Choice, choice, type Kind, type Message, message, type MoneyState, type ValuesOf } from '../../accessibility/message';
import type { ActWord } from './act-words';
import type { Dialog } from './dialog';

type About = Partial<Pick<Message, 'urgency' | 'choices'>> & { money?: MoneyState };

/** Nothing has been done yet: where the dialog is about money, that none has moved. */
const untouched = ({ money }: Dialog): MoneyState => (money ? 'notMoved' : 'none');
/** The bank is at it: where the dialog is about money, that it is being checked. */
export const underWay = ({ money }: Dialog): MoneyState => (money ? 'checking' : 'none');

/** A message of the engine about this dialog's act: in the dialog's own words where it has some, else in those that fit any act. */
export function aboutAct<W extends ActWord>(dialog: Dialog, word: W, kind: Kind, values: ValuesOf<`act.${W}`>, about: About = {}): Message {
  const told = message(`act.${word}`, kind, values, { money: untouched(dialog), ...about });
  return { ...told, key: dialog.words?.[word] ?? told.key };
}

const labelled = (dialog: Dialog, id: string, word: 'choiceYes' | 'choiceChange' | 'choiceCancel'): Choice => {
  const plain = choice(id, `act.${word}`, {});
  return { ...plain, label: dialog.words?.[word] ?? plain.label };
};
export const choiceToConfirm = (dialog: Dialog): Choice => labelled(dialog, 'confirm', 'choiceYes');
export const choiceToChange = (dialog: Dialog): Choice => labelled(dialog, 'change', 'choiceChange');
export const choiceToCancel = (dialog: Dialog): Choice => labelled(dialog, 'cancel', 'choiceCancel');
