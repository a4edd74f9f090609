import { request } from 'node:http';
import { createRender } from '../../../accessibility/render';
import { createBotFramework } from '../../../bot/channels/botframework/index';
import { readConfig } from '../../../bot/config';
import type { Faults } from '../../../bot/faults';
import { buildServer } from '../../../bot/server';
import { createLog } from '../../../bot/telemetry/log';
import { createBot, onlyTurns } from '../../../bot/turn/bot';
import type { Turns } from '../../../bot/turn/turns';
import { createOutbox, type Outbox } from '../../../bot/turn/outbox';
import { openBot } from '../../support/bot';

export type Answered = { status: number; headers: Record<string, string | string[] | undefined>; text: string; json: Body };
type Body = { activities: Reply[]; error: { code: string; message: string } };
export type Reply = Record<string, unknown> & { text: string; channelData: Record<string, unknown>; suggestedActions: Suggested };
type Suggested = { actions: { value: { choice: string; frame?: string } }[] };

let activities = 0;

/** The whole bot behind its real server with the door of the Bot Framework in it. */
export async function openDoor(o: { env?: Record<string, string>; faults?: Faults; turns?: (real: Turns) => Turns } = {}) {
  const bot = await openBot(o);
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  const { framework } = readConfig({ ...o.env });
  const door = createBotFramework({
    config: framework,
    bot: createBot(o.turns?.(bot.turns) ?? bot.turns),
    middleware: [onlyTurns],
    store: bot.store,
    render: createRender(bot.clock.today),
    later: (letter) => outbox.put(letter),
    refuse: bot.edge.refuse,
    now: bot.clock.now,
    failed: (error, line) => log.error({ err: error }, line),
  });
  const send: Parameters<typeof createOutbox>[0]['send'] = ({ reference, activity }) => door.send(reference, activity);
  const outbox: Outbox = createOutbox({ pool: bot.database.pool, topic: 'deliver', send, now: bot.clock.now, log });
  const server = buildServer({ ...bot.edge, routes: [door.route], log, https: false, trustedProxies: 0, drainMs: 1_000 });
  const { port } = await server.listen(0, '127.0.0.1');

  /** Posts bytes as they are. */
  const post = (body: string, headers: Record<string, string> = {}, localAddress?: string): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, method: 'POST', path: '/api/messages', localAddress };
      const asked = request({ ...options, headers: { 'content-type': 'application/json', ...headers } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => void chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode!, headers: response.headers, text, json: parsed(text) });
        });
      });
      asked.on('error', reject).end(body);
    });
  /** An activity as a channel sends it. */
  const activity = (more: Record<string, unknown> = {}) => ({
    type: 'message',
    id: `activity-${(activities += 1)}`,
    channelId: 'test',
    conversation: { id: `conversation-${activities}` },
    from: { id: 'user-1', name: 'A user' },
    recipient: { id: 'bot-1', name: 'The bot' },
    locale: 'en-US',
    text: 'help',
    ...more,
  });
  const deliver = (more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    post(JSON.stringify(activity(more)), headers);
  const stored = async (): Promise<number> => {
    const { rows } = await bot.database.owner.query<{ count: string }>('select count(*) from core.activities');
    return Number(rows[0]!.count);
  };
  const close = async () => {
    await server.close();
    await door.drain();
    await bot.close();
  };
  return { ...bot, door, outbox, lines, post, activity, deliver, stored, close };
}

function parsed(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return { activities: [], error: { code: '', message: '' } };
  }
}
