import type { Values } from '../../../accessibility/message';
import type { TermKey } from '../../../locales/keys';
import type { Purpose } from '../../identity/purpose';
import type { Became } from './ports';
import type { PageKey, SayValue } from './words';

type Sayable = Parameters<SayValue>[0];

/** A mask of stars is read out star by star (rule SR-04): three dots are not. */
export const dotted = (masked: string): string => masked.replace(/\*+/g, '…');
const shownName = ({ v }: { v: string }) => ({ t: 'name', v: dotted(v) }) as const;
/** A masked key is told as what is left of it: its tail. */
const shownKey = (key: Extract<Purpose, { what: 'payBill' }>['billKey']): Sayable =>
  key.v.includes('*') ? { t: 'account', tail: key.v.slice(-4) } : key;

/** What is confirmed, each fact with its label, in the order of the review (rule CF-01). */
export function confirmedFacts(facts: Purpose): [TermKey, Sayable][] {
  switch (facts.what) {
    case 'transfer':
      return [
        ['label.from', facts.from],
        ['label.payee', shownName(facts.payee)],
        ['label.to', facts.payeeAccount],
        ['label.amount', facts.amount],
        ['label.fee', facts.fee],
        ['label.arrival', facts.arrival],
      ];
    case 'payBill':
      return [
        ['label.from', facts.from],
        ['label.biller', facts.biller],
        ['label.bill', facts.bill],
        ['label.billKey', shownKey(facts.billKey)],
        ['label.amount', facts.amount],
        ['label.fee', facts.fee],
      ];
    case 'addPayee':
      return [
        ['label.payee', shownName(facts.payee)],
        ['label.to', facts.payeeAccount],
      ];
  }
}

/** The facts that the button and the plain sentence name. */
export function namedIn(facts: Purpose): Values {
  switch (facts.what) {
    case 'transfer':
      return { from: facts.from, payee: shownName(facts.payee), amount: facts.amount };
    case 'payBill':
      return { from: facts.from, biller: facts.biller, bill: facts.bill, amount: facts.amount };
    case 'addPayee':
      return { payee: shownName(facts.payee) };
  }
}

/** What became of the act in a title and in a sentence; saving a payee holds no money and has none to give back. */
export const becameWords: { readonly [W in Purpose['what']]: { readonly [B in Became]: { title: PageKey; stands: PageKey } } } = {
  transfer: {
    notDone: { title: 'confirm.notDone.transfer', stands: 'stands.transfer.notDone' },
    held: { title: 'confirm.checking.transfer', stands: 'stands.transfer.held' },
    checking: { title: 'confirm.checking.transfer', stands: 'stands.transfer.checking' },
    done: { title: 'confirm.done.transfer', stands: 'stands.transfer.done' },
    returned: { title: 'confirm.returned', stands: 'stands.returned' },
  },
  payBill: {
    notDone: { title: 'confirm.notDone.payBill', stands: 'stands.payBill.notDone' },
    held: { title: 'confirm.checking.payBill', stands: 'stands.payBill.held' },
    checking: { title: 'confirm.checking.payBill', stands: 'stands.payBill.checking' },
    done: { title: 'confirm.done.payBill', stands: 'stands.payBill.done' },
    returned: { title: 'confirm.returned', stands: 'stands.returned' },
  },
  addPayee: {
    notDone: { title: 'confirm.notDone.addPayee', stands: 'stands.addPayee.notDone' },
    held: { title: 'confirm.checking.addPayee', stands: 'stands.addPayee.checking' },
    checking: { title: 'confirm.checking.addPayee', stands: 'stands.addPayee.checking' },
    done: { title: 'confirm.done.addPayee', stands: 'stands.addPayee.done' },
    returned: { title: 'confirm.notDone.addPayee', stands: 'stands.addPayee.notDone' },
  },
};

/** Title and next step of a page whose challenge ended without an outcome; where things stand is told between them. */
export function endedIn(
  state: 'granted' | 'expired' | 'void' | 'locked' | 'cancelled' | 'refused',
  what: Purpose['what'],
): [PageKey, PageKey] {
  switch (state) {
    case 'granted':
      return [`confirm.granted.${what}`, `confirm.grantedNext.${what}`];
    case 'expired':
      return ['confirm.expired', 'confirm.expiredNext'];
    case 'void':
      return ['confirm.void', `confirm.voidNext.${what}`];
    case 'locked':
      return ['confirm.locked', 'confirm.lockedNext'];
    case 'cancelled':
      return [`confirm.cancelled.${what}`, `confirm.cancelledNext.${what}`];
    case 'refused':
      return [`confirm.notDone.${what}`, 'confirm.refusedNext'];
  }
}
