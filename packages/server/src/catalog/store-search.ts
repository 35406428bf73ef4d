import { type RawBuilder, sql } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import {
  type FacetName,
  type Filters,
  providersCountedMax,
  rowSteps,
  type Sort,
  sinceDay,
  updatedDays,
} from './core/facets.ts';
import { foldText, toContainsPattern, toSearchQuery, toSearchVector, toWords } from './core/segmentation.ts';
import type { ProductDraft } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** What a product is found and filtered by. */
export type Findable = {
  readonly productId: string;
  readonly draft: ProductDraft;
  readonly listedAt: Date;
  readonly providerId: string;
  /** Division code of the provider's home. */
  readonly region: string;
  readonly level: string | null;
  readonly modes: readonly string[];
  readonly quality: { readonly score: number; readonly grade: string | null; readonly coverage: number } | null;
  readonly rows: bigint;
  readonly updatedAt: Date;
  /** Undefined: by negotiation. */
  readonly priceMinor: bigint | null;
};

/** Makes a publicly listed product findable. */
export const putSearchRow = async (tx: Tx, of: Findable): Promise<void> => {
  const { draft } = of;
  const title = `${draft.title.zh} ${draft.title.en}`;
  const keywords = [...draft.keywords.zh, ...draft.keywords.en].join(' ');
  const summary = `${draft.summary.zh} ${draft.summary.en}`;
  const terms = toSearchVector([
    { text: title, weight: 'A' },
    { text: keywords, weight: 'B' },
    { text: summary, weight: 'C' },
  ]);
  const text = `${title} ${keywords} ${summary}`;
  const values = {
    category: draft.category,
    access_kind: draft.accessKind,
    form: draft.form,
    body: foldText(text),
    title: foldText(title),
    title_words: toWords(title),
    words: toWords(`${title} ${keywords}`),
    terms: sql<string>`${terms}::tsvector`,
    listed_at: of.listedAt,
    provider_id: of.providerId,
    region: of.region,
    level: of.level,
    delivery_modes: [...of.modes],
    quality_score: of.quality?.score ?? null,
    quality_grade: of.quality?.grade ?? null,
    quality_coverage: of.quality?.coverage ?? null,
    row_count: of.rows,
    price_minor: of.priceMinor,
    updated_at: of.updatedAt,
  };
  await q(tx)
    .insertInto('catalog.search_row')
    .values({ product_id: of.productId, ...values })
    .onConflict((conflict) => conflict.column('product_id').doUpdateSet(values))
    .execute();
};

/** Makes a product no longer findable. */
export const deleteSearchRow = async (tx: Tx, productId: string): Promise<void> => {
  await q(tx).deleteFrom('catalog.search_row').where('product_id', '=', productId).execute();
};

/** What a search asks for; `after` is key and id of the last hit seen. */
export type Search = {
  readonly text: string;
  /** Nothing when left out. */
  readonly filters?: Filters;
  /** Relevance when left out. */
  readonly sort?: Sort;
  readonly after?: { readonly key: bigint; readonly id: string } | undefined;
  readonly size: number;
};

/** One hit; keys are comparable within one search. */
export type Hit = { readonly productId: Id<'prd'>; readonly key: bigint };

const everything = sql<boolean>`true`;

const textArray = (values: readonly string[]) => sql`${[...values]}::text[]`;

/** The condition that an expression is one of the values; none narrow nothing. */
const oneOf = (expression: RawBuilder<unknown>, values: readonly string[] = []): RawBuilder<unknown> =>
  values.length === 0 ? everything : sql`(${expression}) = any(${textArray(values)})`;

const priceKind = sql`case when price_minor is null then 'negotiable' when price_minor = 0 then 'free' else 'fixed' end`;

/** The condition of each filter; a filter's place is its bit in `fails`. */
const conditionsOf = (filters: Filters): Readonly<Record<FacetName, RawBuilder<unknown>>> => {
  const { mode = [], updatedSince, rowsMin } = filters;
  return {
    category: oneOf(sql`category`, filters.category),
    region: oneOf(sql`region`, filters.region),
    provider: oneOf(sql`provider_id`, filters.provider),
    form: oneOf(sql`form`, filters.form),
    level: oneOf(sql`level`, filters.level),
    accessKind: oneOf(sql`access_kind`, filters.accessKind),
    price: oneOf(priceKind, filters.price),
    mode: mode.length === 0 ? everything : sql`delivery_modes && ${textArray(mode)}`,
    grade: oneOf(sql`quality_grade`, filters.grade),
    updatedSince: updatedSince === undefined ? everything : sql`updated_at >= ${updatedSince}`,
    rowsMin: rowsMin === undefined ? everything : sql`row_count >= ${rowsMin}`,
  };
};

