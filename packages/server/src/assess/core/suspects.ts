import {
  type ColumnClass,
  type Dependency,
  type Suspect,
  type SuspectCount,
  type SuspectRule,
  suspectRules,
  type Table,
  type TableColumn,
} from '../model.ts';
import { isPlaceholder, kindOf, rowHash, trimmedAscii } from './aggregates.ts';
import { type Detector, detectors } from './detectors/catalogue.ts';
import { textOf, validTest } from './detectors/detect.ts';
import { rowsOfWrong } from './errors/dictionary.ts';
import { findErrors } from './errors/errors.ts';
import type { Flag } from './errors/flag.ts';
import { uniqueColumns } from './keys.ts';
import type { Scan, ScannedColumn } from './profile.ts';
import { ident, literal, rowColumn, type Source, tableView, toCount } from './sql.ts';
import { type Misfits, presentText, readsAs } from './types.ts';

/** The engine's table that holds every flagged cell while the session lives. */
const suspectTable = 'corridor_suspect';

/** Longest value kept with a flagged cell: enough to recognise it. */
const valueLengthMax = 200;

/** A class whose form this share of the values has; only then is a value without it a mistake and not another kind of thing. */
const formShareMin = 0.8;

/** The same for the checksum among values of the form. */
const checksumShareMin = 0.5;

/** Never quite certain: even a column that is otherwise right may mean this value. */
const confidenceOf = (right: number, all: number): number =>
  Math.min(0.99, Math.round((all === 0 ? 0 : right / all) * 100) / 100);

const rowsWhere = (value: string, predicate: string): string =>
  `SELECT ${rowColumn} AS r, ${value} AS v FROM ${tableView} WHERE ${predicate}`;

const typeFlag = (column: TableColumn, misfits: Misfits, present: number): Flag => {
  const text = `trim(${ident(column.name)})`;
  const words = misfits.expected === 'number' ? { zh: '数字', en: 'a number' } : { zh: '日期', en: 'a date' };
  return {
    rule: 'wrong_type',
    column: column.name,
    from: rowsWhere(ident(column.name), `${presentText(column)} AND NOT ${readsAs(misfits.expected, text)}`),
    reason: {
      zh: `本列其余值都是${words.zh}，此值不是`,
      en: `the other values of this column are ${words.en}, this one is not`,
    },
    confidence: confidenceOf(present - misfits.count, present),
  };
};

/** SQL: the value as the detectors read it, and that there is one; blanks outside ASCII are looked for only where they can be. */
const readingOf = ({ column, beyondAscii }: ScannedColumn): { readonly text: string; readonly present: string } => {
  const some = `${ident(column.name)} IS NOT NULL`;
  if (kindOf(column.type) !== 'text') return { text: textOf(column), present: some };
  const text = beyondAscii ? textOf(column) : trimmedAscii(ident(column.name));
  return { text, present: `${some} AND NOT ${isPlaceholder(text)}` };
};

const formFlag = (scanned: ScannedColumn, detector: Detector, found: ColumnClass): Flag => {
  const { text, present } = readingOf(scanned);
  return {
    rule: 'format',
    column: scanned.column.name,
    from: rowsWhere(text, `${present} AND NOT ${detector.format?.(text) ?? 'true'}`),
    reason: {
      zh: `不符合${detector.name.zh}的格式`,
      en: `not in the form of: ${detector.name.en}`,
    },
    confidence: confidenceOf(found.evidence.matched, found.evidence.checked),
  };
};

const checksumFlag = (scanned: ScannedColumn, detector: Detector, found: ColumnClass, today: string): Flag => {
  const { text, present } = readingOf(scanned);
  const formed = detector.format?.(text) ?? 'false';
  return {
    rule: 'checksum',
    column: scanned.column.name,
    from: rowsWhere(text, `${present} AND ${formed} AND NOT ${validTest(detector, text, today)}`),
    reason: {
      zh: `${detector.name.zh}的校验码或编码结构有误`,
      en: `wrong check digit or structure: ${detector.name.en}`,
    },
    confidence: confidenceOf(found.evidence.valid, found.evidence.matched),
  };
};

/** Rules that a column's class puts on its cells; its form counts as known only when most values have it. */
const classRules = (found: ColumnClass | undefined): SuspectRule[] => {
  const detector = detectors.find((d) => d.id === found?.id);
  if (found?.accepted !== true || detector?.strict !== true) return [];
  const { checked, matched, valid } = found.evidence;
  const form: SuspectRule[] = matched > 0 && matched >= formShareMin * checked ? ['format'] : [];
  return detector.checksum && matched > 0 && valid >= checksumShareMin * matched ? [...form, 'checksum'] : form;
};

