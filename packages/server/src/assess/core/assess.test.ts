/** Goal: classes, flagged cells, levels and quality of whole tables are what a person would say. Method: made tables and the demo's patients. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type TableSpec, withTable } from '../../../test/support/assess.ts';
import type { Conclusions } from '../model.ts';
import { conclude, type Measured, measureTable } from './assess.ts';
import { readSuspects, writeSuspectsCsv } from './suspects.ts';

const watch = { nowMs: () => 0, today: '2026-11-23' };

const assess = (spec: TableSpec): Promise<Measured & Conclusions> =>
  withTable(spec, async (session, table) => {
    const measured = await measureTable(session, table, watch);
    return { ...measured, ...conclude(measured, {}) };
  });

const classOf = ({ profile }: Measured, name: string): string | undefined => {
  const found = profile.columns.find((c) => c.name === name)?.class;
  return found?.accepted === true ? found.id : undefined;
};

/** Digits 17 and check character; people of division 99, which is assigned to nobody. */
const residentId = (i: string): string =>
  `(WITH b AS (SELECT '99010119' || lpad((50 + ${i} % 50)::VARCHAR, 2, '0') || '0215' || lpad(${i}::VARCHAR, 3, '0') AS d) SELECT d || substr('10X98765432', 1 + (list_sum([(ord(d[p]) - 48) * (pow(2, 18 - p)::INTEGER % 11) FOR p IN range(1, 18)]) % 11)::INTEGER, 1) FROM b)`;

test('a table of made patients may not be downloaded, and says why', async () => {
  const found = await assess({
    query: `SELECT i AS no, ['王', '李', '张', '欧阳'][1 + i % 4] || ['伟', '秀英', '敏', '强'][1 + i // 4 % 4] AS name, ${residentId('i')} AS certificate,
      ['糖尿病', '高血压', '肺炎'][1 + i % 3] AS finding FROM range(120) t(i)`,
  });
  assert.equal(classOf(found, 'certificate'), 'residentId', 'known by its values, not by its header');
  assert.equal(classOf(found, 'name'), 'personName');
  assert.equal(classOf(found, 'finding'), 'health');
  assert.equal(found.sensitivity.level, '4');
  assert.deepEqual(found.sensitivity.allowedModes, ['cleanRoom']);
  assert.deepEqual(found.sensitivity.personalClasses, ['health', 'personName', 'residentId']);
  const reason = found.sensitivity.reasons.find((r) => r.columns.includes('certificate'));
  assert.match(reason?.text.zh ?? '', /居民身份号码.*4 级/);
  assert.match(reason?.text.en ?? '', /resident identity number.*level 4/);
});

test('illnesses without people are harmless, ages and postcodes that single people out are not', async () => {
  const codes = await assess({
    query: `SELECT 'J' || lpad((i % 90)::VARCHAR, 2, '0') || '.' || (i % 9) AS icd10, ['肺炎', '支气管炎'][1 + i % 2] AS disease FROM range(60) t(i)`,
  });
  assert.equal(classOf(codes, 'icd10'), 'healthCode');
  assert.equal(codes.sensitivity.level, '1');
  assert.ok(codes.sensitivity.allowedModes.includes('download'));
  const single = await assess({ query: `SELECT 20 + i AS age, ['男', '女'][1 + i % 2] AS 性别 FROM range(40) t(i)` });
  assert.deepEqual(single.group, { k: 1, columns: ['age', '性别'], fewest: { k: 1, columns: ['age'] } });
  assert.equal(single.sensitivity.level, '3');
  assert.deepEqual(single.sensitivity.allowedModes, ['share', 'api', 'cleanRoom']);
  const groups = await assess({
    query: `SELECT 20 + i % 4 AS age, ['男', '女'][1 + i % 2] AS 性别 FROM range(40) t(i)`,
  });
  assert.equal(groups.group?.k, 10);
  assert.equal(groups.sensitivity.level, '2');
});

