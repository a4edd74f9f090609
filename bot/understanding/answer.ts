import type { Command, Raw } from '../../dialogs/engine/command';
import type { Moment } from './about';
import { findAccounts, findEveryAccount } from './accounts';
import { answers } from './answers';
import { ordinalOf, readPartOfChoice } from './choices';
import { plainWords } from './phrases';
import { asWritten } from './memo';
import { quote, type Said } from './normalise';
import { findNames, readPayeeAnswer } from './payees';
import { readRaws } from './raws';
import { isExplainedAnswer } from './rules/explained';

const question = /\?$|[吗呢]$|怎么|如何|为什么|为啥|什么|多少|\b(?:how|why|what|when|where|who|which)\b/u;
/** 三百可以吗, 300 ok?: a courteous answer, not a question. */
const courteous =
  /^(?:[我就那想要转汇打给改]|i want |make it |how about )*\s?\ue000+(?:吧|呢)?(?:可以|行|好|成|够)?(?:吗|么)?\s?(?:ok(?:ay)?|please|all right)?\??$/u;
const notANumber = /^[-+]?(?:nan|infinity|inf|无穷大?|∞)$/;

/** The answer to the open question, with whatever else was said beside it: "三百，从储蓄卡". Null when nothing is asked or answered. */
export function readAnswer(said: Said, about: Moment): Command[] | null {
  const { kind, slot, review } = about.expected;
  const chosen = readPartOfChoice(said, about);
  if (chosen) return chosen;
  if (review || kind === undefined || slot === undefined || about.expected.dialog === undefined) return null;
  const set = (raw: Raw): Command => (raw.kind === kind ? { do: 'set', raw, slot } : { do: 'set', raw });
  const reading = readRaws(said, about, kind);
  const { skeleton, shape } = reading;
  const raws = kind === 'money' && !isExplainedAnswer(shape) ? reading.raws.map(doubted) : reading.raws;
  if (question.test(said.text) && !(kind === 'money' && courteous.test(skeleton))) return null;
  const read = raws.filter((raw) => raw.kind !== 'words' || kind !== 'words');
  if (kind !== 'money' && isMereNumber(said.text)) return null;
  const own = read.find((raw) => raw.kind === kind) ?? wholeAnswer(said, about, skeleton);
  if (!own) return read.length > 0 ? read.map(set) : null;
  const others = read.filter((raw) => raw.kind !== kind && own.text !== raw.text && !own.text.includes(raw.text));
  return [own, ...others].map(set);
}

/** A plain amount among words that nobody has explained is not taken for the answer; it is asked again. */
function doubted(raw: Raw): Raw {
  const isPlain = typeof raw.value === 'object' && raw.value !== null && ('minor' in raw.value || 'either' in raw.value);
  return raw.kind === 'money' && isPlain ? { ...raw, value: { invalid: 'notPlain' } } : raw;
}

/** A digit or three where something else was asked: a choice that is not there, neither an amount nor a name. */
function isMereNumber(text: string): boolean {
  return /^[^\p{L}\p{N}]?(?:\d{1,3}|[一二三四五六七八九十])[^\p{L}\p{N}]?$/u.test(text);
}

/** The whole utterance as what was asked for. */
function wholeAnswer(said: Said, about: Moment, skeleton: string): Raw | null {
  const { kind, dialog } = about.expected;
  const whole = (value: Raw['value']): Raw | null => {
    const text = said.source.slice(said.from[0], said.to[said.text.length - 1]);
    return kind === undefined ? null : { kind, text, value };
  };
  if (kind === 'money') return notANumber.test(said.text) ? whole({ invalid: 'notPlain' }) : null;
  if (kind === 'words') return whole(asWritten(quote(said, 0, said.text.length)));
  if (kind === 'account') return accountAnswer(said, about, dialog);
  if (kind === undefined) return null;
  if (kind !== 'payee') return answers[kind]?.(said, about) ?? null;
  const [name, other] = findNames(said.text, about.knownNames);
  if (name && !other) return { kind, text: quote(said, name.start, name.end), value: name.value };
  if (/^[\ue000\s\p{P}]+$/u.test(skeleton) && !/^\d{4,}$/.test(said.text)) return null;
  const [account] = findAccounts(said.text, about);
  if (account && account.end - account.start >= said.text.length - 3)
    return {
      kind,
      text: quote(said, account.start, account.end),
      value: 'tail' in account.value ? account.value.tail : account.value.words,
    };
  const payee = readPayeeAnswer(said, about);
  return payee ? { kind, text: quote(said, payee.start, payee.end), value: payee.value } : null;
}

function accountAnswer(said: Said, about: Moment, dialog: string | undefined): Raw | null {
  const found = (dialog === 'balance' ? findEveryAccount(said.text) : null) ?? findAccounts(said.text, about)[0];
  if (found) return { kind: 'account', text: quote(said, found.start, found.end), value: found.value };
  const tail = /(?<![\d.,])\d{4}(?![\d.,])/.exec(said.text);
  if (tail) return { kind: 'account', text: quote(said, tail.index, tail.index + 4), value: { tail: tail[0] } };
  const words = quote(said, 0, said.text.length);
  return said.text.length <= 16 && /\p{L}/u.test(said.text) && ordinalOf(plainWords(said.text)) === null
    ? { kind: 'account', text: words, value: { words: asWritten(words) } }
    : null;
}
