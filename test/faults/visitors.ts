import { demoPassword } from '../../bot/identity/demo-customers';
import { browser, formsOf, type Page } from '../channels/webchat/browser';

export type Browser = ReturnType<typeof browser>;

/** A browser whose customer has signed in and looks at the text page. */
export async function signIn(url: string, customer: string): Promise<{ client: Browser; page: Page }> {
  const client = browser(url);
  await client.fill(await client.get('/signin'), { who: customer, password: demoPassword });
  return { client, page: await client.get('/text') };
}

/** What a button of the page sends: every field of its form, and its own. */
export function fieldsOf(page: Page, label: RegExp): Record<string, string> {
  for (const form of formsOf(page)) {
    const button = form.buttons.find(({ value }) => label.test(value));
    if (button) return { ...Object.fromEntries(form.fields), [button.name]: button.value };
  }
  throw new Error(`no button says ${String(label)}`);
}

export const cookiesOf = (client: Browser): string => [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** One post as it goes over the wire; redirects are shown, not followed. */
export function post(url: string, body: string | URLSearchParams, headers: Record<string, string> = {}): Promise<Response> {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return fetch(url, { method: 'POST', body: body.toString(), redirect: 'manual', headers: { ...type, ...headers } });
}