const dirty = `SELECT i AS id, CASE i WHEN 7 THEN '1e' WHEN 8 THEN 'n/a' ELSE (i * 1.5)::VARCHAR END AS amount,
    CASE i WHEN 3 THEN '2024-13-40' ELSE strftime(DATE '2024-01-01' + i::INTEGER, '%Y-%m-%d') END AS due,
    CASE i WHEN 5 THEN 'no mail' ELSE 'p' || i || '@example.com' END AS mail,
    CASE i WHEN 6 THEN left(${residentId('6')}, 17) || '!' WHEN 9 THEN '990101195902150091' ELSE ${residentId('i')} END AS card,
    CASE i WHEN 4 THEN 'inf' ELSE i::VARCHAR END::DOUBLE AS v, CASE i WHEN 2 THEN '1' ELSE i::VARCHAR END AS serial_no
  FROM range(60) t(i) UNION ALL SELECT 59, '88.5', '2024-02-29', 'p59@example.com', ${residentId('59')}, 59, '59'`;

test('wrong types, forms, check digits, repeats and numbers that are none are flagged cell by cell; missing ones are not', async () => {
  const { suspects, flagged, csv } = await withTable({ query: dirty }, async (session, table, workDir) => {
    const measured = await measureTable(session, table, watch);
    const path = join(workDir, 'suspects.csv');
    await writeSuspectsCsv(session, table.columns, { path, language: 'en' });
    return { ...measured, flagged: await readSuspects(session, 0, 100), csv: readFileSync(path, 'utf8') };
  });
  assert.deepEqual(
    flagged.map((s) => [s.row, s.column, s.rule, s.value?.endsWith('!') ? '…!' : s.value]),
    [
      [2, 'serial_no', 'duplicate_key', '1'],
      [3, 'due', 'wrong_type', '2024-13-40'],
      [4, 'v', 'not_finite', 'inf'],
      [5, 'mail', 'format', 'no mail'],
      [6, 'card', 'format', '…!'],
      [7, 'amount', 'wrong_type', '1e'],
      [9, 'card', 'checksum', '990101195902150091'],
      [60, '', 'duplicate_row', null],
      [60, 'id', 'duplicate_key', '59'],
      [60, 'serial_no', 'duplicate_key', '59'],
    ],
  );
  assert.equal(
    suspects.reduce((total, s) => total + s.count, 0),
    10,
  );
  const lines = csv.trimEnd().split('\n');
  assert.equal(lines[0], 'row,column,value,rule,reason,confidence');
  assert.equal(lines.length, 11);
  assert.match(lines[4] ?? '', /^5,mail,no mail,format,not in the form of: e-mail address,0\.98$/);
});

test('the indicators count what was flagged, and personal data that nobody declared', async () => {
  const found = await assess({ query: dirty });
  const indicator = (code: string) =>
    found.quality.dimensions.flatMap((d) => d.indicators).find((i) => i.code === code);
  const fraction = (code: string) => [indicator(code)?.numerator, indicator(code)?.denominator];
  assert.deepEqual(fraction('020100'), [61 * 7 - 1, 61 * 7]);
  assert.deepEqual(fraction('010101'), [61 * 7 - 1 - 3, 61 * 7 - 1]);
  assert.deepEqual(fraction('010102'), [122 - 2, 122]);
  assert.deepEqual(fraction('030300'), [1, 61]);
  assert.deepEqual(fraction('030400'), [60 + 59, 122]);
  assert.deepEqual(fraction('010600'), [61 * 7 - 1 - 122, 61 * 7 - 1]);
  const declared = conclude(found, { declaredPersonal: ['mail', 'card'] });
  assert.equal(declared.quality.dimensions[0]?.indicators.find((i) => i.code === '010600')?.result, 1);
  assert.equal(found.quality.dimensions.flatMap((d) => d.indicators).length, 30);
});

const patients = new URL('../../../../../examples/data/patients-synthetic.csv', import.meta.url).pathname;

test('the demo’s patients: every personal column is known, and only the clean room is open', {
  skip: !existsSync(patients),
}, async () => {
  const found = await assess({ query: `SELECT * FROM read_csv('${patients}')`, readPaths: [patients] });
  const classes = found.profile.columns.map((c) => c.class?.id ?? '');
  assert.deepEqual(classes, [
    '',
    'personName',
    'residentId',
    'gender',
    'birthDate',
    'mobile',
    'healthCode',
    'health',
    '',
    '',
  ]);
  assert.deepEqual(found.sensitivity.allowedModes, ['cleanRoom']);
  assert.equal(found.suspects.length, 0);
});
