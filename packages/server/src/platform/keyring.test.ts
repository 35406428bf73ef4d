/** Goal: the platform's keys are sealed at rest, rotate without breaking what older ones signed, and open only under their master key. Method: a real database. */
import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { openTestKit } from '../../test/support/kit.ts';
import { createKeyring, openMasterKey, type PlatformKey } from './keyring.ts';
import { systemRandom } from './random.ts';

const isSignedBy = (key: PlatformKey, bytes: Buffer, signature: Uint8Array): boolean => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(key.publicKey ?? [])]);
  return verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
};

test('a key is made once, whoever asks first, and signs what its public half verifies', async () => {
  const kit = await openTestKit({ migrations: ['0001'] });
  const keys = await Promise.all(Array.from({ length: 10 }, () => kit.keyring.active('log', 'ed25519')));
  const [key] = keys;
  assert.ok(key !== undefined && keys.every(({ id }) => id === key.id));
  assert.ok(isSignedBy(key, Buffer.from('x'), key.sign(Buffer.from('x'))));
  await kit.close();
});

test('after a rotation the old key still verifies and the new one signs', async () => {
  const kit = await openTestKit({ migrations: ['0001'] });
  const old = await kit.keyring.active('urls', 'hmac-sha256');
  const fresh = await kit.keyring.rotate('urls', 'hmac-sha256');
  assert.notEqual(fresh.id, old.id);
  assert.equal((await kit.keyring.active('urls', 'hmac-sha256')).id, fresh.id);
  const again = await kit.keyring.byId(old.id);
  assert.deepEqual(again?.sign(Buffer.from('x')), old.sign(Buffer.from('x')));
  assert.equal(await kit.keyring.byId('key_nobody'), undefined);
  await kit.close();
});

test('the secret is not in the database in the clear, and another master key does not open it', async () => {
  const kit = await openTestKit({ migrations: ['0001'] });
  const key = await kit.keyring.active('log', 'ed25519');
  const other = createKeyring({ db: kit.db, master: Buffer.alloc(32, 7), clock: kit.clock });
  await assert.rejects(other.byId(key.id), /unable to authenticate|Unsupported state/);
  const app = new pg.Client(kit.urls.app);
  await app.connect();
  const hidden = await app.query('select 1 from platform.key');
  assert.equal(hidden.rowCount, 0, 'without system context not even the sealed form is seen');
  await app.end();
  await kit.close();
});

test('the master key is made for its user alone, kept, and closed again when a copy was put back open', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'corridor-keys-'));
  const path = join(dir, 'secrets', 'master.key');
  const modeOf = (): number => statSync(path).mode & 0o777;
  const made = await Promise.all(Array.from({ length: 5 }, () => openMasterKey(dir, systemRandom)));
  assert.ok(
    made.every((key) => key.equals(made[0] ?? Buffer.alloc(0))),
    'several at once agree on one',
  );
  assert.equal(modeOf(), 0o600);
  chmodSync(path, 0o644);
  assert.ok((await openMasterKey(dir, systemRandom)).equals(made[0] ?? Buffer.alloc(0)));
  assert.equal(modeOf(), 0o600);
  rmSync(dir, { recursive: true });
});
