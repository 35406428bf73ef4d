import { appendEntry } from '#audit';
import {
  getOrganisations,
  keysOf,
  listRegions,
  type Organisation,
  type OrganisationKey,
  verifiedSince,
} from '#identity';
import { type Bilingual, type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { CatalogCode } from './errors.ts';
import { catalogKinds } from './kinds.ts';
import { type ProductPage, searchProducts } from './reading.ts';
import {
  findShowcase,
  measureListings,
  putShowcase,
  type ShowcaseFigures,
  type ShowcaseText,
} from './store-showcase.ts';

/** Agreements that an organisation has concluded as provider; main.ts passes contracts' count in. */
export type AgreementsCounter = (tx: Tx, organisationId: string) => Promise<number>;

/** Fewer agreements than this are not told: one or two would tell of single deals. */
export const agreementsToldMin = 3;

/** Products on the page; all of them are found by the search with the provider as filter. */
const productsShown = 24;

/** An organisation as the public sees it: what it says of itself, and what is measured. */
export type Showcase = {
  readonly organisation: Organisation;
  readonly region: { readonly code: string; readonly name: Bilingual };
  readonly verifiedSince: Date | undefined;
  readonly key: OrganisationKey | undefined;
  readonly text: ShowcaseText;
  readonly figures: ShowcaseFigures;
  /** Null below `agreementsToldMin`. */
  readonly agreements: number | null;
  readonly products: readonly ProductPage[];
};

const regionOf = async (tx: Tx, code: string): Promise<Showcase['region']> => {
  const found = (await listRegions(tx)).find((region) => region.code === code);
  return { code, name: { zh: found?.nameZh ?? code, en: found?.nameEn ?? code } };
};

/** The showcase page of a verified organisation; every other one is unknown. */
export const showOrganisation = async (
  tx: Tx,
  id: string,
  agreementsOf: AgreementsCounter,
): Promise<Outcome<Showcase, CatalogCode>> => {
  const organisation = (await getOrganisations(tx, [id])).get(id);
  if (organisation?.state !== 'verified') return refuse('catalog.showcase_unknown');
  const agreements = await agreementsOf(tx, id);
  const found = await searchProducts(tx, {
    text: '',
    filters: { provider: [id] },
    sort: 'newest',
    size: productsShown,
  });
  return ok({
    organisation,
    region: await regionOf(tx, organisation.region),
    verifiedSince: await verifiedSince(tx, id),
    key: (await keysOf(tx, id)).find((key) => key.state === 'active'),
    text: (await findShowcase(tx, id)) ?? { about: { zh: '', en: '' }, contact: '' },
    figures: await measureListings(tx, id),
    agreements: agreements < agreementsToldMin ? null : agreements,
    products: found.pages,
  });
};

/** Sets what the acting organisation says of itself. */
export const setShowcase = async (tx: Tx, text: ShowcaseText): Promise<Outcome<ShowcaseText, CatalogCode>> => {
  const { organisationId, personId } = personOf(tx.actor);
  await putShowcase(tx, { ...text, organisationId, updatedBy: personId });
  await appendEntry(tx, {
    kind: catalogKinds.showcase_set,
    subject: organisationId,
    parties: [organisationId],
    content: { about: text.about, contact: text.contact },
  });
  return ok(text);
};
