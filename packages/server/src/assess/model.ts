import type { Bilingual, DeliveryMode, Id, Json, Level } from '#kernel';
import type { BookingSheet } from './core/value/booking.ts';
import type { CostInputs, Factor, MethodId, Swing, ValueSheet } from './core/value/types.ts';

/** A cell or an aggregate as JSON carries it: 64-bit integers beyond 2^53, decimals, dates and timestamps are strings. */
export type Scalar = string | number | boolean | null;

/** What a column's values are, as far as values and name tell; `class` of a column says more where a detector knew them. */
export const semanticTypes = [
  'integer',
  'number',
  'boolean',
  'date',
  'timestamp',
  'category',
  'code',
  'identifier',
  'text',
  'constant',
  'empty',
] as const;
export type SemanticType = (typeof semanticTypes)[number];

/** A column of the table to be assessed: `name` in the Parquet file, `title` as its publisher wrote it. */
export type TableColumn = { readonly name: string; readonly title: string; readonly type: string };

/** One Parquet file of the table and how many rows it holds; files are in row order. */
export type TablePart = { readonly path: string; readonly rows: number };

/** The cells as they were written, while the file is at hand: a table function and its column of each typed column, by the latter's name. */
export type CellTexts = { readonly from: string; readonly columns: Readonly<Record<string, string>> };

/** What is assessed. */
export type Table = {
  readonly parts: readonly TablePart[];
  readonly columns: readonly TableColumn[];
  readonly texts?: CellTexts | undefined;
};

/** How a detector came to its class. `checked` values were looked at, `matched` had the form, `valid` also passed the checksum. */
export type ClassEvidence = {
  readonly checked: number;
  readonly matched: number;
  readonly valid: number;
  /** True when the header's words name the class too. */
  readonly header: boolean;
  /** Rows that were looked at; equals the rows of the table when it was not sampled. */
  readonly sampleRows: number;
  /** Columns that the class was inferred beside; absent when the column's own name and values told. */
  readonly beside?: readonly string[];
};

/** The class of a column. `accepted` is false below the threshold: then a person has to say. */
export type ColumnClass = {
  readonly id: string;
  readonly level: Level;
  readonly evidence: ClassEvidence;
  /** 0–1; formula in core/detectors/decide.ts. */
  readonly confidence: number;
  readonly accepted: boolean;
};

/** Why a cell is flagged. */
export const suspectRules = [
  'wrong_type',
  'format',
  'checksum',
  'not_finite',
  'garbled',
  'missing_marker',
  'spreadsheet',
  'unit',
  'shifted',
  'typo',
  'impossible',
  'pattern',
  'dependency',
  'number_style',
  'outlier',
  'duplicate_key',
  'duplicate_row',
] as const;
export type SuspectRule = (typeof suspectRules)[number];

/** Rules that say nothing against the value of the cell: it repeats another one, or is missing and counted as such. */
export const rulesBesideValues: readonly SuspectRule[] = [
  'duplicate_key',
  'duplicate_row',
  'missing_marker',
  'shifted',
];

/** What may be told of a column to others: counts, no value. `count` values are not null, `placeholders` of them stand for "missing". */
export type ColumnFacts = {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly semanticType: SemanticType;
  readonly count: number;
  readonly nulls: number;
  readonly placeholders: number;
  /** Values that no rule flagged, of those that are neither null nor a placeholder. */
  readonly conforming: number;
  readonly distinct: number;
  readonly distinctExact: boolean;
  /** Rules that were applied to the column's cells. */
  readonly checks: readonly SuspectRule[];
  readonly class: ColumnClass | null;
};

/** How the values of a column lie. `edges` has one more entry than `counts`: numbers, or moments of UTC. */
export type ColumnDistribution = {
  /** False when histogram and patterns were counted in the sample that classes are found in. */
  readonly exact: boolean;
  readonly histogram: { readonly edges: readonly (number | string)[]; readonly counts: readonly number[] } | null;
  /** The most frequent writings of texts: letters as A or a, digits as 9, Han characters as 文. */
  readonly patterns: readonly { readonly pattern: string; readonly count: number }[];
  /** Different days, of those from the first to the last; the longest run without any begins the day after `after`. */
  readonly days: {
    readonly present: number;
    readonly span: number;
    readonly longestGap: { readonly days: number; readonly after: string } | null;
  } | null;
};

