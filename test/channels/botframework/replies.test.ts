import { addressOf, conversationOf } from '../../../bot/channels/botframework/incoming';
import { openConnector } from './channel';
import { openDoor } from './door';

type Door = Awaited<ReturnType<typeof openDoor>>;
type Connector = Awaited<ReturnType<typeof openConnector>>;

describe('POST /api/messages without an app id', () => {
  let door: Door;
  let connector: Connector;
  beforeAll(async () => {
    door = await openDoor();
    connector = await openConnector();
  });
  beforeEach(() => {
    connector.posted.length = 0;
    connector.fault = undefined;
    connector.tried = 0;
  });
  afterAll(async () => {
    await door.close();
    await connector.close();
  });
  const expecting = { deliveryMode: 'expectReplies' };

  it('answers expectReplies in the body, addressed to who wrote and without what is only ours', async () => {
    const { status, headers, json } = await door.deliver({
      ...expecting,
      id: 'a1',
      conversation: { id: 'c1' },
      serviceUrl: 'https://elsewhere.example/',
    });
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(json.activities).toHaveLength(1);
    const [reply] = json.activities;
    expect(reply).toMatchObject({
      type: 'message',
      channelId: 'test',
      conversation: { id: 'c1' },
      from: { id: 'bot-1', role: 'bot' },
      recipient: { id: 'user-1', role: 'user' },
      serviceUrl: 'https://elsewhere.example/',
      replyToId: 'a1',
      locale: 'en',
    });
    expect(reply!.channelData).toMatchObject({ money: expect.any(String) as string, screenReader: expect.any(String) as string });
    expect(reply!.channelData).not.toHaveProperty('turn');
    expect(reply!.suggestedActions.actions.length).toBeGreaterThan(0);
  });

  it('takes a tap by its value, bound to the frame that asked', async () => {
    const conversation = { id: 'tapped' };
    const first = await door.deliver({ ...expecting, conversation });
    const { value } = first.json.activities[0]!.suggestedActions.actions[0]!;
    const { json } = await door.deliver({ ...expecting, conversation, text: 'whatever the label was', value });
    expect(json.activities[0]!.text).not.toEqual(first.json.activities[0]!.text);
  });

  it('answers in the language of the channel', async () => {
    const { json } = await door.deliver({ ...expecting, locale: 'zh-Hans-CN', text: '帮助' });
    expect(json.activities[0]).toMatchObject({ locale: 'zh-CN', text: expect.stringMatching(/\p{Script=Han}/u) as string });
  });

  it('gives a redelivered activity the same answer and stores nothing again', async () => {
    const sent = { ...expecting, id: 'once', conversation: { id: 'redelivered' } };
    const first = await door.deliver(sent);
    const before = await door.stored();
    const again = await Promise.all([door.deliver(sent), door.deliver(sent), door.deliver({ ...sent, text: 'other words' })]);
    for (const one of again) expect(one.text).toEqual(first.text);
    expect(await door.stored()).toBe(before);
  });

  it('posts the answer to the connector, as a reply to what was sent', async () => {
    const { status, text } = await door.deliver({ id: 'p1', conversation: { id: 'posted' }, serviceUrl: connector.url });
    expect([status, text]).toEqual([200, '']);
    const [{ path, authorization, activity }] = connector.posted as [Connector['posted'][0]];
    expect(path).toBe('/v3/conversations/posted/activities/p1');
    expect(authorization).toBeUndefined();
    expect(activity).toMatchObject({ replyToId: 'p1', from: { id: 'bot-1' }, recipient: { id: 'user-1' }, conversation: { id: 'posted' } });
    expect(activity).toMatchObject({
      text: expect.stringMatching(/\w/) as string,
      speak: expect.any(String) as string,
      inputHint: expect.any(String) as string,
    });
    expect(activity).toMatchObject({
      suggestedActions: { actions: expect.arrayContaining([expect.objectContaining({ type: 'messageBack' })]) as object },
    });
    expect(activity).not.toHaveProperty('id');
    expect(JSON.stringify(activity)).not.toContain('"turn"');
  });

  it.each(['fails', 'dead', 'silent'] as const)(
    'answers 503 where the connector %s, and sends the stored answer when the channel delivers again',
    async (fault) => {
      connector.fault = fault;
      const sent = { id: `again-${fault}`, conversation: { id: fault }, serviceUrl: connector.url };
      const { status, json, text } = await door.deliver(sent);
      expect(status).toBe(503);
      expect(json.error).toMatchObject({ code: 'unavailable', message: expect.any(String) as string });
      expect(text).not.toMatch(/secret|ECONN|abort|127\.0/i);
      const before = await door.stored();
      connector.fault = undefined;
      expect((await door.deliver(sent)).status).toBe(200);
      expect(connector.posted).toHaveLength(1);
      expect(await door.stored()).toBe(before);
    },
  );

  it('sends one answer for one activity that is delivered twice at once', async () => {
    const sent = { id: 'twin', conversation: { id: 'twins' }, serviceUrl: connector.url };
    const answers = await Promise.all([door.deliver(sent), door.deliver(sent)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(connector.posted).toHaveLength(1);
  });

  it('keeps how somebody is reached who was answered at a connector, and nobody else', async () => {
    await door.deliver({ conversation: { id: 'kept' }, serviceUrl: connector.url });
    await door.deliver({ ...expecting, conversation: { id: 'not kept' }, serviceUrl: connector.url });
    const { rows } = await door.database.owner.query('select * from core.addresses where address = any($1)', [
      [addressOf('test', 'kept'), addressOf('test', 'not kept')],
    ]);
    expect(rows).toEqual([
      expect.objectContaining({
        address: 'framework:test:kept',
        conversation: conversationOf('framework:test:kept'),
        customer: null,
        assurance: 'none',
        reference: expect.objectContaining({
          serviceUrl: connector.url,
          channelId: 'test',
          user: { id: 'user-1', name: 'A user' },
        }) as object,
      }),
    ]);
  });

  it('greets who was added to a conversation once, and never the bot itself', async () => {
    const added = (id: string, member: string) => ({
      ...expecting,
      ...{ id, type: 'conversationUpdate', conversation: { id: 'greeted' }, membersAdded: [{ id: member }] },
    });
    expect((await door.deliver(added('g1', 'bot-1'))).json.activities).toEqual([]);
    const { json } = await door.deliver(added('g2', 'user-1'));
    expect(json.activities).toHaveLength(1);
    const before = await door.stored();
    expect((await door.deliver(added('g3', 'user-2'))).json.activities[0]!.text).toBe(json.activities[0]!.text);
    expect(await door.stored()).toBe(before);
  });

  const types = [
    ['contactRelationUpdate', 200],
    ['conversationUpdate', 200],
    ['typing', 200],
    ['endOfConversation', 200],
    ['event', 200],
    ['invoke', 501],
    ['invokeResponse', 200],
    ['deleteUserData', 200],
    ['messageUpdate', 200],
    ['messageDelete', 200],
    ['installationUpdate', 200],
    ['messageReaction', 200],
    ['suggestion', 200],
    ['trace', 200],
    ['handoff', 200],
    ['command', 200],
    ['commandResult', 200],
    ['delay', 200],
    ['of a later protocol', 200],
  ] as const;
  it.each(types)('takes an activity of type %s with %d and makes no turn of it', async (type, status) => {
    const before = await door.stored();
    const more = { type, name: 'handoff.status', value: { commands: [{ do: 'human' }] }, membersAdded: null };
    const answers = [await door.deliver({ ...expecting, ...more }), await door.deliver({ ...more, serviceUrl: connector.url })];
    expect(answers.map((one) => one.status)).toEqual([status, status]);
    expect([await door.stored(), connector.tried]).toEqual([before, 0]);
  });

  const malformed: [string, string, number][] = [
    ['no JSON', '{"type":"message"', 400],
    ['an array', '[]', 400],
    ['null', 'null', 400],
    ['no type', '{"text":"hello"}', 400],
    ['a type that is no name', '{"type":{"$gt":""}}', 400],
    ['a message from nowhere', '{"type":"message","text":"hello","deliveryMode":"expectReplies"}', 400],
    [
      'a text that is no text',
      '{"type":"message","text":{"a":1},"channelId":"test","conversation":{"id":"x"},"deliveryMode":"expectReplies"}',
      400,
    ],
    ['a conversation without id', '{"type":"message","channelId":"test","conversation":{},"deliveryMode":"expectReplies"}', 400],
    ['an id of 5,000 characters', JSON.stringify({ type: 'message', id: 'i'.repeat(5_000), deliveryMode: 'expectReplies' }), 400],
    ['21 levels', `{"type":"message","value":${'['.repeat(21)}${']'.repeat(21)}}`, 400],
    ['a NUL', '{"type":"message","text":"\\u0000"}', 400],
    ['65 kB', JSON.stringify({ type: 'message', text: 'x'.repeat(65 * 1_024) }), 413],
  ];
  it.each(malformed)('refuses %s in the form of the protocol and does nothing', async (_what, body, status) => {
    const before = await door.stored();
    const answer = await door.post(body);
    expect(answer.status).toBe(status);
    expect(answer.json.error).toEqual({ code: expect.any(String) as string, message: expect.any(String) as string });
    expect(await door.stored()).toBe(before);
  });

  it('refuses what is not JSON by its type, and any other method', async () => {
    expect((await door.post('{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await door.post('{}', { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('trusts nothing of an activity: a stranger stays one, whatever it says of itself', async () => {
    const claims = { customer: '10000001', assurance: 'signedIn', role: 'user', aadObjectId: '10000001' };
    const said = {
      from: { id: '10000001', ...claims },
      channelData: claims,
      entities: [claims],
      conversation: { id: 'claims', ...claims },
      ...claims,
    };
    const { json } = await door.deliver({ ...expecting, ...said, text: 'balance' });
    expect(json.activities[0]!.text).toMatch(/sign in/i);
    const { rows } = await door.database.owner.query('select customer from core.conversations where id = $1', [
      conversationOf(addressOf('test', 'claims')),
    ]);
    expect(rows).toEqual([{ customer: null }]);
  });

  it('keeps conversations of long names and of look-alike channels apart', async () => {
    const long = 'x'.repeat(1_000);
    expect(addressOf('a', long).length).toBeLessThan(100);
    expect(new Set([addressOf('a', `${long}1`), addressOf('a', `${long}2`), addressOf('a:b', 'c'), addressOf('a', 'b:c')]).size).toBe(4);
    expect((await door.deliver({ ...expecting, conversation: { id: long }, id: 'i'.repeat(1_000) })).status).toBe(200);
  });
});
