import type { Lang } from '../profile';

/** Words that must not occur, and what to write in their place. */
export type Avoided = { pattern: RegExp; instead?: string };
type Lists = { readonly [L in Lang]: readonly Avoided[] };

/** `word→what to write` or a word alone; English words are whole words, in any case. */
const chinese = (...list: string[]): Avoided[] => list.map((entry) => avoided(entry, (word) => new RegExp(word, 'iu')));
const english = (...list: string[]): Avoided[] => list.map((entry) => avoided(entry, (word) => new RegExp(`\\b(?:${word})\\b`, 'iu')));

function avoided(entry: string, make: (word: string) => RegExp): Avoided {
  const [word = '', instead] = entry.split('→');
  return { pattern: make(word), ...(instead === undefined ? {} : { instead }) };
}

/** EZ-04: words of the trade (the starter map of reference 3.7, and what the house never says). */
export const jargon: Lists = {
  'zh-CN': chinese(
    ...['鉴权→确认是您本人', '受理→收到', '冲正→退回这笔钱', '入账→钱到了', '交易对手→对方', '收款方户名→收钱人的名字', '授信→可借的额度'],
    ...[
      '轧差→合并计算',
      '核销→结清',
      '预留手机号→您在银行登记的手机号',
      '有权机关→法院或公安',
      '资金划转→转钱',
      '冻结→锁卡',
      '令牌→登录凭证',
    ],
  ),
  en: english(
    ...[
      'beneficiar(?:y|ies)→person you pay',
      'remittances?→transfer',
      'authenticat(?:e|ed|ion)→check it is you',
      'credentials?→sign-in details',
    ],
    ...['insufficient funds→not enough money', 'disburse[ds]?→pay out', 'expire[ds]?→stop working', 'execut(?:e|ed|ion)→do'],
    ...['initiat(?:e|ed|ion)→start', 'tokens?→sign-in pass', 'frozen|freeze→lock the card'],
  ),
};

/** EZ-12: one word for one thing; the left is never written. */
export const synonyms: Lists = {
  'zh-CN': chinese(
    ...[
      '汇款→转账',
      '划转→转账',
      '划款→转账',
      '打款→转账',
      '缴费→交费',
      '缴纳→交',
      '电子凭证→电子回单',
      '收款方→收款人',
      '付款方→付款账户',
    ],
    ...[
      '帐户→账户',
      '帐号→账号',
      '账户余额→余额',
      '即时到账→实时到账',
      '服务费用→手续费',
      '手续费用→手续费',
      '坐席→客服',
      '撤单→撤销',
      '登陆→登录',
    ],
  ),
  en: english(
    ...['money order→transfer', 'wire→transfer', 'service charge→fee', 'handling charge→fee', 'log ?in→sign in', 'log ?out→sign out'],
    ...['operator→person', 'representative→person', 'recipient→payee', 'passcode→code', 'verification code→code'],
  ),
};

/** EZ-05: two negations in one breath. */
export const doubleNegatives: Lists = {
  'zh-CN': chinese('不得不', '不能不', '不会不', '不可不', '没有不', '并非不', '无不', '未必不', '不无', '不是不(?!要)', '非.{1,6}不可'),
  en: english(
    ...["(?:not|n't|never|cannot|no) (?:\\w+ ){0,2}(?:un(?:able|available|usual|known|likely|less)|without|impossible|invalid)"],
    ...["(?:not|n't|never|cannot) (?:\\w+ ){0,3}(?:never|nothing|nobody|none|not)"],
  ),
};

/** EZ-06 and WCAG 1.3.3: directions that only eye or ear can follow. */
export const sensory: Lists = {
  'zh-CN': chinese(
    '[红绿蓝黄灰]色',
    '左侧|右侧|左边|右边|左上|右上|左下|右下',
    '页面顶部|页面底部',
    '圆形|方形|三角',
    '听到.{0,4}声',
    '闪烁',
    '高亮',
  ),
  en: english(
    ...[
      '(?:red|green|blue|yellow|grey|gray) (?:button|link|text|box)',
      '(?:on|at|to) the (?:left|right|top|bottom)(?! person| account| one)',
      '(?:left|right)-hand',
    ],
    ...['round|square button|triangle', 'flashing|highlighted'],
  ),
};

