import { make } from './page';
import type { Activity, Block } from './wire';

const hanRun = /([\u2e80-\u9fff\uf900-\ufaff][\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]*)/;

/** Text with its Chinese runs marked where the rest is English, so that a voice can change over (WCAG 3.1.2). */
function inLang(text: string, lang: string): (Node | string)[] {
  if (lang !== 'en') return [text];
  return text.split(hanRun).map((run, at) => (at % 2 === 1 ? make('span', { lang: 'zh-CN' }, run) : run));
}

const paragraphs = (text: string, lang: string): Node[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => make('p', { dir: 'auto' }, ...inLang(line, lang)));

const facts = (rows: { label: string; value: string }[], lang: string): Node =>
  make(
    'dl',
    {},
    ...rows.map(({ label, value }) =>
      make('div', {}, make('dt', {}, ...inLang(label, lang)), make('dd', { dir: 'auto' }, ...inLang(value, lang))),
    ),
  );

const amount = /^(?:-?[\d,]+\.\d{2} 元|CNY [\d,]+\.\d{2})$/;
/** With a word or two before it, that it came in or went out. */
const wordedAmount = /^[^\d,]* (?:[\d,]+\.\d{2} 元|CNY [\d,]+\.\d{2})$/;

/** A number and its currency stay on one line. */
const unbroken = (cell: string): string => cell.replace(/(CNY) (?=\d)| (元)$/, '$1\u00a0$2');

/** A table; a column of amounts is set so that digits stand under digits. */
function table({ caption, head, rows }: Extract<Block, { b: 'table' }>, lang: string): Node {
  const isAll = (column: number, shape: RegExp): boolean => rows.every((row) => shape.test(row[column] ?? ''));
  const style = (column: number): Record<string, string> =>
    isAll(column, amount) ? { class: 'amount' } : isAll(column, wordedAmount) ? { class: 'amount worded' } : {};
  const headers = head.map((cell, column) => make('th', { scope: 'col', ...style(column) }, ...inLang(cell, lang)));
  const body = rows.map((row) => make('tr', {}, ...row.map((cell, column) => make('td', style(column), ...inLang(unbroken(cell), lang)))));
  const captioned = make('caption', {}, ...inLang(caption, lang));
  return make(
    'table',
    head.length > 2 ? { class: 'wide' } : {},
    captioned,
    make('thead', {}, make('tr', {}, ...headers)),
    make('tbody', {}, ...body),
  );
}

/** The facts of an activity as paragraphs, definition lists and tables; the text where there are none. */
export function drawBlocks({ text = '', channelData }: Activity, lang: string): Node[] {
  const blocks = channelData?.blocks ?? [];
  if (blocks.length === 0) return paragraphs(text, lang);
  return blocks.reduce<Node[]>((drawn, block) => {
    if (block.b === 'text') return [...drawn, ...paragraphs(block.text, lang)];
    if (block.b === 'facts') return [...drawn, facts(block.rows, lang)];
    return [...drawn, table(block, lang)];
  }, []);
}
