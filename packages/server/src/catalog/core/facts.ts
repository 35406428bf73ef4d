import type { Bilingual, DeliveryMode, Level } from '#kernel';
import type { LegalBasis, SourceKind } from '../model.ts';

/** One column as buyers see it; `count` values are present, `nulls` are missing, of the current version. */
export type ColumnDescription = {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly count: number;
  readonly nulls: number;
  /** What its values are, as far as values and name tell. */
  readonly semanticType: string | null;
  /** Class that was recognised, by detector; null for none. */
  readonly className: string | null;
  /** True when it names or reaches a person, or may do so; such columns are masked in samples. */
  readonly isIdentifying: boolean;
  readonly level: Level;
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

/** One indicator: its fraction as the edition's formula has it. `result` is 0 to 1, higher is better. */
export type IndicatorDescription = {
  readonly code: string;
  readonly name: Bilingual;
  readonly status: 'computed' | 'needs_input' | 'not_applicable';
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly result: number | null;
  readonly note: Bilingual;
};

/** Quality as buyers see it: never a score without its coverage (0 to 1). Scores are 0 to 100, null when not computable. */
export type QualityDescription = {
  readonly edition: string;
  readonly score: number | null;
  readonly grade: string | null;
  readonly coverage: number;
  readonly dimensions: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly score: number | null;
    readonly indicators: readonly IndicatorDescription[];
  }[];
};

/** Why the data have their level, as buyers see it. */
export type LevelDescription = {
  readonly edition: string;
  readonly reasons: readonly {
    readonly code: string;
    readonly level: Level;
    readonly columns: readonly string[];
    readonly text: Bilingual;
  }[];
  readonly conditions: readonly {
    readonly mode: DeliveryMode;
    readonly condition: string;
    readonly groupMin?: number;
  }[];
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
  readonly sensitivity: LevelDescription;
  readonly assessedAt: string;
};

/** What is known about the data of a product. */
export type ProductFacts = { readonly datasets: readonly DatasetDescription[] };

/** What buyers see of the source statement; files are named by their hash only. */
export type SourceSummary = {
  readonly kind: SourceKind;
  readonly text: Bilingual;
  readonly licence: string;
  readonly legalBasis: LegalBasis | null;
  readonly evidence: readonly (
    | { readonly kind: 'file'; readonly sha256: string }
    | { readonly kind: 'url'; readonly url: string }
  )[];
  readonly statementSha256: string;
  readonly opinion: 'checklist' | 'thirdParty';
};

/** Versions shown on a product's page: the recent ones; all are in the dataset. */
export const versionsShownMax = 20;