/** The rules that are applied to each column's cells, by column name. */
export const checksOf = (
  scan: Scan,
  classes: ReadonlyMap<string, ColumnClass>,
  misfits: ReadonlyMap<string, Misfits>,
): Map<string, readonly SuspectRule[]> => {
  const unique = new Set(uniqueColumns(scan).map((c) => c.column.name));
  return new Map(
    scan.columns.map((c) => {
      const kind = kindOf(c.column.type);
      const { name } = c.column;
      const rules: SuspectRule[] = [
        ...(misfits.has(name) ? (['wrong_type'] as const) : []),
        ...classRules(classes.get(name)),
        ...(kind === 'double' ? (['not_finite'] as const) : []),
        ...(kind === 'text' ? (['garbled'] as const) : []),
        ...(unique.has(name) ? (['duplicate_key'] as const) : []),
      ];
      return [name, rules];
    }),
  );
};

const classFlags = (scanned: ScannedColumn, found: ColumnClass, today: string): Flag[] => {
  const detector = detectors.find((d) => d.id === found.id);
  if (detector === undefined) return [];
  return classRules(found).map((rule) =>
    rule === 'format' ? formFlag(scanned, detector, found) : checksumFlag(scanned, detector, found, today),
  );
};

const keyFlag = (column: TableColumn, distinct: number, count: number): Flag => ({
  rule: 'duplicate_key',
  column: column.name,
  from:
    `SELECT r, v FROM (SELECT ${rowColumn} AS r, CAST(${ident(column.name)} AS VARCHAR) AS v, ` +
    `row_number() OVER (PARTITION BY ${ident(column.name)} ORDER BY ${rowColumn}) AS k FROM ${tableView} ` +
    `WHERE ${ident(column.name)} IS NOT NULL) WHERE k > 1`,
  reason: { zh: '标识列中的值与前面某行重复', en: 'repeats the identifier of an earlier row' },
  confidence: confidenceOf(distinct, count),
});

const rowFlag = (columns: readonly TableColumn[]): Flag => ({
  rule: 'duplicate_row',
  column: '',
  from:
    `SELECT r, NULL AS v FROM (SELECT ${rowColumn} AS r, row_number() OVER (PARTITION BY ${rowHash(columns)} ` +
    `ORDER BY ${rowColumn}) AS k FROM ${tableView}) WHERE k > 1`,
  reason: { zh: '整行与前面某行完全相同', en: 'the whole row equals an earlier one' },
  confidence: 0.99,
});

const valueFlags = (scan: Scan): Flag[] =>
  scan.columns.flatMap((c) => {
    const name = ident(c.column.name);
    const base = { column: c.column.name, confidence: 0.99 };
    return [
      ...(c.notFinite > 0
        ? [
            {
              ...base,
              rule: 'not_finite' as const,
              from: rowsWhere(`CAST(${name} AS VARCHAR)`, `NOT isfinite(${name})`),
              reason: { zh: '不是有限的数', en: 'is not a finite number' },
            },
          ]
        : []),
      ...(c.garbled > 0
        ? [
            {
              ...base,
              rule: 'garbled' as const,
              from: rowsWhere(name, `contains(${name}, chr(65533))`),
              reason: { zh: '含有无法解码的字符', en: 'has characters that could not be decoded' },
            },
          ]
        : []),
    ];
  });

const flagsOf = (
  scan: Scan,
  classes: ReadonlyMap<string, ColumnClass>,
  misfits: ReadonlyMap<string, Misfits>,
  today: string,
): Flag[] => {
  const perColumn = scan.columns.flatMap((c) => {
    const misfit = misfits.get(c.column.name);
    const found = classes.get(c.column.name);
    return [
      ...(misfit !== undefined && misfit.count > 0 ? [typeFlag(c.column, misfit, c.count - c.placeholders)] : []),
      ...(found === undefined ? [] : classFlags(c, found, today)),
    ];
  });
  const keys = uniqueColumns(scan).filter((c) => c.distinct < c.count);
  return [
    ...perColumn,
    ...valueFlags(scan),
    ...keys.map((c) => keyFlag(c.column, c.distinct, c.count)),
    ...(scan.duplicateRows > 0 ? [rowFlag(scan.columns.map((c) => c.column))] : []),
  ];
};

