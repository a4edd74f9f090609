import { z } from 'zod';
import { address, amongst, commaList, isDay, isOrigin, isPlainAway, matching, secrets, unit } from './config-kinds';
import { logLevels } from './telemetry/log';
import { completionsAt, type Endpoint } from './understanding/llm/completion';

/** What is wrong with the environment: every mistake at once, each a plain sentence that names its setting and never a secret's value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
  }
}

type About = { group: string; about: string; example?: string };
const demoSecret = 'demo-only-session-secret-not-for-production';
const demoDirectLineSecret = 'demo-only-direct-line-secret-not-for-production';

const as = (group: string, about: string, example?: string): About => ({ group, about, ...(example === undefined ? {} : { example }) });

const service = 'Service';
const stores = 'Stores';
const secret = 'Secrets (a list takes the newest first; older ones are still accepted)';
const framework = 'Bot Framework (POST /api/messages; without an app id only this machine may call it)';
const customers = "The bank's own sign-in (tokens signed by the bank)";
const model = 'Language model (optional; asked only about what was not understood, without figures and names)';
const bank = 'Bank and demo';
const limits = 'Limits';

/** The environment, one schema. Names are fixed by the design; `.env.example` is generated from here. */
const environment = z.object({
  NODE_ENV: z.string().optional().meta(as(service, '`production` refuses everything that is meant for trying out.', 'production')),
  PORT: unit('PORT must be a whole number from 0 to 65535.', 0, 65_535).default(3978).meta(as(service, 'The port to listen on.')),
  HOST: z.string().default('127.0.0.1').meta(as(service, 'The address to listen on.')),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, { error: 'PUBLIC_URL must be an address without a path, such as https://assistant.example.' })
    .optional()
    .meta(as(service, 'Where customers find the service; makes links and signatures. Default http://127.0.0.1:$PORT.', 'https://assistant.example')),
  FRAME_ORIGINS: commaList
    .refine((list) => list.length > 0 && list.every(isOrigin), {
      error: 'FRAME_ORIGINS must be addresses without a path, such as https://www.bank.example, with commas between them.',
    })
    .transform((list) => list.map((text) => new URL(text).origin))
    .optional()
    .meta(as(service, "The bank's pages that may show the chat in a frame, of the same site; default none.", 'https://www.bank.example')),
  TRUST_PROXY: unit('TRUST_PROXY must be the number of proxies in front, 0 to 5.', 0, 5)
    .default(0)
    .meta(as(service, 'How many proxies in front are ours and set X-Forwarded-For.')),
  LOG_LEVEL: amongst('LOG_LEVEL', logLevels).default('info').meta(as(service, 'How much is logged.')),
  DATA_DIR: z.string().default('.data').meta(as(stores, 'The folder of the embedded PostgreSQL.')),
  DATABASE_URL: matching(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres:// or postgresql://.')
    .optional()
    .meta(as(stores, 'A PostgreSQL of your own instead of the embedded one.', 'postgres://owner@localhost/bank')),
  REDIS_URL: matching(/^rediss?:\/\//, 'REDIS_URL must begin with redis:// or rediss://; the nodes of a cluster stand with commas between them.')
    .optional()
    .meta(as(stores, 'Redis, where several bots share one PostgreSQL. Nodes of a cluster with commas between them.', 'redis://localhost:6379')),
  SESSION_SECRET: secrets('SESSION_SECRET').optional().meta(as(secret, 'Signs sessions, forms and codes.', 'at-least-thirty-two-random-characters')),
  DIRECT_LINE_SECRET: secrets('DIRECT_LINE_SECRET').optional().meta(as(secret, 'What a server of the bank shows for a Direct Line token.', 'at-least-thirty-two-random-characters')),
  METRICS_TOKEN: secrets('METRICS_TOKEN').optional().meta(as(secret, 'Opens /metrics and the details of /readyz to other machines.', 'at-least-thirty-two-random-characters')),
  BOT_FRAMEWORK: amongst('BOT_FRAMEWORK', ['on', 'off']).default('on').meta(as(framework, '`off` closes /api/messages, which then answers 404.')),
  MICROSOFT_APP_ID: matching(/^[0-9a-fA-F-]{36}$/, 'MICROSOFT_APP_ID must be the id of an app registration, such as 00000000-0000-0000-0000-000000000000.')
    .optional()
    .meta(as(framework, 'The app registration of the bot.', '00000000-0000-0000-0000-000000000000')),
  MICROSOFT_APP_PASSWORD: z.string().optional().meta(as(framework, 'Its client secret.')),
  MICROSOFT_APP_TENANT_ID: z.string().optional().meta(as(framework, 'Its tenant, for a single-tenant app.')),
  MICROSOFT_APP_TYPE: amongst('MICROSOFT_APP_TYPE', ['MultiTenant', 'SingleTenant', 'UserAssignedMSI']).default('MultiTenant').meta(as(framework, 'Its type.')),
  MICROSOFT_OPENID_METADATA_URL: address('MICROSOFT_OPENID_METADATA_URL')
    .default('https://login.botframework.com/v1/.well-known/openidconfiguration')
    .meta(as(framework, 'Where the keys of channel tokens are; other clouds (Azure China) have another address.')),
  MICROSOFT_TOKEN_ISSUER: z.string().default('https://api.botframework.com').meta(as(framework, 'Who issues channel tokens.')),
  MICROSOFT_LOGIN_URL: address('MICROSOFT_LOGIN_URL').optional().meta(as(framework, 'Where the bot gets its own tokens; default is that of the public cloud.', 'https://login.partner.microsoftonline.cn/botframework.com')),
  MICROSOFT_OAUTH_SCOPE: z.string().default('https://api.botframework.com').meta(as(framework, 'What the bot asks its own tokens for.')),
  CUSTOMER_JWKS_URL: address('CUSTOMER_JWKS_URL').optional().meta(as(customers, "The public keys of the bank's sign-in (JWKS).", 'https://signin.bank.example/keys')),
  CUSTOMER_JWT_ISSUER: z.string().optional().meta(as(customers, 'The issuer its tokens must name.', 'https://signin.bank.example')),
  CUSTOMER_JWT_AUDIENCE: z.string().optional().meta(as(customers, 'The audience its tokens must name.', 'assistant')),
  CUSTOMER_SIGN_IN_ORIGINS: commaList
    .refine((list) => list.length > 0 && list.every(isOrigin), {
      error: 'CUSTOMER_SIGN_IN_ORIGINS must be addresses without a path, such as https://www.bank.example, with commas between them.',
    })
    .transform((list) => list.map((text) => new URL(text).origin))
    .optional()
    .meta(as(customers, "Where the pages are that post its tokens; they must let their origin be seen (no `Referrer-Policy: no-referrer`). Default the issuer's origin, else that of the keys.", 'https://www.bank.example')),
  LLM_URL: address('LLM_URL')
    .refine((text) => !URL.canParse(text) || !/[@?#]/.test(text), { error: 'LLM_URL must hold no user, password, query or fragment.' })
    .optional()
    .meta(as(model, 'An endpoint of the OpenAI chat completions protocol; unset, nobody is asked.', 'http://127.0.0.1:8080/v1')),
  LLM_KEY: matching(/^[\x21-\x7e]+$/, 'LLM_KEY must be one word of plain letters, digits and signs.').optional().meta(as(model, 'Its key, where it wants one.')),
  LLM_MODEL: z.string().default('default').meta(as(model, 'What it calls the model; a server with one model takes any name.')),
  BANK: amongst('BANK', ['demo']).default('demo').meta(as(bank, 'Which bank is behind the assistant.')),
  DEMO_TODAY: matching(/^\d{4}-\d{2}-\d{2}$/, 'DEMO_TODAY must be a date such as 2026-03-18.')
    .optional()
    .meta(as(bank, 'Demo only: the date of the bank.', '2026-03-18')),
  DEMO_NOW: matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'DEMO_NOW must be a date and time such as 2026-03-18T10:05.')
    .optional()
    .meta(as(bank, 'Demo only: date and time of the bank when it starts; the clock runs on from there.', '2026-03-18T10:05')),
  FAULTS: commaList.default([]).meta(as(bank, 'Tests only: failpoints to trip.')),
  TURNS_PER_MINUTE: unit('TURNS_PER_MINUTE must be a whole number from 1.', 1, 100_000).default(60).meta(as(limits, 'Turns per conversation.')),
  SIGN_INS_PER_MINUTE: unit('SIGN_INS_PER_MINUTE must be a whole number from 1.', 1, 100_000).default(10).meta(as(limits, 'Sign-ins per address.')),
  VISITORS_PER_MINUTE: unit('VISITORS_PER_MINUTE must be a whole number from 1.', 1, 100_000)
    .default(30)
    .meta(as(limits, 'New conversations of visitors who are not signed in, per address.')),
  SOCKETS_PER_ADDRESS: unit('SOCKETS_PER_ADDRESS must be a whole number from 1.', 1, 100_000)
    .default(500)
    .meta(as(limits, 'WebSockets open at once at one node, per address; whole networks may share one.')),
}); // prettier-ignore
type Environment = z.infer<typeof environment>;

/** Who the bot is to the Bot Framework. Without `appId` only this machine may call, and no token is asked for. */
export type FrameworkConfig = Readonly<{
  on: boolean;
  appId?: string;
  appPassword?: string;
  tenantId?: string;
  appType: Environment['MICROSOFT_APP_TYPE'];
  openIdMetadataUrl: string;
  tokenIssuer: string;
  loginUrl?: string;
  oauthScope: string;
}>;

/** The settings of one run. `sessionSecrets` sign with the first and accept all; `notes` are lines to print at start. */
export type Config = Readonly<{
  production: boolean;
  host: string;
  port: number;
  publicUrl: string;
  https: boolean;
  /** Whose pages may show ours in a frame. */
  frameOrigins: readonly string[];
  trustedProxies: number;
  logLevel: Environment['LOG_LEVEL'];
  dataDir: string;
  databaseUrl?: string;
  redisUrl?: string;
  sessionSecrets: readonly string[];
  directLineSecrets: readonly string[];
  metricsTokens: readonly string[];
  framework: FrameworkConfig;
  /** `origins`: where a page may post a customer's token from, besides our own. */
  customerTokens?: { jwksUrl: string; issuer: string; audience: string; origins: readonly string[] };
  /** Where what was not understood may be read again. */
  languageModel?: Endpoint;
  bank: Environment['BANK'];
  demo: { today?: string; now?: string };
  faults: readonly string[];
  perMinute: { turns: number; signIns: number; visitors: number };
  socketsPerAddress: number;
  notes: readonly string[];
}>;

/** Reads the environment once, at start. Throws `ConfigError` with all mistakes; in production everything meant for the demo is one. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in environment.shape && value !== undefined && value.trim() !== ''),
  );
  const parsed = environment.safeParse(set);
  const mistakes = [...(parsed.error?.issues.map((issue) => issue.message) ?? []), ...refusals(set), ...halves(set), ...strayDates(set)];
  if (!parsed.success || mistakes.length > 0) throw new ConfigError([...new Set(mistakes)]);
  return configOf(parsed.data);
}

function refusals(set: Record<string, string | undefined>): string[] {
  if (set.NODE_ENV !== 'production') return [];
  const demoNames = Object.keys(set).filter((name) => name.startsWith('DEMO_'));
  return [
    ...((set.BANK ?? 'demo') === 'demo' ? ['BANK=demo must not be used in production: its customers and passwords are published.'] : []),
    ...(set.FAULTS === undefined ? [] : ['FAULTS must not be set in production.']),
    ...demoNames.map((name) => `${name} must not be set in production.`),
    ...(set.PUBLIC_URL?.startsWith('https://') === true ? [] : ['PUBLIC_URL must be set in production and begin with https://.']),
    ...['SESSION_SECRET', 'DIRECT_LINE_SECRET'].flatMap((name) => (set[name] === undefined ? [`${name} must be set in production.`] : [])),
    ...(set.MICROSOFT_APP_ID === undefined && set.BOT_FRAMEWORK !== 'off'
      ? ['MICROSOFT_APP_ID must be set in production, or BOT_FRAMEWORK=off.']
      : []),
    ...(isPlainAway(set.LLM_URL) ? ['LLM_URL must begin with https:// in production, unless it is on this machine.'] : []),
    ...(set.SESSION_SECRET?.includes(demoSecret) === true ? ['SESSION_SECRET must not be the value of the demo in production.'] : []),
    ...(set.DIRECT_LINE_SECRET?.includes(demoDirectLineSecret) === true
      ? ['DIRECT_LINE_SECRET must not be the value of the demo in production.']
      : []),
  ];
}

/** Settings that mean something only together: half of them is a mistake, never a guess. */
const together = [
  ['CUSTOMER_JWKS_URL', 'CUSTOMER_JWT_ISSUER', 'CUSTOMER_JWT_AUDIENCE'],
  ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD'],
];
/** Settings that mean nothing without another one. */
const needing = [
  ['CUSTOMER_SIGN_IN_ORIGINS', 'CUSTOMER_JWKS_URL'],
  ['LLM_KEY', 'LLM_URL'],
  ['LLM_MODEL', 'LLM_URL'],
] as const;

function halves(set: Record<string, string | undefined>): string[] {
  const managed = set.MICROSOFT_APP_TYPE === 'UserAssignedMSI';
  const alone = needing.flatMap(([name, needed]) =>
    set[name] !== undefined && set[needed] === undefined ? [`${needed} must be set too, since ${name} is.`] : [],
  );
  const missed = together.flatMap((names) => {
    const missing = names.filter((name) => set[name] === undefined && !(managed && name === 'MICROSOFT_APP_PASSWORD'));
    if (missing.length === 0 || missing.length === names.length) return [];
    const given = names.filter((name) => set[name] !== undefined);
    return given.length === 0 ? [] : missing.map((name) => `${name} must be set too, since ${given.join(' and ')} is.`);
  });
  return missed.length > 0 ? missed : alone;
}

function strayDates(set: Record<string, string | undefined>): string[] {
  return ['DEMO_TODAY', 'DEMO_NOW'].flatMap((name) => {
    const day = set[name]?.slice(0, 10) ?? '';
    const known = !/^\d{4}-\d{2}-\d{2}$/.test(day) || isDay(day);
    const hour = /T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(set[name] ?? '');
    const clock = hour === null || (Number(hour[1]) < 24 && Number(hour[2]) < 60 && Number(hour[3] ?? 0) < 60);
    return [
      ...(known ? [] : [`${name} names a day that does not exist.`]),
      ...(clock ? [] : [`${name} names a time that does not exist.`]),
    ];
  });
}

function configOf(e: Environment): Config {
  const publicUrl = new URL(e.PUBLIC_URL ?? `http://127.0.0.1:${e.PORT}`).origin;
  return {
    production: e.NODE_ENV === 'production',
    host: e.HOST,
    port: e.PORT,
    publicUrl,
    https: publicUrl.startsWith('https:'),
    frameOrigins: e.FRAME_ORIGINS ?? [],
    trustedProxies: e.TRUST_PROXY,
    logLevel: e.LOG_LEVEL,
    dataDir: e.DATA_DIR,
    databaseUrl: e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    sessionSecrets: e.SESSION_SECRET ?? [demoSecret],
    directLineSecrets: e.DIRECT_LINE_SECRET ?? [demoDirectLineSecret],
    metricsTokens: e.METRICS_TOKEN ?? [],
    framework: frameworkOf(e),
    customerTokens: customerTokensOf(e),
    languageModel: languageModelOf(e),
    bank: e.BANK,
    demo: { today: e.DEMO_TODAY, now: e.DEMO_NOW },
    faults: e.FAULTS,
    perMinute: { turns: e.TURNS_PER_MINUTE, signIns: e.SIGN_INS_PER_MINUTE, visitors: e.VISITORS_PER_MINUTE },
    socketsPerAddress: e.SOCKETS_PER_ADDRESS,
    notes: notesOf(e),
  };
}

function frameworkOf(e: Environment): FrameworkConfig {
  return {
    on: e.BOT_FRAMEWORK === 'on',
    appId: e.MICROSOFT_APP_ID,
    appPassword: e.MICROSOFT_APP_PASSWORD,
    tenantId: e.MICROSOFT_APP_TENANT_ID,
    appType: e.MICROSOFT_APP_TYPE,
    openIdMetadataUrl: e.MICROSOFT_OPENID_METADATA_URL,
    tokenIssuer: e.MICROSOFT_TOKEN_ISSUER,
    loginUrl: e.MICROSOFT_LOGIN_URL,
    oauthScope: e.MICROSOFT_OAUTH_SCOPE,
  };
}

function customerTokensOf(e: Environment): Config['customerTokens'] {
  const { CUSTOMER_JWKS_URL: jwksUrl, CUSTOMER_JWT_ISSUER: issuer, CUSTOMER_JWT_AUDIENCE: audience } = e;
  if (jwksUrl === undefined || issuer === undefined || audience === undefined) return undefined;
  const from = /^https?:/.test(issuer) && URL.canParse(issuer) ? issuer : jwksUrl;
  return { jwksUrl, issuer, audience, origins: e.CUSTOMER_SIGN_IN_ORIGINS ?? [new URL(from).origin] };
}

/** Where words may be read again, if anywhere. */
function languageModelOf({ LLM_URL: url, LLM_MODEL: name, LLM_KEY: key }: Environment): Config['languageModel'] {
  return url === undefined ? undefined : { url: completionsAt(url), model: name, ...(key === undefined ? {} : { key }) };
}

/** What a developer should know about the defaults in force. */
function notesOf(e: Environment): string[] {
  return [
    'BANK=demo: fictional customers and money; every web password is demo-2026.',
    ...(e.SESSION_SECRET === undefined ? [`SESSION_SECRET is not set: the demo uses ${demoSecret}.`] : []),
    ...(e.DIRECT_LINE_SECRET === undefined ? [`DIRECT_LINE_SECRET is not set: the demo uses ${demoDirectLineSecret}.`] : []),
    ...(e.LLM_URL === undefined
      ? []
      : [`LLM_URL: what is not understood is put to ${new URL(e.LLM_URL).origin}, without figures and names.`]),
    ...(e.FAULTS.length === 0 ? [] : [`FAULTS are on: ${e.FAULTS.join(', ')}.`]),
  ];
}

/** The text of `.env.example`: each setting with what it is for and its default; `npm run check` holds the file equal to it. */
export function envExample(): string {
  const lines = ['# Every setting of the service. Nothing here is needed to try it out. Generated from bot/config.ts.'];
  let group = '';
  for (const [name, schema] of Object.entries(environment.shape)) {
    const about = aboutOf(schema.meta());
    if (about.group !== group) lines.push('', `## ${about.group}`);
    group = about.group;
    lines.push(`# ${about.about}`, `# ${name}=${defaultOf(schema) ?? about.example ?? ''}`);
  }
  return `${lines.join('\n')}\n`;
}

const aboutSchema = z.object({ group: z.string(), about: z.string(), example: z.string().optional() });
const aboutOf = (meta: unknown) => aboutSchema.parse(meta);

function defaultOf(schema: z.ZodType): string | undefined {
  const found = schema.safeParse(undefined).data;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
