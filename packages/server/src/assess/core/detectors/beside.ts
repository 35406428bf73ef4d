import type { ColumnClass, TableColumn } from '../../model.ts';
import { kindOf } from '../aggregates.ts';
import { bearingOf, classLevel } from '../grades.ts';
import type { Scan, ScannedColumn } from '../profile.ts';
import { countWhere, ident, literal, type Source, toCount, toNumber } from '../sql.ts';
import { matches, textOf } from './detector.ts';
import { surnamePattern } from './words.ts';

/** Classes of persons that must stand in a table before anything is inferred beside them. */
const personClassesMin = 2;

/** Share of the values that must have the form. */
const shareMin = 0.85;

/** Share of single words that must end like surnames do, where no given name stands beside them. */
const surnameShareMin = 0.3;

/** Names of persons differ: from this share of different values on. */
const distinctShareMin = 0.5;

/** An address is written over a few neighbouring columns. */
const blockLengthMax = 5;

/** What is inferred beside other columns is never more certain than this. */
const confidence = 0.65;

/** Forms that prove nothing alone, as RE2 patterns. */
const forms = {
  word: '^[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][^0-9 @:;_|/(),.&]+$',
  words: '^[^0-9@:;_|/=]+( \\d{1,2})?$',
  initial: '^[A-Z]\\.?$',
  surname: surnamePattern,
  postcode: '^[0-9A-Z]{2,5}[ -]?[0-9A-Z]{0,4}$',
  hasDigit: '\\d',
  phone: '^(\\+|00)?\\(?\\d{1,5}\\)?([ ./-]?\\(?\\d{2,8}\\)?){1,6}$',
  separated: '\\d[ ./()-]+\\d',
  secret: '^[!-~]*[a-z][!-~]*$',
  upper: '[A-Z]',
  digitInside: '[a-z][0-9][!-~]*$|[0-9][a-z]',
  blank: '[ @:/]',
  monthOfYear: '^(0?[1-9]|1[0-2])[/-](20)?\\d{2}$',
  longDate: '^(\\d{1,2}[/.-]\\d{1,2}[/.-](19|20)\\d{2}|(19|20)\\d{2}[/.年-]\\d{1,2}[/.月-]\\d{1,2}日?)$',
  thisGeneration: '(^|[^0-9])(199|20[0-9])\\d',
} as const;
type Form = keyof typeof forms;

/** Shares of a column's values that have the forms. */
type Shapes = { readonly scanned: ScannedColumn; readonly index: number; readonly share: (form: Form) => number };

const readShapes = async (source: Source, sample: string, scan: Scan): Promise<Shapes[]> => {
  const columns = scan.columns.filter((c) => kindOf(c.column.type) !== 'boolean' && c.count > 0);
  const names = Object.keys(forms) as Form[];
  const tests = columns.flatMap((c) => {
    const text = `trim(CAST(${ident(c.column.name)} AS VARCHAR))`;
    return [
      `${ident(c.column.name)} IS NOT NULL AND ${text} <> ''`,
      ...names.map((form) => matches(forms[form])(text)),
    ];
  });
  const [, ...counts] = await countWhere(source, sample, tests);
  const width = names.length + 1;
  return columns.map((scanned, i) => ({
    scanned,
    index: scan.columns.indexOf(scanned),
    share: (form) => (counts[i * width + 1 + names.indexOf(form)] ?? 0) / Math.max(1, counts[i * width] ?? 0),
  }));
};

type Inferred = {
  readonly name: string;
  readonly id: string;
  readonly beside: readonly string[];
  readonly share: number;
};

/** What the rules look at: shapes in the order of the table, and the classes that are known. */
type Ground = {
  readonly shapes: readonly Shapes[];
  readonly classes: Map<string, string>;
  readonly names: readonly string[];
};

const isFree = (ground: Ground, s: Shapes): boolean => !ground.classes.has(s.scanned.column.name);

const isVaried = (s: Shapes): boolean => s.scanned.distinct >= distinctShareMin * s.scanned.count;

const isText = (column: TableColumn): boolean => kindOf(column.type) === 'text';

/** Columns of a class, with their places in the table. */
const placesOf = (ground: Ground, id: string): { name: string; index: number }[] =>
  ground.names.map((name, index) => ({ name, index })).filter(({ name }) => ground.classes.get(name) === id);

