import { type Activity, BotAdapter, type ConversationReference, type ResourceResponse, TurnContext } from 'botbuilder';
import type { Inbound, Turned } from '../turn/inbound';
import { inboundKey, turnedKey } from '../turn/bot';

const notServed = () => Promise.reject(new Error('an activity that was sent stays as it was sent'));

/**
 * Our own channels as a Bot Framework adapter: what the bot sends is already committed and is read from the store, so sending only answers
 * with the ids. Middleware runs around every turn; what the channel knows travels in the turn state.
 */
export class ChannelAdapter extends BotAdapter {
  constructor(
    private readonly channelId: string,
    private readonly bot: (context: TurnContext) => Promise<void>,
  ) {
    super();
  }

  /** Runs one delivery through middleware and bot. Throws what the turn throws: the edge words it. */
  async receive(inbound: Inbound): Promise<Turned> {
    const context = new TurnContext(this, this.activityOf(inbound));
    context.turnState.set(inboundKey, inbound);
    await this.middleware.run(context, () => this.bot(context));
    return context.turnState.get<Turned | undefined>(turnedKey) ?? { is: 'answered', activities: [] };
  }

  override sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return Promise.resolve(activities.map(({ id }) => ({ id: id ?? '' })));
  }
  override updateActivity(): Promise<never> {
    return notServed();
  }
  override deleteActivity(): Promise<never> {
    return notServed();
  }
  override continueConversation(
    _reference: Partial<ConversationReference>,
    _logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    return notServed();
  }
  override continueConversationAsync(): Promise<void> {
    return notServed();
  }

  private activityOf({ conversation, key, said, customer, receivedAt }: Inbound): Partial<Activity> {
    return {
      type: 'commands' in said ? 'event' : 'message',
      id: key,
      channelId: this.channelId,
      timestamp: new Date(receivedAt),
      conversation: { id: conversation, name: '', isGroup: false, conversationType: '' },
      from: { id: customer ?? 'visitor', name: '', role: 'user' },
      recipient: { id: 'bot', name: '', role: 'bot' },
      ...('text' in said ? { text: said.text } : {}),
      ...('choice' in said ? { value: said.choice } : {}),
    };
  }
}
