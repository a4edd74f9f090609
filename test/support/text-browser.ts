/**
 * A customer at a text browser: what they read, and what they do by the labels that they read. Every page is waited for: `until` looks at the page
 * as it is read, again and again while it loads, and rejects with the page when it never is so.
 */
export type TextBrowser = {
  until(isSo: (page: string) => boolean, wanted: string): Promise<string>;
  /** Writes into the first field after its label. */
  fill(label: string, text: string): Promise<void>;
  press(button: string): Promise<void>;
  follow(link: string): Promise<void>;
  close(): Promise<void>;
};

/** Opens the browser at an address, with a folder of its own for settings and cookies. */
export type OpenBrowser = (url: string, home: string) => Promise<TextBrowser>;

export const escaped = (label: string): string => label.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** Lines break where the screen ends, also within Chinese words: text is compared without its spaces. */
export const unspaced = (text: string): string => text.replace(/\s+/g, '');
