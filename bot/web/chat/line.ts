import { fetchInTime, pageLang } from './page';
import { readJson } from './wire';
import type { Activity } from './wire';

/** What became of a post: its status, 0 where no answer came; of a refusal, its words and when it may be tried again. */
export type Posted = { status: number; message?: string | undefined; retryMs?: number };
export type Hears = {
  /** Activities in their order, each once; `restored`: they were there before this page. */
  activities(batch: Activity[], restored: boolean): void;
  /** Whether the bank can be heard. */
  reached(reached: boolean): void;
  /** The session is over: signed out, signed in elsewhere, or idle for too long. */
  ended(): void;
};
export type Line = {
  open(): void;
  post(activity: object): Promise<Posted>;
  /** Asks for what is new at once where there is no stream; where there is one, only if it is `late`: it may be dead, and nobody has noticed. */
  look(late?: boolean): void;
  /** How many seconds the session has left, which asking does not lengthen; null where it is not said. Throws where nobody answers. */
  left(): Promise<string | null>;
};

type Frame = { activities: Activity[]; watermark?: string };
type Opened = { conversationId: string; token: string; expires_in: number; streamUrl?: string };
/** The first answer brings the first frame along. */
type Begun = Opened & Partial<Frame>;

const base = '/v3/directline/';
/** Two and a half pings of the server. */
const silenceMs = 50_000;
/** A stream that has not opened by then is being swallowed on its way. */
const openMs = 8_000;
/** A token lives for half an hour. */
const renewMs = 10 * 60_000;
const pollMs = 2_500;
const pollHiddenMs = 15_000;
const [waitMs, waitMaxMs] = [250, 15_000];

/**
 * Our side of Direct Line 3.0: a stream by WebSocket, by polling where that is refused. It comes back by watermark, so that nothing is missed
 * or told twice, and renews its token by the session's cookie.
 */
export function createLine(hears: Hears): Line {
  let [token, conversation, watermark] = ['', '', ''];
  /** The stream that came with the first token. */
  let first: string | undefined;
  let [failures, streamsRefused] = [0, 0];
  let fresh = false;
  let socket: WebSocket | undefined;
  let timer = 0;
  let renewing: Promise<void> | undefined;

  const later = (ms: number, what: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(what, ms);
  };

  /** Words whose request was given up are sent again under the same id. */
  const fetched = (path: string, method: string, body?: object): Promise<Response> =>
    fetchInTime(path, {
      method,
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });

  /** A request with the token; one that is too old is renewed once. Throws where there is no answer. */
  async function asked(path: string, method = 'GET', body?: object): Promise<Response> {
    const answer = await fetched(base + path, method, body);
    if (answer.status !== 403) return answer;
    await renewed();
    return fetched(base + path, method, body);
  }

  /** What a good answer says. Throws for any other. */
  async function read<T>(answer: Response): Promise<T> {
    if (!answer.ok) throw new Error(String(answer.status));
    return readJson<T>(await answer.text());
  }

  /** One at a time: two requests without a cookie would be two visitors. */
  const renewed = (): Promise<void> => (renewing ??= renew().finally(() => (renewing = undefined)));

  async function renew(): Promise<void> {
    const begins = conversation === '' ? `?stream&lang=${pageLang()}` : '';
    const answer = await fetched(`/chat/token${begins}`, 'POST');
    const { conversationId, token: next, streamUrl, activities, watermark: last } = await read<Begun>(answer);
    if (conversation !== '' && conversationId !== conversation) {
      hears.ended();
      throw new Error('ended');
    }
    [token, conversation] = [next, conversationId];
    if (!streamUrl || !activities || !last) return;
    [first, fresh] = [streamUrl, answer.status === 201];
    hear({ activities, watermark: last });
  }

  const ours = (more: string): string => `conversations/${conversation}${more}`;
  const news = (): Promise<Response> => asked(ours(`/activities?watermark=${watermark}`));

  const hear = (frame: Frame): void => {
    if (frame.activities.length > 0) hears.activities(frame.activities, !fresh);
    fresh = true;
    watermark = frame.watermark ?? watermark;
  };

  function reached(): void {
    failures = 0;
    hears.reached(true);
  }

  function failed(): void {
    failures += 1;
    if (failures > 1) hears.reached(false);
    later(Math.min(waitMs * 2 ** failures, waitMaxMs), () => void connect());
  }

  async function connect(): Promise<void> {
    try {
      if (token === '') await renewed();
      let url = first;
      first = undefined;
      if (!url) ({ token, streamUrl: url = '' } = await read<Opened>(await asked(ours(`?watermark=${watermark}`))));
      const stream = streamsRefused < 2 && streamTo(url.replace(/^wss?:\/\/[^/]+/, location.origin.replace(/^http/, 'ws')));
      if (stream) listen(stream);
      else await poll();
    } catch {
      failed();
    }
  }

  /** A browser that lets no stream through may say so by throwing (Safari before 15.4, where 'self' covers none). */
  function streamTo(url: string): WebSocket | undefined {
    try {
      return new WebSocket(url);
    } catch {
      streamsRefused = 2;
      return undefined;
    }
  }

  function listen(stream: WebSocket): void {
    let heard = false;
    socket = stream;
    let dead = setTimeout(() => {
      streamsRefused = 2;
      stream.close();
    }, openMs);
    const alive = (): void => {
      clearTimeout(dead);
      dead = setTimeout(() => stream.close(), silenceMs);
    };
    stream.onopen = () => {
      heard = true;
      streamsRefused = 0;
      alive();
      reached();
    };
    stream.onmessage = ({ data }) => {
      alive();
      if (data) hear(readJson(String(data))); // else it is a sign of life
    };
    stream.onclose = () => {
      clearTimeout(dead);
      if (socket !== stream) return;
      if (!heard) streamsRefused += 1;
      if (heard || streamsRefused < 2) failed();
      else void connect();
    };
  }

  async function poll(): Promise<void> {
    try {
      const before = watermark;
      hear(await read<Frame>(await news()));
      reached();
      const wait = before !== watermark ? 0 : document.hidden ? pollHiddenMs : pollMs;
      later(wait, () => void (streamsRefused < 2 ? connect() : poll()));
    } catch {
      failed();
    }
  }

  async function post(activity: object): Promise<Posted> {
    try {
      if (token === '') await renewed();
      const answer = await asked(ours('/activities'), 'POST', activity);
      const { error } = readJson<{ error?: { message?: string } }>(await answer.text());
      return { status: answer.status, message: error?.message, retryMs: Number(answer.headers.get('retry-after')) * 1_000 };
    } catch {
      return { status: 0 };
    }
  }

  const left = async (): Promise<string | null> => (await news()).headers.get('session-ends-in');
  const look = (late = false): void => {
    if (streamsRefused >= 2 && conversation !== '') later(0, () => void poll());
    else if (failures > 0) later(0, () => void connect());
    else if (late && conversation !== '') void news().then((answer) => read<Frame>(answer)).then(hear, () => undefined); // prettier-ignore
  };
  // A stream that begins anew brings a new token, and goes round what has refused it before.
  setInterval(() => {
    streamsRefused = 0;
    socket?.close();
  }, renewMs);
  return { open: () => void connect(), post, look, left };
}
