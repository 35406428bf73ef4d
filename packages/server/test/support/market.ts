/** A market for tests of the catalogue: a platform with a region, a provider, an operator, a visitor and a small assessed dataset. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '@corridor/client';
import { checklist, checklistEdition } from '../../src/catalog/core/checklist.ts';
import { addMember, must, setUpRegion, signInAs, startTestPlatform, type TestPlatform } from './platform.ts';

/** What tests read of a product. */
export type Product = { id: string; state: string; allowedModes: string[]; level: string | null; revision: number };
/** What a submission answers. */
export type Submitted = Product & { contentSha256: string; reasons: { code: string }[] };
/** What a search answers. */
export type Found = { items: { id: string; title: { zh: string } }[]; total: number };

/** Three plants, nothing sensitive. */
export const plantsCsv = 'name,fuel,capacity_mw\n张北一号,Wind,49.5\nZhangbei 2,Wind,99\n承德光伏,Solar,20\n';

/** A draft's body about some datasets. */
export const describeDraft = (datasetIds: readonly string[], over: object = {}) => ({
  form: 'dataset',
  title: { zh: '风光电厂名录', en: 'Wind and solar plants' },
  summary: { zh: '张承地区电厂。', en: 'Plants around Zhangjiakou and Chengde.' },
  category: 'energy',
  datasetIds,
  accessKind: 'open',
  updateFrequency: 'never',
  contact: { name: '数据部', email: 'data@example.org' },
  ...over,
});

/** A source statement's body. */
export const statement = {
  kind: 'public',
  text: { zh: '公开资料整理。', en: '' },
  evidence: [{ url: 'https://example.org/plants' }],
  licence: 'CC BY 4.0',
};

const opinion = {
  kind: 'checklist',
  edition: checklistEdition,
  answers: checklist.map(({ id }) => ({ question: id, answer: 'yes' })),
};

/** Waits until a version is assessed. */
export const waitForAssessment = async (api: Api, datasetId: string, number: number): Promise<void> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await api.call('GET', `/api/v1/datasets/${datasetId}/versions/${number}/assessment`);
    if (found.ok) return;
    await sleep(50);
  }
  assert.fail('the version is assessed within 20 s');
};

type Bytes = Uint8Array<ArrayBuffer>;

/** A provider's steps up to submission. */
const providerSteps = (api: Api) => {
  let count = 0;
  const upload = async (bytes: Bytes, datasetId: string, mode = 'append'): Promise<void> => {
    const call = { query: { mode }, body: bytes };
    const version = await must(api.call<{ number: number }>('POST', `/api/v1/datasets/${datasetId}/versions`, call));
    await waitForAssessment(api, datasetId, version.number);
  };
  const dataset = async (bytes: Bytes): Promise<string> => {
    count += 1;
    const body = { name: `table_${count}`, titleZh: '表', titleEn: 'Table' };
    const { id } = await must(api.call<{ id: string }>('POST', '/api/v1/datasets', { body }));
    await upload(bytes, id);
    return id;
  };
  const draft = (datasetIds: readonly string[], over: object = {}): Promise<Product> =>
    must(api.call<Product>('POST', '/api/v1/products', { body: describeDraft(datasetIds, over) }));
  const complete = async (id: string): Promise<void> => {
    await must(api.call('POST', `/api/v1/products/${id}/source-statement`, { body: statement }));
    await must(api.call('POST', `/api/v1/products/${id}/opinion`, { body: opinion }));
  };
  const submit = (id: string) => must(api.call<Submitted>('POST', `/api/v1/products/${id}/submission`));
  return { upload, dataset, draft, complete, submit };
};

/** Opens a market. */
export const openMarket = async () => {
  const world: TestPlatform = await startTestPlatform();
  await setUpRegion(world);
  const provider = await addMember(world, { name: 'Alpha', marketRoles: ['provider'] });
  const operator = await signInAs(world.api, 'exchange@op110000.example');
  const visitor = world.api.as(undefined);
  const steps = providerSteps(provider.api);
  const review = (id: string, contentSha256: string, over: object = {}) =>
    operator.call<Product>('POST', `/api/v1/products/${id}/review`, {
      body: { decision: 'approve', contentSha256, ...over },
    });
  const list = async (datasetIds: readonly string[], over: object = {}): Promise<Product> => {
    const made = await steps.draft(datasetIds, over);
    await steps.complete(made.id);
    const submitted = await steps.submit(made.id);
    assert.equal(submitted.state, 'submitted', JSON.stringify(submitted.reasons));
    return must(review(made.id, submitted.contentSha256));
  };
  const search = (q: string) => must(visitor.call<Found>('GET', '/api/v1/products', { query: { q } }));
  /** Shared by tests that do not change it. */
  const plants = await steps.dataset(Buffer.from(plantsCsv));
  return { world, provider, operator, visitor, plants, review, list, search, ...steps };
};

/** An open market. */
export type Market = Awaited<ReturnType<typeof openMarket>>;
