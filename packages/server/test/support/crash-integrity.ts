/** What must hold in every data folder, whatever happened to it: nothing half-done, nothing left over, nothing lost. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Platform, verifyOnline } from '@corridor/server';
import { sql } from 'kysely';
import { readBlob } from '#platform/blobs';
import type { Tx } from '#platform/database';
import { systemActor } from '#platform/system';
import type { Desk, World } from './crash-desk.ts';
import { must } from './platform.ts';

const actor = systemActor('test.crash');

/** Each counts what must not be there. */
const violations: Readonly<Record<string, string>> = {
  'a version without the file that it added': `select from datasets.version v where not exists
    (select from datasets.file f where f.dataset_id = v.dataset_id and f.added_in = v.number)`,
  'a file of no version': `select from datasets.file f where not exists
    (select from datasets.version v where f.dataset_id = v.dataset_id and f.added_in = v.number)`,
  'a dataset whose versions are not 1 … latest': `select from datasets.dataset d where coalesce(latest_version, 0) <>
    (select count(*) from datasets.version v where v.dataset_id = d.id and v.number <= d.latest_version)`,
  'a Delta log behind its versions': `select from datasets.dataset
    where latest_version is not null and logged_version is distinct from latest_version`,
  'an upload that nobody is at': 'select from datasets.upload',
  'an upload whose pieces are not what it says has come': `select from datasets.intake i where state in ('receiving', 'received',
    'reading') and received <> (select coalesce(sum(bytes), 0) from datasets.intake_part p where p.intake_id = i.id)`,
  'an upload that is over and has pieces': `select from datasets.intake_part p join datasets.intake i on i.id = p.intake_id
    where i.state in ('stored', 'assessed', 'refused')`,
  'a negotiation whose number is not that of its versions': `select from contracts.negotiation n where version_number <>
    (select count(*) from contracts.version v where v.negotiation_id = n.id)`,
  'a negotiation whose state is not that of its last message': `select from contracts.negotiation n where state <>
    (select m.state from contracts.message m where m.negotiation_id = n.id order by id desc limit 1)`,
  'a negotiation with an agreement before its time, or without one after': `select from contracts.negotiation n
    where (state in ('AGREED', 'VERIFIED', 'FINALIZED')) <>
      exists (select from contracts.agreement a where a.negotiation_id = n.id)`,
  'an agreement without escrow': `select from contracts.agreement a where price_minor > 0
    and not exists (select from ledger.escrow e where e.agreement_id = a.id and e.price_minor = a.price_minor)`,
  'an escrow without agreement': `select from ledger.escrow e
    where not exists (select from contracts.agreement a where a.id = e.agreement_id)`,
  'an escrow that does not fit the delivery': `select from ledger.escrow e
    join contracts.agreement a on a.id = e.agreement_id where e.state <> case a.delivery_state
      when 'awaited' then 'held' when 'delivered' then 'held' when 'disputed' then 'frozen' when 'accepted' then 'released'
      else 'voided' end`,
  'an escrow without its two reservations': `select from ledger.escrow e where 2 <> (select count(*) from ledger.transfer t
    where t.id in (e.payment_id, e.fee_leg_id) and t.phase = 'pending' and t.agreement_id = e.agreement_id)`,
  'an escrow whose reservations ended otherwise': `select from ledger.escrow e where
    (select string_agg(t.phase, ' ') from ledger.transfer t where t.pending_id in (e.payment_id, e.fee_leg_id))
    is distinct from case e.state when 'released' then 'post post' when 'voided' then 'void void' end`,
  'an active agreement without access, or access without one': `select from contracts.agreement a
    full join delivery.access_grant g on g.agreement_id = a.id where (a.state = 'active') is distinct from (g.state = 'active')
      and not (a.state = 'concluded' and g.id is null)`,
  'a transfer that the log does not know': `select from ledger.transfer t
    where not exists (select from audit.entry e where e.id = t.entry_id)`,
  'an entry that waits for its number': 'select from audit.waiting',
  'an entry that is not in the log': `select from audit.entry e
    where not exists (select from audit.leaf l where l.entry_id = e.id)`,
  'a log with a gap': 'select from audit.leaf having max(position) + 1 <> count(*)',
  'a checkpoint behind the log': `select from audit.checkpoint where published_at is not null
    having max(size) is distinct from (select count(*) from audit.leaf)`,
  // Renewing what the catalogue shows of offers is work, no fact: it has a message and no entry.
  'a fact in the log without its message, or a message without its fact': `select from
    (select kind, count(*) from audit.entry where kind like 'contracts.%' or kind = 'datasets.version_created' group by kind) e
    full join (select topic, count(*) from platform.outbox where (topic like 'contracts.%' and topic <> 'contracts.offers_changed')
      or topic = 'datasets.version_created' group by topic) o on o.topic = e.kind where o.count is distinct from e.count`,
  'a message that nobody got': 'select from platform.outbox where done_at is null',
  'an idempotency key without its answer': 'select from platform.idempotency where status is null',
};

const requireRows = (platform: Platform): Promise<void> =>
  platform.kit.db.read(actor, async (tx) => {
    for (const [what, query] of Object.entries(violations)) {
      const { rows } = await sql.raw<object>(query).execute(tx.q);
      assert.equal(rows.length, 0, what);
    }
  });

type Expected = { readonly key: string; readonly sha256: string | undefined };

