/** Goal: data contracts of others are read, changed and given back without loss, and ours are what the standard says. Method: the standard's own examples and JSON schema, an independent validator, random documents. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import type { Json } from '#kernel';
import { type ContractProblem, changeText, readContract, toYaml } from '../../../src/assess/core/contract/text.ts';

type Validate = ((value: unknown) => boolean) & { readonly errors?: unknown };
type Ajv = new (options: object) => { compile(schema: object): Validate };

// Fastify brings Ajv along; its edition for JSON Schema 2019-09 is the one that the standard asks for.
const ofFastify = createRequire(createRequire(import.meta.url).resolve('fastify'));
const { default: Ajv2019 } = ofFastify('ajv/dist/2019') as { default: Ajv };

const here = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const validate = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(
  JSON.parse(here('odcs-json-schema-v3.1.0.json')) as object,
);
const isValid = (value: unknown): string => (validate(value) ? '' : JSON.stringify(validate.errors).slice(0, 800));

const examples = readdirSync(new URL('examples', import.meta.url)).map(
  (name) => [name, here(`examples/${name}`)] as const,
);

const head = { apiVersion: 'v3.1.0', kind: 'DataContract', id: 'c', version: '1.0.0', status: 'draft' };

const problemsOf = (text: string): readonly ContractProblem[] => {
  const read = readContract(text);
  return read.ok ? [] : read.problems;
};

test('the standard’s own examples: what its schema takes is read, and what it refuses is not taken for right by chance', () => {
  const taken = examples.filter(([, text]) => validate(parse(text)));
  assert.ok(taken.length >= 10, `${taken.length} of ${examples.length} examples are valid by their own schema`);
  for (const [name, text] of taken) assert.deepEqual(problemsOf(text), [], name);
});

test('an example that is changed in one place is otherwise the same, comments and unknown parts included', () => {
  for (const [name, text] of examples) {
    const before = parse(text) as Record<string, Json>;
    const changed = changeText(text, [{ op: 'add', path: '/tenant', value: 'Somebody else' }]);
    assert.ok(changed !== undefined, name);
    assert.deepEqual(parse(changed), { ...before, tenant: 'Somebody else' }, name);
    for (const [comment] of text.matchAll(/# [A-Z][^\n]+/g))
      assert.ok(changed.includes(comment), `${name}: ${comment}`);
    if (readContract(text).ok) assert.equal(readContract(changed).ok, true, name);
  }
});

test('random unknown parts of any shape survive a change elsewhere, in YAML and JSON', () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  const key = fc.stringMatching(/^x[a-z0-9 :#'"-]{0,8}$/);
  fc.assert(
    fc.property(fc.dictionary(key, value, { maxKeys: 5 }), fc.boolean(), (unknown, asJson) => {
      const document = { ...head, ...unknown, schema: [{ name: 't', properties: [{ name: 'a', xNote: unknown }] }] };
      const text = asJson ? JSON.stringify(document) : stringify(document);
      const changed = changeText(text, [
        { op: 'add', path: '/schema/0/properties/0/required', value: true },
        { op: 'add', path: '/schema/0/properties/-', value: { name: 'b', description: '12' } },
      ]);
      assert.ok(changed !== undefined);
      const wanted = structuredClone(document) as typeof document & { schema: { properties: object[] }[] };
      const properties = wanted.schema[0]?.properties as object[];
      Object.assign(properties[0] as object, { required: true });
      properties.push({ name: 'b', description: '12' } as never);
      assert.deepEqual(asJson ? JSON.parse(changed) : parse(changed), JSON.parse(JSON.stringify(wanted)));
    }),
    { numRuns: 300, verbose: 1 },
  );
});

test('numbers keep the digits they were written with', () => {
  const text = `apiVersion: v3.1.0\nkind: DataContract\nid: c\nversion: 1.0.0\nstatus: draft\nprice:\n  priceAmount: 9.950\nx: 12345678901234567890.5\ny: 0x1F\n`;
  const changed = changeText(text, [{ op: 'add', path: '/status', value: 'active' }]) ?? '';
  assert.match(changed, /9\.950\nx: 12345678901234567890\.5\ny: 0x1F\n/);
  const json = `{"id":"c","n":1.50,"big":123456789012345678901234567890}`;
  assert.match(
    changeText(json, [{ op: 'add', path: '/id', value: 'd' }]) ?? '',
    /1\.50,\s+"big": 123456789012345678901234567890/,
  );
});

test('what is wrong is told with line, column and path', () => {
  const text = toYaml({
    ...head,
    schema: [{ name: 't', properties: [{ name: 'a', required: 'yes' }, { name: 'a' }] }],
  });
  const [first] = problemsOf(text);
  assert.equal(first?.path, '/schema/0/properties/0/required');
  assert.equal(text.split('\n')[(first?.line ?? 0) - 1]?.trim(), 'required: yes');
  assert.match(problemsOf('kind: [DataContract\n')[0]?.text.en ?? '', /not well written/);
  const twice = toYaml({ ...head, schema: [{ name: 't', properties: [{ name: 'a' }, { name: 'a' }] }] });
  assert.match(problemsOf(twice)[0]?.text.en ?? '', /named twice/);
  const two = { ...head, schema: [{ name: 't', quality: [{ metric: 'rowCount', mustBe: 1, mustNotBe: 2 }] }] };
  assert.match(problemsOf(toYaml(two))[0]?.text.en ?? '', /exactly one operator/);
  const own = { ...head, customProperties: [{ property: 'corridor.expectedCount', value: 'many' }] };
  assert.equal(problemsOf(toYaml(own))[0]?.path, '/customProperties/0/value');
  const unknown = { ...head, customProperties: [{ property: 'corridor.magic', value: 1 }] };
  assert.match(problemsOf(toYaml(unknown))[0]?.text.en ?? '', /no input called corridor\.magic/);
  const contrary = Array.from({ length: 6 }, (_, i) =>
    Array.from({ length: 6 }, (_x, j) => (i === j ? 1 : (j - i + 6) % 6 < 3 ? 9 : (i - j + 6) % 6 < 3 ? 1 / 9 : 1)),
  );
  const weighed = { ...head, customProperties: [{ property: 'corridor.ahp', value: contrary }] };
  assert.match(problemsOf(toYaml(weighed))[0]?.text.en ?? '', /consistency ratio/);
});

test('aliases cannot make a small text grow', () => {
  const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
  const bomb = `a0: &a0 x\n${levels.join('\n')}\n`;
  assert.match(problemsOf(bomb)[0]?.text.en ?? '', /aliases/);
});

test('inputs that the standard has no place for are what its schema takes as custom properties', () => {
  const document = {
    ...head,
    schema: [
      { name: 't', properties: [{ name: 'a', customProperties: [{ property: 'corridor.mask', value: '^\\*' }] }] },
    ],
    customProperties: [
      { property: 'corridor.expectedCount', value: 3 },
      { property: 'corridor.weights', value: { '01': 2 } },
    ],
  };
  assert.equal(isValid(document), '');
  assert.deepEqual(problemsOf(toYaml(document)), []);
});
