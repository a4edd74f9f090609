import { EventEmitter, once } from 'node:events';
import { addressOf, conversationOf, frameworkAbilities } from '../../../bot/channels/botframework/incoming';
import type { Turned } from '../../../bot/turn/inbound';
import type { Turns } from '../../../bot/turn/turns';
import { openConnector } from './channel';
import { openDoor } from './door';

/** Turns that wait for a word of the test, and a time limit that comes by such a word and not by the clock. */
function patience() {
  const words = new EventEmitter();
  const held = { conversations: false };
  const late = (): Promise<Turned> => once(words, 'late').then(() => ({ is: 'working' }));
  const faults = {
    at: async (place: string) => {
      if (!held.conversations || place !== 'turn.beforeAnswer') return;
      words.emit('held');
      await once(words, 'go');
    },
  };
  const turns = (real: Turns): Turns => ({ ...real, receive: (inbound) => Promise.race([real.receive(inbound), late()]) });
  return { words, held, faults, turns };
}

describe('answers of the Bot Framework door that come later', () => {
  const waiting = patience();
  let door: Awaited<ReturnType<typeof openDoor>>;
  let connector: Awaited<ReturnType<typeof openConnector>>;
  beforeAll(async () => {
    door = await openDoor({ faults: waiting.faults, turns: waiting.turns });
    connector = await openConnector();
  });
  beforeEach(() => {
    connector.posted.length = 0;
    connector.fault = undefined;
  });
  afterAll(async () => {
    await door.close();
    await connector.close();
  });

  const lateTurn = async (more: Record<string, unknown>) => {
    waiting.held.conversations = true;
    const held = once(waiting.words, 'held');
    const asked = door.deliver(more);
    await held;
    waiting.words.emit('late');
    const answer = await asked;
    waiting.held.conversations = false;
    waiting.words.emit('go');
    await door.door.drain();
    return answer;
  };

  it('says that it is still working, and sends the answer when there is one, once', async () => {
    const { status } = await lateTurn({ id: 'slow-1', conversation: { id: 'slow' }, serviceUrl: connector.url });
    expect(status).toBe(200);
    expect(await door.outbox.run()).toBe(1);
    expect(await door.outbox.run()).toBe(0);
    const [first, second] = connector.posted;
    expect(first!.activity).toMatchObject({
      replyToId: 'slow-1',
      text: expect.stringMatching(/still working/) as string,
      channelData: { money: 'checking' },
    });
    expect(second!.path).toBe('/v3/conversations/slow/activities');
    expect(second!.activity).toMatchObject({ conversation: { id: 'slow' }, recipient: { id: 'user-1' }, from: { id: 'bot-1' } });
    expect(second!.activity).not.toHaveProperty('replyToId');
    expect(second!.activity.text).not.toMatch(/still working/);
  });

  it('says so in the body to who expects replies; the same activity again brings the answer', async () => {
    const sent = { id: 'slow-2', conversation: { id: 'slow body' }, deliveryMode: 'expectReplies' };
    const { json } = await lateTurn(sent);
    expect(json.activities).toEqual([
      expect.objectContaining({ replyToId: 'slow-2', text: expect.stringMatching(/still working/) as string }),
    ]);
    expect(await door.outbox.run()).toBe(0);
    const again = await door.deliver(sent);
    expect(again.json.activities).toHaveLength(1);
    expect(again.json.activities[0]!.text).not.toMatch(/still working/);
  });

  it('greets at the connector once: what was answered is not sent again as something that came from inside', async () => {
    const added = {
      type: 'conversationUpdate',
      membersAdded: [{ id: 'user-1' }],
      conversation: { id: 'newcomer' },
      serviceUrl: connector.url,
    };
    expect((await door.deliver(added)).status).toBe(200);
    expect([connector.posted.length, await door.outbox.run()]).toEqual([1, 0]);
  });

  it('tells somebody unasked what came from inside, as it is stored', async () => {
    await door.deliver({ conversation: { id: 'told' }, serviceUrl: connector.url });
    connector.posted.length = 0;
    const conversation = conversationOf(addressOf('test', 'told'));
    await door.adapter.receive({
      ...{ conversation, key: 'inside-1', abilities: frameworkAbilities, assurance: 'none' },
      said: { commands: [{ do: 'help' }] },
      receivedAt: door.clock.now().toISOString(),
    });
    expect(await door.outbox.run()).toBe(1);
    const [stored] = await door.store.latest(conversation, 1);
    expect(connector.posted).toHaveLength(1);
    expect(connector.posted[0]!.activity.text).toBe((stored!.activity as { text: string }).text);
  });

  it('answers 429 with words and a time to who comes too often', async () => {
    const rated = await openDoor({ env: { TURNS_PER_MINUTE: '2' } });
    const sent = { conversation: { id: 'often' }, deliveryMode: 'expectReplies' };
    await rated.deliver(sent);
    await rated.deliver(sent);
    const { status, headers, json } = await rated.deliver(sent);
    expect([status, json.error.code]).toEqual([429, 'tooMany']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    await rated.close();
  });

  it('answers with an apology of ours where a turn breaks, and 503 where the database does, never with what was thrown', async () => {
    const breaking = { place: 'turn.beforeAnswer' };
    const secret = new Error('secret account 6222020000000001234');
    const faults = { at: (place: string) => (place === breaking.place ? Promise.reject(secret) : Promise.resolve()) };
    const failing = await openDoor({ faults });
    const sent = { conversation: { id: 'broken' }, deliveryMode: 'expectReplies' };
    const apology = await failing.deliver(sent);
    expect(apology.status).toBe(200);
    expect(apology.json.activities[0]!.text).toMatch(/went wrong/);
    breaking.place = 'open.before';
    const away = await failing.deliver(sent);
    expect([away.status, away.json.error.code]).toEqual([503, 'unavailable']);
    expect(apology.text + away.text).not.toMatch(/secret|6222|pool|Error/);
    await failing.close();
  });
});
