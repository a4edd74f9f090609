import { defaultProfile } from '../../../accessibility/profile';
import type { Command } from '../../../dialogs/engine/command';
import type { Outcome } from '../../../dialogs/ports';
import type { About, View } from '../../identity/challenges';
import type { Profiles } from '../../identity/profiles';
import type { StepUp } from '../../identity/step-up';
import type { ConversationStore } from '../../stores/sql/turns';
import type { StoredActivity } from '../../stores/types';
import type { Inbound, Turned } from '../../turn/inbound';
import type { Became, StepUpPages, StepUpView, Visitor } from './ports';
import { textAbilities } from './text-turns';

export type StepUpPageParts = {
  stepUp: StepUp;
  profiles: Profiles;
  store: ConversationStore;
  receive(inbound: Inbound): Promise<Turned>;
  outcomeOf(act: string): Promise<Outcome | { is: 'none' }>;
  now: () => Date;
};

type Result = Extract<Command, { do: 'stepUp' }>['result'];
type Shown = Extract<View, { about: About }>;

const viewerOf = (visitor: Visitor): string | null => visitor.customer ?? null;

/** One key for each verdict that ends the challenge: however often the page is sent, its conversation hears it once. */
export const verdictKey = (challenge: string, result: Result, count = ''): string => `stepUp:${challenge}:${result}${count}`;

/** Puts the verdict, never the digits, through the ordinary pipeline. */
export async function tellVerdict(
  parts: Pick<StepUpPageParts, 'receive' | 'now'>,
  about: About,
  result: Result,
  count = '',
): Promise<Turned> {
  const { challenge, conversation, customer } = about;
  return parts.receive({
    ...{ conversation, customer, assurance: 'signedIn' as const, abilities: textAbilities, receivedAt: parts.now().toISOString() },
    key: verdictKey(challenge, result, count),
    said: { commands: [{ do: 'stepUp', challenge, result }] },
  });
}

async function becameOf(parts: StepUpPageParts, seen: Shown): Promise<{ became: Became; reference?: string }> {
  if (seen.is !== 'used' && seen.is !== 'granted') return { became: 'notDone' };
  const outcome = await parts.outcomeOf(seen.about.act);
  if (outcome.is === 'done') return { became: 'done', reference: outcome.reference };
  if (outcome.is === 'refused') return { became: outcome.returned ? 'returned' : 'notDone' };
  return { became: 'checking' };
}

/** What the conversation was told when the code was accepted. */
async function toldOf({ store }: StepUpPageParts, { about }: Shown): Promise<StoredActivity['activity'] | undefined> {
  const { answered } = await store.open(about.conversation, verdictKey(about.challenge, 'granted'));
  return answered?.findLast((one) => one.from === 'bot')?.activity;
}

async function viewOf(parts: StepUpPageParts, seen: Shown): Promise<StepUpView> {
  const { purpose, expires, sentBy, sentTo, ways, own, about } = seen;
  const profile = own
    ? await parts.profiles.load(about.customer, 'confirm')
    : { ...defaultProfile, lang: seen.lang, wording: seen.wording };
  const state = seen.is === 'void' && (seen.reason === 'cancelled' || seen.reason === 'refused') ? seen.reason : seen.is;
  const told = own && (state === 'used' || state === 'refused') ? await toldOf(parts, seen) : undefined;
  return {
    state,
    facts: purpose,
    expires,
    sentBy,
    sentTo,
    ways,
    profile,
    ...(await becameOf(parts, seen)),
    ...(told === undefined ? {} : { told }),
  };
}

/** A grant that no frame took up confirms nothing any more: the conversation had let the act go while the code was being typed. */
async function letGo({ stepUp, outcomeOf, now }: StepUpPageParts, act: string): Promise<void> {
  if ((await outcomeOf(act)).is === 'none') await stepUp.voidFor(act, 'cancelled', now());
}

async function verify(
  parts: StepUpPageParts,
  ticket: string,
  code: string,
  visitor: Visitor,
): Promise<{ is: 'judged' } | { is: 'wrong'; left: number }> {
  const verdict = await parts.stepUp.verify({ ticket, code, viewer: viewerOf(visitor), now: parts.now() });
  if (!('about' in verdict)) return { is: 'judged' };
  if (verdict.is === 'malformed') return { is: 'wrong', left: verdict.left };
  if (verdict.is === 'wrong') {
    await tellVerdict(parts, verdict.about, 'wrong', `:${verdict.left}`);
    return { is: 'wrong', left: verdict.left };
  }
  if (verdict.is === 'granted' || verdict.is === 'locked' || verdict.is === 'expired') {
    const told = await tellVerdict(parts, verdict.about, verdict.is);
    if (verdict.is === 'granted' && told.is === 'answered') await letGo(parts, verdict.about.act);
  }
  return { is: 'judged' };
}

/** The secure page's way to the challenge behind its ticket and to the conversation it belongs to. */
export function createStepUpPages(parts: StepUpPageParts): StepUpPages {
  const { stepUp, now } = parts;
  return {
    view: async (ticket, visitor) => {
      const seen = await stepUp.view({ ticket, viewer: viewerOf(visitor), now: now() });
      return 'about' in seen ? { is: 'seen', view: await viewOf(parts, seen) } : seen;
    },
    verify: (ticket, code, visitor) => verify(parts, ticket, code, visitor),
    resend: async (ticket, way, visitor) => {
      const { is } = await stepUp.resend({ ticket, way, viewer: viewerOf(visitor), now: now() });
      if (is === 'sent' || is === 'unsent' || is === 'exhausted') return is;
      return 'over';
    },
    cancel: async (ticket, visitor) => {
      const cancelled = await stepUp.cancel({ ticket, viewer: viewerOf(visitor), now: now() });
      if (cancelled.is === 'cancelled') await tellVerdict(parts, cancelled.about, 'cancelled');
    },
  };
}
