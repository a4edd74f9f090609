import { join } from 'node:path';
import fc from 'fast-check';
import type { Message, Value, Values } from '../../accessibility/message';
import { defaultProfile, type Profile } from '../../accessibility/profile';
import { createRender } from '../../accessibility/render';
import type { Abilities } from '../../accessibility/rendition';
import { readCatalogues } from '../../bot/content/keys';
import { projectRoot } from '../../bot/root';
import type { MessageKey, TermKey } from '../../locales/keys';
import { leftOut, stringsOf, today } from './facts';

const render = createRender(() => today);
const abilities: Abilities = { channel: 'text', choices: 'numbers', choicesMax: 9 };
const catalogue = readCatalogues(join(projectRoot, 'locales'), 'zh-CN');

/** Frames that only ever hold what is worded already, and the words of pages and carriers, are no messages. */
const notMessages = /^(terms|page|chat|notify|direct-line|framework|program)\.|^common\.(choices|choice|rows|row|stepOf)|\.(lead|ask)$|_/;
const keys = [...catalogue.keys()].filter((key) => !notMessages.test(key));
const terms: TermKey[] = ['bank.demo', 'arrival.instant', 'dialog.transfer', 'kind.current', 'way.sms', 'label.to', 'set.easy'];

const money = fc
  .bigInt({ min: 0n, max: 99_999_999_999_999n })
  .map((minor) => ({ t: 'money' as const, v: { minor: minor.toString(), currency: 'CNY' as const } }));
const name = fc.stringMatching(/^[A-Za-z王李张赵陈妈房东小明 ]{1,12}$/).filter((text) => /[^ ]/.test(text));
const simple: { [T in Exclude<Value['t'], 'rows'>]: fc.Arbitrary<Extract<Value, { t: T }>> } = {
  money,
  account: fc.record({ t: fc.constant('account' as const), tail: fc.stringMatching(/^\d{4}$/) }),
  date: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    .map((at) => ({ t: 'date' as const, v: at.toISOString().slice(0, 10) })),
  instant: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
    .map((at) => ({ t: 'instant' as const, v: at.toISOString() })),
  period: fc.constant({ t: 'period' as const, start: '2026-03-01', end: '2026-03-17' }),
  digits: fc.stringMatching(/^[2-9A-HJ-NP-Z]{6}$/).map((v) => ({ t: 'digits' as const, v, as: 'reference' as const })),
  count: fc.integer({ min: 1, max: 50 }).map((v) => ({ t: 'count' as const, v })),
  percent: fc.constant({ t: 'percent' as const, v: '1.50' }),
  name: name.map((v) => ({ t: 'name' as const, v })),
  said: name.map((v) => ({ t: 'said' as const, v })),
  term: fc.constantFrom(...terms).map((key) => ({ t: 'term' as const, key })),
};
const rows: fc.Arbitrary<Value> = fc
  .array(fc.record({ account: simple.account, kind: simple.term, balance: money }), { minLength: 1, maxLength: 5 })
  .map((items) => ({
    t: 'rows' as const,
    caption: 'balance.allCaption' as const,
    row: 'balance.allRow' as const,
    items,
    total: items.length,
  }));

function valuesFor(key: string): fc.Arbitrary<Values> {
  const names = [...(catalogue.get(key) ?? '').matchAll(/\{\{(\w+), (\w+)\}\}/g)].map(
    (match) => [match[1]!, match[2] as Value['t']] as const,
  );
  return fc.record(Object.fromEntries(names.map(([value, t]) => [value, t === 'rows' ? rows : (simple[t] as fc.Arbitrary<Value>)])));
}

const messageOf = (key: string, values: Values): Message => ({
  key: key as MessageKey,
  kind: 'info',
  values,
  money: 'none',
  urgency: 'polite',
});
const profiles: Profile[] = (['zh-CN', 'en'] as const).flatMap((lang) =>
  (['plain', 'easy', 'signFirst'] as const).map((wording) => ({ ...defaultProfile, lang, wording })),
);

