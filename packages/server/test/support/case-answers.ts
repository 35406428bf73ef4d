/** Answers that fit a definition's forms, varied in everything that its guards ask about. Made from the schemas alone. */
import { validateForm } from '../../src/cases/core/form.ts';
import type { CaseType, Condition, Form, Value } from '../../src/cases/model.ts';
import { org } from './case-parts.ts';

type Answers = Readonly<Record<string, Value>>;
type Schema = Readonly<Record<string, unknown>>;

/** Ways to answer one form that are tried at most: all of a table with five yes-or-no columns and a few kinds. */
const waysMax = 400;

/** What forms with patterns ask for: amounts, shares, ids, numbers, months, currencies, addresses. The first that fits is taken. */
const written = ['100', '12', org(3), '91310000MA1FL00000', '2026-03', '13800000000', '1234', 'CNY', 'showcase'];
const formats: Readonly<Record<string, string>> = {
  date: '2026-03-02',
  'date-time': '2026-03-02T09:00:00+08:00',
  email: 'someone@member.example',
  uri: 'https://member.example',
};
const prose = '遍历定义时填写的内容，长短合乎要求。';

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;
const numberOf = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

const textFor = ({ format, pattern, minLength, maxLength }: Schema): string => {
  if (typeof format === 'string') return formats[format] ?? prose;
  if (typeof pattern === 'string') return written.find((text) => new RegExp(pattern, 'u').test(text)) ?? '';
  const least = numberOf(minLength, 0);
  return prose.repeat(Math.ceil(least / prose.length) || 1).slice(0, Math.min(numberOf(maxLength, 4_000), 200));
};

/** One answer that fits a schema. */
const answerFor = (schema: Schema): Value => {
  if ('const' in schema) return schema.const as Value;
  if (Array.isArray(schema.enum)) return schema.enum[0] as Value;
  switch (schema.type) {
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return Math.max(numberOf(schema.minimum, 0), Math.min(1, numberOf(schema.maximum, 1)));
    case 'array':
      return isSchema(schema.items)
        ? Array.from({ length: Math.max(1, numberOf(schema.minItems, 0)) }, () => answerFor(schema.items as Schema))
        : [];
    case 'object':
      return answersTo(schema);
    default:
      return textFor(schema);
  }
};

const propertiesOf = (schema: Schema): readonly (readonly [string, Schema])[] =>
  isSchema(schema.properties) ? Object.entries(schema.properties as Readonly<Record<string, Schema>>) : [];

const answersTo = (schema: Schema): Answers =>
  Object.fromEntries(propertiesOf(schema).map(([name, each]) => [name, answerFor(each)]));

/** Every path that a condition asks about, those of its tables' inputs among them, with what it is compared to. */
const asked = (type: CaseType, condition: Condition): readonly (readonly [string, Value])[] => {
  if ('all' in condition) return condition.all.flatMap((each) => asked(type, each));
  if ('any' in condition) return condition.any.flatMap((each) => asked(type, each));
  if ('not' in condition) return asked(type, condition.not);
  if ('path' in condition) return [[condition.path, condition.value ?? null]];
  const table = type.tables.find(({ key }) => key === condition.table);
  return (table?.inputs ?? []).flatMap(({ path }, column) => [
    [path, null] as const,
    ...(table?.rules ?? []).map(({ when }) => {
      const cell = when[column] ?? '-';
      return [path, cell === '-' ? null : (cell.value ?? null)] as const;
    }),
  ]);
};

/** What the guards of a type depend on: paths into its facts, each with the values that it is compared to. */
export const askedBy = (type: CaseType): ReadonlyMap<string, readonly Value[]> => {
  const found = new Map<string, Value[]>();
  for (const { guard } of type.transitions) {
    for (const [path, value] of guard === undefined ? [] : asked(type, guard)) {
      const values = Array.isArray(value) ? value : [value];
      found.set(path, [...(found.get(path) ?? []), ...values.filter((one: Value) => one !== null)]);
    }
  }
  return found;
};

const likeSchema = (schema: Schema, value: Value): Value =>
  (schema.type === 'integer' || schema.type === 'number') && typeof value === 'string' ? Number(value) : value;

const choicesFor = (schema: Schema, compared: readonly Value[]): readonly Value[] => {
  const listed = Array.isArray(schema.enum) ? (schema.enum as Value[]) : schema.type === 'boolean' ? [true, false] : [];
  const all = [answerFor(schema), ...listed, ...compared.map((value) => likeSchema(schema, value)), '0', '100'];
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  return [...new Set(all.map((value) => (isNumber ? Number(value) : value)))];
};

/** Ways to fill in a form: every optional field too, and all combinations of what the guards look at under `root`. */
export const waysToAnswer = (
  form: Form,
  root: string,
  guards: ReadonlyMap<string, readonly Value[]>,
): readonly Answers[] => {
  let ways: Answers[] = [answersTo(form.schema)];
  for (const [name, schema] of propertiesOf(form.schema)) {
    const compared = guards.get(`${root}.${name}`);
    if (compared === undefined) continue;
    const plain: Form = { schema: { type: 'object', properties: { [name]: schema } }, fields: {} };
    const choices = choicesFor(schema, compared).filter((value) => validateForm(plain, { [name]: value }).length === 0);
    ways = ways.flatMap((way) => choices.map((value) => ({ ...way, [name]: value })));
  }
  return ways.filter((way) => validateForm(form, way).length === 0).slice(0, waysMax);
};

/** Pointers of fields that a form has, list items written `-`. */
export const pointersIn = (schema: Schema, at = ''): readonly string[] =>
  propertiesOf(schema).flatMap(([name, each]) => {
    const pointer = `${at}/${name}`;
    const inner = isSchema(each.items) ? pointersIn(each.items, `${pointer}/-`) : pointersIn(each, pointer);
    return [pointer, ...inner];
  });
