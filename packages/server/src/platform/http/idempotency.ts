import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Json, type Outcome, ok, organisationOf, refuse } from '#kernel';
import type { Tx } from '../database.ts';

type Kept = { request_sha256: string; status: number | null; body: Json };

/** A request as the key remembers it. */
export type Keyed = { readonly key: string; readonly method: string; readonly url: string; readonly body: unknown };

/** JSON.stringify and not the canonical form: a body may hold what canonical JSON has no bytes for, and a repeat is the same text anyway. */
const fingerprint = ({ method, url, body }: Keyed): string =>
  createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('hex');

/**
 * Runs the work once per key and organisation. The key's row is inserted first, so a second request with the key
 * waits for the first one's commit and then gets its answer; the row lives and dies with the effect.
 */
export const once = async (tx: Tx, keyed: Keyed, work: () => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> => {
  const organisation = organisationOf(tx.actor);
  if (organisation === undefined) return work();
  const sha256 = fingerprint(keyed);
  const inserted = await sql`insert into platform.idempotency (organisation_id, key, request_sha256, created_at)
    values (${organisation}, ${keyed.key}, ${sha256}, ${tx.now}) on conflict do nothing`.execute(tx.q);
  if (inserted.numAffectedRows === 0n) {
    const { rows } = await sql<Kept>`select request_sha256, status, body from platform.idempotency
      where organisation_id = ${organisation} and key = ${keyed.key}`.execute(tx.q);
    return rows[0]?.request_sha256 === sha256 ? ok(rows[0].body) : refuse('http.idempotency_key_reused');
  }
  const outcome = await work();
  if (outcome.ok) {
    await sql`update platform.idempotency set status = 200, body = ${JSON.stringify(outcome.value ?? null)}::jsonb
      where organisation_id = ${organisation} and key = ${keyed.key}`.execute(tx.q);
  }
  return outcome;
};
