/** What a provider does until a product is on offer, over HTTP: publish, wait for the assessment, list. */
import type { Api } from '@corridor/client';
import { invariant } from '#kernel';
import { checklist, checklistEdition } from '../../src/catalog/core/checklist.ts';
import { must } from './platform.ts';

/** What walks read of a version. */
export type Version = {
  readonly id: string;
  readonly number: number;
  readonly rows: number;
  readonly rawSha256: string;
  readonly contentSha256: string;
  readonly schema: readonly { readonly name: string; readonly type: string }[];
  readonly source: Readonly<Record<string, unknown>>;
};

/** What walks read of a submission. */
export type Submission = {
  readonly id: string;
  readonly state: string;
  readonly contentSha256: string;
  readonly reasons: readonly { readonly code: string }[];
};

/** Asks again until the answer is there: work in the background takes moments. */
export const waitFor = async <T>(what: string, ask: () => Promise<T | undefined>): Promise<T> => {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come within a minute`);
};

/** Sends a file as the next version of a dataset. */
export const upload = (
  api: Api,
  datasetId: string,
  content: Uint8Array | string,
  query: Readonly<Record<string, string>> = {},
) =>
  api.call<Version>('POST', `/api/v1/datasets/${datasetId}/versions`, {
    query,
    body: new Blob([Buffer.from(content)]),
  });

/** Waits for the assessment of a version. */
export const assessed = <T>(api: Api, datasetId: string, number: number): Promise<T> =>
  waitFor('the assessment', async () => {
    const got = await api.call<T>('GET', `/api/v1/datasets/${datasetId}/versions/${number}/assessment`);
    return got.ok ? got.value : undefined;
  });

/** Makes a dataset, without a version yet. */
export const newDataset = async (api: Api, name: string, timeZone = 'Asia/Shanghai'): Promise<string> => {
  const body = { name, titleZh: `表 ${name}`, titleEn: `Table ${name}`, timeZone };
  return (await must(api.call<{ id: string }>('POST', '/api/v1/datasets', { body }))).id;
};

/** Publishes a file as a new dataset and waits until it is assessed. */
export const publish = async (
  api: Api,
  name: string,
  content: Uint8Array | string,
): Promise<{ id: string; version: Version }> => {
  const id = await newDataset(api, name);
  const version = await must(upload(api, id, content, { fileName: `${name}.csv` }));
  await assessed(api, id, version.number);
  return { id, version };
};

/** The body of a draft about some datasets. */
export const draftOf = (datasetIds: readonly string[], over: object = {}) => ({
  form: 'dataset',
  title: { zh: '风光电厂名录', en: 'Wind and solar plants' },
  summary: { zh: '张承地区电厂。', en: 'Plants around Zhangjiakou and Chengde.' },
  category: 'energy',
  datasetIds,
  accessKind: 'commercial',
  updateFrequency: 'never',
  contact: { name: '数据部', email: 'data@example.org' },
  ...over,
});

/** The body of a source statement. */
export const sourceStatement = {
  kind: 'public',
  text: { zh: '公开资料整理。', en: 'Compiled from public sources.' },
  evidence: [{ url: 'https://example.org/plants' }],
  licence: 'CC BY 4.0',
};

/** The body of an opinion by the provider's own checklist. */
export const checklistOpinion = {
  kind: 'checklist',
  edition: checklistEdition,
  answers: checklist.map(({ id }) => ({ question: id, answer: 'yes' })),
};

/** Drafts a product. */
export const draft = async (api: Api, datasetIds: readonly string[], over: object = {}): Promise<string> =>
  (await must(api.call<{ id: string }>('POST', '/api/v1/products', { body: draftOf(datasetIds, over) }))).id;

/** Submits a product; the rules answer at once. */
export const submit = (api: Api, productId: string): Promise<Submission> =>
  must(api.call<Submission>('POST', `/api/v1/products/${productId}/submission`));

/** Sends the operator's yes to exactly this content. */
export const approve = (operator: Api, productId: string, contentSha256: string) =>
  operator.call<{ state: string }>('POST', `/api/v1/products/${productId}/review`, {
    body: { decision: 'approve', contentSha256 },
  });

/** Takes a product the whole way to its listing; answers its id. `more` is done with the draft before. */
export const list = async (
  provider: Api,
  operator: Api,
  datasetIds: readonly string[],
  over: object = {},
  more: (id: string) => Promise<void> = async () => {},
): Promise<string> => {
  const id = await draft(provider, datasetIds, over);
  await more(id);
  await must(provider.call('POST', `/api/v1/products/${id}/source-statement`, { body: sourceStatement }));
  await must(provider.call('POST', `/api/v1/products/${id}/opinion`, { body: checklistOpinion }));
  const submitted = await submit(provider, id);
  invariant(submitted.state === 'submitted', JSON.stringify(submitted.reasons));
  await must(approve(operator, id, submitted.contentSha256));
  return id;
};
