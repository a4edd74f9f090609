import type { Message, Values } from '../../accessibility/message';
import { defaultProfile, type Profile } from '../../accessibility/profile';
import { dialogs } from '../../dialogs/index';
import { settingOptions } from '../../dialogs/settings-options';
import { openBot, type Heard, type TestBot } from '../support/bot';

/** Guideline G4 and G6: how somebody is served never decides what they may do, what it costs, or how it is checked. */
const customer = '10000001';
const dayMs = 24 * 3_600_000;
let bot: TestBot;
beforeAll(async () => void (bot = await openBot()));
afterAll(() => bot.close());

const says = {
  'zh-CN': { dear: '转6000给房东', much: '转60000给房东', own: '从工资卡转1块到储蓄', other: '转1块给房东', yes: '确认', cancel: '取消' },
  en: { dear: 'send 6000 to my landlord', much: 'send 60000 to my landlord', own: 'transfer 1 yuan from Salary to Savings', other: 'send 1 yuan to my landlord', yes: 'confirm', cancel: 'cancel' },
}; // prettier-ignore

/** What was told, without the words for it: who is called what, and which of its wordings, depends on the language. */
const plain = (values: Values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.t === 'account' ? value.tail : value.t === 'name' ? '' : value]),
  );
const factsOf = ({ state }: Heard) => state.last.map(({ key, money, values }: Message) => ({ key, money, values: plain(values) }));
const withoutReference = (facts: ReturnType<typeof factsOf>) => JSON.parse(JSON.stringify(facts, (name, value: unknown) => (name === 'reference' || name === 'expires' || name === 'way' ? '' : value))) as unknown; // prettier-ignore

/** A whole day of one customer who is served like this: what is quoted, refused, charged, checked and posted, and what can be begun. */
async function dayOf(profile: Profile) {
  bot.passTime(dayMs);
  const { v: _v, ...needs } = profile;
  const text = 'insert into identity.profiles values ($1, $2, now()) on conflict (customer) do update set profile = excluded.profile';
  await bot.database.owner.query(text, [customer, needs]);
  const w = says[profile.lang];
  const chat = bot.chat(customer);
  const told: unknown[] = [];
  for (const words of [w.dear, w.cancel, w.much, w.cancel]) told.push(withoutReference(factsOf(await chat.say(words))));
  const posted = async () => (await bot.posted(customer)).map(({ amount }) => amount);
  const before = (await posted()).length;
  for (const words of [w.own, w.yes, w.other]) told.push(withoutReference(factsOf(await chat.say(words))));
  const asked = await chat.say(w.yes);
  told.push(withoutReference(factsOf(asked)));
  const visitor = { customer, profile: undefined as never, csrf: '', idleMinutes: 20 };
  await bot.stepUpPages.verify(bot.ticketOf(asked), bot.lastCode(), visitor);
  told.push(withoutReference(factsOf(await chat.heard())));
  const begun = await Promise.all(
    Object.keys(dialogs).map(async (dialog) => [dialog, (await bot.chat(customer).tap({ id: `start:${dialog}` })).keys[0]?.split('.')[0]]),
  );
  return { told, posted: (await posted()).slice(before), begun };
}

const alone: [string, Profile][] = Object.values(settingOptions)
  .flat()
  .map(({ id, patch }): [string, Profile] => [id, { ...defaultProfile, ...patch }])
  .filter(([, profile]) => JSON.stringify(profile) !== JSON.stringify(defaultProfile));
const all: Profile = {
  ...{ v: 1, lang: 'en', form: 'screenReader', wording: 'easy', verbosity: 'brief', pace: 'slow', elder: true, textPercent: 200 },
  ...{ contrast: 'high', slowTimers: true, codeMinutes: 15, codeBy: 'email', privateSpeech: true, noVoice: true, quiet: true },
};

describe('what the bank does for a customer', () => {
  let usual: Awaited<ReturnType<typeof dayOf>>;
  beforeAll(async () => void (usual = await dayOf(defaultProfile)));

  test('is a fee quoted, a limit told, a code asked and two transfers posted, to begin with', () => {
    const keys = JSON.stringify(usual.told);
    for (const key of ['transfer.reviewFee', 'refusal.', 'transfer.stepUp', 'transfer.done']) expect(keys).toContain(key);
    expect(usual.posted).toEqual(['100', '100']);
    expect(usual.begun).toContainEqual(['transfer', 'transfer']);
  });

  test.each([...alone, ['all of them at once', all] as [string, Profile]])('is the same with %s', async (_id, profile) => {
    const same = await dayOf(profile);
    expect(same.told).toEqual(usual.told);
    expect(same.posted).toEqual(usual.posted);
    expect(same.begun).toEqual(usual.begun);
    await bot.checkBooks();
  });
});
