import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const appId = '11111111-2222-3333-4444-555555555555';
export const issuer = 'https://api.botframework.example';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

async function listen(handler: Handler): Promise<{ url: string; close(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => handler(request, response, Buffer.concat(chunks).toString()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

const json = (response: ServerResponse, status: number, value: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};

export type Key = Awaited<ReturnType<typeof makeKey>>;
export async function makeKey(kid: string, endorsements?: string[]) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', ...(endorsements ? { endorsements } : {}) };
  return { kid, publicKey, privateKey, jwk };
}

/** A token as a channel sends it; `claims` and `header` replace what is right. */
export function tokenOf(key: Key, claims: JWTPayload, header: { alg?: string; kid?: string } = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  return new SignJWT({ iss: issuer, aud: appId, nbf: now - 10, exp: now + 3_600, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header })
    .sign(key.privateKey);
}

/** Who issues tokens: to channels (metadata and keys) and to the bot itself. Counts what it is asked. */
export async function openIssuer(keys: Key[]) {
  const issuerOf = { keys, asked: { metadata: 0, tokens: [] as URLSearchParams[] }, away: false };
  const server = await listen((request, response, body) => {
    if (issuerOf.away) return void response.destroy();
    if (request.url === '/metadata') {
      issuerOf.asked.metadata += 1;
      json(response, 200, { issuer, jwks_uri: `${server.url}/keys` });
    } else if (request.url === '/keys') json(response, 200, { keys: issuerOf.keys.map(({ jwk }) => jwk) });
    else {
      issuerOf.asked.tokens.push(new URLSearchParams(body));
      json(response, 200, { token_type: 'Bearer', expires_in: 3_600, access_token: `token-${issuerOf.asked.tokens.length}` });
    }
  });
  return Object.assign(issuerOf, server);
}

export type Posted = { path: string; authorization?: string; activity: Record<string, unknown> & { text: string } };

/** A channel's connector: takes what the bot posts. `fault` decides what becomes of the next posts. */
export async function openConnector() {
  const connector = {
    posted: [] as Posted[],
    fault: undefined as undefined | 'fails' | 'dead' | 'silent',
    tried: 0,
    /** Resolves with the next post that is taken. */
    next: () => new Promise<Posted>((resolve) => (arrived = resolve)),
  };
  let arrived: (posted: Posted) => void = () => undefined;
  const server = await listen((request, response, body) => {
    connector.tried += 1;
    if (connector.fault === 'dead') return void response.destroy();
    if (connector.fault === 'silent') return;
    if (connector.fault === 'fails') {
      json(response, 500, { error: { code: 'ServiceError', message: 'secret of the channel' } });
      return;
    }
    const activity = JSON.parse(body) as Posted['activity'];
    const posted = { path: request.url ?? '', authorization: request.headers.authorization, activity };
    connector.posted.push(posted);
    json(response, 200, { id: `channel-${connector.posted.length}` });
    arrived(posted);
  });
  return Object.assign(connector, server);
}
