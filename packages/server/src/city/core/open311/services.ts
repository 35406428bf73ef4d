import type { CaseType } from '#cases';
import type { Bilingual, Language } from '#kernel';
import type { Plain } from './xml.ts';

/** Something that residents may ask for: a type of case, or one member of its category. */
export type Service = {
  readonly code: string;
  readonly type: CaseType;
  readonly name: Bilingual;
  /** The member of the category field; undefined where the type is one service. */
  readonly option: string | undefined;
};

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** Fields of a form with their schemas. */
export const fieldsOf = ({ form }: CaseType): ReadonlyMap<string, Schema> => {
  const { properties } = form.schema;
  const entries = isSchema(properties) ? Object.entries(properties) : [];
  return new Map(entries.flatMap(([name, schema]) => (isSchema(schema) ? [[name, schema] as const] : [])));
};

/** Name of the field whose members are the services; undefined where the type is one service. */
export const categoryOf = ({ serviceRequests }: CaseType): string | undefined => serviceRequests?.category?.slice(1);

const membersOf = (schema: Schema | undefined): string[] =>
  Array.isArray(schema?.enum) ? schema.enum.filter((each): each is string => typeof each === 'string') : [];

/** A type is a service when its definition says so, residents may open it, and its cases may be shown. */
export const isService = ({ audience, isPublic, serviceRequests }: CaseType): boolean =>
  audience === 'resident' && isPublic && serviceRequests !== undefined;

/** Code of a service: `residents-request.roads`. */
export const codeOf = (typeKey: string, option: string | undefined): string =>
  option === undefined ? typeKey : `${typeKey}.${option}`;

/** The services of types, in the order of their definitions. */
export const servicesOf = (types: readonly CaseType[]): Service[] =>
  types.filter(isService).flatMap((type): Service[] => {
    const category = categoryOf(type);
    if (category === undefined) return [{ code: type.key, type, name: type.title, option: undefined }];
    const words = type.form.fields[`/${category}`]?.options;
    return membersOf(fieldsOf(type).get(category)).map((option) => ({
      code: codeOf(type.key, option),
      type,
      name: words?.[option] ?? { zh: option, en: option },
      option,
    }));
  });

/** Parameters of the protocol, and the fields that forms keep them in; the first that a form has. */
const standard = {
  description: ['description'],
  address_string: ['place', 'address'],
  lat: ['latitude', 'lat'],
  long: ['longitude', 'long'],
  name: ['name', 'contactName'],
  phone: ['phone', 'contactPhone'],
  email: ['email', 'contactEmail'],
} as const;

/** A parameter of the protocol that forms have a field for. */
export type Standard = keyof typeof standard;

/** The field of a form that keeps a parameter of the protocol. */
export const fieldFor = (type: CaseType, parameter: Standard): string | undefined => {
  const fields = fieldsOf(type);
  return standard[parameter].find((name) => fields.has(name));
};

/** What else a service asks: the fields of its form that are no parameters of the protocol. */
export const questionsOf = (type: CaseType): readonly (readonly [string, Schema])[] => {
  const known = new Set<string | undefined>([
    ...(Object.keys(standard) as Standard[]).map((name) => fieldFor(type, name)),
    categoryOf(type),
  ]);
  return [...fieldsOf(type)].filter(([name]) => !known.has(name));
};

/** Texts up to here are one line. */
const lineLengthMax = 200;

/** How the protocol calls what may be answered (GeoReport v2, GET Service Definition, "datatype"). */
export const datatypeOf = (schema: Schema): string => {
  if (schema.type === 'boolean' || membersOf(schema).length > 0) return 'singlevaluelist';
  if (schema.type === 'array') return 'multivaluelist';
  if (schema.type === 'number' || schema.type === 'integer') return 'number';
  if (schema.format === 'date' || schema.format === 'date-time') return 'datetime';
  return typeof schema.maxLength === 'number' && schema.maxLength > lineLengthMax ? 'text' : 'string';
};

const yesNo: Readonly<Record<string, Bilingual>> = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } };

const valuesOf = (type: CaseType, name: string, schema: Schema, language: Language): Plain[] => {
  const items = schema.type === 'array' && isSchema(schema.items) ? schema.items : schema;
  const members = schema.type === 'boolean' ? ['true', 'false'] : membersOf(items);
  const words = schema.type === 'boolean' ? yesNo : type.form.fields[`/${name}`]?.options;
  return members.map((key) => ({ key, name: words?.[key]?.[language] ?? key }));
};

const requiredOf = ({ form }: CaseType): readonly unknown[] =>
  Array.isArray(form.schema.required) ? form.schema.required : [];

/** A service's questions as the protocol answers them (GET Service Definition). */
export const definitionOf = ({ code, type }: Service, language: Language): { readonly [name: string]: Plain } => ({
  service_code: code,
  attributes: questionsOf(type).map(([name, schema], i) => {
    const words = type.form.fields[`/${name}`];
    const values = valuesOf(type, name, schema, language);
    return {
      variable: true,
      code: name,
      datatype: datatypeOf(schema),
      required: requiredOf(type).includes(name),
      datatype_description: words?.help?.[language] ?? '',
      order: i + 1,
      description: words?.label[language] ?? name,
      ...(values.length === 0 ? {} : { values }),
    };
  }),
});

/** A service as lists have it (GET Service List). */
export const serviceToPlain = ({ code, type, name }: Service, language: Language): Plain => ({
  service_code: code,
  service_name: name[language],
  description: type.summary[language],
  metadata: questionsOf(type).length > 0,
  type: 'realtime',
  keywords: [name.zh, name.en, type.programme].join(','),
  group: type.title[language],
});
