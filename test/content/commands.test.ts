import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { defaultProfile } from '../../accessibility/profile';
import { projectRoot } from '../../bot/root';

type Said = { text: string; start: number; end: number };
type Line = {
  error?: { code: string; message: string };
  lang?: string;
  text?: string;
  intent?: string | null;
  entities?: Said[];
  confidence?: number;
};

/** Runs a command as anybody would, with lines on its standard input. */
async function run(script: string, lines: string[], args: string[] = []): Promise<{ code: number | null; lines: Line[] }> {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', script, ...args], {
    cwd: projectRoot,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  child.stdin.end(`${lines.join('\n')}\n`);
  const out = await text(child.stdout);
  const code = await ended;
  return {
    code,
    lines: out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line),
  };
}

const render = (lines: string[]) => run('bot/content/render.ts', lines);
const understand = (...lines: unknown[]) =>
  run(
    'bot/understanding/command-line.ts',
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))),
    ['--today', '2026-03-18'],
  );

const balance = {
  ...{ key: 'balance.one', kind: 'info', money: 'none', urgency: 'polite' },
  values: { account: { t: 'account', tail: '1234', alias: '工资卡' }, available: { t: 'money', v: { minor: '125050', currency: 'CNY' } } },
};
const abilities = { channel: 'text', choices: 'numbers', choicesMax: 9 };

describe('npm run render', () => {
  test('answers each line with a rendition in every form, and a bad one with what is wrong, in order', async () => {
    const told = await render([
      JSON.stringify({ messages: [balance], profile: defaultProfile, abilities }),
      'not json',
      JSON.stringify({ messages: [{ ...balance, key: 'no.such' }], profile: {}, abilities }),
      JSON.stringify({ messages: [{ ...balance, values: {} }], profile: {}, abilities }),
      '',
      JSON.stringify({ messages: [balance], profile: { lang: 'en' } }),
      `{"messages": "${'x'.repeat(1_000_001)}"}`,
      JSON.stringify({ messages: [balance] }),
    ]);
    expect(told.code).toBe(0);
    expect(told.lines.map((line) => (line.error ? line.error.code : line.lang))).toEqual([
      'zh-CN',
      'notJson',
      'badRequest',
      'badRequest',
      'en',
      'tooLong',
      'zh-CN',
    ]);
    expect(told.lines[0]).toMatchObject({
      text: '工资卡（尾号 1234），可用余额 1,250.50 元。',
      screenReader: expect.stringContaining('1 2 3 4') as string,
      kind: 'info',
      money: 'none',
    });
    expect(told.lines[2]!.error!.message).toContain('no.such');
    expect(told.lines[4]!.text).toContain('CNY 1,250.50');
  });
});

describe('a value of another kind than its place takes', () => {
  const money = { t: 'money', v: { minor: '1', currency: 'CNY' } };
  const told = (key: string, values: unknown, more = {}) =>
    JSON.stringify({ messages: [{ key, kind: 'info', money: 'none', urgency: 'polite', values, ...more }] });

  test('is refused in a message, in a choice and in the row of a list, with its place', async () => {
    const row = { account: { t: 'account', tail: '1234' }, kind: money, balance: money };
    const { lines } = await render([
      told('common.greeting', { name: money }),
      told('common.thanks', {}, { choices: [{ id: 'a', label: 'transfer.choiceAmount', values: { amount: { t: 'name', v: 'x' } } }] }),
      told('balance.all', { accounts: { t: 'rows', caption: 'balance.allCaption', row: 'balance.allRow', items: [row], total: 1 } }),
      told('common.greeting', { name: { t: 'name', v: '王芳' } }),
    ]);
    expect(lines.map((line) => line.error?.code)).toEqual(['badRequest', 'badRequest', 'badRequest', undefined]);
    expect(lines.slice(0, 3).map((line) => line.error!.message.split(':')[0])).toEqual([
      'messages.0.values.name',
      'messages.0.choices.0.values.amount',
      'messages.0.values.accounts.items.0.kind',
    ]);
  });
});

describe('npm run understand', () => {
  test('tells intent and entities with their place, in both languages', async () => {
    const { code, lines } = await understand(
      { text: '转1250.5给妈妈', lang: 'zh' },
      { text: 'send 200 to mum', lang: 'en' },
      { text: '查尾号6234的余额', lang: 'zh-CN' },
      { text: '有人骗我转账', lang: 'zh' },
      { text: '转人工' },
      { text: '今天天气怎么样', lang: 'zh' },
    );
    expect(code).toBe(0);
    const [transfer, send, look, fraud, human, weather] = lines;
    expect(transfer).toMatchObject({ intent: 'transfer', accepted: true });
    expect(transfer!.confidence).toBeGreaterThan(0.5);
    expect(transfer!.entities).toEqual([
      { type: 'amount', text: '1250.5', start: 1, end: 7, value: { amount: '1250.50', currency: 'CNY' } },
      { type: 'payee', text: '妈妈', start: 8, end: 10, value: '妈妈' },
    ]);
    expect(send).toMatchObject({ intent: 'transfer', accepted: true });
    expect(look).toMatchObject({ intent: 'balance', accepted: true });
    expect(look!.entities![0]).toMatchObject({ type: 'account', value: 'last4:6234' });
    expect(fraud).toMatchObject({ intent: 'report_fraud', accepted: true });
    expect(human).toMatchObject({ intent: 'agent', command: 'human', accepted: true });
    expect(weather).toMatchObject({ intent: null, accepted: false, entities: [] });
  });

  test('cuts every entity out of the words as they were written, surrogates before it or not', async () => {
    const said = '😀😀 请转五百元给妈妈';
    const { lines } = await understand({ text: said, lang: 'zh' });
    for (const { text: words, start, end } of lines[0]!.entities!) expect(said.slice(start, end)).toBe(words);
    expect(lines[0]!.entities!.length).toBeGreaterThan(0);
  });

  test('is not stopped by a line that is none', async () => {
    const { code, lines } = await understand('{', { text: 3 }, { lang: 'en' }, { text: 'x', lang: 'fr' }, { text: 'balance', lang: 'en' });
    expect(code).toBe(0);
    expect(lines.map((line) => line.error?.code ?? line.intent)).toEqual(['notJson', 'badRequest', 'badRequest', 'badRequest', 'balance']);
  });
});
