/** Goal: JSON of every shape becomes a table without a digit lost, or is refused with the place. Method: the real engine on documents written here, the scan against JSON.parse. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { createEngine, type Engine } from '#platform/engine';
import { sqlText } from '../session.ts';
import { readTable } from '../table.ts';
import { createLineWriter } from './lines.ts';
import { JsonScan } from './scan.ts';

let folder = '';
let engine: Engine;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-json-'));
  engine = createEngine({ log: { info: () => {}, warn: () => {} } });
});
after(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

type Case = { readonly text: string; readonly name?: string; readonly table?: string };

/** Reads documents in one child; a refusal is its code with what it names. */
const readAll = async (cases: readonly Case[]): Promise<unknown[]> => {
  const workDir = await mkdtemp(join(folder, 'task-'));
  const done = await engine.task({ name: 'test', readPaths: [], workDir }, async (session) => {
    const found: unknown[] = [];
    for (const { text, name = 'a.json', table } of cases) {
      const own = await mkdtemp(join(workDir, 'file-'));
      const path = join(own, 'upload');
      await writeFile(path, text);
      const read = await readTable(session, { path, workDir: own, fileName: name, table });
      if (!read.ok) found.push([read.error.code, read.error.params ?? {}]);
      else found.push(await session.rows(`SELECT * FROM ${sqlText(read.value.parquetPath)}`));
    }
    return found;
  });
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};

const noPlace = { type: 'Feature', properties: { name: '乙' }, geometry: null };
const place = {
  type: 'Feature',
  properties: { name: '甲' },
  geometry: { type: 'Point', coordinates: [116.4, 39.9, 50] },
};
const line = {
  ...place,
  geometry: {
    type: 'LineString',
    coordinates: [
      [116.1, 39.9],
      [116.5, 39.2],
    ],
  },
};

test('lists, lines, columns, wrapped lists and features become tables', async () => {
  const found = await readAll([
    {
      text: '[{"id":110101199003071234567,"a":{"b":1.5,"c":{"d":{"e":1}}},"t":["x",1]},\r\n{"id":"2","a":{"b":2.5},"new":true}]',
    },
    { text: '{"code":0,"data":{"rows":[{"x":1},{"x":2}],"other":[{"z":"q"}]}}' },
    { text: '{"code":0,"data":{"rows":[{"x":1},{"x":2}],"other":[{"z":"q"}]}}', table: '$.data.other' },
    { text: '{"x":1}\n\n{"x":2,"y":"z"}', name: 'a.txt' },
    { text: '{"a":[1,2],"b":["x","y"]}' },
    { text: '[["name","n"],["a",1],["b",2]]' },
    { text: '\ufeff[1,2,3]' },
    { text: '{"name":"only","n":1}' },
    { text: JSON.stringify({ type: 'FeatureCollection', features: [place, noPlace] }) },
    { text: JSON.stringify({ type: 'FeatureCollection', features: [line] }) },
    { text: '[id],[name]\n1,a\n2,b\n', name: 'a.csv' },
  ]);
  assert.deepEqual(found, [
    [
      { id: '110101199003071234567', 'a.b': 1.5, 'a.c.d': '{"e":1}', t: '["x",1]', new: null },
      { id: '2', 'a.b': 2.5, 'a.c.d': null, t: null, new: true },
    ],
    [{ x: '1' }, { x: '2' }],
    [{ z: 'q' }],
    [
      { x: '1', y: null },
      { x: '2', y: 'z' },
    ],
    [
      { a: '1', b: 'x' },
      { a: '2', b: 'y' },
    ],
    [
      { name: 'a', n: '1' },
      { name: 'b', n: '2' },
    ],
    [{ value: '1' }, { value: '2' }, { value: '3' }],
    [{ name: 'only', n: '1' }],
    [
      {
        name: '甲',
        geometry_type: 'Point',
        longitude: 116.4,
        latitude: 39.9,
        geometry: JSON.stringify(place.geometry),
      },
      { name: '乙', geometry_type: null, longitude: null, latitude: null, geometry: null },
    ],
    [
      {
        name: '甲',
        geometry_type: 'LineString',
        bbox_west: 116.1,
        bbox_south: 39.2,
        bbox_east: 116.5,
        bbox_north: 39.9,
        geometry: JSON.stringify(line.geometry),
      },
    ],
    [
      { '[id]': '1', '[name]': 'a' },
      { '[id]': '2', '[name]': 'b' },
    ],
  ]);
});

test('what breaks the grammar is refused with line and byte; what is no table is refused', async () => {
  const found = await readAll([
    { text: '{"a":1,\n"b":[1,2,}' },
    { text: '[1,2' },
    { text: '{"a":1} {"a":2}' },
    { text: '"text"' },
    { text: '[]' },
    { text: '[NaN]' },
    { text: '['.repeat(100_000) },
    { text: '{"a":[{"x":1}]}', table: 'b' },
  ]);
  assert.deepEqual(found, [
    ['datasets.json_invalid', { line: 2, byte: 17, what: 'a value is expected' }],
    ['datasets.json_invalid', { line: 1, byte: 4, what: 'the end comes too early' }],
    ['datasets.json_invalid', { line: 1, byte: 8, what: 'something follows the value' }],
    ['datasets.no_table', {}],
    ['datasets.no_table', {}],
    ['datasets.json_invalid', { line: 1, byte: 1, what: 'a value is expected' }],
    ['datasets.json_too_deep', { depthMax: 200, line: 1, byte: 200 }],
    ['datasets.table_not_found', { table: 'b', tables: '$.a' }],
  ]);
});

const cut = (text: string, cuts: readonly number[]): Buffer[] => {
  const all = Buffer.from(text);
  const borders = [0, ...cuts.filter((at) => at <= all.length).sort((a, b) => a - b), all.length];
  return borders.slice(1).map((end, i) => all.subarray(borders[i], end));
};

const accepts = (text: string, cuts: readonly number[]): boolean => {
  const scan = new JsonScan({ depth: 3, begins: () => {}, ends: () => {}, key: () => {} });
  try {
    for (const part of cut(text, cuts)) scan.push(part);
    return scan.end() === 1;
  } catch {
    return false;
  }
};

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('the scan agrees with JSON.parse on documents with a byte changed, wherever the chunks are cut', () => {
  const cuts = fc.array(fc.nat(60), { maxLength: 3 });
  const change = fc.record({ at: fc.nat(80), char: fc.constantFrom(...'{}[]",:0-.eE+tfn \\/u1') });
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.option(change), cuts, (json, changed, where) => {
      const at = changed === null ? 0 : changed.at % (json.length + 1);
      const text = changed === null ? json : `${json.slice(0, at)}${changed.char}${json.slice(at + 1)}`;
      assert.equal(accepts(text, where), parses(text), text);
    }),
    { numRuns: 2_000, verbose: 1 },
  );
});

test('items written one a line are the items of the list, wherever the chunks are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1 }), fc.array(fc.nat(60)), (list, where) => {
      const writer = createLineWriter(true);
      const text = JSON.stringify(list, null, 1);
      const lines = Buffer.concat(cut(text, where).map((part) => writer.push(part)))
        .toString()
        .trimEnd()
        .split('\n');
      const same = (value: unknown): unknown =>
        JSON.parse(JSON.stringify(value), (_, v) => (typeof v === 'number' ? String(v) : v));
      assert.deepEqual(
        lines.map((one) => same(JSON.parse(one))),
        list.map(same),
      );
    }),
    { numRuns: 1_000, verbose: 1 },
  );
});