const columnOf: Readonly<Record<Exclude<FacetName, 'mode' | 'updatedSince' | 'rowsMin'>, string>> = {
  category: 'category',
  region: 'region',
  provider: 'provider_id',
  form: 'form',
  level: 'level',
  accessKind: 'access_kind',
  price: 'price',
  grade: 'quality_grade',
};

const exactMatch = (text: string): RawBuilder<unknown> => {
  const pattern = toContainsPattern(text);
  const contains = pattern === undefined ? sql`false` : sql`body like ${pattern}`;
  return sql`(terms @@ ${toSearchQuery(text)}::tsquery or ${contains})`;
};

/** By words and parts; only when no product at all has them, by similar words. */
const chooseMatching = async (tx: Tx, text: string): Promise<RawBuilder<unknown>> => {
  if (foldText(text) === '') return everything;
  const exact = exactMatch(text);
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from catalog.search_row where ${exact}) as found`.execute(tx.q);
  return rows[0]?.found === true ? exact : sql`${toWords(text)} <% words`;
};

const rankOf = (text: string): RawBuilder<bigint> =>
  foldText(text) === ''
    ? sql<bigint>`(extract(epoch from listed_at) * 1000)::bigint`
    : sql<bigint>`(1000000 * (ts_rank('{0.05, 0.2, 0.4, 1}', terms, ${toSearchQuery(text)}::tsquery)
        + word_similarity(${toWords(text)}, title_words)))::bigint`;

/** What is sorted by, largest first; what is unknown comes last. Prices are compared in minor units, whatever the currency. */
const keyOf = ({ text, sort = 'relevance' }: Search): RawBuilder<bigint> => {
  const keys: Readonly<Record<Sort, RawBuilder<bigint>>> = {
    relevance: rankOf(text),
    newest: rankOf(''),
    quality: sql<bigint>`coalesce((quality_score * 1000)::bigint, -1)`,
    priceLow: sql<bigint>`coalesce(-price_minor, ${-(2n ** 60n)}::bigint)`,
    priceHigh: sql<bigint>`coalesce(price_minor, -1)`,
    rows: sql<bigint>`row_count`,
  };
  return keys[sort];
};

/** How many hits a facet's value has, given the other filters; of `updatedSince` the value is a number of days. */
export type FacetCount = { readonly facet: FacetName; readonly value: string; readonly count: number };

const facetQueries = (bitOf: (name: FacetName) => number, now: Date): RawBuilder<unknown>[] => {
  const others = (name: FacetName) => sql`fails & ${~bitOf(name)}::int = 0`;
  const since = updatedDays.map((days) => sinceDay(days, now));
  return [
    ...Object.entries(columnOf).map(
      ([name, column]) => sql`(select ${name} as facet, ${sql.ref(column)} as value, count(*) as count from hit
        where ${others(name as FacetName)} and ${sql.ref(column)} is not null
        group by 2 order by 3 desc, 2 limit ${providersCountedMax})`,
    ),
    sql`(select 'mode', mode, count(*) from hit, unnest(delivery_modes) as mode where ${others('mode')} group by 2)`,
    sql`(select 'updatedSince', step.days::text, count(*) from hit
      join unnest(${[...updatedDays]}::int[], ${since}::timestamptz[]) as step (days, since) on updated_at >= step.since
      where ${others('updatedSince')} group by step.days)`,
    sql`(select 'rowsMin', step::text, count(*) from hit join unnest(${[...rowSteps]}::bigint[]) as step
      on row_count >= step where ${others('rowsMin')} group by step)`,
  ];
};

/** A page of hits, one more than the page, with how many there are; facets on the first page only, as they stay the same. */
export type Hits = { readonly hits: Hit[]; readonly total: number; readonly facets: FacetCount[] };

type Part = { readonly facet: string; readonly value: string; readonly count: bigint };

/** Every product that matches the text, once: which filters it fails, and its key when it fails none. */
const matchesOf = (search: Search, matching: RawBuilder<unknown>, bits: readonly RawBuilder<unknown>[]) => sql`
  select product_id, category, region, provider_id, form, level, access_kind, ${priceKind} as price, delivery_modes,
    quality_grade, updated_at, row_count, fails, case when fails = 0 then ${keyOf(search)} end as key
  from (select *, ${sql.join(bits, sql` + `)} as fails from catalog.search_row where ${matching}) as one`;

const pageQuery = ({ after, size }: Search): RawBuilder<unknown> => {
  const from = after === undefined ? everything : sql`(key, product_id) < (${after.key}, ${after.id})`;
  return sql`(select 'hit', product_id, key from hit where fails = 0 and ${from}
    order by key desc, product_id desc limit ${size + 1})`;
};

/**
 * Searches public listings. A product matches when it has every word (each also as the beginning of a longer one) or
 * contains the text as it stands; when none does, those match whose title or keywords have words similar by trigrams (at
 * least 0.6). Relevance is weighted words (title, keywords, summary as 1 : 0.4 : 0.2) plus how similar the title is; without
 * a text, newest first. One statement counts, sorts and cuts the page, so that the text is looked at once.
 */
export const searchListings = async (tx: Tx, search: Search): Promise<Hits> => {
  const matching = await chooseMatching(tx, search.text);
  const conditions = Object.entries(conditionsOf(search.filters ?? {}));
  const bitOf = (name: FacetName): number => 1 << conditions.findIndex(([each]) => each === name);
  const bits = conditions.map(([name, condition]) =>
    condition === everything ? sql`0` : sql`case when ${condition} then 0 else ${bitOf(name as FacetName)}::int end`,
  );
  const parts = [
    sql`(select 'total' as facet, '' as value, count(*) as count from hit where fails = 0)`,
    pageQuery(search),
    ...(search.after === undefined ? facetQueries(bitOf, tx.now) : []),
  ];
  const { rows } = await sql<Part>`with hit as materialized (${matchesOf(search, matching, bits)})
    ${sql.join(parts, sql` union all `)}`.execute(tx.q);
  const { total = [], hit = [], ...counts } = Object.groupBy(rows, ({ facet }) => facet);
  return {
    total: Number(total[0]?.count ?? 0n),
    hits: hit.map((row) => ({ productId: row.value as Id<'prd'>, key: row.count })),
    facets: Object.values(counts)
      .flatMap((each) => each ?? [])
      .map((row) => ({ facet: row.facet as FacetName, value: row.value, count: Number(row.count) })),
  };
};

/** Products whose title contains a text, those that begin with it first; when none does, those with similar words. */
export const suggestProducts = async (tx: Tx, text: string, limit: number): Promise<string[]> => {
  const folded = foldText(text);
  if (folded === '') return [];
  const pattern = `%${folded.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const { rows: found } = await sql<{ product_id: string }>`select product_id from catalog.search_row
    where title like ${pattern} order by strpos(title, ${folded}), length(title), product_id limit ${limit}`.execute(
    tx.q,
  );
  if (found.length > 0) return found.map((row) => row.product_id);
  const words = toWords(text);
  const { rows: similar } = await sql<{ product_id: string }>`select product_id from catalog.search_row
    where ${words} <% title_words order by word_similarity(${words}, title_words) desc, product_id limit ${limit}`.execute(
    tx.q,
  );
  return similar.map((row) => row.product_id);
};

/** What a product is compared by. */
export type Like = {
  readonly id: string;
  readonly category: string;
  readonly providerId: string;
  readonly title: string;
};

/**
 * Findable products that are like one: of the same category, the same provider, or with similar words in the title. Alikeness =
 * trigram similarity of the titles' words + 0.5 for the category + 0.25 for the provider; at equal alikeness the newest first.
 */
export const selectRelated = async (tx: Tx, like: Like, limit: number): Promise<string[]> => {
  const words = toWords(like.title);
  const { rows } = await sql<{ product_id: string }>`
    select product_id from catalog.search_row
    where product_id <> ${like.id}
      and (category = ${like.category} or provider_id = ${like.providerId} or title_words % ${words})
    order by similarity(title_words, ${words}) + case when category = ${like.category} then 0.5 else 0 end
      + case when provider_id = ${like.providerId} then 0.25 else 0 end desc, listed_at desc, product_id
    limit ${limit}`.execute(tx.q);
  return rows.map((row) => row.product_id);
};
