import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ResourceResponse,
  type SendActivitiesHandler,
  TurnContext,
} from 'botbuilder';
import type { FrameworkConfig } from '../../config';
import { PeerError } from '../../errors';
import { inboundKey, turnedKey } from '../../turn/bot';
import type { Turned } from '../../turn/inbound';
import { canBeCalled } from './admission';
import { BotCredentials } from './credentials';
import type { Delivery, Incoming, Reference } from './incoming';
import { addressed, type Outgoing } from './outgoing';

/** One answer in all, with the SDK's own retries; the channel waits 15 s for us and delivers again. */
const sendMaxMs = 3_000;
const connectorsMax = 1_000;

type Connector = Awaited<ReturnType<ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>['create']>>;

/** How the answers of one turn leave: gathered for the body of the response, or sent one by one. */
type Way = { to: Reference; replyToId?: string; gathered?: Outgoing[] };
const wayKey = Symbol('way');

/**
 * The Bot Framework protocol's adapter. Authentication is done before it (`admission.ts`). A turn whose answer goes into the response makes
 * no connector client, no proxy and no copy that nobody reads.
 */
export class FrameworkAdapter extends CloudAdapter {
  private readonly connectors = new Map<string, Promise<Connector>>();

  constructor(
    private readonly config: FrameworkConfig,
    private readonly bot: (context: TurnContext) => Promise<void>,
  ) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the SDK's own factory implements that class, it does not extend it
    super(new ConfigurationBotFrameworkAuthentication({}, new BotCredentials(config)));
  }

  /** Runs one delivery through middleware and bot. What is said is added to `gathered`, or sent where there is none. Throws what the turn throws. */
  async receive(activity: Incoming, { inbound, to, replyToId }: Delivery, gathered?: Outgoing[]): Promise<Turned> {
    const context = this.contextOf(activity, 'commands' in inbound.said ? 'event' : activity.type);
    context.turnState.set(inboundKey, inbound);
    context.turnState.set(wayKey, { to, replyToId, gathered } satisfies Way);
    await this.middleware.run(context, () => this.bot(context));
    return context.turnState.get<Turned | undefined>(turnedKey) ?? { is: 'answered', activities: [] };
  }

  /** An activity that is no turn passes the middleware and ends there. */
  async pass(activity: Incoming): Promise<void> {
    await this.middleware.run(this.contextOf(activity, activity.type), () => Promise.resolve());
  }

  /** Sends one activity: as an answer to `replyToId`, or unasked. Throws PeerError when the channel does not take it. */
  async send(said: Partial<Activity>, to: Reference, replyToId?: string): Promise<ResourceResponse> {
    const { id: _ours, ...outgoing } = addressed(said, to, replyToId);
    try {
      const { conversations } = await this.connectorTo(to.serviceUrl);
      const options = { abortSignal: AbortSignal.timeout(sendMaxMs) };
      if (replyToId === undefined) return await conversations.sendToConversation(to.conversation.id, outgoing, options);
      return await conversations.replyToActivity(to.conversation.id, replyToId, outgoing, options);
    } catch (cause) {
      throw cause instanceof PeerError ? cause : new PeerError('channel', cause);
    }
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const way = context.turnState.get<Way | undefined>(wayKey);
    if (!way) return super.sendActivities(context, activities);
    const sent: ResourceResponse[] = [];
    for (const said of activities) {
      if (way.gathered) way.gathered.push(addressed(said, way.to, way.replyToId));
      sent.push(way.gathered ? { id: said.id ?? '' } : await this.send(said, way.to, way.replyToId));
    }
    return sent;
  }

  private contextOf(activity: Incoming, type: string): TurnContext {
    // No `deliveryMode`: with it the SDK would keep the answers to itself and never ask this adapter to send them.
    const { id, name, channelId, serviceUrl, locale, text, value } = activity;
    return new PlainContext(this, { type, id, name, channelId, serviceUrl, locale, text, value });
  }

  private connectorTo(serviceUrl = ''): Promise<Connector> {
    if (!canBeCalled(serviceUrl, this.config.appId)) throw new PeerError('channel', new Error('a service address that is not called'));
    const known = this.connectors.get(serviceUrl);
    if (known) return known;
    const [oldest] = this.connectors.keys();
    if (this.connectors.size >= connectorsMax && oldest !== undefined) this.connectors.delete(oldest);
    const identity = this.createClaimsIdentity(this.config.appId);
    const connector = this.botFrameworkAuthentication.createConnectorFactory(identity).create(serviceUrl, this.config.oauthScope);
    this.connectors.set(serviceUrl, connector);
    connector.catch(() => this.connectors.delete(serviceUrl));
    return connector;
  }
}

/** A TurnContext that hands over what is sent as it is: the adapter addresses it anyway. With a hook registered it is the SDK's again. */
class PlainContext extends TurnContext {
  private hooked = false;

  override onSendActivities(handler: SendActivitiesHandler): this {
    this.hooked = true;
    return super.onSendActivities(handler);
  }

  override sendActivities(activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    if (this.hooked) return super.sendActivities(activities);
    this.responded = true;
    return this.adapter.sendActivities(this, activities);
  }
}
