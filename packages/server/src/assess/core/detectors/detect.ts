import type { ClassEvidence, ColumnClass, TableColumn } from '../../model.ts';
import { isPlaceholder, kindOf } from '../aggregates.ts';
import { classLevel } from '../grades.ts';
import type { Scan, ScannedColumn } from '../profile.ts';
import { countWhere, ident, rowColumn, type Source, toCount } from '../sql.ts';
import { inferBeside } from './beside.ts';
import { detectors } from './catalogue.ts';
import { decide } from './decide.ts';
import { type Detector, textOf, type ValueKind } from './detector.ts';

export { textOf } from './detector.ts';

/** A pair that is worth looking at. */
type Pair = { readonly scanned: ScannedColumn; readonly detector: Detector; readonly header: boolean };

const valueKindOf = (column: TableColumn): ValueKind | undefined => {
  const kind = kindOf(column.type);
  if (kind === 'text' || kind === 'integer') return kind;
  if (kind === 'double' || kind === 'decimal') return 'number';
  return kind === 'date' || kind === 'timestamp' ? 'date' : undefined;
};

const lengthsOf = (scanned: ScannedColumn): { min: number; max: number } | null => {
  if (scanned.lengths !== null) return scanned.lengths;
  return scanned.min === null || scanned.max === null
    ? null
    : { min: String(scanned.min).length, max: String(scanned.max).length };
};

const lengthFits = (scanned: ScannedColumn, detector: Detector): boolean => {
  const lengths = lengthsOf(scanned);
  if (detector.lengths === undefined || lengths === null) return true;
  const [low, high] = detector.lengths;
  return lengths.max >= low && lengths.min <= high;
};

/** Values without a header prove a class when they are texts, or numbers of a telling length. */
const mayStandAlone = ({ scanned, detector }: Pair): boolean =>
  detector.alone !== undefined && (kindOf(scanned.column.type) === 'text' || detector.lengths !== undefined);

const pairsOf = (scan: Scan): Pair[] =>
  scan.columns
    .filter((scanned) => scanned.count > 0)
    .flatMap((scanned) =>
      detectors
        .filter((d) => d.kinds.includes(valueKindOf(scanned.column) ?? 'text') && (d.fits?.(scanned) ?? true))
        .filter((d) => valueKindOf(scanned.column) !== undefined && lengthFits(scanned, d))
        .map((detector) => ({
          scanned,
          detector,
          header: detector.header.test(scanned.column.name) || detector.header.test(scanned.column.title),
        }))
        .filter((pair) => pair.header || mayStandAlone(pair)),
    );

/** SQL: the value passes the detector's strongest test. */
export const validTest = (detector: Detector, text: string, today: string): string => {
  if (detector.format === undefined) return 'true';
  return detector.valid === undefined
    ? detector.format(text)
    : `CASE WHEN ${detector.format(text)} THEN ${detector.valid(text, today)} ELSE false END`;
};

/** SQL: there is a value, and none that stands for "missing". */
const presentTest = (column: TableColumn): string => {
  const some = `${ident(column.name)} IS NOT NULL`;
  return kindOf(column.type) === 'text' ? `${some} AND NOT ${isPlaceholder(textOf(column))}` : some;
};

const formTest = (pair: Pair): string => {
  const { column } = pair.scanned;
  return `${presentTest(column)} AND ${pair.detector.format?.(textOf(column)) ?? 'false'}`;
};

const strongTest = (pair: Pair, today: string): string => {
  const { column } = pair.scanned;
  return `${presentTest(column)} AND ${validTest(pair.detector, textOf(column), today)}`;
};

type Counted = { readonly pair: Pair; readonly evidence: ClassEvidence };

