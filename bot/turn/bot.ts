import { type Middleware, type TurnContext } from 'botbuilder';
import type { Json } from '../../accessibility/message';
import type { Inbound, Turned } from './inbound';
import type { Turns } from './turns';

/** What the channel knows of a delivery and a caller cannot send, and what came of the turn: they travel in the context, never in the activity. */
export const inboundKey = Symbol('inbound');
export const turnedKey = Symbol('turned');

const isObject = (activity: Json): activity is { [k: string]: Json } =>
  typeof activity === 'object' && activity !== null && !Array.isArray(activity);

function inboundOf(context: TurnContext): Inbound {
  const inbound = context.turnState.get<Inbound | undefined>(inboundKey);
  if (!inbound) throw new Error('a turn came without its channel');
  return inbound;
}

/** The one bot behind every channel: takes a turn and sends what it says. */
export function createBot(turns: Turns): (context: TurnContext) => Promise<void> {
  return async (context) => {
    const turned: Turned = await turns.receive(inboundOf(context));
    context.turnState.set(turnedKey, turned);
    if (turned.is !== 'answered') return;
    const said = turned.activities.flatMap(({ from, activity }) => (from !== 'customer' && isObject(activity) ? [activity] : []));
    if (said.length > 0) await context.sendActivities(said);
  };
}

/** Only messages and our own events are turns; everything else the protocol knows is taken and left unanswered. */
export const onlyTurns: Middleware = {
  onTurn: async (context, next) => {
    const type: string = context.activity.type;
    if (type === 'message' || type === 'event') await next();
  },
};
