/** Goal: what a provider uploads is measured, graded and valued by itself, and its owner's word counts. Method: real HTTP, database, jobs and engine; the demo's data. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { sql } from 'kysely';
import { assessFile, assessVersion, evaluateRules, getAssessments, latestAssessments } from '#assess';
import { invariant } from '#kernel';
import { systemClock } from '#platform/clock';
import { createEngine } from '#platform/engine';
import { systemActor } from '#platform/system';
import {
  addMember,
  codeOf,
  must,
  setUpRegion,
  signInAs,
  startTestPlatform,
  type TestPlatform,
  testPassword,
} from '../support/platform.ts';

type Assessment = {
  id: string;
  versionId: string;
  sequence: number;
  contentSha256: string;
  source: { rows: number; sha256: string };
  columns: { name: string; count: number; class: { id: string } | null }[];
  series: { columns: { name: string; longest: { steps: number; to: string } }[] } | null;
  quality: { score: number; grade: string; coverage: number; dimensions: { name: string; indicators: unknown[] }[] };
  suspects: { count: number; byRule: { rule: string; count: number }[] };
  sensitivity: { level: string; allowedModes: string[]; reasons: { code: string; text: string }[] };
  value: { status: string; baseMinor: string | null };
};
type Suspect = { row: number; column: string; value: string; rule: string; reason: string };

let world: TestPlatform;
let provider: Api;
let second: Api;
let other: Api;

before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world);
  provider = (await addMember(world, { name: 'Alpha', marketRoles: ['provider'] })).api;
  const roles = ['provider'];
  await must(
    provider.call('POST', '/api/v1/people', {
      body: { email: 'second@alpha.example', name: 'Second', password: testPassword, roles },
    }),
  );
  second = await signInAs(world.api, 'second@alpha.example');
  other = (await addMember(world, { name: 'Beta', marketRoles: ['provider'] })).api;
});

const example = (name: string): Buffer => readFileSync(new URL(`../../../../examples/data/${name}`, import.meta.url));

const newDataset = async (name: string): Promise<string> => {
  const body = { name, titleZh: '测试表', titleEn: 'Test table', timeZone: 'Asia/Shanghai' };
  return (await must(provider.call<{ id: string }>('POST', '/api/v1/datasets', { body }))).id;
};

const upload = (id: string, content: Uint8Array | string) =>
  must(provider.call('POST', `/api/v1/datasets/${id}/versions`, { body: new Blob([Buffer.from(content)]) }));

const pathOf = (id: string, number: number): string => `/api/v1/datasets/${id}/versions/${number}/assessment`;

/** Waits for the job; a minute is more than these small tables need on a busy machine. */
const assessed = async (id: string, number: number, ready = (_: Assessment) => true): Promise<Assessment> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await provider.call<Assessment>('GET', pathOf(id, number));
    if (answer.ok && ready(answer.value)) return answer.value;
    invariant(answer.ok || answer.problem.code === 'assess.not_assessed', JSON.stringify(answer));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no assessment in a minute');
};

test('a station’s hours are assessed by themselves, and the buyer’s rule on PM2.5 fails on both versions', async () => {
  const id = await newDataset('station');
  await upload(id, example('prsa-aotizhongxin-2013-2016.csv.gz'));
  const first = await assessed(id, 1);
  assert.equal(first.source.rows, 26_304);
  assert.equal(first.columns.find((c) => c.name === 'PM2.5')?.count, 25_558);
  const run = first.series?.columns.find((c) => c.name === 'PM2.5')?.longest;
  assert.deepEqual([run?.steps, run?.to], [343, '2014-12-31T16:00:00']);
  assert.equal(first.quality.dimensions.flatMap((d) => d.indicators).length, 30);
  assert.ok(first.quality.coverage > 0 && first.quality.coverage < 1);
  assert.deepEqual(first.sensitivity.allowedModes, ['download', 'share', 'api', 'cleanRoom']);
  await upload(id, example('prsa-aotizhongxin-2016-2017.csv.gz'));
  await assessed(id, 2);
  const rule = {
    id: 'r1',
    metric: 'completeness',
    column: 'PM2.5',
    operator: 'mustBeGreaterOrEqualTo',
    value: 98,
  } as const;
  const results = await world.platform.kit.db.read(systemActor('test'), async (tx) => {
    const old = (await getAssessments(tx, [first.versionId])).get(first.versionId);
    const latest = (await latestAssessments(tx, [id])).get(id);
    invariant(old !== undefined && latest !== undefined, 'both versions are assessed');
    return [old, latest].map((assessment) => evaluateRules(assessment, [rule])[0]);
  });
  assert.deepEqual(
    results.map((r) => [r?.passed, r?.actual?.toFixed(2)]),
    [
      [false, '97.16'],
      [false, '97.36'],
    ],
  );
});

