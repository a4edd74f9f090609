import type { Message, Value } from '../../accessibility/message';
import type { Lang } from '../../accessibility/profile';
import { createOfferedWords } from '../../accessibility/render';
import type { Abilities } from '../../accessibility/rendition';
import type { Place, Shape, Template } from '../../accessibility/lint/subjects';
import {
  checkPlace,
  checkRendition,
  checkShape,
  checkTemplate,
  checkWhole,
  type Finding,
  setThresholds,
  type Thresholds,
} from '../../accessibility/lint/index';
import { allow, type Allowance, allowances } from '../../accessibility/lint/allowances';
import type { Words } from '../../accessibility/words';
import type { Dialogs } from '../../dialogs/engine/dialog';
import type { Catalogue, Catalogues } from './catalogue';
import { type CodeRules, codeRules, codesOf } from './codes';
import { type Driven, driveDialog, langs, type Turn } from './drive';
import { inWordings, onPage, renderedOf, rendererOf, wordEveryKey } from './renditions';
import { openSampleBank } from './sample-bank';
import { type Learned, sampleToday } from './sample-values';
import { refusalsOf } from './sample-words';
import { literalsIn, type Sources, unnamedKeys } from './sources';
import { type Parts, plainProfile, replay, type Speaker } from './talk';
import { templatesOf } from './templates';

export type Content = {
  catalogues: Catalogues;
  words: Words;
  dialogs: Dialogs;
  sources: Sources;
  codes?: CodeRules;
  limits?: Thresholds;
  allowed?: readonly Allowance[];
};
export type Linted = {
  findings: Finding[];
  allowed: number;
  /** Allowances that nothing needs any more. */
  unneeded: Allowance[];
  counts: { templates: number; renditions: number; places: number; dialogs: number };
};

const byKeys: Abilities = { channel: 'phone', choices: 'keys', choicesMax: 4 };
const byButtons: Abilities = { channel: 'framework', choices: 'buttons', choicesMax: 9 };

/** Everybody who talks to the dialogs in a drive. The first is led through every place, the others meet what differs for them. */
function speakersOf(lang: Lang): { whole: Speaker; brief: Speaker[] } {
  const bank = openSampleBank();
  const profile = plainProfile(lang);
  const signedIn = { profile, abilities: onPage, assurance: 'signedIn' as const, bank };
  const stranger = { ...signedIn, assurance: 'none' as const };
  return {
    whole: signedIn,
    brief: [
      ...[{ ...signedIn, abilities: byKeys }, stranger, { ...stranger, abilities: byButtons }],
      { ...signedIn, profile: { ...profile, wording: 'easy' } },
    ],
  };
}

/** Turns in which every quote is refused, for each reason there is: the way to a review, walked again to a bank that says no. */
async function refusedTurns(driven: Driven, speaker: Speaker, parts: Parts, catalogue: Catalogue): Promise<Turn[]> {
  const { dialog } = driven.shape;
  const asked = parts.dialogs[dialog];
  const path = driven.reviewPath;
  if (!path || !asked) return [];
  const turns: Turn[] = [];
  for (const { code, values } of refusalsOf(asked, parts.dialogs, catalogue)) {
    const bank = openSampleBank({ refuses: { code, values } });
    const spot = await replay(path, { ...speaker, bank }, parts);
    if (spot.told.length > 0) turns.push({ turn: spot.told, speaker, dialog });
  }
  return turns;
}

type DrivenLanguage = { places: Place[]; shapes: Shape[]; turns: Turn[] };

async function driveLanguage(catalogue: Catalogue, { dialogs, words }: Content): Promise<DrivenLanguage> {
  const parts: Parts = { dialogs, offeredWords: createOfferedWords(() => sampleToday, words), read: new Map() };
  const { whole, brief } = speakersOf(catalogue.lang);
  const all: DrivenLanguage = { places: [], shapes: [], turns: [] };
  for (const dialog of Object.values(dialogs)) {
    const driven = await driveDialog(dialog, whole, parts, catalogue);
    all.places.push(...driven.places);
    all.shapes.push(driven.shape);
    all.turns.push(...driven.turns, ...(await refusedTurns(driven, whole, parts, catalogue)));
    for (const speaker of brief)
      all.turns.push(...(await driveDialog(dialog, speaker, parts, catalogue, { spotsMax: briefSpotsMax, isBrief: true })).turns);
  }
  return { ...all, turns: distinct(all.turns) };
}
const briefSpotsMax = 12;

/** A value as far as it decides which words are said: its kind, its term, whether it is nothing, how much of a list there is. */
function shapeOf(value: Value): string {
  if (value.t === 'money') return `money ${value.as ?? ''} ${value.v.minor === '0' ? 'nothing' : ''}`;
  if (value.t === 'rows') return `rows ${value.row} ${value.total} ${value.items.length}`;
  return value.t === 'term' ? value.key : value.t;
}

/** Turns that differ in figures and names only are looked at once for each kind of reader, whichever dialog they were told in. */
function distinct(turns: Turn[]): Turn[] {
  const seen = new Set<string>();
  return turns.filter(({ turn, speaker: { profile, abilities } }) => {
    const told = turn.map(({ key, kind, money, step, values, choices = [] }) => [
      ...[key, kind, money, step !== undefined, Object.entries(values).map(([name, value]) => [name, shapeOf(value)])],
      choices.map(({ label, values: named = {} }) => [label, Object.values(named).map(shapeOf)]),
    ]);
    const id = JSON.stringify([told, profile.wording, abilities.choices, abilities.choicesMax]);
    return !seen.has(id) && seen.add(id);
  });
}

