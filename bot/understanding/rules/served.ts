import type { Command } from '../../../dialogs/engine/command';
import type { Said } from '../normalise';
import { optionSaid } from './options';

type Change = Omit<Extract<Command, { do: 'profile' }>, 'do'>;

/** Wishes about how one is served, in freer words than the lists of phrases hold. What people call 长辈版 is also said as 字太小 (MIIT 2021-67). */
const wishes: readonly [Change, RegExp][] = [
  [
    { patch: {}, forget: true },
    /(?:删|清除|清空|清掉|抹掉|忘掉|重置)\S{0,8}(?:设置|偏好)|(?:设置|偏好)\S{0,4}(?:删|清除|清空|清掉|重置)|\b(?:delete|remove|clear|erase|forget|reset)\b.{0,20}\b(?:settings|preferences)\b/u,
  ],
  [
    { patch: { elder: true }, text: 1 },
    /(?:字|字体)\S{0,4}(?:太|有点|有些|这么|真)小|(?:字|字体)\S{0,6}看不清|看不清\S{0,6}(?:字|屏幕)|大字体?(?:版|模式)|\b(?:text|font|print|letters|words)\b.{0,12}\btoo small\b/u,
  ],
  [{ patch: { textPercent: 125 } }, size('125|百分之一百?二十?五')],
  [{ patch: { textPercent: 150 } }, size('150|百分之一百?五十?|一倍半|特大')],
  [{ patch: { textPercent: 200 } }, size('200|百分之[二两]百|[二两]倍|double')],
  [{ patch: { textPercent: 100 } }, size('100(?!\\d)|百分之(?:一?百)(?!\\S)')],
  [
    { patch: { pace: 'normal' } },
    /(?<![比不]|不是|没有)(?:正常|平常|普通|一般|标准|默认|原来)的?(?:语速|说话速度|说话的速度|速度说)(?!太|有点|还是|的[快慢])|语速(?:就|给我|请)?(?:改|调|恢复|变|换|设)?[回到成为]?(?:正常|平常|标准|默认|原来)|\b(?<!\b(?:than|not|below|above) )(?:the )?(?:normal|regular|usual|standard|default) (?:speaking |voice |speech |talking )?(?:speed|pace)\b(?! is too)/u,
  ],
  [
    { patch: { codeMinutes: 15 } },
    /验证码\S{0,8}(?:15|十五)分钟|验证码\S{0,4}(?:有效期?|时间)?(?:太短|不够|长一?[点些]|久一?[点些])|验证码(?:过期|失效)得?太快|\bcodes?\b.*\b(?:15|fifteen) minutes\b|\bcodes?\b.*\b(?:too (?:fast|soon|quickly)|last longer)\b/u,
  ],
  [{ patch: { codeMinutes: 10 } }, /验证码\S{0,8}(?:10|(?<!二|三)十)分钟|\bcodes?\b.*\b(?:10|ten) minutes\b/u],
  [{ patch: { codeMinutes: 5 } }, /验证码\S{0,8}(?:(?<!\d)5|(?<!十)五)分钟|\bcodes?\b.*\b(?:5|five) minutes\b/u],
  [
    { patch: { codeBy: 'email' } },
    way('邮箱|邮件|电子邮件|电邮', '(?:by|via|to|in) (?:an |my )?e-?mail\\b|^(?:e-?mail|mail) me (?:my |the )?codes?$'),
  ],
  [{ patch: { codeBy: 'wechat' } }, way('微信', '(?:by|via|to|on|in) (?:my )?wechat\\b')],
  [
    { patch: { codeBy: 'voice' } },
    way(
      '电话|语音|打电话',
      '(?:by|via|with|in) (?:a )?(?:voice|phone|call)|^(?:call|phone|ring) me with (?:my |the )?codes?$|^打电话(?:告诉|念给)我验证码$',
    ),
  ],
  [{ patch: { codeBy: 'sms' } }, way('短信', '(?:by|via|as|in) (?:a )?(?:text|sms)\\b|^text me (?:my |the )?codes?$')],
  [
    { patch: { privateSpeech: false } },
    /^(?:请|可以|还是|就)?把?(?:我的)?(?:金额|余额|数字|钱数)(?:都|也|还是)?(?:念|读|说|报)(?:出来|出声)|^(?:please )?(?:read|say|speak) (?:out )?(?:the |my )?(?:amounts?|balances?|numbers) (?:aloud|out loud)|(?:金额|余额|数字|钱数)\S{0,2}可以(?:念|读|说|报)|可以(?:念|读|说|报)出?(?:我的)?(?:金额|余额|数字)|\byou (?:can|may) (?:say|read|speak)\b.{0,20}\b(?:amounts?|balances?|numbers)\b/u,
  ],
  [
    { patch: { privateSpeech: true } },
    /(?:金额|余额|数字|钱数|多少钱)\S{0,3}(?:别|不要|不用)(?:念|读|说|报|播)|(?:别|不要|不用)(?:念|读|说|报|播)出?(?:我的)?(?:金额|余额|数字|钱数|数目|多少钱)|\b(?:don't|dont|do not|never) (?:say|read|speak)\b.{0,20}\b(?:amounts?|balances?|numbers|figures|sums)\b/u,
  ],
];

function size(percent: string): RegExp {
  return new RegExp(
    `(?:字|字体|字号|字体?的?大小)(?:调|改|设|放|用|换)?(?:到|成|为|回)?\\s?(?:${percent})|\\b(?:text|font|letters)(?: size)?(?: to| at)? (?:${percent})`,
    'u',
  );
}

/** A way for codes to come, said as a wish: 验证码改用邮箱收, 用短信发验证码, codes by email. */
function way(zh: string, en: string): RegExp {
  const named = `验证码(?:请|都|以后|就|想|要|可以|能|给我)*(?:改|换)?(?:成|为|用|发|打|通过|走|到|去|我的)+(?:${zh})`;
  const first = `(?:用|通过|走|改成?|换成?)(?:我的)?(?:${zh})\\S{0,2}(?:收|发|接收|告诉|念)\\S{0,3}验证码`;
  return new RegExp(`${named}|${first}|\\bcodes?\\b.*\\b${en}`, 'u');
}

/** Asked, refused, told of or somebody else's wish: none of it is this customer's. */
const unwished =
  /收到|没来|没到|有人|别人|(?:让|叫|要|请)我|刚才|刚刚|\b(?:got|received|came|someone|somebody|asks?|asked|told)\b|(?:不要|别|不想|不用|先不)\S{0,3}(?:删|清|抹|忘|重置|恢复|改|换|发)|\b(?:don't|dont|do not|never) (?!(?:say|read|speak)\b)|[?]$|[吗么]$|有没有|什么|取消|关[掉闭]|退出|多[大久长]|\b(?:is|are) there\b|\bdo you have\b|没收到|收不到|怎么|如何|为什么|哪|不(?:对|见)|\b(?:not|never) (?:received|got|arrived|come)|\b(?:why|how|where|what|which|wrong)\b/u;

/** A question only by its politeness: 能不能把验证码发到邮箱？ */
const courtesy =
  /^(?:请问)?(?:(?:您|你)?(?:能不能|可不可以|可以|能否|能|麻烦(?:您|你)?)|(?:could|can|would) you(?: please)?|please)\s?(.+?)(?:吗|么|嘛)?\??$/u;

/** What a stretch of an utterance wishes about how one is served; null where it is only asked, refused or told of. */
export function wishIn(text: string): Command | null {
  const option = optionSaid(text);
  if (option) return option;
  const asked = courtesy.exec(text)?.[1] ?? text;
  const wish = unwished.test(asked) ? undefined : wishes.find(([, pattern]) => pattern.test(asked))?.[0];
  return wish ? { do: 'profile', ...wish } : null;
}

/** Such a wish by itself, before anything takes its number for an amount: 字体改成150 at the review of a transfer. */
export function readServiceWish({ text }: Said): Command[] | null {
  const wish = optionSaid(text) ?? (/[,，。;；]|[转汇付]/u.test(text) ? null : wishIn(text));
  return wish && [wish];
}
