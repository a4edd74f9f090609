import type { TransferWords } from './verdict';

const lead =
  "(?:please|kindly|ok|okay|yes|yeah|hi|hello|hey|now|then|also|and|just|so|well|um+|uh+|first|instead|oh|right|go ahead and|(?:can|could|would|will) (?:you|u)|i(?:'d| would|'ll| will)? (?:want|need|like|wish|have|must|love)(?: you)?(?: to)?|(?:i )?wanna|i must|i'll|i'm going to|i am going to|let me|let's|lets|help me(?: to)?|want to|need to|like to|would like to|time to|do|actually|no|sorry)";
const opening = String.raw`(?:^|[,.;!] ?|\b(?:and|then) )(?:${lead}[ ,]+){0,6}`;
const sum = String.raw`(?:\ue000|\b(?:money|cash|funds|everything|all of it|all my|the rest)\b)`;

/** Marks in the patterns: U+E000 an amount, U+E004 somebody who is to get it. */
export const transferEn: TransferWords = {
  unrelated:
    /\b(?:don't|dont|do not|never) (?:send|pay|give|transfer|move)[^,.]{0,16}\bwrong (?:person|one|account)\b|\bright (?:now|away)\b|\b(?:just )?to (?:see|check|test|make sure)(?: if| that| whether)? (?:it|this|that) (?:works|arrives|goes through|gets there|is (?:ok|fine))\b|\btransfer (?:me|us|my call|this call)\b|\bsend (?:me|us)\b/gu,
  elsewhere:
    /\b(?:a message|my number|access|a call|a ring|the code|statement|receipt|pto|rewards?|points|miles|crypto\w*|bitcoins?|exchange|convert|limits?|raise|increase)\b/u,
  wanted: [
    new RegExp(
      `${opening}(?:transfer|wire|remit)(?! (?:history|status|times?|options?|rates?|methods?|requests?|was|is|has|did|does|not|to (?:be|arrive|go))\\b)`,
      'u',
    ),
    new RegExp(`${opening}(?:send|move|shift)\\b(?! (?:a |my |the )?(?:credit |card )*payment)[^?]*?(?:${sum}|\\bfrom\\b.+\\bto\\b)`, 'u'),
    new RegExp(
      `^(?:${lead}[ ,]+){0,6}(?:make|do|start|set up|initiate|begin|send)? ?(?:a |an |another |one more |new |the )*(?:new |money |bank |wire |funds? )?transfer(?: please| now)?[.! ]*$`,
      'u',
    ),
    /\b(?:make|do|start|initiate|set up) (?:a |another )?(?:new |bank |money )?transfer (?:of|to|from|for)\b/u,
    /\b(?:want|need|like|have)\b[^.?]*(?:\ue000|money|funds)[^.?]*\b(?:transferred|sent|moved|wired) (?:from|to|into)\b/u,
    /^(?:i'?m |i am )?(?:requesting|request)\b.*\btransfer\b|\btake \ue000+ (?:from|out of) .*\b(?:put|send|move|transfer)\b/u,
    /^(?:empty|clear out) (?:my |the )?.+ (?:in)?to\b|\bget money (?:over |across )?to\b/u,
    /^\ue000+ to (?:my |the )?\p{L}/u,
  ],
  wantedWithPayee: new RegExp(
    `${opening}(?:pay|give)\\b[^?\\ue004]{0,12}\\ue004|${opening}(?:(?:make|send) (?:a |my )?payment|give|put|pass|pay)\\b[^?]*?${sum}` +
      '|^(?=.*\\ue000)(?=.*\\ue004).*\\b(?:send|transfer|move|shift|wire|pay|give|put|pass|ping|shoot|slip|goes|payment|settle|repay|drop|pop)\\b' +
      '|\\ue000[^.?!]{0,24}\\b(?:to|into|for) (?:my |the |our )?\\ue004',
    'u',
  ),
  refused: /\b(?:stop|cancel|hold off)\b|\b(?:scratch|strike|forget) (?:that|it)[\s.!]*$|\bno[\s.!]*$|\bno money\b/u,
  negated: /\b(?:don't|dont|do not|not|never) (?:want to |wanna |need to )?(?:send|transfer|pay|move|wire|give)\b/u,
  harmless: /(?:don't|dont|do not) (?:worry|forget)|no (?:hurry|rush|problem|memo)|(?:not|instead of|rather than) \ue000+/gu,
  wonders:
    /\bhow\b|\?$|\b(?:even if|if (?:only )?(?:i|we|he|she|they) had|last time|back then|in those days|i (?:should|could|would|might)(?: have|'ve))\b/u,
  reports: [
    /\b(?:why|when|where|who|which|whether|if|maybe|perhaps|thinking|wonder\w*|might|suppose|considering|later|before|after|tomorrow|next (?:week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|every|weekly|monthly|daily|recurring|not|no longer|never|won't|wont|schedul\w+|standing order|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|unless|until|promised|owes)\b/u,
    /\b(?:sent|transferred|paid|moved|wired|received|arrived?|went|gone|gave|got|already|yesterday|last (?:week|month|night|time|year)|ago|history|fees?|charges?|charged|status|pending|fail\w*|declin\w+|reject\w*|delay\w*|missing|issue|receipt|doesn't|can't|cannot|cant|unable|didn't|haven't|undo|reverse|revert|recall|tried|trying|could ?n[o']t|couldn't|could not|was ?n't|wasnt|was not|allowed|denied|errors?|going wrong|not (?:able|working)|abroad|overseas|international\w*|currenc\w+|swift|sepa)\b/u,
    /(?:^|[,.;] ?)(?:what|what's|whats|is|are|am|was|were|does|do (?:i|you)|(?:must|need|ought|dare) (?:i|we)|did|has|have|had|can i|could i|may i|should|shall|will (?!you)|would (?!like)|can (?!you|u\b)(?!i\b)|is it)\b/u,
  ],
  elsewhen: [
    /\b(?:tomorrow(?! is|'s)|tonight|(?:this|in the|every) (?:evening|afternoon|morning)|later|soon|someday|sometime|some day|one day|weekly|monthly|daily|yearly|every|next|payday|schedul\w+|standing order|recurring|automatically|remind\w*|until|till|unless|once|whenever|when|while|as soon as|after|before|in case|provided|assuming|as long as|if|(?:the )?(?:minute|moment|day|second) (?:the|my|i|it|he|she|they)|(?:on|by|from|to) (?:the |her |his |my |their )?(?:\d|birthday|anniversary|mon|tues?|wednes|thurs|fri|satur|sun|first|last|end|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|end of|in (?:an?|\d+|two|three|a few) (?:bit|while|sec(?:ond)?s?|moment|hours?|days?|weeks?|months?|minutes?)|at (?:\d|noon|midnight))\b/u,
    /\b(?:says?|said|told|tells|telling|ask(?:s|ed|ing)?|wants|insists|demand\w*|claim\w*|draft|template|pretend|imagine|suppose|example|enough|afford|hope|planning|plan|considering|consider)\b/u,
    /\b(?:no (?:transfer|payment)|i would (?!like|love)|(?:send|pay|give|transfer|lend) (?:me|us) \ue000)/u,
  ],
  byOthers:
    /\ue004 (?:needs?|wants?|has|gets?|have|to (?:pay|send)|pays?|sends?|takes?)\b|\b(?:take|get|have) back\b|\b(?:make|let|help|have|get) (?:my |the )?\ue004|\b(?:move|make|change|delay|put) (?:the|that|my) (?:transfer|payment)\b|^(?:i (?:pay|send|give|transfer)|(?:they|he|she) |you (?:will|must|have)|no \ue000)|\b(?:to me|do you|would (?:you )?like me)\b|\b(?:take|get|bring|want) (?:to |take |(?:the |my )?\ue000+ |it |that |the ){0,4}back\b|\brefund\b/u,
  enough: /\b(?:enough|afford|cover|sufficient)\b/u,
  acts: /\b(?:transfer|send|wire|remit|pay|move|shift|top up|fund|forward)\b/u,
  owes: /\bowe/u,
  courtesy:
    /\b(?:can|could|would|will) (?:you|u)\b(?! like)|\bcan we (?:do|send|move|make)\b|\bcould i (?:possibly )?(?:trouble|ask) you\b|\bplease\b|\bwould you be so kind as to\b|\bif (?:you (?:could|can|would|don't mind)|possible|that's (?:ok|okay|alright|possible))\b/u,
  bill: /\b(?:(?:top up|put|load)\b.*\b(?:phone|mobile|meter)|bills?|electric\w*|water|gas|credit (?:card|bill|payment|amount|account|balance)|card (?:payment|balance)|visa|mortgage|insurance|tax(?:es)?|loan|subscription|attention|invoice)\b/u,
  sends: /\b(?:transfer|send|wire)\b/u,
  aside: /\bhow (?:are|is|do) (?:you|it|things)\b[^,]*/gu,
  spoils:
    /\b(?:if|unless|maybe|perhaps|not sure|unsure|whether|don't know|haven't decided|how long|what happens|fee|couldn't|could not|can't|cannot|won't|not working|errors?|tried|keeps?|kept|reject\w*|denied|never|didn't|did not|fail\w*|bounced?|returned|disappear\w*|(?:just )?kidding|jok(?:e|ing)|not really|regret|(?:they|he|she|boss|police|officer) (?:ordered|insisted|demanded)|do i|must i|need i)\b|\?$/u,
};
