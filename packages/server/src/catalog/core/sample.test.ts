// Goal: whatever the table, every row of a sample stands for at least k rows, nothing above the public level and no identifier
// is in it. Method: random tables in the real engine; each shown row is counted again in the source, by a loop of our own.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { createEngine, type EngineSession } from '#platform/engine';
import { createLog } from '#platform/log';
import { isEmptySample, type Sample, sampleRowsMax, sampleTable } from './sample.ts';
import { hiddenMark, type SampleColumn } from './sample-steps.ts';

const engine = createEngine({ log: createLog('fatal'), spare: false });
const workDir = mkdtempSync(join(tmpdir(), 'corridor-sample-'));
after(async () => {
  await engine.close();
  rmSync(workDir, { recursive: true, force: true });
});

const column = (name: string, type: string, over: Partial<SampleColumn> = {}): SampleColumn => ({
  name,
  title: name,
  type,
  semanticType: 'category',
  level: '1',
  isIdentifying: false,
  ...over,
});

const columns: readonly SampleColumn[] = [
  column('city"', 'string'),
  column('amount', 'double', { semanticType: 'number' }),
  column('rooms', 'integer', { semanticType: 'integer' }),
  column('day', 'date', { semanticType: 'date' }),
  column('flag', 'boolean'),
  column('secret', 'string', { level: '3' }),
  column('person', 'string', { level: '2', isIdentifying: true }),
  column('note', 'string', { semanticType: 'text' }),
];

type Row = readonly [string | null, number | null, number | null, string | null, boolean | null];

const cell = (value: string | number | boolean | null): string => {
  if (value === null) return 'null';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : `${value}`;
};

const fill = async (session: EngineSession, rows: readonly Row[]): Promise<void> => {
  await session.run('drop table if exists sample_source');
  await session.run(`create table sample_source ("city""" varchar, amount double, rooms integer, day date, flag boolean,
    secret varchar, person varchar, note varchar)`);
  if (rows.length === 0) return;
  const values = rows.map((row, n) => `(${row.map(cell).join(', ')}, 'geheim${n}', 'Zhang ${n}', 'note ${n}')`);
  await session.run(`insert into sample_source values ${values.join(', ')}`);
};

/** Whether a source value may stand behind a cell, told from the cell alone. */
const fits = (shown: string | null, value: string | number | boolean | null, treatment: string): boolean => {
  if (shown === hiddenMark) return true;
  if (shown === null || value === null) return shown === value;
  // the engine writes a whole double as `0.0`
  if (treatment === 'kept') return typeof value === 'number' ? Number(shown) === value : String(value) === shown;
  if (treatment === 'months' || treatment === 'years') return String(value).startsWith(shown);
  const [, below] = /^< (.+)$/.exec(shown) ?? [];
  if (below !== undefined) return Number(value) < Number(below);
  const [, from] = /^≥ (.+)$/.exec(shown) ?? [];
  if (from !== undefined) return Number(value) >= Number(from);
  const [, low, high] = /^(.+) – (.+)$/.exec(shown) ?? [];
  return Number(value) >= Number(low) && Number(value) < Number(high);
};

const check = (sample: Sample, rows: readonly Row[], k: number): void => {
  assert.ok(sample.rows.length <= sampleRowsMax);
  const treatments = sample.columns.map(({ treatment }) => treatment);
  assert.deepEqual(treatments.slice(5), ['suppressed', 'masked', 'masked']);
  for (const shown of sample.rows) {
    assert.deepEqual(shown.slice(5), [hiddenMark, hiddenMark, hiddenMark]);
    const behind = rows.filter((row) => row.every((value, n) => fits(shown[n] ?? null, value, treatments[n] ?? '')));
    assert.ok(behind.length >= k, `${JSON.stringify(shown)} stands for ${behind.length} rows`);
  }
  const text = JSON.stringify(sample.rows);
  for (const word of ['geheim', 'Zhang', 'note']) assert.ok(!text.includes(word), word);
  assert.equal(sample.sourceRows, rows.length);
  assert.ok(sample.coveredRows <= rows.length);
};

const cities = ['北京', '天津', "Lang'fang", '', '***', '保定'] as const;
const numbers = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
const days = fc
  .integer({ min: 0, max: 1_000 })
  .map((n) => new Date(Date.UTC(2019, 0, 1 + n)).toISOString().slice(0, 10));

const rowArbitrary: fc.Arbitrary<Row> = fc.tuple(
  fc.option(fc.constantFrom<string>(...cities), { nil: null }),
  fc.option(numbers, { nil: null }),
  fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
  fc.option(days, { nil: null }),
  fc.option(fc.boolean(), { nil: null }),
);

test('every row of a sample stands for at least k rows of the table', async () => {
  const done = await engine.task({ name: 'sample', readPaths: [], workDir }, (session) =>
    fc.assert(
      fc.asyncProperty(
        fc.array(rowArbitrary, { maxLength: 150 }),
        fc.constantFrom(1, 2, 3),
        fc.constantFrom(5, 7, 20),
        async (some, times, k) => {
          // repeated rows, so that some combinations are frequent
          const rows = Array.from({ length: times }, () => some).flat();
          await fill(session, rows);
          check(await sampleTable(session, columns, k), rows, k);
        },
      ),
      { numRuns: 40, examples: [[Array.from({ length: 2 }, (): Row => [null, 0, 0, '2019-01-01', null]), 3, 5]] },
    ),
  );
  assert.ok(done.ok, JSON.stringify(done));
});

test('a table of fewer than k rows shows none, a regular one shows a full screen', async () => {
  const done = await engine.task({ name: 'sample', readPaths: [], workDir }, async (session) => {
    const regular = Array.from({ length: 4_000 }, (_, n): Row => {
      const day = new Date(Date.UTC(2020, n % 12, 1 + (n % 28))).toISOString().slice(0, 10);
      return [['北京', '天津', '保定'][n % 3] ?? null, (n * 37) % 1_000, n % 7, day, n % 2 === 0];
    });
    await fill(session, regular);
    const full = await sampleTable(session, columns, 5);
    check(full, regular, 5);
    assert.equal(full.rows.length, sampleRowsMax);
    const few = regular.slice(0, 4);
    await fill(session, few);
    const none = await sampleTable(session, columns, 5);
    assert.deepEqual(none.rows, []);
    assert.ok(isEmptySample(none));
  });
  assert.ok(done.ok, JSON.stringify(done));
});
