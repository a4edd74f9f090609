/** What the words make of a request. `asked`: they only ask, doubt or tell of it. `refused`: they say not to do it. Null: not about it. */
export type Verdict = 'wanted' | 'asked' | 'refused' | null;

/** How one language speaks of sending money; `judgeTransfer` says what each list decides. */
export type TransferWords = {
  /** The same words where they move no money: 转人工. */
  unrelated: RegExp;
  /** Things that are moved but are not money in an account here. */
  elsewhere: RegExp;
  wanted: RegExp[];
  /** Words that send money only when somebody is named who gets it. */
  wantedWithPayee: RegExp;
  /** A no, where something is to be done; `negated` holds even where nothing would be. */
  refused: RegExp;
  negated: RegExp;
  /** Negations that refuse nothing: 不急, no rush. */
  harmless: RegExp;
  /** Asking about it. */
  wonders: RegExp;
  /** Supposing it, telling of it, or wanting it on another day. */
  reports: RegExp[];
  /** A question that is a request. */
  courtesy: RegExp;
  /** Paying a biller or a card is no transfer, unless one of `sends` and a payee are there. */
  bill: RegExp;
  sends: RegExp;
  /** Said in the clause beside a request, they turn it into a question. */
  spoils: RegExp;
};
