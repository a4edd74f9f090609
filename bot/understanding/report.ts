import type { Lang } from '../../accessibility/profile';
import type { Command, Raw } from '../../dialogs/engine/command';
import type { About } from './about';
import { type Entity, entitiesOf } from './entities';
import { type Judged, judge, sureMargin } from './intents/judge';
import { intentsOf } from './intents/names';
import { languageOf } from './language';
import { normalise } from './normalise';
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
  const sure = margin >= sureMargin ? [best.intent] : [];
  const [intent = null, other = null] = [...new Set([...sure, ...told, best.intent, second.intent])];
  return { intent, second: other, accepted: told.includes(intent) };
}

/** Reads one utterance that stands alone, of nobody in particular: nothing is asked, nothing offered, no names known. */
export function reportOn(text: string, lang: Lang | undefined, today: string): Report {
  const about: About = {
    lang: lang ?? languageOf(text.toLowerCase()) ?? 'zh-CN',
    expected: { review: false, offered: [] },
    choices: [],
    names: [],
    accounts: [],
    today,
  };
  const { commands } = understand(text, about);
  const [first] = commands;
  const acts = first !== undefined && first.do !== 'unclear';
  const judged = judge(normalise(text).text);
  const { intent, second, accepted } = intentsIn(acts ? commands.flatMap(intentsOf) : [], judged);
  const raws = commands.flatMap(rawsIn).filter(({ kind }) => kind !== 'bill');
  const moment = { ...about, knownNames: [], knownAliases: [], asked: new Map<string, Command | null>() };
  return {
    intent,
    ...(acts && first.do !== 'start' ? { command: first.do } : {}),
    confidence: intent === judged.best.intent ? judged.best.probability : sureRule,
    accepted,
    second,
    entities: intent === null ? [] : entitiesOf({ text, about: moment, intent, raws }),
  };
}