/** EZ-08: nothing is sold here. */
export const promotion: Lists = {
  'zh-CN': chinese(
    '优惠',
    '立减',
    '抢购',
    '限时',
    '特惠',
    '大礼',
    '好礼',
    '红包雨',
    '中奖',
    '抽奖',
    '火热',
    '赶快',
    '不容错过',
    '最划算',
    '推荐您(?:购买|办理)',
    '尊享',
  ),
  en: english(
    ...[
      'special offer',
      'limited time',
      'discount',
      "don['’]t miss",
      'exclusive',
      'hurry up',
      'best deal',
      'free gift',
      'win a',
      'upgrade now',
      'bonus',
    ],
  ),
};

/** ERR-01: nobody is blamed and nothing is bare. */
export const blame: Lists = {
  'zh-CN': chinese(
    '无效→不能用',
    '非法',
    '您输错',
    '您填错',
    '输入有误→对不上',
    '失败→没有办成',
    '错误→不对',
    '[您你](?:说|输|填|写|弄|搞|打|点|记|选|看)错→对不上',
    '违规',
    '不合法',
    '禁止',
    '严禁',
  ),
  en: english(
    'invalid→cannot be used',
    'illegal',
    'fail(?:ed|ure)?→did not work',
    'forbidden',
    'denied',
    'wrong input',
    'bad request',
    'you (?:\\w+ )?(?:entered|typed|gave|said) .{0,20}(?:wrong|incorrect)',
    'errors?→say what happened',
    'your? (?:\\w+ ){0,3}mistakes?→say what happened',
  ),
};

/** Guideline G4 and reference section 1: no pity, no diagnosis. */
export const pity: Lists = {
  'zh-CN': chinese('残废', '瞎子', '盲人→看不见的客户', '聋哑', '弱智', '正常人', '残疾人', '可怜', '患者'),
  en: english(
    'suffers? from',
    'normal people',
    'handicapped',
    'the (?:blind|deaf|disabled)',
    'wheelchair-bound',
    'deaf and dumb',
    'patients?',
  ),
};

/** SP-08: what a voice must not say: nobody who listens can click or look. */
export const visual: Lists = {
  'zh-CN': chinese(
    '点击',
    '点(?=[“”一选开这那下右左])',
    '看屏幕',
    '屏幕上',
    '如图',
    '如下',
    '下面',
    '上面',
    '下方',
    '上方',
    '输入框',
    '按钮',
    '链接',
    '页面上面',
  ),
  en: english(
    'click(?:ing)?',
    'tap(?:ping)?',
    'below',
    'above(?! (?:CNY|yuan|zero|[a-z]+ (?:hundred|thousand|yuan)))',
    'on (?:the|your) screen',
    'see the',
    'look at',
    'buttons?',
    'links?',
  ),
};

/** TX-02: what a text must not ask of the ear. */
export const hearing: Lists = {
  'zh-CN': chinese('请听', '听到', '听一', '提示音', '嘟声', '嘀声', '滴声', '收听', '听筒'),
  en: english('listen', 'hear', 'heard', 'beeps?', 'after the tone', 'dial tone'),
};

/** TX-01: a call, and what shows that there is another way in the same message. */
export const calling: { readonly [L in Lang]: { call: RegExp; otherWay: RegExp } } = {
  'zh-CN': { call: /打电话|致电|拨打|来电|拨通|电话联系/u, otherWay: /文字|短信|微信|邮件|邮箱|页面|“人工”|发消息/u },
  en: {
    call: /\b(?:call|phone|ring|dial) (?:us|the bank|our|\d)|\bby (?:phone|telephone)\b|\bphone call\b/iu,
    otherWay: /\b(?:text|message|chat|e-?mail|WeChat|page|write|“agent”)/iu,
  },
};

