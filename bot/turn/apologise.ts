import { choice, message } from '../../accessibility/message';
import { emptyState } from '../../dialogs/engine/state';
import { PeerError } from '../errors';
import { activityId, botActivity } from './activity';
import type { Inbound } from './inbound';
import { keep, ownWords, type ToKeep } from './keep';
import { isActing, momentOf, type TurnParts } from './moment';
import { type Attempt, isForeign } from './turn';

/**
 * A mistake of our own ends the turn with an apology, the truth about the money and the offer of a person; the state stays as it was. What was
 * said is kept as an ellipsis, since nobody can say how far it was read. Throws what a store did not answer: the edge words that.
 */
export async function apologise(given: Inbound, turn: string, parts: TurnParts, error: unknown): Promise<Attempt> {
  if (error instanceof PeerError) throw error;
  const opened = await parts.turns.open(given.conversation, given.key, given);
  const moment = momentOf(given, opened, turn, parts);
  const { inbound, profile } = moment;
  if (isForeign(inbound, opened)) throw error;
  if (opened.answered) return { is: 'answered', activities: opened.answered };
  const before = opened.state ?? emptyState;
  const money = isActing(before) ? ('checking' as const) : ('notMoved' as const);
  const about = { money, urgency: 'alert' as const, choices: [choice('human', 'help.choiceHuman', {})] };
  const apology = money === 'checking' ? message('common.error', 'error', {}, about) : message('common.errorNotMoved', 'error', {}, about);
  const state = { ...before, last: [apology], offered: { ...before.offered, human: { do: 'human' as const } } };
  const said = !('commands' in inbound.said) && !opened.begun ? '…' : null;
  const words = ownWords({ commands: [], kept: said, spoken: null }, moment);
  const { version, seq } = opened;
  const replyTo = words.length > 0 ? { replyToId: activityId(inbound.conversation, seq + 1) } : {};
  const rendition = parts.render([apology], profile, inbound.abilities);
  const at = parts.now().toISOString();
  const bot: ToKeep = {
    from: 'bot',
    activity: (id) => botActivity({ id, ...replyTo, at, turn, rendition, state, publicUrl: parts.publicUrl }),
  };
  const done = await keep(
    moment,
    { state, version, seq, messages: [], stored: opened.begun ?? [], patch: {}, voids: [] },
    [...words, bot],
    true,
  );
  if (typeof done === 'string') return { is: 'stale' };
  const { conversation, customer = null, abilities } = inbound;
  parts.audit.note({ turn, customer, conversation, channel: abilities.channel, keys: [apology.key], money });
  return { is: 'answered', activities: done.stored };
}
