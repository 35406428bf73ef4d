/** Goal: a blob is written once, whole or not at all. Method: the port's promises on the folder adapter, with a reference map. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { BlobExistsError, type BlobStore, createFileBlobs, readBlob } from './blobs.ts';
import { systemClock } from './clock.ts';
import { systemRandom } from './random.ts';

let root: string;
let blobs: BlobStore;
const open = (): Promise<BlobStore> =>
  createFileBlobs({
    root,
    clock: systemClock,
    random: systemRandom,
    isAlone: true,
    onSyncFailure: (error) => assert.fail(String(error)),
  });
before(async () => {
  root = mkdtempSync(join(tmpdir(), 'corridor-blobs-'));
  blobs = await open();
});
after(() => rmSync(root, { recursive: true }));

async function* chunks(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

test('a stream is hashed while it is written, a repeat is idempotent, other bytes are refused', async () => {
  const written = await blobs.putStream('a/b', chunks('ab', 'c'));
  assert.deepEqual(written, { bytes: 3, sha256: createHash('sha256').update('abc').digest('hex') });
  await blobs.putStream('a/b', chunks('abc'));
  await assert.rejects(blobs.putStream('a/b', chunks('abd')), BlobExistsError);
  assert.equal(String(await readBlob(blobs, 'a/b')), 'abc');
});

test('a stream that breaks leaves nothing', async () => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from('x');
    throw new Error('cut');
  };
  await assert.rejects(blobs.putStream('broken/one', broken()), /cut/);
  assert.equal(await blobs.head('broken/one'), undefined);
  assert.deepEqual(readdirSync(join(root, '.tmp')), []);
});

test('of many writers of one key exactly one wins', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => blobs.putIfAbsent('race', Buffer.from(`w${i}`))),
  );
  assert.equal(answers.filter((a) => a === 'written').length, 1);
  assert.equal(answers.filter((a) => a === 'different').length, 19);
});

test('keys that climb out of the store are a bug, not a path', async () => {
  for (const key of ['../x', 'a/../b', '/abs', 'a//b', '', 'a/.', 'a b', '.']) {
    await assert.rejects(blobs.putIfAbsent(key, Buffer.from('x')), /not a blob key/, key);
  }
});

test('a work file moves in; ranges count from 0 and include both ends', async () => {
  const path = join(root, 'work.bin');
  writeFileSync(path, '0123456789');
  await blobs.putFile('moved/file', path);
  const part = await blobs.get('moved/file', { start: 2, endInclusive: 4 });
  assert.ok(part !== undefined);
  assert.equal(String(Buffer.concat((await part.toArray()) as Buffer[])), '234');
});

test('a work file on another file system moves in, too', {
  skip: !existsSync('/dev/shm') && 'no second file system here',
}, async () => {
  const folder = mkdtempSync('/dev/shm/corridor-blobs-');
  const path = join(folder, 'work.bin');
  writeFileSync(path, 'elsewhere');
  assert.equal((await blobs.putFile('moved/far', path)).bytes, 9);
  assert.equal(String(await readBlob(blobs, 'moved/far')), 'elsewhere');
  assert.equal(existsSync(path), false);
  rmSync(folder, { recursive: true });
});

test('whatever is put, list and read agree with a map', async () => {
  const key = fc.stringMatching(/^[a-z]{1,3}(\/[a-z]{1,3}){0,2}\.bin$/);
  await fc.assert(
    fc.asyncProperty(fc.dictionary(key, fc.string(), { maxKeys: 8 }), fc.nat(), async (wanted, n) => {
      const prefix = `prop${n}`;
      for (const [name, text] of Object.entries(wanted))
        await blobs.putIfAbsent(`${prefix}/${name}`, Buffer.from(text));
      const found: string[] = [];
      for await (const blob of blobs.list(`${prefix}/`)) found.push(blob.key);
      assert.deepEqual(
        found.sort(),
        Object.keys(wanted)
          .map((name) => `${prefix}/${name}`)
          .sort(),
      );
      for (const name of Object.keys(wanted)) {
        await blobs.delete(`${prefix}/${name}`);
        assert.equal(await blobs.head(`${prefix}/${name}`), undefined);
      }
    }),
    { numRuns: 25 },
  );
});
