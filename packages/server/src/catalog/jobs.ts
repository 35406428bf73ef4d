import { asId, invariant, type Json, ok } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import type { Outbox } from '#platform/outbox';
import { systemActor } from '#platform/system';
import {
  batchMax,
  onPriceChange,
  type PricesReader,
  renewEndedPrices,
  renewPrices,
  renewSearchRow,
} from './finding.ts';
import { gather } from './gather.ts';
import { takeOff } from './review.ts';
import { afterAssessment, type ListingGrant } from './rules.ts';
import { buildSamples, onSampleDue, sampleJob, sampleTopic } from './sampling.ts';
import { note } from './service.ts';
import { selectProducts } from './store.ts';
import { type ListingRow, listingsWithDataset, selectStaleListings, updateListingFacts } from './store-listings.ts';

const sameGrade = (listing: ListingRow, grant: ListingGrant): boolean =>
  listing.level === (grant.level ?? null) && listing.allowed_modes.join() === grant.allowedModes.join();

/** Brings one listing up to its data's current versions, or ends it when a level rose too high. */
const refreshListing = async (tx: Tx, listing: ListingRow): Promise<void> => {
  const [row] = await selectProducts(tx, [listing.product_id]);
  invariant(row !== undefined, 'a listing has its product');
  const subject = { id: row.id, organisationId: row.organisation_id, draft: listing.draft };
  const { facts, described } = await gather(tx, subject, '');
  const next = afterAssessment(facts);
  if (next === 'wait') return;
  if ('end' in next) {
    const ended = await takeOff(tx, row, { by: undefined, reasons: next.end });
    invariant(ended.ok, 'a standing listing can always be ended');
    return;
  }
  const { level, allowedModes } = next.keep;
  invariant(level !== 'core', 'core data end a listing');
  const renewed = { facts: described, level: level ?? null, allowed_modes: [...allowedModes] };
  await updateListingFacts(tx, row.id, renewed);
  await renewSearchRow(tx, { ...listing, ...renewed });
  if (sameGrade(listing, next.keep)) return;
  await note(tx, row, 'listing_regraded', {
    before: { level: listing.level, allowedModes: listing.allowed_modes },
    after: { level: level ?? null, allowedModes },
  });
};

/**
 * Renews every listing that offers a dataset, after one of its versions was assessed, and has their samples made; idempotent.
 * Facts, level and modes follow the current version; the approved description stays as it is.
 */
const refreshListings = async (kit: Pick<Kit, 'db' | 'jobs'>, datasetId: string): Promise<void> => {
  const sampleDue = onSampleDue(kit);
  const ids: string[] = [];
  await kit.db.transact(systemActor('catalog.refresh'), async (tx) => {
    for (const listing of await listingsWithDataset(tx, datasetId)) {
      await refreshListing(tx, listing);
      ids.push(listing.product_id);
    }
    return ok(null);
  });
  for (const productId of ids) await sampleDue({ productId });
};

/**
 * Makes the facts and search rows of an older program anew; those whose newest version is not assessed yet follow with the
 * assessment.
 */
export const renewStaleListings = async (kit: Pick<Kit, 'db'>, pricesOf: PricesReader): Promise<void> => {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after;
    await kit.db.transact(systemActor('catalog.refresh'), async (tx) => {
      const listings = await selectStaleListings(tx, from, batchMax);
      for (const listing of listings) await refreshListing(tx, listing);
      const ids = listings.map((row) => row.product_id);
      await renewPrices(tx, ids, pricesOf);
      after = ids.at(-1);
      return ok(null);
    });
  }
};

const datasetIdOf = (payload: Json): string =>
  asId('ds', String((payload as { readonly datasetId?: Json } | null)?.datasetId ?? ''));

/** Every hour: terms of offers end on days, rarely within one. */
const everyHour = '7 * * * *';

/** What catalog needs from modules that it may not import, for its work behind the calls; main.ts fills it in. */
export type CatalogWork = {
  /** Topic of new assessments. */
  readonly assessedTopic: string;
  /** Topic of offers made and withdrawn; its message names the product. */
  readonly offersTopic: string;
  readonly pricesOf: PricesReader;
};

/** Registers what catalog does behind the calls: facts follow assessments, prices follow offers. */
export const registerCatalog = (kit: Kit, outbox: Outbox, work: CatalogWork): void => {
  const renewPrice = onPriceChange(kit, work.pricesOf);
  outbox.on(work.assessedTopic, (payload) => refreshListings(kit, datasetIdOf(payload)));
  outbox.on(work.offersTopic, renewPrice);
  outbox.on('catalog.product_listed', renewPrice);
  outbox.on('catalog.product_listed', onSampleDue(kit));
  outbox.on(sampleTopic, onSampleDue(kit));
  kit.jobs.work(sampleJob, (data) => buildSamples(kit, (data as { readonly productId: string }).productId));
  kit.jobs.schedule('catalog.prices', everyHour, () => renewEndedPrices(kit, work.pricesOf));
};
