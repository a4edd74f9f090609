import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brief, idle } from './moment';
import { judgeSentence, readSentences } from './sentences';

/** Sentences by family; the last family of each file may start a transfer, but must not know how much. */
const families = ['zh', 'en'].flatMap((lang) =>
  readFileSync(join(__dirname, `dangers.${lang}.txt`), 'utf8')
    .split('# ')
    .slice(1)
    .map((block) => {
      const [family = '', ...sentences] = block.trim().split('\n');
      return { lang, family, sentences };
    }),
);
const isAboutAmount = ({ family }: { family: string }) => family === '数目说不准' || family === 'no certain amount';
const read = (text: string, lang: string) => brief(text, { ...idle, lang: lang === 'en' ? 'en' : 'zh-CN' });

describe('no money starts from', () => {
  it.each(families.filter((each) => !isAboutAmount(each)))('$family ($lang)', ({ sentences, lang }) => {
    expect(sentences.length).toBeGreaterThan(2);
    expect(sentences.filter((text) => read(text, lang).includes('start transfer'))).toEqual([]);
  });

  it.each([
    ['等发了工资再', '给妈妈转五百'],
    ['等我发工资，', '给妈妈转五百'],
    ['下礼拜五', '给妈妈转五百'],
    ['妈妈说', '转五百给她'],
    ['客服让我', '转五百'],
    ['看看够不够', '转五百给妈妈'],
    ['when my salary comes in ', 'send mum 500'],
    ['once I am paid, ', 'send mum 500'],
    ['next week ', 'send mum 500'],
    ['is it possible to ', 'send mum 500'],
    ['Li Na keeps asking me to ', 'send mum 500'],
    ['blub ', 'send mum 500'],
  ])('words that stay unexplained: %s + %s, which alone does', (before, request) => {
    expect(brief(request)).toContain('start transfer money=50000');
    expect(brief(before + request)).not.toContain('start transfer');
  });
});

it.each(families.filter(isAboutAmount))('no amount is taken for certain from $family ($lang)', ({ sentences, lang }) => {
  expect(sentences.length).toBeGreaterThan(2);
  expect(sentences.filter((text) => /money=\d+(?![\d|])/.test(read(text, lang)))).toEqual([]);
});

describe('sentences that were looked at', () => {
  it.each([
    ['zh', 0.949],
    ['en', 0.929],
  ])('in %s start no money wrongly, no amount wrongly, and what they ask for in %d of all', (lang, share) => {
    const rows = readSentences(`seen.${lang}.jsonl`).map((row) => ({ text: row.text, ...judgeSentence(row) }));
    expect(rows.filter((row) => row.isMoneyStart || row.wrongAmount !== null)).toEqual([]);
    expect(rows.filter((row) => row.isRight).length / rows.length).toBeGreaterThanOrEqual(share);
  });
});
