import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { z } from 'zod';
import type { FrameworkConfig } from '../../config';
import { PeerError } from '../../errors';

const fetchMaxMs = 3_000;
/** A token is renewed so long before it ends, or half-way where it lives shorter. */
const renewBeforeMs = 5 * 60_000;
const defaultTenant = 'botframework.com';

/** Signs a request with the bot's own token; the SDK publishes the type under another package's name only. */
type Credentials = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>;

/**
 * Who the bot is when it writes to a channel: nobody without an app id, otherwise by OAuth 2.0 client credentials (RFC 6749, 4.4), one token
 * for all connectors, renewed before it ends. The SDK's own client takes no login address on this machine and waits without end; a managed
 * identity is left to it. Signing throws PeerError when no token can be had.
 */
export class BotCredentials extends ConfigurationServiceClientCredentialFactory {
  private readonly own: Credentials | undefined;

  constructor(config: FrameworkConfig) {
    const { appId, appPassword, appType, tenantId } = config;
    super({ MicrosoftAppId: appId, MicrosoftAppPassword: appPassword, MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId });
    if (appId === undefined || appType === 'UserAssignedMSI') return;
    const token = keepToken(() => askToken(config));
    this.own = {
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await token()}`);
        return request;
      },
    };
  }

  override createCredentials(...asked: Parameters<ConfigurationServiceClientCredentialFactory['createCredentials']>): Promise<Credentials> {
    return this.own ? Promise.resolve(this.own) : super.createCredentials(...asked);
  }
}

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
type Granted = z.infer<typeof Granted>;

async function askToken({
  appId = '',
  appPassword = '',
  tenantId = defaultTenant,
  loginUrl,
  oauthScope,
}: FrameworkConfig): Promise<Granted> {
  const url = `${(loginUrl ?? `https://login.microsoftonline.com/${tenantId}`).replace(/\/$/, '')}/oauth2/v2.0/token`;
  const asked = { grant_type: 'client_credentials', client_id: appId, client_secret: appPassword, scope: `${oauthScope}/.default` };
  try {
    const options = { method: 'POST', body: new URLSearchParams(asked), redirect: 'error' as const };
    const response = await fetch(url, { ...options, signal: AbortSignal.timeout(fetchMaxMs) });
    if (!response.ok) throw new Error(`a token for the bot: status ${response.status}`);
    return Granted.parse(await response.json());
  } catch (cause) {
    throw new PeerError('channel', cause);
  }
}

/** One token for all who need one, asked for once at a time. */
function keepToken(ask: () => Promise<Granted>): () => Promise<string> {
  let kept: { token: string; untilMs: number } | undefined;
  let asking: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    const { access_token: token, expires_in: seconds } = await ask();
    const livesMs = seconds * 1_000;
    kept = { token, untilMs: Date.now() + Math.max(livesMs - renewBeforeMs, livesMs / 2) };
    return token;
  };
  return () => {
    if (kept && kept.untilMs > Date.now()) return Promise.resolve(kept.token);
    asking ??= renew().finally(() => (asking = undefined));
    return asking;
  };
}
