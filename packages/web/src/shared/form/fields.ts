import type { Bilingual } from '../language.ts';
import { type Answers, fits, isAnswers, resolved, type Schema } from './schema.ts';

/** What people read of a field. */
export type FieldWords = {
  readonly label?: Bilingual;
  readonly help?: Bilingual;
  readonly options?: Readonly<Record<string, Bilingual>>;
  readonly isPersonal?: boolean;
};

/** A form as a definition has it. */
export type Form = { readonly schema: Schema; readonly fields: Readonly<Record<string, FieldWords>> };

/** How a field is drawn. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'number'
  | 'choice'
  | 'choices'
  | 'yesNo'
  | 'declaration'
  | 'day'
  | 'moment'
  | 'list'
  /** Fields that belong together: an object inside the form. */
  | 'group';

/** One field of a form, as it stands with the answers so far. */
export type Field = {
  readonly name: string;
  readonly pointer: string;
  readonly label: Bilingual;
  readonly help: Bilingual | undefined;
  readonly kind: FieldKind;
  readonly isWhole: boolean;
  readonly isRequired: boolean;
  readonly isPersonal: boolean;
  readonly lengthMax: number | undefined;
  /** What the form asks of the answer: limits, pattern, format. */
  readonly schema: Schema;
  readonly options: readonly { readonly value: string | number; readonly label: Bilingual }[];
  /** Fields of one item of a list, or of a group. */
  readonly items: Form | undefined;
};

/** A text that may be longer than this gets more than one line. */
const lineCharactersMax = 300;

const stringKind = ({ format, maxLength = 0 }: Schema): FieldKind => {
  if (format === 'date') return 'day';
  if (format === 'date-time') return 'moment';
  return maxLength > lineCharactersMax ? 'longText' : 'text';
};

const kindOf = (schema: Schema): FieldKind => {
  if (schema.const === true) return 'declaration';
  if (schema.enum !== undefined) return 'choice';
  if (schema.type === 'boolean') return 'yesNo';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.type === 'array') return schema.items?.enum === undefined ? 'list' : 'choices';
  return schema.properties === undefined ? stringKind(schema) : 'group';
};

const optionsOf = (schema: Schema, words: FieldWords) =>
  (schema.enum ?? schema.items?.enum ?? []).map((value) => {
    const text = String(value);
    return {
      value: typeof value === 'number' ? value : text,
      label: words.options?.[text] ?? { zh: text, en: text },
    };
  });

const withoutPrefix = (fields: Form['fields'], prefix: string): Form['fields'] =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([pointer, words]) =>
      pointer.startsWith(`${prefix}/`) ? [[pointer.slice(prefix.length), words] as const] : [],
    ),
  );

/** What an item of a plain list (texts, numbers) is called inside. */
export const plainItem = 'value';

const itemsOf = (schema: Schema, { fields, schema: { $defs = {} } }: Form, pointer: string): Form | undefined => {
  if (kindOf(schema) === 'group') return { schema: { $defs, ...schema }, fields: withoutPrefix(fields, pointer) };
  const items = schema.items === undefined ? undefined : resolved(schema.items, { $defs });
  if (kindOf(schema) !== 'list' || items === undefined) return undefined;
  return items.properties !== undefined
    ? { schema: { $defs, ...items }, fields: withoutPrefix(fields, `${pointer}/-`) }
    : {
        schema: { properties: { [plainItem]: items }, required: [plainItem] },
        fields: { [`/${plainItem}`]: { ...fields[pointer] } },
      };
};

type Rule = { readonly schema: Schema; readonly names: readonly string[]; readonly isOn: boolean };

const namesIn = (schema: Schema | undefined): readonly string[] => [
  ...(schema?.required ?? []),
  ...Object.keys(schema?.properties ?? {}),
];

/** What the form's conditions say with these answers: a part that does not hold is not asked for. */
const rulesOf = (schema: Schema, answers: Answers): readonly Rule[] =>
  [schema, ...(schema.allOf ?? [])].flatMap((part) => {
    if (part.if === undefined) return [];
    const holds = fits(part.if, answers);
    return [
      { schema: part.then ?? {}, names: namesIn(part.then), isOn: holds },
      { schema: part.else ?? {}, names: namesIn(part.else), isOn: !holds },
    ];
  });

const fieldOf = (form: Form, name: string, part: Schema, isRequired: boolean): Field => {
  const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const words = form.fields[pointer] ?? {};
  return {
    ...{ name, pointer, help: words.help, kind: kindOf(part), isWhole: part.type === 'integer', isRequired },
    label: words.label ?? { zh: name, en: name },
    isPersonal: words.isPersonal === true,
    lengthMax: part.maxLength,
    schema: part,
    options: optionsOf(part, words),
    items: itemsOf(part, form, pointer),
  };
};

/** The fields of a form in the order of its words, without those that no condition asks for with these answers. */
export const fieldsOf = (form: Form, answers: Answers): readonly Field[] => {
  const { schema, fields } = form;
  const rules = rulesOf(schema, answers);
  const demands = [schema, ...rules.filter(({ isOn }) => isOn).map((rule) => rule.schema)];
  const order = Object.keys(fields);
  const place = ({ pointer }: Field): number => {
    const at = order.indexOf(pointer);
    return at < 0 ? order.length : at;
  };
  // how somebody is reached may always be told, also where nothing asks for it
  const isAsked = (name: string): boolean => {
    if (fields[`/${name}`]?.isPersonal === true) return true;
    const about = rules.filter(({ names }) => names.includes(name));
    return about.length === 0 || schema.required?.includes(name) === true || about.some(({ isOn }) => isOn);
  };
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => isAsked(name))
    .map(([name, part]) => {
      const isRequired = demands.some(({ required = [] }) => required.includes(name));
      return fieldOf(form, name, resolved(part, schema), isRequired);
    })
    .sort((a, b) => place(a) - place(b));
};

const isEmpty = (value: unknown): boolean => value === '' || value === undefined || value === null;

const askedValue = ({ kind, items }: Field, value: unknown): unknown => {
  if (items === undefined) return value;
  const inside = (one: unknown): unknown => (isAnswers(one) ? askedAnswers(items, one) : one);
  if (kind === 'list') return Array.isArray(value) ? value.map(inside) : value;
  return inside(value);
};

/** Answers without what is not asked for with them, and without empty texts, in lists and groups too: what is sent. */
export const askedAnswers = (form: Form, answers: Answers): Answers =>
  Object.fromEntries(
    fieldsOf(form, answers)
      .map((field) => [field.name, askedValue(field, answers[field.name])] as const)
      .filter(([, value]) => !isEmpty(value)),
  );

/** Pointers of what still has to be filled in. */
export const missingIn = (form: Form, answers: Answers): readonly Field[] => {
  const given = askedAnswers(form, answers);
  return fieldsOf(form, answers).filter(({ name, isRequired }) => isRequired && given[name] === undefined);
};

/** A form as the API carries it: any JSON, of which the platform has made sure that it is one. */
export const formOf = ({ schema, fields }: { readonly schema: unknown; readonly fields: unknown }): Form => ({
  schema: isAnswers(schema) ? (schema as Schema) : {},
  fields: isAnswers(fields) ? (fields as Form['fields']) : {},
});
