import type { Command, Raw, SlotKind } from '../../dialogs/engine/command';
import type { Moment } from './about';
import { asWritten } from './memo';
import { quote, type Said } from './normalise';
import { findNames, kinName } from './payees';
import { readRaws, type Reading } from './raws';
import { judgeBalance } from './rules/balance';
import { commandOf } from './rules/commands';
import { isExplainedChange } from './rules/explained';
import { judgeTransfer } from './rules/transfer';
import { isToldOfOthers, isWorry } from './worries';
import { toneOf } from './yes';

/** Words that say that something is to be different from what was understood. */
const marker =
  /不对|不是|错了?|搞错|说错|更正|纠正|[改换](?:成|为|到|一下|下|个)?|应该是|我是说|[哦啊]不|^不[,，\s]|(?:不要|别|不给|别给)[^,，]{1,12}[,，]?\s?[要转给是]|\b(?:no|not|nope|actually|sorry|i mean(?:t)?|make (?:it|that)|change|correct(?:ion)?|instead|rather|wrong|incorrect|edit|modify|update|switch|should be|supposed to be)\b/u;
/** Changing it, rather than only saying no. */
const change =
  /[改换]|错|不对|更正|修改|重[新填输]|\b(?:change|edit|modify|correct|update|fix|wrong|incorrect|different|other|mistake|not right)\b/u;

const slots: [string, RegExp][] = [
  ['amount', /金额|数额|钱数|款额|多少钱|\b(?:amount|sum|how much)\b/u],
  [
    'to',
    /收款人|收款方|收钱的?人|对方|转给谁|给谁|名字|错人|给错|\b(?:payee|recipient|receiver|name|beneficiary|who(?:m)? (?:to|it goes to)|person)\b/u,
  ],
  [
    'from',
    /付款(?:卡|账户|账号)|转出(?:卡|账户)|从哪|哪张卡|账户|银行卡|用的卡|卡|\b(?:(?:from |paying |source |payment )?(?:account|card))\b/u,
  ],
  ['memo', /备注|附言|留言|\b(?:memo|note|reference|message)\b/u],
];

const asks = /[?]$|吗$|怎么|为什么|\b(?:how|why|what if)\b/;
/** What overrides a story: change it, make that. */
const wantsChange = /[改换]|\b(?:change|make (?:it|that)|correct)\b/u;

/** A figure typed once too often or left out: the right amount was not said. */
const zeroTooMany =
  /[多少](?:打|按|输|写|填|说|给|加)?了?[一个几两]*零|零[^,，]{0,3}[多少]了|\b(?:zeros?|zeroes|noughts?|digits?) too (?:many|few)\b|\b(?:extra|too many|missing a|forgot a|left out a) (?:zeros?|zeroes|nought|digit)s?\b/u;

/** By how much, not how much: 减一百, 少转一百, "reduce it by 100". What it comes to is asked, never worked out. */
const isDifference =
  /(?:[加减多少扣添砍涨降]|提高|降低|增加|减少)(?:转|给|打|付|上|掉|去|了|个|出)*\s?\ue000|\b(?:by|add|plus|minus|subtract|deduct|another|extra|less) \ue000|\ue000 (?:less|more|fewer|extra|off)\b/u;

const holdsFigure = /[\d二两三四五六七八九十百千万]|\b(?:two|three|four|five|six|seven|eight|nine|ten|\w+t(?:een|y)|hundred|thousand)\b/u;

/**
 * A change to what the open dialog already holds: 改成三百, 不对，三百, no, to mom, 金额错了. Null when no dialog is open, when nothing says
 * that it is a change, or when the words are a new request.
 */
export function readCorrection(said: Said, about: Moment): Command[] | null {
  const { dialog, review } = about.expected;
  if (dialog === undefined || commandOf(said.text)?.do === 'cancel') return null;
  const isChange = marker.test(said.text) || zeroTooMany.test(said.text);
  if (!isChange && (!review || isSlip(said.text) || (dialog === 'payBill' && sends.test(said.text)))) return null;
  const isAsked = asks.test(said.text) && !/\b(?:can|could) you\b/.test(said.text);
  if (isAsked || judgeBalance(said.text) !== null) return null;
  if (zeroTooMany.test(said.text) && !holdsFigure.test(said.text.replace(zeroTooMany, ''))) return [{ do: 'correct', slot: 'amount' }];
  const reading = readRaws(said, about, 'money');
  if (review && reading.raws.some(isOfRequest) && refusedAtEnd.test(said.text) && !/[改换]|\b(?:change|instead)\b/.test(said.text))
    return [{ do: 'deny' }];
  if (isDifference.test(reading.skeleton) && isExplainedChange(reading.shape)) return [{ do: 'correct', slot: 'amount' }];
  const raws = [...reading.raws, ...(isChange ? changedPayee(said, about, reading) : [])];
  const isTaken = isChange ? isExplainedChange(reading.shape) : isAddition(said, reading);
  if (raws.length > 0 && isToldOfOthers(said.text) && !wantsChange.test(said.text)) return null;
  if (raws.length > 0) return isTaken ? raws.map((raw) => correction(raw, reading)) : null;
  if (isWorry(said.text)) return null;
  if (!isChange || !change.test(said.text)) return refusedOnly(reading);
  const slot = slots.find(([, words]) => words.test(said.text))?.[0];
  if (slot !== undefined) return [{ do: 'correct', slot }];
  return commandOf(said.text)?.do === 'correct' ? [{ do: 'correct' }] : refusedOnly(reading);
}

