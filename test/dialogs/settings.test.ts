import { defaultProfile, type Profile } from '../../accessibility/profile';
import { commandOf } from '../../dialogs/engine/offers';
import { optionOf, settingGroups, settingNames, settingOptions } from '../../dialogs/settings-options';
import { contextOf, profiles, speechOf } from './support';
import { walker } from './walk';

const channels = ['text', 'framework', 'web', 'phone'] as const;
const forms: Profile['form'][] = ['any', 'screenReader', 'speech', 'text'];

describe('the settings', () => {
  test('are every need of a profile, each way of it named once', () => {
    expect([...settingNames].sort()).toEqual(Object.keys(defaultProfile).filter((name) => name !== 'v').sort()); // prettier-ignore
    const ids = Object.values(settingOptions).flat().map(({ id }) => id); // prettier-ignore
    expect(new Set(ids).size).toBe(ids.length);
    for (const setting of settingNames) expect(optionOf(setting, defaultProfile)).toBe(settingOptions[setting][0]);
  });

  test.each(profiles.flatMap((profile) => channels.map((channel) => [channel, profile.lang, profile.wording, profile] as const)))(
    'are shown at %s (%s, %s) on two pages: every one, with what it is now, in every form',
    async (channel, lang, _wording, profile) => {
      for (const form of forms) {
        const walk = walker({ profile: { ...profile, form }, channel });
        const pages = [await walk.say(lang === 'en' ? 'my settings' : '我的设置'), await walk.take([commandOf('settings:more')!])];
        expect(pages.flatMap(({ keys }) => keys)).toEqual(['settings.menu', 'settings.menuMore']);
        const shown = pages.flatMap(({ messages }) => Object.keys(messages[0]!.values));
        expect(shown.sort()).toEqual([...settingNames].sort());
        for (const { rendition } of pages) {
          expect(rendition.blocks.some((block) => block.b === 'facts')).toBe(true);
          expect(speechOf(rendition)).not.toMatch(/\d/);
        }
      }
    },
  );

  const ways = Object.entries(settingGroups).flatMap(([group, settings]) =>
    settings.flatMap((setting) => settingOptions[setting].map(({ id, patch }) => ({ group, setting, id, patch }))),
  );
  test.each(
    profiles
      .filter(({ wording }) => wording !== 'signFirst')
      .flatMap((profile) => channels.map((channel) => [channel, profile.lang, profile.wording, profile] as const)),
  )('can each be changed to each way by numbers alone at %s (%s, %s)', async (channel, _lang, _wording, profile) => {
    for (const { group, setting, id, patch } of ways) {
      const away = settingOptions[setting].find((option) => option.id !== id)!;
      const walk = walker({ profile: { ...profile, ...away.patch, ...(setting === 'wording' ? { wording: profile.wording } : {}) }, channel, customer: '10000001' }); // prettier-ignore
      if (walk.profile()[setting] === patch[setting]) continue;
      const press = async (choice: string) => {
        const at = walk
          .state()
          .last.at(-1)!
          .choices!.findIndex((one) => one.id === choice);
        expect([id, choice, at]).not.toEqual([id, choice, -1]);
        return walk.say(String(at + 1));
      };
      await walk.take([{ do: 'start', dialog: 'settings' }]);
      if (!['look', 'words'].includes(group)) await press('settings:more');
      const rest = Object.keys(walk.state().offered).find((one) => one.startsWith('settings:from'));
      if (rest !== undefined && !walk.state().offered[`settings:${group}`]) await press(rest);
      await press(`settings:${group}`);
      await press(`settings:${setting}`);
      const { keys } = await press(`profile:${id}`);
      expect(keys[0]).toMatch(/^settings\.done/);
      expect(walk.profile()).toMatchObject(patch);
    }
  });

  test.each(['验证码怎么收', 'how do I get codes'])('offer by %s only the ways that the customer has', async (words) => {
    const { messages } = await walker({ customer: '10000004', ways: ['sms', 'voice'] }).say(words);
    expect(messages[0]!.choices!.map(({ id }) => id)).toEqual(['profile:voice']);
    expect((await walker({ customer: '10000004', ways: ['sms'] }).say(words)).keys).toEqual(['settings.only']);
  });
});