describe('a turn in every form', () => {
  test.each(keys)('tells every fact of %s in text, blocks, screen reader and speech, in both languages and all wordings', (key) => {
    fc.assert(
      fc.property(valuesFor(key), (values) => {
        for (const profile of profiles) expect(leftOut(render([messageOf(key, values)], profile, abilities), profile.wording)).toEqual([]);
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  test('is caught when one form leaves one value out', () => {
    const values: Values = {
      account: { t: 'account', tail: '1234', alias: '工资卡' },
      available: { t: 'money', v: { minor: '1234567', currency: 'CNY' } },
    };
    const whole = render([messageOf('balance.one', values)], defaultProfile, abilities);
    expect(leftOut(whole, 'plain')).toEqual([]);
    expect(leftOut({ ...whole, text: whole.text.replace('12,345.67', '12,345.66') }, 'plain')).toHaveLength(1);
    expect(leftOut({ ...whole, screenReader: whole.screenReader.replace('1 2 3 4', '') }, 'plain')).toHaveLength(1);
    expect(leftOut({ ...whole, speech: { ...whole.speech, parts: whole.speech.parts.slice(0, 1) } }, 'plain').length).toBeGreaterThan(0);
    expect(leftOut({ ...whole, blocks: [] }, 'plain').length).toBeGreaterThan(0);
  });

  test('throws when a message lacks a value that its words name', () => {
    expect(() => render([messageOf('balance.one', {})], defaultProfile, abilities)).toThrow('balance.one lacks its value');
  });

  test('speaks words only, no digit, whatever the key', () => {
    for (const key of keys) {
      const [values] = fc.sample(valuesFor(key), { numRuns: 1, seed: 3 });
      for (const profile of profiles) {
        const { parts } = render([messageOf(key, values ?? {})], profile, abilities).speech;
        const said = parts.map((part) => ('say' in part ? part.say : '')).join('');
        expect({ key, said }).toEqual({ key, said: said.replace(/[0-9０-９¥$<>]/g, '') });
      }
    }
  });

  test.each([
    '<script>alert(1)</script>',
    '</Say><Dial>110</Dial>',
    '{{amount, money}}',
    '$t(common.hello)',
    '\u202eevil\u202c',
    '__proto__',
  ])('keeps the name %s as text: no template, no markup, no control', (hostile) => {
    const message = messageOf('transfer.memoIs', { memo: { t: 'said', v: hostile } });
    const rendition = render([message], defaultProfile, abilities);
    const visible = hostile.replace(/[\u202a-\u202e]/g, '');
    expect(rendition.text).toBe(`附言写：${visible}。`);
    for (const { text } of stringsOf(rendition)) expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  test('puts the choices into the screen-reader string and the speech, and leaves them out of the text', () => {
    const message: Message = {
      ...messageOf('common.whatToChange', {}),
      choices: [{ id: 'change:amount', label: 'transfer.choiceChangeAmount', values: {} }],
    };
    const { text, screenReader, speech, choices } = render([message], defaultProfile, abilities);
    expect(text).not.toContain('改金额');
    expect(screenReader).toContain('1，改金额');
    expect(speech.parts.map((part) => ('say' in part ? part.say : '')).join('')).toContain('一，改金额');
    expect(choices).toEqual([{ id: 'change:amount', label: '改金额', words: ['1', '改金额'] }]);
  });

  test.each(['zh-CN', 'en'])('tells nobody to hear or listen to it, but where hearing is what it speaks of (%s)', (lang) => {
    const words = [...readCatalogues(join(projectRoot, 'locales'), lang)].filter(([key]) => !/_speech|^services\./.test(key));
    expect(words.filter(([, template]) => /\b(?:hear|listen)|听/i.test(template))).toEqual([]);
  });

  test('names its author once in the screen-reader string', () => {
    const twice = [messageOf('common.wait', {}), messageOf('common.hello', {})];
    expect(render(twice, defaultProfile, abilities).screenReader.match(/助手：/g)).toHaveLength(1);
  });
});