/**
 * A whole request with its no at the end, as signing puts it: 钱 妈妈 给 五百 不要. It refuses what was read back and changes nothing of it, unless
 * something else is wanted in the same breath.
 */
const refusedAtEnd =
  /[\s,，](?:不要|不用|不给|不转|不交|别转|别交|别给|甭|不)(?:了|吧)?[\s。.!！]*$|\b(?:pay|send|give|transfer|money)\b.*\s(?:not|no|don't)[.!]?$/u;

const isOfRequest = ({ kind }: Raw): boolean => kind === 'money' || kind === 'payee';

/** At the review of a bill these ask for something else: 转账给三百 is no amount of it. */
const sends = /[转汇]|打[钱款]|\b(?:transfer|send|wire|remit)\b/u;

/** At a review a lone digit that was not offered is rather a slip of the key than an amount. */
function isSlip(text: string): boolean {
  return /^[^\p{L}\p{N}]?(?:\d|[一二三四五六七八九])[^\p{L}\p{N}]?$/u.test(text);
}

function correction(raw: Raw, { was }: Reading): Command {
  const replaced = was[raw.kind];
  return replaced === undefined ? { do: 'correct', raw } : { do: 'correct', raw, was: replaced };
}

/** 不是五百: the value is wrong, the right one was not said. */
function refusedOnly({ was }: Reading): Command[] | null {
  const kinds: [SlotKind, string][] = [
    ['money', 'amount'],
    ['payee', 'to'],
    ['account', 'from'],
  ];
  const named = kinds.find(([kind]) => was[kind] !== undefined);
  const value = named && was[named[0]];
  return named && value !== undefined ? [{ do: 'correct', slot: named[1], was: value }] : null;
}

/** At a review, a value said without any word of change: 三百, 给小明, 备注房租. A whole new request is none. */
function isAddition(said: Said, { raws, skeleton, shape }: Reading): boolean {
  const has = (kind: SlotKind) => raws.some((raw) => raw.kind === kind);
  if (
    has('money') &&
    has('payee') &&
    ['wanted', 'unexplained'].includes(judgeTransfer({ skeleton, shape, replaced: false }) ?? '') &&
    toneOf(said.text.slice(0, 2)) !== 'strong'
  )
    return false;
  return isExplainedChange(shape) && !isWorry(said.text) && !/[转汇].*(?:了|过)|\b(?:sent|paid|transferred)\b/.test(skeleton);
}

/** A payee named without 给 or to: 不是小明是妈妈, 换成王五, not Ming, Mum. Only when nothing else was read from the words. */
function changedPayee(said: Said, about: Moment, { raws, skeleton }: Reading): Raw[] {
  if (raws.some((raw) => raw.kind === 'payee' || raw.kind === 'words')) return [];
  const names = findNames(skeleton, about.knownNames).filter(
    (name) => !/(?:不是|不要|别给|不给|\bnot (?:to |for )?(?:my |the )?)\s?$/.test(skeleton.slice(0, name.start)),
  );
  const last = names.at(-1);
  if (last) return [{ kind: 'payee', text: quote(said, last.start, last.end), value: last.value }];
  if (raws.length > 0) return [];
  const match =
    /(?:不是[^,，]{1,8}[,，]?\s?是|收款人(?:应该)?[改换是]+(?:成|为)?|(?:改|换)(?:成|为)给?|(?:payee|recipient) (?:to|is|should be) )\s?([\p{L}][\p{L} '.-]{0,20}?)(?:吧|[\s\p{P}]*$)/u.exec(
      skeleton,
    );
  const words = match?.[1]?.trim();
  if (!match || !words || /[\d\ue000]|今天|明天|后天|[一二三四五六七]月|英文|中文|文字|语音|^(?:的|个|下)/.test(words)) return [];
  const start = match.index + match[0].lastIndexOf(words);
  const text = quote(said, start, start + words.length);
  return [{ kind: 'payee', text, value: kinName(words, about.knownNames) ?? asWritten(text) }];
}
