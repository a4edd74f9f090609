import type { Message } from '../../accessibility/message';
import type { Lang } from '../../accessibility/profile';
import type { Edge, Place, Shape } from '../../accessibility/lint/subjects';
import type { Command } from '../../dialogs/engine/command';
import type { Dialog } from '../../dialogs/engine/dialog';
import { stepOf } from '../../dialogs/engine/advance';
import type { Frame } from '../../dialogs/engine/state';
import type { Catalogue } from './catalogue';
import { answersTo, outcomesOf, quotedIn, refusalsOf } from './sample-words';
import { nowhere, type Parts, type Said, type Speaker, type Spot, take } from './talk';

/** Named maxima of one drive: places of a dialog, and turns from its opening. */
const most = { spots: 90, turns: 7, turnsOfNothing: 3 };

/** Turns as a customer meets them, with the choices they really offer. */
export type Turn = { turn: Message[]; speaker: Speaker; dialog: string };
/** `reviewPath`: the first way on which everything was read back. */
export type Driven = { places: Place[]; turns: Turn[]; shape: Shape; reviewPath?: readonly Said[] };

const topOf = (spot: Spot): Frame | undefined => spot.state.stack.at(-1);
const phaseOf = (spot: Spot): Place['phase'] => topOf(spot)?.phase ?? 'nothing open';

/** Two spots are the same place when the same is open, asked, filled, told and offered. */
function signatureOf(spot: Spot): string {
  const frame = topOf(spot);
  const filled = Object.keys(frame?.filled ?? {}).sort();
  const told = spot.told.map(({ key }) => key);
  const { offered, misses, silences } = spot.state;
  return JSON.stringify([
    frame?.dialog,
    frame?.phase,
    frame?.asked,
    frame?.misses,
    filled,
    told,
    Object.keys(offered),
    misses,
    silences,
    spot.act?.kind,
  ]);
}

function nameOf(spot: Spot): string {
  const frame = topOf(spot);
  const told = spot.told.map(({ key }) => key).join(' + ');
  return frame ? `${frame.phase}${frame.asked === undefined ? '' : ` ${frame.asked}`} (${told})` : `told (${told})`;
}

/** What can be said anywhere. */
const everywhere: Said[] = [
  ...(['human', 'back', 'repeat', 'help', 'why', 'where', 'wait', 'spell', 'slower', 'silence', 'secret'] as const).map((one) => ({
    by: one,
    commands: [{ do: one }] satisfies Command[],
  })),
  { by: 'cancel', commands: [{ do: 'cancel' }] },
  { by: 'no', commands: [{ do: 'deny' }] },
  { by: 'a weak yes', commands: [{ do: 'confirm', strength: 'weak' }] },
  { by: 'change', commands: [{ do: 'correct' }] },
  { by: 'something unclear', commands: [{ do: 'unclear', best: [] }] },
];

const chosen = (spot: Spot): Said[] =>
  (spot.told.at(-1)?.choices ?? [])
    .filter(({ href }) => href === undefined)
    .map(({ id }) => {
      const frame = topOf(spot);
      const digest = id === 'confirm' && frame?.reviewed ? { digest: frame.reviewed.digest } : {};
      return { by: `choose ${id}`, commands: [{ do: 'choose', id, ...(frame ? { frame: frame.id } : {}), ...digest }] };
    });

/** What the secure page may have found out, where a code is waited for. */
function verdicts(spot: Spot): Said[] {
  const challenge = topOf(spot)?.challenge;
  if (challenge === undefined) return [];
  const results = ['granted', 'wrong', 'expired', 'locked', 'cancelled', 'replaced'] as const;
  return results.map((result) => ({ by: `code ${result}`, commands: [{ do: 'stepUp', challenge, result }] }));
}

const says = (words: string): Said => ({ by: `says “${words}”`, words });

