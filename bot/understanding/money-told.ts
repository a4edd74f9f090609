import type { Found } from './about';
import type { Amount } from './amount';
import { hide } from './found';
import { explainedByOthers, goesTo, minorOf, namedAgain, saidAgain, type Said } from './money-choice';
import { type Clause, clausesOf, partOf, sends } from './money-clauses';
import { isMyShare } from './money-each';
import { withoutFormer } from './money-former';

/** 剩下的年底再说, "the rest next month": nothing of it is to be sent now. */
const restLater =
  /(?:剩下的?|剩余的?|余下的?|其余的?|尾款)(?:的?钱|部分)?[^,，。]{0,4}(?:再|以后|下[个周次]|慢慢|年底|月底|明年|后年|过[年几了]|回头|自己|我来|留|不[急用])[^,，。]*|\b(?:the|what's) (?:rest|remainder|left)(?: of it)?,? (?:can |will |comes |follows )?(?:later|next|at|on|when|after|wait|by|another|once|follow|soon|tomorrow)\b[^,.]*/gu;

/** 房租2200，今天先把定金550转给二房东: of what was named only this much, for now. */
const ofSeveral = /先|只|[押定订]金|首付|尾款|\b(?:first|just|only|deposit)\b/u;

/**
 * Of several sums the one that is meant: what a verb of sending governs, or what there is to pay in the end where it is then sent (我那份三百二，转给组长;
 * "my bit's 285, send it to Grace"). All others stand before it in clauses that only tell, or are a fee named as such. `text` comes back with what
 * only tells as blanks. Where two are sent, or one stands behind that nobody explains, nothing is left out and the customer is asked.
 */
export function withoutTold(said: string, all: Found<Amount>[]): { text: string; amounts: Found<Amount>[] } {
  const text = all.length > 0 ? said.replace(restLater, (words) => ' '.repeat(words.length)) : said;
  const amounts = withoutFormer(text, all);
  const asSaid = { text, amounts };
  const own = amounts.filter((one) => isMyShare(text, one));
  if (amounts.length > 1 && own.length === 1) return { text, amounts: own };
  const part = amounts.length > 1 ? partNamedAgain(text, amounts) : null;
  if (part) return { text, amounts: [part] };
  if (amounts.some((one, at) => isPartOf(text, one, amounts[at - 1])))
    return withoutTold(
      said,
      amounts.filter((one, at) => !isPartOf(text, one, amounts[at - 1])),
    );
  if (amounts.length < 2 || amounts.every((one) => minorOf(one) === null)) return asSaid;
  const clauses = clausesOf(text);
  const parts = amounts.map((one): Said => {
    const clause = clauses.find(({ start, end }) => one.start >= start && one.end <= end);
    return { one, clause, part: clause ? partOf(text, clause, one) : 'unclear' };
  });
  const chosen = explainedByOthers(text, parts) ?? namedAgain(text, clauses, parts) ?? saidAgain(text, parts);
  if (chosen) return { text: withOnly(text, clauses, parts, [chosen]), amounts: [chosen.one] };
  const meant = meantOf(text, clauses, parts);
  const [first] = meant;
  const sum = first ? minorOf(first.one) : null;
  if (first === undefined || sum === null || meant.some(({ one }) => minorOf(one) !== sum)) return asSaid;
  const isNamed =
    first.part === 'due' || parts.some((each) => !meant.includes(each) && (minorOf(each.one) === sum || each.part === 'told'));
  const isFirst = ofSeveral.test(text.slice(first.clause?.start, first.clause?.end));
  const isExplained = parts.every((each) => {
    const { one, part, clause } = each;
    if (meant.includes(each) || part === 'fee' || minorOf(one) === sum) return true;
    if (clause === undefined || clause.start === first.clause?.start) return false;
    if (part === 'behind') return true;
    if (isFirst && part === 'unclear' && one.end <= first.one.start && !goesTo(text, each)) return true; // 账单12438，先还8000
    return one.end <= first.one.start && (part === 'told' || part === 'due' || (part === 'item' && (isNamed || isFirst)));
  });
  if (!isExplained) return asSaid;
  return { text: withOnly(text, clauses, parts, meant), amounts: meant.map(({ one }) => one) };
}

/** The text without the clauses that only tell: those of other sums, and those before what is meant that send nothing. */
function withOnly(text: string, clauses: Clause[], parts: Said[], meant: Said[]): string {
  const isMeant = (clause: Clause) => meant.some((each) => each.clause?.start === clause.start);
  const others = clauses.filter((clause) => {
    const holds = parts.some((each) => each.clause?.start === clause.start);
    const isBefore = clause.end <= (meant[0]?.one.start ?? 0);
    return !isMeant(clause) && (holds || (isBefore && !sends(text.slice(clause.start, clause.end))));
  });
  return hide(text, others, ' ');
}

/** 其中一千是打车，把打车的还给小刘: the part of it that is sent, by what it is for. */
function partNamedAgain(text: string, amounts: Found<Amount>[]): Found<Amount> | null {
  const part = amounts.at(-1);
  if (!part || minorOf(part) === null || !isPartOf(text, part, amounts.at(-2))) return null;
  const [, what = '', rest = ''] = isFor.exec(text.slice(part.end)) ?? [];
  return what !== '' && rest.includes(what) ? part : null;
}
const isFor = /^[元块]?钱?是(?:给|买|付)?(\p{Script=Han}{2})[^,，]{0,6}[,，](.{0,40})/u;

/** 三十万零五百，其中五百是公证费; "5700 including 300 VAT": it is in the sum before it, or that is in it. */
function isPartOf(text: string, one: Found<Amount>, before: Found<Amount> | undefined): boolean {
  const [less, more] = [minorOf(one), before ? minorOf(before) : null];
  if (less === null || more === null) return false;
  if (less < more) return within.test(text.slice(0, one.start));
  return less > more && outOf.test(text.slice(before?.end, one.start));
}
/** "Put 16,000 of my 36,000 bonus": what there is, of which so much is to go. */
const outOf = /^(?: (?:yuan|rmb|cny|kuai))? (?:out )?of (?:my|our|the|that|his|her|their) $/u;
const within = /(?:其中(?:有|的)?|包括|包含|[,，(]含|里面有|[,，]里[面头边]有?|\b(?:including|incl\.?|of which)) ?$/u;

/** Whether a verb of sending governs it. */
export function isSent(text: string, one: Found<Amount>): boolean {
  const clause = clausesOf(text).find(({ start, end }) => one.start >= start && one.end <= end);
  return clause !== undefined && partOf(text, clause, one) === 'sent';
}

/** The sums that are sent; where none is, the last one if it is what is due and is then sent without saying it again. */
function meantOf(text: string, clauses: Clause[], parts: Said[]): Said[] {
  const sent = parts.filter(({ part, clause, one }) => part === 'sent' || isBeside(text, clauses, clause, one));
  if (sent.length > 0) return sent;
  const isSentBehind = ({ clause: own }: Said, how: (words: string) => boolean) =>
    clauses.some(({ start, end }) => start >= (own?.end ?? text.length) && how(text.slice(start, end)));
  const last = parts.at(-1);
  if (last?.part === 'due') return [last];
  const [only, other] = parts.filter(({ part }) => part !== 'behind' && part !== 'fee');
  if (!only || other) return [];
  const isLater = parts.every((each) => each === only || later.test(text.slice(each.clause?.start, each.clause?.end)));
  return isLater || (only.part !== 'unclear' && isSentBehind(only, (words) => sendsIt.test(words))) ? [only] : [];
}

/** Eight hundred for the deposit, the other 3,200 later in June. */
const later = /[下以][次回周月后]|下个月|回头|改天|明年|\b(?:later|next (?:week|month|year|time|term)|can wait)\b/u;

/** "Nursery fees are 2,950, pay them, my balance of 7,400 should cover it": what was named just before is sent. */
const sendsIt =
  /^ ?(?:so |and |then |now |please |just |can you |could you )*(?:pay|send|settle|transfer|give|wire) (?:it|them|that|this)\b|^把[它这那]|^(?:帮我|请|就|现在)*(?:转|付|还|打|汇)给/u;

/** "Just pay the deposit, 1300, today": nothing but the sum, behind a verb that has none yet. */
function isBeside(text: string, clauses: Clause[], clause: Clause | undefined, { start, end }: Found<Amount>): boolean {
  const before = clause && clauses[clauses.indexOf(clause) - 1];
  if (!clause || !before || text.slice(clause.start, clause.end).trim() !== text.slice(start, end)) return false;
  const words = text.slice(before.start, before.end);
  return sends(words) && !/[\d零一二两三四五六七八九十百千万]|\b(?:hundred|thousand|\w+ty|\w+teen)\b/u.test(words);
}
