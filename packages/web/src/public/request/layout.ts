import { type Field, type Form, fieldsOf } from '../../shared/form/fields.ts';
import type { Answers } from '../../shared/form/schema.ts';

/** The two numbers by which a form asks for a place on the map. */
export const placeNames = ['latitude', 'longitude'] as const;

/** The fields of a form as a phone shows them: what has to be said, where it is, and the rest folded away. */
export type Layout = {
  readonly first: readonly Field[];
  readonly place: readonly Field[];
  /** True when the form takes a place on the map. */
  readonly hasMap: boolean;
  readonly folded: readonly Field[];
};

const isMapField = ({ name }: Field): boolean => (placeNames as readonly string[]).includes(name);

/** Lays out the fields that are asked for with the answers so far. What has to be filled in never hides, except about oneself when asked to. */
export const layoutOf = (form: Form, answers: Answers): Layout => {
  const all = fieldsOf(form, answers);
  const hasMap = placeNames.every((name) => all.some((field) => field.name === name && field.kind === 'number'));
  const fields = all.filter((field) => !hasMap || !isMapField(field));
  const place = hasMap ? fields.filter(({ name, isRequired }) => name === 'place' && !isRequired) : [];
  const always = new Set(form.schema.required ?? []);
  const first = fields.filter(({ name }) => always.has(name));
  return { first, place, hasMap, folded: fields.filter((field) => !first.includes(field) && !place.includes(field)) };
};
