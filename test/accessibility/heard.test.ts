import { message, money } from '../../accessibility/message';
import { defaultProfile } from '../../accessibility/profile';
import { createRender } from '../../accessibility/render';
import { findInstants, sayInstant } from '../../accessibility/saying/instant';
import { textAbilities } from '../../bot/channels/webchat/text-turns';

const today = '2026-03-18';
const render = createRender(() => today);
const spoken = (parts: object[]) => parts.map((part) => ('say' in part ? String(part.say) : ' ')).join('');

test('that something is private is said once, however many private lines follow each other', () => {
  const line = () => message('totals.out', 'info', { amount: money('500', 'out') }, { private: true });
  const { speech } = render(
    [line(), line(), message('totals.next', 'menu', {})],
    { ...defaultProfile, privateSpeech: true },
    textAbilities,
  );
  expect(spoken(speech.parts).match(/私密/g)).toHaveLength(1);
  expect(spoken(speech.parts)).toContain('要看一笔一笔的吗');
});

test.each([
  ['zh-CN', '3月18日'],
  ['en', '18 March'],
] as const)('the time of a receipt has its date on its own day too, and is read back (%s)', (lang, date) => {
  for (const form of ['text', 'screenReader', 'speech'] as const) {
    const v = '2026-03-18T13:05+08:00';
    const said = sayInstant({ t: 'instant', v, as: 'dated' }, { lang, form, wording: 'plain', today });
    if (form !== 'speech') expect(said).toContain(date);
    expect(said.length).toBeGreaterThan(sayInstant({ t: 'instant', v }, { lang, form, wording: 'plain', today }).length);
    expect(findInstants(said, lang, form, today)).toEqual([v]);
  }
});

test('a frightened customer is not told that the money is gone', () => {
  const { text } = render([message('fraud.warning', 'warning', {})], { ...defaultProfile, wording: 'easy' }, textAbilities);
  expect(text).toContain('要是钱已经转走');
});

test('transactions and bills are counted by 笔, accounts by 个, payees by 位', () => {
  const count = { n: { t: 'count' as const, v: 3 } };
  const keys = ['transactions.captionLead', 'bills.captionLead', 'balance.allCaptionLead', 'payees.namesCaptionLead'] as const;
  const texts = keys.map((key) => render([message(key, 'info', count)], defaultProfile, textAbilities).text);
  expect(texts.map((text) => text.slice(-3))).toEqual(['3笔。', '3笔。', '3个。', '3位。']);
});