/** The nearest column of the class within a distance. */
const near = (ground: Ground, s: Shapes, ids: readonly string[], distanceMax: number): string | undefined =>
  ids
    .flatMap((id) => placesOf(ground, id))
    .filter(({ index }) => Math.abs(index - s.index) <= distanceMax)
    .sort((a, b) => Math.abs(a.index - s.index) - Math.abs(b.index - s.index))[0]?.name;

type Rule = (ground: Ground, s: Shapes) => { id: string; beside: string; share: number } | undefined;

/** Words that follow a street address before another part of it: town, province, country. */
const partOfAddress: Rule = (ground, s) => {
  const start = placesOf(ground, 'address').find(({ index }) => index < s.index && s.index - index <= blockLengthMax);
  if (start === undefined || !isText(s.scanned.column)) return undefined;
  const digits = s.share('hasDigit');
  if (s.share('postcode') >= 0.95 && digits >= 0.95)
    return { id: 'postcode', beside: start.name, share: s.share('postcode') };
  return s.share('words') >= 0.95 && digits < 0.15
    ? { id: 'place', beside: start.name, share: s.share('words') }
    : undefined;
};

const initialOfName: Rule = (ground, s) => {
  const beside = near(ground, s, ['personName'], 1);
  return beside !== undefined && s.share('initial') >= shareMin && s.scanned.distinct > 5
    ? { id: 'personName', beside, share: s.share('initial') }
    : undefined;
};

const surname: Rule = (ground, s) => {
  if (!isText(s.scanned.column) || s.share('word') < shareMin || !isVaried(s)) return undefined;
  const beside = near(ground, s, ['personName'], 2);
  if (beside !== undefined) return { id: 'personName', beside, share: s.share('word') };
  const [any] = placesOf(ground, 'personName');
  return any !== undefined && s.share('surname') >= surnameShareMin
    ? { id: 'personName', beside: any.name, share: s.share('surname') }
    : undefined;
};

const telephone: Rule = (ground, s) => {
  const beside = near(ground, s, ['personName', 'email', 'address'], Number.POSITIVE_INFINITY);
  const isPhone = s.share('phone') >= shareMin && s.share('separated') >= 0.7 && s.share('longDate') < 0.1;
  return beside !== undefined &&
    isText(s.scanned.column) &&
    isPhone &&
    isVaried(s) &&
    (s.scanned.lengths?.min ?? 0) >= 6
    ? { id: 'phone', beside, share: s.share('phone') }
    : undefined;
};

/** Mixed letters and digits without a blank, all different: what people or machines think up to keep others out. */
const secret: Rule = (ground, s) => {
  const beside = near(ground, s, ['username', 'email', 'personName'], Number.POSITIVE_INFINITY);
  const lengths = s.scanned.lengths;
  const isMixed = s.share('secret') >= 0.95 && s.share('upper') >= 0.9 && s.share('digitInside') >= 0.9;
  const isLong = lengths !== null && lengths.min >= 6 && lengths.max <= 24;
  return beside !== undefined &&
    isMixed &&
    isLong &&
    s.share('blank') < 0.05 &&
    s.scanned.distinct >= 0.95 * s.scanned.count
    ? { id: 'password', beside, share: s.share('secret') }
    : undefined;
};

const cardExpiry: Rule = (ground, s) => {
  const beside = near(ground, s, ['bankCard'], 3);
  return beside !== undefined && s.share('monthOfYear') >= 0.95
    ? { id: 'cardSecret', beside, share: s.share('monthOfYear') }
    : undefined;
};

/** Days over two generations, none to come: dates of birth. */
const birthDate: Rule = (ground, s) => {
  const beside = near(ground, s, ['personName', 'residentId', 'mobile'], Number.POSITIVE_INFINITY);
  if (beside === undefined || placesOf(ground, 'birthDate').length > 0 || s.share('longDate') < 0.95) return undefined;
  const recent = s.share('thisGeneration');
  return recent >= 0.05 && recent <= 0.8 && s.scanned.distinct >= distinctShareMin * s.scanned.count
    ? { id: 'birthDate', beside, share: s.share('longDate') }
    : undefined;
};

