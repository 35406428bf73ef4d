import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { type Id, invariant, ok } from '#kernel';
import type { Clock } from './clock.ts';
import type { Database, Tx } from './database.ts';
import type { Random } from './random.ts';
import { makeSm2Key, signSm2 } from './sm2.ts';
import { systemActor } from './system.ts';

/** Signing keys are Ed25519, or SM2 where national suites have to check; keys of message authentication codes HMAC-SHA256. */
export type KeyAlgorithm = 'ed25519' | 'hmac-sha256' | 'sm2';

/** One of the platform's own keys, opened. `sign` is Ed25519, SM2 with SM3 (DER) or HMAC-SHA256 by its algorithm. */
export type PlatformKey = {
  readonly id: Id<'key'>;
  readonly purpose: string;
  readonly algorithm: KeyAlgorithm;
  /** 32 raw bytes, 65 for SM2; undefined for a MAC key. */
  readonly publicKey: Uint8Array | undefined;
  readonly state: 'active' | 'verifying' | 'retired';
  sign(bytes: Uint8Array): Uint8Array;
};

/** The platform's own keys: encrypted at rest, with ids, rotated without breaking what older ones signed. */
export interface Keyring {
  /** The active key of a purpose; made at first need. */
  active(purpose: string, algorithm: KeyAlgorithm): Promise<PlatformKey>;
  /** A key by id while it may still verify; undefined when unknown or retired. */
  byId(id: string): Promise<PlatformKey | undefined>;
  /** Makes a new active key; the old one keeps verifying until it is retired. */
  rotate(purpose: string, algorithm: KeyAlgorithm): Promise<PlatformKey>;
}

type Row = {
  id: string;
  purpose: string;
  algorithm: KeyAlgorithm;
  sealed_secret: Buffer;
  public_key: Buffer | null;
  state: PlatformKey['state'];
};

const seal = (master: Buffer, secret: Uint8Array, nonce: Uint8Array): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', master, nonce);
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
};

const unseal = (master: Buffer, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', master, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
};

const signerOf = (algorithm: KeyAlgorithm, secret: Buffer): ((bytes: Uint8Array) => Uint8Array) => {
  if (algorithm === 'hmac-sha256') return (bytes) => createHmac('sha256', secret).update(bytes).digest();
  if (algorithm === 'sm2') return (bytes) => signSm2(secret, bytes);
  const key: KeyObject = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
  return (bytes) => sign(null, bytes, key);
};

const open = (master: Buffer, row: Row): PlatformKey => ({
  id: row.id as Id<'key'>,
  purpose: row.purpose,
  algorithm: row.algorithm,
  publicKey: row.public_key ?? undefined,
  state: row.state,
  sign: signerOf(row.algorithm, unseal(master, row.sealed_secret)),
});

const makeSecret = (algorithm: KeyAlgorithm, random: Uint8Array): { secret: Buffer; publicKey: Buffer | null } => {
  if (algorithm === 'hmac-sha256') return { secret: Buffer.from(random), publicKey: null };
  if (algorithm === 'sm2') {
    const made = makeSm2Key();
    return { secret: Buffer.from(made.secret), publicKey: Buffer.from(made.publicKey) };
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { secret: privateKey.export({ format: 'der', type: 'pkcs8' }), publicKey: Buffer.from(raw) };
};

const select = sql`select id, purpose, algorithm, sealed_secret, public_key, state from platform.key`;

const insertKey = async (tx: Tx, master: Buffer, purpose: string, algorithm: KeyAlgorithm): Promise<void> => {
  const made = makeSecret(algorithm, tx.randomBytes(32));
  const sealed = seal(master, made.secret, tx.randomBytes(12));
  await sql`insert into platform.key (id, purpose, algorithm, sealed_secret, public_key, state, created_at)
    values (${tx.newId('key')}, ${purpose}, ${algorithm}, ${sealed}, ${made.publicKey}, 'active', ${tx.now})
    on conflict (purpose) where state = 'active' do nothing`.execute(tx.q);
};

/** Reads the master key from the data folder, or makes it at the first start (mode 0600, never overwritten). */
export const openMasterKey = async (dataDir: string, random: Random): Promise<Buffer> => {
  const path = join(dataDir, 'secrets', 'master.key');
  const existing = await readFile(path, 'utf8').catch(() => undefined);
  if (existing === undefined) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const fresh = `${path}.${Buffer.from(random.bytes(8)).toString('hex')}`;
    await writeFile(fresh, Buffer.from(random.bytes(32)).toString('hex'), { mode: 0o600, flush: true });
    await link(fresh, path).catch(() => undefined);
    await rm(fresh, { force: true });
    await chmod(path, 0o600);
    return openMasterKey(dataDir, random);
  }
  // A copy put back by hand may have come open to others. Not ours to change means not ours alone: then the owner decides.
  await chmod(path, 0o600).catch(() => undefined);
  const key = Buffer.from(existing.trim(), 'hex');
  invariant(key.length === 32, 'secrets/master.key holds 64 hexadecimal digits');
  return key;
};

type Parts = { readonly db: Database; readonly master: Buffer; readonly clock: Clock };

/** Opens the keyring on the database. */
export const createKeyring = ({ db, master }: Parts): Keyring => {
  const actor = systemActor('keyring');
  const cache = new Map<string, PlatformKey>();
  const activeIds = new Map<string, string>();
  const remember = (row: Row): PlatformKey => {
    const key = open(master, row);
    cache.set(key.id, key);
    if (key.state === 'active') activeIds.set(key.purpose, key.id);
    return key;
  };
  const findActive = (purpose: string): Promise<Row | undefined> =>
    db.read(actor, async (tx) => {
      const { rows } = await sql<Row>`${select} where purpose = ${purpose} and state = 'active'`.execute(tx.q);
      return rows[0];
    });
  const active: Keyring['active'] = async (purpose, algorithm) => {
    const known = cache.get(activeIds.get(purpose) ?? '');
    if (known !== undefined) return known;
    const found = await findActive(purpose);
    if (found !== undefined) return remember(found);
    await db.transact(actor, async (tx) => ok(await insertKey(tx, master, purpose, algorithm)));
    return active(purpose, algorithm);
  };
  return {
    active,
    async byId(id) {
      const known = cache.get(id);
      if (known !== undefined) return known;
      const row = await db.read(
        actor,
        async (tx) => (await sql<Row>`${select} where id = ${id}`.execute(tx.q)).rows[0],
      );
      return row === undefined || row.state === 'retired' ? undefined : remember(row);
    },
    async rotate(purpose, algorithm) {
      await db.transact(actor, async (tx) => {
        await sql`update platform.key set state = 'verifying' where purpose = ${purpose} and state = 'active'`.execute(
          tx.q,
        );
        return ok(await insertKey(tx, master, purpose, algorithm));
      });
      activeIds.delete(purpose);
      return active(purpose, algorithm);
    },
  };
};
