import type { Form, Value } from '../model.ts';

/** A part of a JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const schemasIn = (value: unknown): readonly Schema[] =>
  Array.isArray(value) ? value.filter(isSchema) : isSchema(value) ? [value] : [];

/** A schema with all that it is made of: what it refers to, and its alternatives and conditional parts. */
const layers = (root: Schema, schema: Schema, depth = 0): readonly Schema[] => {
  if (depth > 8) return [schema];
  const name = typeof schema.$ref === 'string' ? schema.$ref.replace('#/$defs/', '') : undefined;
  const definitions = isSchema(root.$defs) ? root.$defs : {};
  const referred = name === undefined ? [] : schemasIn(definitions[name]);
  const inner = ['allOf', 'anyOf', 'oneOf', 'then', 'else'].flatMap((keyword) => schemasIn(schema[keyword]));
  return [schema, ...[...referred, ...inner].flatMap((each) => layers(root, each, depth + 1))];
};

const childrenOf = (root: Schema, schema: Schema, name: string): readonly Schema[] =>
  layers(root, schema).flatMap((layer) => {
    const properties = isSchema(layer.properties) ? layer.properties : {};
    const named = Object.hasOwn(properties, name) ? schemasIn(properties[name]) : [];
    return name === '-' || /^\d+$/.test(name) ? [...named, ...schemasIn(layer.items)] : named;
  });

/** The schemas that a form has for the answer at names (`-` or a number for any item of a list); none when it has no such answer. */
export const schemasAt = ({ schema }: Form, names: readonly string[]): readonly Schema[] => {
  let found: readonly Schema[] = [schema];
  for (const name of names) found = found.flatMap((each) => childrenOf(schema, each, name));
  return found.flatMap((each) => layers(schema, each));
};

/** Every answer that a form can have, by JSON pointer; items of lists are `-`. */
export const pointersOf = ({ schema }: Form): readonly string[] => {
  const found = new Set<string>();
  const visit = (part: Schema, pointer: string, depth: number): void => {
    if (depth > 10) return;
    for (const layer of layers(schema, part)) {
      const properties = isSchema(layer.properties) ? layer.properties : {};
      for (const [name, each] of Object.entries(properties)) {
        const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        // Conditional parts only repeat fields to narrow them; the walk goes by those that say what they are.
        if (isSchema(each)) {
          found.add(at);
          visit(each, at, depth + 1);
        }
      }
      for (const item of schemasIn(layer.items)) visit(item, `${pointer}/-`, depth + 1);
    }
  };
  visit(schema, '', 0);
  return [...found];
};

/** True when the form always has this answer. */
export const isRequired = ({ schema }: Form, names: readonly string[]): boolean => {
  let part: Schema | undefined = schema;
  for (const name of names) {
    if (part === undefined || !Array.isArray(part.required) || !part.required.includes(name)) return false;
    const next: unknown = isSchema(part.properties) ? part.properties[name] : undefined;
    part = isSchema(next) ? next : undefined;
  }
  return names.length > 0;
};

const scalars = (value: unknown): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : []);

/** What an answer can be, as far as its schemas say: its types, the values it is held to, and its limits. */
export type Domain = {
  readonly types: readonly string[];
  readonly values?: readonly Value[];
  readonly minimum?: string;
  readonly maximum?: string;
};

/** The domain that the first schema which says something gives; alternatives are joined, so that nothing possible is left out. */
export const domainOf = (schemas: readonly Schema[]): Domain => {
  const types = [...new Set(schemas.flatMap(({ type }) => [type].flat().filter((each) => typeof each === 'string')))];
  const [first] = schemas;
  const values =
    first === undefined || schemas.length !== 1
      ? undefined
      : 'const' in first
        ? [first.const as Value]
        : Array.isArray(first.enum)
          ? scalars(first.enum)
          : first.type === 'boolean'
            ? [true, false]
            : undefined;
  const limit = (name: 'minimum' | 'maximum') =>
    schemas.length === 1 && typeof first?.[name] === 'number' ? { [name]: String(first[name]) } : {};
  return { types, ...(values === undefined ? {} : { values }), ...limit('minimum'), ...limit('maximum') };
};
