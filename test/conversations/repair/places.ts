import { answerPlaces } from './answers';
import { needsPlaces } from './needs';
import { payBillPlaces } from './pay-bill';
import { payeePlaces } from './payees';
import type { Place } from './place';
import { transferPlaces } from './transfer';

/** Everywhere that a customer can be. */
export const places: Place[] = [...answerPlaces, ...transferPlaces, ...payBillPlaces, ...payeePlaces, ...needsPlaces];

/** Faults that are known: the place, what is done there, and what happens instead. Left out of the table, never bent to. */
export const known: { place: string; pattern: string; why: string }[] = [
  {
    ...{ place: 'what to change of a new payee', pattern: 'chooses' },
    why: 'a label that holds the word for a name is taken for the wish to change something, and asked about again',
  },
  ...['the payee of a transfer', 'one of two payees of a transfer'].flatMap((place) =>
    ['asks to pay a bill in between', 'asks to pay a bill in between and cancels it'].map((pattern) => ({
      ...{ place, pattern },
      why: 'a whole request to pay a bill is taken for the name of a payee',
    })),
  ),
];
