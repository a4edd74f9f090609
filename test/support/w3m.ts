import { call, openTerminal, type Screen } from './terminal';
import { escaped, type TextBrowser } from './text-browser';
import { ensureTool } from './tools';

const tab = '\t';
const enter = '\r';
const top = 'g';

/** Keys that come while w3m starts are dropped. */
const awake = (screen: Screen): Promise<void> =>
  call(screen, `/nowhere 0.${enter}`, (page) => page.includes('Not found: nowhere 0.'), 'an answer');

/** A person at w3m: finds a label by searching for it from the top, goes on to the field behind it by Tab, and opens it by Enter. */
export async function openW3m(url: string, home: string): Promise<TextBrowser> {
  ensureTool('w3m');
  const screen = openTerminal(`w3m -cookie '${url}'`, home);
  let asked = 0;
  /** The page when every key so far has done its work: w3m says last that it does not find what stands nowhere. */
  const drawn = (): Promise<string> => {
    const nowhere = `nowhere ${(asked += 1)}.`;
    screen.keys(`/${nowhere}${enter}`);
    return screen.until((page) => page.includes(`Not found: ${nowhere}`), `that ${nowhere} is not found`);
  };
  const until: TextBrowser['until'] = async (isSo, wanted) => {
    const page = await drawn();
    if (!isSo(page)) throw new Error(`w3m does not show ${wanted}:\n${page}`);
    return page;
  };
  await awake(screen);
  const find = (label: string) => screen.keys(`${top}/${escaped(label)}${enter}`);
  return {
    until,
    fill: async (label, text) => {
      find(label);
      screen.keys(`${tab}${enter}`);
      await screen.until((page) => /\n(?:TEXT|Password):/.test(page), 'the line to write on');
      screen.keys(`${text}${enter}`);
      await drawn();
    },
    press: async (button) => {
      const page = await drawn();
      find(new RegExp(String.raw`\[${escaped(button)}[^\]]*\]`).exec(page)?.[0] ?? button); // searching knows no capitals: [Send], not [send 5 to mum
      screen.keys(enter);
      await drawn();
    },
    follow: async (link) => {
      find(link);
      screen.keys(enter);
      await drawn();
    },
    close: screen.close,
  };
}