test('patients: only the clean room is open, told in the reader’s language; the log entry says level and hash, no value', async () => {
  const id = await newDataset('patients');
  await upload(id, example('patients-synthetic.csv'));
  const found = await assessed(id, 1);
  assert.deepEqual(found.sensitivity.allowedModes, ['cleanRoom']);
  assert.equal(found.sensitivity.level, '4');
  assert.ok(found.sensitivity.reasons.some((reason) => /resident identity number.*level 4/.test(reason.text)));
  const { rows } = await world.platform.kit.db.read(systemActor('test'), (tx) =>
    sql<{
      content: string;
    }>`select content from audit.entry where subject = ${found.versionId} and kind = 'assess.version_assessed'`.execute(
      tx.q,
    ),
  );
  assert.equal(rows.length, 1);
  assert.ok(rows[0]?.content.includes(found.contentSha256) && rows[0].content.includes('"level":"4"'));
  const [, ...patients] = example('patients-synthetic.csv').toString('utf8').trim().split('\n');
  for (const [, name, number] of patients.map((line) => line.split(',')))
    assert.ok(!rows[0]?.content.includes(name ?? '') && !rows[0]?.content.includes(number ?? ''), name);
});

const dirty = [
  'id,mail',
  ...Array.from({ length: 60 }, (_, i) => `${i === 7 ? 6 : i},${i % 20 === 3 ? 'wrong' : `p${i}@example.com`}`),
].join('\n');

test('flagged cells come page by page in the order of rows, with reasons', async () => {
  const id = await newDataset('dirty');
  await upload(id, `${dirty}\n`);
  const found = await assessed(id, 1);
  assert.deepEqual(found.suspects, {
    count: 4,
    byRule: [
      { rule: 'duplicate_key', count: 1 },
      { rule: 'format', count: 3 },
    ],
  });
  const page = (query: Record<string, string>) =>
    must(provider.call<{ items: Suspect[]; nextPageToken?: string }>('GET', `${pathOf(id, 1)}/suspects`, { query }));
  const first = await page({ pageSize: '3' });
  const rest = await page({ pageSize: '3', pageToken: first.nextPageToken ?? '' });
  assert.deepEqual(
    [...first.items, ...rest.items].map((s) => [s.row, s.column, s.rule, s.value]),
    [
      [3, 'mail', 'format', 'wrong'],
      [7, 'id', 'duplicate_key', '6'],
      [23, 'mail', 'format', 'wrong'],
      [43, 'mail', 'format', 'wrong'],
    ],
  );
  assert.equal(rest.nextPageToken, undefined);
  assert.equal(
    await codeOf(provider.call('GET', `${pathOf(id, 1)}/suspects`, { query: { pageToken: 'x' } })),
    'http.page_token_invalid',
  );
});

type Marked = {
  lesson: { state: string; right: number; wrong: number; precision: number };
  suspects: { before: number; after: number };
  score: { before: number; after: number };
};

