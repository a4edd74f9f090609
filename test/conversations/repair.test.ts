import { commandOf } from '../../dialogs/engine/offers';
import type { Command } from '../../dialogs/engine/command';
import type { Frame } from '../../dialogs/engine/state';
import { slotFor } from '../../dialogs/engine/fill';
import { dialogs } from '../../dialogs/index';
import type { Lang } from '../../accessibility/profile';
import { openBot, type TestBot } from '../support/bot';
import { type Cell, cellsIn } from './repair/cells';
import { type Form, forms, languages, profileIn } from './repair/forms';
import { judge, judgeArrival } from './repair/judge';
import { type Menu, menus } from './repair/menus';
import { patterns } from './repair/patterns';
import { dialogOf, type Place } from './repair/place';
import { known, places } from './repair/places';
import { createThreads, openThread, type Thread, type Threads } from './repair/thread';

/** A code is sent for each of these arrivals, and no more than five an hour. */
const betweenCodesMs = 13 * 60_000;

let bot: TestBot;
let threads: Threads;
beforeAll(async () => {
  bot = await openBot();
  threads = createThreads(bot);
});
afterAll(() => bot.close());

/** Goes where a place is; numbers that were looked up before do not count. */
async function arrive(place: Menu & Pick<Place, 'inside'>, lang: Lang, form: Form): Promise<Thread> {
  if (place.phase === 'steppingUp') bot.passTime(betweenCodesMs);
  await bot.database.owner.query('delete from bank.payee_lookups');
  const begin = openThread({ customer: place.customer, profile: profileIn(form, lang), abilities: form.abilities });
  return threads.inside(await threads.say(begin, place.way[lang]), place.inside ?? []);
}

async function tryOut(cell: Cell, there: Thread): Promise<string[]> {
  const words = cell.says?.[cell.lang] ?? [];
  const commands = cell.inside ?? [];
  const first = await threads.inside(await threads.say(there, words.slice(0, -1)), commands.slice(0, -1));
  const heard = await threads.inside(await threads.say(first, words.slice(-1)), commands.slice(-1));
  const found = judge(cell, there, first, heard, bot);
  if (cell.putsBack) await threads.say(heard, cell.putsBack[cell.lang]);
  return found;
}

describe.each(languages)('whatever a customer does, in %s', (lang) => {
  const cells = cellsIn(lang);

  test.each(places.map((place) => [place.name, place] as const))(
    'after %s it is answered, nothing is lost and every choice can be said',
    async (_name, place) => {
      const books = await bot.books();
      const wrong: string[] = [];
      for (const form of forms) {
        const here = cells.filter((cell) => cell.place === place && cell.form === form);
        const there = await arrive(place, lang, form);
        wrong.push(...judgeArrival(place, lang, there, bot).map((found) => `arriving (${form.name}): ${found}`));
        wrong.push(...(await unsaid(there, lang)).map((found) => `choosing (${form.name}): ${found}`));
        for (const cell of here) wrong.push(...(await tryOut(cell, there)).map((found) => `${cell.what} (${form.name}): ${found}`));
      }
      expect(wrong).toEqual([]);
      expect(await bot.books()).toBe(books);
    },
  );

  const sayable = menus.filter(({ name }) => !known.some(({ place }) => place === name));
  test.each(sayable.map((menu) => [menu.name, menu] as const))('after %s every choice can be said', async (_name, menu) => {
    const wrong: string[] = [];
    let offered = 0;
    for (const form of forms) {
      const there = await arrive(menu, lang, form);
      offered += there.rendition?.choices.length ?? 0;
      wrong.push(...(await unsaid(there, lang)).map((found) => `${form.name}: ${found}`));
    }
    expect(wrong).toEqual([]);
    expect(offered).toBeGreaterThan(0);
  });
});

const nth: Record<Lang, string[]> = {
  'zh-CN': ['第一个', '第二个', '第三个', '第四个', '第五个'],
  en: ['the first one', 'the second one', 'the third one', 'the fourth one', 'the fifth one'],
};