/** Three rounds, so that the costly predicates run only where the cheap ones found something: present, of the form, valid. */
const gatherEvidence = async (
  source: Source,
  from: string,
  pairs: readonly Pair[],
  today: string,
): Promise<Counted[]> => {
  const columns = [...new Set(pairs.map((pair) => pair.scanned.column))];
  const [sampleRows, ...present] = await countWhere(source, from, columns.map(presentTest));
  const formed = pairs.filter((pair) => pair.detector.format !== undefined);
  const [, ...forms] = await countWhere(source, from, formed.map(formTest));
  const strong = formed.filter((pair, i) => pair.detector.valid !== undefined && (forms[i] ?? 0) > 0);
  const [, ...valids] = await countWhere(
    source,
    from,
    strong.map((pair) => strongTest(pair, today)),
  );
  return pairs.map((pair) => {
    const matched = forms[formed.indexOf(pair)] ?? 0;
    const valid = pair.detector.valid === undefined ? matched : (valids[strong.indexOf(pair)] ?? 0);
    return {
      pair,
      evidence: {
        checked: present[columns.indexOf(pair.scanned.column)] ?? 0,
        matched,
        valid,
        header: pair.header,
        sampleRows,
      },
    };
  });
};

/** Rows that classes without a heading are tried on first: most of the costly forms are ruled out by these. */
const probeRowsMax = 1_000;

/** A class that a column has needs this share of what the detector asks; in the first rows half of it will do. */
const probeSlack = 0.5;

/** Rarer classes than this are not ruled out by a few rows. */
const probeShareMin = 0.2;

const probeTable = 'corridor_probe';

/** A few rows of the sample, the same ones each time. */
const drawProbe = async (source: Source, sample: string): Promise<string> => {
  const [counted] = await source.rows<{ n: unknown }>(`SELECT count(*) AS n FROM ${sample}`);
  const every = Math.round(toCount(counted?.n) / probeRowsMax);
  if (every <= 1) return sample;
  await source.run(
    `CREATE OR REPLACE TEMP TABLE ${probeTable} AS SELECT * FROM ${sample} WHERE hash(${rowColumn}, 1) % ${every} = 0`,
  );
  return probeTable;
};

/** Leaves out pairs that the first rows rule out. */
const ruleOut = async (source: Source, probe: string, pairs: readonly Pair[], today: string): Promise<Pair[]> => {
  const doubtful = pairs.filter((pair) => !pair.header && (pair.detector.alone ?? 0) >= probeShareMin);
  const counted = await gatherEvidence(source, probe, doubtful, today);
  const out = counted.filter(
    ({ pair, evidence }) => evidence.valid < probeSlack * (pair.detector.alone ?? 0) * evidence.checked,
  );
  const ruledOut = new Set(out.map(({ pair }) => pair));
  return pairs.filter((pair) => !ruledOut.has(pair));
};

type Judged = { readonly name: string; readonly order: number; readonly class: ColumnClass };

const judge = ({ pair, evidence }: Counted): Judged[] => {
  const verdict = decide(pair.detector, evidence);
  if (verdict === null) return [];
  const { id } = pair.detector;
  const found = { id, level: classLevel(id), evidence, ...verdict };
  return [{ name: pair.scanned.column.name, order: detectors.indexOf(pair.detector), class: found }];
};

/**
 * The class of each column that has one, by column name: what is most certain, and among equals what stands first in the catalogue; then
 * what the columns beside it tell (beside.ts).
 * Looks at the rows of the sample; `today` (YYYY-MM-DD) bounds dates of birth.
 */
export const detectClasses = async (
  source: Source,
  scan: Scan,
  sample: string,
  today: string,
): Promise<Map<string, ColumnClass>> => {
  const probe = await drawProbe(source, sample);
  const pairs = await ruleOut(source, probe, pairsOf(scan), today);
  const counted = await gatherEvidence(source, sample, pairs, today);
  const judged = counted.flatMap(judge);
  judged.sort((a, b) => b.class.confidence - a.class.confidence || a.order - b.order);
  const known = new Map([...judged].reverse().map((found) => [found.name, found.class]));
  return new Map([...known, ...(await inferBeside(source, probe, scan, known))]);
};