const rules: readonly Rule[] = [initialOfName, partOfAddress, surname, telephone, secret, cardExpiry, birthDate];

/** One rule after the other over all columns: what one finds the next may stand beside. */
const applyRules = (ground: Ground): Inferred[] =>
  rules.flatMap((rule) =>
    ground.shapes.flatMap((s) => {
      const found = isFree(ground, s) ? rule(ground, s) : undefined;
      if (found === undefined) return [];
      ground.classes.set(s.scanned.column.name, found.id);
      return [{ name: s.scanned.column.name, id: found.id, beside: [found.beside], share: found.share }];
    }),
  );

type Pair = { readonly id: string; readonly of: string; readonly beside: string; readonly test: string };

const yearOf = (text: string): string => `TRY_CAST(regexp_extract(${text}, '(1[89]|20)\\d{2}') AS INTEGER)`;

const numberOf = (column: TableColumn): string => `TRY_CAST(${ident(column.name)} AS DOUBLE)`;

const isNumber = (c: ScannedColumn, low: number, high: number): boolean =>
  ['integer', 'double', 'decimal'].includes(kindOf(c.column.type)) &&
  Number(c.min) >= low &&
  Number(c.max) <= high &&
  c.distinct > 1;

/** Columns whose numbers follow from another column: an age from a date of birth, pounds from kilograms, centimetres from feet. */
const pairsOf = (scan: Scan, classes: ReadonlyMap<string, string>): Pair[] => {
  const free = scan.columns.filter((c) => !classes.has(c.column.name));
  const births = scan.columns.filter((c) => classes.get(c.column.name) === 'birthDate');
  const feet = scan.columns.filter((c) => classes.get(c.column.name) === 'bodyMeasure' && isText(c.column));
  const inCentimetres = (text: string): string =>
    `(30.48 * TRY_CAST(regexp_extract(${text}, '^\\d') AS INTEGER) + 2.54 * TRY_CAST(regexp_extract(${text}, '(\\d+)\\D*$', 1) AS INTEGER))`;
  const ages = free
    .filter((c) => isNumber(c, 0, 130))
    .flatMap((age) =>
      births.map((birth) => {
        const year = `${yearOf(`CAST(${ident(birth.column.name)} AS VARCHAR)`)} + ${numberOf(age.column)}`;
        return { id: 'age', of: age.column.name, beside: birth.column.name, test: `stddev_samp(${year}) < 1` };
      }),
    );
  const heights = free
    .filter((c) => isNumber(c, 30, 260))
    .flatMap((c) =>
      feet.map((f) => ({
        id: 'bodyMeasure',
        of: c.column.name,
        beside: f.column.name,
        test: `quantile_cont(abs(${inCentimetres(textOf(f.column))} - ${numberOf(c.column)}), 0.95) < 3`,
      })),
    );
  const weights = free
    .filter((c) => isNumber(c, 1, 1_000))
    .flatMap((pounds) =>
      free
        .filter((kilograms) => kilograms !== pounds && isNumber(kilograms, 1, 450))
        .flatMap((kilograms) => {
          const ratio = `${numberOf(pounds.column)} / ${numberOf(kilograms.column)}`;
          const test = `stddev_samp(${ratio}) < 0.02 AND abs(avg(${ratio}) - 2.2046) < 0.01`;
          const [a, b] = [pounds.column.name, kilograms.column.name];
          return [
            { id: 'bodyMeasure', of: a, beside: b, test },
            { id: 'bodyMeasure', of: b, beside: a, test },
          ];
        }),
    );
  return [...ages, ...heights, ...weights];
};

const testPairs = async (source: Source, sample: string, pairs: readonly Pair[]): Promise<Inferred[]> => {
  if (pairs.length === 0) return [];
  const [row] = await source.rows<Record<string, unknown>>(
    `SELECT ${pairs.map((pair, i) => `coalesce(${pair.test}, false) AS p${i}`).join(', ')} FROM ${sample}`,
  );
  return pairs
    .filter((_, i) => row?.[`p${i}`] === true)
    .map((pair) => ({ name: pair.of, id: pair.id, beside: [pair.beside], share: 1 }));
};

