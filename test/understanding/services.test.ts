import en from '../../locales/en/terms.json';
import zh from '../../locales/zh-CN/terms.json';
import { settingNames, settingOptions } from '../../dialogs/settings-options';
import { brief, commandsOf, idle, review, amountAsked, payeeAsked } from './moment';

describe('words about how one is served', () => {
  it.each([
    ['无障碍服务有哪些', 'start accessibility'], ['你们有哪些无障碍服务呀', 'start accessibility'], ['残疾人有什么优惠服务', 'start accessibility'],
    ['what accessibility services do you have', 'start accessibility'], ['support for disabled customers', 'start accessibility'],
    ['打开无障碍设置', 'start settings'], ['accessibility settings', 'start settings'], ['我的设置', 'start settings'], ['show my settings', 'start settings'],
    ['改字号', 'start settings choice=textPercent'], ['改语言', 'start settings choice=lang'], ['语速怎么调', 'start settings choice=pace'],
    ['验证码怎么收', 'start settings choice=codeBy'], ['how do I get my codes', 'start settings choice=codeBy'], ['change language', 'start settings choice=lang'],
    ['验证码多久有效', 'start settings choice=codeMinutes'], ['按我的需要设置', 'start needs'], ['哪里需要帮助', 'start needs'], ['what helps me', 'start needs'],
    ['我看不见', 'start accessibility choice=seeing'], ['我口吃', 'start accessibility choice=hearing'], ['I stutter', 'start accessibility choice=hearing'],
    ['我只有一只手', 'start accessibility choice=hands'], ['pressing is hard', 'start accessibility choice=hands'], ['有没有适合老人用的版本', 'start accessibility choice=easy'],
    ['麻烦帮我把字弄大一些好吗', 'profile text=1'], ['换成敬老版', 'profile elder=true'], ['退出长辈版', 'profile elder=false'], ['use the standard version', 'profile elder=false'],
    ['字小得看不清', 'profile elder=true text=1'], ["I can't read the small print", 'profile elder=true text=1'], ['字体调到百分之一百五', 'profile textPercent=150'],
    ['把我的设置全部清空', 'profile forget=true'], ['reset all my settings', 'profile forget=true'], ['金额可以念出来', 'profile privateSpeech=false'],
    ['用微信收验证码', 'profile codeBy=wechat'],
    ['打电话告诉我验证码', 'profile codeBy=voice'],
    ['text me my code', 'profile codeBy=sms'],
    ['能不能把验证码发到邮箱？', 'profile codeBy=email'],
    ['可以把字号调到150吗', 'profile textPercent=150'],
    ['you may call me', 'profile noVoice=false'], ['有事就联系我', 'profile quiet=false'], ['normal timers', 'profile slowTimers=false codeMinutes=10'],
  ])('%s', (text, wanted) => expect(brief(text, idle).replace(/, /g, ' ')).toBe(wanted)); // prettier-ignore

  it.each([
    ['字体改成150', 'profile textPercent=150'],
    ['字号150%', 'profile textPercent=150'],
    ['set the text to 200%', 'profile textPercent=200'],
    ['验证码发到邮箱', 'profile codeBy=email'],
    ['my codes expire too fast', 'profile codeMinutes=15'],
    ['大字版', 'profile elder=true text=1'],
  ])('%s is never an amount or a name, whatever is asked', (text, wanted) => {
    // prettier-ignore
    for (const about of [idle, review, amountAsked, payeeAsked]) expect(brief(text, about)).toBe(wanted);
  });

  it.each([
    ['转五百给我眼睛不好的妈妈'],
    ['查一下看不见的余额'],
    ['转150给妈妈'],
    ['给妈妈转200，字号也大点'],
    ['send 500 to my blind mum'],
    ['改成150'],
    ['150'],
  ])('%s is about money, not about how one is served', (text) => {
    // prettier-ignore
    for (const about of [idle, review]) expect(brief(text, about)).not.toMatch(/^(?:profile|start (?:accessibility|needs|settings))/);
  });

  it.each([
    '验证码没收到',
    '我没有收到短信验证码',
    '刚收到一条短信验证码',
    '有人打电话要验证码',
    'I got a code by text',
    'someone asked me for the code by phone',
    '为什么验证码发到邮箱',
    'where is my code',
    '别删我的设置',
    "don't reset my settings",
    '要不要删设置？',
    '字号是多少',
  ])('%s changes nothing', (text) => expect(brief(text, idle)).not.toMatch(/profile/));

  it.each([
    ['取消只用文字', 'profile form=any'], ['关掉读屏', 'profile form=any'], ['turn text only off', 'profile form=any'], ['stop the screen reader', 'profile form=any'],
    ["I don't need a screen reader", 'profile form=any'], ['stop simple words', 'profile wording=plain'], ['不要长辈版', 'profile elder=false'], ['取消长辈版', 'profile elder=false'],
    ['关闭高对比度', 'profile contrast=normal'], ['取消免打扰', 'profile quiet=false'], ['turn off do not disturb', 'profile quiet=false'], ['字不要大一点', 'start settings choice=textPercent'],
  ])('%s turns it off, never on', (text, wanted) => expect(brief(text, idle)).toBe(wanted)); // prettier-ignore

  it.each([
    ['现在字多大', 'start settings choice=textPercent?'], ['字有多大', 'start settings choice=textPercent?'], ['how large is my text', 'start settings choice=textPercent?'],
    ['什么是长辈版', 'start settings choice=elder?'], ['长辈版不好用', 'start settings choice=elder?'], ['我妈用长辈版', 'start settings choice=elder?'], ['长辈版好用吗', 'start settings choice=elder?'],
    ['只用文字是什么意思', 'start settings choice=form?'], ['读屏软件怎么用', 'start accessibility choice=seeing'], ['do you have high contrast?', 'start settings choice=contrast?'],
    ['了解银行能做什么', 'start accessibility choice=bank'], ['Learn what the bank can do', 'start accessibility choice=bank'],
    ['what is the elder version', 'start settings choice=elder?'], ['有没有大字版', 'start settings choice=textPercent?'], ['对比度', 'start settings choice=contrast'],
  ])('%s is answered, and changes nothing', (text, wanted) => expect(brief(text, idle)).toBe(wanted)); // prettier-ignore

  it.each([
    ['可以把字弄大一点吗', 'profile text=1'], ['字能大一点吗', 'profile text=1'], ['can you make the text bigger?', 'profile text=1'], ['why is the text so small', 'profile text=1'],
    ['别说专业词', 'profile wording=easy'], ['不要用术语', 'profile wording=easy'], ['耳朵不好用文字', 'profile form=text'], ['听不见，发文字吧', 'profile form=text'],
    ['把金额念出来', 'profile privateSpeech=false'], ['read my amounts aloud', 'profile privateSpeech=false'],
  ])('%s is a wish all the same', (text, wanted) => expect(brief(text, idle)).toBe(wanted)); // prettier-ignore

  const shown = settingNames.flatMap((setting) => settingOptions[setting].map(({ term, patch }) => ({ setting, term, patch })));
  const said = shown.flatMap(({ setting, term, patch }) => [
    [`${zh[`label.${setting}`]}：${zh[term]}`, patch] as const,
    [`${zh[`label.${setting}`]}改成“${zh[term]}”`, patch] as const,
    [`${en[`label.${setting}`]}: ${en[term]}`, patch] as const,
    [`Set ${en[`label.${setting}`]} to “${en[term]}”`, patch] as const,
  ]);
  it.each(said)('%s, as it is shown, can be said back', (text, patch) => {
    const commands = commandsOf(text);
    expect(commands.every((command) => command.do === 'profile')).toBe(true);
    expect(Object.assign({}, ...commands.map((command) => (command.do === 'profile' ? command.patch : {})))).toMatchObject(patch);
  });

  it.each([
    ['语速一般', 'profile pace=normal'], ['normal speed', 'profile pace=normal'], ['set pace to normal', 'profile pace=normal'], ['时间一般', 'profile slowTimers=false'],
    ['只在要紧时联系我', 'profile quiet=true'], ['text and speech', 'profile form=any'], ['对比度正常', 'profile contrast=normal'], ['对比度一般', 'profile contrast=normal'],
    ['电话：可以打', 'profile noVoice=false'], ['金额念出来', 'profile privateSpeech=false'],
  ])('%s is such a way in short', (text, wanted) => expect(brief(text, idle)).toBe(wanted)); // prettier-ignore

  it('puts back only where there is something to put back', () => {
    const after = { ...idle, expected: { ...idle.expected, offered: ['profile:undo'] } };
    for (const text of ['改回去', '恢复原来的设置', 'put it back', 'revert']) {
      expect(brief(text, after)).toBe('choose profile:undo');
      expect(brief(text, idle)).not.toContain('choose');
    }
  });
});
