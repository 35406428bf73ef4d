/** Goal: each rule that looks at values finds what it is for and leaves what resembles it. Method: small tables by SQL, measured as a whole. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTable } from '../../../../test/support/assess.ts';
import type { SuspectRule } from '../../model.ts';
import { measureTable } from '../assess.ts';
import { readSuspects } from '../suspects.ts';

/** The flagged cells of a query's table as `row:column`, of one rule. */
const flaggedBy = (rule: SuspectRule | readonly SuspectRule[], query: string): Promise<string[]> =>
  withTable({ query }, async (session, table) => {
    await measureTable(session, table, { nowMs: () => 0, today: '2026-11-23' });
    const all = await readSuspects(session, 0, 10_000);
    return all.filter((each) => [rule].flat().includes(each.rule)).map(({ row, column }) => `${row}:${column}`);
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
  // Where a whole column reads as dates, a day of no calendar is of another type first.
  const found = await flaggedBy(
    ['impossible', 'wrong_type'],
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

test('damage: wrong encodings, lost Han characters, entities and escapes; right texts of all languages are left alone', async () => {
  const names = `['café', 'naïve', 'Ångström', 'Übung', 'São Paulo', '北京市', '联通公司', '上海市']`;
  const found = await flaggedBy(
    'garbled',
    `SELECT CASE WHEN i = 1 THEN 'cafÃ©' WHEN i = 2 THEN 'SÃ£o Paulo' WHEN i = 3 THEN '鍖椾含甯?' WHEN i = 4 THEN 'ÖÐ¹ú' WHEN i = 5 THEN '??市??'
         WHEN i = 6 THEN '????' WHEN i = 7 THEN 'A &amp; B' WHEN i = 8 THEN 'D''''Auria' WHEN i = 9 THEN 'Lobby***' ELSE ${names}[1 + i % 8] END AS name,
       ['A & B', 'D''Auria', 'really??', 'C#', 'AT&T', '5*'][1 + i % 6] AS right
     FROM range(200) t(i)`,
  );
  assert.deepEqual(found, ['1:name', '2:name', '3:name', '4:name', '6:name', '7:name', '8:name', '9:name']);
});

test('spreadsheets: powers of ten, dates, rounded and shortened codes; genuine ones are left alone', async () => {
  const found = await flaggedBy(
    'spreadsheet',
    `SELECT CASE WHEN i = 1 THEN '5.5E+15' WHEN i = 2 THEN '622202130400123000' ELSE (622202130400000001 + i * 7919) || '' END AS account,
       CASE WHEN i = 3 THEN '1-Mar' WHEN i = 4 THEN '3月1日' ELSE ['MARCH1', 'SEPT2', 'DEC1', 'A-12'][1 + i % 4] || 'x' END AS gene,
       CASE WHEN i = 5 THEN '7030' ELSE lpad((i * 389 % 90000)::VARCHAR, 5, '0') END AS zip,
       (i * 37 % 1000) || 'E' || (i % 10) AS room
     FROM range(300) t(i)`,
  );
  assert.deepEqual(found, ['1:account', '2:account', '3:gene', '4:gene', '5:zip']);
});

test('impossible combinations: order, sum, product, category, age; columns that only happen to go together are left alone', async () => {
  const found = await flaggedBy(
    'impossible',
    `SELECT DATE '2024-01-01' + CAST(i * 29 % 300 AS INTEGER) AS began,
       DATE '2024-01-01' + CAST(i * 29 % 300 + CASE WHEN i = 1 THEN -9 ELSE i % 20 END AS INTEGER) AS ended,
       i * 17 % 50 AS men, i * 31 % 70 AS women, CASE WHEN i = 2 THEN 900 ELSE i * 17 % 50 + i * 31 % 70 END AS people,
       1 + i % 9 AS quantity, 2.5 + i * 7 % 40 AS price, CASE WHEN i = 3 THEN 4000 ELSE (1 + i % 9) * (2.5 + i * 7 % 40) END AS amount,
       CASE WHEN i % 2 = 0 AND i <> 4 THEN 'Y' ELSE 'N' END AS child, CASE WHEN i % 2 = 0 THEN 100 * (1 + i % 8) + i % 3 * 50 ELSE 0 END AS allowance,
       DATE '1950-06-01' + CAST(i * 97 % 18000 AS INTEGER) AS born,
       2025 - year(DATE '1950-06-01' + CAST(i * 97 % 18000 AS INTEGER)) - i % 2 - CASE WHEN i = 6 THEN 20 ELSE 0 END AS age,
       i * 13 % 60 AS score
     FROM range(400) t(i)`,
  );
  assert.deepEqual(
    new Set(found.filter((cell) => !cell.startsWith('1:'))),
    new Set(['2:people', '3:amount', '4:child', '6:age']),
  );
  assert.ok(found.some((cell) => cell === '1:began' || cell === '1:ended'));
});

test('moved rows: two cells that fit the column beside; a single odd value is none', async () => {
  const day = `strftime(DATE '2024-01-01' + CAST(i % 300 AS INTEGER), '%d.%m.%Y')`;
  const code = `'K-' || (1000 + i * 7 % 900)`;
  const found = await flaggedBy(
    'shifted',
    `SELECT CASE WHEN i = 9 THEN ${day} ELSE ${code} END AS code, CASE WHEN i = 9 THEN '12:' || (10 + i % 50) ELSE ${day} END AS day,
       CASE WHEN i = 9 THEN NULL WHEN i = 20 THEN ${day} ELSE '12:' || (10 + i % 50) END AS hour FROM range(300) t(i)`,
  );
  assert.deepEqual(found, ['9:code', '9:day']);
});
