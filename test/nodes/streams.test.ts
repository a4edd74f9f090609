import { once } from 'node:events';
import WebSocket from 'ws';
import { openDatabase, type TestDatabase } from '../support/database';
import { startRedis, type TestRedis } from '../support/redis';
import { callsOf, secret } from '../channels/direct-line/support';
import { buildBot } from './built';
import { type BotNode, createNode } from './node';

type Heard = { activities: { id: string; from: { role: string }; text: string }[]; watermark: string };

let database: TestDatabase;
let redis: TestRedis;
let nodes: [BotNode, BotNode];
let built: ReturnType<typeof buildBot>;
beforeAll(async () => {
  built = buildBot();
  [database, redis] = await Promise.all([openDatabase(), startRedis()]);
  const { owner } = database.connections;
  const make = () => createNode({ script: built.script, owner, redisUrl: redis.url, env: { DIRECT_LINE_SECRET: secret } });
  nodes = [await make(), await make()];
  await nodes[0].start();
  await nodes[1].start();
});
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await Promise.all([redis.close(), database.close()]);
  built.remove();
});

/** A stream, and everything it has told; `hears` waits for that many activities. */
async function listen(url: string) {
  const told: Heard['activities'] = [];
  const socket = new WebSocket(url);
  let changed: () => void = () => undefined;
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text !== '') told.push(...(JSON.parse(text) as Heard).activities);
    changed();
  });
  await once(socket, 'open');
  const hears = (count: number) =>
    new Promise<void>((resolve) => {
      changed = () => told.length >= count && resolve();
      changed();
    });
  return { told, hears, close: () => socket.terminate() };
}

describe('a stream at one node', () => {
  test('tells what is said at the other, once and in order, under the ids that were answered', async () => {
    const [here, there] = nodes.map(({ url }) => callsOf(url)) as [ReturnType<typeof callsOf>, ReturnType<typeof callsOf>];
    const begun = await here.stranger();
    const stream = await listen(begun.streamUrl);
    await stream.hears(1); // the greeting
    const ids: string[] = [];
    for (const text of ['短信服务费多少', 'help', '人工']) ids.push(await there.says(begun, text));
    await stream.hears(7);
    expect(stream.told.map(({ id }) => Number(id.split('|')[1]))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(stream.told.filter(({ from }) => from.role === 'user').map(({ id }) => id)).toEqual(ids);
    stream.close();
  });

  test('opens by a ticket that the other gave out, once', async () => {
    const [here, there] = nodes.map(({ url }) => callsOf(url)) as [ReturnType<typeof callsOf>, ReturnType<typeof callsOf>];
    const begun = await here.stranger();
    const { streamUrl } = await there.again(begun, '0');
    const moved = streamUrl.replace(new URL(nodes[1].url).host, new URL(nodes[0].url).host);
    const stream = await listen(moved);
    await stream.hears(1);
    const [refused] = (await once(new WebSocket(streamUrl), 'error')) as [Error];
    expect(refused.message).toContain('403');
    stream.close();
  });
});
