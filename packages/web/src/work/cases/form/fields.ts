import type { Bilingual } from '../../../shared/language.ts';
import { type Answers, fits, type Schema } from './schema.ts';

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
  | 'list';

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
  readonly options: readonly { readonly value: string | number; readonly label: Bilingual }[];
  /** Fields of one item of a list. */
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
  return stringKind(schema);
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

const itemsOf = (schema: Schema, fields: Form['fields'], pointer: string): Form | undefined => {
  const { items } = schema;
  if (kindOf(schema) !== 'list' || items === undefined) return undefined;
  const isObject = items.properties !== undefined;
  return isObject
    ? { schema: items, fields: withoutPrefix(fields, `${pointer}/-`) }
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

/** The fields of a form in the order of its words, without those that no condition asks for with these answers. */
export const fieldsOf = ({ schema, fields }: Form, answers: Answers): readonly Field[] => {
  const rules = rulesOf(schema, answers);
  const properties = Object.entries(schema.properties ?? {});
  const order = Object.keys(fields);
  const place = (name: string): number => {
    const at = order.indexOf(`/${name}`);
    return at < 0 ? order.length : at;
  };
  return properties
    .filter(([name]) => {
      const about = rules.filter(({ names }) => names.includes(name));
      return about.length === 0 || schema.required?.includes(name) === true || about.some(({ isOn }) => isOn);
    })
    .sort(([a], [b]) => place(a) - place(b))
    .map(([name, part]) => {
      const pointer = `/${name}`;
      const words = fields[pointer] ?? {};
      return {
        ...{ name, pointer, help: words.help, kind: kindOf(part), isWhole: part.type === 'integer' },
        label: words.label ?? { zh: name, en: name },
        isRequired: [schema, ...rules.filter(({ isOn }) => isOn).map((rule) => rule.schema)].some(
          (each) => each.required?.includes(name) === true,
        ),
        isPersonal: words.isPersonal === true,
        lengthMax: part.maxLength,
        options: optionsOf(part, words),
        items: itemsOf(part, fields, pointer),
      };
    });
};

/** Answers without what is not asked for with them, and without empty texts: what is sent. */
export const askedAnswers = (form: Form, answers: Answers): Answers => {
  const shown = new Set(fieldsOf(form, answers).map(({ name }) => name));
  const kept = Object.entries(answers).filter(
    ([name, value]) => shown.has(name) && value !== '' && value !== undefined && value !== null,
  );
  return Object.fromEntries(kept);
};

/** Pointers of what still has to be filled in. */
export const missingIn = (form: Form, answers: Answers): readonly Field[] => {
  const given = askedAnswers(form, answers);
  return fieldsOf(form, answers).filter(({ name, isRequired }) => isRequired && given[name] === undefined);
};
