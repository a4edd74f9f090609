import { once } from 'node:events';
import type { Json } from '../../../accessibility/message';
import { emptyState } from '../../../dialogs/engine/state';
import { endAll, listen, openRaw, until } from './clients';
import { type Begun, serveDirectLine, type Served, closeAll } from './support';

let bot: Served;
beforeAll(async () => void (bot = await serveDirectLine({ limits: { livingMs: 40, heardMax: 20 } })));
afterAll(closeAll);
afterEach(async () => {
  endAll();
  await until(() => bot.line.count() === 0);
});

const seqs = (told: { id: string }[]) => told.map(({ id }) => Number(id.split('|')[1]));
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, n) => first + n);

describe('a stream', () => {
  test('tells what was missed and then what comes, once and in order', async () => {
    const begun = await bot.stranger();
    await bot.says(begun, '你好');
    const stream = await listen((await bot.again(begun, '1')).streamUrl);
    await stream.hears(2);
    await Promise.all([bot.says(begun, '你好'), bot.says(begun, '帮助')]);
    await stream.hears(6);
    expect([seqs(stream.told), stream.watermark()]).toEqual([upTo(7, 2), '7']);
  });

  test('that is left and taken up again and again misses and repeats nothing', async () => {
    const begun = await bot.stranger();
    const heard: number[] = [];
    let watermark = '';
    for (let n = 1; n <= 5; n += 1) {
      const stream = await listen((await bot.again(begun, watermark)).streamUrl);
      await Promise.all([bot.says(begun, '你好'), stream.hears(1)]);
      stream.socket.terminate();
      await stream.closed;
      heard.push(...seqs(stream.told));
      watermark = stream.watermark();
    }
    const last = await listen((await bot.again(begun, watermark)).streamUrl);
    await until(() => heard.length + last.told.length >= 11);
    expect([...heard, ...seqs(last.told)]).toEqual(upTo(11));
  });

  test('says the same as a poll', async () => {
    const begun = await bot.stranger();
    await bot.says(begun, '你好');
    const stream = await listen(begun.streamUrl);
    await stream.hears(3);
    expect(stream.told).toEqual((await bot.read(begun)).activities);
  });

  test('is asked for a sign of life by empty frames; who gives one lives, whose peer is gone without a word is cut', async () => {
    const watched = await serveDirectLine({ limits: { pingMs: 250 } });
    const stream = await listen((await watched.stranger()).streamUrl);
    const gone = await openRaw((await watched.stranger()).streamUrl);
    gone.resume();
    await once(gone, 'close');
    await until(() => watched.line.count() === 1 && stream.frames.filter((frame) => frame === '').length >= 3);
    expect(stream.socket.readyState).toBe(stream.socket.OPEN);
    endAll();
  });

  test.each([
    ['signed out', (begun: Begun) => bot.signOut(begun.conversationId)],
    ['idle', async () => Promise.resolve().then(() => bot.passTime(61 * 60_000))],
  ])('ends with its session: %s', async (_, end) => {
    const begun = await bot.stranger();
    const stream = await listen(begun.streamUrl);
    await end(begun);
    expect(await stream.closed).toBe(1008);
  });
});

describe('a ticket', () => {
  const [turns, timers] = [
    ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate'],
    ['Date', 'hrtime', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'],
  ] as const;
  const real = [...turns, ...timers];

  test('opens one stream, once', async () => {
    const { streamUrl } = await bot.stranger();
    const both = await Promise.all([listen(streamUrl), listen(streamUrl)]);
    expect(both.map(({ refused }) => refused).sort()).toEqual([0, 403]);
    expect((await listen(streamUrl)).refused).toBe(403);
  });

  test('is no longer good after a minute', async () => {
    jest.useFakeTimers({ doNotFake: [...real] }); // what is left is the steady clock of the shared store
    try {
      const { streamUrl } = await bot.stranger();
      jest.advanceTimersByTime(60_000);
      expect((await listen(streamUrl)).refused).toBe(403);
    } finally {
      jest.useRealTimers();
    }
  });

  test('opens the stream of its own conversation only, and a token opens none', async () => {
    const [mine, other] = [await bot.stranger(), await bot.stranger()];
    const swapped = mine.streamUrl.replace(mine.conversationId, other.conversationId);
    expect((await listen(swapped)).refused).toBe(403);
    for (const t of [other.token, '', 'x'.repeat(22)]) expect((await listen(other.streamUrl.replace(/t=.*/, `t=${t}`))).refused).toBe(403);
  });

  test('opens nothing once its session has ended', async () => {
    const begun = await bot.stranger();
    await bot.signOut(begun.conversationId);
    expect((await listen(begun.streamUrl)).refused).toBe(403);
  });

  test.each([
    ['a page of another site', { origin: 'https://elsewhere.example' }, '', 403],
    ['a page that hides where it is from', { origin: 'null' }, '', 403],
    ['another path', {}, '/v3/directline/stream', 404],
    ['a watermark of its own making', {}, '?watermark=x', 400],
  ])('is not taken from %s', async (_, headers, change, status) => {
    const { streamUrl } = await bot.stranger();
    const url = new URL(streamUrl);
    if (change.startsWith('/')) url.pathname = change;
    if (change.startsWith('?')) url.searchParams.set('watermark', 'x');
    expect((await listen(url.toString(), headers)).refused).toBe(status);
    expect((await listen(streamUrl, { origin: bot.url })).refused).toBe(0); // nor is it used up
  });
});

describe('what a client sends on its stream', () => {
  const open = async () => listen((await bot.stranger()).streamUrl);

  test('is ignored', async () => {
    const begun = await bot.stranger();
    const stream = await listen(begun.streamUrl);
    for (const text of ['', '人工', JSON.stringify({ type: 'message', text: '人工' })]) stream.socket.send(text);
    await bot.says(begun, '你好');
    await stream.hears(3);
    expect((await bot.read(begun)).activities).toHaveLength(3);
  });

  test.each([
    ['bytes', (socket: Socket) => socket.send(Buffer.from([1, 2, 3])), 1003],
    ['a book', (socket: Socket) => socket.send('x'.repeat(5_000)), 1009],
    ['messages without end', (socket: Socket) => upTo(100).forEach(() => socket.send('x')), 1008],
    ['pings without end', (socket: Socket) => upTo(100).forEach(() => socket.ping()), 1008],
    ['pongs without end', (socket: Socket) => upTo(100).forEach(() => socket.pong()), 1008],
  ])('closes it where it is %s', async (_, send, code) => {
    const stream = await open();
    send(stream.socket);
    expect([1006, code]).toContain(await stream.closed);
    expect((await bot.call('GET', '/healthz', '')).status).toBe(200);
  });

  test('closes it where it is no frame at all', async () => {
    const socket = await openRaw((await bot.stranger()).streamUrl);
    socket.resume();
    socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0]));
    await once(socket, 'close');
    await until(() => bot.line.count() === 0);
  });
});

