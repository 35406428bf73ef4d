import type { Bilingual, Level } from '#kernel';
import type { SourceKind } from '../model.ts';

/** One column as buyers see it; `count` values are present, `nulls` are missing, of the current version. */
export type ColumnDescription = {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly count: number;
  readonly nulls: number;
};

/** One version as buyers see it. `rows` and `bytes` are decimal digits. */
export type VersionDescription = {
  readonly number: number;
  readonly mode: 'append' | 'replace';
  readonly rows: string;
  readonly bytes: string;
  readonly contentSha256: string;
  readonly createdAt: string;
};

/** Quality as buyers see it: never a score without its coverage (0 to 1). Scores are 0 to 100, null when not computable. */
export type QualityDescription = {
  readonly edition: string;
  readonly score: number | null;
  readonly grade: string | null;
  readonly coverage: number;
  readonly dimensions: readonly { readonly id: string; readonly name: Bilingual; readonly score: number | null }[];
};

/** One dataset of a product as of its current version. */
export type DatasetDescription = {
  readonly datasetId: string;
  readonly name: string;
  readonly title: Bilingual;
  readonly timeZone: string;
  readonly level: Level;
  readonly assessmentId: string;
  /** Newest first, at most `versionsShownMax`. */
  readonly versions: readonly VersionDescription[];
  readonly columns: readonly ColumnDescription[];
  readonly quality: QualityDescription;
};

/** What is known about the data of a product. */
export type ProductFacts = { readonly datasets: readonly DatasetDescription[] };

/** What buyers see of the source statement; files are named by their hash only. */
export type SourceSummary = {
  readonly kind: SourceKind;
  readonly text: Bilingual;
  readonly licence: string;
  readonly legalBasis: string | null;
  readonly evidence: readonly (
    | { readonly kind: 'file'; readonly sha256: string }
    | { readonly kind: 'url'; readonly url: string }
  )[];
  readonly statementSha256: string;
  readonly opinion: 'checklist' | 'thirdParty';
};

/** Versions shown on a product's page: the recent ones; all are in the dataset. */
export const versionsShownMax = 20;