/** TX-05: grammar that sign-first readers stumble over. */
export const bookish: Lists = {
  'zh-CN': chinese(
    ...[
      '被',
      '其(?!他|它|中|实)',
      '该',
      '(?<!因)此(?!外)',
      '上述',
      '除非.*否则',
      '倘若',
      '鉴于',
      '之(?!前|后|间|内|外)',
      '将(?=[会被予于要其])',
    ],
    ...['一目了然', '以此类推', '不言而喻', '迫不及待', '井井有条', '稍纵即逝', '一干二净', '万无一失', '一如既往', '随时随地', '不胜感激'],
  ),
  en: english('unless', 'hereby', 'aforementioned', 'pursuant to', 'in the event', 'thereof', 'shall be', 'such that', 'whereby'),
};

/** BTN-01: labels that say nothing when they are read alone. */
export const vagueLabels: readonly string[] = [
  ...['确定', '提交', '这里', '点这里', '更多', '继续', '下一步', '好', '好的', '是', '否', '返回', '打开', '查看', '选择', '确认'],
  ...[
    'ok',
    'okay',
    'submit',
    'click here',
    'here',
    'more',
    'yes',
    'no',
    'next',
    'continue',
    'go',
    'open',
    'select',
    'confirm',
    'read more',
    'back',
  ],
];

/** ERR-02, EZ-11: how a text says what to do next. */
export const nextStep: { readonly [L in Lang]: RegExp } = {
  'zh-CN': /请|可以|告诉我|不用|要[^。，]{1,12}(?:请|说)|说“|再(?:试|说|发|来|核对)|明天|稍后|接着|继续|我(?:再)?(?:和您|帮您|换成)/u,
  en: /\bplease\b|\byou (?:can|may|could)\b|\bsay “|\btry\b|\btomorrow\b|\blater\b|\blet us\b|\bneed not\b|\bno need\b|\bwe will\b|\bask\b|\btell me\b|\bor talk\b|\bI (?:will )?go on\b|\bto \w+[^.]*, (?:say|sign|use|open)/iu,
};

/** ERR-04 and promise 4: how each state of the money is said. */
export const moneyWords: { readonly [L in Lang]: { [S in 'notMoved' | 'held' | 'checking' | 'moved' | 'returned']: RegExp } } = {
  'zh-CN': {
    notMoved:
      /没有转(?!上|到)|没有再|钱(?:还)?没有动|没动|钱没有因此变动|没有交|没有扣|没有付|没有动|不会动|没转|没交|没有充|才会(?:转出|转|交|付|动)|还没有(?:存|保存|办|动)|不要再转/u,
    held: /留着|预留|先放着|占用|还没有转走/u,
    checking: /核对|核实|在确认|正在办理|没有结果|不会重复|还在(?:办|查|等)/u,
    moved: /已转|转好|已交|交好|交了|办好|已经转|钱会从|已付|付好|充好|会收到/u,
    returned: /退回|退还|退给|回到/u,
  },
  en: {
    notMoved:
      /\bno money (?:has |was |has been )?(?:moved|been)|\bnothing (?:was|has been|has moved|is|moves)|\bnot (?:sent|paid|moved|charged|saved)|\bmoney moves only\b|\bsend no more\b|\bwas not (?:sent|done|paid)|\bnothing moves\b/iu,
    held: /\bheld\b|\bset aside\b|\bkept\b/iu,
    checking:
      /\bcheck|\bconfirming\b|\bno answer yet\b|\bunder way\b|\bwill not be (?:done|charged|paid) twice|\bstill being\b|\bmay have\b/iu,
    moved: /\bwent to\b|\bhas (?:moved|gone)|(?<!\bnot |\bnot been )\b(?:paid|sent)\b|^done\.|\bis done\b|\bgets\b/iu,
    returned: /\bback\b|\breturned\b|\brefund/iu,
  },
};

