/** A bound or a constant in a form that two of one column type can be ordered by. */
export type Bound = bigint | number | Buffer;

/** A constant that may stand for an interval: a time without zone is somewhere within a day of UTC. */
export type Constant = { readonly low: Bound; readonly high: Bound };

/** What a file says about itself (PROTOCOL.md, "Per-file Statistics"); values as the JSON wrote them. */
export type FileStats = {
  readonly rows: number;
  readonly min: ReadonlyMap<string, string>;
  readonly max: ReadonlyMap<string, string>;
  readonly nulls: ReadonlyMap<string, number>;
};

/** Digits after the point that exact numbers are compared by: those of the widest decimal type. */
const scaleMax = 38;

/** A local time may be this far behind or ahead of UTC, microseconds. */
const zoneAheadMicros = 14n * 3_600_000_000n;
const zoneBehindMicros = 12n * 3_600_000_000n;

const exact = (text: string): bigint | undefined => {
  const match = /^([+-]?)(\d{1,40})(?:\.(\d{1,38}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const unscaled = BigInt(whole + fraction.padEnd(scaleMax, '0'));
  return sign === '-' ? -unscaled : unscaled;
};

const real = (text: string): number | undefined => {
  const value = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(text.trim()) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
};

const day = (text: string): bigint | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  const time = match === null ? Number.NaN : Date.parse(`${match[0]}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : BigInt(time);
};

const timePattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,6})\d*)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Reads a time as microseconds since 1970; `zoned` says whether it named its offset. */
const instant = (text: string): { micros: bigint; zoned: boolean } | undefined => {
  const match = timePattern.exec(text.trim());
  if (match === null) return undefined;
  const [, date = '', clock = '00:00:00', fraction = '', zone] = match;
  const offset = zone === undefined ? 'Z' : zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const time = Date.parse(`${date}T${clock}${offset}`);
  if (Number.isNaN(time)) return undefined;
  return { micros: BigInt(time) * 1000n + BigInt(fraction.padEnd(6, '0')), zoned: zone !== undefined };
};

const truth = (text: string): bigint | undefined => {
  const word = text.trim().toLowerCase();
  return word === 'true' ? 1n : word === 'false' ? 0n : undefined;
};

const isExact = (type: string): boolean => /^(long|integer|short|byte|decimal.*)$/.test(type);

/** Reads a value of a column's type; undefined when it cannot be one. Timestamps count as UTC when they name no zone. */
const readValue = (type: string, text: string): Bound | undefined => {
  if (isExact(type)) return exact(text);
  if (type === 'double' || type === 'float') return real(text);
  if (type === 'string') return Buffer.from(text, 'utf8');
  if (type === 'date') return day(text);
  if (type === 'timestamp') return instant(text)?.micros;
  return type === 'boolean' ? truth(text) : undefined;
};

/** Reads a constant that is compared with a column of the type; undefined when the comparison is not one we know. */
export const readConstant = (type: string, text: string, quoted: boolean): Constant | undefined => {
  if (quoted && (isExact(type) || type === 'double' || type === 'float')) return undefined;
  if (!quoted && (type === 'string' || type === 'date' || type === 'timestamp')) return undefined;
  const time = type === 'timestamp' ? instant(text) : undefined;
  if (time !== undefined && !time.zoned)
    return { low: time.micros - zoneAheadMicros, high: time.micros + zoneBehindMicros };
  const value = readValue(type, text);
  return value === undefined ? undefined : { low: value, high: value };
};

/** Orders two bounds of one type: strings by their UTF-8 bytes, as Delta and Parquet do. */
export const compareBounds = (a: Bound, b: Bound): number => {
  if (Buffer.isBuffer(a) && Buffer.isBuffer(b)) return Buffer.compare(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Delta cuts timestamps in statistics to milliseconds, so a maximum may lie up to this much higher. */
const cutMicros = 999n;

/** The lowest and highest value of a column in a file; undefined when the file does not say. */
export const boundsOf = (stats: FileStats, column: string, type: string): { min: Bound; max: Bound } | undefined => {
  const [low, high] = [stats.min.get(column), stats.max.get(column)];
  if (low === undefined || high === undefined) return undefined;
  const [min, max] = [readValue(type, low), readValue(type, high)];
  if (min === undefined || max === undefined) return undefined;
  return { min, max: type === 'timestamp' && typeof max === 'bigint' ? max + cutMicros : max };
};

type Reviver = (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown;

/** Keeps numbers as written: a long does not fit into a JavaScript number. */
const keepText: Reviver = (_key, value, context) => (typeof value === 'number' ? (context?.source ?? value) : value);

const textsOf = (value: unknown): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(typeof value === 'object' && value !== null ? value : {})
      .filter(([, item]) => ['string', 'boolean', 'number'].includes(typeof item))
      .map(([key, item]) => [key, String(item)]),
  );

/** Reads the `stats` text of a file; a file that says nothing, or nonsense, is one that nothing is known about. */
export const parseStats = (text: string | undefined, rows: number): FileStats => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text ?? '{}', keepText);
  } catch {
    parsed = {};
  }
  const members = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as Record<string, unknown>;
  return {
    rows,
    min: textsOf(members.minValues),
    max: textsOf(members.maxValues),
    nulls: new Map([...textsOf(members.nullCount)].map(([key, count]) => [key, Number(count)])),
  };
};
