import { sql } from 'kysely';
import { type Actor, type Json, type Outcome, ok, organisationOf, refuse, sha256Hex } from '#kernel';
import type { Database, Tx } from '../database.ts';
import type { Jobs } from '../jobs.ts';
import { systemActor } from '../system.ts';

type Kept = { request_sha256: string; status: number | null; body: Json };

/** A request as the key remembers it; of one with a secret neither body nor answer is kept. */
export type Keyed = {
  readonly key: string;
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  readonly isSecret: boolean;
};

/**
 * JSON.stringify and not the canonical form: a body may hold what canonical JSON has no bytes for, and a repeat is the same
 * text anyway. The fast hash of a password would be as good as the password to whoever reads the table.
 */
const fingerprint = (actor: Actor, { method, url, body, isSecret }: Keyed): string => {
  const person = 'personId' in actor ? actor.personId : null;
  return sha256Hex(JSON.stringify([method, url, isSecret ? null : (body ?? null), person]));
};

const answerAgain = (kept: Kept | undefined, sha256: string, { isSecret }: Keyed): Outcome<unknown> => {
  if (kept?.request_sha256 !== sha256) return refuse('http.idempotency_key_reused');
  return isSecret ? refuse('http.secret_shown') : ok(kept.body);
};

/**
 * Runs the work once per key and organisation. The key's row is inserted first, so a second request with the key
 * waits for the first one's commit and then gets its answer; the row lives and dies with the effect. A colleague who
 * sends the same is not the same: answers are for who asked.
 */
export const once = async (tx: Tx, keyed: Keyed, work: () => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> => {
  const organisation = organisationOf(tx.actor);
  if (organisation === undefined) return work();
  const sha256 = fingerprint(tx.actor, keyed);
  const inserted = await sql`insert into platform.idempotency (organisation_id, key, request_sha256, created_at)
    values (${organisation}, ${keyed.key}, ${sha256}, ${tx.now}) on conflict do nothing`.execute(tx.q);
  if (inserted.numAffectedRows === 0n) {
    const { rows } = await sql<Kept>`select request_sha256, status, body from platform.idempotency
      where organisation_id = ${organisation} and key = ${keyed.key}`.execute(tx.q);
    return answerAgain(rows[0], sha256, keyed);
  }
  const outcome = await work();
  if (outcome.ok) {
    const body = keyed.isSecret ? null : (outcome.value ?? null);
    await sql`update platform.idempotency set status = 200, body = ${JSON.stringify(body)}::jsonb
      where organisation_id = ${organisation} and key = ${keyed.key}`.execute(tx.q);
  }
  return outcome;
};

/** How long a key is remembered: longer than any client goes on repeating. */
const keepDays = 7;

const sweepJob = 'platform.idempotency_sweep';

/** Forgets old keys with their answers; returns how many. */
export const forgetKeys = async (db: Database): Promise<number> => {
  const done = await db.transact(systemActor(sweepJob), async (tx) =>
    ok(
      await sql`delete from platform.idempotency
        where created_at < ${tx.now}::timestamptz - make_interval(days => ${keepDays})`.execute(tx.q),
    ),
  );
  return done.ok ? Number(done.value.numAffectedRows ?? 0n) : 0;
};

/** Registers the hourly sweep of old keys; before the jobs start. */
export const registerKeySweep = ({ db, jobs }: { readonly db: Database; readonly jobs: Jobs }): void =>
  jobs.schedule(sweepJob, '41 * * * *', async () => void (await forgetKeys(db)));
