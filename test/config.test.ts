import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, envExample, readConfig } from '../bot/config';
import { projectRoot } from '../bot/root';

const mistakesOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
};
const secret = 'a-secret-of-our-own-with-thirty-two-characters';
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://assistant.example',
  SESSION_SECRET: secret,
  DIRECT_LINE_SECRET: secret,
  BOT_FRAMEWORK: 'off',
};

describe('readConfig', () => {
  it('needs nothing to be set and says which demo values are in force', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 3978,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3978',
      https: false,
      production: false,
      bank: 'demo',
    });
    expect(config.notes.join('\n')).toContain(`SESSION_SECRET is not set: the demo uses ${config.sessionSecrets[0]!}`);
  });

  it('reports all mistakes at once, each a sentence that names its setting', () => {
    const mistakes = mistakesOf({
      PORT: 'abc',
      PUBLIC_URL: 'https://x.example/path',
      LOG_LEVEL: 'loud',
      SESSION_SECRET: 'short',
      DEMO_NOW: '2026-03-18T25:00',
    });
    expect(mistakes.map((mistake) => mistake.split(' ')[0])).toEqual(['PORT', 'PUBLIC_URL', 'LOG_LEVEL', 'SESSION_SECRET', 'DEMO_NOW']);
    expect(mistakes.every((mistake) => mistake.endsWith('.'))).toBe(true);
  });

  it('never repeats the value of a secret', () => {
    expect(mistakesOf({ SESSION_SECRET: 'hunter2' }).join()).not.toContain('hunter2');
  });

  it('takes secrets as a list with the newest first', () => {
    const older = `${secret}-older`;
    expect(readConfig({ SESSION_SECRET: `${secret}, ${older}` }).sessionSecrets).toEqual([secret, older]);
  });

  it('reads an empty value as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3978, databaseUrl: undefined });
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '3978.5'],
    ['PUBLIC_URL', 'nonsense'],
    ['PUBLIC_URL', 'ftp://assistant.example'],
    ['DATABASE_URL', 'mysql://localhost'],
    ['DEMO_TODAY', '2026-02-30'],
    ['DEMO_TODAY', '18.3.2026'],
    ['DEMO_NOW', '2026-03-18'],
    ['BANK', 'http'],
    ['TRUST_PROXY', '-1'],
    ['TURNS_PER_MINUTE', '0'],
    ['REDIS_URL', 'localhost:6379'],
    ['MICROSOFT_APP_ID', 'my-bot'],
    ['CUSTOMER_JWKS_URL', 'signin.bank.example'],
    ['BOT_FRAMEWORK', 'maybe'],
    ['CUSTOMER_SIGN_IN_ORIGINS', 'https://www.bank.example/login'],
    ['CUSTOMER_SIGN_IN_ORIGINS', 'null'],
    ['CUSTOMER_SIGN_IN_ORIGINS', ','],
    ['LLM_URL', 'localhost:8080'],
    ['LLM_URL', 'https://user:secret@llm.bank.example/v1'],
    ['LLM_URL', 'https://llm.bank.example/v1?key=secret'],
    ['LLM_KEY', 'two words'],
  ])('refuses %s=%s', (name, value) => {
    expect(mistakesOf({ [name]: value })[0]).toContain(name);
  });

  it.each([
    [{ MICROSOFT_APP_ID: '00000000-0000-0000-0000-000000000000' }, 'MICROSOFT_APP_PASSWORD'],
    [{ CUSTOMER_JWKS_URL: 'https://signin.bank.example/keys', CUSTOMER_JWT_ISSUER: 'bank' }, 'CUSTOMER_JWT_AUDIENCE'],
    [{ CUSTOMER_SIGN_IN_ORIGINS: 'https://www.bank.example' }, 'CUSTOMER_JWKS_URL'],
    [{ LLM_KEY: 'a-key' }, 'LLM_URL'],
    [{ LLM_MODEL: 'small' }, 'LLM_URL'],
  ])('refuses half of what belongs together: %j', (half, missing) => {
    expect(mistakesOf(half)).toEqual([expect.stringMatching(`^${missing} must be set too`)]);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['the origin of the issuer', { CUSTOMER_JWT_ISSUER: 'https://signin.bank.example/realm' }, ['https://signin.bank.example']],
    ['the origin of the keys where the issuer is a name', { CUSTOMER_JWT_ISSUER: 'bank' }, ['https://keys.bank.example:8443']],
    [
      'those that are named, and no other',
      { CUSTOMER_JWT_ISSUER: 'https://signin.bank.example', CUSTOMER_SIGN_IN_ORIGINS: 'https://www.bank.example/, https://m.bank.example' },
      ['https://www.bank.example', 'https://m.bank.example'],
    ],
  ])("lets a customer's token be posted from %s", (_, env, origins) => {
    const keys = { CUSTOMER_JWKS_URL: 'https://keys.bank.example:8443/keys', CUSTOMER_JWT_AUDIENCE: 'assistant' };
    expect(readConfig({ ...keys, ...env }).customerTokens?.origins).toEqual(origins);
  });

  it('has no language model unless it is told where one is, and says at start that it has', () => {
    expect(readConfig({})).toMatchObject({ languageModel: undefined });
    const { languageModel, notes } = readConfig({ LLM_URL: 'https://llm.bank.example/v1/', LLM_KEY: 'a-key' });
    expect(languageModel).toEqual({ url: 'https://llm.bank.example/v1/chat/completions', model: 'default', key: 'a-key' });
    expect(notes.join('\n')).toContain('https://llm.bank.example');
    expect(notes.join('\n')).not.toContain('a-key');
  });

  it('lets a language model on the same machine be without https in production', () => {
    const own = { NODE_ENV: 'production', LLM_URL: 'http://127.0.0.1:8080/v1' };
    expect(mistakesOf(own).join()).not.toContain('LLM_URL');
  });

  it('asks for no password where the app has a managed identity', () => {
    expect(mistakesOf({ MICROSOFT_APP_ID: '00000000-0000-0000-0000-000000000000', MICROSOFT_APP_TYPE: 'UserAssignedMSI' })).toEqual([]);
  });

  it.each([
    ['the demo bank', {}, 'BANK=demo'],
    ['failpoints', { FAULTS: 'after-commit' }, 'FAULTS'],
    ['a demo date', { DEMO_TODAY: '2026-03-18' }, 'DEMO_TODAY'],
    ['an address without https', { PUBLIC_URL: 'http://assistant.example' }, 'PUBLIC_URL'],
    ['a language model that others can listen to', { LLM_URL: 'http://llm.bank.example/v1' }, 'LLM_URL'],
    ['no secret', { SESSION_SECRET: '' }, 'SESSION_SECRET'],
    ['no Direct Line secret', { DIRECT_LINE_SECRET: '' }, 'DIRECT_LINE_SECRET'],
    ['the Direct Line secret of the demo', { DIRECT_LINE_SECRET: readConfig({}).directLineSecrets[0]! }, 'DIRECT_LINE_SECRET'],
    ['an open /api/messages', { BOT_FRAMEWORK: 'on' }, 'MICROSOFT_APP_ID'],
    ['the secret of the demo', { SESSION_SECRET: readConfig({}).sessionSecrets[0]! }, 'SESSION_SECRET'],
  ])('refuses %s in production', (_, more, named) => {
    expect(mistakesOf({ ...production, ...more }).join('\n')).toContain(named);
  });

  it('refuses nothing in production but the bank that is not there yet', () => {
    expect(mistakesOf(production)).toEqual([expect.stringContaining('BANK=demo')]);
  });
});

describe('.env.example', () => {
  it('is what the schema says', () => {
    expect(readFileSync(join(projectRoot, '.env.example'), 'utf8')).toBe(envExample());
  });

  it('shows values that the service takes', () => {
    const shown = [...envExample().matchAll(/^# ([A-Z_]+)=(.+)$/gm)].map(([, name = '', value = '']) => [name, value] as const);
    expect(shown.length).toBeGreaterThan(10);
    const all = Object.fromEntries(shown.filter(([name]) => name !== 'NODE_ENV'));
    expect(mistakesOf({ ...all, MICROSOFT_APP_PASSWORD: 'secret' })).toEqual([]);
  });
});
