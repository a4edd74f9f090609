/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { demoPassword } from '../../bot/identity/demo-customers';
import type { ScreenReader } from '../support/orca';
import { hush } from '../support/speech-server';

const pressesMax = 60;
const isMode = (line: string): boolean => line === 'Focus mode' || line === 'Browse mode';

/** What a client of Direct Line gets to say for each answer of the bank, and how many messages there are in all. */
export async function readConversation(page: Page): Promise<{ told: string[]; count: number }> {
  return page.evaluate(async () => {
    type Opened = { conversationId: string; token: string };
    type Got = { activities: { from: { role: string }; channelData?: { screenReader?: string } }[] };
    const { conversationId, token } = (await (await fetch('/chat/token', { method: 'POST' })).json()) as Opened;
    const headers = { authorization: `Bearer ${token}` };
    const { activities } = (await (await fetch(`/v3/directline/conversations/${conversationId}/activities`, { headers })).json()) as Got;
    const ofBank = activities.filter(({ from }) => from.role === 'bot');
    return { told: ofBank.map(({ channelData }) => channelData?.screenReader ?? ''), count: activities.length };
  });
}

/** Signs in before anything is listened to: what a page of forms says is its own matter. */
export async function signIn(page: Page, customer: string): Promise<void> {
  await page.fill('#who', customer);
  await page.fill('#password', demoPassword);
  await page.click('main form [type=submit]');
  await page.waitForSelector('#log .bot');
}

/**
 * A customer who sees nothing: keys go in, words come out. What was said is taken piece by piece, and no piece is skipped, so that whatever comes
 * late stands before the words that the next key brings.
 */
export function createListener(orca: ScreenReader, page: Page) {
  const transcript: string[] = [];
  const begun = orca.said().length;
  let taken = begun;
  const rest = (): string[] => orca.said().slice(taken);

  function take(deed: string): string[] {
    const heard = rest();
    taken += heard.length;
    transcript.push(`[${deed}]`, ...heard.filter((line) => line !== hush));
    return heard;
  }

  /** Does something and listens until these words have been said, and have gone from the page again. */
  async function hear(deed: string, act: () => unknown, wanted: () => string | Promise<string>): Promise<string[]> {
    await act();
    const words = await wanted();
    await orca.until(() => rest().includes(words), words);
    await page.waitForFunction(() => ['voice', 'alarm'].every((id) => document.getElementById(id)?.childElementCount === 0));
    return take(deed);
  }

  /** The same, where the bank will answer: with what it told, and with all that was heard. */
  async function answer(deed: string, act: () => unknown): Promise<{ told: string; heard: string[] }> {
    const before = await page.locator('#log .bot').count();
    let told = '';
    const heard = await hear(deed, act, async () => {
      await page.waitForFunction((count) => document.querySelectorAll('#log .bot').length > count, before);
      return (told = (await readConversation(page)).told.at(-1) ?? '');
    });
    return { told, heard };
  }

  /** Presses a key and hears where it leads to: its name, and that letters can be written where there is a field. */
  async function press(key: string): Promise<void> {
    const before = await page.evaluateHandle(() => document.activeElement);
    orca.key(key);
    await page.waitForFunction((one) => document.activeElement !== one, before);
    const { name, isField } = await page.evaluate(nameOfFocused);
    await orca.until(() => rest().some((line) => line.startsWith(name)), name);
    if (isField) await orca.until((said) => said.slice(begun).filter(isMode).at(-1) === 'Focus mode', 'Focus mode');
    take(key);
  }

  /** Presses a key again and again, until the focus is there. */
  async function reach(key: string, selector: string): Promise<void> {
    for (let presses = 0; presses < pressesMax; presses += 1) {
      await press(key);
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    throw new Error(`${key} never comes to ${selector}`);
  }

  /** Letters as an input method, a dictation or a keyboard that guesses words sends them: all at once. Orca says them back. */
  async function write(text: string): Promise<void> {
    await page.keyboard.insertText(text);
    await page.waitForFunction((wanted) => (document.activeElement as HTMLInputElement | null)?.value === wanted, text);
  }

  async function say(text: string): Promise<{ told: string; heard: string[] }> {
    await write(text);
    return answer(text, () => orca.key('Return'));
  }

  return { hear, answer, press, reach, write, say, transcript };
}

/** Runs in the browser. */
function nameOfFocused(): { name: string; isField: boolean } {
  const on = document.activeElement;
  if (!(on instanceof HTMLInputElement)) {
    const label = document.getElementById(on?.getAttribute('aria-labelledby') ?? '');
    return { name: (label ?? on)?.textContent.trim() ?? '', isField: false };
  }
  return on.type === 'submit' ? { name: on.value, isField: false } : { name: on.labels?.[0]?.textContent ?? '', isField: true };
}

/** What was said after a key, without what Orca says of its own accord: that it fell silent at the key, its mode, and what is named here. */
export function spoken(heard: string[], ...ofOrca: string[]): string[] {
  const words = heard.filter((line) => !isMode(line) && !ofOrca.includes(line));
  return words.slice(words.findIndex((line) => line !== hush));
}
