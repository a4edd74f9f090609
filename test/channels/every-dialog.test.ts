import { createRender } from '../../accessibility/render';
import type { Abilities, Block, Rendition } from '../../accessibility/rendition';
import { abilitiesOf } from '../../bot/channels/webchat/direct-line/turns';
import { textAbilities } from '../../bot/channels/webchat/text-turns';
import { demoPassword } from '../../bot/identity/demo-customers';
import { ssmlOf } from '../../bot/turn/ssml';
import { dialogs } from '../../dialogs/index';
import type { Lang } from '../../accessibility/profile';
import { serveBot } from '../support/serve';
import { type Begun, callsOf, secret } from './direct-line/support';
import { cancelled, forms, inLanguage, inPlainWords, type Opening, openings } from './every-dialog.table';
import { browser, formsOf, type Page, textOf } from './webchat/browser';

jest.setTimeout(120_000);
const customer = '10000001';
const langs = ['zh-CN', 'en'] as const;

let bot: Awaited<ReturnType<typeof serveBot>>;
let calls: ReturnType<typeof callsOf>;
beforeAll(async () => {
  bot = await serveBot({ DIRECT_LINE_SECRET: secret });
  calls = callsOf(bot.url);
});
afterAll(() => bot.close());

/** As much of an activity as a client of Direct Line shows. */
type Told = {
  text: string;
  speak: string;
  locale: string;
  replyToId: string;
  suggestedActions: { actions: { title: string; value: unknown }[] };
  channelData: { screenReader: string; kind: string; money: string; blocks: Block[]; choices: { n: number; label: string }[] };
};
/** A door: words in, and a check that what came out of it is this rendition. */
type Door = { conversation: string; abilities: Abilities; say(text: string): Promise<(rendition: Rendition) => void> };

async function signIn() {
  const visitor = browser(bot.url);
  await visitor.fill(await visitor.get('/signin'), { who: customer, password: demoPassword });
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await calls.call('POST', '/chat/token', '', undefined, { origin: bot.url, cookie });
  return { visitor, begun: await calls.start(((await answer.json()) as Begun).token) };
}

const unspaced = (text: string) => text.replace(/\s+/g, '');
const stringsIn = (block: Block): string[] => {
  if (block.b === 'text') return block.text.split('\n');
  if (block.b === 'facts') return block.rows.flatMap(({ label, value }) => [label, value]);
  return [block.caption, ...block.head, ...block.rows.flat()];
};

const choicesOn = (page: Page): string[] =>
  formsOf(page).flatMap(({ buttons }) => buttons.filter(({ name }) => name === 'choice').map(({ value }) => value));
