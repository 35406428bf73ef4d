import { getOrganisations, type Organisation } from '#identity';
import { type DeliveryMode, type Id, type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { CatalogueEntry, OfferPolicy } from './core/dcat.ts';
import type { Product, ProductDraft } from './model.ts';
import {
  findRevision,
  listReviews,
  type ProductRow,
  type ReviewRow,
  type RevisionRow,
  selectProducts,
} from './store.ts';
import { type Hit, type ListingRow, type Search, searchListings, selectListings } from './store-listings.ts';

/** A standing listing as the product that the market sees. */
export const fromListing = (row: ListingRow): Product => ({
  ...row.draft,
  id: row.product_id as Id<'prd'>,
  organisationId: row.organisation_id as Id<'org'>,
  operatorId: row.operator_id as Id<'org'>,
  state: 'listed',
  allowedModes: row.allowed_modes,
  ...(row.level === null ? {} : { level: row.level }),
  revision: row.revision,
});

/** A working copy as a product. */
export const fromWorkingCopy = (row: ProductRow): Product => ({
  ...row.draft,
  id: row.id as Id<'prd'>,
  organisationId: row.organisation_id as Id<'org'>,
  ...(row.operator_id === null ? {} : { operatorId: row.operator_id as Id<'org'> }),
  state: row.state,
  allowedModes: row.allowed_modes,
  ...(row.level === null ? {} : { level: row.level }),
  revision: row.revision,
});

/**
 * Products by id: what is on offer where a listing stands (also to those invited), else the working copy as far as the
 * actor may see it (its owner; the operator once it was submitted). Unknown ids are left out.
 */
export const getProducts = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Product>> => {
  const wanted = [...new Set(ids)];
  const listings = await selectListings(tx, wanted);
  const found = new Map(listings.map((row) => [row.product_id, fromListing(row)]));
  const rest = wanted.filter((id) => !found.has(id));
  for (const row of await selectProducts(tx, rest)) found.set(row.id, fromWorkingCopy(row));
  return found;
};

/** A product on its public page: what it is, who offers it, what is known of its data and where they come from. */
export type ProductPage = { readonly listing: ListingRow; readonly provider: Organisation | undefined };

/** The public page of a listed product; unlisted ones are unknown, to their owner too (it has its working copy). */
export const describeProduct = async (tx: Tx, id: string): Promise<Outcome<ProductPage, 'catalog.product_unknown'>> => {
  const [listing] = await selectListings(tx, [id]);
  if (listing === undefined) return refuse('catalog.product_unknown');
  const owners = await getOrganisations(tx, [listing.organisation_id]);
  return ok({ listing, provider: owners.get(listing.organisation_id) });
};

/** One page of a search: products in rank order, how many match in all, and where the next page begins. */
export type FoundPage = {
  readonly pages: readonly ProductPage[];
  readonly total: number;
  readonly next: Hit | undefined;
};

/** Searches what is publicly listed. */
export const searchProducts = async (tx: Tx, search: Search): Promise<FoundPage> => {
  const { hits, total } = await searchListings(tx, search);
  const shown = hits.slice(0, search.size);
  const rows = await selectListings(
    tx,
    shown.map((hit) => hit.productId),
  );
  const owners = await getOrganisations(
    tx,
    rows.map((row) => row.organisation_id),
  );
  const byId = new Map(rows.map((row) => [row.product_id, row]));
  return {
    pages: shown.flatMap(({ productId }) => {
      const listing = byId.get(productId);
      return listing === undefined ? [] : [{ listing, provider: owners.get(listing.organisation_id) }];
    }),
    total,
    next: hits.length > search.size ? shown.at(-1) : undefined,
  };
};

/** A working copy with what was last submitted and every decision on it. */
export type WorkingPage = {
  readonly row: ProductRow;
  readonly submitted: RevisionRow | undefined;
  readonly reviews: readonly ReviewRow[];
  readonly isListed: boolean;
  /** False for the operator it was submitted to. */
  readonly isOwner: boolean;
};

/** An own product, or one that was submitted to the acting operator. */
export const workingPage = async (tx: Tx, id: string): Promise<Outcome<WorkingPage, 'catalog.product_unknown'>> => {
  const [row] = await selectProducts(tx, [id]);
  if (row === undefined) return refuse('catalog.product_unknown');
  const submitted = row.revision === 0 ? undefined : await findRevision(tx, id, row.revision);
  const reviews = await listReviews(tx, id);
  const isListed = (await selectListings(tx, [id])).length > 0;
  return ok({ row, submitted, reviews, isListed, isOwner: personOf(tx.actor).organisationId === row.organisation_id });
};

/** An own product; the operator has its way to what was submitted. */
export const ownPage = async (tx: Tx, id: string): Promise<Outcome<WorkingPage, 'catalog.product_unknown'>> => {
  const found = await workingPage(tx, id);
  return found.ok && !found.value.isOwner ? refuse('catalog.product_unknown') : found;
};

/** Offers of listed products, for the catalogue; main.ts passes contracts' reader in, as catalog may not import it. */
export type OffersReader = (
  tx: Tx,
  productIds: readonly string[],
) => Promise<ReadonlyMap<string, readonly OfferPolicy[]>>;

const modesOf = (draft: ProductDraft, allowed: readonly DeliveryMode[]): readonly DeliveryMode[] =>
  draft.deliveryModes.length === 0 ? allowed : allowed.filter((mode) => draft.deliveryModes.includes(mode));

const entryOf = ({ listing, provider }: ProductPage, offers: readonly OfferPolicy[]): CatalogueEntry => {
  const newest = listing.facts.datasets.map((dataset) => dataset.versions[0]);
  const bytes = newest.reduce((sum, version) => sum + Number(version?.bytes ?? 0), 0);
  const { draft } = listing;
  return {
    ...draft,
    productId: listing.product_id,
    publisher: {
      id: listing.organisation_id,
      name: { zh: provider?.name ?? '', en: provider?.nameEn ?? listing.organisation_id },
    },
    licence: listing.source.licence,
    sourceText: listing.source.text,
    level: listing.level ?? undefined,
    modes: modesOf(draft, listing.allowed_modes),
    version: newest.length === 1 ? newest[0]?.number : undefined,
    bytes: newest.length === 0 ? undefined : bytes,
    listedAt: listing.first_listed_at,
    modifiedAt: listing.changed_at,
    offers,
  };
};

/** Listings as entries of the catalogue, with their publishers and offers. */
export const catalogueEntries = async (
  tx: Tx,
  listings: readonly ListingRow[],
  offersOf: OffersReader,
): Promise<CatalogueEntry[]> => {
  const owners = await getOrganisations(
    tx,
    listings.map((row) => row.organisation_id),
  );
  const offers = await offersOf(
    tx,
    listings.map((row) => row.product_id),
  );
  return listings.map((listing) =>
    entryOf({ listing, provider: owners.get(listing.organisation_id) }, offers.get(listing.product_id) ?? []),
  );
};
