import { leftOut } from '../accessibility/facts';
import { openBot, type TestBot } from '../support/bot';
import { forms, languages, patterns, places } from './repair.table';

const customer = '10000001';
const hourMs = 3_600_000;

let bot: TestBot;
beforeAll(async () => void (bot = await openBot()));
afterAll(() => bot.close());

const rows = places.flatMap((place) =>
  patterns.flatMap((pattern) =>
    languages.flatMap((lang) => {
      const expected = pattern.expects(place, lang);
      return expected === null ? [] : forms.map((form) => ({ place, pattern, lang, form, expected }));
    }),
  ),
);

describe(`every repair pattern at every place, in every form and language (${rows.length} rows)`, () => {
  test.each(rows.map((row) => [row.place.name, row.pattern.name, row.lang, row.form, row] as const))(
    'with %s, a customer who %s (%s, %s) is answered',
    async (_place, _pattern, lang, form, { place, pattern, expected }) => {
      bot.passTime(hourMs);
      const chat = bot.chat(customer, { lang, form });
      const before = await bot.books();
      for (const text of place.way[lang]) await chat.say(text);
      if (place.arrives.length > 0) expect((await chat.heard()).keys).toEqual(place.arrives);
      for (const text of pattern.says?.[lang] ?? []) await chat.say(text);
      for (const command of pattern.inside ?? []) await chat.inside([command]);
      const heard = await chat.heard();
      expect(heard.keys).toEqual(expected.keys);
      const frame = heard.state.stack.at(-1);
      expect(frame !== undefined).toBe(expected.open ?? false);
      if (expected.filled) expect(Object.keys(frame?.filled ?? {}).sort()).toEqual(expected.filled);
      expect(leftOut(heard.rendition, 'plain', bot.clock.today())).toEqual([]);
      for (const message of heard.state.last) expect(bot.saysMoney(message, heard.rendition.lang)).toBe(true);
      expect(await bot.books()).toBe(before);
    },
  );
});
