/** Goal: columns that prove nothing alone are known by their neighbours, and not without them. Method: made tables whose headings say nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTable } from '../../../../test/support/assess.ts';
import type { ColumnClass } from '../../model.ts';
import { scanTable } from '../profile.ts';
import { drawSample } from '../sample.ts';
import { createTableView } from '../sql.ts';
import { detectClasses } from './detect.ts';
import { divisionCodes, provinceCodes } from './divisions.ts';

const classesOf = (query: string): Promise<Map<string, ColumnClass>> =>
  withTable({ query }, async (session, table) => {
    await createTableView(session, table);
    const scan = await scanTable(session, table);
    return detectClasses(session, scan, await drawSample(session, scan.rows), '2026-11-23');
  });

const ids = (classes: Map<string, ColumnClass>): Record<string, string> =>
  Object.fromEntries([...classes].flatMap(([name, c]) => (c.accepted ? [[name, c.id]] : [])));

/** Numbers that look random and are the same each time. */
const dice = (salt: number, n: number): string => `(hash(i * 31 + ${salt}) % ${n})::INTEGER`;

const people = `SELECT ['Anna', 'Peter', 'Maria', 'Thomas', 'Laura'][1 + i % 5] AS c1, ['Quist', 'Brandel', 'Ostrow', 'Velten', 'Harms'][1 + i % 5] || chr((97 + i % 26)::INTEGER) AS c2,
  'p' || i || '@example.com' AS c3, (1 + i) || ' Mill Street' AS c4, ['Aldbury', 'Kelm', 'Roth'][1 + i % 3] || chr((97 + i % 26)::INTEGER) AS c5,
  (1950 + i % 50) || '-0' || (1 + i % 9) || '-1' || (i % 9) AS c6, 2024 - (1950 + i % 50) AS c7, 40.5 + i AS c8, round((40.5 + i) * 2.20462, 1) AS c9,
  round(-30 + ${dice(1, 100_000)} / 1000.0 + 0.000123, 6)::DOUBLE AS c10, round(-60 + ${dice(2, 160_000)} / 1000.0 + 0.000321, 6)::DOUBLE AS c11 FROM range(100) t(i)`;

test('surnames, towns, birthdays, ages, weights and coordinates are known by what stands beside them', async () => {
  const classes = await classesOf(people);
  assert.deepEqual(ids(classes), {
    c1: 'personName',
    c2: 'personName',
    c3: 'email',
    c4: 'address',
    c5: 'place',
    c6: 'birthDate',
    c7: 'age',
    c8: 'bodyMeasure',
    c9: 'bodyMeasure',
    c10: 'latitude',
    c11: 'longitude',
  });
  assert.deepEqual(classes.get('c7')?.evidence.beside, ['c6']);
  assert.equal(classes.get('c1')?.evidence.beside, undefined, 'known by its own values');
});

test('without persons in the table the same columns are nothing', async () => {
  const classes = await classesOf(`SELECT c2, c5, c7, c8, c9 FROM (${people})`);
  assert.deepEqual(ids(classes), {});
});

test('division codes are those of the official list', async () => {
  assert.equal(divisionCodes.length, 34 + 342 + 2978 - 3, 'three prefectures without counties are listed as both');
  assert.equal(provinceCodes.length, 34);
  const classes = await classesOf(
    `SELECT (['110101', '130802', '130700', '120000'])[1 + i % 4] AS c1, (['110199', '139999', '130777', '129000'])[1 + i % 4] AS c2 FROM range(40) t(i)`,
  );
  assert.deepEqual(ids(classes), { c1: 'divisionCode' });
});
