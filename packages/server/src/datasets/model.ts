import { dayMs, type Id, type Refusal } from '#kernel';
import type { DateFact, DateOrder } from './core/dates.ts';
import type { IntakeState } from './states.ts';

/** The types a column may have: those of Delta's primitive types that every reader knows. `timestamp` is an instant, UTC. */
export type ColumnType =
  | 'long'
  | 'integer'
  | 'short'
  | 'double'
  | `decimal(${number},${number})`
  | 'boolean'
  | 'string'
  | 'date'
  | 'timestamp';

/** A column: `name` as Delta and Parquet carry it, `title` as its publisher wrote it. */
export type Column = {
  readonly name: string;
  readonly title: string;
  readonly type: ColumnType;
  /** Always true: a later version may bring the first missing cell, and a Delta column cannot be loosened. */
  readonly nullable: boolean;
};

/** What was found out about an uploaded file and how it was read; enough to read it the same way again. */
export type SourceFacts = {
  /** As its sender called it. */
  readonly fileName?: string;
  readonly format: 'csv' | 'parquet' | 'xlsx' | 'xls' | 'ods' | 'xml-2003' | 'html' | 'json' | 'ndjson' | 'geojson';
  /** utf-8, utf-16le, utf-16be, gb18030 or the label asked for; null for Parquet. */
  readonly encoding: string | null;
  readonly compression: string;
  readonly delimiter: string | null;
  readonly quote: string | null;
  readonly escape: string | null;
  readonly lineEnds: string | null;
  /** Rows of headings above the data; 0 when the columns have no names. */
  readonly headerRows: number;
  readonly rows: number;
  readonly columns: number;
  /** Words that stand for a missing cell in this file's typed columns, such as `NA`. */
  readonly missingMarkers: readonly string[];
  /** Columns of dates that are not plainly written year, month, day: what was understood, or why they stayed texts. */
  readonly dates?: readonly ({ readonly column: string } & DateFact)[];
  /** Of a file that may hold several tables: the name of the one that was taken. */
  readonly table?: string;
  /** The tables that were found in the file, the largest first. */
  readonly tables?: readonly FoundTable[];
  /** What was found around and inside the table of a workbook. */
  readonly sheet?: SheetFacts;
  /** What was found around and inside the table of a text, where it is not plain. */
  readonly text?: TextFacts;
};

/** What was found in a text beside a plain table. */
export type TextFacts = {
  /** Texts above the heading, and remarks between and below the rows: they are no part of the table. */
  readonly preamble: readonly string[];
  readonly notes: readonly string[];
  /** Rows that broke the rules of their file and were made whole in the one way that fits; `first` lists the first hundred. */
  readonly repaired: {
    readonly count: number;
    readonly first: readonly { readonly row: number; readonly kind: string }[];
  };
  /** Further tables below the one that was read, by the line at which they begin. */
  readonly tablesBelow: readonly {
    readonly line: number;
    readonly heading: readonly string[];
    readonly rows: number;
  }[];
  /** Rows without any text below the last one. */
  readonly blankRowsBelow: number;
};

/** A table in a file of several: a part of a sheet, a file in an archive, a list in a JSON document. */
export type FoundTable = {
  /** By which it is asked for: `Sheet1!A3:F40`, `stops.txt`, `$.data.rows`. */
  readonly name: string;
  /** What stands above it; empty when nothing does. */
  readonly title: string;
  /** Null until it is read. */
  readonly rows: number | null;
  readonly columns: number | null;
  readonly headerRows: number | null;
  /** The first headings. */
  readonly headings: readonly string[];
  readonly notes: readonly string[];
  /** On a sheet that its author has hidden. */
  readonly isHidden: boolean;
};

/** What a workbook's table was like: everything that is not plainly a cell of its data, and every cell that is in doubt. */
export type SheetFacts = {
  /** Range of the table on its sheet, headings included. */
  readonly range: string;
  /** Lines above it: titles, units, who filled it in. */
  readonly above: readonly string[];
  /** Lines below it or between its rows. */
  readonly notes: readonly string[];
  /** Rows of sums, which are not part of the data; `row` as the office program counts. */
  readonly totals: readonly { readonly row: number; readonly label: string; readonly cells: readonly string[] }[];
  /** Rows and columns that are hidden in the office program; they are part of the data. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly string[];
  /** Section labels between the rows; they became the first column. */
  readonly sections: readonly string[];
  /** Cells that got the value of the merged area they lie in. */
  readonly filledCells: number;
  /** Cells written as values: 3.5万 as 35000, 2024年3月5日 as a date. The original text is in the file at its place. */
  readonly conversions: readonly {
    readonly column: string;
    readonly kind: string;
    readonly cells: number;
    readonly examples: readonly { readonly cell: string; readonly original: string; readonly value: string }[];
  }[];
  /** Cells that no longer hold what was typed: digits lost, 1.1E+17, #DIV/0!. */
  readonly damagedCells: number;
  readonly damaged: readonly {
    readonly cell: string;
    readonly column: string;
    readonly text: string;
    readonly why: string;
  }[];
};

