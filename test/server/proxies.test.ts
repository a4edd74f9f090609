import { EventEmitter } from 'node:events';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { metricsRoute } from '../../bot/channels/webchat/health';
import { noMetrics } from '../../bot/telemetry/metrics';
import { addressOf, isLoopback } from '../../bot/wire';
import { browser } from '../channels/webchat/browser';
import { openQuietBot, type QuietBot, say, serveEdge, statusesIn } from './support';

const from = (address: string | undefined, headers: Record<string, string> = {}): IncomingMessage => {
  const socket = Object.assign(new EventEmitter(), { remoteAddress: address }) as unknown as Socket;
  return Object.assign(new IncomingMessage(new Socket()), { socket, headers });
};
const said = (forwarded: string, proxies: number) => addressOf(from('10.0.0.1', { 'x-forwarded-for': forwarded }), proxies);

describe('the address of a caller', () => {
  it.each([
    ['forged by the caller, behind no proxy', '203.0.113.9', 0, '10.0.0.1'],
    ['forged by the caller, behind one proxy', '127.0.0.1, 203.0.113.9', 1, '203.0.113.9'],
    ['forged many times, behind two', '1.1.1.1, 127.0.0.1, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['behind one proxy more than the header names', '203.0.113.9', 2, '203.0.113.9'],
    ['with empty places', ' , ,203.0.113.9, ', 1, '203.0.113.9'],
    ['with a port', '203.0.113.9:54321', 1, '203.0.113.9'],
    ['IPv6', '2001:db8:1:2:3:4:5:6', 1, '2001:db8:1:2::/64'],
    ['IPv6 of the same household', '2001:0DB8:0001:0002::9', 1, '2001:db8:1:2::/64'],
    ['IPv6 with a port', '[2001:db8::1]:443', 1, '2001:db8:0:0::/64'],
    ['IPv6 in brackets', '[2001:db8::1]', 1, '2001:db8:0:0::/64'],
    ['IPv6 with a zone', 'fe80::1%eth0', 1, 'fe80:0:0:0::/64'],
    ['IPv4 written as IPv6', '::ffff:203.0.113.9', 1, '203.0.113.9'],
    ['no address', 'unknown', 1, '10.0.0.1'],
    ['hidden', '_hidden', 1, '10.0.0.1'],
    ['script', '<script>', 1, '10.0.0.1'],
    ['an endless word', 'x'.repeat(10_000), 1, '10.0.0.1'],
  ])('%s', (_, forwarded, proxies, address) => {
    expect(said(forwarded, proxies)).toBe(address);
  });

  it('is the same for the socket of an IPv4 caller however the machine writes it', () => {
    expect(addressOf(from('::ffff:192.0.2.1'), 0)).toBe('192.0.2.1');
    expect(addressOf(from(undefined), 0)).toBe('unknown');
  });
});

describe('this machine', () => {
  it.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'via', 'x-forwarded-host', 'x-forwarded-proto'])(
    'is not who comes with %s',
    (mark) => {
      expect(isLoopback(from('127.0.0.1'))).toBe(true);
      expect(isLoopback(from('127.0.0.1', { [mark]: '127.0.0.1' }))).toBe(false);
      expect(isLoopback(from('127.0.0.1', { [mark]: '' }))).toBe(false);
      expect(isLoopback(from('203.0.113.9', { [mark]: '127.0.0.1' }))).toBe(false);
    },
  );

  it.each(['203.0.113.9', '10.0.0.1', '::ffff:10.0.0.1', '1270.0.0.1', 'fe80::1', '::', ''])('is not %s', (address) => {
    expect(isLoopback(from(address))).toBe(false);
  });
});

describe('a server behind a proxy of this machine', () => {
  let bot: QuietBot;
  beforeAll(async () => void (bot = await openQuietBot()));
  afterAll(() => bot.close());
  const serve = (trustedProxies: number) =>
    serveEdge(bot, { trustedProxies, routes: [...bot.pages.routes, metricsRoute(noMetrics, [], bot.pages.refuse)] });
  const ask = (headers: string) => `GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`;

  it.each([0, 1, 2])('that trusts %s proxies takes nobody for this machine who came through one', async (proxies) => {
    const edge = await serve(proxies);
    expect(statusesIn(await say(edge.port, ask('')))).toEqual([200]);
    for (const forged of ['127.0.0.1', '::1', '127.0.0.1, 127.0.0.1', '', 'localhost'])
      expect(statusesIn(await say(edge.port, ask(`X-Forwarded-For: ${forged}\r\n`)))).toEqual([404]);
    await edge.close();
  });

  it('is not fooled by a caller whose headers push the mark of the proxy out', async () => {
    const edge = await serve(1);
    for (const count of [90, 100, 200, 1_000])
      expect([404, 431]).toContain(statusesIn(await say(edge.port, ask(`${'a: b\r\n'.repeat(count)}X-Forwarded-For: 203.0.113.9\r\n`)))[0]);
    await edge.close();
  });

  it('counts visitors by who they are and not by what they claim', async () => {
    const small = await openQuietBot({ VISITORS_PER_MINUTE: '3' });
    const edge = await serveEdge(small, { trustedProxies: 1 });
    const visit = async (forwarded: string) => {
      const client = browser(edge.url, { 'x-forwarded-for': forwarded });
      return (await client.fill(await client.get('/text'), { text: '帮助' })).status;
    };
    const statuses = [];
    for (let at = 0; at < 5; at += 1) statuses.push(await visit(`198.51.100.${at}, 203.0.113.9:${40_000 + at}`));
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect(await visit('203.0.113.9, 198.51.100.7')).toBe(200);
    await edge.close();
    await small.close();
  });
});