const insertFlag = (source: Source, flag: Flag): Promise<void> =>
  source.run(
    `INSERT INTO ${suspectTable} SELECT r, ${literal(flag.column)}, left(v, ${valueLengthMax}), ${literal(flag.rule)}, ` +
      `${literal(flag.reason.zh)}, ${literal(flag.reason.en)}, ${flag.confidence}, ` +
      `${flag.isOne === true ? 'row_number() OVER (ORDER BY r) > 1' : 'false'} FROM (${flag.from})`,
  );

/** A cell is flagged once: by the rule that stands first among `suspectRules`, and there by the surest reason. */
const keepOneEach = async (source: Source): Promise<void> => {
  const order = `list_position([${suspectRules.map(literal).join(', ')}], rule)`;
  await source.run(
    `CREATE OR REPLACE TABLE ${suspectTable} AS SELECT * FROM ${suspectTable} ` +
      `QUALIFY row_number() OVER (PARTITION BY r, c ORDER BY ${order}, confidence DESC, en) = 1`,
  );
};

/**
 * Flags cells over the whole table: values of another type than the column's others, misses of a known form or checksum, numbers that are
 * none, undecodable characters, repeats of a row or an identifier. Missing values are no suspects; they are counted by completeness.
 */
export const flagSuspects = async (
  source: Source,
  { table, scan }: { readonly table: Table; readonly scan: Scan },
  classes: ReadonlyMap<string, ColumnClass>,
  misfits: ReadonlyMap<string, Misfits>,
  today: string,
): Promise<{ readonly suspects: SuspectCount[]; readonly dependencies: readonly Dependency[] }> => {
  await source.run(
    `CREATE OR REPLACE TABLE ${suspectTable} (r BIGINT, c VARCHAR, v VARCHAR, rule VARCHAR, zh VARCHAR, en VARCHAR, confidence DOUBLE, stood_for BOOLEAN)`,
  );
  for (const flag of flagsOf(scan, classes, misfits, today)) await insertFlag(source, flag);
  const known = new Set([...classes].filter(([, found]) => classRules(found).length > 0).map(([name]) => name));
  const found = await findErrors(source, {
    table,
    scan,
    known,
    almost: new Set(misfits.keys()),
    flagged: suspectTable,
  });
  for (const flag of found.flags) await insertFlag(source, flag);
  for (const column of found.columns)
    await source.run(
      `INSERT INTO ${suspectTable} SELECT r, ${literal(column.name)}, left(v, ${valueLengthMax}), rule, zh, en, confidence, false FROM (${rowsOfWrong(column)})`,
    );
  for (const flag of found.later) await insertFlag(source, flag);
  await keepOneEach(source);
  const rows = await source.rows<{ rule: SuspectRule; c: string; n: unknown }>(
    `SELECT rule, c, count(*) AS n FROM ${suspectTable} WHERE NOT stood_for GROUP BY ALL ORDER BY rule, c`,
  );
  const suspects = rows.map((row) => ({ rule: row.rule, column: row.c, count: toCount(row.n) }));
  return { suspects, dependencies: found.dependencies };
};

type SuspectRow = {
  r: unknown;
  c: string;
  v: string | null;
  rule: SuspectRule;
  zh: string;
  en: string;
  confidence: number;
};

/** Reads flagged cells in the order of rows, one where one stands for all of its column: at most `limit` from `offset` on. */
export const readSuspects = async (source: Source, offset: number, limit: number): Promise<Suspect[]> => {
  const rows = await source.rows<SuspectRow>(
    `SELECT * FROM ${suspectTable} WHERE NOT stood_for ORDER BY r, c, rule LIMIT ${limit} OFFSET ${offset}`,
  );
  return rows.map((row) => ({
    row: toCount(row.r),
    column: row.c,
    value: row.v,
    rule: row.rule,
    reason: { zh: row.zh, en: row.en },
    confidence: row.confidence,
  }));
};

/** Writes all flagged cells as CSV (UTF-8, header `row,column,value,rule,reason,confidence`), columns under their titles. */
export const writeSuspectsCsv = async (
  source: Source,
  columns: readonly TableColumn[],
  options: { readonly path: string; readonly language: 'zh' | 'en' },
): Promise<void> => {
  const titles = columns.filter((column) => column.title !== column.name);
  const title =
    titles.length === 0
      ? 'c'
      : `CASE c ${titles.map((column) => `WHEN ${literal(column.name)} THEN ${literal(column.title)}`).join(' ')} ELSE c END`;
  await source.run(
    `COPY (SELECT r AS "row", ${title} AS "column", v AS "value", rule, ${options.language} AS reason, confidence ` +
      `FROM ${suspectTable} ORDER BY r, c, rule) TO ${literal(options.path)} (FORMAT csv, HEADER true)`,
  );
};
