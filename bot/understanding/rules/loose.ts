import type { Profile } from '../../../accessibility/profile';
import type { Command } from '../../../dialogs/engine/command';
import type { Moment } from '../about';
import type { Said } from '../normalise';
import { readRaws } from '../raws';
import { insteadOf } from './asked-settings';

const site =
  '网点|支行|分行|(?<!手机|网上|电话)银行(?!卡|账)|营业[厅部所]|取款机|提款机|柜员机|atm|自助(?:机|银行|设备|厅)|柜台|(?:取|存|提)(?:现)?钱的?(?:机器?|机子|地方)';
const siteEn =
  '(?:branch(?:es)?|atms?|cash ?points?|cash machines?|cash dispensers?|hole in the wall|bank(?! (?:statement|account|card|transfer|balance|details|holiday))|counter)';
/** Where the bank is, not what is there of whom. */
const places = new RegExp(
  `(?:哪里?|哪[儿块边]|附近|最近|就近|怎么[走去]|地址|什么地方|近)[^,，。转付汇交扣收查]{0,10}(?:${site})|(?:${site})[^,，。转付汇交扣收查]{0,8}(?:哪里?|哪[儿块边]|怎么[走去]|地址|什么地方|远不远|多远|[几什]\\S{0,3}(?:开|关)门|近)|` +
    `\\b(?:where(?:abouts)?(?:'s|s)?|nearest|closest|near (?:me|here|by)|nearby|directions to|how far|how do i get to|opening (?:hours|times))\\b.{0,30}\\b${siteEn}\\b|\\b${siteEn}\\b.{0,16}\\b(?:near|nearest|nearby|close by|closest|where|around here|opening hours)\\b`,
  'u',
);

/** When it is open. */
const hours =
  /(?:[你您咱]们?(?:银行|行)?|银行|网点|支行|柜台|营业[厅所部])[^,，。]{0,6}(?:几点|什么时候|啥时候|周[末六日天]|星期[六天日]|礼拜[六天日]|节假日|中午)[^,，。]{0,6}(?:[开关]门|[上下]班|营业|休息)|^(?:几点|什么时候|啥时候)(?:[开关]门|[上下]班)|营业时间|\b(?:what time|when) do(?:es)? (?:you|the (?:bank|branch)|your (?:bank|branch)|branches) (?:open|close|shut)\b|\bare you (?:open|closed|shut)\b|\b(?:opening|business) (?:hours|times)\b/u;

/** A wish in somebody's own words is short; in a long sentence the same words are about something else. */
const looseMax = 80;

type Rule = [RegExp, Command];
const profile = (patch: Partial<Profile>): Command => ({ do: 'profile', patch });

