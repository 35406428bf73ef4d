import { dataOf, type TypedApi } from '@corridor/client/api';
import type { Card, Facets } from '../parts/cards.ts';

/** Results on a page: one screen and a half of a desk, quick on a phone. */
const pageSize = 24;

/** Facets in the order in which people narrow a search. */
export const facetOrder = [
  'category',
  'price',
  'grade',
  'level',
  'mode',
  'accessKind',
  'form',
  'region',
  'provider',
  'updatedSince',
  'rowsMin',
] as const satisfies readonly (keyof Facets)[];

/** What results are narrowed by. */
export type FacetKey = (typeof facetOrder)[number];

/** Facets of which one value holds at a time: each is contained in the next. */
export const singleFacets: ReadonlySet<FacetKey> = new Set(['updatedSince', 'rowsMin']);

/** Ways to sort, as the API names them. */
export const sorts = ['relevance', 'newest', 'quality', 'priceLow', 'priceHigh', 'rows'] as const;
type Sort = (typeof sorts)[number];

/** A search as it stands in the address: text, sort, ticked values. */
export type Search = {
  readonly q: string;
  readonly sort: Sort;
  readonly ticked: Readonly<Record<FacetKey, readonly string[]>>;
  readonly pageToken: string | undefined;
};

const isSort = (value: string | null): value is Sort => sorts.some((sort) => sort === value);

/** Reads an address's query; what it does not know it leaves out. */
export const searchOf = (query: URLSearchParams): Search => {
  const sort = query.get('sort');
  const values = (key: FacetKey): readonly string[] =>
    query
      .getAll(key)
      .flatMap((value) => value.split(','))
      .filter((value) => value !== '');
  return {
    q: (query.get('q') ?? '').trim().slice(0, 200),
    sort: isSort(sort) ? sort : 'relevance',
    ticked: Object.fromEntries(facetOrder.map((key) => [key, values(key)])) as Search['ticked'],
    pageToken: query.get('pageToken') ?? undefined,
  };
};

/** The address's query of a search; what is not chosen is not in it. */
export const queryOf = ({ q, sort, ticked, pageToken }: Search): string => {
  const query = new URLSearchParams();
  if (q !== '') query.set('q', q);
  for (const key of facetOrder) for (const value of ticked[key]) query.append(key, value);
  if (sort !== 'relevance') query.set('sort', sort);
  if (pageToken !== undefined) query.set('pageToken', pageToken);
  return query.toString();
};

/** Results of a search with the counts of its facets. */
export type Found = {
  readonly items: readonly Card[];
  readonly total: number;
  readonly facets: Facets | undefined;
  readonly nextPageToken: string | undefined;
};

const parameters = ({ q, sort, ticked, pageToken }: Search, size: number) => {
  const [updatedSince] = ticked.updatedSince;
  const [rowsMin] = ticked.rowsMin;
  const { updatedSince: _since, rowsMin: _rows, ...lists } = ticked;
  const query = {
    ...Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0)),
    q,
    sort,
    pageSize: size,
    ...(updatedSince === undefined ? {} : { updatedSince }),
    ...(rowsMin === undefined ? {} : { rowsMin: Number(rowsMin) }),
    ...(pageToken === undefined ? {} : { pageToken }),
  };
  return { params: { query } };
};

/** Asks for results; `facets` are kept from the first page, later pages come without. */
export const find = async (api: TypedApi, search: Search, facets?: Facets): Promise<Found> => {
  const page = dataOf(api.GET('/api/v1/products', parameters(search, pageSize)));
  const first = { ...search, pageToken: undefined };
  const counts =
    search.pageToken === undefined || facets !== undefined
      ? undefined
      : dataOf(api.GET('/api/v1/products', parameters(first, 1)));
  const [found, counted] = await Promise.all([page, counts]);
  return {
    items: found.items,
    total: found.total,
    facets: found.facets ?? counted?.facets ?? facets,
    nextPageToken: found.nextPageToken,
  };
};