test('a person’s marks teach the rule: misses are acquitted, then the rule is dropped, and the score follows', async () => {
  const id = await newDataset('marked');
  const names = ['Berlin', 'Hamburg', 'Munich', 'Cologne'];
  const cities = Array.from({ length: 200 }, (_, i) =>
    i % 25 === 7 ? `${names[i % 4]}${'xyzwvuts'[(i - 7) / 25]}` : names[i % 4],
  );
  await upload(id, ['n,city', ...cities.map((city, i) => `${i},${city}`)].join('\n'));
  const first = await assessed(id, 1);
  assert.deepEqual(first.suspects, { count: 8, byRule: [{ rule: 'typo', count: 8 }] });
  const path = `${pathOf(id, 1)}/suspects/marks`;
  const say = (row: number, verdict: string, api = provider) =>
    api.call<Marked>('POST', path, { body: { row, column: 'city', verdict } });
  assert.equal(await codeOf(say(8, 'right')), 'assess.suspect_unknown');
  assert.equal(await codeOf(say(7, 'right', other)), 'assess.not_found');
  const hit = await must(say(7, 'wrong'));
  assert.deepEqual([hit.lesson.state, hit.suspects], ['kept', { before: 8, after: 8 }]);
  const miss = await must(say(32, 'right'));
  assert.deepEqual([miss.lesson.state, miss.suspects], ['kept', { before: 8, after: 7 }]);
  assert.ok(miss.score.after > miss.score.before, 'what is right counts as right');
  for (const row of [57, 82, 107, 132, 157]) await must(say(row, 'right'));
  const last = await must(say(182, 'right'));
  assert.deepEqual([last.lesson.state, last.lesson.right, last.suspects.after], ['dropped', 7, 0]);
  const listed = await must(
    provider.call<{ items: { row: number; mark: string }[] }>('GET', `${pathOf(id, 1)}/suspects`),
  );
  assert.deepEqual(
    listed.items.map(({ row, mark }) => [row, mark]),
    [7, 32, 57, 82, 107, 132, 157, 182].map((row) => [row, row === 7 ? 'wrong' : 'right']),
  );
  const back = await must(say(182, 'wrong'));
  assert.equal(back.lesson.state, 'narrowed', 'a word can be taken back');
  assert.equal((await assessed(id, 1)).suspects.count, back.suspects.after);
});

const item = (minor: number) => ({ lowMinor: String(minor), baseMinor: String(minor), highMinor: String(minor) });
const costs = {
  currency: 'CNY',
  planning: item(0),
  direct: item(1_000_000),
  indirect: item(0),
  opportunity: item(0),
  taxes: item(0),
};

test('declared costs give a value at once; unsound ones and those of strangers are refused', async () => {
  const id = await newDataset('costed');
  await upload(id, 'n,v\n1,2\n2,4\n3,\n');
  const before = await assessed(id, 1);
  assert.equal(before.value.status, 'needs_input');
  const path = `/api/v1/datasets/${id}/costs`;
  const wrong = { ...costs, direct: { lowMinor: '2', baseMinor: '1', highMinor: '3' } };
  assert.equal(await codeOf(provider.call('PUT', path, { body: wrong })), 'assess.costs_wrong');
  assert.equal(await codeOf(other.call('PUT', path, { body: costs })), 'assess.not_found');
  await must(provider.call('PUT', path, { body: costs }));
  const after = await assessed(id, 1);
  assert.equal(after.sequence, 2);
  assert.notEqual(after.id, before.id);
  assert.equal(after.value.baseMinor, String(Math.round(10_000 * after.quality.score)));
  await must(provider.call('PUT', path, { body: costs }));
  assert.equal((await assessed(id, 1)).sequence, 2, 'the same costs again conclude nothing new');
});

test('a level is raised at once and lowered with a second person’s yes to exactly that', async () => {
  const id = await newDataset('levels');
  await upload(id, `${dirty}\n`);
  assert.equal((await assessed(id, 1)).sensitivity.level, '3');
  const set = (body: object, api = provider) =>
    api.call<{ level: string }>('POST', `/api/v1/datasets/${id}/levels`, { body });
  assert.equal((await must(set({ column: 'id', level: '4', reason: 'trade secret' }))).level, '4');
  assert.equal(await codeOf(set({ column: 'nowhere', level: '4', reason: 'r' })), 'assess.column_unknown');
  assert.equal(await codeOf(set({ column: 'id', level: '1', reason: 'r' }, other)), 'assess.not_found');
  const lower = { column: 'id', level: '1', reason: 'published meanwhile' };
  assert.equal(await codeOf(set(lower)), 'assess.lowering_needs_approval');
  const asked = await must(
    provider.call<{ approvalId: string }>('POST', `/api/v1/datasets/${id}/level-approvals`, { body: lower }),
  );
  const { approvalId } = asked;
  assert.equal(await codeOf(set({ ...lower, approvalId })), 'identity.approval_missing', 'not decided yet');
  const decide = (api: Api) =>
    api.call('POST', `/api/v1/approvals/${approvalId}/decision`, { body: { approve: true } });
  assert.equal(await codeOf(decide(provider)), 'identity.approval_own');
  await must(decide(second));
  const lowerings = await must(second.call<{ items: object[] }>('GET', `/api/v1/datasets/${id}/level-approvals`));
  assert.partialDeepStrictEqual(lowerings.items, [{ approvalId, ...lower, state: 'approved' }], 'found by its hash');
  assert.equal(await codeOf(other.call('GET', `/api/v1/datasets/${id}/level-approvals`)), 'assess.not_found');
  assert.equal(await codeOf(set({ ...lower, level: '2', approvalId })), 'identity.approval_missing', 'another level');
  assert.equal((await must(set({ ...lower, approvalId }))).level, '3', 'the mails are still there');
  assert.equal(
    await codeOf(set({ ...lower, level: '1', column: 'mail', approvalId })),
    'identity.approval_missing',
    'used',
  );
});

