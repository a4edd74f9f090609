import { ActivityTypes } from 'botbuilder';
import { decodeJwt } from 'jose';
import type { BankTokens } from '../../../bot/channels/webchat/direct-line/ports';
import { endAll, listen } from './clients';
import { type Begun, codeOf, type Errored, olderSecret, secret, serveDirectLine, type Served, closeAll } from './support';

/** The bank's own sign-in, as far as it answers: the token is the customer's number. */
const bankTokens: BankTokens = {
  read: (token) =>
    Promise.resolve(token === 'away' ? { is: 'away' } : /^\d+$/.test(token) ? { is: 'ok', customer: token } : { is: 'refused' }),
};

let bot: Served;
beforeAll(async () => void (bot = await serveDirectLine({ bankTokens })));
afterAll(closeAll);
afterEach(endAll);

const hello = { type: 'message', text: '你好' };
const signedIn = (customer: string): Promise<Begun> => bot.generate({ user: { token: customer } });
const routes = (id: string) =>
  [
    ['GET', `/conversations/${id}`, undefined],
    ['GET', `/conversations/${id}/activities`, undefined],
    ['POST', `/conversations/${id}/activities`, hello],
    ['POST', `/conversations/${id}/upload`, {}],
  ] as const;

describe('a token', () => {
  test.each([
    ['the newest secret', secret, 200],
    ['an older secret', olderSecret, 200],
    ['no secret', '', 403],
    ['another secret', 'a-direct-line-secret-of-somebody-else', 403],
  ])('is given to %s: %#', async (_, bearer, status) => {
    expect((await bot.call('POST', bot.at('/tokens/generate'), bearer, {})).status).toBe(status);
  });

  test('is no secret: it makes no further tokens but its own', async () => {
    const { token, conversationId, expires_in } = await bot.generate();
    expect(expires_in).toBe(1_800);
    expect(await codeOf(await bot.call('POST', bot.at('/tokens/generate'), token, {}))).toEqual([403, 'Forbidden']);
    const renewed = (await (await bot.call('POST', bot.at('/tokens/refresh'), token)).json()) as Begun;
    expect(renewed.conversationId).toBe(conversationId);
    expect((await bot.say(renewed, hello)).status).toBe(200);
  });

  test('holds the session by its hash and never by what the cookie holds', async () => {
    const { token, conversationId } = await bot.generate({ user: { id: 'lin' } });
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({ conversation: conversationId, user: 'lin', session: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(Object.keys(claims).sort()).toEqual(['conversation', 'exp', 'iat', 'session', 'user']);
  });

  test('that is forged, or none at all, opens nothing', async () => {
    const { conversationId } = await bot.stranger();
    for (const [method, path, body] of routes(conversationId))
      for (const bearer of ['', 'a.b.c'])
        expect(await codeOf(await bot.call(method, bot.at(path), bearer, body))).toEqual([403, 'Forbidden']);
    expect(await codeOf(await bot.call('POST', bot.at('/conversations'), 'a.b.c'))).toEqual([403, 'Forbidden']);
    expect(await codeOf(await bot.call('POST', bot.at('/tokens/refresh'), ''))).toEqual([403, 'Forbidden']);
  });

  test('opens its own conversation only; one that nobody has is not found', async () => {
    const { token } = await bot.stranger();
    const [begun, notBegun] = [await bot.stranger(), await bot.generate()];
    for (const other of [begun, notBegun])
      for (const [method, path, body] of routes(other.conversationId))
        expect(await codeOf(await bot.call(method, bot.at(path), token, body))).toEqual([403, 'Forbidden']);
    for (const [method, path, body] of routes('f865bce1-244c-49e9-995f-000000000000'))
      for (const bearer of [token, secret])
        expect(await codeOf(await bot.call(method, bot.at(path), bearer, body))).toEqual([404, 'ConversationNotFound']);
    expect((await bot.read(begun)).activities).toHaveLength(1);
  });

  test('is over with its time, and with its session: signed out, or raised by a sign-in', async () => {
    const expired = await bot.stranger();
    bot.passTime(30 * 60_000);
    const [left, raised] = [await bot.stranger(), await bot.stranger()];
    await bot.signOut(left.conversationId);
    await bot.database.owner.query('update identity.sessions set revoked_at = now() where conversation = $1', [raised.conversationId]);
    for (const begun of [expired, left, raised]) {
      for (const [method, path, body] of routes(begun.conversationId))
        expect(await codeOf(await bot.call(method, bot.at(path), begun.token, body))).toEqual([403, 'TokenExpired']);
      expect(await codeOf(await bot.call('POST', bot.at('/tokens/refresh'), begun.token))).toEqual([403, 'TokenExpired']);
      expect(await codeOf(await bot.call('POST', bot.at('/conversations'), begun.token))).toEqual([403, 'TokenExpired']);
    }
  });

  test('that is renewed and renewed keeps nobody signed in who says nothing', async () => {
    const renew = async (begun: Begun): Promise<Begun> => (await bot.call('POST', bot.at('/tokens/refresh'), begun.token)).json() as Promise<Begun>; // prettier-ignore
    let [silent, busy] = [await signedIn('10000001'), await signedIn('10000003')];
    bot.passTime(15 * 60_000);
    [silent, busy] = [await renew(silent), await renew(busy)];
    await bot.read(silent);
    await bot.says(busy, '你好');
    bot.passTime(6 * 60_000);
    expect(await codeOf(await bot.say(silent, hello))).toEqual([403, 'TokenExpired']);
    expect((await bot.say(busy, hello)).status).toBe(200);
  });
});

describe('the secret', () => {
  test('speaks for strangers and opens no conversation of a customer', async () => {
    const customer = await bot.start((await signedIn('10000001')).token);
    for (const [method, path, body] of routes(customer.conversationId))
      expect(await codeOf(await bot.call(method, bot.at(path), secret, body))).toEqual([403, 'Forbidden']);
    const stranger = await bot.start(secret);
    expect((await bot.say({ ...stranger, token: secret }, hello)).status).toBe(200);
  });

  test('keeps a conversation alive by saying something, as a token does, and by nothing else', async () => {
    const stranger = { ...(await bot.start(secret)), token: secret };
    for (let n = 0; n < 3; n += 1) {
      bot.passTime(40 * 60_000);
      expect((await bot.say(stranger, hello)).status).toBe(200);
    }
    bot.passTime(40 * 60_000);
    await bot.read(stranger);
    bot.passTime(21 * 60_000);
    expect((await bot.say(stranger, hello)).status).not.toBe(200);
  });
});

describe('a stranger in a chat that no browser of ours holds', () => {
  test.each([
    ['a token', (begun: Begun) => begun],
    ['the secret', (begun: Begun) => ({ ...begun, token: secret })],
  ])('is shown another way than signing in here, and promised nothing, by %s', async (_, as) => {
    const begun = as(await bot.stranger());
    for (const text of ['余额', '转五百给妈妈']) {
      await bot.says(begun, text);
      const last = (await bot.read(begun)).activities.at(-1)!;
      expect(last.text).not.toMatch(/不用再说一遍|接着/);
      expect(last.channelData.choices!.map(({ id }) => id)).toEqual(['openText', 'human']);
    }
  });
});

describe('who asks without end', () => {
  test('is let begin, take up again and renew so many times a minute, told when to go on, and takes no room from others', async () => {
    const small = await serveDirectLine({ limits: { streamsPerMinute: 3 } });
    const [begun, other] = [await small.stranger(), await small.stranger()];
    const paths = [
      ['GET', `/conversations/${begun.conversationId}`],
      ['POST', '/tokens/refresh'],
      ['POST', '/conversations'],
    ] as const;
    for (const [method, path] of paths.slice(0, 2)) expect((await small.call(method, small.at(path), begun.token)).status).toBe(200);
    for (const [method, path] of paths) {
      const answer = await small.call(method, small.at(path), begun.token);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(await codeOf(answer)).toEqual([429, 'TooManyRequests']);
    }
    expect((await small.again(other, '')).conversationId).toBe(other.conversationId);
    expect((await small.say(begun, hello)).status).toBe(200);
    expect((await small.read(begun)).activities).toHaveLength(3);
  });

  test('is let read so many times a minute, and has missed nothing after it', async () => {
    const small = await serveDirectLine({ limits: { readsPerMinute: 2 } });
    const begun = await small.stranger();
    const path = small.at(`/conversations/${begun.conversationId}/activities`);
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push((await small.call('GET', path, begun.token)).status);
    expect(answers).toEqual([200, 200, 429]);
    expect((await listen((await small.again(begun, '')).streamUrl)).refused).toBe(0);
  });
});

describe('a conversation', () => {
  test('begins once: 201, then 200, with one greeting', async () => {
    const { token, conversationId } = await bot.generate();
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await bot.call('POST', bot.at('/conversations'), token, { user: {}, locale: 'en-US' }));
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200]);
    const begun = (await answers[0]!.json()) as Begun;
    expect(begun).toMatchObject({ conversationId, expires_in: 1_800 });
    expect(begun.streamUrl).toMatch(new RegExp(`^ws://127\\.0\\.0\\.1:\\d+/v3/directline/conversations/${conversationId}/stream\\?watermark=0&t=[\\w-]{22}$`)); // prettier-ignore
    expect((await bot.read(begun)).activities).toMatchObject([{ id: `${conversationId}|1`, locale: 'en', channelData: { kind: 'menu' } }]);
  });

  test('of a customer whom the bank names is their one open conversation, and they are signed in', async () => {
    const [one, other] = [await signedIn('10000001'), await signedIn('10000001')];
    expect(other.conversationId).toBe(one.conversationId);
    await bot.says(one, '余额');
    expect((await bot.read(other)).activities.at(-1)!.text).toContain('12,345.67');
  });

  test.each([
    ['the bank does not vouch for', 'nobody', 403, 'Forbidden'],
    ['the bank cannot be asked about', 'away', 503, 'ServiceUnavailable'],
  ])('is not begun for whom %s', async (_, token, status, code) => {
    expect(await codeOf(await bot.call('POST', bot.at('/tokens/generate'), secret, { user: { token } }))).toEqual([status, code]);
  });

  test('is told a page at a time, every activity once and in order', async () => {
    const begun = await bot.stranger();
    for (let n = 0; n < 55; n += 1) await bot.says(begun, '你好');
    const first = await bot.read(begun);
    const second = await bot.read(begun, first.watermark);
    expect([first.activities.length, first.watermark, second.activities.length, second.watermark]).toEqual([100, '100', 11, '111']);
    const seqs = [...first.activities, ...second.activities].map(({ id }) => Number(id.split('|')[1]));
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
    expect(await bot.read(begun, '111')).toEqual({ activities: [], watermark: '111' });
  });

  test('that is old is replayed to a newcomer by its newest part only', async () => {
    const begun = await bot.stranger();
    for (let n = 0; n < 55; n += 1) await bot.says(begun, '你好');
    expect((await bot.start(begun.token)).streamUrl).toContain('watermark=11&');
  });

  test.each(['-1', '1e3', 'latest', '1|2', '9'.repeat(30)])('has no watermark %s', async (watermark) => {
    const { token, conversationId } = await bot.stranger();
    for (const path of [`/conversations/${conversationId}`, `/conversations/${conversationId}/activities`])
      expect(await codeOf(await bot.call('GET', bot.at(`${path}?watermark=${watermark}`), token))).toEqual([400, 'BadArgument']);
  });
});