/** What real turns say with each key: the first one stands for all. */
function learn(turns: Turn[]): Learned {
  const learned: Learned = new Map();
  const note = (message: Message) => learned.has(message.key) || learned.set(message.key, message);
  for (const { turn } of turns) {
    for (const message of turn) {
      note(message);
      for (const { label, values = {} } of message.choices ?? []) note({ ...message, key: label, values, kind: 'info', money: 'none' });
    }
  }
  return learned;
}

const fileOf = (key: string, lang: Lang) => `locales/${lang}/${key.slice(0, key.indexOf('.'))}.json ${key.slice(key.indexOf('.') + 1)}`;

function lintLanguage(catalogue: Catalogue, driven: DrivenLanguage, content: Content, limits: Thresholds) {
  const { words } = content;
  const { lang } = catalogue;
  const learned = learn(driven.turns);
  const templates = templatesOf(catalogue, learned, words);
  const findings: Finding[] = templates.flatMap((one) => checkTemplate(one, limits, { where: fileOf(one.key, lang), key: one.key }));
  const renderer = rendererOf(words);
  let renditions = 0;
  for (const worded of wordEveryKey(catalogue, learned, renderer)) {
    const at = { where: fileOf(worded.base, lang), key: worded.base };
    renditions += 1;
    if ('rendered' in worded) findings.push(...checkRendition(worded.rendered, limits, at));
    else findings.push({ ...at, rule: 'SEM-01', severity: 'E', words: worded.base, why: worded.why });
  }
  for (const { turn, speaker, dialog } of driven.turns) {
    const keys = turn.map(({ key }) => key).join(' + ');
    const at = { where: `dialogs/${dialog} ${lang} ${keys}`, key: keys };
    for (const profile of profilesFor(speaker, turn)) {
      renditions += 1;
      try {
        findings.push(
          ...checkRendition(renderedOf(turn, { profile, abilities: speaker.abilities, sample: 'driven' }, renderer), limits, at),
        );
      } catch (error) {
        findings.push({ ...at, rule: 'SEM-05', severity: 'E', words: keys, why: error instanceof Error ? error.message : String(error) });
      }
    }
  }
  for (const place of driven.places)
    findings.push(...checkPlace(place, limits, { where: `dialogs/${place.dialog} ${lang}`, key: place.dialog }));
  for (const shape of driven.shapes)
    findings.push(...checkShape(shape, limits, { where: `dialogs/${shape.dialog} ${lang}`, key: shape.dialog }));
  return { templates, findings, renditions };
}

/** Every wording where the choices do not depend on it, else the speaker's own; private turns also to one who wants them unspoken. */
function profilesFor(speaker: Speaker, turn: Message[]) {
  const own = speaker.profile;
  const wordings =
    own.wording === 'plain' && speaker.assurance === 'signedIn' ? inWordings(own.lang).filter(({ wording }) => wording !== 'easy') : [own];
  return turn.some((message) => message.private) ? [...wordings, { ...own, privateSpeech: true }] : wordings;
}

/** Which labels each choice has been seen with. */
function labelsOf(turns: Turn[]): { id: string; keys: string[] }[] {
  const labels = new Map<string, Set<string>>();
  for (const { turn, dialog } of turns)
    for (const { id, label } of turn.flatMap((message) => message.choices ?? [])) {
      const place = /^(?:confirm|change|cancel)(?::|$)/u.test(id) ? `${dialog} ${id}` : id;
      labels.set(place, (labels.get(place) ?? new Set()).add(label));
    }
  return [...labels].map(([id, keys]) => ({ id, keys: [...keys].sort() }));
}

/** The whole lint: drives every dialog in both languages, words every key, checks every text, and takes out what is allowed with a reason. */
export async function lintContent(content: Content): Promise<Linted> {
  const limits = content.limits ?? setThresholds();
  const findings: Finding[] = [];
  const templates: Template[] = [];
  const turns: Turn[] = [];
  const counts = { templates: 0, renditions: 0, places: 0, dialogs: Object.keys(content.dialogs).length };
  for (const lang of langs) {
    const catalogue = content.catalogues[lang];
    const driven = await driveLanguage(catalogue, content);
    const linted = lintLanguage(catalogue, driven, content, limits);
    findings.push(...linted.findings);
    templates.push(...linted.templates);
    turns.push(...driven.turns);
    counts.templates += linted.templates.length;
    counts.renditions += linted.renditions;
    counts.places += driven.places.length;
  }
  const whole = {
    ...{
      templates,
      unnamed: unnamedKeys(content.catalogues['zh-CN'].places.keys(), content.sources),
      literals: literalsIn(content.sources),
    },
    labels: labelsOf(turns),
    codes: codesOf(content.codes ?? codeRules),
  };
  findings.push(...checkWhole(whole, limits, { where: 'locales', key: 'locales' }));
  return { ...allow(once(findings), content.allowed ?? allowances), counts };
}

/** The same words found by the same rule in several forms or wordings are told once. */
function once(findings: Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ where, rule, words, why }) => {
    const id = JSON.stringify([where, rule, words, why]);
    return !seen.has(id) && seen.add(id);
  });
}
