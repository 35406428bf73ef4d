import type { Api, ApiAnswer } from '../api/api.ts';
import type { Member } from './actors.ts';
import { demand, expect } from './stage.ts';
import type { StoryMember, StoryProduct } from './story.ts';

type Reason = { readonly code: string; readonly zh: string; readonly en: string };

/** How a submission ended. */
export type Submission = {
  readonly state: string;
  readonly contentSha256: string;
  readonly reasons: readonly Reason[];
};

/** Drafts a product of a dataset; a way of delivery that its level forbids is refused at once. */
export const draft = (
  owner: Member,
  product: StoryProduct,
  datasetId: string,
  contact: StoryMember,
): Promise<ApiAnswer<{ id: string }>> => {
  const { title, summary, keywords, category, accessKind, deliveryModes, spatialCode, timeRange, updateFrequency } =
    product;
  const body = {
    form: 'dataset',
    title,
    summary,
    keywords,
    category,
    accessKind,
    deliveryModes,
    spatialCode,
    timeRange,
    updateFrequency,
    datasetIds: [datasetId],
    contact: { name: contact.person.nameZh, email: contact.person.email },
  };
  return owner.api.call<{ id: string }>('POST', '/api/v1/products', { body });
};

/** States where the data come from. */
export const stateSource = async (owner: Member, productId: string, product: StoryProduct): Promise<void> => {
  const { kind, text, licence, url } = product.source;
  const body = { kind, text, licence, evidence: [{ url }] };
  await demand(owner.api.call('POST', `/api/v1/products/${productId}/source-statement`, { body }));
};

type Vocabulary = { checklist: { edition: string; questions: { id: string }[] } };

/** Gives the compliance opinion by the owner's own checklist. */
export const answerChecklist = async (owner: Member, productId: string): Promise<void> => {
  const { checklist } = await demand(owner.api.call<Vocabulary>('GET', '/api/v1/catalog/vocabulary'));
  const answers = checklist.questions.map(({ id }) => ({ question: id, answer: 'yes' }));
  const body = { kind: 'checklist', edition: checklist.edition, answers };
  await demand(owner.api.call('POST', `/api/v1/products/${productId}/opinion`, { body }));
};

/** Gives the compliance opinion by a law firm's signed file. */
export const bringOpinion = async (owner: Member, productId: string, firm: Member, text: string): Promise<void> => {
  const uploaded = await demand(
    owner.api.call<{ id: string }>('POST', `/api/v1/products/${productId}/evidence`, {
      query: { purpose: 'opinion', name: 'opinion.txt' },
      body: new Uint8Array(new TextEncoder().encode(text)),
    }),
  );
  const claim = { verdict: 'conforms', conditions: '', evidenceId: uploaded.id };
  const preview = await demand(
    owner.api.call<{ bytesBase64: string }>('POST', `/api/v1/products/${productId}/opinion-preview`, { body: claim }),
  );
  const signature = firm.key.sign(Buffer.from(preview.bytesBase64, 'base64'));
  const body = { kind: 'thirdParty', ...claim, givenBy: firm.organisationId, keyId: firm.keyId, signature };
  await demand(owner.api.call('POST', `/api/v1/products/${productId}/opinion`, { body }));
};

/** Submits a product; the rules answer at once. */
export const submit = (owner: Member, productId: string): Promise<Submission> =>
  demand(owner.api.call<Submission>('POST', `/api/v1/products/${productId}/submission`));

/** Lets the operator approve exactly what was submitted. */
export const approve = async (operator: Api, productId: string, submission: Submission): Promise<void> => {
  expect(submission.state === 'submitted', `the submission stands: ${JSON.stringify(submission.reasons)}`);
  const body = { decision: 'approve', contentSha256: submission.contentSha256 };
  const reviewed = await demand(
    operator.call<{ state: string }>('POST', `/api/v1/products/${productId}/review`, { body }),
  );
  expect(reviewed.state === 'listed', 'the product is listed');
};

/** Finds listed products as a visitor. */
export const search = async (visitor: Api, q: string): Promise<string[]> => {
  const found = await demand(visitor.call<{ items: { id: string }[] }>('GET', '/api/v1/products', { query: { q } }));
  return found.items.map(({ id }) => id);
};
