/** Signs of a fraud under way or of money gone without the customer: they outrank everything else that was said (PBoC 银发〔2016〕261号). */
const signs = [
  /被骗|骗子|诈骗|受骗|上当|骗了我|骗我|骗走|安全账户|公检法|检察院|法院(?:让|叫|要|说)|通缉|洗钱|刷单|刷流水|解冻[费金]|屏幕共享|共享(?:了)?(?:我的)?屏幕|远程(?:控制|操作|协助)|盗刷|被盗|冒充|假冒|钓鱼|威胁|勒索|敲诈|裸聊|杀猪盘|不转[^,，]{0,12}就|照片[^,，]{0,8}发|(?:有|多了)笔[^,，。]{0,12}(?:支出|消费|扣款|转账|交易)[,，。]?.{0,6}(?:不是我|没|不知道|睡)/,
  /不是我(?:本人|自己)?(?:转|汇|付|打|操作|花|刷|买|做|弄)|我(?:本人)?(?:没有?|从没|根本没)(?:转过|汇过|动过|操作过|刷过|买过)|没(?:有)?(?:动过|操作过)(?:钱|账|卡)?|钱(?:被|给)(?:人|别人)?(?:转走|盗|偷|划走)/,
  /(?:客服|警察|公安|民警|警官|法官|检察官?|领导|陌生人|对方|有人|自称|工作人员|网友|骗子|电话里|群里)[^,，。]{0,8}(?:让|叫|要|要求|说|指示|逼)我?[^。]{0,8}(?:转|汇|打钱|打款|付款|验证码|共享)/,
  /\b(?:scam\w*|fraud\w*|phish\w*|swindl\w*|safe account|secure account|anydesk|teamviewer|hacked|hacker|blackmail\w*|extort\w*|threaten\w*|impersonat\w*|pretend(?:ing|s|ed)? to be|trading (?:site|platform|app)|money laundering)\b/,
  /\b(?:told|telling|tells|forcing|forced|instructed|instructing|ordered|pressured|pressuring|threatened|threatening) me (?:to |that i (?:must|should|have to) )(?:transfer|send|pay|move|wire|buy)/,
  /\b(?:police|officer|bank|caller|stranger|someone|agent|customer service|support|boss)\b.{0,24}\b(?:asked|asking|asks|wants|wanted|says?|said|telling|told) (?:me |i )?.{0,12}\b(?:transfer|send|pay|move|wire|share my screen|code)\b/,
  /\b(?:screen ?shar\w*|shar(?:e|ing) (?:my |the )?screen|remote (?:access|control)|(?:see|control|access)s? my (?:screen|computer|phone)|asked (?:me )?for (?:the|my) (?:code|pin|password)|(?:post|leak|share|release|publish) my (?:pictures|photos|videos|nudes)|never touched|unless i (?:pay|send|transfer)|(?:took|taken?|stealing|steal) (?:all )?my money|my money (?:is gone|(?:was |been )?(?:take|taken|stolen)))\b/,
  /\b(?:i (?:did not|didn't|didnt|never) (?:make|made|authori[sz]e|do|did|send|sent|approve|transfer\w*)|(?:was not|wasn't|wasnt|isn't|is not) me|not (?:made|authori[sz]ed|done) by me|(?:did not|didn't|don't|do not|not) recogni[sz]e|unrecogni[sz]ed|compromised|suspicious|strange (?:payment|transaction|charge|withdrawal|transfer)s?|some(?:one|body) (?:else )?(?:is |has |may have |might have |may be |might be |must have |could be )*(?:us(?:ed|ing)|stole|stolen|took|taken|withdr[ae]wn?|access\w*|emptied|cleaned out|made)|unauthori[sz]ed|without my (?:permission|knowledge|consent)|stole (?:my )?money|money (?:was|has been|got) stolen|tricked me)\b/,
];

/** Whether an utterance speaks of a fraud. Takes normalised text. */
export function isFraud(text: string): boolean {
  return signs.some((sign) => sign.test(text));
}
