/** Checks values against the part of JSON Schema that the protocol's contract schema uses; an unknown keyword is a bug of the check. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

type Schema = Readonly<Record<string, unknown>>;
type Keyword = (argument: never, value: unknown, root: Schema) => boolean;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

const count = (schemas: readonly Schema[], value: unknown, root: Schema): number =>
  schemas.filter((one) => valid(one, value, root)).length;

const keywords: Readonly<Record<string, Keyword>> = {
  $ref: (ref: string, value, root) => valid(find(root, ref), value, root),
  type: (type: string, value) => typeOf(value) === type,
  const: (wanted: unknown, value) => value === wanted,
  enum: (wanted: readonly unknown[], value) => wanted.includes(value),
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern).test(value),
  required: (names: readonly string[], value) => !isObject(value) || names.every((name) => name in value),
  properties: (properties: Record<string, Schema>, value, root) =>
    !isObject(value) ||
    Object.entries(properties).every(([name, one]) => value[name] === undefined || valid(one, value[name], root)),
  items: (item: Schema, value, root) => !Array.isArray(value) || value.every((one) => valid(item, one, root)),
  minItems: (min: number, value) => !Array.isArray(value) || value.length >= min,
  allOf: (all: readonly Schema[], value, root) => count(all, value, root) === all.length,
  anyOf: (any: readonly Schema[], value, root) => count(any, value, root) > 0,
  oneOf: (one: readonly Schema[], value, root) => count(one, value, root) === 1,
  not: (schema: Schema, value, root) => !valid(schema, value, root),
};

const find = (root: Schema, ref: string): Schema => {
  assert.match(ref, /^#\/definitions\/\w+$/);
  const found = (root.definitions as Record<string, Schema>)[ref.slice('#/definitions/'.length)];
  assert.ok(found !== undefined, ref);
  return found;
};

const valid = (schema: Schema, value: unknown, root: Schema): boolean =>
  Object.entries(schema).every(([name, argument]) => {
    const keyword = keywords[name];
    assert.ok(keyword !== undefined, `keyword ${name}`);
    return keyword(argument as never, value, root);
  });

const contract = JSON.parse(
  readFileSync(new URL('../conformance/dsp/contract-schema.json', import.meta.url), 'utf8'),
) as Schema;

/** True when the value is what the Dataspace Protocol's contract schema calls by this name. */
export const isContractPolicy = (definition: 'Offer' | 'MessageOffer' | 'Agreement', value: unknown): boolean =>
  valid({ $ref: `#/definitions/${definition}` }, value, contract);
