/** Goal: each rule that looks at values finds what it is for and leaves what resembles it. Method: small tables by SQL, measured as a whole. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTable } from '../../../../test/support/assess.ts';
import type { SuspectRule } from '../../model.ts';
import { measureTable } from '../assess.ts';
import { readSuspects } from '../suspects.ts';

/** The flagged cells of a query's table as `row:column`, of one rule. */
const flaggedBy = (rule: SuspectRule, query: string): Promise<string[]> =>
  withTable({ query }, async (session, table) => {
    await measureTable(session, table, { nowMs: () => 0, today: '2026-11-23' });
    const all = await readSuspects(session, 0, 10_000);
    return all.filter((each) => each.rule === rule).map(({ row, column }) => `${row}:${column}`);
  });

test('outliers: far numbers and dates, strays beside a constant; not tails, totals, counts or codes', async () => {
  const found = await flaggedBy(
    'outlier',
    `SELECT CASE WHEN i = 7 THEN 1720 WHEN i = 9 THEN 17.2 ELSE 150 + i * 37 % 40 END AS height,
       CASE WHEN i = 11 THEN DATE '2204-01-05' ELSE DATE '2022-01-01' + CAST(i AS INTEGER) END AS visited,
       CASE WHEN i % 20 = 3 THEN 1000 + i * 7 WHEN i = 12 THEN 3900 ELSE 2024 END AS survey,
       10 / (1 - (i * 389 % 400 + 0.5) / 400) AS income,
       CASE WHEN i % 3 = 0 THEN 0.1 * (i * 17 % 90) ELSE 0 END AS rain,
       CASE WHEN i = 5 THEN 999999 ELSE i END AS code
     FROM range(400) t(i)`,
  );
  const strays = Array.from({ length: 20 }, (_, k) => `${20 * k + 3}:survey`);
  assert.deepEqual(new Set(found), new Set(['7:height', '9:height', '11:visited', '12:survey', ...strays]));
  const withTotal = `SELECT CASE WHEN i = 400 THEN 40000 ELSE 50 + i * 37 % 101 END AS men, CASE WHEN i = 400 THEN 40100 ELSE 60 + i * 53 % 90 END AS women,
    CASE WHEN i = 400 THEN 9900 ELSE 10 + i * 11 % 30 END AS children FROM range(401) t(i)`;
  assert.deepEqual(await flaggedBy('outlier', withTotal), [], 'a row of totals');
});

test('impossible days: no such day, a year far outside; codes that look like days are left alone', async () => {
  const day = `strftime(DATE '2019-01-03' + CAST(i * 3 AS INTEGER), '%m/%d/%Y')`;
  const found = await flaggedBy(
    'impossible',
    `SELECT CASE WHEN i = 4 THEN '21/21/2020' WHEN i = 5 THEN '02/30/2020' WHEN i = 6 THEN '04/22/2080' ELSE ${day} END AS sold,
       (10 + i % 80) || '-' || (10 + i * 7 % 80) || '-' || (1000 + i * 13 % 8000) AS part FROM range(300) t(i)`,
  );
  assert.deepEqual(found, ['4:sold', '5:sold', '6:sold']);
});

test('slips: letters lost or out of order in short words, anything near a ruling value; other codes and years are right', async () => {
  const found = await flaggedBy(
    'typo',
    `SELECT CASE WHEN i % 40 = 1 THEN 'KO' WHEN i % 40 = 2 THEN 'O' WHEN i % 28 = 7 THEN 'OH' ELSE 'OK' END AS state,
       CASE WHEN i = 3 THEN 'Aeg' WHEN i = 4 THEN 'Se' WHEN i % 3 = 0 THEN 'Age' WHEN i % 3 = 1 THEN 'Sex' ELSE 'Race' END AS stratum,
       CASE WHEN i = 8 THEN '1/01/2020' WHEN i = 9 THEN '01/01/2019' ELSE '01/01/2020' END AS started
     FROM range(400) t(i)`,
  );
  const expected = ['3:stratum', '4:stratum', '8:started'];
  for (let i = 0; i < 400; i += 1) if (i % 40 === 1 || i % 40 === 2) expected.push(`${i}:state`);
  assert.deepEqual(new Set(found), new Set(expected));
});
