import { getOrganisations, operatorOf } from '#identity';
import {
  type Bilingual,
  dayMs,
  type Id,
  invariant,
  type Json,
  later,
  type Outcome,
  ok,
  organisationOf,
  personOf,
  refuse,
} from '#kernel';
import type { Tx } from '#platform/database';
import { notify } from '#platform/notify';
import { emit } from '#platform/outbox';
import { withSystem } from '#platform/system';
import { contentSha256 } from './core/content.ts';
import type { DatasetDescription } from './core/facts.ts';
import type { CatalogCode } from './errors.ts';
import { renewSearchRow } from './finding.ts';
import { type Gathered, gather, type Subject } from './gather.ts';
import { type WorkingPage, workingPage } from './reading.ts';
import { mayList, mayReview, type Reason } from './rules.ts';
import { moveProduct, note, ownProduct, partiesOf, stateAfter } from './service.ts';
import { findRevision, insertReview, insertRevision, type ProductRow, selectProducts, shareEvidence } from './store.ts';
import { endListing, putListing, selectListings } from './store-listings.ts';
import { deleteSearchRow } from './store-search.ts';

/** Days within which a submission is to be decided; shown to both sides and sorted by in the operator's list. */
export const reviewDaysMax = 7;

/** A working copy as the subject of gathering. */
export const subjectOf = (row: ProductRow): Subject => ({
  id: row.id,
  organisationId: row.organisation_id,
  draft: row.draft,
});

const nameOf = async (tx: Tx, id: string): Promise<Bilingual> => {
  const organisation = (await withSystem(tx, () => getOrganisations(tx, [id]))).get(id);
  return { zh: organisation?.name ?? '', en: organisation?.nameEn ?? '' };
};

const tell = async (tx: Tx, to: Id<'org'>, { id, organisation_id, draft }: ProductRow, kind: string): Promise<void> =>
  notify(tx, {
    to,
    about: id,
    kind,
    as: to === organisation_id ? 'provider' : 'operator',
    params: { product: draft.title, provider: await nameOf(tx, organisation_id) },
  });

const reasonsToJson = (reasons: readonly Reason[]): Json => reasons.map(({ code, zh, en }) => ({ code, zh, en }));

type Decision = {
  readonly decision: 'approved' | 'returned' | 'delisted';
  /** Undefined when the rules decided. */
  readonly reviewerId: string | undefined;
  readonly reasons: readonly Reason[];
  readonly sha256: string;
};

const keepDecision = async (tx: Tx, row: ProductRow, made: Decision): Promise<void> => {
  invariant(row.operator_id !== null, 'a decision needs the operator whose record it is');
  await insertReview(tx, {
    product_id: row.id,
    revision: row.revision,
    organisation_id: row.organisation_id,
    operator_id: row.operator_id,
    decision: made.decision,
    decided_by_kind: made.reviewerId === undefined ? 'rules' : 'person',
    reviewer_id: made.reviewerId ?? null,
    reasons: made.reasons,
    content_sha256: made.sha256,
  });
};

const giveBack = async (
  tx: Tx,
  row: ProductRow,
  made: Omit<Decision, 'decision'>,
): Promise<Outcome<ProductRow, CatalogCode>> => {
  const moved = await moveProduct(tx, row, 'return');
  if (!moved.ok) return moved;
  await keepDecision(tx, moved.value, { ...made, decision: 'returned' });
  await note(tx, moved.value, 'product_returned', {
    revision: row.revision,
    contentSha256: made.sha256,
    by: made.reviewerId ?? 'rules',
    reasons: reasonsToJson(made.reasons),
  });
  await tell(tx, row.organisation_id as Id<'org'>, row, 'product_returned');
  return moved;
};

/** What a submission came to. */
export type Submitted = {
  readonly product: ProductRow;
  readonly contentSha256: string;
  /** Why the rules returned it at once; empty when it waits for the operator. */
  readonly reasons: readonly Reason[];
};

const keepSubmission = async (
  tx: Tx,
  row: ProductRow,
  gathered: Gathered,
  operatorId: string,
): Promise<Outcome<ProductRow, CatalogCode>> => {
  const revision = row.revision + 1;
  const dueAt = later(tx.now, reviewDaysMax * dayMs);
  const change = { operator_id: operatorId, revision, waits_since: tx.now, due_at: dueAt };
  const moved = await moveProduct(tx, row, 'submit', change);
  if (!moved.ok) return moved;
  const sha256 = contentSha256(gathered.content);
  await insertRevision(tx, {
    product_id: row.id,
    number: revision,
    organisation_id: row.organisation_id,
    operator_id: operatorId,
    content: gathered.content,
    content_sha256: sha256,
    submitted_by: personOf(tx.actor).personId,
  });
  await shareEvidence(tx, row.id, operatorId);
  await note(tx, moved.value, 'product_submitted', { revision, contentSha256: sha256 });
  return moved;
};

/**
 * Submits a product to its region's operator. What the rules refuse is returned at once with every reason; both the
 * submission and the return are kept, because the law asks for a record of refusals too.
 */
