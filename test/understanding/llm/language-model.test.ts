import { createLanguageModel, type LanguageModelParts } from '../../../bot/understanding/llm/index';
import type { ModelResult } from '../../../bot/understanding/llm/port';
import { completionsAt } from '../../../bot/understanding/llm/completion';
import { createLog } from '../../../bot/telemetry/log';
import { dialogs } from '../../../dialogs/index';
import {
  broken,
  hostile,
  type Manner,
  says,
  slow,
  startLanguageModel,
  starts,
  type TestLanguageModel,
  wrong,
} from '../../support/language-model';
import { idle } from '../moment';

let server: TestLanguageModel;
beforeAll(async () => void (server = await startLanguageModel()));
afterAll(() => server.close());
beforeEach(() => void server.take());

const key = 'sk-a-key-that-nobody-may-read';
const soonMs = 60_000;

/** A model over the stand-in, with what it counted and what it wrote. */
function openModel(more: Partial<LanguageModelParts> = {}) {
  const results: ModelResult[] = [];
  const written: string[] = [];
  const read = createLanguageModel({
    endpoint: { url: completionsAt(server.url), model: 'small', key },
    dialogs,
    metrics: { languageModel: (result) => void results.push(result) },
    log: createLog('info', { write: (line: string) => void written.push(line) }),
    ...more,
  });
  const ask = (text = '那个事儿给我整整', waitMs = soonMs) => read(text, idle, { turnId: 'turn-1', waitMs, own: [] });
  return { ask, results, written };
}
const withManner = async (manner: Manner, waitMs?: number) => {
  server.turnTo(manner);
  const model = openModel();
  return { read: await model.ask(undefined, waitMs), ...model };
};

describe('a language model that does as it is asked', () => {
  test('is heard: a start of what only tells, an offer, a word', async () => {
    expect((await withManner(starts('balance'))).read).toEqual([{ do: 'start', dialog: 'balance' }]);
    expect((await withManner(starts('transfer'))).read).toEqual([{ do: 'unclear', best: ['transfer'] }]);
    const { read, results } = await withManner(says({ commands: [{ do: 'human' }] }));
    expect([read, results]).toEqual([[{ do: 'human' }], ['used']]);
  });

  test('may know nothing', async () => {
    const { read, results } = await withManner(says({ commands: [] }));
    expect([read, results]).toEqual([null, ['nothing']]);
  });

  test('is sent the task and the veiled words, and nothing of who speaks, was said before or is in the bank', async () => {
    server.turnTo(says({ commands: [] }));
    await openModel().ask('给王秀兰和妈妈整500块那个，备注房租钱');
    const [asked] = server.take();
    const { messages, ...rest } = JSON.parse(asked!.body) as { messages: { role: string; content: string }[] };
    expect(rest).toEqual({ model: 'small', temperature: 0, max_tokens: 80, stream: false, response_format: { type: 'json_object' } });
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(JSON.parse(messages[1]!.content)).toEqual({
      language: 'zh-CN',
      open: null,
      text: '给[name]和[name]整[number]块那个，备注[memo]',
    });
    expect(asked!.headers).toMatchObject({ authorization: `Bearer ${key}`, 'content-type': 'application/json' });
    expect(Object.keys(asked!.headers)).not.toContain('cookie');
    expect(asked!.path).toBe('/v1/chat/completions');
  });

  test('is not asked where nothing is left to ask about', async () => {
    const model = openModel();
    expect([await model.ask('妈妈 500'), model.results, server.asked]).toEqual([null, ['bare'], []]);
  });

  test('leaves one line with turn, result and time, and never a word, a key or an address', async () => {
    const { written } = await withManner(starts('balance'));
    expect(written.map((line) => JSON.parse(line) as object)).toEqual([
      { level: 'info', time: expect.any(String) as string, turnId: 'turn-1', result: 'used', ms: expect.any(Number) as number, msg: 'the language model was looked to' }, // prettier-ignore
    ]);
    const refused = await withManner(broken['an error']!);
    expect(JSON.parse(refused.written[0]!)).toMatchObject({ result: 'failed', by: 'status' });
    expect([...written, ...refused.written].join()).not.toMatch(/整|sk-a-key|127\.0\.0\.1/);
  });
});

describe('whatever a language model says, nothing is understood where it says', () => {
  test.each(Object.entries({ ...hostile, ...wrong }))('%s', async (_, manner) => {
    const { read, results } = await withManner(manner);
    expect([read, results]).toEqual([null, ['refused']]);
  });

  test.each(Object.entries(broken))('(it is broken) %s', async (_, manner) => {
    const { read, results } = await withManner(manner);
    expect([read, results]).toEqual([null, ['failed']]);
    expect(server.take().map(({ path }) => path)).toEqual(['/v1/chat/completions']);
  });

  test.each(Object.entries(slow))('in time (it %s)', async (_, manner) => {
    const { read, results } = await withManner(manner, 60);
    expect([read, results]).toEqual([null, ['timedOut']]);
  });
});

describe('a language model that is away', () => {
  test('is left alone after five failures, and tried again after half a minute', async () => {
    let nowMs = 0;
    const model = openModel({ nowMs: () => nowMs });
    await server.die();
    for (let time = 0; time < 6; time += 1) expect(await model.ask()).toBeNull();
    expect(model.results).toEqual(['failed', 'failed', 'failed', 'failed', 'failed', 'open']);
    await server.revive();
    server.turnTo(starts('balance'));
    nowMs = 29_999;
    expect(await model.ask()).toBeNull();
    expect(server.asked).toEqual([]);
    nowMs = 30_000;
    expect(await model.ask()).toEqual([{ do: 'start', dialog: 'balance' }]);
    expect(await model.ask()).toEqual([{ do: 'start', dialog: 'balance' }]);
    const told = model.written
      .map((line) => (JSON.parse(line) as { msg: string }).msg)
      .filter((line) => line !== 'the language model was looked to');
    expect(told).toEqual([expect.stringMatching(/does not answer/), 'the language model answers again']);
  });

  test('is left alone like one that does not answer while it talks nonsense', async () => {
    server.turnTo(wrong['a sentence']!);
    const model = openModel();
    for (let time = 0; time < 7; time += 1) await model.ask();
    expect(model.results).toEqual([...Array.from({ length: 5 }, () => 'refused'), 'open', 'open']);
  });

  test('is asked no more than so many things at once', async () => {
    let answer: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) =>
      server.turnTo((response, elsewhere) => {
        answer = () => starts('balance')(response, elsewhere);
        resolve();
      }),
    );
    const model = openModel({ limits: { atOnceMax: 1 } });
    const first = model.ask();
    await arrived;
    expect([await model.ask(), model.results]).toEqual([null, ['busy']]);
    answer();
    expect(await first).toEqual([{ do: 'start', dialog: 'balance' }]);
  });
});

test.each([
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/v1/chat/completions'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/v1/chat/completions'],
  ['https://llm.bank.example/v1', 'https://llm.bank.example/v1/chat/completions'],
  ['https://llm.bank.example/compatible-mode/v1/', 'https://llm.bank.example/compatible-mode/v1/chat/completions'],
  ['https://llm.bank.example/v1/chat/completions', 'https://llm.bank.example/v1/chat/completions'],
])('%s is posted to at %s', (address, url) => expect(completionsAt(address)).toBe(url));
