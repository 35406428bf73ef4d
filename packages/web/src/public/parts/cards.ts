import type { ApiPaths } from '@corridor/client/api';
import type { Formats } from '../../shared/format.ts';

type SearchAnswer = ApiPaths['/api/v1/products']['get']['responses'][200]['content']['application/json'];

/** A product in a list of results. */
export type Card = SearchAnswer['items'][number];

/** Counts by every facet of a search. */
export type Facets = NonNullable<SearchAnswer['facets']>;

/** What a card says of quality: never a score without its coverage. Undefined when nothing was computed. */
export const scoreOf = (quality: Card['quality'], { number, percent }: Formats) =>
  quality === null
    ? undefined
    : {
        score: number(Math.round(quality.score * 10) / 10),
        grade: quality.grade === null ? '' : ` (${quality.grade})`,
        share: percent(quality.coverage, 0),
      };

/** Rows of a card: short, and the exact number for the title. */
export const rowsOf = (rows: string, { number, compact }: Formats) => ({
  short: Number(rows) < 10_000 ? number(Number(rows)) : compact(Number(rows)),
  exact: number(Number(rows)),
});
