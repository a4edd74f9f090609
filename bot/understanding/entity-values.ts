import type { Json } from '../../accessibility/message';
import { addDays, addMonths } from './calendar';
import { normalise } from './normalise';
import { findPeriod } from './periods';

const isRecord = (value: Json): value is { [k: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A number to be paid by or of an account, as figures. */
export const isNumber = (value: Json): value is string => typeof value === 'string' && /^\d{4,19}$/.test(value);
export const lastFour = (figures: string): string => `last4:${figures.slice(-4)}`;

/** An amount with two decimals, in yuan or in the currency that was named; what is none (about, or two of them) is no entity. */
export function amountIn(value: Json): Json | undefined {
  if (!isRecord(value)) return undefined;
  if (value.named !== undefined) return amountIn(value.named);
  if (typeof value.minor !== 'string' || !/^\d{1,15}$/.test(value.minor)) return undefined;
  const minor = value.minor.padStart(3, '0');
  return { amount: `${minor.slice(0, -2)}.${minor.slice(-2)}`, currency: value.currency ?? 'CNY' };
}

/** The same of what is to be sent: what is only told beside it is no part of the request; dollars are, though nobody can send them here. */
export const sentIn = (value: Json): Json | undefined =>
  isRecord(value) && 'invalid' in value && value.invalid !== 'foreign' ? undefined : amountIn(value);

/** `last4:6234`, or what the customer calls it; undefined for a kind of card, which is nobody's account yet. */
export function accountName(value: Json, isPaid: boolean): Json | undefined {
  if (isNumber(value)) return lastFour(value);
  if (isRecord(value) && typeof value.tail === 'string') return lastFour(value.tail);
  const words = isRecord(value) ? value.words : value;
  if (typeof words !== 'string' || kinds.test(words) || (!isPaid && incomes.test(words))) return undefined;
  return canonical(words);
}

const kinds = /信用|借记|社保|医保|公积金|社会保障|[主副]卡|定期|活期|理财|他行|[一二三]类|\b(?:credit|debit|joint|deposit|main)\b/iu;
/** Words for income or for now, which name an account only beside card or account, or where money goes from one to another. */
const incomes = /^(?:current|checking|chequing|salary|pension|payroll|travel|spare)$/iu;

/** However an account is put: 储蓄卡 and 储蓄账户 are 储蓄, a salary card is the salary account. */
function canonical(words: string): string {
  const [, zh = ''] = /^(储蓄|工资|养老金?|退休金?|备用|旅游|零钱)(?:那张|这张|那个)?(?:银行)?(?:卡|账户|户头)?$/u.exec(words) ?? [];
  if (zh !== '') return /^[工养退]/u.test(zh) ? `${zh}卡` : zh;
  const [, en] = /^([a-z]+)(?: (?:account|card))?$/iu.exec(words) ?? [];
  if (en === undefined) return words;
  return /^savings?$/iu.test(en) ? 'savings' : `${en.toLowerCase()} account`;
}

/** Something that is to be done, on a day or again and again; a look at what was is about a time. */
export const acts = ['transfer', 'pay_bill'];
export const ofBills = ['pay_bill', 'bill_query', 'payment_issue'];
/** What is arranged for a day ahead. */
const planned = [...acts, 'open_account', 'update_details', 'agent', 'card_order'];

const isPast = /昨|前|上|过去|去年|以来|[寻尋琴旧舊]|\d{4}|\b(?:ago|last|past|yesterday|since|previous|prior|gone)\b/u;
const isWeekday = /周|星期|礼拜|\b(?:mon|tue|wed|thu|fri|sat|sun)/u;
const isDayOfMonth = /^(?:[\d一二三四五六七八九十廿]{1,3}[号日]|(?:on )?(?:the )?\w+(?:st|nd|rd|th|first|second|third))$/u;
const endOfMonth = /(?<![\d一二三四五六七八九十])月[底末]|\bend of (?:the|this) month\b/u;
const wholeMonth = /这个?月|本月|当月|\bthis month\b/u;
/** What ends today is a stretch, also on its first day. */
const untilToday =
  /[这本当今呢]一?个?(?:月|周|星期|礼拜|季度?|年)(?![初底末头尾中一二三四五六日天\d])|以来|至今|\bthis (?:week|month|quarter|year)\b|\b(?:to date|so far|since)\b/u;
/** About so long: what is done with it is told, and no days are named. */
const vague = /[几些]|近期|一段|\b(?:few|several)\b/u;
/** 一号到七号这几天: the days are named. */
const named = /(?<=[号日])[这那]几[天日]/u;
const lastOfMonth = (day: string) => addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1);

/** The next such day: readers take the latest one, since most of what is asked of a bank is over. A year on, the next one is the latest. */
function dayAhead(day: string, words: string, today: string): string {
  if (day >= today) return day;
  if (isWeekday.test(words)) return addDays(day, 7);
  if (isDayOfMonth.test(words)) return addMonths(day, 1);
  const next = findPeriod(normalise(words).text, addMonths(today, 12))?.value;
  return next && 'start' in next && next.start > today ? next.start : addMonths(day, 12);
}

/**
 * When: a day ahead on which something is to be done is a date; asked of a bill, this month is the whole of it. Of what has not come nothing stands in
 * the books, and nothing is told of it: the middle of July, asked in the middle of July, ends today.
 */
export function timeIn(value: Json, said: string, intent: string, today: string): { type: string; value: Json } | undefined {
  if (!isRecord(value) || typeof value.start !== 'string') return undefined;
  const words = said.toLowerCase();
  const end = typeof value.end === 'string' ? value.end : value.start;
  const isDay = value.start === end && !untilToday.test(words);
  if (planned.includes(intent) && !isPast.test(words)) {
    if (endOfMonth.test(words)) return { type: 'date', value: end };
    if (isDay) return { type: 'date', value: dayAhead(end, words, today) };
  }
  if (isDay && end > today) return { type: 'date', value: end };
  if (vague.test(words.replace(named, '')) || (intent === 'transactions' && value.start > today)) return undefined;
  const isUnderWay = intent === 'transactions' && end > today;
  const isWhole = ofBills.includes(intent) && end === today && wholeMonth.test(words);
  return { type: 'period', value: { start: value.start, end: isWhole ? lastOfMonth(value.start) : isUnderWay ? today : end } };
}
