import type { z } from 'zod';
import { moneyToJson } from '#kernel';
import { cardFacts, modesOf } from './core/card.ts';
import { categoryOf } from './core/categories.ts';
import { facetNames, type PriceKind } from './core/facets.ts';
import type { Product } from './model.ts';
import { type Facets, fromListing, fromWorkingCopy, type ProductPage, type WorkingPage } from './reading.ts';
import type { Reason } from './rules.ts';
import type { cardShape, facetsShape, productShape, reasonShape, reviewShape, workingShape } from './shapes.ts';
import type { ProductRow, ReviewRow } from './store.ts';
import type { ListingRow } from './store-listings.ts';

type Json<S extends z.ZodType> = z.input<S>;

const toJson = (product: Product): Json<typeof productShape> => ({
  id: product.id,
  organisationId: product.organisationId,
  operatorId: product.operatorId ?? null,
  state: product.state,
  form: product.form,
  title: product.title,
  summary: product.summary,
  keywords: { zh: [...product.keywords.zh], en: [...product.keywords.en] },
  category: product.category,
  datasetIds: [...product.datasetIds],
  accessKind: product.accessKind,
  deliveryModes: [...product.deliveryModes],
  visibility: product.visibility,
  ...(product.timeRange === undefined ? {} : { timeRange: product.timeRange }),
  ...(product.spatialCode === undefined ? {} : { spatialCode: product.spatialCode }),
  ...(product.hvdCategory === undefined ? {} : { hvdCategory: product.hvdCategory }),
  updateFrequency: product.updateFrequency,
  contact: product.contact,
  level: product.level ?? null,
  allowedModes: [...product.allowedModes],
  revision: product.revision,
});

/** A working copy as JSON. */
export const productToJson = (row: ProductRow): Json<typeof productShape> => toJson(fromWorkingCopy(row));

const priceToJson = (listing: ListingRow): Json<typeof cardShape>['price'] => {
  const { price_minor: amountMinor, price_currency: currency } = listing;
  if (amountMinor === null || currency === null) return { kind: 'negotiable', from: null };
  const kind: PriceKind = amountMinor === 0n ? 'free' : 'fixed';
  return { kind, from: moneyToJson({ amountMinor, currency }) };
};

const factsToJson = (listing: ListingRow) => {
  const { quality, rows, columns, latestVersion } = cardFacts(listing.facts);
  return { quality, rows: rows === null ? null : String(rows), columns, latestVersion };
};

/** A listed product as a card in a list of results. */
export const cardToJson = ({ listing, provider, region }: ProductPage): Json<typeof cardShape> => ({
  ...toJson(fromListing(listing)),
  ...factsToJson(listing),
  region,
  categoryLabel: categoryOf(listing.draft.category)?.label ?? { zh: '', en: listing.draft.category },
  price: priceToJson(listing),
  deliveredBy: [...modesOf(listing.draft.deliveryModes, listing.allowed_modes)],
  provider: { id: listing.organisation_id, name: provider?.name ?? '', nameEn: provider?.nameEn ?? '' },
  listedAt: (listing.listed_at ?? listing.first_listed_at).toISOString(),
  changedAt: listing.changed_at.toISOString(),
  data: listing.facts.datasets.flatMap(({ datasetId, versions, quality }) =>
    versions.slice(0, 1).map(({ number, rows, bytes }) => {
      const { edition, score, grade, coverage } = quality;
      return { datasetId, version: number, rows, bytes, quality: { edition, score, grade, coverage } };
    }),
  ),
});

/** Facets as JSON. */
export const facetsToJson = (facets: Facets): Json<typeof facetsShape> =>
  Object.fromEntries(facetNames.map((name) => [name, [...facets[name]]])) as Json<typeof facetsShape>;

/** A reason as JSON. */
export const reasonToJson = ({ code, zh, en }: Reason): Json<typeof reasonShape> => ({ code, zh, en });

const reviewToJson = (row: ReviewRow): Json<typeof reviewShape> => ({
  revision: row.revision,
  decision: row.decision,
  by: row.decided_by_kind,
  reviewerId: row.reviewer_id,
  reasons: row.reasons.map(reasonToJson),
  contentSha256: row.content_sha256,
  decidedAt: row.decided_at.toISOString(),
});

/** A working copy with what was submitted and decided. An operator sees what was submitted, never a later draft. */
export const workingToJson = (page: WorkingPage): Json<typeof workingShape> => {
  const { row, submitted, reviews, isListed, isOwner } = page;
  const shown = isOwner || submitted === undefined ? row : { ...row, draft: submitted.content.draft };
  return {
    ...productToJson(shown),
    isListed,
    waitsSince: row.waits_since?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    submitted:
      submitted === undefined
        ? null
        : {
            revision: submitted.number,
            contentSha256: submitted.content_sha256,
            submittedBy: submitted.submitted_by,
            submittedAt: submitted.submitted_at.toISOString(),
            content: submitted.content,
          },
    reviews: reviews.map(reviewToJson),
  };
};