/** The choices of a turn that are not taken where their label, number or place in the row is said. */
async function unsaid(there: Thread, lang: Lang): Promise<string[]> {
  const choices = (there.rendition?.choices ?? []).filter(({ href }) => href === undefined);
  const wrong: string[] = [];
  for (const { id, label, words } of choices) {
    const place = Number(words[0]) - 1;
    for (const text of [label, String(place + 1), ...nth[lang].slice(place, place + 1)]) {
      const read = await threads.read(there, text);
      if (!chooses(read, id, there)) wrong.push(`“${text}” is ${JSON.stringify(read)} and not ${id}`);
    }
  }
  return wrong;
}

function chooses([command, ...more]: Command[], id: string, { state }: Thread): boolean {
  if (!command || more.length > 0) return false;
  if (command.do === 'choose') return command.id === id;
  if (id === 'confirm') return command.do === 'confirm' && command.strength === 'strong';
  return JSON.stringify(command) === JSON.stringify(state.offered[id] ?? commandOf(id));
}

/** The slots that a request fills, in the order in which it was said. */
async function filledBy(place: Place, lang: Lang): Promise<string[]> {
  const way = place.way[lang];
  const begin = openThread({ customer: place.customer, profile: profileIn(forms[0]!, lang), abilities: forms[0]!.abilities });
  const before = await threads.say(begin, way.slice(0, -1));
  const [read] = place.inside ?? (await threads.read(before, way.at(-1) ?? ''));
  const command = read?.do === 'choose' ? (before.state.offered[read.id] ?? commandOf(read.id)) : read;
  const frame: Frame = { id: '', dialog: place.dialog, v: 1, filled: {}, misses: 0, phase: 'asking', order: [] };
  for (const raw of command?.do === 'start' ? (command.set ?? []) : []) {
    const slot = slotFor(dialogOf(place), frame, raw);
    if (slot) frame.filled[slot.name] = raw.value;
  }
  return Object.keys(frame.filled);
}

describe('the table', () => {
  test('has a place for every dialog and every slot', () => {
    const all = Object.values(dialogs).flatMap(({ id, slots }) => [id, ...slots.map(({ name }) => `${id}.${name}`)]);
    const had = places.flatMap(({ dialog, slot, takes = [] }) => [
      dialog,
      ...[...(slot ? [slot] : []), ...takes].map((name) => `${dialog}.${name}`),
    ]);
    expect(all.filter((one) => !had.includes(one))).toEqual([]);
  });

  test.each(places.filter(({ takes }) => takes).map((place) => [place.name, place] as const))(
    'fills what it says after %s',
    async (_name, place) => {
      for (const lang of languages)
        expect({ lang, filled: (await filledBy(place, lang)).sort() }).toEqual({ lang, filled: [...place.takes!].sort() });
    },
  );

  test('meets every place and every pattern in every form and language', () => {
    const every = languages.flatMap((lang) => forms.map((form) => `${lang} ${form.name}`));
    const met = languages.flatMap(cellsIn);
    const missing = (name: string, cells: Cell[]) =>
      every.filter((one) => !cells.some(({ lang, form }) => `${lang} ${form.name}` === one)).map((one) => `${name}: ${one}`);
    expect(
      places.flatMap(({ name }) =>
        missing(
          name,
          met.filter(({ place }) => place.name === name),
        ),
      ),
    ).toEqual([]);
    expect(
      patterns.flatMap(({ name }) =>
        missing(
          name,
          met.filter(({ what }) => what === name),
        ),
      ),
    ).toEqual([]);
  });

  test('names only places and patterns that there are among the known faults', () => {
    for (const { place, pattern } of known) {
      expect([...places, ...menus].map(({ name }) => name)).toContain(place);
      expect(['chooses', ...patterns.map(({ name }) => name)]).toContain(pattern);
    }
  });
});