/** Decimals that say a number was measured to metres: 4 to 9 of them. */
const preciseTest = (c: ScannedColumn): string => {
  const text = `CAST(${ident(c.column.name)} AS VARCHAR)`;
  return `regexp_matches(${text}, ${literal('\\.\\d{4,9}$')})`;
};

/** Beyond these a pair of numbers is spread over the earth and no pair of small factors. */
const latitudeSpreadMin = 10;
const longitudeSpreadMin = 25;

const mayBeCoordinate = (c: ScannedColumn, max: number, spread: number): boolean =>
  ['double', 'decimal'].includes(kindOf(c.column.type)) &&
  Number(c.min) >= -max &&
  Number(c.max) <= max &&
  Math.max(Math.abs(Number(c.min)), Math.abs(Number(c.max))) >= spread &&
  c.distinct > 1;

/** Two neighbouring columns of precise numbers within the bounds of latitude and longitude. */
const findCoordinates = async (
  source: Source,
  sample: string,
  scan: Scan,
  classes: ReadonlyMap<string, string>,
): Promise<Inferred[]> => {
  const neighbours = scan.columns.flatMap((a, i) => {
    const b = scan.columns[i + 1];
    if (b === undefined || classes.has(a.column.name) || classes.has(b.column.name)) return [];
    const asWritten = mayBeCoordinate(a, 90, latitudeSpreadMin) && mayBeCoordinate(b, 180, longitudeSpreadMin);
    const turned = mayBeCoordinate(b, 90, latitudeSpreadMin) && mayBeCoordinate(a, 180, longitudeSpreadMin);
    if (asWritten && !(turned && Number(a.min) >= 73 && Number(a.max) <= 90)) return [{ latitude: a, longitude: b }];
    return turned ? [{ latitude: b, longitude: a }] : [];
  });
  if (neighbours.length === 0) return [];
  const tests = neighbours.flatMap(({ latitude, longitude }) => [preciseTest(latitude), preciseTest(longitude)]);
  const [rows, ...counts] = await countWhere(source, sample, tests);
  return neighbours.flatMap(({ latitude, longitude }, i) => {
    const precise = Math.min(counts[2 * i] ?? 0, counts[2 * i + 1] ?? 0) / Math.max(1, rows);
    if (precise < 0.7) return [];
    const [lat, lon] = [latitude.column.name, longitude.column.name];
    return [
      { name: lat, id: 'latitude', beside: [lon], share: precise },
      { name: lon, id: 'longitude', beside: [lat], share: precise },
    ];
  });
};

const isAboutMany = (classes: ReadonlyMap<string, string>): boolean => {
  const bearing = [...new Set(classes.values())].map((id) => bearingOf(id));
  return bearing.includes('direct') && bearing.filter((each) => each !== 'none').length >= personClassesMin;
};

const toClass = (found: Inferred, rows: number): ColumnClass => ({
  id: found.id,
  level: classLevel(found.id),
  accepted: true,
  confidence,
  evidence: {
    checked: rows,
    matched: toCount(Math.round(found.share * rows)),
    valid: toCount(Math.round(found.share * rows)),
    header: false,
    sampleRows: rows,
    beside: found.beside,
  },
});

/**
 * Classes of columns whose values prove nothing alone, from the company they keep: coordinates stand in pairs; and in a table that names
 * persons, surnames stand beside given names, towns behind streets, ages follow from dates of birth. Only columns without a class are asked.
 */
export const inferBeside = async (
  source: Source,
  sample: string,
  scan: Scan,
  known: ReadonlyMap<string, ColumnClass>,
): Promise<Map<string, ColumnClass>> => {
  const classes = new Map([...known].flatMap(([name, c]) => (c.accepted ? [[name, c.id] as const] : [])));
  const found = await findCoordinates(source, sample, scan, classes);
  for (const each of found) classes.set(each.name, each.id);
  if (isAboutMany(classes)) {
    const names = scan.columns.map((c) => c.column.name);
    found.push(...applyRules({ shapes: await readShapes(source, sample, scan), classes, names }));
    found.push(...(await testPairs(source, sample, pairsOf(scan, classes))));
  }
  const [counted] = await source.rows<{ n: unknown }>(`SELECT count(*) AS n FROM ${sample}`);
  const rows = toNumber(counted?.n) ?? 0;
  return new Map(found.map((each) => [each.name, toClass(each, rows)]));
};
