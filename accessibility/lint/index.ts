import { applyRules, type Finding } from './finding';
import { choices } from './choices';
import { confirm } from './confirm';
import { easy } from './easy';
import { errors } from './errors';
import type { Group } from './group';
import { ivr } from './ivr';
import { otp } from './otp';
import { privacy } from './privacy';
import { screenReader } from './screen-reader';
import { speech } from './speech';
import { structure } from './structure';
import type { Place, Rendered, Shape, Template, Whole } from './subjects';
import { textOnly } from './text-only';
import type { Thresholds } from './thresholds';

export { lineOf, type Finding } from './finding';
export type { Group } from './group';
export { setThresholds, type Thresholds } from './thresholds';

/** All rules, group by group. */
export const groups: readonly Group[] = [structure, screenReader, speech, ivr, textOnly, easy, errors, confirm, otp, choices, privacy];

type At = { where: string; key: string };

/** Layer L: one template of a locale file. */
export const checkTemplate = (subject: Template, limits: Thresholds, at: At): Finding[] =>
  groups.flatMap(({ templates = [] }) => applyRules(templates, subject, limits, at));
/** Layer R: one turn in every form. */
export const checkRendition = (subject: Rendered, limits: Thresholds, at: At): Finding[] =>
  groups.flatMap(({ renditions = [] }) => applyRules(renditions, subject, limits, at));
/** Layer F: one place of a dialog. */
export const checkPlace = (subject: Place, limits: Thresholds, at: At): Finding[] =>
  groups.flatMap(({ places = [] }) => applyRules(places, subject, limits, at));
/** Layer F: what a dialog is made of. */
export const checkShape = (subject: Shape, limits: Thresholds, at: At): Finding[] =>
  groups.flatMap(({ shapes = [] }) => applyRules(shapes, subject, limits, at));
/** What only all texts together can show. */
export const checkWhole = (subject: Whole, limits: Thresholds, at: At): Finding[] =>
  groups.flatMap(({ whole = [] }) => applyRules(whole, subject, limits, at));
