import type { Rule } from './finding';
import type { Place, Rendered, Shape, Template, Whole } from './subjects';

/** Rules of one kind, each list with the subject that its rules look at. */
export type Group = {
  name: string;
  templates?: readonly Rule<Template>[];
  renditions?: readonly Rule<Rendered>[];
  places?: readonly Rule<Place>[];
  shapes?: readonly Rule<Shape>[];
  whole?: readonly Rule<Whole>[];
};

/** The text of a customer's or the bank's own making is left alone by rules about our words. */
export const isOurs = ({ sample }: Rendered): boolean => sample !== 'hostile';
