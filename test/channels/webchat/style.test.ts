import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../bot/root';

const css = readFileSync(join(projectRoot, 'bot/channels/webchat/page.css'), 'utf8');

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const channel = (byte: number): number => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
};

/** Each block of the stylesheet that sets the colours, with its name. */
const themes = [...css.matchAll(/(?:@media ([^{]*)\{\s*)?(:root|\.high)\s*\{([^}]*--paper[^}]*)\}/g)].map(
  ([, media = '', selector = '', body = '']) => {
    const tokens = Object.fromEntries([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]));
    return [`${media}${selector}`, tokens] as const;
  },
);

describe('the stylesheet', () => {
  it('has light, dark, and high contrast by profile and by the system', () => {
    expect(themes).toHaveLength(6);
  });

  it.each(themes)('gives text 7:1 on every ground it stands on: %s', (_, t) => {
    const pairs = ['paper', 'sheet', 'yours', 'warn'].flatMap((ground) => ['ink', 'soft', 'link'].map((text) => [text, ground] as const));
    const weak = [...pairs, ['on-brand', 'brand'] as const].filter(([text, ground]) => contrast(t[text]!, t[ground]!) < 7);
    expect(weak).toEqual([]);
  });

  it.each(themes)('gives edges of controls, focus and warnings 3:1, words of warning 4.5:1: %s', (_, t) => {
    const edges = ['edge', 'focus', 'good', 'warn-edge'].flatMap((edge) => ['paper', 'sheet'].map((ground) => [edge, ground] as const));
    expect(edges.filter(([edge, ground]) => contrast(t[edge]!, t[ground]!) < 3)).toEqual([]);
    expect(contrast(t['warn-edge']!, t.paper!)).toBeGreaterThanOrEqual(4.5);
  });

  it('has targets of 44 px, of 60 px in 长辈版, and lines of at most 40 characters', () => {
    expect(css).toMatch(/:root \{[^}]*--target: max\(44px,/);
    expect(css).toMatch(/\.elder \{[^}]*--target: max\(60px,/);
    expect(css).toMatch(/max-width: 40em/);
    expect(css).toMatch(/font:\s+112\.5% ?\/ ?1\.6/);
  });

  it('fetches nothing', () => {
    expect(css).not.toMatch(/url\(|@import/);
  });
});
