/** Puts products up by the documented API, where a test is about what others see of them. */
import assert from 'node:assert/strict';
import { type Api, createApi } from '@corridor/client';
import type { Ground } from './ground.ts';

/** A client of the API that acts for somebody of the demo. */
export const apiOf = async (ground: Ground, email: string): Promise<Api> => {
  const { password } = ground.person(email);
  const api = createApi(ground.address);
  const session = await api.call<{ token: string }>('POST', '/api/v1/sessions', { body: { email, password } });
  assert.ok(session.ok, 'the demo lets its people in');
  return api.as(session.value.token);
};

/** Calls the API; a refusal ends the test with its sentence. */
export const must = async <T>(api: Api, method: 'GET' | 'POST', path: string, body?: object): Promise<T> => {
  const answer = await api.call<T>(method, path, body === undefined ? {} : { body });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.problem.detail}`);
  return answer.value;
};

type Texts = { readonly zh: string; readonly en: string };

const draftOf = (title: Texts, datasetId: string): object => ({
  form: 'dataset',
  title,
  summary: title,
  keywords: { zh: [title.zh.slice(0, 30)], en: [title.en.slice(0, 30)] },
  category: 'environment',
  datasetIds: [datasetId],
  accessKind: 'commercial',
  deliveryModes: [],
  visibility: 'public',
  invitedIds: [],
  updateFrequency: 'never',
  contact: { name: title.en.slice(0, 100), email: 'someone@example.org' },
});

type Vocabulary = {
  readonly checklist: { readonly edition: string; readonly questions: readonly { readonly id: string }[] };
};

const giveOpinion = async (api: Api, path: string): Promise<void> => {
  const { checklist } = await must<Vocabulary>(api, 'GET', '/api/v1/catalog/vocabulary');
  const answers = checklist.questions.map(({ id }) => ({ question: id, answer: 'yes', note: '' }));
  await must(api, 'POST', `${path}/opinion`, { kind: 'checklist', edition: checklist.edition, answers });
};

/** Approves what was submitted, as the exchange's manager. */
export const approve = async (exchange: Api, id: string): Promise<void> => {
  const path = `/api/v1/operator/reviews/${id}`;
  const { submitted } = await must<{ submitted: { contentSha256: string } }>(exchange, 'GET', path);
  const { contentSha256 } = submitted;
  await must(exchange, 'POST', `/api/v1/products/${id}/review`, { decision: 'approve', contentSha256 });
};

/** Lists a product of these titles on the provider's first dataset; the exchange approves. Answers its id. */
export const listProduct = async (selling: Api, exchange: Api, title: Texts): Promise<string> => {
  const { items } = await must<{ items: { id: string }[] }>(selling, 'GET', '/api/v1/datasets');
  const { id } = await must<{ id: string }>(selling, 'POST', '/api/v1/products', draftOf(title, items[0]?.id ?? ''));
  const path = `/api/v1/products/${id}`;
  const evidence = [{ url: 'https://example.org/source' }];
  await must(selling, 'POST', `${path}/source-statement`, {
    kind: 'public',
    text: title,
    evidence,
    licence: 'CC0-1.0',
  });
  await giveOpinion(selling, path);
  await must(selling, 'POST', `${path}/submission`);
  await approve(exchange, id);
  return id;
};
