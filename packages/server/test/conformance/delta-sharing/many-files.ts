/** Tables of very many files, for benchmarks: rows without blobs. */
import { sql } from 'kysely';
import { ok } from '#kernel';
import { systemActor } from '#platform/system';
import type { Ground } from './ground.ts';

const actor = systemActor('bench.sharing');

/** Makes the table's next version of file rows only: a query never opens the files. */
export const addFileRows = async (
  ground: Ground,
  { count, version: number }: { readonly count: number; readonly version: number },
): Promise<void> => {
  await ground.kit.db.transact(actor, async (tx) => {
    await sql`insert into datasets.version select ${tx.newId('dsv')}, dataset_id, organisation_id, ${number}::int, 'replace',
      raw_sha256, raw_key, raw_bytes, content_sha256, ${count}::int * 10, ${count}::int * 1000, schema, source, created_by, ${tx.now}
      from datasets.version where dataset_id = ${ground.datasetId} order by number limit 1`.execute(tx.q);
    await sql`update datasets.file set removed_in = ${number}::int where dataset_id = ${ground.datasetId} and removed_in is null`.execute(
      tx.q,
    );
    await sql`insert into datasets.file select 'dsf_' || lpad((${number}::int * 1000000 + i)::text, 26, '0'), ${ground.datasetId},
      organisation_id, 'bench/' || ${number}::int || '/' || i, repeat('0', 64), 1000, 10,
      '{"numRecords":10,"minValues":{"No":' || i * 10 || ',"TEMP":-3.5},"maxValues":{"No":' || i * 10 + 9 ||
      ',"TEMP":29.5},"nullCount":{"No":0,"TEMP":1}}', ${number}::int, null
      from datasets.dataset, generate_series(1, ${count}::int) i where datasets.dataset.id = ${ground.datasetId}`.execute(
      tx.q,
    );
    await sql`update datasets.dataset set latest_version = ${number}::int where id = ${ground.datasetId}`.execute(tx.q);
    return ok(undefined);
  });
};
