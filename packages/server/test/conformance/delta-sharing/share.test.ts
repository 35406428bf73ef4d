// Goal: a buyer reads with clients that others wrote exactly what was agreed, counted and logged, and nothing after the
// end. Method: the unmodified Python clients where a package index can be reached, our own client with the same
// requests always, against real HTTP, database, blobs and engine.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadChanges, loadTable } from '../../../../client/src/sharing/index.ts';
import { openBed } from './bed.ts';
import { type ConformanceInput, type ConformanceReport, checkConformance, checkRefused } from './conformance.ts';

const header = 'No,TEMP,station,day,fee\n';
const csv = (from: number, rows: number): string =>
  header +
  Array.from({ length: rows }, (_, i) => {
    const n = from + i;
    const day = new Date(Date.UTC(2013, 2, 1 + Math.floor(n / 24))).toISOString().slice(0, 10);
    return `${n},${n % 10 === 0 ? '' : (n % 40) - 10.5},${n % 3 === 0 ? '奥体中心' : '古城'},${day},${(n * 1.25).toFixed(2)}\n`;
  }).join('');

const verify = (t: { skip(message: string): void }, report: ConformanceReport): void => {
  if (report.skipped !== undefined) {
    t.skip(report.skipped);
    return;
  }
  for (const finding of report.findings) assert.deepEqual(finding.seen, finding.expected, finding.name);
  assert.ok(report.findings.length > 0);
};

test('three versions, read by others’ clients and by ours, refused after the end', async (t) => {
  const bed = await openBed();
  const first = await bed.publish(csv(0, 2400), 'append');
  const second = await bed.publish(csv(2400, 600), 'append');
  const third = await bed.publish(csv(0, 50), 'replace');
  const agreement = await bed.agree();
  const { client, table, profile } = await agreement.client();
  const profilePath = join(bed.folder, 'buyer.share');
  writeFileSync(profilePath, profile);
  const input: ConformanceInput = {
    profilePath,
    tableUrl: `${profilePath}#${table.share}.${table.schema}.${table.table}`,
    deltaTablePath: await bed.kit.blobs.localPath(`datasets/${bed.datasetId}`),
    expected: {
      columns: ['No', 'TEMP', 'station', 'day', 'fee'],
      // Version 0 is the table as it was made, empty (commit 0 of the Delta log).
      versions: [
        { version: 0, rows: 0 },
        { version: first.number, rows: 2400 },
        { version: second.number, rows: 3000 },
        { version: third.number, rows: 50 },
      ],
      changes: [
        { version: first.number, change: 'insert', rows: 2400 },
        { version: second.number, change: 'insert', rows: 600 },
        { version: third.number, change: 'delete', rows: 3000 },
        { version: third.number, change: 'insert', rows: 50 },
      ],
    },
  };

  await t.test('our client: list, load, travel in time, change feed', async () => {
    assert.equal(table.share, 'aotizhongxin_air_quality');
    assert.equal(await client.tableVersion(table), third.number);
    const { folder } = bed;
    assert.equal((await loadTable(client, table, { folder })).rows, 50);
    for (const { version, rows } of input.expected.versions)
      assert.equal((await loadTable(client, table, { folder, version })).rows, rows);
    const feed = await loadChanges(client, table, { folder, startingVersion: first.number });
    const seen = new Map<string, number>();
    for (const { action, version, rows } of feed.files) {
      const key = `${version} ${action === 'remove' ? 'delete' : 'insert'}`;
      seen.set(key, (seen.get(key) ?? 0) + rows);
    }
    const expected = input.expected.changes.map(({ version, change, rows }) => [`${version} ${change}`, rows]);
    assert.deepEqual([...seen].sort(), expected.sort());
  });

  await t.test('Python: delta-sharing and deltalake', async (sub) => verify(sub, await checkConformance(input)));

  const given = await client.query(table);
  await agreement.end();

  await t.test('after the end every call is 403, and so are the addresses given before', async () => {
    const refused = { status: 403, errorCode: 'PERMISSION_DENIED' };
    await assert.rejects(client.listShares(), refused);
    await assert.rejects(client.query(table), refused);
    for (const { url } of given.files) assert.equal((await fetch(url)).status, 403);
    assert.equal((await agreement.get('download')).status, 403);
  });

  await t.test('Python is refused', async (sub) => verify(sub, await checkRefused(input)));
});
