import type { Raw, SlotKind } from '../../dialogs/engine/command';
import type { Moment } from './about';
import { readAccountNumber } from './account-number';
import type { Said } from './normalise';
import { readDateAnswer, readPeriodAnswer } from './period-answers';
import { readNeedAnswer } from './rules/services';
import { readBillAnswer, readKeyAnswer } from './rules/bills';

/** The whole utterance as the answer to an open question of one kind; null where it is none. */
export type Answer = (said: Said, about: Moment) => Raw | null;

/** How answers of the kinds are read that only some dialogs ask for; amounts, accounts, payees and memos are read in answer.ts. */
export const answers: { [K in SlotKind]?: Answer } = {
  date: readDateAnswer,
  period: readPeriodAnswer,
  bill: readBillAnswer,
  choice: readNeedAnswer,
  number: (said, about) => (about.expected.dialog === 'newPayee' ? readAccountNumber(said) : readKeyAnswer(said, about)),
};
