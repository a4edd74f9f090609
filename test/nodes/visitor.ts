import { setTimeout as pause } from 'node:timers/promises';
import { browser, formsOf } from '../channels/webchat/browser';
import { cookiesOf, post, signIn } from '../faults/visitors';

const answerMaxMs = 15_000;
const againMs = 20;
/** Somebody who never pauses would leave a node that starts no time to do so. */
const thinkMs = 25;
const triesMax = 3_000;

/** One thing to say, and the dedupe key it is sent under for as long as nobody has answered. */
export type Delivery = { turn: string; text: string };

/**
 * Somebody at the text page whose browser finds any of the nodes. What was not answered is sent again, the same form, wherever somebody
 * listens; some forms are sent to all nodes at once. The next thing is said only after the answer.
 */
export async function createVisitor(o: { name: string; urls: string[]; customer?: string; says: (n: number) => string }) {
  const { client } = o.customer === undefined ? await greeted(o.urls[0]!) : await signIn(o.urls[0]!, o.customer);
  const csrf = formsOf(await client.get('/text'))
    .find(({ fields }) => fields.has('csrf'))!
    .fields.get('csrf')!;
  const cookie = cookiesOf(client);
  const answered: Delivery[] = [];
  let retries = 0;

  const sendTo = async (url: string, { turn, text }: Delivery): Promise<'answered' | 'again'> => {
    try {
      const body = new URLSearchParams({ csrf, turn, text, lang: 'zh-CN' });
      const sent = post(`${url}/text`, body, { cookie });
      const answer = await Promise.race([sent, pause(answerMaxMs, null, { ref: false })]);
      await answer?.arrayBuffer();
      if (answer && [400, 403, 404, 422].includes(answer.status)) throw new Refused(`${o.name} was refused: ${answer.status}`);
      return answer?.status === 303 && answer.headers.get('location') === '/text#latest' ? 'answered' : 'again';
    } catch (error) {
      if (error instanceof Refused) throw error;
      return 'again'; // the node died under it, or is not there
    }
  };
  const say = async (delivery: Delivery, n: number): Promise<void> => {
    for (let tries = 0; tries < triesMax; tries += 1) {
      const to = n % 4 === 0 ? o.urls : [o.urls[(n + tries) % o.urls.length]!];
      const results = await Promise.all(to.map((url) => sendTo(url, delivery)));
      if (results.includes('answered')) return;
      retries += 1;
      await pause(againMs);
    }
    throw new Error(`nobody answered ${o.name}`);
  };
  /** Talks until it is stopped, and always to the end of what it was saying. */
  const talk = async (stopped: () => boolean, told: () => void): Promise<void> => {
    for (let n = 0; !stopped(); n += 1) {
      const delivery = { turn: `${o.name}-${String(n).padStart(6, '0')}`, text: o.says(n) };
      await say(delivery, n);
      answered.push(delivery);
      told();
      await pause(thinkMs);
    }
  };
  return { name: o.name, answered, talk, retries: () => retries };
}

class Refused extends Error {
  override readonly name = 'Refused';
}

async function greeted(url: string) {
  const client = browser(url);
  await client.fill(await client.get('/text'), { text: '你好' });
  return { client };
}

export type NodeVisitor = Awaited<ReturnType<typeof createVisitor>>;
