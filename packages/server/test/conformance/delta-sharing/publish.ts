/** Publishes CSV as versions of one dataset, the way the upload route does, with its Delta log written at once. */
import { writeDeltaLogs } from '#datasets';
import { type Actor, type Id, invariant } from '#kernel';
import type { Kit } from '#platform/kit';
import { createDataset } from '../../../src/datasets/service.ts';
import { receiveVersion } from '../../../src/datasets/upload.ts';

/** What was published. */
export type Published = { readonly number: number; readonly rows: number };

/** A dataset and how to add to it. */
export type Publisher = {
  readonly datasetId: Id<'ds'>;
  publish(csv: string, mode: 'append' | 'replace'): Promise<Published>;
};

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Makes a dataset without a version. */
export const openPublisher = async (kit: Kit, provider: Actor): Promise<Publisher> => {
  const made = await kit.db.transact(provider, (tx) =>
    createDataset(tx, { name: 'air_quality', titleZh: '空气质量', titleEn: 'Air quality', timeZone: 'Asia/Shanghai' }),
  );
  invariant(made.ok, 'the dataset is made');
  const datasetId = made.value.id;
  return {
    datasetId,
    async publish(csv, mode) {
      const source = once(csv);
      const upload = { datasetId, mode, bytesAnnounced: undefined, source };
      const done = await receiveVersion(kit, provider, upload);
      invariant(done.ok, `the version is published: ${JSON.stringify(done)}`);
      await writeDeltaLogs(kit, datasetId);
      return { number: done.value.number, rows: done.value.rows };
    },
  };
};
