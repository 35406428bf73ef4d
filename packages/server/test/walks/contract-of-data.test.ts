/** Goal: an owner takes rules that the data keep into a contract, the score answers for it, and a version that breaks one shows. Method: real HTTP, database, jobs and engine. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { sql } from 'kysely';
import { systemActor } from '#platform/system';
import { addMember, codeOf, must, setUpRegion, startTestPlatform, type TestPlatform } from '../support/platform.ts';

type Clause = { path: string; kind: string; column: string | null; state: string; good: number; of: number };
type Contract = {
  number: number;
  format: string;
  text: string;
  known: { columns: { name: string; required: boolean }[]; inputs: { name: string; column: string | null }[] };
  check: { versionNumber: number; held: number; broken: number; clauses: Clause[] } | null;
  earlier: { number: number }[];
};
type Kept = { contract: Contract | null };
type Suggestion = { rule: string; kind: string; column: string; good: number; of: number; accepted: boolean };
type Suggestions = { state: string; items: Suggestion[] };
type Indicator = { code: string; status: string; numerator: number; denominator: number; note: string };
type Assessment = {
  sequence: number;
  quality: { score: number; coverage: number; dimensions: { indicators: Indicator[] }[] };
};

let world: TestPlatform;
let provider: Api;
let other: Api;
let id = '';

before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world);
  provider = (await addMember(world, { name: 'Alpha', marketRoles: ['provider'] })).api;
  other = (await addMember(world, { name: 'Beta', marketRoles: ['provider'] })).api;
  const body = { name: 'stations', titleZh: '监测站', titleEn: 'Stations', timeZone: 'UTC' };
  id = (await must(provider.call<{ id: string }>('POST', '/api/v1/datasets', { body }))).id;
});

const table = (count: number, wrong = false): string =>
  `code,kind,level,day\n${Array.from(
    { length: count },
    (_, i) =>
      `S${String(100 + i)},${['urban', 'rural', 'coast'][i % 3]},${wrong && i === 7 ? 900 : 10 + (i % 30)},2024-01-${String(1 + (i % 28)).padStart(2, '0')}`,
  ).join('\n')}\n`;

const upload = (content: string) =>
  must(
    provider.call('POST', `/api/v1/datasets/${id}/versions`, {
      body: new Blob([content]),
      query: { mode: 'replace' },
    }),
  );

/** Asks until the answer is ready; a minute is more than these small tables need on a busy machine. */
const until = async <T>(path: string, ready: (answer: T) => boolean): Promise<T> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await provider.call<T>('GET', path);
    if (answer.ok && ready(answer.value)) return answer.value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${path} was not ready in a minute`);
};

const contractPath = (): string => `/api/v1/datasets/${id}/contract`;
const assessed = (number: number, ready = (_: Assessment) => true) =>
  until<Assessment>(`/api/v1/datasets/${id}/versions/${number}/assessment`, ready);
const checked = async (): Promise<Contract> => {
  const path = contractPath();
  const { contract } = await until<Kept>(path, ({ contract: kept }) => kept !== null && kept.check !== null);
  assert.ok(contract !== null);
  return contract;
};
const indicator = ({ quality }: Assessment, code: string): Indicator | undefined =>
  quality.dimensions.flatMap((dimension) => dimension.indicators).find((each) => each.code === code);

test('rules are suggested with the rows that keep them, and accepted one by one into a contract that begins empty', async () => {
  await upload(table(60));
  const first = await assessed(1);
  assert.match(indicator(first, '010103')?.note ?? '', /logicalTypeOptions\.minLength/);
  const { items } = await until<Suggestions>(`${contractPath()}/suggestions`, ({ state }) => state === 'ready');
  const find = (column: string, kind: string) => items.find((each) => each.column === column && each.kind === kind);
  assert.deepEqual([find('code', 'pattern')?.good, find('code', 'pattern')?.of], [60, 60]);
  assert.deepEqual([find('kind', 'values')?.good, find('level', 'maximum')?.good], [60, 60]);
  assert.ok(find('code', 'unique') && find('code', 'key') && find('level', 'required') && find('day', 'type'));
  assert.deepEqual(await must(provider.call('GET', contractPath())), { contract: null });
  for (const rule of [find('code', 'pattern'), find('kind', 'values'), find('level', 'maximum'), find('code', 'key')])
    await must(provider.call('POST', `${contractPath()}/suggestions/${rule?.rule}`));
  const contract = await checked();
  assert.deepEqual([contract.number, contract.format, contract.check?.broken], [4, 'yaml', 0]);
  assert.match(contract.text, /pattern: \^\[A-Z\]\[0-9\]\{3\}\$/);
  const again = await must(provider.call<Suggestions>('GET', `${contractPath()}/suggestions`));
  assert.equal(again.items.find((each) => each.rule === find('code', 'key')?.rule)?.accepted, true);
  assert.equal(
    await codeOf(provider.call('POST', `${contractPath()}/suggestions/c9.key`)),
    'assess.suggestion_unknown',
  );
  const second = await assessed(1, (found) => indicator(found, '010200')?.status === 'computed');
  assert.ok(second.sequence > first.sequence && second.quality.coverage > first.quality.coverage);
  // The pattern and the list cover 60 cells each, the range 60 more.
  const domain = indicator(second, '010102');
  assert.deepEqual([domain?.numerator, domain?.denominator], [180, 180]);
});

test('inputs given in a form change the text in that place only; wrong ones are refused by line', async () => {
  const { number, text } = await checked();
  const changes = [
    { op: 'add', path: '/customProperties', value: [{ property: 'corridor.expectedCount', value: 80 }] },
    { op: 'add', path: '/schema/0/properties/0/description', value: 'code of the station' },
  ];
  const changed = await must(provider.call<Contract>('PATCH', contractPath(), { body: { base: number, changes } }));
  assert.deepEqual(changed.known.inputs[0]?.name, 'corridor.expectedCount');
  for (const line of text.split('\n')) assert.ok(changed.text.includes(line), line);
  assert.equal(
    await codeOf(provider.call('PATCH', contractPath(), { body: { base: number, changes } })),
    'assess.contract_changed',
  );
  const found = await assessed(1, (each) => indicator(each, '020200')?.status === 'computed');
  assert.deepEqual([indicator(found, '020200')?.numerator, indicator(found, '020200')?.denominator], [60, 80]);
  const wrong = changed.text.replace('status: draft', 'status: [draft]');
  const refused = await provider.call('PUT', contractPath(), { body: { text: wrong } });
  assert.equal(refused.ok ? '' : refused.problem.code, 'assess.contract_wrong');
  assert.match(refused.ok ? '' : JSON.stringify(refused.problem), /line 6 \/status/);
  const { problems } = await must(
    provider.call<{ problems: { line: number; path: string }[] }>('POST', `${contractPath()}/problems`, {
      body: { text: wrong },
    }),
  );
  assert.deepEqual(
    problems.map(({ line, path }) => [line, path]),
    [[6, '/status']],
  );
});

test('a new version that breaks a rule shows which, beside what changed and drifted', async () => {
  await upload(table(50, true).replace('kind,', 'sort,'));
  await assessed(2, (each) => indicator(each, '010200')?.status === 'computed');
  const path = `/api/v1/datasets/${id}/comparison`;
  type Comparison = {
    from: { rows: number };
    to: { rows: number };
    schema: { change: string; column: string; to: string | null }[];
    drift: { column: string; kind: string; psi: number; ks: number | null; band: string }[];
    quality: { before: number | null; after: number | null }[];
    broken: (Clause & { isNew: boolean | null })[];
  };
  const found = await must(provider.call<Comparison>('GET', path, { query: { from: '1', to: '2' } }));
  assert.deepEqual([found.from.rows, found.to.rows], [60, 50]);
  assert.deepEqual(
    found.schema.map(({ change, column, to }) => [change, column, to]),
    [
      ['added', 'sort', 'string'],
      ['removed', 'kind', null],
      ['renamed', 'kind', 'sort'],
    ],
  );
  assert.deepEqual(found.drift.map(({ column }) => column).sort(), ['code', 'day', 'level']);
  assert.equal(found.quality.length, 6);
  const level = found.broken.find(({ path: at }) => at.endsWith('/maximum'));
  assert.deepEqual([level?.good, level?.of, level?.isNew], [49, 50, true]);
  assert.ok(
    found.broken.some(({ kind }) => kind === 'column'),
    'the column that is gone',
  );
  assert.equal(await codeOf(provider.call('GET', path, { query: { from: '1', to: '1' } })), 'assess.versions_same');
  const repeat = await must(provider.call<Comparison>('GET', path, { query: { from: '1', to: '2' } }));
  assert.deepEqual(repeat, found);
});

test('a contract of others comes back byte for byte; nobody else sees one; every change is in the log', async () => {
  const text = `# ours\n${JSON.stringify({ apiVersion: 'v3.1.0', kind: 'DataContract', id: 'x', version: '2.0.0', status: 'active', unknownPart: { a: [1, null] } })}\n`;
  const kept = await must(provider.call<Contract>('PUT', contractPath(), { body: { text } }));
  assert.equal(kept.text, text);
  assert.deepEqual(
    kept.earlier.map(({ number }) => number),
    [6, 5, 4, 3, 2, 1],
  );
  const same = await must(provider.call<Contract>('PUT', contractPath(), { body: { text } }));
  assert.equal(same.number, kept.number);
  for (const path of [contractPath(), `${contractPath()}/suggestions`, `/api/v1/datasets/${id}/comparison?from=1&to=2`])
    assert.equal(await codeOf(other.call('GET', path)), 'assess.not_found');
  const { rows } = await world.platform.kit.db.read(systemActor('test'), (tx) =>
    sql<{
      n: string;
    }>`select count(*) as n from audit.entry where subject = ${id} and kind = 'assess.contract_changed'`.execute(tx.q),
  );
  assert.equal(Number(rows[0]?.n), 6);
});
