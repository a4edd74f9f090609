import type { Command, Raw } from '../../dialogs/engine/command';
import type { Moment } from './about';
import { quote, type Said } from './normalise';
import { commandPhrase } from './phrases';
import { readRaws } from './raws';

/** Another day, or again and again: nothing here can be put off or repeated, and a date must not be dropped in silence. */
const scheduled =
  /明[天日早晚]|[后改][天日]|下下?个?(?:周|月|礼拜|星期|次)(?!的|份)|(?:周|星期|礼拜)[一二三四五六日天末]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[号日](?!卡)|月[底末初]|今晚|[晚上下中][上午]|每个?[月周天年日]|按月|月月|一个?[月周星礼]|以后|定[期时]|预约|待会|过(?:几|一|两)[天会]|到时候|[等发]\S{0,4}再|\b(?:tomorrow|tonight|later|next (?:week|month|year|time|\w+day)|(?:on |this |by )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:a|per|each|every|once a) (?:day|week|month|year)|weekly|monthly|daily|yearly|standing order|schedul\w+|in (?:a|an|two|three|\d+) (?:hours?|days?|weeks?|months?)|end of|the (?:first|last|\d+(?:st|nd|rd|th)))\b/u;

/** A question about an amount is not the amount; 三百可以吗 and "300 ok?" are, said courteously. */
const asked =
  /^(?:is|would|will|does|do (?:i|we|they|people|you (?:think|reckon|believe))|may|should|can i|could i|am i|are)\b(?! you\b)|^(?:可以|能|能不能|可不可以|最多)?[转汇交付充]\ue000+.{0,4}(?:够|超|合适|多不多|少不少)/u;

/**
 * An amount for another day, for every month, or only asked about, where one is wanted or read back: not taken, but told why and asked for again. A
 * whole new request is left to its own readers.
 */
export function readNotNow(said: Said, about: Moment): Command[] | null {
  const { dialog, kind, slot, review } = about.expected;
  if ((dialog !== 'transfer' && dialog !== 'payBill') || (kind !== 'money' && !review)) return null;
  const { raws, skeleton } = readRaws(said, about, 'money');
  const fault = scheduled.test(skeleton) ? 'scheduled' : asked.test(skeleton) ? 'asked' : null;
  if (fault === null || !raws.some((raw) => raw.kind === 'money') || raws.some((raw) => raw.kind === 'payee')) return null;
  const raw: Raw = { kind: 'money', text: quote(said, 0, said.text.length), value: { invalid: fault } };
  return [review || slot === undefined ? { do: 'correct', raw } : { do: 'set', slot, raw }];
}

/** Put off until something has happened, or to a day that is not named: 等退休金下来了再交, 改天再说, "once my pension is in", "leave it for another day". */
const putOff = [
  /(?:改天|改日|回头|以后|下次|下回|下个?月|过(?:几|两|一)?[天阵会]|过段时间|过些[天日]子?|明[天儿早]|后[天儿]|晚[点些]儿?|迟[点些]|等(?!一?下|会儿?再|等|着|我[去拿找摸戴翻看想])[^,，。]{1,12}?)(?:我|咱|我们)?(?:再|才)(?:说|看|讲|转|交|缴|付|汇|打|充|办|弄|搞|来|还|给|定|决定)(?:吧|啊|呀|了|钱|账|费|款|好了|[他她它])*[。.!！]?$/u,
  /^(?:那|就|这个|这笔|还是|我|先|哎|唉|要不)*(?:先(?:放|搁|缓|等|拖)(?:一?放|一?缓|一?搁|着|一下|下|到)|缓(?:一缓|缓|几天)|今[天儿]?(?:就|先)?不(?:转|交|缴|付|弄|办)|不急着(?:转|交|付|办))(?:了|吧|再说|啊|呀|转|交|付|办)*[。.!！]?$/u,
  /\b(?:(?:for |until |till |to |on )?(?:another|some other) (?:day|time)|(?:leave|put|do|send|pay|transfer|settle|sort|come back|try|get) (?:\w+ ){0,4}(?:later|off|tomorrow|tonight|next (?:week|month|time)|at the weekend|when|once|after|until|till)|sleep on (?:it|that|this)|think (?:it|this|that) over|not today)\b/u,
];
/** Who is told to wait, or asked, puts nothing off. */
const notPutOff =
  /[?？]|[吗呢]$|如果|要是|怎么|\b(?:if|can i|could i|may i|what|how|why|wait|hold on|hang on|should i|can you|could you)\b/u;

/**
 * The wish to let it be for now: a no to what is read back or offered, and the end of what is only being asked about. Nothing here can be kept for
 * another day, and nobody's money waits for a yes that may come in a week.
 */
export function readPutOff({ text }: Said, about: Moment): Command[] | null {
  const { dialog, review, kind } = about.expected;
  const isDropped = text.split(/[,，。;；!！]/u).some((clause) => ['cancel', 'dismiss'].includes(commandPhrase(clause) ?? ''));
  if (isDropped || notPutOff.test(text) || !putOff.some((words) => words.test(text))) return null;
  if (review || (dialog === undefined && about.choices.length > 0)) return [{ do: 'deny' }];
  const isOpen = (dialog === 'transfer' || dialog === 'payBill') && kind !== undefined && kind !== 'words';
  return isOpen ? [{ do: 'cancel' }] : null;
}
