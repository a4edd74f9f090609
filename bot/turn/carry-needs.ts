import { defaultProfile, type Lang, type Profile } from '../../accessibility/profile';
import { differing } from '../../dialogs/settings-options';
import type { Profiles } from '../identity/profiles';
import type { ConversationStore } from '../stores/sql/turns';
import type { StoredActivity } from '../stores/types';
import type { Inbound, Turned } from './inbound';

export type CarryNeedsParts = {
  store: Pick<ConversationStore, 'open' | 'since'>;
  profiles: Pick<Profiles, 'untold'>;
  receive(inbound: Inbound): Promise<Turned>;
  now: () => Date;
};

/** The language in which a conversation was begun: that of the page, which nobody has asked for. */
function begunIn([first]: StoredActivity[]): Lang {
  const activity = first?.activity;
  const isEnglish = typeof activity === 'object' && activity !== null && !Array.isArray(activity) && activity.locale === 'en';
  return isEnglish ? 'en' : 'zh-CN';
}

/** What a stranger has asked for in so many words, of all that is as they are served. */
function askedFor(profile: Profile, begun: Lang): Partial<Profile> {
  const asked = differing(profile, { ...defaultProfile, lang: begun });
  return Object.fromEntries(asked.map((setting) => [setting, profile[setting]]));
}

/**
 * How somebody had asked to be served before they signed in goes on: as a turn from inside of the customer's own conversation, so that they are
 * told, it is audited, and one word undoes it. What the customer has told us before stays. Throws PeerError when the database does not answer.
 */
export async function carryNeeds(
  { store, profiles, receive, now }: CarryNeedsParts,
  from: string,
  to: { conversation: string; customer: string },
): Promise<void> {
  const { state } = await store.open(from, 'needs');
  if (!state?.profile) return;
  const patch = await profiles.untold(to.customer, askedFor(state.profile, begunIn(await store.since(from, 0, 1))));
  if (Object.keys(patch).length === 0) return;
  await receive({
    ...{ ...to, key: `needs:${from}`, assurance: 'signedIn' as const, receivedAt: now().toISOString() },
    said: { commands: [{ do: 'profile', patch }] },
    abilities: { channel: 'text', choices: 'numbers', choicesMax: 9 },
  });
}
