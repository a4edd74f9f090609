import type { Command } from '../../dialogs/engine/command';
import type { Moment } from './about';
import { asWritten } from './memo';
import { quote, type Said } from './normalise';

const quoted = /^["“”「『'‘’](.{1,40})["“”」』'‘’]$/u;
const introduced =
  /^(?:(?:他|她|对方|收款人|这位)?的?(?:名字|户名|姓名|全名|叫法|称呼|名称)(?:就?[是叫]|为|:|：)|(?:就)?(?:他|她|对方)(?:名字)?叫做?|(?:the|his|her|their|its) (?:full )?name(?: is|'s)|(?:call|name) (?:him|her|them|it)|(?:he|she|it)(?: is|'s) called)\s?["“「]?(.{1,40}?)["”」]?$/u;

/**
 * A name that says that it is one: “取消”, 名字是五百, "the name is Cancel". Where words or somebody's name are asked, such an answer is never
 * taken for the command or the number that it looks like.
 */
export function readQuotedName(said: Said, about: Moment): Command[] | null {
  const { kind, slot, review } = about.expected;
  if (said.cut || review || slot === undefined || (kind !== 'words' && kind !== 'payee')) return null;
  const match = quoted.exec(said.text) ?? introduced.exec(said.text);
  const words = match?.[1]?.trim();
  if (!match || !words || !/[\p{L}\p{N}]/u.test(words)) return null;
  const start = said.text.lastIndexOf(words);
  const text = quote(said, start, start + words.length);
  return [{ do: 'set', slot, raw: { kind, text, value: asWritten(text) } }];
}
