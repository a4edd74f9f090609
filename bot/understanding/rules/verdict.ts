/** What the words make of a request. `asked`: they only ask, doubt or tell of it. `refused`: they say not to do it.
 * `unexplained`: a request, but with words in it that may turn it into something else. Null: not about it. */
export type Verdict = 'wanted' | 'unexplained' | 'asked' | 'refused' | null;

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
  /** Supposing it or telling of it. */
  reports: RegExp[];
  /** Wanting it on another day, on a condition, or because somebody else says so: beside a request or in it. */
  elsewhen: RegExp[];
  /** Somebody else does it, or it is done already: looked for in the shape, where whoever is named is U+E004 or U+E001. */
  byOthers: RegExp;
  /** Whether there is enough for it: said anywhere beside a request, nothing starts before that is answered. */
  enough: RegExp;
  /** What is said and done to send money; enough for a request when every other word is explained. */
  acts: RegExp;
  /** A debt is a reason to send money, no request. */
  owes: RegExp;
  /** A question that is a request. */
  courtesy: RegExp;
  /** Paying a biller or a card is no transfer, unless one of `sends` and a payee are there. */
  bill: RegExp;
  sends: RegExp;
  /** Questions beside a request that are none about it. */
  aside: RegExp;
  /** Said in the clause beside a request, they turn it into a question. */
  spoils: RegExp;
};
