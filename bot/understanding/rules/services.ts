import type { Command, Raw } from '../../../dialogs/engine/command';
import type { ServiceTopic } from '../../../dialogs/services';
import type { Setting } from '../../../dialogs/settings-options';
import type { Moment } from '../about';
import { quote, type Said } from '../normalise';
import { bareWords } from '../phrases';
import { wishIn } from './served';

/** Asking which services there are for people who need something done another way. */
const services =
  /无障碍|(?:残疾|残障|障碍人士|残友)\S{0,6}(?:服务|帮助|功能|支持|照顾|优惠|政策)|(?:特殊|特别)(?:需要|需求|照顾)\S{0,6}(?:服务|帮助|功能|支持)|辅助功能|\baccessib\w+|\bdisab(?:led|ilit\w+)\b.*\b(?:help|services?|support|features?|options?)\b|\b(?:help|services?|support|features?|options?)\b.*\b(?:disab(?:led|ilit\w+)|special needs)\b/u;
/** Those words in the name of something else. */
const notServices = /设置|通道|坡道|卫生间|停车|\bsettings?\b|\bramp|\bparking\b/u;

/** What somebody cannot do easily, or who they ask for, and what helps with it. It is read as a wish for help, never kept as a condition. */
const topics: readonly [ServiceTopic, RegExp][] = [
  [
    'seeing',
    /(?:我|俺|爸|妈|老人|眼睛)\S{0,6}看不(?:见|清|到)|视力\S{0,4}(?:不好|差|不行|下降|障碍|弱)|(?:低视力|视障|盲人|盲友|弱视)|眼睛?(?:不好|不行|花了|老花|看不)|老花眼|\b(?:blind|low vision|partially sighted|visually impaired|(?:poor|bad|weak) (?:eyes(?:ight)?|sight|vision))\b|\b(?:cannot|can't|cant|can hardly|can barely) see\b/u,
  ],
  [
    'hearing',
    /(?:不能|不会|没法|无法|不便|不方便)(?:开口|说话|讲话|出声)|(?:说话|讲话|发音)(?:不方便|不便|不清楚?|困难|费劲|有障碍)|口吃|结巴|言语障碍|语言障碍|听力\S{0,4}(?:不好|差|不行|下降|障碍|弱)|听障|耳背|听不(?:太)?清楚?(?:电话|声音)|\b(?:cannot|can't|cant|do not|don't) (?:speak|talk|use my voice)(?! (?:english|chinese|mandarin))\b|\b(?:stammer|stutter|speech (?:impairment|disability)|hearing (?:loss|impair\w+|aids?)|hard of hearing)\b/u,
  ],
  [
    'hands',
    /手(?:抖|颤|麻|疼|痛|不方便|不便|不好使|不灵|不太灵|没力|有残疾)|拿不稳|按不准|点不准|打字(?:慢|费劲|困难|不方便|不便)|(?:行动|腿脚|肢体)\S{0,2}(?:不便|不方便|障碍|残疾)|轮椅|单手|只有一只手|\b(?:hands? (?:shakes?|hurts?|trembles?)|tremor|shaky hands?|wheelchair|one hand(?:ed)?|limited mobility)\b|\b(?:typing|pressing|clicking) is (?:hard|difficult|slow|painful)\b|\b(?:cannot|can't|cant|hard to) (?:type|hold|press|use my hands?)\b/u,
  ],
  [
    'easy',
    /^(?:我|俺|我们|老人家?)?(?:年纪|岁数|年龄)(?:太|很|有点|比较)?大(?:了)?[^转汇查交语快慢字，,]{0,10}$|记性\S{0,3}(?:不好|差|不行)|(?:总|老|容易)?记不住(?!密码|账号|卡号)|(?:老人|老年人|长辈|长者)\S{0,6}(?:怎么用|有什么|有哪些|服务|帮助)|适合老(?:年)?人|智力|认知障碍|\b(?:i am|i'm|im) (?:old|elderly|getting old)\b|\b(?:bad memory|forget things|memory (?:problems?|loss)|learning (?:disabilit\w+|difficult\w+)|dyslexi\w+|for (?:the )?(?:elderly|seniors?|older people))\b/u,
  ],
];

/** The names of the services in their menu, said without it; with as much of them as says which. */
const chosen: readonly [ServiceTopic, RegExp][] = [
  ['seeing', /^(?:(?:想)?了解)?怎样看得清楚$|^(?:learn )?how to see (?:it )?better$/u],
  ['hearing', /^(?:(?:想)?了解)?怎样不听不说也能办$|^(?:learn )?how to do (?:it )?without sound$/u],
  ['hands', /^(?:(?:想)?了解)?怎样少用手(?:慢慢来)?$|^(?:learn )?how to use (?:my |your )?hands less(?: and have more time)?$/u],
  ['easy', /^(?:(?:想)?了解)?怎样说得好懂$|^(?:learn )?how to make it easier to follow$/u],
  ['bank', /^(?:(?:想)?了解)?银行能(?:为我|帮我)?做(?:些?什么?|哪些)$|^(?:learn )?what (?:the|this) bank can do(?: for me)?$/u],
];

const needs =
  /(?:按|根据|照|依)(?:着|照)?我的?(?:需要|需求|情况|习惯)\S{0,6}(?:设|调|改|来)|(?:哪里|哪些地方|什么地方|哪方面)需要(?:帮助|帮忙|照顾|调整|注意)|(?:我|有)(?:有|的)?(?:一些|些|些许|特殊|特别)?(?:的)?(?:特殊需[求要]|特别需[求要])|(?:帮|给)我(?:都|一起|全)?(?:设置|调|设)好|一起(?:设置|改)|怎样(?:用)?(?:更|最)方便|\bwhat (?:helps|would help|works best for) (?:me|you)\b|\bset (?:it|things|everything|this|several)?\s?(?:all )?(?:up )?(?:for|to suit) (?:me|my needs)\b|\badjust (?:it|things|everything|this) (?:for|to) (?:me|my needs)\b|\b(?:my|i have) (?:access |special )needs\b/u;

/** Which setting somebody wants to see or change, by its name. */
const named: readonly [Setting, RegExp][] = [
  [
    'codeMinutes',
    /验证码\S{0,4}(?:有效期|多久|多长时间|几分钟)|\bhow long\b.*\bcodes?\b|\bcodes?\b.*\b(?:lifetime|how long|valid for how)\b/u,
  ],
  [
    'codeBy',
    /验证码(?:能|可以|要|该|是|都)?(?:怎么|怎样|如何|用什么|以什么)\S{0,4}(?:收|发|接收|拿|来)|验证码(?:的)?(?:收法|接收方式|发送方式|方式)|(?:换|改)(?:个|一个|一种|一下)?\S{0,4}收验证码|\b(?:how|where|which way)\b.*\b(?:get|receive|sent?|choose)\b.*\bcodes?\b|\bchange\b.*\bhow\b.*\bcodes?\b/u,
  ],
  [
    'textPercent',
    /(?:改|换|调|设置?|选)(?:一?下|个|一个)?(?:字体?|字号|字的?|文字的?|字体的?)大小|(?:改|换|调整?|设置?|选)(?:一?下|个|一个)?(?:字体|字号)|(?:字体|字号|字的?大小)(?:设置|调整)|\b(?:change|set|choose|adjust)\b (?:the |my )?(?:font|text|letter)(?: size)?$|^(?:font|text) size$/u,
  ],
  ['contrast', /(?:改|换|调整?|设置?)(?:一?下)?(?:颜色|对比度)|\b(?:change|set|choose|adjust)\b (?:the |my )?(?:colou?rs?|contrast)$/u],
  [
    'lang',
    /(?:改|换|切换|选择?|设置?)(?:一?下|个|一种|一个)?语言|语言(?:设置|切换)|\b(?:change|switch|choose|set)\b (?:the |my )?language$|^language(?: settings)?$/u,
  ],
  [
    'pace',
    /(?:改|换|调整?|设置?)(?:一?下)?语速|语速(?:设置|调整|怎么调)|\b(?:change|set|choose|adjust)\b (?:the |my )?(?:voice |speech |speaking )?(?:speed|pace)$/u,
  ],
  ['quiet', /(?:通知|提醒)(?:设置|怎么关)|\bnotification settings?\b/u],
];

/** Putting back what was just changed; a wish only where there is something to put back. */
const undo =
  /^(?:改|换|变|调)回(?:去|来|原来的?|原样|刚才的?)?(?:吧|了)?$|^(?:撤销|撤回|恢复|还原|复原)(?:刚才的?|原来的?|上一?个?)?(?:更改|修改|设置|改动)?(?:吧)?$|^不改了$|^还是原来的?(?:好|吧)?$|^(?:undo(?: (?:it|that|this))?|revert|(?:change|put|switch|set) (?:it|that|this|them|my settings) back|go back to how it was)$/u;
/** Told beside a wish for money to be sent or looked at, what somebody cannot do is no question: 转五百给我眼睛不好的妈妈. */
const isAboutMoney = /[转汇付](?!人工)|[交缴查]\S{0,4}(?:费|账|余额)|余额|打钱|\b(?:send|transfer|pay|balance|wire)\b/u;

const part = (dialog: 'accessibility' | 'settings', value: string): Command => ({
  do: 'start',
  dialog,
  set: [{ kind: 'choice', text: '', value }],
});

/** A question about services, a need somebody tells, a setting by its name, or the way back; null for everything else. Never about money. */
export function readServices({ text }: Said, about: Moment): Command | null {
  const words = bareWords(text);
  if (about.expected.offered.includes('profile:undo') && undo.test(words)) return { do: 'choose', id: 'profile:undo' };
  if (about.expected.dialog === 'needs' && words === '不改了') return { do: 'cancel' };
  const wish = wishIn(text);
  if (wish) return wish;
  const service = chosen.find(([, pattern]) => pattern.test(words))?.[0];
  if (service) return part('accessibility', service);
  if (about.expected.kind === 'words' || about.expected.kind === 'payee') return null; // whatever it is, it is somebody's name or note
  const topic = isAboutMoney.test(text) ? undefined : topics.find(([, pattern]) => pattern.test(text))?.[0];
  if (services.test(text) && !notServices.test(text))
    return topic ? part('accessibility', topic) : { do: 'start', dialog: 'accessibility' };
  if (needs.test(text)) return { do: 'start', dialog: 'needs' };
  const setting = named.find(([, pattern]) => pattern.test(text) || pattern.test(words))?.[0];
  if (setting) return part('settings', setting);
  return topic ? part('accessibility', topic) : null;
}

/** 都合适, keep it as it is: the answer to every question about needs that changes nothing. */
const keeps =
  /^(?:现在|就)?(?:这样|这个样子|现在这样|都|都很)(?:就)?(?:好|行|可以|合适|方便)(?:了|的)?$|^(?:不用改|没有需要|没需要|都不需要|不变|保持(?:现在|原样)?(?:这样)?)$|^(?:keep (?:it|things) (?:as (?:it is|they are)|like this)|as it is|no change|it is fine|all is fine|fine as it is)$/u;

/** That answer in words, where its choice is not on the table just now. */
export function readNeedAnswer(said: Said, { expected }: Moment): Raw | null {
  if (expected.dialog !== 'needs' || !keeps.test(bareWords(said.text))) return null;
  return { kind: 'choice', text: quote(said, 0, said.text.length), value: 'keep' };
}