test('strangers see nothing, unknown versions are unknown, and assessing again changes nothing', async () => {
  const id = await newDataset('private');
  await upload(id, 'a,b\n1,2\n');
  const found = await assessed(id, 1);
  type Briefs = { items: { versionNumber: number; rows: number; assessment: { level: string } | null }[] };
  const brief = (api: Api) => must(api.call<Briefs>('GET', '/api/v1/my/assessments', { query: { datasets: id } }));
  const [mine] = (await brief(provider)).items;
  assert.deepEqual([mine?.versionNumber, mine?.rows, mine?.assessment?.level], [1, 1, found.sensitivity.level]);
  assert.deepEqual((await brief(other)).items, [], 'nothing of others in brief');
  assert.equal(await codeOf(other.call('GET', pathOf(id, 1))), 'assess.not_found');
  assert.equal(await codeOf(other.call('GET', `${pathOf(id, 1)}/suspects`)), 'assess.not_found');
  assert.equal(await codeOf(provider.call('GET', pathOf(id, 2))), 'assess.not_found');
  await assessVersion(world.platform.kit, found.versionId);
  const again = await assessed(id, 1);
  assert.deepEqual([again.id, again.sequence], [found.id, 1]);
});

test('the server suspects the same cells as the command line does, words for missing and numbers as they were written among them', async () => {
  const cell = (i: number): string => (i % 50 === 7 ? 'NA' : i === 11 ? '?' : String(20 + ((i * 37) % 40) / 4));
  const line = (i: number): string =>
    `${i},${i === 5 ? 'Berlni' : ['Berlin', 'Hamburg', 'Munich'][i % 3]},${cell(i)},${i % 10 === 0 ? 'n/a' : i % 7}`;
  const text = `id,city,load,level\n${Array.from({ length: 300 }, (_, i) => line(i)).join('\n')}\n`;
  const id = await newDataset('same');
  await upload(id, text);
  const found = await assessed(id, 1);
  const listed = await must(
    provider.call<{ items: Suspect[] }>('GET', `${pathOf(id, 1)}/suspects`, { query: { pageSize: '100' } }),
  );
  const folder = mkdtempSync(join(tmpdir(), 'corridor-same-'));
  const engine = createEngine({ log: { info: () => {}, warn: () => {} }, spare: false });
  try {
    writeFileSync(join(folder, 'same.csv'), text);
    mkdirSync(join(folder, 'work'));
    const options = { path: join(folder, 'same.csv'), workDir: join(folder, 'work') };
    const local = await assessFile(engine, systemClock, options);
    assert.ok(local.ok);
    assert.deepEqual(new Set(found.suspects.byRule.map(({ rule }) => rule)), new Set(['missing_marker', 'typo']));
    assert.equal(found.suspects.count, local.value.findings.suspects.count);
    assert.deepEqual(found.suspects, local.value.document.suspects);
    assert.deepEqual(
      listed.items.map(({ row, column, rule }) => `${row} ${column} ${rule}`),
      [
        '0 level missing_marker',
        '5 city typo',
        '7 load missing_marker',
        '11 load missing_marker',
        ...[57, 107, 157, 207, 257].map((row) => `${row} load missing_marker`),
      ],
    );
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
