/** Signs of a fraud under way or of money gone without the customer: they outrank everything else that was said (PBoC 银发〔2016〕261号). */
const signs = [
  /(?:电话(?![号费])|来电|短信|微信|消息|陌生|自称|网上|网友|网恋|群里|平台|客服|警察|公安|民警|法院|检察|海关|快递|医院|银保监|银监|社保局|税务|有个?(?:人|老板)|他们|对方|那头)[^。]{0,24}(?:让|叫|说|催|喊|逼|要[我求先交付])[^。]{0,16}(?:转|汇|打(?!电话)|付|交|垫|投资|下载|验证|共享|屏幕)/,
  /^(?=.*(?:电话|短信|微信|说|讲|叫|让|要我|通知))(?=.*(?:车祸|出事|住院|手术|被抓|被扣|拘留|绑架|急救))(?=.*(?:转|汇|打[\d一二三四五六七八九十两几]|付|交|万|千))/,
  /中奖|返利|高回报|内幕|保证金\S{0,8}(?:提现|才能)|注销校园贷|百万保障|(?:钱|款|本金)\S{0,4}(?:提|取|拿)不(?:出来?|了)|提现(?:不了|失败)|拉黑|失联|(?:让|叫)我?\S{0,4}下载/,
  /不[是系]我(?![想要说问选妈爸家们])\S{1,3}[的嘅]|(?:扣|少|划走?|转走|刷|支出|消费)了?[^。]{0,16}我(?:\S{0,4}没|.{0,2}不知)|我\S{0,2}(?:没有?|从没|根本没)(?:付|买|刷|花|取|消费|点|下单)过/,
  /被骗|骗子|诈骗|受骗|上当|骗了我|骗我|骗走|安全账户|公检法|检察院|法院(?:让|叫|要|说)|通缉|洗钱|刷单|刷流水|解冻[费金]|屏幕共享|共享(?:了)?(?:我的)?屏幕|远程(?:控制|操作|协助)|盗刷|被盗|冒充|假冒|钓鱼|威胁|勒索|敲诈|裸聊|杀猪盘|不转[^,，]{0,12}就|照片[^,，]{0,8}发|(?:有|多了)笔[^,，。]{0,12}(?:支出|消费|扣款|转账|交易)[,，。]?.{0,6}(?:不是我|没|不知道|睡)/,
  /不是我(?:本人|自己)?(?:转|汇|付|打|操作|花|刷|买|做|弄)|我(?:本人)?(?:没有?|从没|根本没)(?:转过|汇过|动过|操作过|刷过|买过)|没(?:有)?(?:动过|操作过)(?:钱|账|卡)?|钱(?:被|给)(?:人|别人)?(?:转走|盗|偷|划走)/,
  /(?:客服|警察|公安|民警|警官|法官|检察官?|领导|陌生人|对方|有人|自称|工作人员|网友|骗子|电话里|群里)[^,，。]{0,8}(?:让|叫|要|要求|说|指示|逼)我?[^。]{0,8}(?:转|汇|打钱|打款|付款|验证码|共享)/,
  /\b(?:police|customs|officers?|court|lawyer|tax office|courier|parcel|tech support|caller|investment|platform|online|on the phone|(?:got|received) a (?:message|text|call)|message from|new number|(?:man|woman|guy|lady|girl|person|someone|somebody) (?:on|from|at|i met)|boyfriend|girlfriend)\b.{0,40}\b(?:ask\w*|wants?|says?|said|tells?|telling|told|demand\w*|(?:needs?|phone[ds]?|rang|phoned) me)\b.{0,40}\b(?:transfer|send|pay|wire|deposit|move|buy|money|share)/,
  /^(?=.*\b(?:call(?:ed|er)?|rang|phone[ds]?|says?|said|saying|told|telling|message|text)\b)(?=.*\b(?:accident|hospital|jail|arrested|prison|crash|trouble|kidnapped)\b)(?=.*\b(?:send|pay|transfer|wire|money|\d{3,})\b)|\b(?:prize|lottery|i won)\b.*\b(?:pay|fee|tax|send)\b|\b(?:send|pay|transfer|wire)\b.*\bbail\b/,
  /\b(?:cheated|conned|duped|tricked|ripped off|bogus|fake|con artist|is (?:it|this) a con|to unlock|won'?t (?:give|let|return|refund)\b.*\b(?:back|withdraw|money)|unlock my (?:money|earnings|funds)|(?:missing|gone|disappeared|vanished) from my|i (?:didn't|did not|didnt|never) (?:take|buy|spend|order|withdraw|touch|use)|blocked me)\b/,
  /\b(?:scam\w*|fraud\w*|phish\w*|swindl\w*|safe account|secure account|anydesk|teamviewer|hacked|hacker|blackmail\w*|extort\w*|threaten\w*|impersonat\w*|pretend(?:ing|s|ed)? to be|trading (?:site|platform|app)|money laundering)\b/,
  /\b(?:told|telling|tells|forcing|forced|instructed|instructing|ordered|pressured|pressuring|threatened|threatening) me (?:to |that i (?:must|should|have to) )(?:transfer|send|pay|move|wire|buy)/,
  /\b(?:police|officer|bank|caller|stranger|someone|agent|customer service|support|boss)\b.{0,24}\b(?:asked|asking|asks|wants|wanted|says?|said|telling|told) (?:me |i )?.{0,12}\b(?:transfer|send|pay|move|wire|share my screen|code)\b/,
  /\b(?:screen ?shar\w*|shar(?:e|ing) (?:my |the )?screen|remote (?:access|control)|(?:see|control|access)s? my (?:screen|computer|phone)|asked (?:me )?for (?:the|my) (?:code|pin|password)|(?:post|leak|share|release|publish) my (?:pictures|photos|videos|nudes)|never touched|unless i (?:pay|send|transfer)|(?:took|taken?|stealing|steal) (?:all )?my money|my money (?:is gone|(?:was |been )?(?:take|taken|stolen)))\b/,
  /\b(?:i (?:did not|didn't|didnt|never) (?:make|made|authori[sz]e|do|did|send|sent|approve|transfer\w*)|(?:was not|wasn't|wasnt|isn't|is not) me|not (?:made|authori[sz]ed|done) by me|(?:did not|didn't|don't|do not|not) recogni[sz]e|unrecogni[sz]ed|compromised|suspicious|strange (?:payment|transaction|charge|withdrawal|transfer)s?|some(?:one|body) (?:else )?(?:is |has |may have |might have |may be |might be |must have |could be )*(?:us(?:ed|ing)|stole|stolen|took|taken|withdr[ae]wn?|access\w*|emptied|cleaned out|made)|unauthori[sz]ed|without my (?:permission|knowledge|consent)|stole (?:my )?money|money (?:was|has been|got) stolen|tricked me)\b/,
  /(?:问|管|跟|向)我\S{0,4}要\S{0,6}(?:码(?!头)|六[个位]数)|(?:打电话|来电|电话里|客服)[^。]{0,16}(?:要|问)[^。]{0,6}(?:验证码|这个码|那个码|六[个位]数)|(?:验证码|六[个位]数字?)[^。]{0,10}(?:念|读|说|告诉|发|给)(?:给|了)?(?:他|她|(?:一?个)?别?人|对方|客服|那头)|(?:念|读|告诉|发)(?:给|了)(?:他|她|人家?|对方|客服)[^。]{0,10}(?:验证码|六[个位]数)/,
  /\b(?:read|gave|told|given|sent|texted|shared)\b.{0,24}\b(?:codes?|digits|figures)\b.{0,16}\b(?:to|with)\b.{0,6}\b(?:him|her|them|someone|somebody|man|woman|caller|guy|lady)\b|\b(?:read|gave|told) (?:him|her|them|someone|somebody|the (?:man|woman|caller|guy|lady)) .{0,16}\b(?:codes?|digits|figures)\b|\b(?:he|she|they|someone|somebody|man|woman|caller|guy|lady)\b.{0,24}\b(?:asks?|asked|asking|wants?|wanted|needs?)\b.{0,16}\b(?:the|my|this|that) (?:\w+ )?(?:codes?|digits|figures)\b/,
];

/** Whether an utterance speaks of a fraud. Takes normalised text. */
export function isFraud(text: string): boolean {
  const joined = text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''); // 骗 我 钱, as sign-language writers put it
  return signs.some((sign) => sign.test(text) || (joined !== text && sign.test(joined)));
}