describe('an activity', () => {
  test('is answered with its place, is from whom the token says, and carries what its client calls it', async () => {
    const begun = await bot.stranger({ user: { id: 'lin' } });
    const sent = { ...hello, id: 'mine', from: { id: 'mallory', role: 'bot' }, conversation: { id: 'other' }, channelData: { clientActivityID: 'c1' } }; // prettier-ignore
    expect(await (await bot.say(begun, sent)).json()).toEqual({ id: `${begun.conversationId}|2` });
    const [, own, answer] = (await bot.read(begun)).activities;
    expect(own).toMatchObject({
      id: `${begun.conversationId}|2`,
      from: { id: 'lin', role: 'user' },
      conversation: { id: begun.conversationId },
    });
    expect(own!.channelData.clientActivityID).toBe('c1');
    expect(answer!.replyToId).toBe(own!.id);
  });

  test('sent again gets the same id and adds nothing, also at once', async () => {
    const begun = await bot.stranger();
    const ids = await Promise.all(Array.from({ length: 10 }, () => bot.says(begun, '你好', 'again')));
    expect(new Set([...ids, await bot.says(begun, '你好', 'again')]).size).toBe(1);
    expect((await bot.read(begun)).activities).toHaveLength(3);
  });

  test('without a name of its own is a turn each time', async () => {
    const begun = await bot.stranger();
    expect(await bot.says(begun, '你好')).not.toBe(await bot.says(begun, '你好'));
  });

  test('may be the tap of a button, as clients send it back', async () => {
    const begun = await bot.stranger();
    const [greeting] = (await bot.read(begun)).activities;
    const at = greeting!.channelData.choices!.findIndex(({ id }) => id === 'human');
    const { value } = greeting!.suggestedActions!.actions[at]!;
    await bot.say(begun, { type: 'message', text: 'whatever', value, channelData: { messageBack: { displayText: 'whatever' } } });
    const [, own, answer] = (await bot.read(begun)).activities;
    expect([own!.text, answer!.channelData.kind]).toEqual(['找人工客服', 'handoff']);
  });

  test('of 2,001 characters is taken, and cut where it is kept', async () => {
    const begun = await bot.stranger();
    expect((await bot.say(begun, { type: 'message', text: '好'.repeat(2_001) })).status).toBe(200);
    expect((await bot.read(begun)).activities[1]!.text).toBe(`${'好'.repeat(2_000)}…`);
  });

  test.each(Object.values(ActivityTypes).filter((type: string) => type !== 'message'))(
    'of type %s is taken and is no turn',
    async (type) => {
      const begun = await bot.stranger();
      const sent = { type, name: 'x', value: { choice: 'human' }, text: '人工', channelData: { clientActivityID: 'c1' } };
      const ids = [await bot.say(begun, sent), await bot.say(begun, sent)].map((answer) => answer.json());
      const [one, other] = (await Promise.all(ids)) as { id: string }[];
      expect(one!.id).toMatch(new RegExp(`^${begun.conversationId}\\|`));
      expect(other).toEqual(one);
      expect((await bot.read(begun)).activities).toHaveLength(1);
    },
  );

  test.each([
    ['no JSON', '{"type":', {}, 400, 'BadArgument'],
    ['a list', [hello], {}, 400, 'BadArgument'],
    ['no type', { text: '你好' }, {}, 400, 'BadArgument'],
    ['a type that nobody knows', { type: 'Message', text: '你好' }, {}, 400, 'BadArgument'],
    ['a type that every object has', { type: 'constructor' }, {}, 400, 'BadArgument'],
    ['text that is a number', { type: 'message', text: 5 }, {}, 400, 'BadArgument'],
    ['nothing said', { type: 'message', text: ' \n' }, {}, 400, 'BadArgument'],
    ['a value that is no choice', { type: 'message', value: { choice: 5 } }, {}, 400, 'BadArgument'],
    ['a name of 65 characters', { ...hello, channelData: { clientActivityID: 'x'.repeat(65) } }, {}, 400, 'BadArgument'],
    ['a name that is a number', { ...hello, channelData: { clientActivityID: 5 } }, {}, 400, 'BadArgument'],
    ['21 levels', `${'['.repeat(21)}${']'.repeat(21)}`, {}, 400, 'BadArgument'],
    ['a NUL', '{"type":"message","text":"\\u0000"}', {}, 400, 'BadArgument'],
    ['65 kB', { type: 'message', text: 'x'.repeat(65_536) }, {}, 413, 'TooLarge'],
    ['a form', 'type=message', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UnsupportedMediaType'],
    ['plain text', JSON.stringify(hello), { 'content-type': 'text/plain' }, 415, 'UnsupportedMediaType'],
    ['something packed', JSON.stringify(hello), { 'content-encoding': 'gzip' }, 415, 'UnsupportedMediaType'],
    [
      'files and no words',
      { type: 'message', attachments: [{ contentType: 'image/png', contentUrl: 'data:,' }] },
      {},
      415,
      'UnsupportedMediaType',
    ],
  ])('that is %s is refused in words, and nothing of it is kept', async (_, body, headers, status, code) => {
    const begun = await bot.stranger();
    const path = bot.at(`/conversations/${begun.conversationId}/activities`);
    for (const [lang, words] of [
      ['zh-CN', /[。]$/],
      ['en', /[a-z].*\.$/],
    ] as const) {
      const answer = await bot.call('POST', path, begun.token, body, { 'accept-language': lang, ...headers });
      const { error } = (await answer.json()) as Errored;
      expect([answer.status, error.code]).toEqual([status, code]);
      expect(error.message).toMatch(words);
    }
    expect((await bot.read(begun)).activities).toHaveLength(1);
  });

  test('with files and words: the words are a turn, and who listens is told that the files are not opened', async () => {
    const begun = await bot.stranger();
    const stream = await listen(begun.streamUrl);
    const files = [{ contentType: 'image/png', contentUrl: 'data:,' }];
    const { id } = (await (await bot.say(begun, { ...hello, attachments: files })).json()) as { id: string };
    await stream.hears(4);
    expect(stream.told.filter(({ id }) => /\|\d+$/.test(id))).toHaveLength(3);
    expect(stream.told.find((one) => one.id === `${id}.files`)).toMatchObject({ replyToId: id, text: expect.stringContaining('打不开文件') as string }); // prettier-ignore
  });

  test('is a file for upload: refused in words, however large', async () => {
    const begun = await bot.stranger();
    const form = new FormData();
    form.append('file', new Blob(['x'.repeat(5_000_000)], { type: 'image/png' }), 'x.png');
    const path = bot.at(`/conversations/${begun.conversationId}/upload?userId=me`);
    const answer = await fetch(bot.url + path, { method: 'POST', body: form, headers: { authorization: `Bearer ${begun.token}` } });
    const { error } = (await answer.json()) as Errored;
    expect([answer.status, error.message]).toEqual([415, expect.stringContaining('打不开文件')]);
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('is not sent by %s', async (method) => {
    const begun = await bot.stranger();
    const answer = await bot.call(method, bot.at(`/conversations/${begun.conversationId}/activities`), begun.token, hello);
    expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([405, ['error']]);
  });
});

describe('a refusal', () => {
  test('is worded in the language of the customer, whatever their client asks for', async () => {
    const begun = await signedIn('10000010');
    const path = bot.at(`/conversations/${begun.conversationId}/activities`);
    const answer = await bot.call('POST', path, begun.token, { type: 'message' }, { 'accept-language': 'zh-CN' });
    expect(((await answer.json()) as Errored).error.message).toMatch(/^Nothing is written yet/);
  });

  test('of one turn too many names when to come again', async () => {
    const small = await serveDirectLine({ env: { TURNS_PER_MINUTE: '2' } });
    const begun = await small.stranger();
    const answers = [await small.say(begun, hello), await small.say(begun, hello), await small.say(begun, hello)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(answers[2]!.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await codeOf(answers[2]!)).toEqual([429, 'TooManyRequests']);
  });

  test('of the bank’s token comes where no sign-in of the bank is set up', async () => {
    const plain = await serveDirectLine();
    const answer = await plain.call('POST', plain.at('/tokens/generate'), secret, { user: { token: '10000001' } });
    expect(await codeOf(answer)).toEqual([403, 'Forbidden']);
  });
});

describe('a turn that takes longer than anybody waits', () => {
  test('is answered with an id of its own, the same when it is sent again; who listens hears that it goes on, and then its answer', async () => {
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    let slow = false;
    const faults = { at: (place: string) => (slow && place === 'turn.beforeAnswer' ? finished : Promise.resolve()) };
    const held = await serveDirectLine({ faults, around: (turn) => (slow ? Promise.resolve({ is: 'working' }) : turn) });
    const begun = await held.stranger();
    const stream = await listen(begun.streamUrl);
    await stream.hears(1);
    slow = true;
    const ids = [await held.says(begun, '你好', 'slow'), await held.says(begun, '你好', 'slow'), await held.says(begun, '谢谢', 'other')];
    await stream.hears(4);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(stream.told.slice(1).map(({ id, replyToId }) => [id, replyToId])).toEqual(ids.map((id) => [`${id}.working`, id]));
    expect(stream.told[1]).toMatchObject({ channelData: { kind: 'status', money: 'checking' } });
    expect(stream.watermark()).toBe('1');
    finish();
    await stream.hears(8);
    slow = false;
    const stored = (await held.read(begun)).activities;
    expect(stream.told.map(({ id }) => id).filter((id) => !id.endsWith('working'))).toEqual(stored.map(({ id }) => id));
    expect(await held.says(begun, '你好', 'slow')).toBe(stored[1]!.id);
  });
});
