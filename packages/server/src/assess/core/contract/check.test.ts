/** Goal: every indicator that a contract makes computable has the numerator and denominator counted by hand. Method: tables of a few rows, real engine. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { invariant, type Json } from '#kernel';
import { withTable } from '../../../../test/support/assess.ts';
import { conclude, measureTable } from '../assess.ts';
import { checkContract, createOtherView } from './check.ts';
import { customRulesOf, runCustomRule, withCustom } from './custom.ts';
import type { Clause, ContractFacts } from './facts.ts';
import type { Other } from './joins.ts';
import type { Contract } from './shape.ts';
import { readContract, toYaml } from './text.ts';

const rows = `SELECT * FROM (VALUES
  (1, '北京', '110000', DATE '2024-01-01', DATE '2024-01-05', 5.25, 5.25, 'a@x.cn'),
  (2, '天津', '120000', DATE '2024-01-02', DATE '2024-01-01', 6.5, 6.5, 'b@x.cn'),
  (3, '河北', '130000', DATE '2024-01-03', DATE '2024-01-09', -7, 7, 'bad'),
  (3, '山西省', '149999', DATE '2024-02-04', DATE '2024-02-10', 8, 8, 'n/a'))
  t(id, city, code, starts, ends, amount, total, mail)`;

const others: Readonly<Record<string, string>> = {
  divisions: `SELECT * FROM (VALUES ('110000', '北京'), ('120000', '天津市'), ('130000', '河北'), ('140000', '山西')) t(code, name)`,
  truth: `SELECT * FROM (VALUES (1, 5.25, '北京'), (2, 7.0, '天津'), (9, 1.0, '上海')) t(id, amount, city)`,
  limits: `SELECT * FROM (VALUES (1, 10.0), (2, 6.0)) t(id, most)`,
};

type Property = Readonly<Record<string, Json>>;
type Parts = {
  readonly properties?: readonly Property[];
  readonly quality?: Json;
  readonly custom?: Readonly<Record<string, Json>>;
  readonly sla?: Json;
  readonly publishedAt?: readonly string[];
};

const contractOf = ({ properties = [], quality = [], custom = {}, sla = [] }: Parts): Contract => {
  const read = readContract(
    toYaml({
      ...{ apiVersion: 'v3.1.0', kind: 'DataContract', id: 'test', version: '1.0.0', status: 'active' },
      schema: [{ name: 'cities', properties: [...properties], quality }],
      slaProperties: sla,
      customProperties: Object.entries(custom).map(([property, value]) => ({ property, value })),
    }),
  );
  invariant(read.ok, JSON.stringify(read));
  return read.contract;
};

type Checked = ContractFacts & { readonly indicators: Readonly<Record<string, string>>; readonly score: number };

const check = (parts: Parts, query = rows): Promise<Checked> =>
  withTable({ query }, async (session, table, workDir) => {
    const measured = await measureTable(session, table, { nowMs: () => 0, today: '2026-11-28' });
    const views = new Map<string, Other>();
    for (const [index, [name, made]] of Object.entries(others).entries()) {
      const path = join(workDir, `${name}.parquet`);
      await session.run(`COPY (${made}) TO '${path}' (FORMAT parquet)`);
      const columns = (await session.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${made}`)).map(
        (c) => ({
          name: c.column_name,
          title: c.column_name,
          type: c.column_type.startsWith('DECIMAL')
            ? c.column_type.toLowerCase()
            : c.column_type === 'INTEGER'
              ? 'integer'
              : 'string',
        }),
      );
      const other = { parts: [{ path, rows: 4 }], columns };
      views.set(name, { view: await createOtherView(session, other, index), table: other });
    }
    const contract = contractOf(parts);
    const occasion = { asOf: '2026-11-28T00:00:00Z', publishedAt: parts.publishedAt ?? [] };
    const facts = await checkContract(session, { contract, table, others: views, occasion });
    const rules = customRulesOf(contract, table);
    const clauses: Clause[] = [];
    for (const rule of rules) clauses.push(await runCustomRule(session, rule));
    const whole = withCustom(facts, rules, clauses);
    const { quality } = conclude(measured, { contract: whole });
    const indicators = quality.dimensions
      .flatMap((dimension) => dimension.indicators)
      .map((i) => [i.code, i.status === 'computed' ? `${i.numerator}/${i.denominator}` : i.status] as const);
    return { ...whole, indicators: Object.fromEntries(indicators), score: quality.score ?? -1 };
  });

const statesOf = ({ clauses }: ContractFacts): string[] =>
  clauses.map(({ kind, column, state, good, of }) => `${column ?? '·'} ${kind} ${state} ${good}/${of}`);

test('types, forms, lengths, ranges and lists: cells are counted once per indicator, missing ones not at all', async () => {
  const found = await check({
    properties: [
      { name: 'id', logicalType: 'integer', description: 'number of the city' },
      { name: 'city', logicalType: 'string', logicalTypeOptions: { minLength: 2, maxLength: 2 } },
      {
        name: 'code',
        logicalType: 'integer',
        logicalTypeOptions: { minimum: 115000 },
        quality: [{ metric: 'invalidValues', arguments: { validValues: ['110000', '120000', '130000'] }, mustBe: 0 }],
      },
      { name: 'amount', physicalType: 'decimal(3,1)', logicalTypeOptions: { minimum: 0 } },
      { name: 'mail', logicalType: 'string', logicalTypeOptions: { format: 'email' } },
    ],
  });
  // id 4, city 4, code 4, amount 4, mail 3 ("n/a" stands for missing).
  assert.equal(found.indicators['010101'], '19/19');
  // code: 120000 and 130000 pass both; amount: three are not negative; mail: two.
  assert.equal(found.indicators['010102'], '7/11');
  assert.equal(found.indicators['010103'], '3/4');
  // id 4 + city 3 + code 2 + amount 6.5 and 8 (5.25 has two decimals, −7 is below) + mail 2.
  assert.equal(found.indicators['030200'], '13/19');
  assert.equal(found.indicators['010300'], '1/8');
  // Five columns there, five types of which none is broken, one list that is.
  assert.equal(found.indicators['040300'], '10/11');
  assert.equal(found.indicators['010200'], '5/5');
  assert.ok(statesOf(found).includes('code library broken 3/4'));
  assert.ok(statesOf(found).includes('amount precision broken 3/4'));
});

test('required, unique and key columns, columns that are not there, library rules in rows and percent', async () => {
  const found = await check({
    properties: [
      { name: 'id', required: true, unique: true, primaryKey: true },
      { name: 'mail', required: true, quality: [{ metric: 'missingValues', unit: 'percent', mustBeLessThan: 25 }] },
      { name: 'gone', required: true, unique: true },
    ],
    quality: [
      { metric: 'rowCount', mustBeBetween: [4, 10] },
      { metric: 'rowCount', mustBe: 4 },
      { metric: 'duplicateValues', mustBe: 1, arguments: { properties: ['id'] } },
    ],
  });
  assert.equal(found.indicators['020100'], '7/12', 'id 4, mail 3, the missing column 0');
  assert.equal(found.indicators['030300'], '1/4', 'counts what is bad: one row repeats a key');
  assert.equal(found.indicators['030400'], '6/8', 'unique: 3 of 4; rule of the table: 3 of 4');
  assert.equal(found.indicators['010200'], '2/4', 'three columns and a key; one column is missing, the key is broken');
  const states = statesOf(found);
  assert.ok(states.includes('· library broken 4/4'), 'bounds of "between" are excluded');
  assert.ok(states.includes('· library held 4/4') && states.includes('· library held 3/4'));
  assert.ok(states.includes('mail library broken 3/4'), 'exactly 25 % is not less than 25 %');
  assert.ok(found.clauses.some((c) => c.state === 'not_run' && /no such column/.test(c.reason?.en ?? '')));
});

test('other tables: references, true values with their interval, copies, relations, populations, rules across', async () => {
  const found = await check({
    properties: [
      {
        name: 'code',
        relationships: [{ to: 'divisions.code' }],
        customProperties: [
          { property: 'corridor.reference', value: { table: 'divisions', key: 'code', match: { city: 'name' } } },
        ],
      },
    ],
    custom: {
      'corridor.truth': { table: 'truth', key: { id: 'id' } },
      'corridor.copy': { table: 'truth', key: { id: 'id' }, columns: { city: 'city' } },
      'corridor.population': { table: 'truth', key: { id: 'id' } },
      'corridor.crossRules': [
        { name: 'within limits', table: 'limits', key: { id: 'id' }, left: 'amount', operator: '<=', right: 'most' },
        { name: 'unknown', table: 'nowhere', key: { id: 'id' }, left: 'amount', operator: '=', right: 'most' },
      ],
    },
  });
  assert.equal(found.indicators['010500'], '3/4', '149999 is no division');
  assert.equal(found.indicators['030600'], '2/3', '天津 is 天津市 in the reference');
  assert.equal(found.indicators['030100'], '3/4', 'rows 1 and 2, amount and city; 6.5 is not 7');
  assert.equal(found.indicators['040100'], '2/2');
  assert.equal(found.indicators['020200'], '2/3', 'key 9 is not there');
  assert.equal(found.indicators['040203'], '3/4');
  assert.equal(found.indicators['040204'], '1/2', '5.25 ≤ 10, 6.5 > 6');
  assert.ok(
    found.clauses.some((c) => c.kind === 'cross' && c.state === 'not_run'),
    'a table that nobody gave',
  );
});

test('rules on rows, on time, on authorisation, service and use', async () => {
  const found = await check({
    properties: [
      {
        name: 'starts',
        customProperties: [{ property: 'corridor.validRange', value: { from: '2024-01-02', to: '2024-02-04' } }],
      },
      { name: 'mail', classification: 'personal', customProperties: [{ property: 'corridor.mask', value: '@' }] },
    ],
    quality: [
      { type: 'sql', query: 'SELECT count(*) FROM {table} WHERE amount < 0', mustBe: 0 },
      { type: 'sql', query: 'SELECT count(*) FROM {table}', mustBeGreaterThan: 3 },
      { type: 'sql', query: "SELECT count(*) FROM read_csv('/etc/passwd')", mustBe: 0 },
      { type: 'sql', query: '1) UNION ALL (SELECT 2', mustBe: 0 },
      { type: 'sql', query: 'CREATE TABLE t AS SELECT 1', mustBe: 0 },
    ],
    custom: {
      'corridor.rowRules': [
        { name: 'sums agree', kind: 'equality', left: 'amount', operator: '=', right: { column: 'total' } },
        { name: 'ends after it starts', kind: 'logic', left: 'starts', operator: '<=', right: { column: 'ends' } },
        {
          name: 'large ones are dear',
          kind: 'business',
          left: 'amount',
          operator: '>',
          right: { value: 5.5 },
          when: { column: 'id', operator: '>', value: 1 },
        },
      ],
      'corridor.expectedPerPeriod': { column: 'starts', period: 'month', min: 2 },
      'corridor.order': { columns: ['starts', 'ends'], axis: 'starts' },
      'corridor.authorisation': { from: '2024-01-01', to: '2026-11-27' },
      'corridor.probes': { attempted: 200, succeeded: 199, source: 'monitoring of the service' },
      'corridor.scenarios': [{ name: 'sum', query: 'SELECT sum(total) FROM {table}', mustBeGreaterThan: 26 }],
      'corridor.dirtyValues': ['bad'],
    },
    sla: [{ property: 'frequency', value: 1, unit: 'd' }],
    publishedAt: ['2026-11-25T00:00:00Z', '2026-11-26T01:00:00Z', '2026-11-28T00:00:00Z'],
  });
  const { indicators } = found;
  assert.equal(indicators['010400'], '3/5', 'of three rows two are above 5.5; of two queries that ran one holds');
  assert.equal(indicators['040201'], '3/4');
  assert.equal(indicators['040202'], '3/4');
  assert.equal(indicators['050100'], '4/6', 'three of four starts in the range; January of two months has two rows');
  assert.equal(indicators['050200'], '1/2', '25 hours are still a day, 47 are not');
  assert.equal(indicators['050300'], '6/7', 'within rows 3 of 4, from row to row 3 of 3');
  assert.equal(indicators['050400'], '0/1', 'the authorisation ended yesterday');
  assert.equal(indicators['060100'], '199/200');
  assert.equal(indicators['060200'], '1/1');
  assert.equal(indicators['030500'], '2/32', 'one placeholder and one "bad"');
  assert.equal(indicators['010600'], '33/34', 'masks: 2 of 3, cells without undeclared personal data: 31 of 31');
  assert.equal(found.clauses.filter((c) => c.kind === 'sql' && c.state === 'not_run').length, 3);
});

test('a pattern that the engine cannot run is told as not run, and the other tests of the column still count', async () => {
  const found = await check({
    properties: [{ name: 'code', logicalType: 'integer', logicalTypeOptions: { pattern: '^(?=1)\\d+$' } }],
  });
  assert.deepEqual(statesOf(found), ['code type held 4/4', 'code format not_run null/null']);
  assert.equal(found.indicators['030200'], '4/4');
  assert.equal(found.indicators['010102'], 'needs_input');
});

test('weights of the dimensions move the score, and are equal without any', async () => {
  const properties = [{ name: 'mail', required: true }];
  const equal = await check({ properties });
  const heavy = await check({ properties, custom: { 'corridor.weights': { '02': 1_000 } } });
  assert.ok(Math.abs(heavy.score - 75) < 0.1 && equal.score > 85, `${heavy.score} ${equal.score}`);
  const even = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => 1));
  const compared = await check({ properties, custom: { 'corridor.ahp': even } });
  assert.ok(Math.abs(compared.score - equal.score) < 1e-9);
});
