import type { Found, Known } from '../about';
import { findNames } from '../payees';

/** Words for one of the family, as bills name them. */
const family: [string, string, string][] = [
  ['妈妈', '妈妈|老妈|妈咪|母亲|俺妈|俺娘|妈', 'mum|mom|mother|mama|mummy'],
  ['爸爸', '爸爸|老爸|父亲|老爹|爸|爹', 'dad|father|daddy|papa'],
  ['孩子', '孩子|小孩|娃娃|娃|宝宝', 'child|kid|kids|children|baby'],
  ['儿子', '儿子', 'son|boy'],
  ['女儿', '女儿|闺女', 'daughter|girl'],
  ['老婆', '老婆|媳妇|妻子|爱人|太太', 'wife'],
  ['老公', '老公|丈夫', 'husband'],
  ['爷爷', '爷爷|姥爷|外公', 'grandpa|grandfather'],
  ['奶奶', '奶奶|姥姥|外婆', 'grandma|grandmother'],
  ['别人', '别人|他人|朋友|同事|家人|邻居|老人', 'friend|someone else|somebody else|neighbour|neighbor|colleague'],
];

const chinese = family.map(([, zh]) => zh).join('|');
const english = family.map(([, , en]) => en).join('|');
const kinOf = new Map(family.flatMap(([whose, zh, en]) => [...zh.split('|'), ...en.split('|')].map((word) => [word, whose] as const)));

/** The commonest family names, so that 王小宝的学费 is somebody's and 上个月的学费 is nobody's. */
const surnames =
  '王|李|张|刘|陈|杨|赵|黄|周|吴|徐|孙|胡|朱|高|林|何|郭|马|罗|梁|宋|郑|谢|韩|唐|冯|于|董|萧|程|曹|袁|邓|许|傅|沈|曾|彭|吕|苏|卢|蒋|蔡|贾|丁|魏|薛|叶|阎|余|潘|杜|戴|夏|钟|汪|田|任|姜|范|石|姚|谭|廖|邹|熊|金|陆|郝|孔|白|崔|康|毛|邱|秦|江|史|顾|侯|邵|孟|龙|万|段|钱|汤|尹|黎|易|常|武|乔|贺|赖|龚|文';

/** Whose a bill is, where the words make somebody its owner: 帮我妈, 妈妈的, 妈妈社保, "mum's", "for my son". */
const patterns = [
  new RegExp(`(?:帮|给|替|为)(?:我|俺|咱)?(?:家)?的?(${chinese})(?:的|家的?|那边的?)?`, 'gu'),
  new RegExp(`(?:我|俺|咱)?(?:家)?的?(${chinese})(?:的手机|的|家的?|(?=\\ue006))`, 'gu'),
  new RegExp(`(?<![\\p{Script=Han}](?<![交缴付帮替给的]))((?:${surnames})[\\p{Script=Han}]{1,2})的(?=\\ue006)`, 'gu'),
  new RegExp(`\\bfor (?:my |our |the |an? )?(${english})\\b`, 'gu'),
  new RegExp(`(?:\\b(?:my|our|the|an?) )?\\b(${english})(?:'s|s'|s(?= \\ue006))`, 'gu'),
];

/** Finds whose bills a stretch speaks of; a saved name counts like a member of the family. The value is the customer's own word, made one. */
export function findPeople(text: string, names: Known[]): Found<string>[] {
  const found: Found<string>[] = [];
  const add = (one: Found<string>) => {
    if (!found.some((other) => one.start < other.end && other.start < one.end)) found.push(one);
  };
  for (const pattern of patterns)
    for (const { 0: words, 1: who = '', index } of text.matchAll(pattern))
      add({ start: index, end: index + words.length, value: kinOf.get(who) ?? who });
  for (const { start, end, value } of findNames(text, names)) {
    const lead = /(?:帮|给|替|为|\bfor )$/u.exec(text.slice(0, start))?.[0].length ?? 0;
    const tail = /^(?:的手机|的|家的?|'s|s')/u.exec(text.slice(end))?.[0].length ?? 0;
    if (lead > 0 || tail > 0 || text.charAt(end) === '\ue006') add({ start: start - lead, end: end + tail, value });
  }
  return found.sort((a, b) => a.start - b.start);
}
