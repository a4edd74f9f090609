import type { BillType } from '../../../dialogs/ports';
import type { Command } from '../../../dialogs/engine/command';
import { hide } from '../found';
import type { Said } from '../normalise';
import { billRaw, marks } from './bill-reading';
import { broad } from './bill-talk';
import { findBillNames } from './bill-words';

const textMax = 40;
/** One look before the names of bills are looked for: most of what is said is about something else. */
const mayAsk = /多少|[查看]|\bbill\b/u;
const asks =
  /^(?:请|麻烦您?|帮我|给我)*(?:[查看](?:一?下|询|看)?(?:我的?)?\ue006+(?:账单)?|我?的?\ue006+(?:账单)?[是要有欠]?[交缴]?多少钱?)\??$|^(?:please )?(?:how much is|what is|what's|check|show me) (?:my|the) \ue006+ bill(?: please)?\??$/u;

/**
 * The kind of bill that a whole utterance asks about and nothing else: 水费多少, 查电费, "how much is my water bill". Made of such words from end to
 * end, it names nobody, so that no payee and no account has to be looked up to read it. Null for what is much else beside a bill (医保).
 */
export function plainBill(text: string): BillType | null {
  if (text.length > textMax || !mayAsk.test(text)) return null;
  const [name, other] = findBillNames(text);
  if (!name || other || name.value === 'other' || broad.includes(name.value)) return null;
  return asks.test(hide(text, [name], marks.bill)) ? name.value : null;
}

/** The same question as `readBills` reads it, at a fraction of the cost. */
export function readPlainBill(said: Said): Command | null {
  const type = said.cut ? null : plainBill(said.text);
  return type && { do: 'start', dialog: 'billQuery', set: [billRaw(said, { type })] };
}