/** A logical table, owned by an organisation. `timeZone` (IANA) says what local times in it mean. */
export type Dataset = {
  readonly id: Id<'ds'>;
  readonly organisationId: Id<'org'>;
  readonly name: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly timeZone: string;
  /** Number of the newest version; null before the first upload. */
  readonly latestVersion: number | null;
  readonly createdAt: Date;
};

/** How a version came from the one before: rows added, or everything replaced. */
export const versionModes = ['append', 'replace'] as const;
export type VersionMode = (typeof versionModes)[number];

/** An immutable state of a dataset. Its `number` counts from 1 and is the version of the Delta table. */
export type Version = {
  readonly id: Id<'dsv'>;
  readonly datasetId: Id<'ds'>;
  readonly number: number;
  readonly mode: VersionMode;
  /** SHA-256 of the bytes that were uploaded. */
  readonly rawSha256: string;
  /** SHA-256 over the version's files; see core/content.ts. */
  readonly contentSha256: string;
  /** Rows of the whole version, not of the upload. */
  readonly rows: number;
  /** Bytes of the version's Parquet files. */
  readonly bytes: number;
  readonly schema: readonly Column[];
  readonly source: SourceFacts;
  readonly createdAt: Date;
};

/** One Parquet file of a dataset; part of the versions from `addedIn` to before `removedIn`. */
export type VersionFile = {
  readonly id: Id<'dsf'>;
  readonly key: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  /** Statistics as the JSON text of Delta's `stats` field. */
  readonly stats: string;
  readonly addedIn: number;
  readonly removedIn: number | null;
};

/** Wider tables are exports of matrices; readers and pages are made for hundreds of columns. */
export const columnsMax = 2_000;

/** Longest name of a column, characters: what catalogues and file systems behind Hive still take. */
export const columnNameLengthMax = 200;

/** Longest record of a CSV, bytes: DuckDB's own limit; one endless field must not fill the memory. */
export const recordBytesMax = 2_000_000;

/** Rows of one upload; beyond it a file would not be read within the time cap. */
export const rowsMax = 1_000_000_000;

/** Rows × columns that a Parquet file may declare: a file of some kilobytes can declare petabytes. */
export const cellsMax = 20_000_000_000;

/** A name is a part of addresses and of share names. */
export const datasetNamePattern = /^[a-z][a-z0-9_]{0,62}$/;

/** Longest title, characters: fits a line of a catalogue page. */
export const titleLengthMax = 200;

/** Longest name of a table in a file, characters: a path in an archive, a sheet's name and a range. */
export const tableNameLengthMax = 500;

/** A file on its way in, which may be interrupted and resumed; called an upload outside. */
export type Intake = {
  readonly id: Id<'upl'>;
  readonly datasetId: Id<'ds'>;
  readonly organisationId: Id<'org'>;
  readonly personId: Id<'psn'>;
  readonly region: string;
  /** As its sender calls the file. */
  readonly name: string;
  readonly mode: VersionMode;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly table: string | null;
  readonly dates: DateOrder | null;
  /** SHA-256 of the whole file, when the sender said it beforehand. */
  readonly sha256: string | null;
  /** Length of the whole file. */
  readonly bytes: number;
  /** Bytes from its beginning that are durable. */
  readonly received: number;
  readonly state: IntakeState;
  readonly since: Date;
  readonly expiresAt: Date;
  /** How often its reading was begun. */
  readonly attempts: number;
  readonly refusal: Refusal | null;
  readonly versionId: Id<'dsv'> | null;
  readonly createdAt: Date;
};

/** A piece of the bytes, in a blob of its own. */
export type IntakePart = { readonly key: string; readonly startsAt: number; readonly bytes: number };

/** Uploads that one organisation may have open: a folder of files at once, and no more half-sent ones than a person minds. */
export const intakesOpenMax = 20;

/** Their bytes together, in largest uploads: some may wait while one is read. */
export const intakesLargestMax = 4;

/** Pieces of one upload: the largest one in pieces of half a mebibyte; more would be a sender that sends a row at a time. */
export const intakePartsMax = 8_192;

/** An upload that nobody continues is dropped: a weekend and a holiday lie in between. */
export const intakeIdleMsMax = 5 * dayMs;

/** What became of an upload is told for so long. */
export const intakeKeptMs = 30 * dayMs;
