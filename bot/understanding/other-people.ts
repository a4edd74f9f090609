/** Who is known through somebody: 妈妈, 朋友, landlord. */
const zhPerson =
  '(?:妈妈?|爸爸?|爹|娘|爷爷|奶奶|姥姥|姥爷|外公|外婆|公公|婆婆|岳父|岳母|老公|老婆|丈夫|妻子|先生|太太|爱人|对象|女朋友|男朋友|女儿|儿子|孩子|闺女|儿媳妇?|女婿|孙子|孙女|哥哥?|姐姐?|弟弟?|妹妹?|姐夫|嫂子|叔叔?|伯伯|舅舅?|姑姑|姨妈?|阿姨|表[哥姐弟妹]|堂[哥姐弟妹]|亲戚|家人|家里人|朋友|闺蜜|同学|同事|室友|邻居|老师|老板|领导|房东|房客|司机|保姆|护工|医生|客户)';
const enPerson =
  '(?:mum|mom|mother|dad|father|parents?|wife|husband|partner|girlfriend|boyfriend|son|daughter|kids?|child|children|brother|sister|uncle|aunt|auntie|cousin|nephew|niece|grand(?:ma|pa|mother|father|son|daughter)|in-?laws?|friend|mate|neighbou?r|boss|colleague|teacher|landlord|landlady|tenant|carer|nurse|doctor|nanny|driver|ex)';

/** 小明的妈妈, 小明妈妈, mum's landlord, mother of a friend: what follows a name and makes it another person. */
const after = new RegExp(
  String.raw`^(?:的|他|她|家的?)?${zhPerson}(?!说|的?(?:卡|账))|^(?:'s|s') (?:\p{L}+ )?${enPerson}\b(?!')|^ of (?:my |the |a |his |her |our )?\p{L}+`,
  'u',
);
/** 他妈妈, 同事的妈妈, his mum: what stands before a name and does the same. */
const before =
  /(?<![我俺咱己们])(?:[他她您你]们?|人家|(?<=[给到向转打付])(?!(?:我|俺|咱|我们|咱们|自己|我自己|我家)的$)[\p{Script=Han}]{1,4}的)$|(?<!\p{L})(?:his|her|their|your|my \p{L}+'s|the \p{L}+'s) $/u;

/** Whoever else is meant is said within so many characters. */
const nearby = 24;

/** Where a name that was found is only a part of somebody else's: that person from end to end, else null. `text` is normalised. */
export function somebodyElse(text: string, name: { start: number; end: number }): { start: number; end: number } | null {
  const lead = before.exec(text.slice(Math.max(0, name.start - nearby), name.start))?.[0] ?? '';
  const tail = after.exec(text.slice(name.end, name.end + nearby))?.[0] ?? '';
  return lead === '' && tail === '' ? null : { start: name.start - lead.length, end: name.end + tail.length };
}
