import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';

/** A key pair of the bank's sign-in, and how its server publishes it. */
export type Key = { kid: string; alg: string; privateKey: CryptoKey; publicKey: CryptoKey; jwk: JWK };
export async function newKey(kid: string, alg = 'ES256'): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** The bank's key server: what it publishes, how it fails and how often it was asked. */
export async function openKeyServer(keys: Key[]) {
  const bank = { keys, asked: 0, how: 'well' as 'well' | 'error' | 'nonsense' | 'silent' };
  const server = createServer((_request, response) => {
    bank.asked += 1;
    if (bank.how === 'silent') return;
    response.statusCode = bank.how === 'error' ? 500 : 200;
    response.end(bank.how === 'nonsense' ? '<html>' : JSON.stringify({ keys: bank.keys.map(({ jwk }) => jwk) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return Object.assign(bank, { url, close });
}
