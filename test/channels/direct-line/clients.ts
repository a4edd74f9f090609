import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { DirectLine, type DirectLineOptions } from 'botframework-directlinejs';
import { eventually } from '../../stores/fixtures';

/** As much of a browser's XMLHttpRequest, over fetch, as the client library's ajax asks of it. */
class Request {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  onreadystatechange: ((event: object) => void) | null = null;
  private readonly headers = new Map<string, string>();
  private readonly abortion = new AbortController();
  private received: Headers | undefined;
  private asked = { method: 'GET', url: '' };

  open(method: string, url: string): void {
    this.asked = { method, url };
  }
  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }
  getResponseHeader(name: string): string | null {
    return this.received?.get(name) ?? null;
  }
  abort(): void {
    this.abortion.abort();
  }
  send(body?: string): void {
    const { method, url } = this.asked;
    const { signal } = this.abortion;
    void fetch(url, { method, headers: Object.fromEntries(this.headers), signal, ...(body === undefined ? {} : { body }) })
      .then(async (answer) => {
        this.received = answer.headers;
        this.status = answer.status;
        this.response = await answer.json();
      })
      .catch(() => (this.status = 0))
      .then(() => {
        if (signal.aborted) return;
        this.readyState = 4;
        this.onreadystatechange?.({});
      });
  }
}

export type Told = {
  id: string;
  type: string;
  text: string;
  locale: string;
  replyToId?: string;
  from: { id: string; role: string };
  channelData: { clientActivityID?: string; kind?: string; choices?: { id: string }[] };
  suggestedActions?: { actions: { value: unknown }[] };
};

const ends: (() => void)[] = [];
/** Ends every client that a test has left. */
export const endAll = (): void => ends.splice(0).forEach((end) => end());

/** The published client library, as a page would use it, with what it told its page. */
export function client(url: string, options: Pick<DirectLineOptions, 'token' | 'secret'> & Partial<DirectLineOptions>) {
  Object.assign(globalThis, { XMLHttpRequest: Request, WebSocket });
  const line = new DirectLine({ domain: `${url}/v3/directline`, pollingInterval: 200, random: () => 0, ...options });
  const told: Told[] = [];
  const states: number[] = [];
  const statuses = line.connectionStatus$.subscribe((state) => states.push(state));
  const subscription = line.activity$.subscribe(
    (activity) => told.push(activity as unknown as Told),
    () => undefined,
  );
  const post = (activity: object): Promise<string> =>
    new Promise((resolve, reject) => line.postActivity({ type: 'message', from: { id: 'me' }, ...activity }).subscribe(resolve, reject)); // prettier-ignore
  const end = () => {
    subscription.unsubscribe();
    statuses.unsubscribe();
    line.end();
  };
  ends.push(end);
  return { line, told, states, post, end, hears: (count: number) => until(() => told.length >= count) };
}

/** Waits for what happens in its own time. */
export const until = (happened: () => boolean): Promise<void> =>
  eventually(() => (happened() ? Promise.resolve() : Promise.reject(new Error('it has not happened'))));

/** A plain WebSocket client. `refused` is the status that an upgrade was answered with instead. */
export async function listen(streamUrl: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(streamUrl, { headers });
  const frames: string[] = [];
  const told: Told[] = [];
  let watermark = '';
  socket.on('message', (data: Buffer) => {
    const frame = data.toString();
    frames.push(frame);
    if (frame === '') return;
    const read = JSON.parse(frame) as { activities: Told[]; watermark?: string };
    told.push(...read.activities);
    watermark = read.watermark ?? watermark;
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  ends.push(() => socket.terminate());
  const refused = await new Promise<number>((resolve) => {
    socket.once('open', () => resolve(0));
    socket.once('unexpected-response', (_request, answer) => {
      resolve(answer.statusCode ?? -1);
      socket.terminate();
    });
    socket.on('error', () => resolve(-1));
  });
  const hears = (count: number) => until(() => told.length >= count);
  return { socket, frames, told, closed, refused, hears, watermark: () => watermark };
}

/** A peer that opens a stream by hand and then does only what a test has it do: it answers no ping. */
export async function openRaw(streamUrl: string): Promise<Socket> {
  const { hostname, port, pathname, search } = new URL(streamUrl);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  ends.push(() => socket.destroy());
  const lines = [
    `GET ${pathname}${search} HTTP/1.1`,
    `Host: ${hostname}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const [first] = (await once(socket, 'data')) as [Buffer];
  if (!first.toString().startsWith('HTTP/1.1 101')) throw new Error(first.toString());
  return socket;
}
