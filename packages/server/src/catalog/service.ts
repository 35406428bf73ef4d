import { appendEntry } from '#audit';
import { getOrganisations, verifySignature } from '#identity';
import { type Id, type Json, type Outcome, ok, personOf, refuse, sha256OfJson, takeEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { opinionToSign } from './core/content.ts';
import type { CatalogCode } from './errors.ts';
import { datasetFacts } from './gather.ts';
import { catalogKinds } from './kinds.ts';
import type {
  ChecklistAnswer,
  Evidence,
  EvidencePurpose,
  Opinion,
  ProductDraft,
  SourceStatement,
  Verdict,
} from './model.ts';
import { checkMode, gradeOf, type ListingGrant } from './rules.ts';
import { type ProductEvent, type ProductState, productTable } from './states.ts';
import {
  type EvidenceRow,
  insertEvidence,
  insertOpinion,
  insertProduct,
  insertStatement,
  listEvidence,
  type ProductChange,
  type ProductRow,
  selectProducts,
  toEvidence,
  updateProduct,
} from './store.ts';

/** The working copy that the acting organisation owns; anybody else's is unknown. */
export const ownProduct = async (tx: Tx, id: string): Promise<Outcome<ProductRow, 'catalog.product_unknown'>> => {
  const [row] = await selectProducts(tx, [id]);
  return row?.organisation_id === personOf(tx.actor).organisationId ? ok(row) : refuse('catalog.product_unknown');
};

/** The state after an event, or the refusal that says what is possible. */
export const stateAfter = (
  row: Pick<ProductRow, 'state'>,
  event: ProductEvent,
): Outcome<ProductState, 'catalog.event_refused'> => {
  const next = takeEvent(productTable, row.state, event);
  return next.ok ? next : refuse('catalog.event_refused', next.error);
};

/** Writes a change with its state; nobody waits any more unless the state is "submitted". */
export const moveProduct = async (
  tx: Tx,
  row: ProductRow,
  event: ProductEvent,
  change: ProductChange = {},
): Promise<Outcome<ProductRow, 'catalog.event_refused' | 'catalog.changed_meanwhile'>> => {
  const state = stateAfter(row, event);
  if (!state.ok) return state;
  const waiting = state.value === 'submitted' ? {} : { waits_since: null, due_at: null };
  const moved = await updateProduct(tx, row, { ...change, ...waiting, state: state.value });
  return moved === undefined ? refuse('catalog.changed_meanwhile') : ok(moved);
};

/** The parties of a product's log entries: its owner, and the operator once it was submitted. */
export const partiesOf = (row: Pick<ProductRow, 'organisation_id' | 'operator_id'>): Id<'org'>[] =>
  [row.organisation_id, row.operator_id].flatMap((id) => (id === null ? [] : [id as Id<'org'>]));

/** Notes in the log, for the product's parties, what happened to it. */
export const note = (tx: Tx, row: ProductRow, kind: keyof typeof catalogKinds, content: Json) =>
  appendEntry(tx, { kind: catalogKinds[kind], subject: row.id, parties: partiesOf(row), content });

/** Level and modes of a draft by today's assessments; refuses foreign datasets and modes that the level forbids. */
const gradeDraft = async (tx: Tx, draft: ProductDraft): Promise<Outcome<ListingGrant | undefined, CatalogCode>> => {
  const datasets = await datasetFacts(tx, { organisationId: personOf(tx.actor).organisationId, draft });
  const foreign = datasets.find((each) => !each.owned);
  if (foreign !== undefined) return refuse('catalog.dataset_not_owned', { dataset: foreign.datasetId });
  const grade = gradeOf(draft, datasets);
  if (grade === undefined) return ok(undefined);
  for (const mode of draft.deliveryModes) {
    const checked = checkMode({ ...draft, ...grade }, mode);
    if (!checked.ok) return checked;
  }
  return ok(grade);
};

const columnsOf = (draft: ProductDraft, grade: ListingGrant | undefined) => ({
  draft,
  dataset_ids: [...draft.datasetIds],
  level: grade?.level ?? null,
  allowed_modes: [...(grade?.allowedModes ?? [])],
});

/** Drafts a product of the acting organisation. */
export const draftProduct = async (tx: Tx, draft: ProductDraft): Promise<Outcome<ProductRow, CatalogCode>> => {
  const grade = await gradeDraft(tx, draft);
  if (!grade.ok) return grade;
  const row = await insertProduct(tx, {
    id: tx.newId('prd'),
    organisation_id: personOf(tx.actor).organisationId,
    ...columnsOf(draft, grade.value),
  });
  await note(tx, row, 'product_drafted', { draftSha256: sha256OfJson(draft as unknown as Json) });
  return ok(row);
};

/** Replaces the description of a product; what was submitted before can no longer be approved. */
export const changeProduct = async (
  tx: Tx,
  { id, draft }: { readonly id: string; readonly draft: ProductDraft },
): Promise<Outcome<ProductRow, CatalogCode>> => {
  const own = await ownProduct(tx, id);
  if (!own.ok) return own;
  const grade = await gradeDraft(tx, draft);
  if (!grade.ok) return grade;
  const moved = await moveProduct(tx, own.value, 'edit', columnsOf(draft, grade.value));
  if (!moved.ok) return moved;
  await note(tx, moved.value, 'product_changed', {
    before: own.value.state,
    draftSha256: sha256OfJson(draft as unknown as Json),
  });
  return moved;
};

/** Takes a submission back before it is decided. */
export const withdrawProduct = async (tx: Tx, id: string): Promise<Outcome<ProductRow, CatalogCode>> => {
  const own = await ownProduct(tx, id);
  if (!own.ok) return own;
  const moved = await moveProduct(tx, own.value, 'withdraw');
  if (moved.ok) await note(tx, moved.value, 'product_withdrawn', { revision: moved.value.revision });
  return moved;
};

/** A file that lies in the blob store and shall become evidence. */
export type NewEvidence = {
  readonly id: Id<'evd'>;
  readonly productId: string;
  readonly purpose: EvidencePurpose;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly blobKey: string;
};

/** Files a stored blob as evidence of a product. */
export const fileEvidence = async (tx: Tx, file: NewEvidence): Promise<Outcome<NewEvidence, CatalogCode>> => {
  const own = await ownProduct(tx, file.productId);
  if (!own.ok) return own;
  const moved = await moveProduct(tx, own.value, 'edit');
  if (!moved.ok) return moved;
  const person = personOf(tx.actor);
  await insertEvidence(tx, {
    id: file.id,
    product_id: file.productId,
    organisation_id: person.organisationId,
    purpose: file.purpose,
    name: file.name,
    media_type: file.mediaType,
    bytes: BigInt(file.bytes),
    sha256: file.sha256,
    blob_key: file.blobKey,
    created_by: person.personId,
  });
  const { id, purpose, sha256, bytes } = file;
  await note(tx, moved.value, 'evidence_filed', { id, purpose, sha256, bytes });
  return ok(file);
};

/** A source statement as a provider writes it; files are named by the id they got when handed in. */
export type NewStatement = Omit<SourceStatement, 'id' | 'evidence'> & {
  readonly evidence: readonly ({ readonly evidenceId: string } | { readonly url: string })[];
};

const resolveEvidence = (
  files: readonly EvidenceRow[],
  wanted: NewStatement['evidence'],
): Outcome<Evidence[], 'catalog.evidence_unknown'> => {
  const resolved: Evidence[] = [];
  for (const each of wanted) {
    if ('url' in each) {
      resolved.push({ kind: 'url', url: each.url });
      continue;
    }
    const file = files.find((row) => row.id === each.evidenceId && row.purpose === 'source');
    if (file === undefined) return refuse('catalog.evidence_unknown', { evidence: each.evidenceId });
    resolved.push(toEvidence(file));
  }
  return ok(resolved);
};

/** States where the data of a product come from, in place of the statement before. */
export const stateSource = async (
  tx: Tx,
  { productId, statement }: { readonly productId: string; readonly statement: NewStatement },
): Promise<Outcome<SourceStatement, CatalogCode>> => {
  const own = await ownProduct(tx, productId);
  if (!own.ok) return own;
  const evidence = resolveEvidence(await listEvidence(tx, productId), statement.evidence);
  if (!evidence.ok) return evidence;
  const moved = await moveProduct(tx, own.value, 'edit');
  if (!moved.ok) return moved;
  const content: SourceStatement = { ...statement, id: tx.newId('src'), evidence: evidence.value };
  const person = personOf(tx.actor);
  const sha256 = sha256OfJson(content as unknown as Json);
  await insertStatement(tx, {
    productId,
    organisationId: person.organisationId,
    content,
    sha256,
    createdBy: person.personId,
  });
  await note(tx, moved.value, 'source_stated', { id: content.id, kind: content.kind, sha256 });
  return ok(content);
};

/** An opinion as it is handed in. */
export type NewOpinion =
  | { readonly kind: 'checklist'; readonly edition: string; readonly answers: readonly ChecklistAnswer[] }
  | {
      readonly kind: 'thirdParty';
      readonly verdict: Verdict;
      readonly conditions: string;
      readonly evidenceId: string;
      readonly givenBy: Id<'org'>;
      readonly keyId: string;
      readonly signature: string;
    };

type ThirdParty = Extract<NewOpinion, { kind: 'thirdParty' }>;

const opinionFile = async (tx: Tx, productId: string, evidenceId: string) => {
  const files = await listEvidence(tx, productId);
  const file = files.find((row) => row.id === evidenceId && row.purpose === 'opinion');
  return file === undefined ? refuse('catalog.evidence_unknown', { evidence: evidenceId }) : ok(toEvidence(file));
};

/** What the third party has to sign about a file that was handed in: the bytes, and the hash they contain. */
export const previewOpinion = async (
  tx: Tx,
  input: { productId: string } & Pick<ThirdParty, 'verdict' | 'conditions' | 'evidenceId'>,
): Promise<Outcome<{ bytes: Uint8Array; fileSha256: string }, CatalogCode>> => {
  const own = await ownProduct(tx, input.productId);
  if (!own.ok) return own;
  const file = await opinionFile(tx, input.productId, input.evidenceId);
  if (!file.ok) return file;
  const { productId, verdict, conditions } = input;
  const fileSha256 = file.value.sha256;
  return ok({ bytes: opinionToSign({ productId, fileSha256, verdict, conditions }), fileSha256 });
};

/** Checks that a third party signed the opinion: verified, another organisation, its own active key. */
const takeThirdParty = async (tx: Tx, productId: string, given: ThirdParty): Promise<Outcome<Opinion, CatalogCode>> => {
  const file = await opinionFile(tx, productId, given.evidenceId);
  if (!file.ok) return file;
  if (given.givenBy === personOf(tx.actor).organisationId) return refuse('catalog.third_party_is_provider');
  const party = (await getOrganisations(tx, [given.givenBy])).get(given.givenBy);
  if (party?.state !== 'verified' || !party.marketRoles.includes('thirdParty'))
    return refuse('catalog.third_party_unknown', { organisation: given.givenBy });
  const { verdict, conditions, keyId, signature, givenBy } = given;
  const bytes = opinionToSign({ productId, fileSha256: file.value.sha256, verdict, conditions });
  const verified = await verifySignature(tx, { organisationId: givenBy, keyId, bytes, signature });
  if (!verified.ok) return refuse('catalog.opinion_signature_wrong');
  const { onBehalf } = verified.value;
  const { id, name, sha256 } = file.value;
  const signed = { verdict, conditions, file: { id, name, sha256 }, givenBy, keyId, signature, onBehalf };
  return ok({ id: tx.newId('opn'), kind: 'thirdParty', ...signed });
};

/** Hands in a compliance opinion, in place of the one before. */
export const giveOpinion = async (
  tx: Tx,
  { productId, opinion }: { readonly productId: string; readonly opinion: NewOpinion },
): Promise<Outcome<Opinion, CatalogCode>> => {
  const own = await ownProduct(tx, productId);
  if (!own.ok) return own;
  const taken: Outcome<Opinion, CatalogCode> =
    opinion.kind === 'checklist'
      ? ok({ ...opinion, id: tx.newId('opn') })
      : await takeThirdParty(tx, productId, opinion);
  if (!taken.ok) return taken;
  const moved = await moveProduct(tx, own.value, 'edit');
  if (!moved.ok) return moved;
  const person = personOf(tx.actor);
  const content = taken.value;
  const sha256 = sha256OfJson(content as unknown as Json);
  await insertOpinion(tx, {
    productId,
    organisationId: person.organisationId,
    content,
    sha256,
    createdBy: person.personId,
  });
  await note(tx, moved.value, 'opinion_given', { id: content.id, kind: content.kind, sha256 });
  return ok(content);
};
