import { type ErrorObject, type ValidateFunction, Ajv2020 as Validator } from 'ajv/dist/2020.js';
import formats, { type FormatName } from 'ajv-formats';
import { canonicalJson, type Json, sha256Hex } from '#kernel';
import { schemaBytesMax, schemaDepthMax } from './limits.ts';
import { isHarmlessPattern, matcher } from './patterns.ts';

/** A form's JSON Schema (2020-12). */
export type FormSchema = Readonly<Record<string, unknown>>;

/** Why a schema is not taken: where (JSON pointer into the schema) and which rule of ours or of JSON Schema it breaks. */
export type SchemaFault = {
  readonly path: string;
  readonly kind: 'large' | 'deep' | 'pattern' | 'reference' | 'schema';
  readonly detail: string;
};

/** Formats that the region's forms use. All of ajv-formats' are checked in full, and none of them backtracks on long texts. */
const formatNames: FormatName[] = ['date', 'time', 'date-time', 'email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname'];

/** Compiled schemas kept: every programme and step of a busy platform. */
const compiledMax = 300;

const engine = (): Validator => {
  const made = new Validator({
    allErrors: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    addUsedSchema: false,
    code: { regExp: Object.assign(matcher, { code: 'matcher' }) },
  });
  formats.default(made, formatNames);
  return made;
};

const validator = engine();
const compiled = new Map<string, ValidateFunction>();
const keyOf = new WeakMap<FormSchema, string>();

const keyFor = (schema: FormSchema): string => {
  const known = keyOf.get(schema);
  if (known !== undefined) return known;
  const key = sha256Hex(canonicalJson(schema as Json));
  keyOf.set(schema, key);
  return key;
};

const compile = (schema: FormSchema): ValidateFunction => {
  const validate = validator.compile(schema);
  // The validator would keep every schema it has seen for ever; ours is the bounded cache.
  validator.removeSchema(schema);
  return validate;
};

const validateFor = (schema: FormSchema): ValidateFunction => {
  const key = keyFor(schema);
  const validate = compiled.get(key) ?? compile(schema);
  compiled.delete(key);
  compiled.set(key, validate);
  const oldest = compiled.size > compiledMax ? compiled.keys().next().value : undefined;
  if (oldest !== undefined) compiled.delete(oldest);
  return validate;
};

/** What a value breaks of a schema, in the words of ajv; all of it. */
export const schemaErrors = (schema: FormSchema, value: unknown): readonly ErrorObject[] => {
  const validate = validateFor(schema);
  return validate(value) ? [] : (validate.errors ?? []);
};

const faultsIn = (value: unknown, path: string, depth: number): SchemaFault[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (depth > schemaDepthMax * 2) return [{ path, kind: 'deep', detail: String(schemaDepthMax) }];
  return Object.entries(value).flatMap(([name, each]): SchemaFault[] => {
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (name === 'pattern' && typeof each === 'string' && !isHarmlessPattern(each)) {
      return [{ path: at, kind: 'pattern', detail: each.slice(0, 80) }];
    }
    if (name === 'patternProperties' && typeof each === 'object' && each !== null) {
      const bad = Object.keys(each).filter((pattern) => !isHarmlessPattern(pattern));
      return [
        ...bad.map((detail) => ({ path: at, kind: 'pattern' as const, detail })),
        ...faultsIn(each, at, depth + 1),
      ];
    }
    if (/^\$(id|ref|dynamicRef|anchor|dynamicAnchor|schema|vocabulary)$/.test(name) && typeof each === 'string') {
      return each.startsWith('#/$defs/') && name === '$ref'
        ? []
        : [{ path: at, kind: 'reference', detail: each.slice(0, 80) }];
    }
    return faultsIn(each, at, depth + 1);
  });
};

/** Whether a schema may be used: small, not deep, harmless patterns, references only to its own `$defs`, and valid JSON Schema. */
export const schemaFaults = (schema: FormSchema): readonly SchemaFault[] => {
  const own = faultsIn(schema, '', 0);
  if (own.length > 0) return own;
  if (canonicalJson(schema as Json).length > schemaBytesMax) {
    return [{ path: '', kind: 'large', detail: String(schemaBytesMax / 1024) }];
  }
  try {
    validateFor(schema);
    return [];
  } catch (cause) {
    return [{ path: '', kind: 'schema', detail: cause instanceof Error ? cause.message.slice(0, 300) : '' }];
  }
};
