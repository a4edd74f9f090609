import type { Profile } from '../../../accessibility/profile';
import type { Command } from '../../../dialogs/engine/command';
import { commandPhrase } from '../phrases';

/** What each list of wishes changes; the lists are in locales/<lang>/phrases/commands.json. */
const patches: { [list: string]: Partial<Profile> } = {
  'lang.en': { lang: 'en' },
  'lang.zh': { lang: 'zh-CN' },
  'form.text': { form: 'text' },
  'form.screenReader': { form: 'screenReader' },
  'form.speech': { form: 'speech' },
  'form.any': { form: 'any' },
  'wording.easy': { wording: 'easy' },
  'wording.signFirst': { wording: 'signFirst' },
  'wording.plain': { wording: 'plain' },
  'verbosity.brief': { verbosity: 'brief' },
  'verbosity.full': { verbosity: 'full' },
  elder: { elder: true },
  'elder.off': { elder: false },
  'text.largest': { textPercent: 200 },
  'text.normal': { textPercent: 100 },
  'contrast.high': { contrast: 'high' },
  'contrast.normal': { contrast: 'normal' },
  'time.more': { slowTimers: true, codeMinutes: 15 },
  'time.usual': { slowTimers: false, codeMinutes: 10 },
  'speech.private': { privateSpeech: true },
  'speech.open': { privateSpeech: false },
  'voice.none': { noVoice: true },
  'voice.ok': { noVoice: false },
  'quiet.on': { quiet: true },
  'quiet.off': { quiet: false },
};
/** Wishes that depend on how it is now, or undo all of it. Letters that are too small also want 长辈版: it is what people call it. */
const changes: { [list: string]: Command } = {
  'text.larger': { do: 'profile', patch: {}, text: 1 },
  'text.smaller': { do: 'profile', patch: {}, text: -1 },
  'elder.large': { do: 'profile', patch: { elder: true }, text: 1 },
  'settings.forget': { do: 'profile', patch: {}, forget: true },
};
const courtesies = ['greeting', 'thanks', 'goodbye'];
/** Lists that start the dialog of their name. */
const started = [...courtesies, 'settings', 'balance', 'signIn'];

/** The command that a whole utterance or clause is by itself: 人工, say that again, 只看文字. Null when it is none. */
export function commandOf(text: string): Command | null {
  const name = commandPhrase(text);
  if (name === null) return null;
  const patch = patches[name];
  if (patch) return { do: 'profile', patch };
  const change = changes[name];
  if (change) return change;
  if (started.includes(name)) return { do: 'start', dialog: name };
  if (name === 'dismiss') return { do: 'cancel' };
  if (name === 'change') return { do: 'correct' };
  return plainCommand(name);
}

/** A courtesy beside a request is not answered by itself. */
export function isCourtesy(command: Command): boolean {
  return command.do === 'start' && courtesies.includes(command.dialog);
}

function plainCommand(name: string): Command | null {
  switch (name) {
    case 'help':
    case 'human':
    case 'cancel':
    case 'back':
    case 'repeat':
    case 'slower':
    case 'faster':
    case 'spell':
    case 'why':
    case 'where':
    case 'wait':
      return { do: name };
    default:
      return null;
  }
}
