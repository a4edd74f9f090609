/** 有人让我转两万到安全账户: what a stranger wants and nobody has paid. `ofFraud`: the utterance is known to be about one. */
export const isDemanded = (text: string, ofFraud: boolean): boolean =>
  (ofFraud || ofStranger.test(text)) && demanded.test(text) && !paid.test(text);

/** Somebody unknown. */
const ofStranger =
  /(?:陌生人?|不认识的人?|骗子|网友)[^。]{0,14}(?:说|加我?|拉我?)[^。]*费|(?:弹窗|不明短信|有个?人|陌生人?|骗子|网友|自称|来电|那头)[^,，]{0,12}(?:让|叫|要|喊|催|逼)我|\b(?:pop-?up|unknown (?:number|caller|sender)|strange (?:text|number|caller)|suspicious|customs)\b|\bsome(?:one|body)\b[^,]{0,30}\b(?:(?:tells?|told|asks?|asked|asking|wants?|wanted) (?:me|us)|says?|said|claims?|writes?|wrote|texts?|texted|messag(?:es|ed)|emails?|emailed|called|calls)\b|\b(?:a|some|this) (?:\p{L}+ )?(?:man|guy|woman|lady|stranger|person|caller|fellow)\b[^,]{0,30}\b(?:(?:tells?|told|asks?|asked|asking|wants?|wanted) (?:me|us)|says?|said|claims?)\b/u;
const demanded =
  /(?:让|叫|要|喊|催|逼)(?:我|俺|咱)|[要得先]交|(?:入会|会员|解冻|手续|激活|报名|押)费|保证金|\b(?:told|tells?|asks?|asked|asking|wants?|wanted|says?|said|made|text(?:s|ed)|wr(?:ites|ote)|messag(?:es|ed)|emailed|called|claims?)\b.*\b(?:to (?:pay|send|move|transfer|put)|me|i (?:owe|must|should|need)|deposit|unlocks?|fee|guarantee)\b/u;
const paid =
  /[转付打汇交给充垫]了|先垫|垫[的付]|被骗|骗[走了]|已经?|\b(?:i (?:already |just )?(?:sent|paid|transferred|moved|gave|put)|lost|took|stolen|gone)\b/u;