const ownWordsOn = ({ html }: Page): string =>
  textOf([...html.matchAll(/<article class="customer[\s\S]*?<div[^>]*>([\s\S]*?)<\/div>/g)].at(-1)![1]!).trim();

/** The page that a form's post leads to: its language, the words of every block in their order, and each choice as a button or a link. */
function isOnPage(page: Page, { lang, blocks, choices }: Rendition): void {
  expect(page.html).toContain(`<html lang="${lang}"`);
  const latest = unspaced(textOf(/<article[^>]*id="latest"[\s\S]*?<\/article>/.exec(page.html)![0]));
  let from = 0;
  for (const text of blocks.flatMap(stringsIn)) {
    const at = latest.indexOf(unspaced(text), from);
    expect({ text, isOnPage: at >= from, latest }).toEqual({ text, isOnPage: true, latest });
    from = at + unspaced(text).length;
  }
  const offered = choicesOn(page);
  const numbered = choices.map(({ label, href }, at) => ({ label: `${at + 1}. ${label}`, href }));
  expect(offered).toEqual(numbered.filter(({ href }) => href === undefined).map(({ label }) => label));
  for (const { label } of numbered) expect(textOf(page.html) + offered.join()).toContain(label);
}

async function textPage(): Promise<Door> {
  const { visitor, begun } = await signIn();
  return {
    conversation: begun.conversationId,
    abilities: textAbilities,
    say: async (text) => {
      const page = await visitor.fill(await visitor.get('/text'), { text });
      return (rendition) => isOnPage(page, rendition);
    },
  };
}

/** One activity that answers the post, with every form in its place (DESIGN 5). */
function isTold(told: Told, id: string, rendition: Rendition): void {
  const { lang, text, blocks, screenReader, kind, money, choices } = rendition;
  expect(told).toMatchObject({ locale: lang, text, replyToId: id, speak: ssmlOf(rendition.speech) });
  expect(told.channelData).toMatchObject({ screenReader, kind, money, blocks });
  expect(told.channelData.choices).toMatchObject(choices.map(({ id, label }, at) => ({ id, n: at + 1, label })));
  expect(told.suggestedActions.actions.map(({ title }) => title)).toEqual(choices.map(({ label }) => label));
}

async function directLine(): Promise<Door> {
  const { begun } = await signIn();
  let watermark = '';
  /** What has been told since the last look, also what came to the conversation by another door; a page of it at a time. */
  const readOn = async (): Promise<Told[]> => {
    const { activities, watermark: next } = await calls.read(begun, watermark);
    watermark = next;
    const told = activities.filter(({ from }) => from.role === 'bot') as unknown as Told[];
    return activities.length === 0 ? [] : [...told, ...(await readOn())];
  };
  await readOn();
  return {
    conversation: begun.conversationId,
    abilities: abilitiesOf({ browser: true }),
    say: async (text) => {
      const id = await calls.says(begun, text);
      const told = await readOn();
      return (rendition) => {
        expect(told).toHaveLength(1);
        isTold(told[0]!, id, rendition);
      };
    },
  };
}

const doors = { '/text': textPage, 'Direct Line': directLine };

async function stateOf(door: Door) {
  return (await bot.store.open(door.conversation, 'look')).state!;
}

/** Says the words that open a dialog and holds what comes back against its answer in this customer's language and form. */
async function open(door: Door, { dialog, says, key, after }: Opening, lang: Lang): Promise<Rendition> {
  const isAnswer = await door.say(says[lang]);
  const { last, stack } = await stateOf(door);
  expect({ dialog, said: says[lang], key: last[0]?.key }).toEqual({ dialog, said: says[lang], key });
  const profile = await bot.profiles.load(customer);
  const rendition = createRender(bot.clock.today)(last, profile, door.abilities);
  isAnswer(rendition);
  if (stack.length > 0) await door.say(cancelled[lang]);
  if (after) await door.say(after[lang]);
  return rendition;
}

test('the table leaves no dialog out', () => {
  expect(openings.map(({ dialog }) => dialog).sort()).toEqual(Object.keys(dialogs).sort());
});

describe.each(['/text', 'Direct Line'] as const)('by words at %s', (name) => {
  describe.each(langs)('in %s', (lang) => {
    let door: Door;
    const texts = new Map<string, Set<string>>();
    beforeAll(async () => {
      door = await doors[name]();
      await door.say(inLanguage[lang]);
    });

    test.each(forms.map((form) => [form.name, form] as const))('every dialog answers (%s)', async (_name, { says, is }) => {
      await door.say(inPlainWords[lang]);
      await door.say(says[lang]);
      expect(await bot.profiles.load(customer)).toMatchObject({ lang, ...is });
      for (const opening of openings) {
        const { text, screenReader, speech } = await open(door, opening, lang);
        const known = texts.get(is.wording) ?? new Set();
        texts.set(is.wording, known.add(text));
        expect(new Set([text, screenReader, ssmlOf(speech)]).size).toBe(3);
      }
    });

    test('easy words and sign order are other words than the plain ones', () => {
      const plain = texts.get('plain')!;
      for (const wording of ['easy', 'signFirst'])
        expect([...texts.get(wording)!].filter((text) => !plain.has(text)).length).toBeGreaterThan(8);
    });
  });
});

describe.each(langs)('at /text, in %s', (lang) => {
  test('every choice of every dialog is a button that says for the customer what stands on it', async () => {
    const { visitor } = await signIn();
    const say = async (text: string) => visitor.fill(await visitor.get('/text'), { text });
    for (const words of [inLanguage, inPlainWords]) await say(words[lang]);
    let pressed = 0;
    for (const { says, after } of openings) {
      const page = await say(says[lang]);
      const last = choicesOn(page).at(-1);
      if (last !== undefined) {
        expect(ownWordsOn(await visitor.press(page, last))).toBe(last.replace(/^\d\. /, ''));
        pressed += 1;
      }
      await say(cancelled[lang]);
      if (after) await say(after[lang]);
    }
    expect(pressed).toBeGreaterThan(10);
  });

  test('who is not signed in is led to signing in, there and by Direct Line', async () => {
    const { says } = openings.find(({ dialog }) => dialog === 'signIn')!;
    const visitor = browser(bot.url, { 'accept-language': lang });
    const page = await visitor.fill(await visitor.get('/text'), { text: says[lang] });
    expect(page.html).toContain(`<html lang="${lang}"`);
    expect(page.html).toMatch(/<a class="button" href="\/signin">1\. /);
    const begun = await calls.stranger();
    await calls.says(begun, inLanguage[lang]);
    await calls.says(begun, says[lang]);
    const told = (await calls.read(begun)).activities.at(-1)!;
    expect(told.locale).toBe(lang);
    expect(told.channelData.choices!.map(({ id }) => id)).toEqual(['openText', 'human']);
  });
});
