import { type IncomingHttpHeaders, request } from 'node:http';

export type Bytes = string | Buffer;
export type Heard = { status: number; headers: IncomingHttpHeaders; text: string };
/** A header sent twice is a list; `body` as a list goes out piece by piece, and `open` leaves it without an end. */
export type Call = { method?: string; headers?: Record<string, string | string[]>; body?: Bytes | Bytes[]; open?: boolean };

/** One request, byte for byte as it is given: what fetch would mend or refuse to send goes out too. */
export function call(url: string, { method = 'POST', headers = {}, body, open = false }: Call): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => void chunks.push(chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(chunks).toString() });
        asked.destroy();
      });
    });
    asked.on('error', reject);
    for (const piece of body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? [] : body) asked.write(piece);
    if (open) asked.flushHeaders();
    else asked.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : undefined);
  });
}

export const json = (value: unknown): { headers: Record<string, string>; body: string } => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
