import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, openTerminal, type Screen } from './terminal';
import { escaped, type TextBrowser } from './text-browser';
import { ensureTool } from './tools';

/** A field shows the end of a long text; Chinese takes two columns of its twenty. */
const shownMax = 8;
const tab = '\t';
const enter = '\r';
const inactiveField = /[Ii]nactive/;
const settings = 'Lynx User Defaults File\n\nkeypad_mode=LINKS_AND_FIELDS_ARE_NUMBERED\nuser_mode=NOVICE\n';

const shows = (screen: Screen, pattern: RegExp): Promise<string> => screen.until((page) => pattern.test(page), String(pattern));

const cancel = '\u0007';
const asksWhere = /goto link[^\n]*number: *1/;

/** lynx asks for a number only once the page is drawn to its end: before that, the foot of the page that was may stand under the head of the new one. */
async function drawn(screen: Screen): Promise<void> {
  await call(screen, '1', (page) => asksWhere.test(page), 'the question for a number');
  screen.keys(cancel);
  await screen.until((page) => !asksWhere.test(page), 'the page without its question');
}

/** The number that lynx gives to a link, a field or a button, once it stands there. */
async function numberOf(screen: Screen, pattern: RegExp): Promise<string> {
  const found = pattern.exec(await shows(screen, pattern));
  if (!found?.[1]) throw new Error(`${String(pattern)} captures no number`);
  return found[1];
}

/** Types the number of a link or field at lynx's prompt; lynx drops keys that come before it asks for them. `g` only goes there. */
async function goTo(screen: Screen, number: string, how: 'g' | ''): Promise<void> {
  screen.keys(number.slice(0, 1));
  await shows(screen, /number:/);
  screen.keys(`${number.slice(1)}${how}`);
  await shows(screen, new RegExp(`number: *${number}${how}`));
  screen.keys(enter);
}

/** Types into the field that has the cursor and moves on; a password shows as stars. */
async function type(screen: Screen, text: string): Promise<void> {
  await shows(screen, inactiveField);
  screen.keys(enter);
  const isHidden = /\(Password/i.test(await shows(screen, /Enter text/));
  screen.keys(text);
  await shows(screen, new RegExp(escaped(isHidden ? '*'.repeat(text.length) : text.slice(-shownMax))));
  screen.keys(tab);
}

/** A person at lynx: every link, field and button has a number, which is typed. */
export function openLynx(url: string, home: string): Promise<TextBrowser> {
  ensureTool('lynx');
  writeFileSync(join(home, '.lynxrc'), settings);
  const screen = openTerminal(`lynx -tna -accept_all_cookies -nopause '${url}'`, home);
  return Promise.resolve({
    until: async (isSo, wanted) => {
      await screen.until(isSo, wanted);
      await drawn(screen);
      return screen.until(isSo, wanted);
    },
    fill: async (label, text) => {
      await goTo(screen, await numberOf(screen, new RegExp(String.raw`${escaped(label)}[^\[]*\[(\d+)\]_+`)), 'g');
      await type(screen, text);
    },
    press: async (button) => {
      await goTo(screen, await numberOf(screen, new RegExp(String.raw`\[(\d+)\](?:BUTTON\))?\s*${escaped(button)}`)), 'g');
      await shows(screen, /[Ss]ubmit/);
      screen.keys(enter);
    },
    follow: async (link) => goTo(screen, await numberOf(screen, new RegExp(String.raw`\[(\d+)\]\s*${escaped(link)}`)), ''),
    close: screen.close,
  });
}
