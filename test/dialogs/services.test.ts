import { defaultProfile, type Profile } from '../../accessibility/profile';
import { serviceTopics } from '../../dialogs/services';
import { leftOut } from '../accessibility/facts';
import { profiles, speechOf } from './support';
import { walker } from './walk';

const channels = ['text', 'framework', 'web', 'phone'] as const;
const forms: Profile['form'][] = ['screenReader', 'speech', 'text'];
const asked = { 'zh-CN': '无障碍服务有哪些', en: 'what accessibility services do you have' };
/** Words that would judge, pity or diagnose; things that are not there yet. */
const never =
  /残废|瞎|聋哑|弱智|正常人|您的病|障碍人士|网点|上门|手语视频|电话银行|suffer|normal people|your disability|branch|home visit|video/i;

describe('which accessibility services there are', () => {
  test.each(profiles.flatMap((profile) => channels.map((channel) => [channel, profile.lang, profile.wording, profile] as const)))(
    'is told at %s (%s, %s) in one turn, and each service by its number, in every form',
    async (channel, lang, wording, profile) => {
      const most = Math.min(wording === 'easy' ? 3 : 5, channel === 'phone' ? 4 : 5);
      for (const form of forms) {
        const told = new Set<string>();
        for (const topic of serviceTopics) {
          const walk = walker({ profile: { ...profile, form }, channel });
          let heard = await walk.say(asked[lang]);
          expect(heard.keys).toEqual(['services.menu']);
          const press = (id: string) => walk.say(String(heard.messages.at(-1)!.choices!.findIndex((one) => one.id === id) + 1));
          const ids = () => heard.messages.at(-1)!.choices!.map(({ id }) => id);
          expect(ids().length).toBeLessThanOrEqual(most);
          if (!ids().includes(`accessibility:${topic}`)) heard = await press('accessibility:more');
          expect(ids().length).toBeLessThanOrEqual(most);
          heard = await press(`accessibility:${topic}`);
          expect(heard.keys).toEqual([`services.${topic}`]);
          expect(ids().filter((id) => id !== 'human').length).toBeLessThanOrEqual(most);
          expect(ids().length).toBeGreaterThan(0);
          for (const words of [heard.rendition.text, heard.rendition.screenReader, speechOf(heard.rendition)])
            expect(words).not.toMatch(never);
          expect(leftOut(heard.rendition, wording)).toEqual([]);
          told.add(topic);
        }
        expect(told.size).toBe(serviceTopics.length);
      }
    },
  );

  test.each([
    ['我看不见', 'seeing'],
    ['我是盲人', 'seeing'],
    ['眼睛不好怎么办', 'seeing'],
    ['视障人士有什么无障碍服务', 'seeing'],
    ['我说话不方便', 'hearing'],
    ['听障无障碍服务', 'hearing'],
    ['手抖打字慢', 'hands'],
    ['行动不便', 'hands'],
    ['我年纪大了不太会用', 'easy'],
    ['老人有哪些服务', 'easy'],
    ["I can't see", 'seeing'],
    ['I have low vision', 'seeing'],
    ["I can't speak", 'hearing'],
    ['I am hard of hearing and need services', 'hearing'],
    ['my hands shake', 'hands'],
    ['typing is hard for me', 'hands'],
    ['I have a bad memory', 'easy'],
  ])('%s leads at once to what helps', async (words, topic) => {
    // prettier-ignore
    const { keys } = await walker({ profile: { ...defaultProfile, lang: /[a-z]/.test(words) ? 'en' : 'zh-CN' } }).say(words);
    expect(keys).toEqual([`services.${topic}`]);
  });

  test.each(['有没有给残疾人的服务', '无障碍', '你们支持辅助功能吗', 'accessibility', 'is there any support for disabled people'])(
    '%s is that question too',
    async (words) => expect((await walker().say(words)).keys).toEqual(['services.menu']),
  );

  test('a service taken by its number is there at once, and is not offered again', async () => {
    const walk = walker();
    await walk.say('我看不见');
    await walk.say('1');
    expect(walk.profile().textPercent).toBe(125);
    const { messages } = await walk.say('我看不见');
    expect(messages[0]!.choices![0]!.id).toBe('profile:size150');
  });

  test.each(['zh-CN', 'en'] as const)(
    'never ends in nothing to choose: who has it all already is told so, and goes on (%s)',
    async (lang) => {
      const mine = {
        ...defaultProfile,
        lang,
        form: 'text',
        wording: 'signFirst',
        noVoice: true,
        slowTimers: true,
        codeMinutes: 15,
        elder: true,
      };
      const walk = walker({ profile: mine as Profile });
      await walk.say(asked[lang]);
      for (const topic of ['hearing', 'hands'] as const) {
        const { keys, messages } = await walk.take([
          { do: 'start', dialog: 'accessibility', set: [{ kind: 'choice', text: '', value: topic }] },
        ]);
        expect(keys).toEqual([`services.${topic}`, 'services.allSo']);
        expect(messages.at(-1)!.choices!.length).toBeGreaterThan(0);
      }
      expect((await walk.say('1')).keys).toEqual(['services.menu']);
    },
  );

  test.each([
    ['6', '3'],
    ['九', '三'],
    ['number 9', 'number 3'],
  ])('%s is said to be no choice, and the menu stays: %s still counts', async (wrong, right) => {
    const walk = walker();
    const { messages } = await walk.say('无障碍服务有哪些');
    const told = await walk.say(wrong);
    expect(told.keys).toEqual(['common.noSuchChoice']);
    expect(told.messages.at(-1)!.choices).toEqual(messages.at(-1)!.choices);
    expect((await walk.say(right)).keys).toEqual(['services.hands']);
  });

  test.each(['了解银行能做什么', '银行能做什么'])('%s is told where the menu has no room for it', async (words) => {
    const walk = walker({ profile: { ...defaultProfile, wording: 'easy' } });
    await walk.say('无障碍服务有哪些');
    expect((await walk.say(words)).keys).toEqual(['services.bank']);
  });

  test('says that nothing is asked and nothing costs more, and that money is treated alike', async () => {
    const walk = walker();
    expect((await walk.say('无障碍服务有哪些')).rendition.text).toMatch(/不用证明.*不另外收费/);
    expect((await walk.say('5')).rendition.text).toContain('手续费、额度和验证都不变');
  });
});

