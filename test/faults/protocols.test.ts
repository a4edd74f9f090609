import { ActivityTypes } from 'botbuilder';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { serveBot } from '../support/serve';
import { type Bytes, type Call, call, type Heard, json } from './callers';

const secret = 'a-direct-line-secret-for-hostile-clients';
const unlimited = { SIGN_INS_PER_MINUTE: '100000', VISITORS_PER_MINUTE: '100000', DIRECT_LINE_SECRET: secret };

/** A door as its clients meet it: where activities go, what makes a call pass it, and an activity that is a turn. */
type Door = {
  url: string;
  headers: Record<string, string>;
  activity(more?: Record<string, unknown>): Record<string, unknown>;
};

let bot: Awaited<ReturnType<typeof serveBot>>;
beforeAll(async () => void (bot = await serveBot(unlimited)));
afterAll(() => bot.close());
afterEach(() => bot.checkBooks());

let names = 0;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const at = (path: string) => `${bot.url}/v3/directline${path}`;

type Begun = { conversationId: string; token: string };
/** A stranger who has been greeted, with a token of their own. */
async function stranger(opening: object = {}): Promise<Begun> {
  const { headers, body } = json(opening);
  const { text } = await call(at('/tokens/generate'), { headers: { ...headers, ...bearer(secret) }, body });
  const { token } = JSON.parse(text) as Begun;
  return JSON.parse((await call(at('/conversations'), { headers: bearer(token) })).text) as Begun;
}

const doors: { [name: string]: () => Promise<Door> } = {
  'Direct Line': async () => {
    const { conversationId, token } = await stranger();
    const activity = (more = {}) => ({ type: 'message', text: '帮助', channelData: { clientActivityID: `c${(names += 1)}` }, ...more });
    return { url: at(`/conversations/${conversationId}/activities`), headers: bearer(token), activity };
  },
  '/api/messages': () => {
    const conversation = { id: `conversation-${(names += 1)}` };
    const accounts = { from: { id: 'user-1', name: 'A user' }, recipient: { id: 'bot-1', name: 'The bot' } };
    const base = { type: 'message', text: '帮助', channelId: 'test', deliveryMode: 'expectReplies', conversation, ...accounts };
    const activity = (more = {}) => ({ ...base, id: `activity-${(names += 1)}`, ...more });
    return Promise.resolve({ url: `${bot.url}/api/messages`, headers: {}, activity });
  },
};

const stored = async (): Promise<number> => {
  const { rows } = await bot.database.owner.query<{ count: number }>('select count(*)::int as count from core.activities');
  return rows[0]!.count;
};

/** A refusal in the form of both protocols, in words of our own. */
function expectRefusal({ status, headers, text }: Heard): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(headers['content-type']).toMatch(/^application\/json/);
  expect(JSON.parse(text)).toEqual({ error: { code: expect.stringMatching(/^\w+$/) as string, message: expect.any(String) as string } });
  expect(text).toMatch(/\p{Script=Han}{4}/u);
  expect(text).not.toMatch(/Error:|at \/|\.ts:|undefined|Zod|JSON at/);
}

/** Sends it: what is taken is answered in 2xx, what is not is refused in words and leaves nothing behind. */
async function send(url: string, sent: Call): Promise<Heard> {
  const before = await stored();
  const heard = await call(url, sent);
  if (heard.status >= 200 && heard.status < 300) return heard;
  expectRefusal(heard);
  expect(await stored()).toBe(before);
  return heard;
}

async function expectNormalTurn({ url, headers, activity }: Door): Promise<void> {
  const before = await stored();
  const { headers: type, body } = json(activity());
  expect((await call(url, { headers: { ...headers, ...type }, body })).status).toBe(200);
  expect(await stored()).toBe(before + 2);
}

/** An activity of exactly so many bytes. */
const ofBytes = (length: number): string => {
  const empty = JSON.stringify({ type: 'message', text: '' });
  return empty.replace('""', `"${'x'.repeat(length - empty.length)}"`);
};

