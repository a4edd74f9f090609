import { readJson } from './wire';
import type { Activity } from './wire';

export type Posted = { is: 'ok'; id: string } | { is: 'refused'; status: number; message: string; retryMs: number } | { is: 'lost' };
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
  /** Asks for what is new at once, where there is no stream. */
  look(): void;
};

type Opened = { conversationId: string; token: string; expires_in: number; streamUrl?: string };

const base = '/v3/directline/';
/** A request without an answer is given up: the same words are sent again under the same id. */
const answerMs = 20_000;
/** Two and a half pings of the server. */
const silenceMs = 50_000;
/** A token lives for half an hour. */
const refreshMs = 10 * 60_000;
const pollMs = 2_500;
const pollHiddenMs = 15_000;
const waitsMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Our side of Direct Line 3.0: a stream by WebSocket, by polling where that is refused. It comes back by watermark, so that nothing is missed
 * or told twice, and renews its token by the session's cookie.
 */
export function createLine(hears: Hears): Line {
  let [token, conversation, watermark] = ['', '', ''];
  let [failures, streamsRefused] = [0, 0];
  let fresh = false;
  let socket: WebSocket | undefined;
  let timer = 0;

  const later = (ms: number, what: () => void): void => {
    clearTimeout(timer);
    timer = window.setTimeout(what, ms);
  };

  async function fetched(path: string, method: string, body?: object): Promise<Response> {
    const gone = new AbortController();
    const end = setTimeout(() => gone.abort(), answerMs);
    try {
      return await fetch(path, {
        method,
        signal: gone.signal,
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
    } finally {
      clearTimeout(end);
    }
  }

  /** A request with the token; one that is too old is renewed once. */
  async function asked(path: string, method = 'GET', body?: object): Promise<Response> {
    const answer = await fetched(base + path, method, body);
    return answer.status === 403 && (await renewed()) ? fetched(base + path, method, body) : answer;
  }

  async function renewed(): Promise<boolean> {
    const answer = await fetched('/chat/token', 'POST');
    if (!answer.ok) return false;
    const { conversationId, token: next } = readJson<Opened>(await answer.text());
    if (conversation !== '' && conversationId !== conversation) {
      hears.ended();
      return false;
    }
    [token, conversation] = [next, conversationId];
    return true;
  }

  const hear = (text: string): void => {
    if (text === '') return;
    const frame = readJson<{ activities: Activity[]; watermark?: string }>(text);
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
    later(waitsMs[Math.min(failures, waitsMs.length) - 1] ?? 0, () => void connect());
  }

  async function connect(): Promise<void> {
    try {
      if (token === '' && !(await renewed())) {
        failed();
        return;
      }
      const first = watermark === '';
      const answer = first ? await asked('conversations', 'POST') : await asked(`conversations/${conversation}?watermark=${watermark}`);
      if (!answer.ok) {
        failed();
        return;
      }
      const opened = readJson<Opened>(await answer.text());
      token = opened.token;
      const url = opened.streamUrl ?? '';
      if (first) [fresh, watermark] = [answer.status === 201, /watermark=(\d+)/.exec(url)?.[1] ?? '0'];
      if (streamsRefused < 2) listen(url.replace(/^wss?:\/\/[^/]+/, location.origin.replace(/^http/, 'ws')));
      else await poll();
    } catch {
      failed();
    }
  }

  function listen(url: string): void {
    let heard = false;
    const stream = new WebSocket(url);
    socket = stream;
    let dead = 0;
    const alive = (): void => {
      clearTimeout(dead);
      dead = window.setTimeout(() => stream.close(), silenceMs);
    };
    alive();
    stream.onopen = () => {
      heard = true;
      streamsRefused = 0;
      reached();
    };
    stream.onmessage = ({ data }) => {
      alive();
      hear(String(data));
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
      const answer = await asked(`conversations/${conversation}/activities?watermark=${watermark}`);
      if (!answer.ok) {
        failed();
        return;
      }
      const before = watermark;
      hear(await answer.text());
      reached();
      later(before === watermark ? (document.hidden ? pollHiddenMs : pollMs) : 0, () => void poll());
    } catch {
      failed();
    }
  }

  async function post(activity: object): Promise<Posted> {
    try {
      if (token === '' && !(await renewed())) return { is: 'lost' };
      const answer = await asked(`conversations/${conversation}/activities`, 'POST', activity);
      const body = readJson<{ id?: string; error?: { message?: string } }>(await answer.text());
      if (answer.ok) return { is: 'ok', id: body.id ?? '' };
      const retryMs = Number(answer.headers.get('retry-after') ?? 0) * 1_000;
      return { is: 'refused', status: answer.status, message: body.error?.message ?? '', retryMs };
    } catch {
      return { is: 'lost' };
    }
  }

  const look = (): void => {
    if (streamsRefused >= 2 && conversation !== '') later(0, () => void poll());
    else if (failures > 0) later(0, () => void connect());
  };
  async function refresh(): Promise<void> {
    try {
      const answer = await asked('tokens/refresh', 'POST');
      if (answer.ok) token = readJson<Opened>(await answer.text()).token;
    } catch {
      // the next request renews it
    }
  }
  setInterval(() => token !== '' && void refresh(), refreshMs);
  return { open: () => void connect(), post, look };
}
