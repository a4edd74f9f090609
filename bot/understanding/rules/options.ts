import enTerms from '../../../locales/en/terms.json';
import zhTerms from '../../../locales/zh-CN/terms.json';
import type { Command } from '../../../dialogs/engine/command';
import { type Option, type Setting, settingNames, settingOptions } from '../../../dialogs/settings-options';
import { normalise } from '../normalise';
import { bareWords, expand, plainWords } from '../phrases';

const terms: { [lang: string]: { [key: string]: string } } = { zh: zhTerms, en: enTerms };

/** What the pages of settings and customers call a setting besides its label. */
const otherNames: { [S in Setting]: { zh: string; en: string } } = {
  textPercent: { zh: '(字|字体|字号|文字大小|字体大小)', en: '(text|font|font size|letters)' },
  contrast: { zh: '(对比|颜色)', en: '(colours|colors)' },
  elder: { zh: '(版本|页面)', en: '(version|page)' },
  lang: { zh: '(说的语言)', en: '(my language)' },
  wording: { zh: '(用词|说话)', en: '(words)' },
  verbosity: { zh: '(内容|说明)', en: '(details)' },
  form: { zh: '(服务方式)', en: '(mode)' },
  pace: { zh: '(速度|说话速度|念的速度)', en: '(speed|voice speed|speech speed)' },
  privateSpeech: { zh: '(金额)', en: '(amounts)' },
  slowTimers: { zh: '(时间|时限|办理时间)', en: '(time|timers|time limits)' },
  codeMinutes: { zh: '(验证码|验证码时间)', en: '(codes|codes last|codes good for)' },
  codeBy: { zh: '(验证码|收验证码)', en: '(codes|codes by|codes come by)' },
  noVoice: { zh: '(电话)', en: '(phone|phone calls)' },
  quiet: { zh: '(联系|通知|提醒)', en: '(messages|notices|contact me)' },
};

const to = { zh: '(|现在|是|就|用|选|要|改成|换成|改为|设成|设为|调成|调到|改回|恢复|恢复成)', en: '(| is| to| back to)' };
const begin = {
  zh: '(|把|请把|我的|把我的)',
  en: '(|my |the |set |set the |set my |change |change the |change my |make |make the |make my |put )',
};

/** A setting with one of its ways, said as it is shown: 语速一般, 语速改成“一般”, set Pace to “normal”, normal speed. */
function saidTogether(setting: Setting, { term }: Option, lang: 'zh' | 'en'): string[] {
  const words = terms[lang] ?? {};
  const names = [words[`label.${setting}`] ?? '', ...expand(otherNames[setting][lang])].map(plain);
  const way = plain(words[term] ?? '');
  const before = names.flatMap((name) => expand(`${begin[lang]}${name}${to[lang]}${lang === 'en' ? ' ' : ''}${way}`));
  return lang === 'en' ? [...before, ...names.flatMap((name) => expand(`(|use |switch to )${way} ${name}`))] : before;
}

/** A way by itself, where no other setting has one of that name: 只在要紧时联系我, text and speech. */
const saidAlone = ({ term }: Option, lang: 'zh' | 'en'): string[] => {
  const way = plain(terms[lang]?.[term] ?? '');
  return expand(lang === 'zh' ? `(|用|换成|改成|选)${way}(|联系我)` : `(|use |switch to |contact me )${way}`);
};

const plain = (words: string): string => plainWords(normalise(words).text);
/** Words that mean something else when said alone, or mean more than one thing. */
const notAlone =
  /^(?:一般|标准|普通|简单|简短|详细|慢|快|高|大|特大|最大|长一些|不打|可以打|短信|电话|邮箱|微信|语音|.{1,2}分钟|slow|fast|high|large|larger|largest|standard|normal|usual|longer|full|brief|none|allowed|speech|phone call|text message|e mail|wechat|\w+ minutes)$/u;

function index(): Map<string, Command> {
  const found = new Map<string, Command>();
  const all = settingNames.flatMap((setting) => settingOptions[setting].map((option) => ({ setting, option })));
  for (const { setting, option } of all)
    for (const lang of ['zh', 'en'] as const) {
      const alone = notAlone.test(plain(terms[lang]?.[option.term] ?? '')) ? [] : saidAlone(option, lang);
      for (const phrase of [...saidTogether(setting, option, lang), ...alone])
        if (!found.has(phrase)) found.set(phrase, { do: 'profile', patch: option.patch });
    }
  return found;
}

const options = index();

/** Whatever is shown as a way of a setting is obeyed when it is said back: with its setting, or alone where that is plain. */
export const optionSaid = (text: string): Command | null => options.get(plainWords(text)) ?? options.get(bareWords(text)) ?? null;
