import { type Id, type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Values } from './core/facts.ts';
import { type FormFault, validateDraft } from './core/form.ts';
import { prefill } from './core/prefill.ts';
import { standingDefinition } from './definitions.ts';
import type { CasesCode } from './errors.ts';
import { organisationFacts } from './facts.ts';
import type { Definition } from './store-definitions.ts';
import {
  type Draft,
  discardDraft,
  findDraft,
  insertDraft,
  listDrafts,
  selectKnown,
  updateDraft,
} from './store-parts.ts';

/** Drafts of one organisation: more lie forgotten. */
const draftsMax = 200;

/** A draft with the definition it is for, and what of it does not fit yet; what is still missing is not told. */
export type SeenDraft = {
  readonly draft: Draft;
  readonly definition: Definition;
  readonly faults: readonly FormFault[];
};

const seen = async (tx: Tx, draft: Draft): Promise<Outcome<SeenDraft, CasesCode>> => {
  const found = await standingDefinition(tx, { officeId: draft.officeId, key: draft.typeKey });
  if (!found.ok) return found;
  return ok({ draft, definition: found.value, faults: validateDraft(found.value.type.form, draft.form) });
};

/** Begins a draft, filled with what the organisation told before: it is asked once only. */
export const beginDraft = async (
  tx: Tx,
  { officeId, typeKey }: { readonly officeId: Id<'org'>; readonly typeKey: string },
): Promise<Outcome<SeenDraft, CasesCode>> => {
  const { organisationId, personId } = personOf(tx.actor);
  const found = await standingDefinition(tx, { officeId, key: typeKey });
  if (!found.ok) return found;
  const before = await listDrafts(tx, { organisationId, before: undefined, size: draftsMax });
  if (before.length >= draftsMax) return refuse('cases.drafts_too_many', { max: draftsMax });
  const told = {
    organisation: await organisationFacts(tx, organisationId),
    last: await selectKnown(tx, organisationId),
  };
  const form = prefill(found.value.type.form, told);
  const draft: Draft = {
    ...{ id: tx.newId('cdr'), organisationId, officeId, typeKey, form, createdAt: tx.now, updatedAt: tx.now },
  };
  await insertDraft(tx, draft, personId);
  return seen(tx, draft);
};

/** A draft of the acting organisation. */
export const requireDraft = async (tx: Tx, id: string): Promise<Outcome<SeenDraft, CasesCode>> => {
  const draft = await findDraft(tx, id);
  return draft === undefined ? refuse('cases.draft_unknown') : seen(tx, draft);
};

/** Keeps a draft as it is typed, right or not. */
export const saveDraft = async (tx: Tx, id: string, form: Values): Promise<Outcome<SeenDraft, CasesCode>> =>
  (await updateDraft(tx, id, form)) ? requireDraft(tx, id) : refuse('cases.draft_unknown');

/** Throws a draft away; what is not typed into again is removed after a month. */
export const dropFormDraft = async (tx: Tx, id: string): Promise<Outcome<null, CasesCode>> =>
  (await discardDraft(tx, id)) ? ok(null) : refuse('cases.draft_unknown');
