import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import { foldText, toContainsPattern, toSearchQuery, toSearchVector, toWords } from './core/segmentation.ts';
import type { ProductDraft } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A listing as it is stored. */
export type ListingRow = Selectable<Tables['catalog.listing']>;

const json = (value: unknown): string => JSON.stringify(value);

/** Puts a revision on offer, in place of the one before. */
export const putListing = async (
  tx: Tx,
  row: Omit<ListingRow, 'first_listed_at' | 'listed_at' | 'changed_at' | 'delisted_at'>,
): Promise<ListingRow> => {
  const fields = {
    ...row,
    draft: json(row.draft),
    source: json(row.source),
    facts: json(row.facts),
    changed_at: tx.now,
    delisted_at: null,
  };
  return q(tx)
    .insertInto('catalog.listing')
    .values({ ...fields, first_listed_at: tx.now, listed_at: tx.now })
    .onConflict((conflict) =>
      conflict
        .column('product_id')
        .doUpdateSet({ ...fields, listed_at: sql<Date>`coalesce(listing.listed_at, ${tx.now})` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
};

/** Renews what is known about the data of a listing. */
export const updateListingFacts = async (
  tx: Tx,
  productId: string,
  row: Pick<ListingRow, 'facts' | 'level' | 'allowed_modes'>,
): Promise<void> => {
  await q(tx)
    .updateTable('catalog.listing')
    .set({ facts: json(row.facts), level: row.level, allowed_modes: row.allowed_modes, changed_at: tx.now })
    .where('product_id', '=', productId)
    .execute();
};

/** Takes a product off; false when nothing was on offer. */
export const endListing = async (tx: Tx, productId: string): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('catalog.listing')
    .set({ listed_at: null, delisted_at: tx.now, changed_at: tx.now })
    .where('product_id', '=', productId)
    .where('listed_at', 'is not', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** Standing listings by id, as far as the actor may see them. */
export const selectListings = async (tx: Tx, ids: readonly string[]): Promise<ListingRow[]> =>
  ids.length === 0
    ? []
    : q(tx)
        .selectFrom('catalog.listing')
        .selectAll()
        .where('product_id', 'in', ids)
        .where('listed_at', 'is not', null)
        .execute();

/** Standing listings that contain a dataset. */
export const listingsWithDataset = async (tx: Tx, datasetId: string): Promise<ListingRow[]> =>
  q(tx)
    .selectFrom('catalog.listing')
    .selectAll()
    .where('listed_at', 'is not', null)
    .where(sql<boolean>`dataset_ids @> array[${datasetId}]::text[]`)
    .orderBy('product_id')
    .execute();

/** Publicly listed products by id, a page of them, for the catalogue. */
export const pagePublicListings = async (tx: Tx, page: { offset: number; size: number }): Promise<ListingRow[]> =>
  q(tx)
    .selectFrom('catalog.listing')
    .selectAll()
    .where('listed_at', 'is not', null)
    .where('visibility', '=', 'public')
    .orderBy('product_id')
    .offset(page.offset)
    .limit(page.size)
    .execute();

/** How many products are publicly listed, and when one of them last changed. */
export const countPublicListings = async (tx: Tx): Promise<{ total: number; modifiedAt: Date | null }> => {
  const { rows } = await sql<{ total: bigint; modified_at: Date | null }>`
    select count(*) as total, max(changed_at) as modified_at from catalog.listing
    where listed_at is not null and visibility = 'public'`.execute(tx.q);
  return { total: Number(rows[0]?.total ?? 0n), modifiedAt: rows[0]?.modified_at ?? null };
};

/** Makes a publicly listed product findable. */
export const putSearchRow = async (tx: Tx, productId: string, draft: ProductDraft, listedAt: Date): Promise<void> => {
  const title = `${draft.title.zh} ${draft.title.en}`;
  const keywords = [...draft.keywords.zh, ...draft.keywords.en].join(' ');
  const summary = `${draft.summary.zh} ${draft.summary.en}`;
  const terms = toSearchVector([
    { text: title, weight: 'A' },
    { text: keywords, weight: 'B' },
    { text: summary, weight: 'C' },
  ]);
  const text = `${title} ${keywords} ${summary}`;
  await sql`insert into catalog.search_row
      (product_id, category, access_kind, form, body, title_words, words, terms, listed_at)
    values (${productId}, ${draft.category}, ${draft.accessKind}, ${draft.form}, ${foldText(text)},
      ${toWords(title)}, ${toWords(text)}, ${terms}::tsvector, ${listedAt})
    on conflict (product_id) do update set category = excluded.category, access_kind = excluded.access_kind,
      form = excluded.form, body = excluded.body, title_words = excluded.title_words, words = excluded.words,
      terms = excluded.terms, listed_at = excluded.listed_at`.execute(tx.q);
};

/** Makes a product no longer findable. */
export const deleteSearchRow = async (tx: Tx, productId: string): Promise<void> => {
  await q(tx).deleteFrom('catalog.search_row').where('product_id', '=', productId).execute();
};

/** What a search asks for; `after` is rank and id of the last hit seen. */
export type Search = {
  readonly text: string;
  readonly category?: string | undefined;
  readonly accessKind?: string | undefined;
  readonly form?: string | undefined;
  readonly after?: { readonly rank: bigint; readonly id: string } | undefined;
  readonly size: number;
};

/** One hit; ranks are comparable within one search. */
export type Hit = { readonly productId: Id<'prd'>; readonly rank: bigint };

const filtersOf = ({ category, accessKind, form }: Search) => sql`
  (${category ?? null}::text is null or category = ${category ?? null})
  and (${accessKind ?? null}::text is null or access_kind = ${accessKind ?? null})
  and (${form ?? null}::text is null or form = ${form ?? null})`;

const countMatches = async (tx: Tx, condition: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ total: bigint }>`select count(*) as total from catalog.search_row
    where ${condition}`.execute(tx.q);
  return Number(rows[0]?.total ?? 0n);
};

type Matching = { readonly condition: RawBuilder<unknown>; readonly total: number };

/** By words and parts; only when nothing has them, by similar words. */
const chooseMatching = async (tx: Tx, search: Search): Promise<Matching> => {
  const filters = filtersOf(search);
  if (foldText(search.text) === '') return { condition: filters, total: await countMatches(tx, filters) };
  const pattern = toContainsPattern(search.text);
  const contains = pattern === undefined ? sql`false` : sql`body like ${pattern}`;
  const exact = sql`(terms @@ ${toSearchQuery(search.text)}::tsquery or ${contains}) and ${filters}`;
  const total = await countMatches(tx, exact);
  if (total > 0) return { condition: exact, total };
  const similar = sql`${toWords(search.text)} <% words and ${filters}`;
  return { condition: similar, total: await countMatches(tx, similar) };
};

/**
 * Searches public listings. A product matches when it has every word (each also as the beginning of a longer one) or
 * contains the text as it stands; when none does, those match that have a passage whose words are similar by trigrams
 * (at least 0.6). Ranked by weighted words (title, keywords, summary as 1 : 0.4 : 0.2) plus how similar the title is;
 * without a text, newest first.
 */
export const searchListings = async (tx: Tx, search: Search): Promise<{ hits: Hit[]; total: number }> => {
  const { condition, total } = await chooseMatching(tx, search);
  const rank =
    foldText(search.text) === ''
      ? sql<bigint>`(extract(epoch from listed_at) * 1000)::bigint`
      : sql<bigint>`(1000000 * (ts_rank('{0.05, 0.2, 0.4, 1}', terms, ${toSearchQuery(search.text)}::tsquery)
          + word_similarity(${toWords(search.text)}, title_words)))::bigint`;
  const after =
    search.after === undefined ? sql`true` : sql`(rank, product_id) < (${search.after.rank}, ${search.after.id})`;
  const { rows } = await sql<{ product_id: string; rank: bigint }>`
    select product_id, rank from (select product_id, ${rank} as rank from catalog.search_row where ${condition}) as hit
    where ${after} order by rank desc, product_id desc limit ${search.size + 1}`.execute(tx.q);
  return { hits: rows.map((row) => ({ productId: row.product_id as Id<'prd'>, rank: row.rank })), total };
};
