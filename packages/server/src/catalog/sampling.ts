import { rm } from 'node:fs/promises';
import { appendEntry } from '#audit';
import { filesOf, getDatasets, type VersionFile } from '#datasets';
import { type Bilingual, type Id, type Json, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { makeTaskFolder } from '#platform/folders';
import type { Kit } from '#platform/kit';
import { emit } from '#platform/outbox';
import { systemActor, withSystem } from '#platform/system';
import type { DatasetDescription } from './core/facts.ts';
import { isEmptySample, kDefault, openSampleSource, type Sample, sampleTable } from './core/sample.ts';
import type { SampleColumn } from './core/sample-steps.ts';
import type { CatalogCode } from './errors.ts';
import { catalogKinds } from './kinds.ts';
import { ownProduct, partiesOf } from './service.ts';
import { type ListingRow, selectListings } from './store-listings.ts';
import {
  findSampleSetting,
  type NewSample,
  putSampleSetting,
  replaceSamples,
  type SampleRow,
  type SampleSetting,
  selectSamples,
} from './store-samples.ts';

/** The job that makes the samples of one product: `{ productId }`. */
export const sampleJob = 'catalog.sample';
/** Topic of a changed setting; its message names the product. */
export const sampleTopic = 'catalog.sample_setting';

const actor = systemActor(sampleJob);

/** Datasets of one product that are sampled: the first ones; a page shows no more. */
const datasetsMax = 5;
/** A sample that takes longer is not worth it. */
const timeMaxMs = 120_000;

const settingOr = (setting: SampleSetting | undefined): SampleSetting => setting ?? { isOn: true, k: kDefault };

/** Tables that nobody may open without a contract have no sample at all: levels 4, important and core. */
const mayBeSampled = ({ level }: Pick<DatasetDescription, 'level'>): boolean =>
  level === '1' || level === '2' || level === '3';

type Source = {
  readonly listing: ListingRow;
  readonly dataset: DatasetDescription;
  readonly number: number;
  readonly files: readonly VersionFile[];
};

const toColumns = ({ columns, level }: DatasetDescription): SampleColumn[] =>
  columns.map((column) => ({
    ...column,
    // facts of an older program do not tell: then nothing is shown
    level: column.level ?? level,
    isIdentifying: column.isIdentifying ?? true,
  }));

/** What a product's samples are to be made from; undefined when it is not on offer. */
const findSources = (kit: Kit, productId: string) =>
  kit.db.read(actor, async (tx) => {
    const [listing] = await selectListings(tx, [productId]);
    if (listing === undefined) return undefined;
    const setting = settingOr(await findSampleSetting(tx, productId));
    const sources: Source[] = [];
    if (setting.isOn)
      for (const dataset of listing.facts.datasets.filter(mayBeSampled).slice(0, datasetsMax)) {
        const number = dataset.versions[0]?.number;
        const known = (await getDatasets(tx, [dataset.datasetId])).get(dataset.datasetId as Id<'ds'>);
        if (number === undefined || known === undefined) continue;
        sources.push({ listing, dataset, number, files: await filesOf(tx, dataset.datasetId, number) });
      }
    return { setting, sources };
  });

/** Makes one sample in a child process; a child that ran out of memory or time is an exception, so that the job is tried again. */
const makeSample = async (kit: Kit, { dataset, files }: Source, k: number): Promise<Sample> => {
  const paths = await Promise.all(files.map((file) => kit.blobs.localPath(file.key)));
  const workDir = await makeTaskFolder(kit, 'job');
  const columns = toColumns(dataset);
  try {
    const task = { name: sampleJob, readPaths: paths, workDir, timeMaxMs };
    const done = await kit.engine.task(task, async (session) => {
      await openSampleSource(session, { paths, columns });
      return sampleTable(session, columns, k);
    });
    if (!done.ok) throw new Error(`${done.error.code} while sampling dataset ${dataset.datasetId}`);
    return done.value;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
};

/** Makes the samples of a product anew; called again it changes nothing. */
export const buildSamples = async (kit: Kit, productId: string): Promise<void> => {
  const found = await findSources(kit, productId);
  const samples: NewSample[] = [];
  for (const source of found?.sources ?? [])
    samples.push({
      productId,
      datasetId: source.dataset.datasetId,
      organisationId: source.listing.organisation_id,
      versionNumber: source.number,
      sample: await makeSample(kit, source, found?.setting.k ?? kDefault),
    });
  await kit.db.transact(actor, async (tx) => {
    await replaceSamples(tx, productId, samples);
    return ok(null);
  });
};

/** Sends the job for the product that a message names. */
export const onSampleDue =
  (kit: Pick<Kit, 'jobs'>) =>
  async (payload: Json): Promise<void> => {
    const { productId } = payload as { readonly productId: string };
    await kit.jobs.enqueue(sampleJob, { productId }, { key: productId });
  };

/** Whether a sample can be shown, and why not. */
export const sampleStates = ['ready', 'off', 'notPublic', 'noData', 'waiting'] as const;
export type SampleState = (typeof sampleStates)[number];

const stateWords: Readonly<Record<SampleState, Bilingual>> = {
  ready: {
    zh: '以下为脱敏样例，每一行在源数据中至少对应 k 行',
    en: 'A masked sample: each row stands for at least k rows of the data',
  },
  off: { zh: '提供方未开放样例', en: 'The provider shows no sample' },
  notPublic: { zh: '数据级别不允许公开样例', en: 'The level of the data allows no public sample' },
  noData: { zh: '数据行数太少，任何组合都达不到 k 行', en: 'Too few rows: no combination occurs k times' },
  waiting: { zh: '样例正在生成', en: 'The sample is being made' },
};

/** The samples of a product as the public sees them. */
export type ShownSamples = SampleSetting & {
  readonly state: SampleState;
  readonly words: Bilingual;
  readonly samples: readonly (SampleRow & { readonly title: Bilingual })[];
};

const stateOf = (listing: ListingRow, { isOn }: SampleSetting, rows: readonly SampleRow[]): SampleState => {
  if (!isOn) return 'off';
  if (listing.facts.datasets.length === 0) return 'noData';
  if (!listing.facts.datasets.some(mayBeSampled)) return 'notPublic';
  if (rows.length === 0) return 'waiting';
  return rows.every(({ content }) => isEmptySample(content)) ? 'noData' : 'ready';
};

/** The samples of a product that the actor may see on offer. */
export const showSamples = async (tx: Tx, productId: string): Promise<Outcome<ShownSamples, CatalogCode>> => {
  const [listing] = await selectListings(tx, [productId]);
  if (listing === undefined) return refuse('catalog.product_unknown');
  // who sees the listing may see its samples
  const { setting, rows } = await withSystem(tx, async () => ({
    setting: settingOr(await findSampleSetting(tx, productId)),
    rows: await selectSamples(tx, productId),
  }));
  const state = stateOf(listing, setting, rows);
  const titles = new Map(listing.facts.datasets.map(({ datasetId, title }) => [datasetId, title]));
  const samples = state === 'ready' ? rows : [];
  return ok({
    ...setting,
    state,
    words: stateWords[state],
    samples: samples.map((row) => ({ ...row, title: titles.get(row.dataset_id) ?? { zh: '', en: '' } })),
  });
};

/** Sets whether an own product shows samples, and how often a combination must occur; the samples are made anew. */
export const setSample = async (
  tx: Tx,
  productId: string,
  setting: SampleSetting,
): Promise<Outcome<SampleSetting, CatalogCode>> => {
  const own = await ownProduct(tx, productId);
  if (!own.ok) return own;
  await putSampleSetting(tx, { productId, organisationId: own.value.organisation_id, setting });
  // what is switched off must not be shown until a job has run
  if (!setting.isOn) await replaceSamples(tx, productId, []);
  await appendEntry(tx, {
    kind: catalogKinds.sample_set,
    subject: productId,
    parties: partiesOf(own.value),
    content: { isOn: setting.isOn, k: setting.k },
  });
  await emit(tx, { topic: sampleTopic, payload: { productId } });
  return ok(setting);
};