/** A refusal with nothing open and nothing to choose: what its words tell to say has to lead on. */
const isTrouble = ({ state, told }: Spot): boolean =>
  state.stack.length === 0 && told.some(({ kind }) => kind === 'refusal' || kind === 'error' || kind === 'timeout');

/** What leads on from a spot: an answer by words, a choice, an outcome, a verdict. */
function waysOn(spot: Spot, dialog: Dialog | undefined, { dialogs }: Parts, catalogue: Catalogue): Said[] {
  const frame = topOf(spot);
  if (spot.act) {
    const review = spot.path.length > 0 ? spot.state.last.find(({ kind }) => kind === 'review') : undefined;
    const refusals = dialog ? refusalsOf(dialog, dialogs, catalogue) : [];
    return outcomesOf(spot.act, review, refusals).map(({ by, outcome }) => ({
      by,
      commands: [{ do: 'outcome', frame: spot.act?.id ?? '', outcome }],
    }));
  }
  const slot = frame?.phase === 'asking' ? dialog?.slots.find(({ name }) => name === frame.asked) : undefined;
  const promised = slot
    ? quotedIn(slot.example, catalogue)
    : isTrouble(spot)
      ? spot.told.flatMap(({ key }) => quotedIn(key, catalogue))
      : [];
  const answers = slot ? answersTo([slot.kind, ...(slot.also ?? [])], catalogue.lang) : [];
  return [...answers.map((words) => ({ by: `answers “${words}”`, words })), ...promised.map(says), ...chosen(spot), ...verdicts(spot)];
}

const textOf = ({ told }: Spot, { templates }: Catalogue): string => told.map(({ key }) => templates.get(key) ?? key).join(' ');

function edgeOf(said: Said, spot: Spot, catalogue: Catalogue): Edge {
  const frame = topOf(spot);
  return {
    by: said.by,
    told: spot.told,
    words: textOf(spot, catalogue),
    open: spot.state.stack.length,
    ...(spot.act ? { act: spot.act.kind } : {}),
    ...(frame ? { phase: frame.phase, dialog: frame.dialog } : {}),
    ...(spot.thrown === undefined ? {} : { thrown: spot.thrown }),
  };
}

/** How many steps a customer has before them; one who changes something that is never asked for has none. */
const stepsOf = (dialog: Dialog, frame: Frame): number =>
  dialog.slots.some(({ name, optional }) => optional && name === frame.asked) ? 0 : stepOf(dialog, frame).of;

/** A place with every edge that leads from it, and the spots behind those that lead on. */
async function look(
  spot: Spot,
  dialog: Dialog,
  speaker: Speaker,
  parts: Parts,
  catalogue: Catalogue,
  isBrief: boolean,
): Promise<{ place: Place; next: Spot[] }> {
  const frame = topOf(spot);
  const floor = frame ? parts.dialogs[frame.dialog] : undefined;
  const on = waysOn(spot, floor, parts, catalogue);
  const sayings = spot.act || isBrief ? on : [...everywhere, ...on];
  const reached: { said: Said; spot: Spot }[] = [];
  for (const said of sayings) reached.push({ said, spot: await take(spot, said, speaker, parts) });
  const place: Place = {
    ...{ dialog: dialog.id, name: nameOf(spot), lang: speaker.profile.lang, money: floor?.money ?? dialog.money, phase: phaseOf(spot) },
    ...{ open: spot.state.stack.length, steps: floor && frame ? stepsOf(floor, frame) : 0, told: spot.told, last: spot.state.last },
    words: textOf(spot, catalogue),
    edges: reached.map((one) => edgeOf(one.said, one.spot, catalogue)),
  };
  return { place, next: reached.map((one) => one.spot) };
}

/** What is said anywhere is followed where it leads somewhere else; another dialog has a drive of its own. */
const followed = ['change', 'no', 'a weak yes', 'back', 'silence', 'something unclear'];
function leadsOn(spot: Spot, dialog: Dialog): boolean {
  const by = spot.path.at(-1)?.by ?? '';
  const floor = topOf(spot)?.dialog;
  const isOwn = floor === undefined ? spot.path.length <= most.turnsOfNothing : floor === dialog.id;
  return isOwn && (followed.includes(by) || !everywhere.some((one) => one.by === by));
}

