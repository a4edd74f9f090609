import { choice, type Message, message } from '../../accessibility/message';
import { defaultProfile, type Profile } from '../../accessibility/profile';
import { differing, optionOf, type Setting, settingNames, settingNow } from '../settings-options';
import type { Command } from './command';
import { type Bench, offer, say, settle, type Work } from './work';

type Change = Omit<Extract<Command, { do: 'profile' }>, 'do'>;

const sizes: readonly Profile['textPercent'][] = [100, 125, 150, 200];
const sized = (profile: Profile, by: 1 | -1): Profile['textPercent'] =>
  sizes[sizes.indexOf(profile.textPercent) + by] ?? profile.textPercent;

/** All there is becomes as it is for everybody, but for the language: what is told next has to be understood. */
const forgotten = ({ lang }: Profile): Profile => ({ ...defaultProfile, lang });

/**
 * What somebody asks for brings with it: who reads only is not called, who may be called again does not read only, and who is not called gets no
 * code by a call.
 */
function withWhatFollows(asked: Partial<Profile>, before: Profile): Partial<Profile> {
  const isCallable = asked.noVoice === false && asked.form === undefined && before.form === 'text';
  const patch = isCallable ? { ...asked, form: 'any' as const } : asked;
  const noVoice = patch.form === 'text' ? true : patch.noVoice;
  const isCalled = (patch.codeBy ?? before.codeBy) === 'voice';
  return { ...patch, ...(noVoice === undefined ? {} : { noVoice }), ...(noVoice === true && isCalled ? { codeBy: 'sms' as const } : {}) };
}

/** Why a code cannot come that way; null where it can. Nothing is changed then. */
async function refusedWay({ codeBy, noVoice }: Partial<Profile>, before: Profile, { context }: Bench): Promise<Message | null> {
  if (codeBy === undefined) return null;
  if (context.customer === undefined) return message('settings.codeAfterSignIn', 'refusal', {});
  if (codeBy === 'voice' && (noVoice ?? before.noVoice)) return message('settings.codeNoCalls', 'refusal', {});
  const ways = await context.ports.codeWays();
  const way = { t: 'term' as const, key: optionOf('codeBy', { ...before, codeBy }).term };
  return ways.includes(codeBy) ? null : message('settings.codeNoAddress', 'refusal', { way });
}

/**
 * What changed beside what was asked for, or did not change and might be thought to: no calls that came with "text only" (which says so by its
 * name) stay when that goes.
 */
function isBrought(name: Setting, patch: Partial<Profile>, before: Profile): boolean {
  if (name === 'noVoice')
    return before.form === 'text' && patch.form !== undefined && patch.form !== 'text' && (patch.noVoice ?? before.noVoice);
  return (name === 'codeBy' || name === 'form') && patch[name] !== undefined && patch[name] !== before[name];
}

/** What has been changed, in the words in which the settings are shown. */
function told(settings: readonly Setting[], after: Profile): Message {
  const [first = 'lang', ...more] = settings;
  if (more.length === 0) return message('settings.done', 'status', settingNow(first, after));
  const items = settings.map((setting) => settingNow(setting, after));
  const changes = { t: 'rows' as const, caption: 'settings.changed' as const, row: 'settings.change' as const, items, total: items.length };
  return message('settings.doneSeveral', 'status', { changes });
}

/** The way back to how it was: by word wherever it is, and as a choice where `shown`. What changed nothing leaves the way back that there was. */
function withUndo(work: Work, before: Profile, after: Profile): Work {
  const now = work.offered['profile:undo']; // several wishes of one turn are put back together
  const earlier = now ?? work.state.offered['profile:undo'];
  const changed = differing(before, after);
  if (changed.length === 0) return earlier ? offer(work, { 'profile:undo': earlier }) : work;
  const undone = Object.fromEntries(changed.map((setting) => [setting, before[setting]]));
  return offer(work, { 'profile:undo': { do: 'profile', patch: { ...undone, ...(now?.do === 'profile' ? now.patch : {}) } } });
}
const undoChoice = () => ({ choices: [choice('profile:undo', 'settings.choiceUndo', {})] });

/**
 * Changes how somebody is served, from this very answer on, wherever they are: what is open goes on. Told is what they asked for, in the words of
 * the list of settings; what follows from it (no calls for one who only reads) is named in those words too. It never touches what the bank does.
 */
export async function changeProfile(work: Work, change: Change, bench: Bench, { showsUndo } = { showsUndo: false }): Promise<Work> {
  const before = { ...bench.context.profile, ...work.profile };
  const size = change.text === undefined ? {} : { textPercent: sized(before, change.text) };
  const asked: Partial<Profile> = change.forget ? forgotten(before) : { ...change.patch, ...size };
  const patch = withWhatFollows(asked, before);
  const after = { ...before, ...patch };
  const refused = change.forget ? null : await refusedWay(asked, before, bench);
  if (refused) return say(work, refused);
  const changed = withUndo({ ...work, profile: { ...work.profile, ...patch } }, before, after);
  if (change.forget)
    return say(
      changed,
      message('settings.forgotten', 'status', { lang: settingNow('lang', after).now }, changed.offered['profile:undo'] ? undoChoice() : {}),
    );
  const isAtEnd = change.text !== undefined && after.textPercent === before.textPercent;
  if (isAtEnd && Object.keys(change.patch).length === 0)
    return say(work, message(change.text === 1 ? 'settings.largest' : 'settings.smallest', 'status', {}));
  const names = settingNames.filter((name) => asked[name] !== undefined || isBrought(name, patch, before));
  const different = names.filter((name) => before[name] !== after[name] || isBrought(name, patch, before));
  const message_ = told(Object.keys(asked).length > 1 && different.length > 0 ? different : names, after); // of several only what is another now
  return say(changed, showsUndo ? { ...message_, ...undoChoice() } : message_);
}

const paces: readonly Profile['pace'][] = ['slow', 'normal', 'fast'];

/** One step slower or faster from now on, then the last turn once more. */
export function changePace(work: Work, by: -1 | 1, { context }: Bench): Work {
  const before = { ...context.profile, ...work.profile };
  const pace = paces[Math.min(2, Math.max(0, paces.indexOf(before.pace) + by))] ?? 'normal';
  const after = { ...before, pace };
  const said = say({ ...work, profile: { ...work.profile, pace } }, message('settings.done', 'status', settingNow('pace', after)));
  const repeated = work.state.last.filter(({ key }) => key !== 'settings.done'); // an earlier pace is not told again
  return settle(offer(say(said, ...repeated), work.state.offered));
}