type Socket = Awaited<ReturnType<typeof listen>>['socket'];

describe('streams', () => {
  test('are as many as one conversation may have; the newest is served, and the others come back', async () => {
    const begun = await bot.stranger();
    const open = async () => listen((await bot.again(begun, '')).streamUrl);
    const first = await open();
    for (let n = 2; n <= 9; n += 1) await open();
    await until(() => bot.line.count() === 8);
    const last = await open();
    await last.hears(1);
    expect([first.refused, last.refused, bot.line.count()]).toEqual([0, 0, 8]);
  });

  test('of one who takes them up without end are refused in words, and nothing is lost', async () => {
    const begun = await bot.stranger();
    const stream = await listen(begun.streamUrl);
    const path = bot.at(`/conversations/${begun.conversationId}`);
    const statuses: number[] = [];
    for (let n = 0; n < 300; n += 20)
      statuses.push(...(await Promise.all(upTo(20).map(async () => (await bot.call('GET', path, begun.token)).status))));
    expect(statuses.filter((status) => status === 200)).toHaveLength(29); // the thirtieth began the conversation
    expect(statuses.filter((status) => status === 429)).toHaveLength(271);
    await bot.says(begun, '你好');
    await stream.hears(3);
    expect(stream.told).toEqual((await bot.read(begun)).activities);
  });

  test('survive a storm of 300 reconnects, and leave nothing behind', async () => {
    const bot = await serveDirectLine({ limits: { streamsPerMinute: 1_000 } });
    const begun = await bot.stranger();
    const reconnect = async () => {
      const stream = await listen((await bot.again(begun, '')).streamUrl);
      stream.socket.terminate();
    };
    for (let n = 0; n < 300; n += 20) await Promise.all(upTo(20).map(reconnect));
    const stream = await listen((await bot.again(begun, '')).streamUrl);
    await bot.says(begun, '你好');
    await stream.hears(3);
    expect(seqs(stream.told)).toEqual([1, 2, 3]);
    stream.socket.close();
    await until(() => bot.line.count() === 0 && bot.delivery.attached() === 0);
  });

  test('of who reads too slowly are cut, and hear the rest when they come back', async () => {
    const begun = await bot.stranger();
    const { version } = await bot.store.open(begun.conversationId, 'look');
    const long: Json = { type: 'message', text: 'x'.repeat(400_000) };
    const activities = upTo(60).map(() => ({ from: 'bot' as const, activity: long }));
    await bot.store.commit({
      conversation: begun.conversationId,
      key: 'long',
      version,
      last: true,
      state: emptyState,
      activities,
      outbox: [],
    });
    const socket = await openRaw((await bot.again(begun, '')).streamUrl); // it reads no further than the answer to its upgrade
    socket.pause();
    await until(() => bot.line.count() === 0);
    const stream = await listen((await bot.again(begun, '59')).streamUrl);
    await stream.hears(2);
    expect(stream.watermark()).toBe('61');
  });

  test('are as many as the node may have; one more is told when to come again, and its ticket stays good elsewhere', async () => {
    const small = await serveDirectLine({ limits: { socketsMax: 1 } });
    const [one, other] = [await small.stranger(), await small.stranger()];
    const stream = await listen(one.streamUrl);
    expect((await listen(other.streamUrl)).refused).toBe(503);
    stream.socket.close();
    await until(() => small.line.count() === 0);
    expect((await listen(other.streamUrl)).refused).toBe(0);
    endAll();
  });

  test('are all asked to go when the node ends, also one that does not hear', async () => {
    const node = await serveDirectLine({ limits: { drainMs: 50 } });
    const [stream, deaf] = [await listen((await node.stranger()).streamUrl), await openRaw((await node.stranger()).streamUrl)];
    const late = await node.stranger();
    deaf.resume();
    const gone = once(deaf, 'close');
    const drained = node.line.sockets.drain();
    expect((await listen(late.streamUrl)).refused).toBe(503);
    expect(await stream.closed).toBe(1012);
    await Promise.all([drained, gone]);
    await until(() => node.line.count() === 0);
  });
});
