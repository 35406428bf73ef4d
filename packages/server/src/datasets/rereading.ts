import { type Actor, invariant, type Outcome, ok, refuse } from '#kernel';
import type { Kit } from '#platform/kit';
import type { DateOrder } from './core/dates.ts';
import type { Version } from './model.ts';
import { getVersion, ownDataset } from './service.ts';
import { findRawKey } from './store.ts';
import { receiveVersion, type UploadCode } from './upload.ts';

/** A version whose file shall be read another way; what is left out is found again. */
export type Rereading = {
  readonly datasetId: string;
  readonly number: number;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  /** Another table of the file, by its name or place. */
  readonly table?: string | undefined;
  /** How dates are meant that may be read in two ways. */
  readonly dates?: DateOrder | undefined;
};

/**
 * Reads the kept file of the newest version another way, as the next version in place of everything. Refuses a version
 * whose file is not the whole dataset, because it was added to earlier rows.
 */
export const rereadVersion = async (
  kit: Kit,
  actor: Actor,
  { datasetId, number, ...how }: Rereading,
): Promise<Outcome<Version, UploadCode>> => {
  const found = await kit.db.read(actor, async (tx) => {
    const dataset = await ownDataset(tx, datasetId);
    if (!dataset.ok) return dataset;
    const version = await getVersion(tx, datasetId, number);
    if (version === undefined) return refuse('datasets.not_found');
    const isWhole = dataset.value.latestVersion === number && (number === 1 || version.mode === 'replace');
    if (!isWhole) return refuse('datasets.rereading_not_whole', { number });
    const key = await findRawKey(tx, version.id);
    invariant(key !== undefined, 'a version keeps the bytes it was read from');
    return ok({ key, fileName: version.source.fileName });
  });
  if (!found.ok) return found;
  const source = await kit.blobs.get(found.value.key);
  invariant(source !== undefined, 'kept bytes are there');
  const { fileName } = found.value;
  const reading = { ...how, fileName, bytesAnnounced: undefined, source, isReadAnew: true };
  return receiveVersion(kit, actor, { datasetId, mode: 'replace', ...reading });
};
