/** A text browser of a few lines: keeps cookies, reads forms, presses buttons, follows redirects, runs no script. */
export type Page = { status: number; html: string; headers: Headers; path: string };
type Form = { action: string; fields: Map<string, string>; buttons: { name: string; value: string }[] };

const unescape = (text: string): string =>
  text.replace(/&(?:#39|amp|lt|gt|quot);/g, (found) => ({ '&#39;': "'", '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' })[found]!);
const attribute = (tag: string, name: string): string => unescape(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

export function formsOf({ html, path }: Page): Form[] {
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', body = '']) => {
    const inputs = [...body.matchAll(/<input[^>]*>/g)].map(([input]) => input);
    const named = (input: string): [string, string] => [attribute(input, 'name'), attribute(input, 'value')];
    const submits = inputs.filter((input) => attribute(input, 'type') === 'submit').map(named);
    const others = inputs.filter((input) => attribute(input, 'type') !== 'submit').map(named);
    return {
      action: attribute(` ${tag}`, 'action') || path,
      fields: new Map(others),
      buttons: submits.map(([name, value]) => ({ name, value })),
    };
  });
}

/** What is left of a page when its markup is gone. */
export const textOf = (html: string): string => unescape(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');

/** The facts of a definition list, each as its label and its value. */
export const factsIn = (html: string): string[] =>
  [...html.matchAll(/<dt>([\s\S]*?)<\/dt>\s*<dd[^>]*>([\s\S]*?)<\/dd>/g)].map(([, label, value]) => textOf(`${label!} ${value!}`).trim());

export function browser(url: string, headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: { method?: string; body?: URLSearchParams } = {}): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = { ...headers, ...(cookie === '' ? {} : { cookie }) };
    const response = await fetch(url + path, { ...init, redirect: 'manual', headers: sent });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]!.split('=');
      cookies.set(name, value);
    }
    const page = { status: response.status, html: await response.text(), headers: response.headers, path: path.split('#')[0]! };
    const location = response.headers.get('location');
    return response.status === 303 && location !== null ? ask(location.split('#')[0]!) : page;
  }
  return {
    cookies,
    get: (path: string) => ask(path),
    post: (path: string, fields: Record<string, string>) => ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
    /** Fills in the form that has the field and sends it, as Enter or its plain button does. */
    fill(page: Page, typed: Record<string, string>) {
      const form = formsOf(page).find(({ fields }) => Object.keys(typed).every((name) => fields.has(name)));
      if (!form) throw new Error(`no form has ${Object.keys(typed).join(' and ')}`);
      return this.post(form.action, { ...Object.fromEntries(form.fields), ...typed });
    },
    /** Presses the button with this label. */
    press(page: Page, label: string) {
      for (const form of formsOf(page)) {
        const button = form.buttons.find(({ value }) => value === label);
        if (button) return this.post(form.action, { ...Object.fromEntries(form.fields), [button.name]: button.value });
      }
      throw new Error(`no button says ${label}`);
    },
  };
}
