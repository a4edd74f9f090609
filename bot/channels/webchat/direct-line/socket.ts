import type { WebSocket } from 'ws';
import type { SocketLimits } from './ports';

/** One open socket, from our side. `heardAtMs` (steady clock) tells which of several has been silent for longest. */
export type Line = {
  send(frame: string): void;
  close(code: number, reason: string): void;
  terminate(): void;
  closed: Promise<void>;
  heardAtMs(): number;
};

/**
 * Keeps one socket in order. We talk and the client listens: what it sends is ignored, but counted, and pings count too. An empty text frame
 * is a ping that scripts can see; a protocol ping has to be answered, and who has not answered by the next one is gone. Who reads too slowly
 * is cut off and comes back by watermark, rather than filling our memory.
 */
export function keepLine(ws: WebSocket, limits: SocketLimits, closed: () => void): Line {
  let [heardAt, asked] = [performance.now(), false];
  let [windowFrom, heardInWindow] = [heardAt, 0];
  const close = (code: number, reason: string) => {
    if (ws.readyState === ws.OPEN) ws.close(code, reason);
    else ws.terminate(); // it was told to go and goes on talking
  };
  const hear = () => {
    heardAt = performance.now();
    asked = false;
    if (heardAt - windowFrom > limits.heardWindowMs) [windowFrom, heardInWindow] = [heardAt, 0];
    heardInWindow += 1;
    if (heardInWindow > limits.heardMax) close(1008, 'too many messages');
  };
  const beat = setInterval(() => {
    if (asked) ws.terminate();
    asked = true;
    if (ws.readyState !== ws.OPEN) return;
    ws.send('');
    ws.ping();
  }, limits.pingMs).unref();
  ws.on('message', (_data, isBinary) => (isBinary ? close(1003, 'text only') : hear()));
  ws.on('ping', hear).on('pong', hear);
  ws.on('error', () => undefined); // ws closes the socket by itself; a caller's fault is no error of ours
  const gone = new Promise<void>((resolve) => {
    ws.on('close', () => {
      clearInterval(beat);
      closed();
      resolve();
    });
  });
  return {
    send: (frame) => {
      if (ws.readyState !== ws.OPEN) return;
      ws.send(frame);
      if (ws.bufferedAmount > limits.bufferedMaxBytes) ws.terminate();
    },
    close,
    terminate: () => ws.terminate(),
    closed: gone,
    heardAtMs: () => heardAt,
  };
}