describe.each(Object.keys(doors))('%s', (name) => {
  let door: Door;
  beforeEach(async () => void (door = await doors[name]!()));
  afterEach(() => expectNormalTurn(door));

  /** One activity, or bytes in its place. */
  const post = (body: Bytes | object, more: Record<string, string | string[]> = {}): Promise<Heard> => {
    const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    return send(door.url, { headers: { 'content-type': 'application/json', ...door.headers, ...more }, body: bytes });
  };

  const turns: readonly string[] = [ActivityTypes.Message, ActivityTypes.ConversationUpdate];
  test.each(Object.values(ActivityTypes))('takes a %s, with and without text and with nothing but null, or refuses it', async (type) => {
    const nulls = Object.fromEntries(fields.map((field) => [field, null]));
    const before = await stored();
    for (const activity of [
      door.activity({ type }),
      door.activity({ type, text: undefined }),
      { ...nulls, ...door.activity({ type, text: null }) },
    ]) {
      const { headers, body } = json(activity);
      const heard = await call(door.url, { headers: { ...headers, ...door.headers }, body });
      // The protocol's own answer to a call that nobody here takes.
      if (name === '/api/messages' && type === ActivityTypes.Invoke) expect([heard.status, heard.text]).toEqual([501, '']);
      else if (heard.status !== 200) expectRefusal(heard);
    }
    if (!turns.includes(type)) expect(await stored()).toBe(before);
  });

  const long = 'x'.repeat(10_000);
  test.each<[string, Record<string, unknown>]>([
    ['id', { id: long }],
    ['type', { type: long }],
    ['channelId', { channelId: long }],
    ['conversation', { conversation: { id: long } }],
    ['user', { from: { id: long, name: long } }],
    ['bot', { recipient: { id: long, name: long } }],
    ['client’s name for it', { channelData: { clientActivityID: long } }],
    ['choice', { value: { choice: long, frame: long, digest: long } }],
    ['locale', { locale: long }],
    ['replyToId', { replyToId: long }],
  ])('takes or refuses 10,000 characters as its %s', async (_field, more) => {
    await post(door.activity(more));
  });

  const bodies: [string, Bytes, number[]][] = [
    ['a NUL in its text', '{"type":"message","text":"a\\u0000b"}', [400]],
    ['a NUL in a key', '{"type":"message","text":"a","\\u0000":1}', [400]],
    ['a raw NUL', '{"type":"message","text":"a\0b"}', [400]],
    ['half a character', '{"type":"message","text":"\\ud83d"}', [400]],
    ['the other half', '{"type":"message","text":"\\ude00 转"}', [400]],
    ['half a character in raw bytes', Buffer.from('{"type":"message","text":"\xed\xa0\xbd"}', 'latin1'), [400]],
    ['no UTF-8', Buffer.from('{"type":"message","text":"\xff"}', 'latin1'), [400]],
    ['UTF-16', Buffer.from('\ufeff{"type":"message","text":"a"}', 'utf16le'), [400]],
    ['21 levels', `{"type":"message","text":"a","value":${'['.repeat(20)}${']'.repeat(20)}}`, [400]],
    ['30,000 levels', '['.repeat(30_000), [400]],
    ['64 kB and a byte', ofBytes(64 * 1024 + 1), [413]],
    ['much more', ofBytes(1_000_000), [413]],
    ['a list', '[{"type":"message","text":"a"}]', [400]],
    ['an empty list', '[]', [400]],
    ['a string', '"message"', [400]],
    ['null', 'null', [400]],
    ['a number that is none', '{"type":"message","text":NaN}', [400]],
    ['nothing', '', [400]],
    ['two values', '{}{}', [400]],
    ['a type that every object has', '{"type":"__proto__","text":"a"}', [200, 400]],
    ['a prototype of its own', '{"__proto__":{"type":"message","text":"a"},"constructor":{"prototype":{}}}', [400]],
    ['an escaped prototype', '{"\\u005f_proto__":{"type":"message"},"text":"a"}', [400]],
  ];
  test.each(bodies)('refuses %s', async (_what, body, statuses) => {
    expect(statuses).toContain((await post(body)).status);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('takes 64 kB to the byte', async () => {
    const activity = door.activity({ text: '' });
    const text = 'x'.repeat(64 * 1024 - JSON.stringify(activity).length);
    expect(Buffer.byteLength(JSON.stringify({ ...activity, text }))).toBe(64 * 1024);
    expect((await post({ ...activity, text })).status).toBe(200);
  });

  test('takes the last of two keys of one name, as every reader of JSON here does, and keeps one turn of it', async () => {
    const before = await stored();
    const twice = JSON.stringify(door.activity({ text: '帮助' })).replace('"text":', '"text":"从工资卡转1到储蓄","text":');
    expect((await post(twice)).status).toBe(200);
    const { rows } = await bot.database.owner.query<{ text: string }>(
      `select activity ->> 'text' as text from core.activities where sender = 'customer' and activity ->> 'text' like '从工资卡%'`,
    );
    expect([rows, await stored()]).toEqual([[], before + 2]);
  });

  test.each<[string, Record<string, string | string[]>]>([
    ['text/plain', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['XML', { 'content-type': 'application/xml' }],
    ['no type', { 'content-type': '' }],
    ['another charset', { 'content-type': 'application/json; charset=gb18030' }],
    ['nearly JSON', { 'content-type': 'application/jsonx' }],
    ['two types', { 'content-type': ['text/plain', 'application/json'] }],
    ['gzip that is none', { 'content-encoding': 'gzip' }],
    ['two encodings', { 'content-encoding': 'identity, gzip' }],
  ])('refuses a body that says it is %s', async (_what, headers) => {
    expect((await post(door.activity(), headers)).status).toBe(415);
  });

  test('does not unpack a bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
    expect((await post(bomb, { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  test('takes a body that comes in pieces', async () => {
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked', ...door.headers };
    expect((await send(door.url, { headers, body: inPieces(door.activity()) })).status).toBe(200);
  });

  test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'M-SEARCH', 'PURGE'])('answers a %s below 500', async (method) => {
    await send(door.url, { method, headers: door.headers });
  });

  test('shows nothing of itself to a HEAD', async () => {
    const { status, text } = await call(door.url, { method: 'HEAD', headers: door.headers });
    expect([status < 500, text]).toEqual([true, '']);
  });

  test('takes nonsense in every field or refuses it, and keeps nothing of what it refuses', async () => {
    const seen = new Set<number>();
    const property = fc.asyncProperty(nonsense, async (odd) => void seen.add((await post(door.activity(odd))).status));
    await fc.assert(property, { seed: 20260318, numRuns: 140, endOnFailure: true });
    expect([...seen].sort()).toEqual([200, 400]);
  });
});

const inPieces = (activity: object): Bytes[] => JSON.stringify(activity).match(/[^]{1,7}/g)!;

test('a body that never ends is given up at either door, in words', async () => {
  const before = await stored();
  const endless = Object.values(doors).map(async (open) => {
    const { url, headers, activity } = await open();
    const body = inPieces(activity()).slice(0, -1);
    return call(url, { headers: { 'content-type': 'application/json', ...headers }, body, open: true });
  });
  for (const heard of await Promise.all(endless)) {
    expectRefusal(heard);
    expect(heard.status).toBe(408);
  }
  expect(await stored()).toBe(before + 1); // a greeting
});

/** The fields of an Activity (Bot Framework protocol 3.1), all of them. */
const fields = [
  ...['type', 'id', 'timestamp', 'localTimestamp', 'localTimezone', 'callerId', 'serviceUrl', 'channelId', 'from', 'conversation'],
  ...['recipient', 'textFormat', 'attachmentLayout', 'membersAdded', 'membersRemoved', 'reactionsAdded', 'reactionsRemoved'],
  ...['topicName', 'historyDisclosed', 'locale', 'text', 'speak', 'inputHint', 'summary', 'suggestedActions', 'attachments', 'entities'],
  ...['channelData', 'action', 'replyToId', 'label', 'valueType', 'value', 'name', 'relatesTo', 'code', 'expiration', 'importance'],
  ...['deliveryMode', 'listenFor', 'textHighlights', 'semanticAction'],
];

const odd = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1e308, 2 ** 53, '', ' ', '__proto__', 'constructor', 'bot', 'user', 'confirm', {}, [], [[]]),
  fc.constantFrom('\ud800', 'a\0b', '\u202e\u2066', '\r\nSet-Cookie: x=1', '../../etc/passwd', 'http://169.254.169.254/', 'file:///etc'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.record(
    { id: fc.anything({ maxDepth: 1 }), choice: fc.anything({ maxDepth: 1 }), clientActivityID: fc.anything({ maxDepth: 1 }) },
    { requiredKeys: [] },
  ),
  fc.jsonValue({ maxDepth: 4 }),
);
const type = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('message', ...Object.values(ActivityTypes)) }, { weight: 1, arbitrary: odd });
/** `invoke` has an answer of its own. */
const nonsense = fc
  .dictionary(fc.constantFrom(...fields), odd, { maxKeys: 6, noNullPrototype: true })
  .chain((some) => fc.record({ type, some: fc.constant(some) }))
  .filter((one) => one.type !== 'invoke')
  .map((one) => plainOf({ ...one.some, type: one.type }));

/** What JSON has no word for (bigint, symbols, NaN, holes) becomes what it would write. */
function plainOf(value: unknown): Record<string, unknown> {
  const write = (_key: string, one: unknown) => (typeof one === 'bigint' ? one.toString() : one);
  return JSON.parse(JSON.stringify(value, write)) as Record<string, unknown>;
}

describe('the routes of Direct Line', () => {
  let begun: Begun;
  beforeEach(async () => void (begun = await stranger()));

  const routes = (id: string): [string, string][] => [
    ['POST', '/tokens/generate'],
    ['POST', '/tokens/refresh'],
    ['POST', '/conversations'],
    ['GET', `/conversations/${id}`],
    ['GET', `/conversations/${id}/activities`],
    ['POST', `/conversations/${id}/activities`],
    ['POST', `/conversations/${id}/upload`],
  ];
  const said = json({ type: 'message', text: '帮助' });

  test('open to no token in their address', async () => {
    for (const [method, path] of routes(begun.conversationId))
      for (const query of [`token=${begun.token}`, `t=${begun.token}`, `access_token=${begun.token}`, `secret=${secret}`]) {
        const sent = method === 'POST' ? said : {};
        expect((await send(at(`${path}?${query}`), { method, ...sent })).status).toBe(403);
      }
  });

  test('open to no Authorization but one that is good', async () => {
    const { token } = begun;
    for (const authorization of [
      '',
      token,
      `Basic ${token}`,
      `Bearer  ${token}`,
      `Bearer ${token}, Bearer ${secret}`,
      `Bearer ${'x'.repeat(5_000)}`,
    ])
      // prettier-ignore
      for (const [method, path] of routes(begun.conversationId)) {
        const { headers, body } = said;
        const sent = method === 'POST' ? { headers: { ...headers, authorization }, body } : { headers: { authorization } };
        expect((await send(at(path), { method, ...sent })).status).toBe(403);
      }
  });

  test('take no second Authorization for more than the first', async () => {
    const other = await stranger();
    const { headers, body } = said;
    const two = (one: string, next: string) => ({ ...headers, authorization: [`Bearer ${one}`, `Bearer ${next}`] });
    const path = at(`/conversations/${begun.conversationId}/activities`);
    for (const [one, next] of [
      [other.token, begun.token],
      ['a.b.c', begun.token],
      ['a.b.c', secret],
    ] as const)
      // prettier-ignore
      expect((await send(path, { headers: two(one, next), body })).status).toBe(403);
  });

  test.each([
    ['a NUL', '%00'],
    ['an id with a NUL', 'x%00y'],
    ['a line break', '%0a'],
    ['half a character', '%ed%a0%80'],
    ['half an escape', '%'],
    ['the way up', '..%2f..'],
    ['the prototype', '__proto__'],
    ['10,000 characters', 'a'.repeat(10_000)],
    ['an emoji', '%F0%9F%98%80'],
    ['SQL', "'%20or%20'1'='1"],
  ])('know no conversation called %s, for a token or for the secret', async (_what, id) => {
    for (const [method, path] of routes(id).slice(3))
      for (const token of [begun.token, secret]) {
        const { headers, body } = said;
        const sent = method === 'POST' ? { headers: { ...headers, ...bearer(token) }, body } : { headers: bearer(token) };
        expect([400, 403, 404, 431]).toContain((await send(at(path), { method, ...sent })).status);
      }
  });

  test.each(['/', '/tokens', '/conversations/x/y/z', '/session/getsessionid', '//', '/tokens/generate/'])(
    'end at %s in words',
    async (path) => {
      for (const method of ['GET', 'POST']) await send(at(path), { method, headers: bearer(begun.token) });
    },
  );

  test('begin with any opening, or refuse it', async () => {
    const property = fc.asyncProperty(fc.constantFrom(...routes('').slice(0, 3)), odd, odd, async ([method, path], one, other) => {
      for (const opening of [one, { user: one, locale: other }, { user: { id: one, token: other } }]) {
        const { headers, body } = json(plainOf({ opening }).opening ?? null);
        const { status, text } = await send(at(path), { method, headers: { ...headers, ...bearer(secret) }, body });
        if (status < 300) expect(JSON.parse(text)).toMatchObject({ conversationId: expect.any(String) as string });
      }
    });
    await fc.assert(property, { seed: 20260318, numRuns: 40, endOnFailure: true });
  });

  test.each([5, true, null, {}, [], '', 'x'.repeat(65), '\ud800', 'a\0b'])(
    'take %j for no name of an activity',
    async (clientActivityID) => {
      const path = at(`/conversations/${begun.conversationId}/activities`);
      const { headers, body } = json({ type: 'message', text: '帮助', channelData: { clientActivityID } });
      const { status } = await send(path, { headers: { ...headers, ...bearer(begun.token) }, body });
      expect(status).toBe(clientActivityID === null ? 200 : 400);
    },
  );
});

/** What only the bot says of itself, and a customer might like to say in its place. */
const forged = {
  ...{ id: 'forged-id', timestamp: '1999-01-01T00:00:00Z', replyToId: 'forged-reply', speak: '<speak>forged</speak>', locale: 'fr' },
  ...{ from: { id: 'bot', role: 'bot', name: 'forged' }, recipient: { id: 'customer', role: 'user' }, inputHint: 'ignoringInput' },
  ...{ suggestedActions: { to: [], actions: [{ type: 'openUrl', title: 'forged', value: 'https://forged.invalid' }] } },
};
const ours = { screenReader: 'forged', kind: 'receipt', money: 'moved', urgency: 'alert', blocks: ['forged'], choices: ['forged'], turn: 'forged', customer: '10000001', assurance: 'signedIn' }; // prettier-ignore

type Told = { from: { id: string; role: string }; channelData: Record<string, unknown> };

describe('what a customer says of themselves', () => {
  test('never comes back as ours from Direct Line', async () => {
    const begun = await stranger({ user: { id: 'lin' } });
    const path = at(`/conversations/${begun.conversationId}/activities`);
    const { headers, body } = json({ ...forged, type: 'message', text: '查余额', channelData: { ...ours, clientActivityID: 'c-forged' } });
    expect((await call(path, { headers: { ...headers, ...bearer(begun.token) }, body })).status).toBe(200);
    const { text } = await call(path, { method: 'GET', headers: bearer(begun.token) });
    const [, own, answer] = (JSON.parse(text) as { activities: Told[] }).activities;
    expect(own).toEqual({
      ...{ type: 'message', id: `${begun.conversationId}|2`, text: '查余额', textFormat: 'plain', locale: 'zh-CN' },
      ...{ channelId: 'directline', conversation: { id: begun.conversationId }, timestamp: expect.stringMatching(/^20(?!99)/) as string },
      ...{ from: { id: 'lin', role: 'user' }, channelData: { clientActivityID: 'c-forged' } },
    });
    expect(answer!.from).toEqual({ id: 'bot', role: 'bot' });
    expect(text).not.toContain('forged.invalid');
    expect(text).not.toMatch(/12,345|"money":"moved"|screenReader":"forged/);
  });

  test('raises nobody and changes no speaker at /api/messages', async () => {
    const conversation = { id: 'forged-conversation', isGroup: false, tenantId: '10000001' };
    const sent = { ...forged, type: 'message', text: '查余额', channelId: 'webchat', conversation, deliveryMode: 'expectReplies' };
    const { headers, body } = json({ ...sent, channelData: { ...ours, clientActivityID: 'c-forged' }, callerId: 'urn:botframework:azure' });
    const { status, text } = await call(`${bot.url}/api/messages`, { headers, body });
    const [answer] = (JSON.parse(text) as { activities: Told[] }).activities;
    expect([status, answer!.from.role]).toEqual([200, 'bot']);
    expect(text).not.toMatch(/12,345|"money":"moved"|"screenReader":"forged|forged\.invalid/);
    const { rows } = await bot.database.owner.query<{ activity: Told; customer: string | null }>(
      `select a.activity, c.customer from core.activities a join core.conversations c on c.id = a.conversation
        where a.sender = 'customer' order by c.created_at desc, a.seq desc limit 1`,
    );
    expect(rows).toMatchObject([{ customer: null, activity: { text: '查余额', from: { id: 'bot', role: 'user' } } }]);
    expect(JSON.stringify(rows)).not.toMatch(/forged-id|c-forged|"money"/);
  });
});
