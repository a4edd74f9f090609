import { brief, idle, review, amountAsked, payeeAsked } from './moment';

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

  it('puts back only where there is something to put back', () => {
    const after = { ...idle, expected: { ...idle.expected, offered: ['profile:undo'] } };
    for (const text of ['改回去', '恢复原来的设置', 'put it back', 'revert']) {
      expect(brief(text, after)).toBe('choose profile:undo');
      expect(brief(text, idle)).not.toContain('choose');
    }
  });
});
