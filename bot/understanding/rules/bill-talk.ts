import type { BillName } from './bill-words';

/** What the rules about bills look for, in both languages. In a shape an amount is U+E000, a bill U+E006, whose it is U+E007. */

/** Money that goes to somebody, is looked back at, or is no bill of ours: other readers know better. */
export const elsewhere =
  /[转汇]|打[钱款]|备注|附言|信用卡|花呗|白条|余额|明细|流水|回单|发票|限额|理财|利率|花了|[交缴付充][了过](?:一共|总共)?多少|扣了|扣我|扣的|谁扣|为什么|为啥|去年|前年|上半年|历史|记录|平均|支出|消费|开销|花费|交易|还剩|剩多少|\b(?:send|transfer|wire|remit|memo|credit card|balance|statements?|invoices?|receipts?|limit|interest rate|how much (?:did|have) (?:i|we) (?!to\b)|spent|spend|deducted|charged|left (?:on|to|of)|remaining|history|why|last (?:year|month|week))\b/u;

export const acts =
  /[交缴付充续]|预存|结清|还(?=\ue006|[^有没是要])|存(?=\ue000|\ue006|进|到)|\b(?:pay(?:ing)?|settl\w+|clear|top(?:ping)?[ -]?up|topup|recharg\w+|refill|load|renew|put)\b/u;
/** Money put in beforehand, whatever is due. */
export const topsUp = /充|预存|预交|预缴|\b(?:top(?:ping)?[ -]?up|topup|recharg\w+|refill|load|put \ue000+ on|put .{1,20} on)\b/u;

/** A policy of another kind is bought for another year from its insurer: no bill of ours, unless it is called a premium. */
export const renews = /续[^费]{0,3}车|车[^,，。]{0,3}续(?!费)|\brenew\b.{0,12}\b(?:car|motor|home|house|travel|pet|contents) /u;