const wishes: Rule[] = [
  [
    /真\s?人|活人|手语\s?人|手语\S{0,3}\s?(?:员工|客服|翻译|人员|工作|视频)|会手语\S{0,2}\s?(?:员工|工作人员|人)|\bsign language (?:staff|interpreter|video|agent|person)\b|(?:不|别|没法)(?:想|要|愿意?)?(?:跟|和|让|对着?)机器(?:人)?(?:说|讲|聊|打交道|办)|\b(?:actual|real|live|living|proper|breathing|flesh and blood) (?:human|person|people|agent|somebody|someone|voice)\b|\b(?:some|any)(?:one|body) (?:real|human|alive|living|proper|with a pulse)\b|\bflesh and blood\b/,
    { do: 'human' },
  ],
  [/读屏|屏幕阅读|屏幕朗读|\bscreen ?reader\b/, profile({ form: 'screenReader' })],
  [/手语|\bsign[ -](?:first|language)\b/, profile({ wording: 'signFirst' })],
  [
    /(?:只|就|光)\S{0,3}(?:文字|打字)|听不[见到]\S{0,6}(?:文字|打字)|\b(?:only|just)\b.*\btext\b|\btext[ -]only\b|\bdeaf\b|\bhard of hearing\b|听障|聋|耳朵(?:背|不好)/,
    profile({ form: 'text' }),
  ],
  [/长辈|(?:老年|老人|关怀|关爱|亲情|敬老|孝心)[版模]|适老|\b(?:elder|senior)\b.*\b(?:mode|version)\b/, profile({ elder: true })],
  [
    /大字|字\s?\S{0,6}\s?大|字\S{0,2}(?:太|有点)?小|\b(?:larger|bigger|enlarge|increase|large)\b.*\b(?:text|font|letters|print|type)\b|\b(?:text|font|letters|print|words)\b.*\b(?:larger|bigger|big|small|tiny)\b/,
    { do: 'profile', patch: {}, text: 1 },
  ],
  [/\b(?:text|font|letters|size)\b.*\bsmaller\b|字\S{0,4}小一?点/, { do: 'profile', patch: {}, text: -1 }],
  [/\b(?:text|font|letters|size)\b.*\b(?:normal|default)\b|字\S{0,4}(?:正常|恢复)/, profile({ textPercent: 100 })],
  [/高对比|对比度\S{0,4}[高强大]|\bhigh(?:er)? contrast\b/, profile({ contrast: 'high' })],
  [/对比度|\bcontrast\b/, { do: 'start', dialog: 'settings', set: [{ kind: 'choice', text: '', value: 'contrast' }] }],
  [
    /简单|通俗|人话|大白话|\bplain english\b|\b(?:short|shorter|plain|plainer|simpler) (?:and \w+ )?(?:sentences|answers|words)\b|术语|专业词|\b(?:simpl\w+|easier|easy|plain)\b.*\b(?:words?|language|terms|english|way|explain\w*)\b|\bexplain\b.*\bsimpl/,
    profile({ wording: 'easy' }),
  ],
  [
    /[念读播](?:给我|出来|一下)|语音(?:播报|模式|朗读)|\bread\b.*\b(?:aloud|out loud|to me)\b|\b(?:voice|speech) mode\b/,
    profile({ form: 'speech' }),
  ],
  [/[说讲講念]慢|慢(?:一?[点些啲])|\b(?:slower|slow down|more slowly)\b/, { do: 'slower' }],
  [/为(?:什么|啥|何)\S{0,3}(?:要|问|需要)|\bwhy do (?:you|i|we) (?:need|want|have)\b/, { do: 'why' }],
  [
    /^\S{0,4}(?:等|让|容)?我(?:先|去|来|得)*(?:拿|找|摸|翻|戴|取)(?!不)[^,，]{0,6}(?:卡|眼镜|花镜|手机|存折|折子|本子|单子)|\blet me (?:just )?(?:get|grab|find|fetch|feel|reach|dig|look|put)\b.{0,16}\b(?:card|glasses|specs|phone|purse|wallet|book|bill|it)\b/,
    { do: 'wait' },
  ],
  [/^\S{0,4}(?:等一?下|等等|等会|稍等)|\b(?:hold on|hang on|wait|one moment|a (?:moment|minute|second|sec))\b/, { do: 'wait' }],
  [/^\S{0,3}取消|不[办弄搞做]了|^(?:\w+ ){0,2}(?:cancel|stop|abort|halt|quit|terminate)\b/, { do: 'cancel' }],
  [
    /(?:怎么|咋|如何|怎样|哪里?|哪儿|想|(?<![不没])要|请|帮我)\S{0,4}登[录陆入]|(?<!\b(?:not|don't|dont) )\b(?:how|where|want|need|like|let me|can i|help)\b.{0,20}\b(?:log|sign)(?:ging)?[- ]?(?:in|on)\b/,
    { do: 'start', dialog: 'signIn' },
  ],
  [hours, { do: 'start', dialog: 'atBank', set: [{ kind: 'choice', text: '', value: 'places' }] }],
  [places, { do: 'start', dialog: 'atBank', set: [{ kind: 'choice', text: '', value: 'places' }] }],
  [/设置|偏好|无障碍|\b(?:settings|preferences|accessib\w+)\b/, { do: 'start', dialog: 'settings' }],
];
/** Words instead of sound, said as a no. */
const silence =
  /(?:别|不要|停止|关[掉了]?)\S{0,3}(?:念|读(?!屏)|声音|语音|出声)|(?:声音|语音)\S{0,3}关|打字给我|\b(?:stop|turn off|no|mute|quit)\b.*\b(?:reading|talking|speaking|voice|sound|audio|aloud|out loud)\b/;
/** Not wishing it: 不要人工, I don't need help. */
const unwished =
  /(?:不(?:要|用|想|需要)|别(?!的))\S{0,4}\s?$|\b(?:don't|dont|do not) (?:want|need|like|use)\b[^,]*$|\bno (?:need|more)\b[^,]*$/;

/** A wish for help, a person, another form…, said in words that no list holds. Only from short utterances that name no amount. */
export function readWish(said: Said, about: Moment): Command[] | null {
  if (said.text.length <= looseMax && silence.test(said.text)) return [profile({ form: 'text' })];
  if (said.text.length > looseMax || readRaws(said, about).raws.some((raw) => raw.kind === 'money')) return null;
  const wish = wishes.find(([pattern]) => pattern.test(said.text));
  const found = wish?.[0].exec(said.text);
  if (!wish || !found) return null;
  const instead = wish[1].do === 'profile' ? insteadOf(said.text, found, wish[1]) : null;
  if (instead) return [instead];
  return wish[1].do !== 'profile' && unwished.test(said.text.slice(0, found.index)) ? null : [wish[1]];
}
