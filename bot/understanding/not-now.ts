import type { Command, Raw } from '../../dialogs/engine/command';
import type { Moment } from './about';
import { quote, type Said } from './normalise';
import { readRaws } from './raws';

/** Another day, or again and again: nothing here can be put off or repeated, and a date must not be dropped in silence. */
const scheduled =
  /明[天日早晚]|[后改][天日]|下下?个?(?:周|月|礼拜|星期|次)(?!的|份)|(?:周|星期|礼拜)[一二三四五六日天末]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[号日](?!卡)|月[底末初]|今晚|[晚上下中][上午]|每个?[月周天年日]|按月|月月|一个?[月周星礼]|以后|定[期时]|预约|待会|过(?:几|一|两)[天会]|到时候|[等发]\S{0,4}再|\b(?:tomorrow|tonight|later|next (?:week|month|year|time|\w+day)|(?:on |this |by )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:a|per|each|every|once a) (?:day|week|month|year)|weekly|monthly|daily|yearly|standing order|schedul\w+|in (?:a|an|two|three|\d+) (?:hours?|days?|weeks?|months?)|end of|the (?:first|last|\d+(?:st|nd|rd|th)))\b/u;

/** A question about an amount is not the amount; 三百可以吗 and "300 ok?" are, said courteously. */
const asked =
  /^(?:is|would|will|does|do|may|should|can i|could i|am i|are)\b(?! you\b)|^(?:可以|能|能不能|可不可以|最多)?[转汇交付充]\ue000+.{0,4}(?:够|超|合适|多不多|少不少)/u;

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