/** A column's statistics, with values out of it. */
export type ColumnProfile = ColumnFacts & {
  readonly min: Scalar;
  readonly max: Scalar;
  readonly mean: number | null;
  /** Sample standard deviation (n − 1). */
  readonly stddev: number | null;
  readonly q25: number | null;
  readonly q50: number | null;
  readonly q75: number | null;
  readonly quantilesExact: boolean;
  /** The most frequent values, only of columns with few distinct ones. */
  readonly top: readonly { readonly value: Scalar; readonly count: number }[];
  /** Characters of the shortest and longest text; null for what is no text. */
  readonly lengths: { readonly min: number; readonly max: number } | null;
  /** Absent in measurements made before there was any, and of empty columns. */
  readonly distribution?: ColumnDistribution;
};

/** A run of missing values on the time axis, both ends included. */
export type MissingRun = { readonly steps: number; readonly from: string; readonly to: string };

/** What stands out in a measured column of a series. `score` in robust standard deviations, of a frozen sensor in steps; both ends are included. */
export type SeriesAnomaly = {
  readonly column: string;
  readonly kind: 'window' | 'jump' | 'frozen';
  readonly entity: string | null;
  readonly from: string;
  readonly to: string;
  readonly steps: number;
  readonly score: number;
};

/** The table as a regular time series. Moments are written without zone; `zone` says whether they are UTC or the publisher's local time. */
export type SeriesProfile = {
  readonly axis: readonly string[];
  readonly zone: 'UTC' | 'local';
  /** Column that tells several series apart. */
  readonly entity: string | null;
  readonly from: string;
  readonly to: string;
  /** Distance of neighbours as ISO 8601 duration. */
  readonly step: string;
  readonly expectedSteps: number;
  readonly presentSteps: number;
  /** Rows not earlier than the row before them, of the rows that have one before them. */
  readonly orderedRows: number;
  readonly comparedRows: number;
  /** Steps that are missing altogether, the longest ones. */
  readonly axisGaps: readonly MissingRun[];
  readonly columns: readonly {
    readonly name: string;
    readonly missing: number;
    readonly runs: number;
    readonly longest: MissingRun;
  }[];
  /** Absent in measurements made before they were looked for. */
  readonly anomalies?: readonly SeriesAnomaly[];
};

/** A column that follows from others: `support` rows share their determinant with another row, `violations` of them differ from its prevailing value. */
export type Dependency = {
  readonly determinant: readonly string[];
  readonly dependent: string;
  readonly support: number;
  readonly violations: number;
};

/** All that one pass over the data tells, but for the values. Keys are lists of column names that identify a row. */
export type TableFacts<C extends ColumnFacts = ColumnFacts> = {
  readonly rows: number;
  readonly columns: readonly C[];
  readonly keys: readonly (readonly string[])[];
  readonly duplicateRows: number;
  readonly series: SeriesProfile | null;
  /** Missing from measurements made before there were any. */
  readonly dependencies?: readonly Dependency[];
};

/** All that one pass over the data tells. */
export type TableProfile = TableFacts<ColumnProfile>;

/** A flagged cell; `column` is empty when the whole row is meant. `row` counts data rows from 0. */
export type Suspect = {
  readonly row: number;
  readonly column: string;
  readonly value: string | null;
  readonly rule: SuspectRule;
  readonly reason: Bilingual;
  readonly confidence: number;
};

/** How many cells were flagged, by rule and column. */
export type SuspectCount = { readonly rule: SuspectRule; readonly column: string; readonly count: number };

/**
 * One of the 30 indicators. `result` is in 0–1, higher is better; numerator and denominator are the counts of its formula, and with
 * `countsBad` the numerator is of bad elements, so that the result is 1 − numerator ÷ denominator.
 */
export type IndicatorResult = {
  readonly code: string;
  readonly name: Bilingual;
  readonly status: 'computed' | 'needs_input' | 'not_applicable';
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly result: number | null;
  readonly countsBad?: boolean;
  /** Where the result lies with 95 % confidence, when the elements are a sample. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** What was counted, or what a person would have to supply. */
  readonly note: Bilingual;
};

/** A dimension with the indicators under it; `score` 0–100, null when nothing could be computed. */
export type DimensionResult = {
  readonly id: string;
  readonly name: Bilingual;
  readonly score: number | null;
  readonly indicators: readonly IndicatorResult[];
};

/** Quality by an edition. `coverage` = weight of what was computed ÷ weight of what applies; never read a score without it. */
export type Quality = {
  readonly edition: string;
  readonly score: number | null;
  readonly grade: 'A' | 'B' | 'C' | 'D' | 'E' | null;
  readonly coverage: number;
  readonly dimensions: readonly DimensionResult[];
};

/** Why a level was set. */
export type LevelReason = {
  readonly code: 'class' | 'with_person' | 'combination' | 'raised' | 'lowered' | 'review' | 'none';
  readonly level: Level;
  readonly columns: readonly string[];
  readonly text: Bilingual;
};