/** Every blob that rows refer to: raw files, Parquet files, commits of the Delta logs. */
const referredTo = async (tx: Tx): Promise<Expected[]> => {
  const { rows: files } = await sql<{ key: string; sha256: string }>`select key, sha256 from datasets.file
    union all select raw_key, raw_sha256 from datasets.version`.execute(tx.q);
  const { rows: commits } = await sql<{ key: string }>`
    select format('datasets/%s/_delta_log/%s.json', id, lpad(n::text, 20, '0')) as key
    from datasets.dataset, generate_series(0, logged_version) n where logged_version >= 0`.execute(tx.q);
  return [...files, ...commits.map(({ key }) => ({ key, sha256: undefined }))];
};

const requireBlobs = async (platform: Platform): Promise<void> => {
  const { blobs, db } = platform.kit;
  const expected = await db.read(actor, referredTo);
  const found: string[] = [];
  for await (const { key } of blobs.list('datasets/')) found.push(key);
  assert.deepEqual(found.sort(), expected.map(({ key }) => key).sort(), 'blobs and rows that refer to them');
  for (const { key, sha256 } of expected.filter((one) => one.sha256 !== undefined)) {
    const bytes = await readBlob(blobs, key);
    assert.ok(bytes !== undefined);
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256, `the bytes of ${key}`);
  }
};

/** Every acknowledged piece of an upload is there, whole. */
const requirePieces = async ({ kit }: Platform): Promise<void> => {
  const pieces = await kit.db.read(actor, async (tx) => {
    const { rows } = await sql<{ key: string; bytes: bigint }>`select key, bytes from datasets.intake_part`.execute(
      tx.q,
    );
    return rows;
  });
  for (const { key, bytes } of pieces)
    assert.equal((await kit.blobs.head(key))?.bytes, Number(bytes), `the piece ${key}`);
};

type Action = { readonly add?: { readonly path: string }; readonly remove?: object };

/** The Delta log adds exactly the files that the rows name, version by version. */
const requireDeltaLogs = async (platform: Platform): Promise<void> => {
  const files = await platform.kit.db.read(actor, async (tx) => {
    const { rows } = await sql<{ dataset_id: string; number: number; key: string }>`
      select dataset_id, added_in as number, key from datasets.file order by dataset_id, added_in`.execute(tx.q);
    return rows;
  });
  for (const { dataset_id: id, number, key } of files) {
    const name = `datasets/${id}/_delta_log/${String(number).padStart(20, '0')}.json`;
    const text = String(await readBlob(platform.kit.blobs, name));
    const actions = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Action);
    const added = actions.flatMap(({ add }) => (add === undefined ? [] : [`datasets/${id}/${add.path}`]));
    assert.deepEqual(added, [key], `what ${name} adds`);
  }
};

/** As many rows can be read from a version's Parquet files as its row says. */
const requireReadable = async (platform: Platform): Promise<void> => {
  const { db, engine, blobs, workDir } = platform.kit;
  const versions = await db.read(actor, async (tx) => {
    const { rows } = await sql<{ rows: bigint; keys: string[] }>`select v.rows, array_agg(f.key) as keys
      from datasets.version v join datasets.file f on f.dataset_id = v.dataset_id and f.added_in <= v.number
        and (f.removed_in is null or f.removed_in > v.number) group by v.id`.execute(tx.q);
    return rows;
  });
  if (versions.length === 0) return;
  const paths = await Promise.all(versions.map(({ keys }) => Promise.all(keys.map((key) => blobs.localPath(key)))));
  const counted = await engine.task({ name: 'test.count', readPaths: paths.flat(), workDir }, async (session) =>
    Promise.all(
      paths.map(async (list) => {
        const names = list.map((path) => `'${path}'`).join(', ');
        const rows = await session.rows<{ n: number }>(`select count(*)::int4 as n from read_parquet([${names}])`);
        return rows[0]?.n;
      }),
    ),
  );
  assert.ok(counted.ok);
  assert.deepEqual(
    counted.value,
    versions.map(({ rows }) => Number(rows)),
    'rows that can be read',
  );
};

type Balance = { postedDifferenceMinor: string; pendingDifferenceMinor: string; unfounded?: readonly string[] };

const requireBalance = async (desk: Desk): Promise<void> => {
  const query = { currency: 'CNY', recompute: 'true' };
  const sums = await must(desk.api('operator').call<Balance>('GET', '/api/v1/ledger/trial-balance', { query }));
  assert.deepEqual(
    [sums.postedDifferenceMinor, sums.pendingDifferenceMinor, ...(sums.unfounded ?? [])],
    ['0', '0'],
    'the trial balance is zero and every balance follows from its transfers',
  );
};

/** The public log holds from its first entry on and continues every checkpoint that was seen before. */
const requireLog = async (desk: Desk, { vkey }: World, seen: readonly string[]): Promise<void> => {
  for (const remembered of new Set(seen)) {
    const report = await verifyOnline(desk.address, { vkey, remembered });
    assert.ok(report.ok, `the log continues ${remembered}: ${JSON.stringify(report)}`);
  }
};

const requireNoLeftovers = (dataDir: string): void => {
  const tmp = join(dataDir, 'blobs', '.tmp');
  assert.deepEqual(existsSync(tmp) ? readdirSync(tmp) : [], [], 'no unfinished blob is left');
};

/** Checks a quiet platform from top to bottom; `seen` are checkpoints of its log remembered from before. */
export const requireIntegrity = async (
  platform: Platform,
  desk: Desk,
  { dataDir, seen }: { readonly dataDir: string; readonly seen: readonly string[] },
): Promise<void> => {
  await requireRows(platform);
  await requireBlobs(platform);
  await requirePieces(platform);
  await requireDeltaLogs(platform);
  await requireReadable(platform);
  await requireBalance(desk);
  await requireLog(desk, desk.world, seen);
  requireNoLeftovers(dataDir);
  assert.deepEqual(await platform.kit.jobs.failed(), [], 'no job has failed for good');
};
