import { ServerResponse } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorCode } from './errors';
import { refuseRaw } from './headers';

type ClientError = NodeJS.ErrnoException & { rawPacket?: Buffer; bytesParsed?: number };
type Headers = ReadonlyMap<string, string>;

const allowed = 'allow: GET, HEAD, POST';
const codes: Partial<Record<string, ErrorCode>> = { HPE_HEADER_OVERFLOW: 'headersTooLarge', ERR_HTTP_REQUEST_TIMEOUT: 'slow' };

/** Answers what node could not read as HTTP, or would not: broken bytes, slow headers, methods that nobody knows, tunnels. */
export function refuseUnreadable(http: Server, headers: Headers): void {
  const refused = new WeakSet<Socket>();
  http.on('clientError', (error: ClientError, socket: Socket) => {
    if (refused.has(socket)) return; // node tells of every further byte
    refused.add(socket);
    refuseInTurn(error, socket, headers);
  });
  http.on('connect', (_request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => socket.destroy());
    refuseRaw(socket, { code: 'methodNotAllowed', headers, more: [allowed] });
  });
}

/** Behind the answers that are still owed to what came before it on the connection: else this would be read as one of theirs. */
function refuseInTurn(error: ClientError, socket: Socket, headers: Headers): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const owed = answerOwed(socket);
  if (owed) return void owed.once('close', () => refuseInTurn(error, socket, headers));
  if (isMethod(error)) refuseRaw(socket, { code: 'methodNotAllowed', headers, more: [allowed] });
  else refuseRaw(socket, { code: codes[error.code ?? ''] ?? 'badRequest', headers });
}

/** The answer to a whole request that is not written yet. Node keeps it on the socket, and tells nobody else. */
function answerOwed(socket: Socket): ServerResponse | null {
  const owed: unknown = '_httpMessage' in socket ? socket._httpMessage : null;
  return isResponse(owed) && owed.req.complete && !owed.writableFinished ? owed : null;
}

const isResponse = (value: unknown): value is ServerResponse => value instanceof ServerResponse;

/** A method that node does not know is told from bytes that are no HTTP at all by the rest of its line. */
function isMethod({ code, rawPacket, bytesParsed = 0 }: ClientError): boolean {
  if (code !== 'HPE_INVALID_METHOD' || !rawPacket) return false;
  const line = rawPacket.lastIndexOf('\n', bytesParsed) + 1;
  return /^[A-Z]+ \S+ HTTP\/1\.[01]\r\n/.test(rawPacket.toString('latin1', line, line + 1_024));
}