const movesMoney = ['transfer', 'payBill'];

/** An act on money began where it may: at a review that was confirmed, or with a code that was granted. */
function isReviewed(before: Spot, said: Said): boolean {
  const phase = topOf(before)?.phase;
  return (
    (phase === 'reviewing' && (said.by === 'choose confirm' || said.by === 'a firm yes')) ||
    (phase === 'steppingUp' && said.by === 'code granted')
  );
}

const openings = (dialog: Dialog, catalogue: Catalogue): Said[] => [
  { by: `starts ${dialog.id}`, commands: [{ do: 'start', dialog: dialog.id }] },
  ...quotedIn(dialog.help, catalogue).map(says),
];

const wordsOf = (key: string, catalogue: Catalogue) =>
  catalogue.templates.get(key) ?? [...catalogue.templates].find(([full]) => full.startsWith(`${key}_`))?.[1] ?? '';

const shapeOf = (dialog: Dialog, catalogue: Catalogue): Shape => ({
  ...{ dialog: dialog.id, money: dialog.money, answers: dialog.answer !== undefined, reviews: dialog.review !== undefined },
  ...{ acts: dialog.act !== undefined, unreviewed: [], reviewMet: false },
  slots: dialog.slots.map(({ name, ask, why, example, change }) => ({
    name,
    words: {
      ask: wordsOf(ask, catalogue),
      why: wordsOf(why, catalogue),
      example: wordsOf(example, catalogue),
      change: wordsOf(change, catalogue),
    },
  })),
});

/**
 * Drives one dialog as one speaker from every opening: breadth first through all that can be answered, chosen or come of it, and at every place
 * everything that can be said anywhere. Bounded by the named maxima; in brief, only what leads on.
 */
export async function driveDialog(
  dialog: Dialog,
  speaker: Speaker,
  parts: Parts,
  catalogue: Catalogue,
  { spotsMax, isBrief } = { spotsMax: most.spots, isBrief: false },
): Promise<Driven> {
  const shape = shapeOf(dialog, catalogue);
  const driven: Driven = { places: [], turns: [], shape };
  const seen = new Set<string>();
  const turns = new Set<string>();
  const waiting: Spot[] = [];
  const admit = (spot: Spot, before: Spot) => {
    const said = spot.path.at(-1);
    if (spot.act && movesMoney.includes(spot.act.kind) && said && !isReviewed(before, said))
      shape.unreviewed.push(`${nameOf(before)} · ${said.by}`);
    if (spot.told.some(({ kind }) => kind === 'review')) {
      shape.reviewMet = true;
      driven.reviewPath ??= spot.path;
    }
    const turn = JSON.stringify(spot.told.map(({ key, money, choices = [] }) => [key, money, choices.length]));
    if (spot.told.length > 0 && !turns.has(turn)) driven.turns.push({ turn: spot.told, speaker, dialog: dialog.id });
    turns.add(turn);
    const signature = signatureOf(spot);
    if (spot.thrown !== undefined || seen.has(signature) || spot.path.length > most.turns || !leadsOn(spot, dialog)) return;
    seen.add(signature);
    waiting.push(spot);
  };
  for (const said of openings(dialog, catalogue)) admit(await take(nowhere, said, speaker, parts), nowhere);
  for (let spot = waiting.shift(); spot && driven.places.length < spotsMax; spot = waiting.shift()) {
    const { place, next } = await look(spot, dialog, speaker, parts, catalogue, isBrief);
    if (!spot.act) driven.places.push(place);
    for (const one of next) admit(one, spot);
  }
  return driven;
}

export const langs: readonly Lang[] = ['zh-CN', 'en'];
