import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, inLang, paragraphs } from '../../../bot/channels/webchat/html';
import { pageWords } from '../../../bot/channels/webchat/words';
import { projectRoot } from '../../../bot/root';
import enChat from '../../../locales/en/chat.json';
import enPage from '../../../locales/en/page.json';
import zhChat from '../../../locales/zh-CN/chat.json';
import zhPage from '../../../locales/zh-CN/page.json';
import { say } from './bank';

const [en, zh] = [
  { ...enPage, ...enChat },
  { ...zhPage, ...zhChat },
];

describe('html', () => {
  it.each(['<script>alert(1)</script>', '" onfocus="x', "' or '", '&lt;', '</title>'])('writes %s as text', (text) => {
    const { markup } = html`<p title="${text}">${text}</p>`;
    expect(markup.match(/[<>]/g)).toHaveLength(4);
    expect(markup.match(/["]/g)).toHaveLength(2);
  });

  it('drops what reorders or hides text', () => {
    expect(html`${'200\u202e元\u2066\u0000\u0007\ufeff'}`.markup).toBe('200元');
  });

  it('joins lists and leaves out what is not there', () => {
    expect(html`<ul>${[html`<li>1</li>`, html`<li>2</li>`]}${null}${undefined}${false}</ul>`.markup).toBe('<ul><li>1</li><li>2</li></ul>'); // prettier-ignore
  });

  it('marks Chinese on an English page, and nothing on a Chinese one', () => {
    expect(html`${inLang('Send to 王秀兰, now', 'en')}`.markup).toBe('Send to <span lang="zh-CN">王秀兰</span>, now');
    expect(html`${inLang('转给 Emma', 'zh-CN')}`.markup).toBe('转给 Emma');
  });

  it('gives each line of a text its paragraph', () => {
    expect(html`${paragraphs('一\r\n\n二', 'zh-CN')}`.markup).toBe('<p dir="auto">一</p><p dir="auto">二</p>');
  });
});

describe('the words of the pages', () => {
  const words = pageWords(say);
  const folder = join(projectRoot, 'bot/channels/webchat');
  const source = ['bot/errors.ts', ...readdirSync(folder).map((file) => `bot/channels/webchat/${file}`)]
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(projectRoot, file), 'utf8'))
    .join('\n');
  const stems = [...source.matchAll(/`([\w.]+\.)\$\{/g)].map(([, stem]) => stem!);

  it('are the same keys in both languages, none empty', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    expect([...Object.values(zh), ...Object.values(en)].filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each(Object.keys(zh))('uses %s', (key) => {
    expect(source.includes(`'${key}'`) || stems.some((stem) => key.startsWith(stem))).toBe(true);
  });

  it('throws for a value that is missing or of another type', () => {
    expect(() => words.en('text.step', { n: { t: 'count', v: 1 } })).toThrow('of');
    expect(() => words.en('confirm.expires', { expires: { t: 'said', v: 'soon' } })).toThrow('instant');
  });

  it('never looks into a value for a template', () => {
    expect(words['zh-CN']('author.agent', { name: { t: 'name', v: '{{name, name}}' } })).toContain('{{name, name}}');
  });

  it('blame nobody and use no bare yes or no (rules ERR-01, BTN-01)', () => {
    const all = [...Object.values(zh), ...Object.values(en)].join('\n');
    expect(all).not.toMatch(/无效|非法|错误操作|invalid|illegal|点击/i);
    const buttons = [
      'nav.help',
      'nav.human',
      'nav.signOut',
      'text.send',
      'signIn.button',
      'confirm.cancel.transfer',
      'confirm.cancel.payBill',
    ] as const;
    for (const button of buttons)
      expect([zh[button], en[button]].some((label) => /^(确定|提交|更多|ok|submit|yes|no)$/i.test(label))).toBe(false);
  });

  it('keep Chinese sentences within 24 characters and English ones within 18 words (rule EZ-01)', () => {
    const bare = (text: string): string => text.replace(/\{\{[^}]*\}\}/g, '样例');
    const longZh = Object.values(zh).flatMap((text) => bare(text).split(/[。！？]/)).filter((one) => (one.match(/\p{Script=Han}/gu) ?? []).length > 24); // prettier-ignore
    const longEn = Object.values(en).flatMap((text) => bare(text).split(/[.!?;]/)).filter((one) => one.trim().split(/\s+/).length > 18); // prettier-ignore
    expect([...longZh, ...longEn]).toEqual([]);
  });
});
