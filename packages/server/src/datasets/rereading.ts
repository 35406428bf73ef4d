import { type Actor, invariant, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import type { DateOrder } from './core/dates.ts';
import type { Version } from './model.ts';
import { getDatasets, getVersion, ownDataset } from './service.ts';
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

/** The upload that a version was read from, and how: enough to read its cells again as they were written. */
export type WrittenCells = {
  readonly rawKey: string;
  readonly encoding: string | undefined;
  readonly delimiter: string | undefined;
  readonly table: string | undefined;
  readonly timeZone: string;
};

/** Where the cells of a version stand as they were written; undefined when its rows come from several uploads, or from Parquet, which has no texts. */
export const findWrittenCells = async (tx: Tx, version: Version): Promise<WrittenCells | undefined> => {
  const dataset = (await getDatasets(tx, [version.datasetId])).get(version.datasetId);
  const isWhole = version.number === 1 || version.mode === 'replace';
  const rawKey = isWhole && version.source.format !== 'parquet' ? await findRawKey(tx, version.id) : undefined;
  if (dataset === undefined || rawKey === undefined) return undefined;
  const { encoding, delimiter, table } = version.source;
  const reading = { encoding: encoding ?? undefined, delimiter: delimiter ?? undefined, table };
  return { rawKey, ...reading, timeZone: dataset.timeZone };
};
