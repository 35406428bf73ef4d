import type { Api } from '../api/api.ts';
import { demand, waitFor } from './stage.ts';
import { readExample, type StoryProduct } from './story.ts';

/** A version as the platform describes it. */
export type PublishedVersion = {
  readonly number: number;
  readonly rows: number;
  readonly bytes: number;
  readonly schema: readonly { readonly name: string }[];
  readonly source: { readonly encoding?: string };
};

/** The parts of an assessment that the demo speaks of. */
export type Assessed = {
  readonly quality: {
    readonly score: number | null;
    readonly grade: string | null;
    readonly coverage: number;
    readonly edition: string;
  };
  readonly sensitivity: {
    readonly level: string;
    readonly allowedModes: readonly string[];
    readonly reasons: readonly unknown[];
  };
  readonly value: {
    readonly lowMinor: string | null;
    readonly baseMinor: string | null;
    readonly highMinor: string | null;
    readonly currency: string | null;
  };
  readonly columns: readonly { readonly name: string; readonly count: number; readonly nulls: number }[];
  readonly series: {
    readonly columns: readonly {
      readonly name: string;
      readonly longest: { readonly steps: number; readonly from: string; readonly to: string };
    }[];
  } | null;
};

/** A dataset with its newest version and what was found out about it. */
export type Published = {
  readonly datasetId: string;
  readonly name: string;
  readonly version: PublishedVersion;
  readonly assessed: Assessed;
};

const upload = (api: Api, datasetId: string, mode: 'append' | 'replace', file: string) =>
  readExample(file).then((body) =>
    demand(
      api.call<PublishedVersion>('POST', `/api/v1/datasets/${datasetId}/versions`, {
        query: { mode, fileName: file },
        body,
      }),
    ),
  );

/** Waits for the assessment of a version; it is made in the background. */
export const assessmentOf = (api: Api, datasetId: string, number: number): Promise<Assessed> =>
  waitFor(async () => {
    const got = await api.call<Assessed>('GET', `/api/v1/datasets/${datasetId}/versions/${number}/assessment`);
    return got.ok ? got.value : undefined;
  });

/** Publishes a file as a new dataset. */
export const publish = async (
  api: Api,
  product: Pick<StoryProduct, 'dataset' | 'file' | 'title'>,
  costs?: object,
): Promise<Published> => {
  const body = {
    name: product.dataset,
    titleZh: product.title.zh,
    titleEn: product.title.en,
    timeZone: 'Asia/Shanghai',
  };
  const { id: datasetId } = await demand(api.call<{ id: string }>('POST', '/api/v1/datasets', { body }));
  if (costs !== undefined) await demand(api.call('PUT', `/api/v1/datasets/${datasetId}/costs`, { body: costs }));
  const version = await upload(api, datasetId, 'append', product.file);
  return { datasetId, name: product.dataset, version, assessed: await assessmentOf(api, datasetId, version.number) };
};

/** Adds rows as the next version. */
export const extend = async (api: Api, before: Published, file: string): Promise<Published> => {
  const version = await upload(api, before.datasetId, 'append', file);
  return { ...before, version, assessed: await assessmentOf(api, before.datasetId, version.number) };
};

/** The share of a column's cells that hold a value; `count` is those that do. */
export const completenessOf = (assessed: Assessed, column: string): number => {
  const found = assessed.columns.find(({ name }) => name === column);
  return found === undefined ? Number.NaN : found.count / (found.count + found.nulls);
};