/** ERR-04: what takes the state back again: a turn in one state never says one of these. */
export const moneyDenials: { readonly [L in Lang]: { [S in 'notMoved' | 'held' | 'checking' | 'moved' | 'returned']: RegExp } } = {
  'zh-CN': {
    notMoved: /(?<!没有?|没能|还没)(?:转好了|交好了|充好了|付好了|已转给|已交给|已经转走)/u,
    held: /没有预留|没有占用|已退回|转好了|交好了|钱没有动/u,
    checking: /没有?(?:办成|转成|交成|付成|转出去)|没能|(?:转|交|充|付|办)好了|钱(?:还|仍|都)?在您(?:的)?(?:账户|卡)|钱没有动|已退/u,
    moved: /没有?(?:办成|办好|转成|转出|转给|交成|付成|转账|交费|扣款|付款)|没能|钱(?:还)?没有?动|没有转(?:好|走)|已退/u,
    returned: /没有退|没能退|不能退|转好了|交好了/u,
  },
  en: {
    notMoved:
      /\b(?:money|it|CNY [\d,.]+|payment|transfer) (?:went to|has been (?:sent|paid)|was sent to|has moved)\b(?<!no money has moved)/iu,
    held: /\bnot held\b|\bwent to\b|\bno money has (?:moved|been)\b/iu,
    checking:
      /\bnothing (?:was|has been) (?:sent|paid|charged|done|moved)|\b(?:still |all )in your account|\b(?:was|were|is) not (?:sent|paid|charged)\b|\bno money (?:has |was |has been )?moved|\bwent to\b|\bhas been (?:sent|paid)\b/iu,
    moved:
      /\b(?:nothing|no money) (?:was|has|moved|is)|\b(?:was|is|were|has|have) not (?:been )?(?:sent|paid|done|made|moved)|\b(?:could|did) not (?:send|pay|go|be)/iu,
    returned: /\b(?:not|nothing) (?:\w+ ){0,2}(?:returned|refunded|back)\b/iu,
  },
};

/** OTP-04: a code told to anybody, a person at the bank too; what is written behind 不要 or never is a warning. */
export const givesAway: { readonly [L in Lang]: RegExp } = {
  'zh-CN':
    /(?<!不要|别|不能|不会|不得|不必|不可)(?:可以|请|也可以|再|把(?:它|码|验证码)|验证码)?(?<!不要|别|不能|不会)(?:告诉|报给|念给|发给|说给|读给)(?:[^。，；“”]{0,6})(?:客服|工作人员|银行的人|坐席|人工|我们|任何人|别人)/u,
  en: /(?<!\b(?:not|never|n't|nobody|don’t) )\b(?:tell|give|read|send|share)(?: (?:it|the code|this code|your code|them))*(?: (?:with|to))? (?:our |the |a |an )?(?:staff|agent|person|clerk|bank|anybody|anyone|us|operator)\b/iu,
};

/** OTP-04: that nobody at the bank asks for the code. */
export const neverAsked: { readonly [L in Lang]: RegExp } = {
  'zh-CN': /(?:工作人员|银行的人)[^。]*(?:不会|也不会)[^。]*(?:要|问)/u,
  en: /\b(?:staff|nobody at the bank|the bank|we)\b[^.]*\b(?:never|will not|do not)\b[^.]*\bask\b/iu,
};

/** SEM-08, SP-04, SP-11: foreign words that readers of the language know, or that are names. */
export const known: { readonly [L in Lang]: RegExp } = {
  'zh-CN': /\b(?:English|JSON|application\/json|U盾|U(?=盾)|WeChat)\b|U(?=盾)/gu,
  en: /中文/gu,
};

/** SR-09: written in capitals on purpose and read letter by letter on purpose. */
export const capitals: readonly string[] = ['JSON'];