describe('a wish about how one is served', () => {
  test.each<[string, Partial<Profile>]>([
    ['长辈版', { elder: true }],
    ['老年版', { elder: true }],
    ['大字版', { elder: true, textPercent: 125 }],
    ['关怀版', { elder: true }],
    ['亲情版', { elder: true }],
    ['敬老版', { elder: true }],
    ['老人模式', { elder: true }],
    ['字太小', { elder: true, textPercent: 125 }],
    ['看不清', { elder: true, textPercent: 125 }],
    ['字大一点', { textPercent: 125 }],
    ['字号150%', { textPercent: 150 }],
    ['字体调到最大', { textPercent: 200 }],
    ['高对比度', { contrast: 'high' }],
    ['说简单点', { wording: 'easy' }],
    ['手语语序', { wording: 'signFirst' }],
    ['慢一点', { pace: 'slow' }],
    ['快一点', { pace: 'fast' }],
    ['简短一点', { verbosity: 'brief' }],
    ['多给我点时间', { slowTimers: true, codeMinutes: 15 }],
    ['验证码用电话告诉我', { codeBy: 'voice' }],
    ['验证码发到邮箱', { codeBy: 'email' }],
    ['验证码发到微信', { codeBy: 'wechat' }],
    ['验证码5分钟有效', { codeMinutes: 5 }],
    ['验证码15分钟有效', { codeMinutes: 15 }],
    ['别念出来', { privateSpeech: true }],
    ['不要报金额', { privateSpeech: true }],
    ['安静模式', { quiet: true }],
    ['不要给我打电话', { noVoice: true }],
    ['换成英文', { lang: 'en' }],
    ['只用文字', { form: 'text', noVoice: true }],
    ['我用读屏软件', { form: 'screenReader' }],
    ['念给我听', { form: 'speech' }],
    ['elder mode', { elder: true }],
    ['the text is too small', { elder: true, textPercent: 125 }],
    ['larger text', { textPercent: 125 }],
    ['set the text size to 200%', { textPercent: 200 }],
    ['high contrast', { contrast: 'high' }],
    ['simpler words', { wording: 'easy' }],
    ['sign order', { wording: 'signFirst' }],
    ['slower please', { pace: 'slow' }],
    ['be brief', { verbosity: 'brief' }],
    ['I need more time', { slowTimers: true, codeMinutes: 15 }],
    ['send my codes by email', { codeBy: 'email' }],
    ['call me with my code', { codeBy: 'voice' }],
    ['my codes expire too fast', { codeMinutes: 15 }],
    ["don't say the amounts", { privateSpeech: true }],
    ['quiet mode', { quiet: true }],
    ["don't call me", { noVoice: true }],
    ['Chinese please', { lang: 'zh-CN' }],
    ['text only', { form: 'text', noVoice: true }],
    ['I use a screen reader', { form: 'screenReader' }],
  ])('%s is obeyed, and nothing else changes', async (words, patch) => {
    // prettier-ignore
    const walk = walker({ customer: '10000001', profile: { ...defaultProfile, lang: words === 'Chinese please' ? 'en' : 'zh-CN' } });
    await walk.say(words);
    expect(walk.profile()).toEqual({ ...defaultProfile, ...patch });
  });

  test('is told in the words in which the settings are shown', async () => {
    const walk = walker();
    expect((await walk.say('字大一点')).rendition.text).toBe('好了。字的大小：大。');
    expect((await walk.say('多给我点时间')).rendition.text).toBe(
      '好了。已经改好，共2项。\n1. 操作时间：长一些。\n2. 验证码有效期：十五分钟。',
    );
    expect((await walk.say('speak English please')).rendition.text).toBe('Done. Language: English.');
  });

  test('several in one sentence are all obeyed', async () => {
    const walk = walker();
    await walk.say('字大一点，说简单点，多给点时间');
    expect(walk.profile()).toMatchObject({ textPercent: 125, wording: 'easy', slowTimers: true });
  });

  test('for larger letters goes up step by step, and says when there is no larger one; likewise down', async () => {
    const walk = walker();
    for (const textPercent of [125, 150, 200]) {
      await walk.say('字大一点');
      expect(walk.profile().textPercent).toBe(textPercent);
    }
    expect((await walk.say('字大一点')).keys).toEqual(['settings.largest']);
    for (const textPercent of [150, 125, 100]) {
      await walk.say('smaller text');
      expect(walk.profile().textPercent).toBe(textPercent);
    }
    expect((await walk.say('字小一点')).keys).toEqual(['settings.smallest']);
  });

  test.each(['改回去', '恢复原来的设置', 'undo', 'put it back'])('is taken back by %s, with all that it brought', async (words) => {
    const walk = walker({ customer: '10000001', profile: { ...defaultProfile, codeBy: 'voice' } });
    await walk.say('只用文字');
    expect(walk.profile()).toMatchObject({ form: 'text', noVoice: true, codeBy: 'sms' });
    await walk.say(words);
    expect(walk.profile()).toEqual({ ...defaultProfile, codeBy: 'voice' });
  });

  test.each<[string, string[], string]>([
    ['a stranger', ['验证码发到邮箱'], 'settings.codeAfterSignIn'],
    ['somebody without that address', ['验证码发到邮箱'], 'settings.codeNoAddress'],
    ['somebody who is not called', ['不要给我打电话', '验证码用电话告诉我'], 'settings.codeNoCalls'],
  ])('for a code that cannot come that way changes nothing for %s and says why', async (who, says, key) => {
    const walk = walker(who === 'a stranger' ? {} : { customer: '10000004', ways: ['sms', 'voice'] });
    let heard = await walk.say(says[0]!);
    for (const words of says.slice(1)) heard = await walk.say(words);
    expect(heard.keys).toEqual([key]);
    expect(walk.profile().codeBy).toBe('sms');
  });

  test.each(['删掉我的设置', 'delete all my settings'])('%s deletes all of them but the language, and can be taken back', async (words) => {
    const mine: Profile = { ...defaultProfile, lang: 'en', elder: true, textPercent: 200, pace: 'slow', noVoice: true, codeMinutes: 15 };
    const walk = walker({ profile: mine });
    expect((await walk.say(words)).keys).toEqual(['settings.forgotten']);
    expect(walk.profile()).toEqual({ ...defaultProfile, lang: 'en' });
    await walk.say('1');
    expect(walk.profile()).toEqual(mine);
  });

  test('that changes nothing leaves the way back that there was', async () => {
    const mine = { ...defaultProfile, lang: 'en' as const, elder: true, textPercent: 150 as const };
    const walk = walker({ customer: '10000001', profile: mine });
    for (const words of ['delete my settings', 'delete my settings', 'undo that']) await walk.say(words);
    expect(walk.profile()).toEqual(mine);
    const fresh = walker({ customer: '10000001' });
    const { messages } = await fresh.say('删掉我的设置');
    expect(messages[0]!.choices).toBeUndefined();
  });

  test('for several things is put back whole by one word', async () => {
    const walk = walker();
    for (const words of ['字大一点，说简单点，多给点时间', '改回去']) await walk.say(words);
    expect(walk.profile()).toEqual(defaultProfile);
  });

  test('for calls ends "text only", which excludes them, and says both; who leaves "text only" hears that there are still no calls', async () => {
    const walk = walker();
    await walk.say('只用文字');
    expect((await walk.say('可以打电话')).rendition.text).toBe('好了。已经改好，共2项。\n1. 方式：文字和语音。\n2. 打电话：可以打。');
    expect(walk.profile()).toEqual(defaultProfile);
    await walk.say('只用文字');
    expect((await walk.say('取消只用文字')).rendition.text).toBe('好了。已经改好，共2项。\n1. 方式：文字和语音。\n2. 打电话：不打。');
    expect(walk.profile()).toEqual({ ...defaultProfile, noVoice: true });
  });

  test.each(['什么是长辈版', 'what is the elder version'])('is not made by %s, which is answered with what it does', async (words) => {
    const walk = walker({ profile: { ...defaultProfile, verbosity: 'brief' } });
    const { keys, messages } = await walk.say(words);
    expect(keys).toEqual(['settings.aboutElder', 'settings.choose']);
    expect(messages.at(-1)!.choices!.map(({ id }) => id)).toEqual(['profile:elder']);
    expect(walk.profile().elder).toBe(false);
  });

  test('for few words leaves out what only explains, in every form, and step and count by the screen reader', async () => {
    for (const [verbosity, told] of [
      ['full', true],
      ['brief', false],
    ] as const) {
      // prettier-ignore
      const walk = walker({ customer: '10000001', profile: { ...defaultProfile, verbosity } });
      await walk.say('我的设置');
      const { rendition } = await walk.say('看第二页设置');
      expect(rendition.screenReader.includes('可以回复数字')).toBe(told);
      expect((await walk.take([commandOf('settings:quiet')!])).keys.includes('settings.aboutQuiet')).toBe(told);
      await walk.say('按我的需要设置');
      const helped = (await walk.say('帮助')).rendition;
      for (const words of [helped.text, helped.screenReader, speechOf(helped)]) expect(words.includes('随时可以说')).toBe(told);
    }
  });

  test('never hides a choice from whoever can keep only few in mind: what is left comes with the next message', async () => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const walk = walker({ profile: { ...defaultProfile, lang, wording: 'easy' } });
      const ids: string[] = [];
      for (let next: string | undefined = 'settings:more'; next !== undefined;) {
        const { messages } = await walk.take([commandOf(next)!]);
        const offered = messages.at(-1)!.choices!.map(({ id }) => id);
        expect(offered.length).toBeLessThanOrEqual(3);
        ids.push(...offered);
        next = offered.find((id) => id.startsWith('settings:from'));
      }
      expect(ids).toEqual(expect.arrayContaining(['settings:contact', 'profile:forget', 'start:needs', 'start:accessibility']));
    }
  });

  test.each(['别删我的设置', "don't delete my settings", '验证码没收到', '验证码不要发邮箱', '怎么删设置'])(
    '%s changes nothing',
    async (words) => {
      const walk = walker({ customer: '10000001' });
      await walk.say(words);
      expect(walk.profile()).toEqual(defaultProfile);
    },
  );

  test('in a slow or fast voice is spoken so by the very answer', async () => {
    const { rendition } = await walker().say('慢一点');
    expect(rendition.speech.pace).toBe('slow');
    expect(contextOf().profile.pace).toBe('normal');
  });
});
