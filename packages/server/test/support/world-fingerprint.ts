/** What a platform holds, in one map: to see that a refused call changed nothing. */
import type { Platform } from '@corridor/server';
import { sql } from 'kysely';
import { systemActor } from '#platform/system';

/** What a call may touch without having done anything: when a token or a session was last used. */
const touched = ['last_used_on', 'last_used_at', 'last_seen_at'];

/** What a job makes of the rows in its own time: no call's doing. */
const madeByJobs = ['catalog.sample', 'assess.suggestion'];

const system = systemActor('test.fingerprint');

/** A hash of the rows of each table, and the list of blobs, once everything on its way has arrived. */
export const fingerprintOf = async (platform: Platform): Promise<ReadonlyMap<string, string>> => {
  await platform.outbox.drained();
  await platform.sequencer?.settle();
  return platform.kit.db.read(system, async (tx) => {
    const { rows } = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'corridor', 'pgboss')
        and schemaname || '.' || tablename <> all (${madeByJobs}::text[]) order by 1`.execute(tx.q);
    const held = new Map<string, string>();
    for (const { name } of rows) {
      const found = await sql<{ hash: string }>`select coalesce(md5(string_agg(line, '' order by line)), '-') as hash
        from (select md5((to_jsonb(t) - ${touched}::text[])::text) as line from ${sql.raw(name)} t) lines`.execute(
        tx.q,
      );
      held.set(name, found.rows[0]?.hash ?? '-');
    }
    const blobs: string[] = [];
    for await (const { key, bytes } of platform.kit.blobs.list('')) blobs.push(`${key} ${bytes}`);
    return held.set('blobs', blobs.sort().join('\n'));
  });
};

/** What differs between two fingerprints. */
export const changesBetween = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
