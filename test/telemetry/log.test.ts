import { createLog, maskDigits } from '../../bot/telemetry/log';

function lineOf(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('trace', { write: (line: string) => void lines.push(line) }));
  expect(() => void JSON.parse(lines[0]!)).not.toThrow();
  return lines[0]!;
}

describe('the log', () => {
  it.each([
    ['a message', (log: ReturnType<typeof createLog>) => log.info('call 13800000001 back')],
    ['a field', (log: ReturnType<typeof createLog>) => log.info({ said: '6299990000000001234' }, 'said')],
    ['a field deep inside', (log: ReturnType<typeof createLog>) => log.info({ a: { b: [{ c: 'code 246135' }] } }, 'said')],
    ['a number', (log: ReturnType<typeof createLog>) => log.info({ amountMinor: 12345678 }, 'moved')],
    ['digits in groups', (log: ReturnType<typeof createLog>) => log.info('6299 9900 0000 0001 234')],
    ['a card in groups', (log: ReturnType<typeof createLog>) => log.info('6299-9900-0000-0001')],
    ['a phone in groups', (log: ReturnType<typeof createLog>) => log.info('138-0000-0001')],
    ['what a child logger carries', (log: ReturnType<typeof createLog>) => log.child({ said: '13800000001' }).info('seen')],
    ['a name of a field', (log: ReturnType<typeof createLog>) => log.info({ waiting: { '13800000001': 1 } }, 'seen')],
    ['a list', (log: ReturnType<typeof createLog>) => log.info({ said: ['13800000001'] }, 'seen')],
    ['what a line is filled with', (log: ReturnType<typeof createLog>) => log.info('said %s', '13800000001')],
    ['full-width digits', (log: ReturnType<typeof createLog>) => log.info('１３８００００００００１')],
    ['an exception', (log: ReturnType<typeof createLog>) => log.error(new Error('Key (phone)=(13800000001) exists'))],
    [
      'the cause of an exception',
      (log: ReturnType<typeof createLog>) => log.error({ err: new Error('x', { cause: new Error('card 6288880000001888') }) }, 'failed'),
    ],
  ])('masks digits in %s', (_, write) => {
    const line = lineOf(write);
    expect(line).toContain('[digits]');
    expect(line).not.toMatch(/\d{6}/);
  });

  it.each(['password', 'SESSION_SECRET', 'accessToken', 'cookie', 'authorization', 'csrf', 'ticket', 'pin'])(
    'hides a field named %s',
    (name) => {
      const line = lineOf((log) => log.info({ request: { [name]: 'open sesame' } }, 'seen'));
      expect(line).not.toContain('sesame');
    },
  );

  it.each([
    ['the password of an address', 'connect postgres://owner:sesame@db/bank failed'],
    ['a bearer token', 'Authorization: Bearer sesame-1.2'],
    ['a signed token', 'token eyJhbGciOiJIUzI1NiJ9.eyJzZXNhbWUiOjF9.sesame is refused'],
    ['the ticket of a secure page', 'GET https://bank.example/confirm/sesame'],
    ['the ticket of a stream', '/v3/directline/conversations/c/stream?watermark=1&t=sesame'],
  ])('hides %s in a message, a field and an exception', (_, text) => {
    const lines = [
      lineOf((log) => log.info(text)),
      lineOf((log) => log.info({ seen: { at: text } }, 'seen')),
      lineOf((log) => log.error(new Error(text))),
    ];
    for (const line of lines) expect(line).toContain('[secret]');
    for (const line of lines) expect(line).not.toMatch(/sesame|eyJ/);
  });

  it('hides secret fields that a child logger carries', () => {
    expect(lineOf((log) => log.child({ token: 'open sesame' }).info('seen'))).not.toContain('sesame');
  });

  it('writes bytes, endless lists and circles as short lines', () => {
    const circle: { again?: object } = {};
    circle.again = circle;
    const line = lineOf((log) => log.info({ body: Buffer.from('sesame'), list: Array.from({ length: 9_000 }, () => 'x'), circle }, 'seen'));
    expect(line).toContain('"body":"[bytes]"');
    expect(line.length).toBeLessThan(1_000);
  });

  it('keeps what is needed to follow a turn', () => {
    const frame = '0123456789abcdef0123456789abcdef';
    const turn = '01234567-89ab-4def-8123-456789abcdef';
    const line = lineOf((log) => log.info({ frame, turn, code: '53100', at: '2026-03-18' }, 'failed'));
    for (const kept of [frame, turn, '53100', '2026-03-18']) expect(line).toContain(kept);
  });

  it('masks a card number that is 32 digits long and no hex', () => {
    expect(maskDigits('1'.repeat(32))).toBe('[digits]');
  });
});
