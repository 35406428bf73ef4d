// Goal: what is committed is in the log exactly once, signed and whole, whatever races, crashes, erasures or hands in the
// database come between. Method: the module on a real database and blob store, its tree recomputed from the rows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { type Actor, type Json, ok, refuse } from '#kernel';
import type { BlobStore } from '#platform/blobs';
import { systemActor } from '#platform/system';
import { append, asOwner, openLogKit, round, testKinds } from '../../test/support/audit-log.ts';
import { type TestKit, testActor } from '../../test/support/kit.ts';
import { parseCheckpointText } from './core/checkpoint.ts';
import { emptyEdge, growEdge, rootOfEdge } from './core/edge.ts';
import { hashLeaf } from './core/hash.ts';
import { decodeVerifierKey, openNote } from './core/note.ts';
import { startSequencer } from './jobs.ts';
import { healFiles, publish } from './publication.ts';
import { sequenceBatch } from './sequencer.ts';
import { appendEntry } from './service.ts';
import { findEntry, insertCheckpoint, selectVerifierKeys } from './store.ts';

const system = systemActor('test');

/** All leaves in order, read without the module. */
const leavesOf = (kit: TestKit): Promise<string[]> =>
  kit.db.read(system, async (tx) => {
    const { rows } = await sql<{ position: bigint; leaf: string }>`
      select position, leaf from audit.leaf order by position`.execute(tx.q);
    assert.deepEqual(
      rows.map(({ position }) => Number(position)),
      [...rows.keys()],
      'positions have no gap',
    );
    return rows.map(({ leaf }) => leaf);
  });

/** Every checkpoint ever signed, opened with the keys that the log shows, must be the root of its leaves. */
const checkLog = async (kit: TestKit): Promise<number> => {
  const leaves = await leavesOf(kit);
  const { notes, keys } = await kit.db.read(system, async (tx) => ({
    notes: (
      await sql<{ note: string }>`select note from audit.checkpoint where note is not null order by size`.execute(tx.q)
    ).rows,
    keys: (await selectVerifierKeys(tx)).map((key) => decodeVerifierKey(key)).filter((key) => key !== undefined),
  }));
  let size = 0;
  for (const { note } of notes) {
    const opened = openNote(note, keys);
    const head = opened.ok ? parseCheckpointText(opened.value.text) : undefined;
    assert.ok(head, 'every checkpoint is signed');
    size = head.size;
    const hashes = leaves.slice(0, size).map((leaf) => hashLeaf(Buffer.from(leaf)));
    assert.deepEqual(
      Buffer.from(head.root),
      Buffer.from(rootOfEdge(growEdge(emptyEdge, hashes).edge)),
      `root of ${size}`,
    );
  }
  return size;
};

const contents = (count: number, name = 'n'): Json[] => Array.from({ length: count }, (_, n) => ({ [name]: n }));

test('committed entries are numbered and signed; refused, failed and empty transactions leave nothing', async () => {
  const kit = await openLogKit();
  const actor = testActor(['provider']);
  assert.equal(await round(kit), 0, 'an empty log is published too');
  const ids = await append(kit, actor, contents(3));
  assert.deepEqual(await append(kit, actor, []), []);
  const entry = { kind: testKinds.happened, subject: 'agr_test', parties: [], content: {} };
  await kit.db.transact(actor, async (tx) => {
    await appendEntry(tx, entry);
    return refuse('test.refused');
  });
  await assert.rejects(
    kit.db.transact(actor, async (tx) => {
      await appendEntry(tx, entry);
      throw new Error('bug');
    }),
  );
  assert.equal(await round(kit), 3);
  assert.equal(await checkLog(kit), 3);
  const { rows } = await kit.db.read(system, (tx) => sql<{ id: string }>`select id from audit.entry`.execute(tx.q));
  assert.deepEqual(rows.map(({ id }) => id).sort(), ids.toSorted());
  await kit.close();
});

test('jobs and anonymous visitors can append, though they are no party', async () => {
  const kit = await openLogKit();
  const visitor: Actor = { kind: 'anonymous' };
  await append(kit, visitor, [{ from: 'visitor' }]);
  await append(kit, system, [{ from: 'job' }]);
  assert.equal(await round(kit), 2);
  const done = await kit.db.transact(visitor, async (tx) => {
    await appendEntry(tx, { kind: testKinds.happened, subject: 's', parties: [], content: {} });
    return ok((await sql`select from audit.entry`.execute(tx.q)).rows.length);
  });
  assert.deepEqual(done, { ok: true, value: 0 }, 'the system context ends with the insert');
  await kit.close();
});

test('two sequencers and many writers: every committed entry is in the log once, nothing else', async () => {
  const kit = await openLogKit();
  const [one, two] = [startSequencer(kit), startSequencer(kit)];
  const actor = testActor(['provider']);
  const writers = Array.from({ length: 16 }, async (_, writer) => {
    const kept: string[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const entry = { kind: testKinds.happened, subject: `w${writer}`, parties: [], content: { turn } };
      const done = await kit.db.transact(actor, async (tx) => {
        const id = await appendEntry(tx, entry);
        return (writer + turn) % 5 === 0 ? refuse('test.refused') : ok(id);
      });
      if (done.ok) kept.push(done.value);
    }
    return kept;
  });
  const kept = (await Promise.all(writers)).flat();
  while ((await one.settle()) < kept.length) await two.settle();
  await Promise.all([one.stop(), two.stop()]);
  assert.equal(await checkLog(kit), kept.length);
  const { rows } = await kit.db.read(system, (tx) =>
    sql<{ entry_id: string }>`select entry_id from audit.leaf`.execute(tx.q),
  );
  assert.deepEqual(rows.map((row) => row.entry_id).sort(), kept.toSorted());
  await kit.close();
});

