import { appendEntry } from '#audit';
import { getOrganisations, operatorIdOf } from '#identity';
import { holdsRole, type Id, type Json, type Outcome, ok, personOf, refuse, sha256OfJson } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import type { CatalogCode } from './errors.ts';
import { catalogKinds } from './kinds.ts';
import type { ProductDraft } from './model.ts';
import { moveProduct } from './service.ts';
import { draftShape, toDraft } from './shapes.ts';
import { insertProduct, type ProductRow, selectProducts } from './store.ts';

/** A draft that an operator writes for a provider of its region. */
export type DraftFor = {
  readonly providerId: Id<'org'>;
  readonly draft: ProductDraft;
  /** The draft that it left before and now replaces, by its hash. */
  readonly replaces: { readonly id: Id<'prd'>; readonly draftSha256: string } | undefined;
};

/** Takes a body as a draft; or the paths of its members that are wrong. */
export const draftFrom = (body: object): { readonly draft: ProductDraft } | { readonly wrong: readonly string[] } => {
  const parsed = draftShape.safeParse(body);
  return parsed.success
    ? { draft: toDraft(parsed.data) }
    : { wrong: [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))] };
};

const hash = (draft: ProductDraft): string => sha256OfJson(draft as unknown as Json);

/** True when the acting person is exchange manager of the operator of the provider's region, and the provider is verified. */
const mayDraftFor = async (tx: Tx, providerId: Id<'org'>): Promise<boolean> => {
  const provider = (await getOrganisations(tx, [providerId])).get(providerId);
  const isProvider = provider?.marketRoles.some((role) => role === 'provider' || role === 'agency') === true;
  if (!holdsRole(tx.actor, ['exchangeManager']) || !isProvider || provider.state !== 'verified') return false;
  return (await operatorIdOf(tx, provider.region)) === personOf(tx.actor).organisationId;
};

/** Working copies that are drafts, by id; whether anybody touched them since is told by their hash. For what the caller made itself. */
export const untouchedDrafts = (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ProductDraft>> =>
  withSystem(tx, async () => {
    const rows = (await selectProducts(tx, ids)).filter(({ state, revision }) => state === 'draft' && revision === 0);
    return new Map(rows.map(({ id, draft }) => [id, draft]));
  });

const replace = async (
  tx: Tx,
  { draft, providerId, replaces }: DraftFor & { readonly replaces: NonNullable<DraftFor['replaces']> },
): Promise<Outcome<ProductRow, CatalogCode>> => {
  const [row] = await selectProducts(tx, [replaces.id]);
  const isLeft = row?.organisation_id === providerId && row.state === 'draft' && row.revision === 0;
  if (!isLeft || hash(row.draft) !== replaces.draftSha256) return refuse('catalog.changed_meanwhile');
  return moveProduct(tx, row, 'edit', { draft });
};

/**
 * Drafts a product for a verified provider of the acting operator's region, or changes what it drafted before and nobody has
 * touched. Without data; the provider owns the draft and alone can submit it.
 */
export const draftFor = async (tx: Tx, order: DraftFor): Promise<Outcome<ProductRow, CatalogCode>> => {
  const { providerId, draft, replaces } = order;
  if (draft.datasetIds.length > 0 || !(await mayDraftFor(tx, providerId))) return refuse('catalog.product_unknown');
  const person = personOf(tx.actor);
  return withSystem(tx, async () => {
    const facts = { organisation_id: providerId, draft, dataset_ids: [], level: null, allowed_modes: [] };
    const done =
      replaces === undefined
        ? ok(await insertProduct(tx, { id: tx.newId('prd'), ...facts }))
        : await replace(tx, { ...order, replaces });
    if (!done.ok) return done;
    const content = { by: person.personId, operatorId: person.organisationId, draftSha256: hash(draft) };
    const parties = [providerId, person.organisationId];
    await appendEntry(tx, { kind: catalogKinds.product_drafted_for, subject: done.value.id, parties, content });
    return done;
  });
};
