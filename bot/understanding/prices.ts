import type { Command, Raw } from '../../dialogs/engine/command';
import type { Moment } from './about';
import { quote, type Said } from './normalise';
import { readRaws } from './raws';
import { asksFees, feeTopicOf } from './rules/fees';
import { asksExchange, asksRates, rateTopicOf } from './rules/rates';

/** A bare 手续费 is a question too, but where any words were asked for it is what they say. */
const takesBare = ({ expected }: Moment) => expected.kind !== 'words';

/** "How much does that cost", which only means something of ours while a transfer is read back. */
const asksThis = (text: string, { expected }: Moment) => expected.review && costsThis.test(text);
const costsThis =
  /^(?:and |so |but )?(?:how much (?:does|will|would) (?:that|this|it|the transfer) cost(?: me)?|what (?:does|will|would) (?:that|this|it|the transfer) cost(?: me)?|what(?:'s| is| are) the (?:costs?|charges?))\s?\??$|^(?:那|这|这笔|这一笔|这次|转这笔)?(?:转账)?的?(?:(?:要|得|会|需要)?(?:收|花|付|扣|交)?(?:多少|几块)(?:钱的?)?(?:手续费|费用|服务费)|(?:手续费|费用)(?:是|要|收)?多少钱?)[啊呀呢]?\s?\??$/u;

/** What foreign money costs. In English the model tells it from what went wrong with a rate, so that there it is only looked for in the middle of something. */
const asksExchangeHere = (text: string, { expected }: Moment) =>
  expected.kind !== 'words' && (expected.dialog !== undefined || /\p{Script=Han}/u.test(text)) && asksExchange(text);

/** Whether somebody asks what something costs or earns. Nothing that is said beside such a question starts or changes a transfer. */
export function asksPrice({ text }: Said, about: Moment): boolean {
  return asksFees(text, takesBare(about)) || asksThis(text, about) || asksRates(text, takesBare(about)) || asksExchangeHere(text, about);
}

/**
 * A question about fees or rates in one stretch of an utterance; null when it is none. What the stretch leaves open (转六万到工行，手续费多少)
 * is taken from the whole. An amount comes along only where it is one certain amount.
 */
export function readPrice(said: Said, whole: Said, about: Moment): Command | null {
  const topic = (value: string | undefined): Raw[] =>
    value === undefined ? [] : [{ kind: 'choice', text: quote(said, 0, said.text.length), value }];
  if (asksThis(said.text, about)) return { do: 'start', dialog: 'fees' };
  if (asksFees(said.text, takesBare(about))) {
    const set = [...topic(feeTopicOf(said.text) ?? feeTopicOf(whole.text)), ...amountIn(whole, about)];
    return set.length > 0 ? { do: 'start', dialog: 'fees', set } : { do: 'start', dialog: 'fees' };
  }
  if (asksExchangeHere(said.text, about)) return { do: 'start', dialog: 'atBank', set: topic('exchange_rate') };
  if (!asksRates(said.text, takesBare(about))) return null;
  const set = topic(rateTopicOf(said.text) ?? rateTopicOf(whole.text));
  return set.length > 0 ? { do: 'start', dialog: 'rates', set } : { do: 'start', dialog: 'rates' };
}

/** What stands right behind the word for it is the fee itself (手续费要五块吗), not what is to be sent. */
const isFeeItself =
  /(?:费用?|[收扣])(?:只|才|就)?(?:要|是|有|会|得|为|了)?\s?\ue000|\ue000\s?(?:的手续费|fee\b)|\b(?:fees?|charged?|charges|costs?)(?: me| of| is| be| about| more than| only| just)*\s?\ue000|(?:capped|limited) (?:at|to) \ue000|\ue000(?:元|块钱?)?封顶/u;

/** "A fee for sending 500" names no memo; as long as what it replaces. */
const purpose = /\bfor(?= (?:send|transferr|wir|mov|pay)ing\b)/g;

function amountIn(whole: Said, about: Moment): Raw[] {
  const { raws, skeleton } = readRaws({ ...whole, text: whole.text.replace(purpose, 'and') }, about);
  if (isFeeItself.test(skeleton)) return [];
  return raws.filter(({ kind, value }) => kind === 'money' && typeof value === 'object' && value !== null && 'minor' in value);
}