export const submitProduct = async (tx: Tx, id: string): Promise<Outcome<Submitted, CatalogCode>> => {
  const own = await ownProduct(tx, id);
  if (!own.ok) return own;
  const possible = stateAfter(own.value, 'submit');
  if (!possible.ok) return possible;
  const person = personOf(tx.actor);
  const operator = await operatorOf(tx, person.region);
  if (operator === undefined) return refuse('catalog.no_operator', { region: person.region });
  const gathered = await gather(tx, subjectOf(own.value), person.personId);
  const kept = await keepSubmission(tx, own.value, gathered, operator.id);
  if (!kept.ok) return kept;
  const sha256 = contentSha256(gathered.content);
  const answer = mayList(gathered.facts);
  if (answer.ok) {
    await tell(tx, operator.id, kept.value, 'product_submitted');
    return ok({ product: kept.value, contentSha256: sha256, reasons: [] });
  }
  const returned = await giveBack(tx, kept.value, { reviewerId: undefined, reasons: answer.error, sha256 });
  return returned.ok ? ok({ product: returned.value, contentSha256: sha256, reasons: answer.error }) : returned;
};

/** What the listing rules say today about an own product, without submitting it. */
export const checkListing = async (tx: Tx, id: string): Promise<Outcome<readonly Reason[], CatalogCode>> => {
  const own = await ownProduct(tx, id);
  if (!own.ok) return own;
  const { facts } = await gather(tx, subjectOf(own.value), personOf(tx.actor).personId);
  const answer = mayList(facts);
  return ok(answer.ok ? [] : answer.error);
};

/** Reasons in a reviewer's own words. */
export type Words = readonly Bilingual[];

/** Puts a reviewer's words beside the reasons of the rules; one language stands in for the other. */
export const toReasons = (words: Words): Reason[] =>
  words
    .map(({ zh, en }) => ({ zh: zh.trim(), en: en.trim() }))
    .filter(({ zh, en }) => zh !== '' || en !== '')
    .map(({ zh, en }) => ({ code: 'catalog.returned_by_reviewer', zh: zh || en, en: en || zh }));

const joined = (reasons: readonly Reason[], language: 'zh' | 'en'): string =>
  reasons.map((reason) => reason[language]).join(' ');

/** Puts a row on offer and makes it findable when everybody may see it. */
const listProduct = async (
  tx: Tx,
  row: ProductRow,
  gathered: Gathered,
  sha256: string,
): Promise<Outcome<ProductRow, CatalogCode>> => {
  const answer = mayList(gathered.facts);
  if (!answer.ok)
    return refuse(
      'catalog.not_listable',
      { reasons: joined(answer.error, 'en'), reasonsZh: joined(answer.error, 'zh') },
      { reasons: reasonsToJson(answer.error) },
    );
  invariant(
    gathered.source !== undefined && row.operator_id !== null,
    'what may be listed has a source and an operator',
  );
  const { level, allowedModes } = answer.value;
  invariant(level !== 'core', 'core data are never listed');
  const moved = await moveProduct(tx, row, 'approve', { level: level ?? null, allowed_modes: [...allowedModes] });
  if (!moved.ok) return moved;
  const { draft } = row;
  const listing = await putListing(tx, {
    product_id: row.id,
    organisation_id: row.organisation_id,
    operator_id: row.operator_id,
    revision: row.revision,
    content_sha256: sha256,
    visibility: draft.visibility,
    invited_ids: [...draft.invitedIds],
    dataset_ids: [...draft.datasetIds],
    draft,
    source: gathered.source,
    facts: gathered.described,
    level: level ?? null,
    allowed_modes: [...allowedModes],
  });
  await renewSearchRow(tx, listing);
  return moved;
};

const approve = async (
  tx: Tx,
  row: ProductRow,
  gathered: Gathered,
  made: { reviewerId: string; sha256: string },
): Promise<Outcome<ProductRow, CatalogCode>> => {
  const listed = await listProduct(tx, row, gathered, made.sha256);
  if (!listed.ok) return listed;
  await keepDecision(tx, listed.value, { ...made, decision: 'approved', reasons: [] });
  await note(tx, listed.value, 'product_listed', {
    revision: row.revision,
    contentSha256: made.sha256,
    by: made.reviewerId,
    level: listed.value.level,
    allowedModes: listed.value.allowed_modes,
  });
  await emit(tx, { topic: 'catalog.product_listed', payload: { productId: row.id, revision: row.revision } });
  await tell(tx, row.organisation_id as Id<'org'>, row, 'product_listed');
  return listed;
};

/** A submission with what is known of it now, as the operator reviews it. */
export type ReviewPage = {
  readonly page: WorkingPage;
  readonly provider: { readonly id: string; readonly name: Bilingual };
  readonly datasets: readonly DatasetDescription[];
  readonly reasons: readonly Reason[];
  readonly isChanged: boolean;
};

