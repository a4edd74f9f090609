import type { Lang } from '../../accessibility/profile';
import type { Command, Raw } from '../../dialogs/engine/command';
import type { About } from './about';
import { knownAliases } from './accounts';
import { type Entity, entitiesOf } from './entities';
import { type Judged, judge, namingMargin } from './intents/judge';
import { intentsOf } from './intents/names';
import { languageOf } from './language';
import { normalise, sourceMax } from './normalise';
import { understand } from './understand';

/**
 * What was understood, in the names of the field: `intent` is the best guess or null where it is about nothing that a bank does, `command` what
 * the engine is told where it is no request, `accepted` whether it may act, `second` the runner-up.
 */
export type Report = {
  intent: string | null;
  command?: string;
  confidence: number;
  accepted: boolean;
  second: string | null;
  entities: Entity[];
};

/** How sure a reader of rules is where the model guesses otherwise. */
const sureRule = 0.5;

const rawsIn = (command: Command): Raw[] => {
  if (command.do === 'start') return command.set ?? [];
  return (command.do === 'set' || command.do === 'correct') && command.raw ? [command.raw] : [];
};

/**
 * The best guess and the runner-up: the model's where it is sure, else what is done names the utterance, else the model again. `accepted`: what is
 * done is what the utterance is about.
 */
function intentsIn(told: (string | null)[], { best, second, margin }: Judged): Pick<Report, 'intent' | 'second' | 'accepted'> {
  const sure = margin >= namingMargin ? [best.intent] : [];
  const [intent = null, other = null] = [...new Set([...sure, ...told, best.intent, second.intent])];
  return { intent, second: other, accepted: told.includes(intent) };
}

/** Words, or one number: signs and rows of numbers without a word are about nothing, whatever a model makes of them. */
const isSaid = /\p{L}|^\P{N}*\p{N}{1,24}\P{N}*$/u;
const nobodys = { intent: null, probability: 0 };
const unsaid: Judged = { best: nobodys, second: nobodys, margin: 0 };

/** What the engine is told where it is no request; a command that has no dialog or word of its own yet by the name that it was trained under. */
function commandIn(first: Command, { command }: Judged): { command?: string } {
  const isNamed = command !== undefined && ['start', 'profile', 'help'].includes(first.do);
  if (isNamed && (first.do !== 'start' || first.dialog === 'atBank')) return { command };
  return first.do === 'start' ? {} : { command: first.do };
}

/** Reads one utterance that stands alone, of nobody in particular: nothing is asked, nothing offered, no names known. */
export function reportOn(whole: string, lang: Lang | undefined, today: string): Report {
  const text = whole.slice(0, sourceMax + 1); // no more of it is looked at, and that it is cut can be seen
  const about: About = {
    lang: lang ?? languageOf(text.toLowerCase()) ?? 'zh-CN',
    expected: { review: false, offered: [] },
    choices: [],
    names: [],
    accounts: [{ tail: '', words: ['储蓄'] }], // said so short by everybody, and no word of anything else
    today,
  };
  const { commands } = understand(text, about);
  const [first] = commands;
  const acts = first !== undefined && first.do !== 'unclear';
  const { text: plain } = normalise(text);
  const judged = isSaid.test(plain) ? judge(plain) : unsaid;
  const { intent, second, accepted } = intentsIn(acts ? commands.flatMap(intentsOf) : [], judged);
  const raws = commands.flatMap(rawsIn).filter(({ kind }) => kind !== 'bill');
  const moment = { ...about, knownNames: [], knownAliases: knownAliases(about), asked: new Map<string, Command | null>() };
  return {
    intent,
    ...(acts ? commandIn(first, judged) : {}),
    confidence: intent === judged.best.intent ? judged.best.probability : sureRule,
    accepted,
    second,
    entities: entitiesOf({ text, about: moment, intent, raws }),
  };
}
