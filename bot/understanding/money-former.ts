import type { Found } from './about';
import type { Amount } from './amount';
import { clausesOf, sends } from './money-clauses';

const zhPrice = '(?:(?:的|那个|这个)?(?:[\\p{Script=Han}]{0,2}[费租价]|工资|额度|限额|定投|保费|学费))?';
/** What it was before: 原价699, 以前是700, 去年给的六百, 从900砍下来. */
const zhBefore = new RegExp(
  `$(?<=(?:(?:以前|之前|从前|原来|原先|原本|本来|过去|去年|前年|往年|上次|上回|上个?月|上学期|上个?季度|上一?年|平时|往常|当初|早先|头[一]?年)${zhPrice}(?:一直|都|也|才|只|就|还)?(?:是|才|收|卖|(?:给|交|付|转|随|包|发|打|收)[的了过])(?:他|她|我|你|人家)?|(?:平时|往常|往年|以往|通常)(?:都|也)?|[原旧老](?:价格?|来价)(?:格|钱)?是?|(?:标|挂牌|吊牌|门市|市场|门店|出厂|开)价(?:是|要)?|一开始(?:要|说|报|开价?|是)的?|本来(?:要|说|报|定的?)的?) ?)`,
  'u',
);
const zhFrom = /$(?<=[从由](?:原来|之前|以前)?(?:的|是)? ?)/u;
const zhChanged = /^ ?[元块]?钱? ?(?:一路|直接|给)?(?:涨|降|砍|减|加|升|调|改|提|跌|变|讲|谈|还价)/u;

/** "Used to be 6,800, up from 298, before is 1200, the full price is 5800"; and what was written by mistake, "I wrote 60 before". */
const enBefore =
  /$(?<=\b(?:used to (?:be|pay|cost|charge|give)|previously|formerly|(?:usually|normally)(?: it's| it is| i get| they pay)?|(?:up|down|increased?|raised?|reduced?|lowered|changed?|dropped|went up|gone up|came down|knocked down|haggled (?:\p{L}+ ){0,2}down|instead of|rather than|original(?:ly)?|(?:old|former|list|listed|previous|regular|full|sticker|first) (?:price|rate|rent|fee|cost|figure|quote|amount|premium)) ?(?:from)?|before (?:is|was|it was|i (?:paid|sent|gave))|i (?:wrote|typed)|(?:not|never|won't be) (?:paying|giving|sending|going to pay)(?: him| her| them)?(?: the)?|was first asking|first asked(?: for)?|(?:at|to) first (?:asked|wanted|said)|originally (?:asked|wanted|said|quoted|agreed)) (?:for |is |was |of |at )?(?:the )?(?:only |just |about )?)/u;
const enBehind = /^(?: (?:yuan|rmb|cny|kuai))? (?:before|originally|previously|earlier by mistake|by mistake|at first)(?=$|[ ,.;)])/;
/** A former one in brackets or right behind the one that holds: 480 (was 450). */
const enAside = /$(?<=[(,] ?(?:it )?(?:was|not|up from|down from|formerly|previously) )/;

/** 每月定投五百，想加到六百. */
const regularly = /每个?[月周天年][^,，\d]{0,4}$/u;
const changedLater = /^[元块]?钱?[,，][^,，\d]{0,8}(?:改|加|调|提|升|降|涨|减)[成到为][\d一二两三四五六七八九]/u;

/** 比去年贵六十: by how much, and no sum of its own. */
const byHowMuch = /比[^,，\d]{1,8}(?:贵|便宜|多|少|高|低|涨|降|省)[了出]?(?:\p{Script=Han}{0,1})? ?$/u;
const byHowMuchEn =
  /\b(?:rises?|rose|risen|rising|up|increas(?:e[sd]?|ing)|down|drop(?:s|ped)?|reduced|lower(?:ed)?|cut|cheaper|dearer)(?: \p{L}+){0,2} by $/u;

const isFormer = (text: string, { start, end }: Found<Amount>): boolean => {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (zhFrom.test(before) && zhChanged.test(after)) return true;
  if (regularly.test(before) && changedLater.test(after)) return true;
  if (byHowMuch.test(before) || byHowMuchEn.test(before)) return true;
  return zhBefore.test(before) || enBefore.test(before) || enBehind.test(after) || (enAside.test(before) && /^(?:\)|$)/.test(after));
};

/** 刚才说的六千作废, "cancel the 1,200 to Frank": one that is taken back by name. */
const cancelledBefore =
  /$(?<=(?:取消|作废|撤[销掉回]|忽略)(?:掉|了)?(?:我|刚才|刚刚|之前|前面|上一?个?|那|这|的|说|笔|个){0,6} ?|\b(?:cancel|void|ignore|disregard|undo)(?: (?:the|that|my|this|previous|earlier|last|first|old)){0,3} )/u;
const cancelledBehind =
  /^ ?[元块]?钱?的?(?:那|这)?[笔个]?(?:转账)?(?:就|都|给我|直接)?(?:取消|作废|不算[了数]?|不作数|撤[销掉回了]|划掉)(?!\p{Script=Han}*[吗么])/u;

/** The one cancelled and another one sent, in clauses of their own; where nothing else is sent, what is cancelled is what is meant. */
function withoutCancelled(text: string, amounts: Found<Amount>[]): Found<Amount>[] {
  const left = amounts.filter(({ start, end }) => !cancelledBefore.test(text.slice(0, start)) && !cancelledBehind.test(text.slice(end)));
  if (left.length === amounts.length) return amounts;
  const isSent = ({ start, end }: Found<Amount>) =>
    clausesOf(text).some((one) => start >= one.start && end <= one.end && sends(text.slice(one.start, one.end)));
  return left.length > 0 && left.every(isSent) ? left : amounts;
}

/** 新房租850，以前是700: of several sums the ones that no longer hold are left out, as long as another one is named. */
export function withoutFormer(text: string, amounts: Found<Amount>[]): Found<Amount>[] {
  const left = amounts.filter((one) => !isFormer(text, one));
  return withoutCancelled(text, left.length > 0 ? left : amounts);
}
