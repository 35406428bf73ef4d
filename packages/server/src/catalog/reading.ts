import { getOrganisations, keysOf, listRegions, type Organisation, type OrganisationKey } from '#identity';
import { type Bilingual, type Id, type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { modesOf } from './core/card.ts';
import type { CatalogueEntry, OfferPolicy } from './core/dcat.ts';
import { type FacetName, facetNames, facetWords, sinceDay } from './core/facets.ts';
import type { Product } from './model.ts';
import {
  findRevision,
  listReviews,
  type ProductRow,
  type ReviewRow,
  type RevisionRow,
  selectProducts,
} from './store.ts';
import { type ListingRow, selectListings } from './store-listings.ts';
import {
  type FacetCount,
  type Hit,
  type Search,
  searchListings,
  selectRelated,
  suggestProducts,
} from './store-search.ts';

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

/** A product on its public page: what it is, who offers it and where, what is known of its data and where they come from. */
export type ProductPage = {
  readonly listing: ListingRow;
  readonly provider: Organisation | undefined;
  readonly region: { readonly code: string; readonly name: Bilingual } | null;
  /** The key its provider signs with; only where one product is described. */
  readonly key?: OrganisationKey | undefined;
};

type RegionNames = ReadonlyMap<string, Bilingual>;

const regionNames = async (tx: Tx): Promise<RegionNames> =>
  new Map((await listRegions(tx)).map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn }]));

const pagesOf = async (tx: Tx, listings: readonly ListingRow[]): Promise<ProductPage[]> => {
  const ids = listings.map((row) => row.organisation_id);
  const owners = await getOrganisations(tx, ids);
  const names = await regionNames(tx);
  return listings.map((listing) => {
    const provider = owners.get(listing.organisation_id);
    const code = provider?.region;
    const region = code === undefined ? null : { code, name: names.get(code) ?? { zh: code, en: code } };
    return { listing, provider, region };
  });
};

/** The public page of a listed product; unlisted ones are unknown, to their owner too (it has its working copy). */
export const describeProduct = async (tx: Tx, id: string): Promise<Outcome<ProductPage, 'catalog.product_unknown'>> => {
  const [page] = await pagesOf(tx, await selectListings(tx, [id]));
  if (page === undefined) return refuse('catalog.product_unknown');
  const keys = await keysOf(tx, page.listing.organisation_id);
  return ok({ ...page, key: keys.find((key) => key.state === 'active') });
};

/** Public pages in the order of the ids; those that are not on offer to the actor are left out. */
const pagesInOrder = async (tx: Tx, ids: readonly string[]): Promise<ProductPage[]> => {
  const pages = await pagesOf(tx, await selectListings(tx, ids));
  const byId = new Map(pages.map((page) => [page.listing.product_id, page]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** A value to narrow a search by, what it is called, and how many products it would leave. */
export type FacetValue = { readonly value: string; readonly label: Bilingual; readonly count: number };
/** The values of every facet, most hits first; steps in their order. */
export type Facets = Readonly<Record<FacetName, readonly FacetValue[]>>;

/** One page of a search: products in order, how many match in all, where the next page begins; facets with the first page. */
export type FoundPage = {
  readonly pages: readonly ProductPage[];
  readonly total: number;
  readonly facets: Facets | undefined;
  readonly next: Hit | undefined;
};

const nameFacets = async (tx: Tx, counts: readonly FacetCount[]): Promise<Facets> => {
  const countsOf = (name: FacetName): FacetCount[] => counts.filter(({ facet }) => facet === name);
  const names = await regionNames(tx);
  const providers = await getOrganisations(
    tx,
    countsOf('provider').map(({ value }) => value),
  );
  const labelOf = ({ facet, value }: FacetCount): Bilingual => {
    const provider = providers.get(value);
    const own = provider === undefined ? names.get(value) : { zh: provider.name, en: provider.nameEn || provider.name };
    return facetWords(facet, value) ?? own ?? { zh: value, en: value };
  };
  const named = (each: FacetCount): FacetValue => ({
    value: each.facet === 'updatedSince' ? sinceDay(Number(each.value), tx.now) : each.value,
    label: labelOf(each),
    count: each.count,
  });
  const inOrder = (name: FacetName): FacetCount[] =>
    countsOf(name).toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const facets = facetNames.map((name) => [name, inOrder(name).map(named)]);
  return Object.fromEntries(facets) as Record<FacetName, FacetValue[]>;
};

/** Searches what is publicly listed. */
export const searchProducts = async (tx: Tx, search: Search): Promise<FoundPage> => {
  const { hits, total, facets } = await searchListings(tx, search);
  const shown = hits.slice(0, search.size);
  return {
    pages: await pagesInOrder(
      tx,
      shown.map((hit) => hit.productId),
    ),
    total,
    facets: search.after === undefined ? await nameFacets(tx, facets) : undefined,
    next: hits.length > search.size ? shown.at(-1) : undefined,
  };
};

/** Products shown beside another one: a row of cards. */
const relatedMax = 6;

/** Public products that are like a listed one: same category, same provider, same words; most alike first. */
export const relatedProducts = async (
  tx: Tx,
  id: string,
): Promise<Outcome<ProductPage[], 'catalog.product_unknown'>> => {
  const [listing] = await selectListings(tx, [id]);
  if (listing === undefined) return refuse('catalog.product_unknown');
  const { title, category } = listing.draft;
  const like = { id, category, providerId: listing.organisation_id, title: `${title.zh} ${title.en}` };
  return ok(await pagesInOrder(tx, await selectRelated(tx, like, relatedMax)));
};

/** Titles to offer while somebody types: few, so that they can be read at a glance. */
const suggestionsMax = 8;

/** A title that is offered while somebody types. */
export type Suggestion = { readonly id: string; readonly title: Bilingual };

/** Publicly listed products whose titles fit what is typed so far. */
export const suggestTitles = async (tx: Tx, text: string): Promise<Suggestion[]> => {
  const ids = await suggestProducts(tx, text, suggestionsMax);
  const titles = new Map((await selectListings(tx, ids)).map((row) => [row.product_id, row.draft.title]));
  return ids.flatMap((id) => {
    const title = titles.get(id);
    return title === undefined ? [] : [{ id, title }];
  });
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

const entryOf = (
  { listing, provider }: Pick<ProductPage, 'listing' | 'provider'>,
  offers: readonly OfferPolicy[],
): CatalogueEntry => {
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
    modes: modesOf(draft.deliveryModes, listing.allowed_modes),
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
