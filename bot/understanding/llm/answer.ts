import { z } from 'zod';
import type { Command, Expected } from '../../../dialogs/engine/command';
import type { Dialog, Dialogs } from '../../../dialogs/engine/dialog';

/**
 * All that the model may name, and how each is explained to it. What it may not name is not here: no amount, account, payee, confirmation, code,
 * key, yes, no or choice; nothing that corrects, cancels or goes back.
 */
export const nameable = {
  balance: 'how much money is in an account',
  transactions: 'a list of what went in and out, the account history',
  totals: 'how much was spent or received in a period',
  arrival: 'whether money has arrived: wages, pension, a transfer from somebody',
  receipt: 'the electronic receipt of one transaction',
  transfer: 'to send money to somebody or between own accounts',
  payBill: 'to pay a bill or top up a phone',
  billQuery: 'which bills are due and how much',
  billNews: 'whether a bill that was paid has gone through',
  payees: 'the list of saved payees',
  newPayee: 'to save a new payee',
  fees: 'what a service of the bank costs',
  rates: 'interest rates',
  settings: 'how the assistant shows, writes or speaks: size, contrast, language, pace',
  needs: 'to tell how one wants to be served, such as text only or a screen reader',
  accessibility: 'which accessibility services there are',
  signIn: 'how to sign in',
  fraud: 'a fraud or scam, or somebody who presses them to move money',
  cardLost: 'a bank card that is lost or stolen',
  paymentIssue: 'money sent to the wrong person, or a payment that went wrong',
} as const;

/** Words to the assistant itself. */
export const sayable = {
  human: 'wants a person of the bank',
  help: 'asks what the assistant can do or what to say',
  repeat: 'wants the last answer once more',
  why: 'asks why something is asked',
  where: 'asks how far they are',
  wait: 'asks for a moment',
} as const;

const keysOf = <K extends string>(record: Readonly<Record<K, string>>): K[] => {
  const isKey = (key: string): key is K => Object.hasOwn(record, key);
  return Object.keys(record).filter(isKey);
};
const commandsMax = 2;
const Said = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('start'), dialog: z.enum(keysOf(nameable)) }),
  z.strictObject({ do: z.enum(keysOf(sayable)) }),
]);
/** The whole of an answer: nothing, one thing, or two things to start that it cannot tell apart. */
const Answer = z
  .strictObject({ commands: z.array(Said).max(commandsMax) })
  .refine(({ commands }) => commands.length < 2 || commands.every((command) => command.do === 'start'));
export type Answer = z.infer<typeof Answer>;

/** The answer in a completion: the JSON object and not a word beside it. Null for everything else. */
export function parseAnswer(content: string): Answer | null {
  const read = Answer.safeParse(jsonOf(content));
  return read.success ? read.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A dialog that ends in an answer, whatever is said in it: it moves nothing and changes nothing. */
const onlyTells = (dialog: Dialog | undefined): boolean => dialog?.answer !== undefined && !dialog.review && !dialog.act;

/**
 * What the engine is told of it. One dialog that only tells is started; everything that could lead to money or change something, and every doubt
 * between two, becomes an offer, which the customer takes or leaves. Null where nothing is left, such as a start of what is open already.
 */
export function commandsFrom({ commands }: Answer, { dialog: open }: Expected, dialogs: Dialogs): Command[] | null {
  const [first] = commands;
  if (first === undefined) return null;
  if (first.do !== 'start') return [first];
  const named = [...new Set(commands.flatMap((command) => (command.do === 'start' ? [command.dialog] : [])))].filter((id) => id !== open);
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0 && onlyTells(dialogs[only])) return [{ do: 'start', dialog: only }];
  const best = named.filter((id) => dialogs[id]?.offer !== undefined);
  return best.length === 0 ? null : [{ do: 'unclear', best }];
}
