import type { Found } from './about';
import type { Amount } from './amount';
import { clausesOf } from './money-clauses';

const asks =
  /到[没了账]|[没不]到|了没|没有|吗|[?？]|谁|为[啥什]|怎么|什么时候|几时|啥时|查|看看|看[一]?下|核实|核对|申诉|退[我还给]|追回|撤|取消|帮我|[先就]|(?:^|[,.;?!] ?)\s?(?:and |but |so |then )?(?:did|has|have|is|are|was|were|do|does|can|could|will|would|please|check|see|find|look|confirm|dispute|refund|cancel|stop|verify|trace|tell)\b|\b(?:why|what|who|when|where|which|how|please|can you|could you)\b/u;
const pointsBack = /[这那该]笔|[这那]个?钱|到[没了账]|到底|进账|\b(?:it|that|this)\b/u;

/** Of several sums the one that is asked about: the one in the clause of the question (刚转我的330到了吗), else the one said last before 查这笔. */
export function askedAbout(text: string, sums: Found<Amount>[]): Found<Amount>[] {
  const clauses = clausesOf(text);
  const clauseOf = ({ start, end }: Found<Amount>) => clauses.find((clause) => start >= clause.start && end <= clause.end);
  if (otherOne.test(text)) return sums;
  const asking = clauses.filter(({ start, end }) => asks.test(text.slice(start, end + 1)));
  const inside = sums.filter((one) => asking.some((clause) => clause === clauseOf(one)));
  const last = sums.at(-1);
  if (inside.length === 1 && inside[0] === last) return inside;
  if (last && inside.includes(last) && onlyBefore.test(text.slice(clauseOf(last)?.start, last.start))) return [last];
  const isBehind =
    last &&
    clauses.some(
      (clause) =>
        clause.start >= last.end &&
        asks.test(text.slice(clause.start, clause.end + 1)) &&
        pointsBack.test(text.slice(clause.start, clause.end)),
    );
  return inside.length === 0 && isBehind ? [last] : sums;
}

/** 怎么只到了一百八: what came in the end. */
const onlyBefore = /只|才|\bonly\b/u;

/** 剩下那笔到了吗: one that is not named. */
const otherOne =
  /(?:剩下|另外?|其余|余下|还有)(?:的|那|一|另)*笔|哪[个笔]|还是(?=[\d一二两三四五六七八九])|\bwhich (?:is|one|of)|\b(?:the (?:other|rest|remainder)|remaining one)\b/u;

/** What is in an account is told beside a question about something else: "I've got 46,000 in that account", 卡里有三千. */
const ownedZh = /(?:账户|账上|户头|卡|存折|余额|活期|手)[里上头]?(?:还|只|就|一共|总共|现在)?(?:有|剩下?|是|显示|放着|躺着)[着了]? ?$/u;
const ownedEn =
  /\b(?:(?:i|we)(?:'ve| have)?(?: still| only)? (?:have|got|see)|i see|(?:account|balance|app|screen|it) (?:is |was )?(?:show(?:s|ing|ed)?|say(?:s|ing)?|at)|balance (?:is|of)|there'?s|there is) (?:only |still |just |about )?$/u;
const ownedBehind =
  /^(?: (?:yuan|rmb|cny|kuai))? (?:left |sitting |now |still )?(?:in|on) (?:my|the|that|this|our|your|a|normal|savings?|current|her|his)\b(?!(?: \p{L}+)? (?:from|for|at|by|to) )|^(?: (?:yuan|rmb))? (?:left|in there)\b|^,? but\b/u;
export const isOwned = (before: string, after: string): boolean =>
  ownedZh.test(before) ||
  (ownedEn.test(before) && (ownedBehind.test(after) || /\b(?:account|balance) (?:is |was )?(?:show|say|at|of)/u.test(before.slice(-40))));

/** What everybody is to pay a part of, or with something taken off that nobody here works out; and how much is allowed, which is only asked. */
export const isLeftOpen = (text: string): boolean =>
  (sharedOut.test(text) && !/[让要叫]我请|我请客/u.test(text) && !ownPart.test(text)) ||
  (allowed.test(text) &&
    confirms.test(text) &&
    !sendsBeside(text) &&
    !/[调改提升降]|\b(?:raise|increase|change|set|lower|up)\b/u.test(text));
/** 首付款100w要转给开发商，限额够吗: what is to be sent is told apart from what is allowed. */
const sendsBeside = (text: string): boolean =>
  clausesOf(text).some(({ start, end }) => !allowed.test(text.slice(start, end)) && toBeSent.test(text.slice(start, end)));
const toBeSent = /\d[^,，]{0,6}[转汇打付存][给到去入]|[转汇打付存][给到][^,，]{1,8}\d|\b(?:send|pay|transfer|wire|move)\b[^,]*\d/u;
const ownPart =
  /每人|人均|我(?:[该应要]|这边|这份|那份|的那份){0,2}(?:出|摊|付|是)(?=\d|[一二两三四五六七八九])|\b(?:each|per (?:person|head)|my (?:share|part|half|bit|portion)|i'm (?=\d)|for me)\b/u;
const sharedOut =
  /一笔[^,，]*一笔|(?<![a-z])aa(?![a-z])|平摊|均摊|平分|对半|\bsplit(?:ting)?\b(?=.*(?:\b(?:with|between|among|ways?|people|of us)\b|\bw\/))(?!.*(?:instal|into|months|payments))|\bdiscounted (?:amount|price|sum|rate|total)\b|打折后的|收(?:一|半)个月的?(?:房租|租金|工资)|\b(?:charged|billed|took)\b[^.]{0,30}\d+(?:\.\d\d)? (?:yuan )?(?:but|and) it should(?:'ve| have) been\b/u;
const allowed = /限额|额度|上限|\b(?:limit|max(?:imum)?|quota|allowance|cap)\b/u;
const confirms = /够了?[吧吗]|对[吧吗]|是不是|是吧|没错吧|\b(?:is it (?:still|really)|isn't it|right\?|correct\?|am i right)/u;

/** Nothing is left to be done: "no worries, that 250 went through", 不用查了. */
export const isSettled = (text: string): boolean => settled.test(text) && !/[?？吗]|[改换][成为到]/u.test(text);
const settled =
  /\b(?:no worries|all (?:good|sorted|fine)|never ?mind|nvm|nothing (?:else|more|to do)|no need (?:to|any ?more|now)|sorted now|forget (?:it|about it)|don't bother)\b|(?:不用|不必|无需|不需要|别)(?:再)?(?:查|转|管|处理|退|麻烦|操作|弄)了|没事了|已经?解决|虚惊/u;