/** What a reviewer decides on, with the data's quality and level and what the rules say today. */
export const reviewPage = async (tx: Tx, id: string): Promise<Outcome<ReviewPage, CatalogCode>> => {
  const page = await workingPage(tx, id);
  if (!page.ok) return page;
  const { row, submitted } = page.value;
  const gathered = await withSystem(tx, () => gather(tx, subjectOf(row), submitted?.submitted_by ?? ''));
  const answer = mayList(gathered.facts);
  return ok({
    page: page.value,
    provider: { id: row.organisation_id, name: await nameOf(tx, row.organisation_id) },
    datasets: gathered.described.datasets,
    reasons: answer.ok ? [] : answer.error,
    isChanged: submitted !== undefined && submitted.content_sha256 !== contentSha256(gathered.content),
  });
};

/** A reviewer's decision about one submission, named by its hash. */
export type ReviewInput = {
  readonly productId: string;
  readonly decision: 'approve' | 'return';
  readonly contentSha256: string;
  readonly reasons: Words;
};

/** The product as the acting operator may decide on it. Others of the exchange see nothing of it. */
const reviewable = async (tx: Tx, productId: string): Promise<Outcome<ProductRow, CatalogCode>> => {
  const [row] = await selectProducts(tx, [productId]);
  return row === undefined ? refuse('catalog.product_unknown') : ok(row);
};

/** Decides on a submission: the second person's yes or no, about exactly what was submitted. */
export const reviewProduct = async (tx: Tx, input: ReviewInput): Promise<Outcome<ProductRow, CatalogCode>> => {
  const found = await reviewable(tx, input.productId);
  if (!found.ok) return found;
  const row = found.value;
  const possible = stateAfter(row, input.decision);
  if (!possible.ok) return possible;
  const revision = await findRevision(tx, row.id, row.revision);
  invariant(revision !== undefined, 'a submitted product has its revision');
  const person = personOf(tx.actor);
  const gathered = await withSystem(tx, () => gather(tx, subjectOf(row), revision.submitted_by));
  const allowed = mayReview({
    reviewerId: person.personId,
    reviewerOrganisationId: person.organisationId,
    operatorId: row.operator_id ?? undefined,
    submittedBy: revision.submitted_by,
    decidedSha256: input.contentSha256,
    submittedSha256: revision.content_sha256,
    currentSha256: contentSha256(gathered.content),
  });
  if (!allowed.ok) return allowed;
  const made = { reviewerId: person.personId, sha256: revision.content_sha256 };
  if (input.decision === 'approve') return approve(tx, row, gathered, made);
  const reasons = toReasons(input.reasons);
  return reasons.length === 0 ? refuse('catalog.reason_missing') : giveBack(tx, row, { ...made, reasons });
};

/** Takes a product off, with reasons; `by` is undefined when the rules do it. */
export const takeOff = async (
  tx: Tx,
  row: ProductRow,
  { by, reasons }: { readonly by: string | undefined; readonly reasons: readonly Reason[] },
): Promise<Outcome<ProductRow, CatalogCode>> => {
  const moved = await moveProduct(tx, row, 'delist');
  if (!moved.ok) return moved;
  const wasListed = await endListing(tx, row.id);
  await deleteSearchRow(tx, row.id);
  if (row.operator_id !== null) {
    const revision = await findRevision(tx, row.id, row.revision);
    const sha256 = revision?.content_sha256 ?? '';
    await keepDecision(tx, moved.value, { decision: 'delisted', reviewerId: by, reasons, sha256 });
  }
  await note(tx, moved.value, 'product_delisted', {
    by: by ?? 'rules',
    wasListed,
    reasons: reasonsToJson(reasons),
  });
  if (wasListed) await emit(tx, { topic: 'catalog.product_delisted', payload: { productId: row.id } });
  const acting = organisationOf(tx.actor);
  for (const party of partiesOf(row)) if (party !== acting) await tell(tx, party, row, 'product_delisted');
  return moved;
};

/** Takes a product off on behalf of its provider, or of the operator for what it listed. */
export const delistProduct = async (
  tx: Tx,
  { productId, reasons }: { readonly productId: string; readonly reasons: Words },
): Promise<Outcome<ProductRow, CatalogCode>> => {
  const found = await reviewable(tx, productId);
  if (!found.ok) return found;
  const given = toReasons(reasons);
  if (given.length === 0) return refuse('catalog.reason_missing');
  const person = personOf(tx.actor);
  const isOwner = found.value.organisation_id === person.organisationId && person.roles.includes('provider');
  const isOperator = found.value.operator_id === person.organisationId && person.roles.includes('exchangeManager');
  if (!isOwner && !isOperator) return refuse('catalog.not_the_operator');
  const [standing] = await selectListings(tx, [productId]);
  // what was never listed is the provider's own business
  if (!isOwner && standing === undefined)
    return refuse('catalog.event_refused', { state: found.value.state, event: 'delist', possible: 'review' });
  return takeOff(tx, found.value, { by: person.personId, reasons: given });
};
