// Goal: a CSV is what RFC 4180 says and, in the safe style, starts no formula in any spreadsheet. Method: DuckDB itself
// writes cells of every kind of attack; records are compared byte by byte; random text through random chunks.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import type { SharedColumn } from '../model.ts';
import { crlfRecords, csvSelect } from './csv-text.ts';
import { quoteText } from './duckdb-text.ts';

const columns: readonly SharedColumn[] = [
  { name: 's', type: 'string', nullable: true },
  { name: 'n', type: 'double', nullable: true },
  { name: 't', type: 'timestamp', nullable: true },
];

const cellsOf = async (texts: readonly string[], style: 'safe' | 'exact'): Promise<string[][]> => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = texts.map((text) => `(${quoteText(text)}, -1.5, timestamptz '2013-03-01 08:00:00+08')`).join(', ');
  const reader = await connection.runAndReadAll(
    `select ${csvSelect(columns, style)} from (values ${rows}) as v(s, n, t)`,
  );
  return reader.getRowsJson().map((row) => row.map(String));
};

const attacks = [
  '=1+1',
  '+1',
  '-1',
  '@x',
  '\tx',
  '\rx',
  '  =1',
  '\u00A0=1',
  '\u3000=1',
  'a\n=1',
  'a\r\n @x',
  '＝1',
  '＋1',
  '－1',
  '＠x',
];
const harmless = ['a=1', '1-2', 'x@y', '北京', '', ' a', 'a\nb'];

test('whatever starts a formula is disarmed, and nothing else is touched', async () => {
  const formula = /(^|[\n\r])[\s\u00A0\u3000]*[=+\-@＝＋－＠]/u;
  for (const [cell] of await cellsOf(attacks, 'safe')) assert.doesNotMatch(cell ?? '', formula);
  assert.deepEqual(
    (await cellsOf(harmless, 'safe')).map(([s]) => s),
    harmless,
  );
  const [first] = await cellsOf(['=1'], 'safe');
  assert.deepEqual(first, ["'=1", '-1.5', '2013-03-01T00:00:00Z']);
  assert.deepEqual(
    (await cellsOf(attacks, 'exact')).map(([s]) => s),
    attacks,
  );
});

const through = async (text: string, chunkBytes: number): Promise<string> => {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, i) =>
    bytes.subarray(i * chunkBytes, (i + 1) * chunkBytes),
  );
  const out: Buffer[] = [];
  for await (const chunk of Readable.from(chunks).pipe(crlfRecords())) out.push(chunk as Buffer);
  return Buffer.concat(out).toString();
};

test('records end with CR LF, line feeds inside of quotes stay', async () => {
  assert.equal(await through('a,b\n1,"x\ny"\n"""\n",2\n', 3), 'a,b\r\n1,"x\ny"\r\n"""\n",2\r\n');
  const field = fc.string({ unit: fc.constantFrom('a', '"', '\n', ',', '中'), maxLength: 6 });
  const property = fc.asyncProperty(
    fc.array(fc.array(field, { minLength: 1 }), { minLength: 1 }),
    fc.integer({ min: 1, max: 9 }),
    async (records, size) => {
      const write = (end: string): string =>
        records.map((fields) => fields.map((f) => `"${f.replaceAll('"', '""')}"`).join(',') + end).join('');
      assert.equal(await through(write('\n'), size), write('\r\n'));
    },
  );
  await fc.assert(property, { numRuns: 200 });
});

test('a heading starts no formula either', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const names = ['=1+1', '+1', '-2+3', '@x', '＝1', 'plain', "it's"];
  const named = names.map((name): SharedColumn => ({ name, type: 'string', nullable: true }));
  const values = names.map((name) => `'v' as "${name}"`).join(', ');
  const headingsOf = async (style: 'safe' | 'exact') =>
    (await connection.runAndReadAll(`select ${csvSelect(named, style)} from (select ${values})`)).columnNames();
  assert.deepEqual(await headingsOf('exact'), names);
  assert.deepEqual(await headingsOf('safe'), ["'=1+1", "'+1", "'-2+3", "'@x", "'＝1", 'plain', "it's"]);
});