export const refused =
  /(?<![交缴付充续要])(?:不|别|甭|勿|莫|不要|不用|不想|先别|先不)(?:想|要|用|再|先|给我|帮我)*\s?(?:交|缴|付|充|续)|\b(?:don't|dont|do not|never|stop) (?:want to |need to )?(?:pay|settle|top|recharge|renew)/u;

/** Automatic debit set up, changed or ended: 取消自动扣公积金, "stop the automatic payment". */
export const setsDebit =
  /(?:取消|停|关|解除|解约|终止|不要|不想|别|改|变更|设置?|开通?|办理?|签约?|绑定)[^,，。]{0,8}(?:自动(?:扣|缴|交|付|划)|代扣)|(?:自动(?:扣|缴|交|付|划)|代扣)[^,，。]{0,8}(?:取消|停|关|解除|解约|终止|改掉|设置)|\b(?:cancel|stop|turn (?:off|on)|end|remove|disable|set up|start|change)\b.{0,20}\b(?:auto(?:matic)?|direct)[- ]?(?:debits?|payments?|pay)\b/u;

/** A condition refuses nothing, and asks for nothing either. */
export const supposes = /如果|要是|假如|万一|超过|的话|\b(?:if|unless|in case|whether)\b/u;

/** What became of a payment: 交了吗, 交上没有, "did it go through". 该交了吗 asks what is due. */
export const asksNews =
  /(?<![该要得应会])(?:[交缴付充续]|(?<!自动)扣|到账|销账)(?:上|成功?|好|进去|过去|出去|掉)?(?:了)?(?:吗|没有?|么|不)(?![\p{Script=Han}])|(?:成功|到账|到没|办好|交成|交上)(?:了)?(?:吗|没有?|么)|[交缴付充](?:没[交缴付充]|好没|上没)|\b(?:did|has|have|is|was)\b.*\b(?:go through|gone through|been paid|paid|arrive[d]?|succeed\w*|successful|work(?:ed)?|get there|done)\b|\bstatus of\b.*\bpayments?\b/u;
export const aboutPaying =
  /[交缴充]费|[交缴付充]上|交的|缴的|充的|充值|账单|缴|\b(?:bills?|top[ -]?up|bill payment|it (?:go|gone) through)\b/u;

/** All that is due: 账单, 要交什么, "any bills". */
export const aboutAll =
  /账单|欠费|水电[费煤燃]?|[交缴]费|(?:要|该|没|待|应|需要)[交缴](?:的|什么|哪些|啥)|(?:什么|哪些|啥).{0,4}(?:要|该|没|待)[交缴]|\bbills?\b|\butilities\b|\bwhat (?:do i owe|is due)\b/u;
/** Every one of them at once: one is paid at a time. */
export const allAtOnce = /全部?[交缴]|都[交缴]|一起[交缴]|一次[交缴]完|\bpay (?:them )?all\b|\bpay (?:all|every|both)/u;

export const asks =
  /多少|几|什么|啥|哪|有没有|有无|有.{0,8}[吗么没]|[吗么呢]\s?\??$|\?|查|看|告诉|念|报|怎么|如何|到期|欠|何时|截止|该[交缴]|应[交缴]|待[交缴]|未[交缴]|没[交缴]|要不要|用不用|是不是|\b(?:how|what|what's|whats|when|which|any|is|are|(?:do|must|need|ought) (?:i|we|you)|does|can|should|check|show|see|tell|list|look up|due|owe|owing|outstanding|overdue)\b/u;

/** What was, is in the account's history and not with the biller. */
export const past = /上个?(?:月|周|星期|季度|学期|年)|昨天|前天|上次|最近|过去|以前|\b(?:last|yesterday|previous|recent)\b/u;

/** 医保, 保险 and the like are much else beside bills: only with one of these words is a bill meant. */
export const broad: readonly BillName[] = ['insurance', 'socialSecurity', 'medicalInsurance', 'housingFund', 'tax'];
export const saysBill = /(?:[费款单供贷]|premium)$/u;
export const isDue = /[交缴付还欠续扣]|多少|账单|到期|\b(?:bills?|due|owe\w*|pay\w*|outstanding|overdue|much)\b/u;

/** Taking back a word within a request: 交电费，不，水费. */
export const takenBack = /不对|不是|[说写]错了?|[哦啊]?不(?=[,，。])|应该是|我是说|\b(?:no|sorry|actually|i mean(?:t)?|rather|wait)\b/gu;

/** Things as well as bills: "how much is a phone" asks for no bill. */
export const things = /^(?:mobile phone|cell phone|cellphone|phone|mobile|telephone|tv|television|cable)$/;
export const isOwed = /\b(?:bills?|due|owe|owed|owing|pay|credit|charges|outstanding|overdue)\b/;

/** Somebody else's wish, money given to a person (not 充话费给妈妈 50), or what was done already: no request of the customer's own. */
export const byOthers =
  /\ue007+\s?(?:要|想|得|该|需要|让|叫|说|催|给我)|(?<!\ue007|充\ue006+)\ue007+\s?\ue000|(?:[交缴付充续]|还)(?:了|过)(?!吧|\s?$)/u;
/** Still thinking about it: 想想 is not twice 想, and no wish to pay yet. */
export const wonders = /想一?想|考虑|犹豫|琢磨|寻思|再说(?!一)|没想好|\b(?:think(?:ing)? about|wondering|not sure)\b/u;
/** 电费交了 tells; 把电费交了 and 帮我交了 ask. */
export const isDone = /^(?!.*[把帮]).*[交缴付充续]了\s?[。.!！]?$/u;

const courtesy =
  /(?:能不能|可不可以|可以|能否|能|是否可以|请问|麻烦)(?:请|麻烦)?[你您]?(?:(?:帮|替|为)[我忙]?|(?=\ue007))|[好行成]吗\s?\??$|\b(?:can|could|would|will) (?:you|u)\b(?: please)?/gu;

/** Without what only politeness asks: 能帮我交电费吗 is a request, 能交电费吗 a question. */
export function withoutCourtesy(shape: string): string {
  const bare = shape.replace(courtesy, ' ');
  return bare === shape ? shape : bare.replace(/[吗么]?\s?\??\s?$/u, '');
}