/** What a delivery mode is bound to at this level. */
export type ModeCondition = {
  readonly mode: DeliveryMode;
  readonly condition: 'contract' | 'masking' | 'kThreshold' | 'invited';
  /** With `kThreshold`: rows that an answer must rest on at least. */
  readonly groupMin?: number;
};

/** The grade of the whole table and what follows from it. */
export type Sensitivity = {
  readonly edition: string;
  readonly level: Level;
  readonly reasons: readonly LevelReason[];
  readonly allowedModes: readonly DeliveryMode[];
  readonly conditions: readonly ModeCondition[];
  /** Smallest group over the quasi-identifiers; null when there are none. Formulas in core/combination.ts. */
  readonly smallestGroup: {
    readonly k: number;
    readonly columns: readonly string[];
    /** The smallest set of them that already has groups under 5. */
    readonly fewest?: { readonly k: number; readonly columns: readonly string[] };
    /** Fewest different values of the sensitive column `secret` within one group. */
    readonly l?: number;
    readonly secret?: string;
  } | null;
  /** Classes found that are about persons; catalogue and contracts ask for a legal basis where there are any. */
  readonly personalClasses: readonly string[];
  /** True when a class below the threshold waits for a person's word. */
  readonly needsReview: boolean;
};

/** A level that a person set for a column. */
export type LevelOverride = { readonly column: string; readonly level: Level; readonly reason: string };

/** Whether a method could be computed; `not_computable` needs facts that nobody can declare, such as settled deals. */
export type MethodStatus = 'computed' | 'needs_input' | 'not_computable' | 'not_applicable';

/** One method with its inputs and what it comes to. Values of before the value sheet have no factors. */
export type ValueMethod = {
  readonly id: MethodId;
  readonly edition: string;
  readonly formula: string;
  readonly status?: MethodStatus;
  readonly inputs: Json;
  readonly result: { readonly lowMinor: string; readonly baseMinor: string; readonly highMinor: string } | null;
  readonly factors?: readonly Factor[];
  /** The five inputs that move the result most, one at a time. */
  readonly sensitive?: readonly Swing[];
  /** Paths in the value sheet that would have to be filled. */
  readonly missing?: readonly string[];
  readonly note?: Bilingual;
};

/** An estimate and how it came about. Amounts are null and `status` says why when inputs are missing. */
export type Valuation = {
  readonly status: 'computed' | 'needs_input';
  readonly currency: string | null;
  readonly lowMinor: string | null;
  readonly baseMinor: string | null;
  readonly highMinor: string | null;
  /** The method whose result stands for the value. */
  readonly lead?: MethodId | null;
  readonly leadReason?: string | null;
  readonly purpose?: string | null;
  /** The day that the inputs are of. */
  readonly date?: string | null;
  readonly methods: readonly ValueMethod[];
  readonly booking?: BookingSheet | null;
};

/** What follows from what was measured and declared. */
export type Conclusions = {
  readonly quality: Quality;
  readonly sensitivity: Sensitivity;
  readonly value: Valuation;
};

/** Conclusions as they are kept. `suspects` are the counts after what marks taught; absent when there were none. */
export type KeptConclusions = Conclusions & { readonly suspects?: readonly SuspectCount[] };

/** What an assessment finds, without the identity of what was assessed. */
export type Findings = Conclusions & {
  readonly profile: TableProfile;
  readonly suspects: { readonly count: number; readonly byRule: readonly SuspectCount[] };
};

/** An assessment as it is stored: immutable, bound to the content hash and to the editions. `sequence` counts those of one version from 1. */
export type Assessment = Findings & {
  readonly id: Id<'asm'>;
  readonly datasetId: Id<'ds'>;
  readonly versionId: Id<'dsv'>;
  readonly versionNumber: number;
  readonly organisationId: Id<'org'>;
  readonly contentSha256: string;
  readonly sequence: number;
  /** The program that measured, with its edition. */
  readonly measurer: string;
  readonly editions: readonly string[];
  readonly createdAt: Date;
};

/** Costs as they were declared before there was a value sheet. */
export type CostsJson = CostInputs & { readonly currency: string };

/** What a dataset's owner declared for its value, as the database keeps it: older rows hold costs alone. */
export type DeclaredValue = CostsJson | ValueSheet;

/** A level that the owner set for a column, and what the data were when it was set. */
export type LevelSetting = LevelOverride & { readonly foundLevel: Level; readonly foundClass: string | null };

/** Flagged cells kept with a version; a table with more is wrong as a whole, and its file shows all of them to `corridor assess`. */
export const suspectsKeptMax = 20_000;

/** Longest reason for a level, in characters: a paragraph. */
export const reasonLengthMax = 2_000;
