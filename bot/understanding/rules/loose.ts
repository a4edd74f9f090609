import type { Profile } from '../../../accessibility/profile';
import type { Command } from '../../../dialogs/engine/command';
import type { Moment } from '../about';
import type { Said } from '../normalise';
import { readRaws } from '../raws';
import { insteadOf } from './asked-settings';

/** A wish in somebody's own words is short; in a long sentence the same words are about something else. */
const looseMax = 80;

type Rule = [RegExp, Command];
const profile = (patch: Partial<Profile>): Command => ({ do: 'profile', patch });

const wishes: Rule[] = [
  [
    /人工|真\s?人|人 真|换个?人|[找搵揾]个?人|同我倾|(?:机器|机械)人?\s?(?:不要|不想)|(?:不要|不想|不好|别)[跟和同]?\S{0,3}(?:机器|机械)|手语\s?人|手语\S{0,3}\s?(?:员工|客服|翻译|人员|视频)|接\S{0,4}(?:柜台|前台|同事)|\bzhuan ?rengong\b|\brengong\b|\bsign language (?:staff|interpreter|video|agent|person)\b|\b(?:speak|talk|chat)\b.*\b(?:colleagues?|boss|supervisor|teller|clerk|desk|branch|team|banker)\b|\b(?:anybody|anyone|somebody|someone)\b.*\b(?:talk|speak)\b|\b(?:person|human|anybody|anyone|somebody|someone)\b.*\b(?:chat|talk|speak|want)\b|活人|客服|经理|工作人员|职员|\boperator\b|换人(?!民)|[让叫请找]\S{0,8}(?:接一下|接电话|联系我)|柜员|\bmanager\b|\b(?:actual|real|live) (?:human|person|people|agent)\b|\bcustomer (?:service|support)\b|\bput me through\b|\b(?:call|ring) me back\b|\bmember of staff\b|\brepresentative\b|\bsome(?:body|one) (?:who|that)\b|\bperson talk\b|\b(?:talk|speak|chat|connect|put|get|transfer|want|need|reach|call)\b.*\b(?:human|person|agent|representative|operator|someone real|staff|advisor|somebody)\b/,
    { do: 'human' },
  ],
  [
    /[说讲用换切改成到]\S{0,4}英[文语]|英[文语](?:界面|版)|\b(?:speak|switch|change|talk|use|reply|answer)\b.*\benglish\b/,
    profile({ lang: 'en' }),
  ],
  [
    /[说讲用换切改成]\S{0,4}(?:中文|汉语|普通话)|\b(?:speak|switch|change|talk|use|reply|answer|in)\b.*\b(?:chinese|mandarin)\b/,
    profile({ lang: 'zh-CN' }),
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
  [/语速\S{0,3}慢|慢(?:一?点|一?些|慢|啲)|太快|\b(?:slower|slow down|more slowly|too fast)\b/, { do: 'slower' }],
  [/语速\S{0,3}快|快一?[点些啲]|太慢|\b(?:faster|speed up|too slow)\b/, { do: 'faster' }],
  [
    /简单|通俗|人话|大白话|\bplain english\b|\b(?:short|shorter|plain|plainer|simpler) (?:and \w+ )?(?:sentences|answers|words)\b|术语|专业词|\b(?:simpl\w+|easier|easy|plain)\b.*\b(?:words?|language|terms|english|way|explain\w*)\b|\bexplain\b.*\bsimpl/,
    profile({ wording: 'easy' }),
  ],
  [
    /[念读播](?:给我|出来|一下)|语音(?:播报|模式|朗读)|\bread\b.*\b(?:aloud|out loud|to me)\b|\b(?:voice|speech) mode\b/,
    profile({ form: 'speech' }),
  ],
  [
    /再[说讲念读播]|\bcome again\b|\bmissed (?:it|that)\b|重复|没听[清见懂]|没听到|\brepeat\b|\bsay\b.*\bagain\b|\b(?:didn't|did not|couldn't|didnt) (?:quite )?(?:hear|catch)\b|\bdidn't get (?:that|you)\b|\bwhat (?:was that|did you (?:just )?(?:say|mention))\b/,
    { do: 'repeat' },
  ],
  [/怎么写|哪个字|一个字一个字|逐字|\bspell\b|\bletter by letter\b/, { do: 'spell' }],
  [/上一步|返回|\bgo back\b|\bprevious (?:step|question)\b/, { do: 'back' }],
  [/哪一步|第几步|\bwhich step\b|\bwhere (?:am i|are we|were we)\b/, { do: 'where' }],
  [/为(?:什么|啥|何)\S{0,3}(?:要|问|需要)|\bwhy (?:do|are|would|is) (?:you|i|it|that|this)\b/, { do: 'why' }],
  [/^\S{0,4}(?:等一?下|等等|等会|稍等)|\b(?:hold on|hang on|wait|one moment|a (?:moment|minute|second|sec))\b/, { do: 'wait' }],
  [/^\S{0,3}取消|不[办弄搞做]了|^(?:\w+ ){0,2}(?:cancel|stop|abort|halt|quit|terminate)\b/, { do: 'cancel' }],
  [
    /(?:怎么|咋|如何|怎样|哪里?|哪儿|想|(?<![不没])要|请|帮我)\S{0,4}登[录陆入]|(?<!\b(?:not|don't|dont) )\b(?:how|where|want|need|like|let me|can i|help)\b.{0,20}\b(?:log|sign)(?:ging)?[- ]?(?:in|on)\b/,
    { do: 'start', dialog: 'signIn' },
  ],
  [/设置|偏好|无障碍|\b(?:settings|preferences|accessib\w+)\b/, { do: 'start', dialog: 'settings' }],
  [
    /帮助|\bmenu\b|菜单|么事|(?:有|提供)(?:什么|哪些|啥)\S{0,2}(?:功能|服务|业务)|(?:问|说)\S{0,3}(?:什么|啥|咩)|说明|教程|提示|不(?:知道|晓得|会|懂)\S{0,4}(?:问|说|用|开始|操作)|\bfirst time\b|\b(?:which|what) (?:services?|things|functions|features|tasks)\b|\bshow me how\b|\b(?:don't|dont) know (?:how|what|where)\b|咋用|教教?我|第一次用|该(?:怎么)?说什么|\bhow does (?:this|it|that)\b.*\bwork\b|\bnever used (?:this|it)\b|\bwhere do i start\b|\bwhat am i (?:supposed|meant) to\b|\blist of (?:the |your )?(?:options|commands|services)\b|[能会可].{0,3}[做干办帮].{0,4}(?:什么|啥|哪些)|怎么用|有什么功能|\bhelp\b|\bwhat\b.*\b(?:can|do|are) (?:you|i)\b.*\b(?:do|ask|help|know|able|say)\b|\bhow can you (?:help|assist)\b/,
    { do: 'help' },
  ],
];
const courtesies: Rule[] = [
  [
    /谢|^不该晒?|\bxie ?xie\b|感谢|辛苦|^3q$|\bmuch obliged\b|\bthank\w*\b|\b(?:appreciate|grateful|cheers)\b/,
    { do: 'start', dialog: 'thanks' },
  ],
  [
    /再见|拜拜|\bcya\b|\bi'm off\b|\btake care\b|\b(?:good ?bye|bye|see you|farewell|talk to you later)\b/,
    { do: 'start', dialog: 'goodbye' },
  ],
  [
    /吃了[吗没]|^在[吗么]|^早晨|[侬恁]好|\banyone (?:home|there)\b|^ni ?hao|^(?:你好|您好|嗨|哈喽)|[早上下晚]好$|^(?:hi|hello|hey)\b|\bhow(?:'s| are| is) (?:you|it going|things|everything)\b|\bgood (?:morning|afternoon|evening)\b/,
    { do: 'start', dialog: 'greeting' },
  ],
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

/** A greeting, thanks or farewell in somebody's own words: the last thing that an utterance can be. */
export function readCourtesy({ text }: Said): Command[] | null {
  return text.length > looseMax || /\?$|[吗么]$/.test(text.replace(/\bhow.*\?$/, '')) ? null : firstOf(courtesies, text);
}

function firstOf(rules: Rule[], text: string): Command[] | null {
  const rule = rules.find(([pattern]) => pattern.test(text));
  return rule ? [rule[1]] : null;
}
