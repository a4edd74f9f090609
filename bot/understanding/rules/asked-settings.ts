import { defaultProfile } from '../../../accessibility/profile';
import type { Command } from '../../../dialogs/engine/command';
import { optionOf, type Setting, settingNames, settingOptions } from '../../../dialogs/settings-options';

type Change = Extract<Command, { do: 'profile' }>;

/** Asked about: 字有多大, what is the elder version. 怎么这么小 and "how about" ask nothing. */
const asking =
  /什么|啥|多[大快慢久长]|多少|怎么(?!这么|那么)|怎样|如何|哪|是不是|有没有|有[^能可]{1,12}[吗么嘛]\??$|\b(?:what(?:'s| is| are| does| do| size| kind)|how(?! about)|which|where|does|do you (?!mind)|have you|is there|are there)\b/u;
/** A question by its last word, where nothing in it asks for anything: 长辈版好用吗. */
const yesOrNo = /[吗嘛么]\??$/u;
const polite = /能|可以|可否|请|帮|[行好]不?[行好]?[吗嘛么]\??$/u;
/** Told of somebody else, of how well it works, or that it is not there. */
const told =
  /我(?:妈|爸|爷|奶|姥|外婆|外公|老公|老婆|老伴|儿子|女儿|朋友|同事|邻居)\S{0,3}[用说看是]|(?<!耳朵?|眼睛?|听力|视力)不好[用看使]|难[用看]|用不[了惯来]|没有(?:读屏|手语|长辈|大字|高对比)|\bmy (?:mum|mom|mother|dad|father|wife|husband|son|daughter|friend)\b.*\buse/u;
/** Taken back, wherever in the clause it stands. */
const ended =
  /取消|关[掉闭上了]|^关(?![怀爱于])|退出|停(?:止|用|掉)|去掉|\b(?:off|stop|cancel|exit|leave|quit|disable|without|no longer|(?:don't|dont|do not) (?:want|need|like|use|show|make|speak|give))\b/u;
/** Taken back where it stands close before the name of the thing, or within it: 不要长辈版, 字不要大一点. */
const refused = /(?:不(?:要|用|想|需要)|(?:不|别)再|别(?!的))\S{0,4}$/u;
/** Here a "don't" is the wish itself: 别说术语 asks for plain words, 字不要太小 for large ones. */
const unwanted = /术语|专业词|\bjargon\b|(?:太|这么|那么)小|\btoo small\b/u;

const marks = /[,，。;；!！]/u;

/** The part of a sentence around what was found in it, and what of it stands before the end of that. */
function clauseAround(text: string, found: RegExpExecArray): { clause: string; before: string; until: string } {
  const upTo = found.index + found[0].length;
  const start = text.slice(0, found.index).split(marks).slice(0, -1).join(' ').length;
  const from = start === 0 ? 0 : start + 1;
  const end = upTo + text.slice(upTo).split(marks, 1).join('').length;
  return { clause: text.slice(from, end), before: text.slice(from, found.index), until: text.slice(from, upTo) };
}

const settingOf = ({ patch, text }: Change): Setting =>
  text === undefined ? (settingNames.find((name) => patch[name] !== undefined) ?? 'form') : 'textPercent';

/** One setting, what it does and all its ways: what whoever asks about it is told (`?`: it was asked about). */
function shown(change: Change): Command {
  const [dialog, value] = change.patch.form === 'screenReader' ? ['accessibility', 'seeing'] : ['settings', `${settingOf(change)}?`];
  return { do: 'start', dialog, set: [{ kind: 'choice', text: '', value }] };
}

/** The way that nobody has to ask for. Which size or language is meant instead is not known, so these are asked. */
function undone(change: Change): Command {
  const setting = settingOf(change);
  const [usual] = settingOptions[setting];
  const isTold =
    setting !== 'textPercent' && setting !== 'lang' && usual && usual !== optionOf(setting, { ...defaultProfile, ...change.patch });
  return isTold
    ? { do: 'profile', patch: usual.patch }
    : { do: 'start', dialog: 'settings', set: [{ kind: 'choice', text: '', value: setting }] };
}

/**
 * What a sentence that names a way of being served comes to, where it is not simply a wish for it: a question or a tale shows the setting,
 * 取消, 关掉, 不要, off and stop turn it off. Null where it is the wish. So nothing is switched on by who asks about it or is rid of it.
 */
export function insteadOf(text: string, found: RegExpExecArray, change: Change): Command | null {
  const { clause, before, until } = clauseAround(text, found);
  if (asking.test(clause) || (yesOrNo.test(clause) && !polite.test(clause)) || told.test(clause)) return shown(change);
  const isTakenBack = ended.test(clause) || refused.test(before) || /不要|不用|别(?!的)/u.test(until.slice(before.length));
  return isTakenBack && !unwanted.test(clause) ? undone(change) : null;
}