describe('the guided setting of needs', () => {
  const start = { 'zh-CN': '按我的需要设置', en: 'set it up for me' };

  test('asks one thing at a time with its step, reads back what would change, changes it, and one word puts it back', async () => {
    const walk = walker();
    expect((await walk.say(start['zh-CN'])).messages.at(-1)).toMatchObject({ key: 'services.askSee', step: { n: 1, of: 5 } });
    expect((await walk.say('1')).keys).toEqual(['services.askHear']);
    expect((await walk.say('1')).keys).toEqual(['services.askWords']);
    expect((await walk.say('说得简单一些')).keys).toEqual(['services.askTime']);
    const review = await walk.say('2');
    expect(review.keys).toEqual(['services.review']);
    expect(walk.profile()).toEqual(defaultProfile);
    const wanted = {
      contrast: 'high',
      textPercent: 150,
      form: 'text',
      noVoice: true,
      wording: 'easy',
      slowTimers: true,
      codeMinutes: 15,
      elder: true,
    };
    const rows = review.messages[0]!.values.changes;
    expect(rows).toMatchObject({ t: 'rows', total: Object.keys(wanted).length });
    const done = await walk.say('就这样改');
    expect(done.keys).toEqual(['settings.doneSeveral']);
    expect(walk.profile()).toEqual({ ...defaultProfile, ...wanted });
    expect(done.state.stack).toEqual([]);
    await walk.say('1');
    expect(walk.profile()).toEqual(defaultProfile);
  });

  test.each(['zh-CN', 'en'] as const)('of somebody for whom all is well changes nothing and says so (%s)', async (lang) => {
    const walk = walker({ profile: { ...defaultProfile, lang } });
    await walk.say(start[lang]);
    for (const words of ['3', lang === 'en' ? 'keep it as it is' : '现在这样就好', lang === 'en' ? 'no' : '不用']) await walk.say(words);
    expect((await walk.say('3')).keys).toEqual(['services.nothing']);
    expect(walk.profile()).toEqual({ ...defaultProfile, lang });
  });

  test('keeps the screen reader of one who wants no sound, and skips what sign order answers already', async () => {
    const walk = walker();
    for (const words of [start['zh-CN'], '2']) await walk.say(words);
    expect((await walk.say('2')).keys).toEqual(['services.askTime']);
    await walk.say('3');
    await walk.say('确认');
    expect(walk.profile()).toEqual({ ...defaultProfile, form: 'screenReader', noVoice: true, wording: 'signFirst' });
  });

  test('can be gone back in, corrected, asked why, and cancelled with nothing changed', async () => {
    const walk = walker();
    for (const words of [start['zh-CN'], '1']) await walk.say(words);
    expect((await walk.say('返回')).keys).toEqual(['services.askSee']);
    expect((await walk.say('为什么要问这个')).keys).toEqual(['services.whySee', 'services.askSee']);
    for (const words of ['2', '3', '3', '1']) await walk.say(words);
    expect((await walk.say('2')).keys).toEqual(['common.whatToChangePlain']);
    expect((await walk.say('1')).keys).toEqual(['services.askSee']);
    expect((await walk.say('1')).keys).toEqual(['services.review']);
    expect((await walk.say('取消')).keys).toEqual(['act.cancelled']);
    expect(walk.profile()).toEqual(defaultProfile);
  });

  test('changes nothing by a half-hearted yes', async () => {
    const walk = walker();
    for (const words of [start['zh-CN'], '1', '3', '3', '3']) await walk.say(words);
    expect((await walk.say('好')).keys).toEqual(['act.weakYes']);
    expect(walk.profile()).toEqual(defaultProfile);
    await walk.say('确认');
    expect(walk.profile()).toMatchObject({ textPercent: 150, contrast: 'high' });
  });
});