test('a transaction that began earlier and commits later is not lost', async () => {
  const kit = await openLogKit();
  const actor = testActor(['provider']);
  const entry = { kind: testKinds.happened, subject: 'late', parties: [], content: {} };
  const gate = Promise.withResolvers<void>();
  const began = Promise.withResolvers<void>();
  const late = kit.db.transact(actor, async (tx) => {
    const id = await appendEntry(tx, entry);
    began.resolve();
    await gate.promise;
    return ok(id);
  });
  await began.promise;
  await append(kit, actor, contents(2));
  assert.equal(await round(kit), 2);
  gate.resolve();
  const id = await late;
  assert.equal(await round(kit), 3);
  const found = await kit.db.read(actor, (tx) => findEntry(tx, id.ok ? id.value : ''));
  assert.equal(found?.position, 2);
  await checkLog(kit);
  await kit.close();
});

test('an entry is signed within a second of its commit', async () => {
  const kit = await openLogKit();
  const sequencer = startSequencer(kit);
  await sequencer.settle();
  const actor = testActor(['provider']);
  const waits: number[] = [];
  for (let turn = 1; turn <= 3; turn += 1) {
    await append(kit, actor, [{ turn }]);
    const committedAt = performance.now();
    let size = 0;
    while (size < turn) {
      const { rows } = await kit.db.read(system, (tx) =>
        sql<{ size: bigint }>`select max(size) as size from audit.checkpoint where note is not null`.execute(tx.q),
      );
      size = Number(rows[0]?.size ?? 0n);
    }
    waits.push(performance.now() - committedAt);
  }
  await sequencer.stop();
  assert.ok(Math.min(...waits) < 1000, `milliseconds: ${waits.map(Math.round)}`);
  await kit.close();
});

test('a batch over many tiles, with a crash between any two steps, gives the log that no crash would have given', async () => {
  const kit = await openLogKit();
  const actor = testActor(['provider']);
  let writes = 0;
  let crashAt = 0;
  const failing: BlobStore = {
    ...kit.blobs,
    putIfAbsent: async (key, bytes) => {
      writes += 1;
      const nth = writes;
      if (nth === crashAt) throw new Error('the process ends before this file');
      const done = await kit.blobs.putIfAbsent(key, bytes);
      if (nth === crashAt + 1) throw new Error('the process ends after this file');
      return done;
    },
  };
  const publishCrashing = async (): Promise<boolean> => {
    writes = 0;
    const done = await publish({ ...kit, blobs: failing }).catch((error: Error) => error);
    if (done instanceof Error) assert.match(done.message, /the process ends/);
    return done instanceof Error;
  };
  let crashes = 0;
  for (const size of [255, 1, 300, 700, 1]) {
    await append(kit, actor, contents(size));
    await sequenceBatch(kit);
    for (crashAt = 0; await publishCrashing(); crashAt += 1) crashes += 1;
  }
  assert.ok(crashes >= 8, `${crashes} publications crashed`);
  assert.equal(await checkLog(kit), 1257);
  const files: string[] = [];
  for await (const { key } of kit.blobs.list('log/')) files.push(key);
  const full = [0, 1, 2, 3].flatMap((n) => [`log/tile/0/00${n}`, `log/tile/entries/00${n}`]);
  assert.deepEqual(files.sort(), full.sort(), 'full tiles of level 0 and their entries; the rest comes from the rows');
  assert.equal(await healFiles(kit), 0, 'nothing is missing');
  for (const key of files) await kit.blobs.delete(key);
  assert.equal(await healFiles(kit), 4);
  for (const key of full.filter((path) => !path.includes('entries')))
    assert.equal((await kit.blobs.head(key))?.bytes, 8192);
  await kit.close();
});

test('a size is closed with one root, and a root is signed only when it is committed', async () => {
  const kit = await openLogKit();
  const actor = testActor(['provider']);
  await append(kit, actor, contents(2));
  await round(kit);
  const second = kit.db.transact(system, async (tx) => ok(await insertCheckpoint(tx, 2, Buffer.alloc(32))));
  await assert.rejects(second, /checkpoint_pkey/);
  const denied = [
    'update audit.checkpoint set root = root',
    'update audit.leaf set leaf = leaf',
    'delete from audit.leaf',
  ];
  denied.push('delete from audit.entry', 'update audit.entry set kind = kind', 'delete from audit.tile');
  for (const statement of denied) {
    const attempt = kit.db.read(system, (tx) => sql`${sql.raw(statement)}`.execute(tx.q));
    await assert.rejects(attempt, /permission denied/, statement);
  }
  await kit.close();
});

test('a tree, a file or an entry altered in place stops the log instead of being signed', async () => {
  const kit = await openLogKit();
  const actor = testActor(['provider']);
  await append(kit, actor, contents(300));
  await round(kit);
  const flip = 'set hashes = set_byte(hashes, 5, get_byte(hashes, 5) # 1) where level = 0 and index = 1';
  await asOwner(kit, `update audit.tile ${flip}`);
  await append(kit, actor, contents(1));
  await assert.rejects(sequenceBatch(kit), /do not give the root recorded at size 300/);
  await asOwner(kit, `update audit.tile ${flip}`);
  assert.equal(await sequenceBatch(kit), 1);
  await kit.blobs.replace('log/tile/entries/000', Buffer.from('altered'));
  await kit.blobs.delete('log/tile/0/000');
  await assert.rejects(healFiles(kit), /tile\/entries\/000 is not what the rows/);
  await kit.close();
});
