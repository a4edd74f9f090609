import type { Command, Raw } from '../../../dialogs/engine/command';
import type { Moment } from '../about';
import { readAccountNumber, withoutNumber } from '../account-number';
import { asWritten } from '../memo';
import { quote, type Said } from '../normalise';
import { commandOf } from './commands';
import { toneOf } from '../yes';

/** The surnames of some nine in ten people; whoever has another says 名字是 before it. */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万严覃武戴莫孔汤康易乔赖文庞樊殷施洪翟颜倪单安常温芦季俞章鲁葛伍申尤毕聂焦柳邢岳齐梅庄辛管祝左涂谷';
const twoSurnames = '欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|司空|东方|南宫';
/** No given name has these in it: with them it is a sentence, or no more than a title. */
const noGiven =
  '的了吗呢吧啊呀不没是我你您他她它这那哪谁给要想改换转账户名号码钱存取消确认怎么什有还再先生女士老师经理总阿姨叔伯妈爸哥姐弟妹好对错行等看查说问加删退收付到下上来去就都也和或';
const zhName = new RegExp(`^(?:${twoSurnames}|[${surnames}])(?![${noGiven}]{1,2}$)(?:(?![${noGiven}])\\p{Script=Han}){1,2}$`, 'u');
/** Words that begin as a surname does. */
const notNames =
  /^(?:余额|金[额钱]|付[款费]|高[兴级]|任[何务意]|方[便法]|万一|安[全静心]|常[用常]|单[位子]|管理|申请|马[路虎]|白[天费]|成功|左[边右]|严重|黄[色金]|温馨|施工|石油|康复|田地|叶子|江湖|夏天|秦朝|唐朝|季[度节]|龙头|雷雨|毛[病线])/u;
/** Written as a name is, or beginning as a Chinese name does in its romanised spelling. */
const enName = /^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){1,3}$/u;
const romanised =
  /^(?:wang|li|zhang|liu|chen|yang|huang|zhao|wu|zhou|xu|sun|zhu|hu|guo|lin|gao|luo|zheng|liang|xie|tang|deng|feng|cao|peng|zeng|xiao|tian|dong|yuan|pan|jiang|cai|ye|cheng|su|wei|lu|ding|shen|yao|cui|zhong|tan|fan|liao|jia|xia|ouyang)(?: [a-z]{2,6}){1,2}$/u;

/** Somebody's full name and nothing else. Neither a reply nor a command can be one; a name that looks like one is said with 名字是. */
function isFullName(said: Said, from: number, to: number): boolean {
  const plain = said.text.slice(from, to);
  if (toneOf(plain) !== null || commandOf(plain) !== null || notNames.test(plain)) return false;
  return zhName.test(plain) || enName.test(quote(said, from, to)) || romanised.test(plain);
}

/** The one name that is left of an utterance when its number and what people put around that are taken away. */
export function nameBeside(said: Said): Raw | null {
  const rest = withoutNumber(said);
  const words = /[\p{L}·][\p{L}·' -]*/u.exec(rest);
  if (said.cut || !words || /[\p{L}\p{N}]/u.test(rest.slice(words.index + words[0].length))) return null;
  const [from, to] = [words.index, words.index + words[0].trimEnd().length];
  if (/\p{N}/u.test(rest.slice(0, from)) || !isFullName(said, from, to)) return null;
  const text = quote(said, from, to);
  return { kind: 'words', text, value: asWritten(text) };
}

const naming = (raw: Raw): Command => ({ do: 'set', slot: 'saidName', raw });

/** A number with a name beside it, where a new payee's number is asked for or read back: 6299 … 王秀兰. What the bank knows is held against it. */
export function readNumberAndName(said: Said): Command[] | null {
  const [number, name] = [readAccountNumber(said), nameBeside(said)];
  return number && name ? [{ do: 'set', slot: 'number', raw: number }, naming(name)] : null;
}

/** A name by itself at such a moment says whose number it is; nothing else that is asked there can be answered by one. */
export function readPayeeName(said: Said, { expected }: Moment): Command[] | null {
  if (expected.dialog !== 'newPayee' || !(expected.review || expected.slot === 'number')) return null;
  const name = nameBeside(said);
  return name && [naming(name)];
}
