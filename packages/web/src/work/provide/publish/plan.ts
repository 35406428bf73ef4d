/** How dates are meant that may be read in two ways. */
export const dateOrders = ['day-first', 'month-first', 'year-first', 'text'] as const;
type DateOrder = (typeof dateOrders)[number];

/** What a person has decided about a file before it is sent; kept as a draft. */
export type Plan = {
  readonly target: 'new' | 'existing';
  readonly titleZh: string;
  readonly titleEn: string;
  /** Empty: made from the file's name. */
  readonly name: string;
  readonly timeZone: string;
  readonly datasetId: string;
  readonly mode: 'append' | 'replace';
  readonly encoding: string;
  readonly delimiter: string;
  readonly dates: DateOrder | '';
  /** Of a file with several tables, which: its name or place; empty: the platform takes the first or largest. */
  readonly table: string;
};

/** A plan before anything was decided. */
export const emptyPlan: Plan = {
  target: 'new',
  titleZh: '',
  titleEn: '',
  name: '',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
  datasetId: '',
  mode: 'append',
  encoding: '',
  delimiter: '',
  dates: '',
  table: '',
};

/** Encodings that a person may name; the platform finds these by itself most of the time. */
export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'windows-1252'] as const;

/** What the platform takes as the name of a dataset. */
export const namePattern = /^[a-z][a-z0-9_]{0,62}$/;

const nameLengthMax = 63;

/** A name for programs out of a file's name: `PM2.5 北京 (2017).csv.gz` is `pm2_5_2017`. */
export const nameOfFile = (fileName: string): string => {
  const stem = fileName
    .toLowerCase()
    .replace(/(\.(csv|tsv|txt|gz|zst|parquet|xlsx|xls|ods|json|geojson|ndjson|zip))+$/, '');
  const plain = stem.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
  const led = /^[a-z]/.test(plain) ? plain : `data_${plain}`;
  return led.slice(0, nameLengthMax).replace(/_+$/, '');
};

/** A title out of a file's name: what stands before its ending. */
export const titleOfFile = (fileName: string): string =>
  fileName.replace(/(\.(csv|tsv|txt|gz|zst|parquet|xlsx|xls|ods|json|geojson|ndjson|zip))+$/i, '');
