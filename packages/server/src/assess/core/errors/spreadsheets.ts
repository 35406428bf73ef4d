import type { Bilingual } from '#kernel';
import { literal, type Source } from '../sql.ts';
import { dictionary, wrongValues } from './dictionary.ts';

/** Spreadsheets keep this many digits of a number and make the rest noughts. */
const digitsKept = 15;

/** Fewer values show no custom. */
const valuesMin = 10;

/** Share up to which values may be damaged; a column with more of them is one of such things. */
const damagedShareMax = 0.3;

/** Identifiers have this many digits at least before a spreadsheet writes them as powers of ten. */
const longDigitsMin = 11;

/** Codes have one length in this share of the column, … */
const widthShareMin = 0.6;

/** … and of those this share begins with a nought, else none was lost. */
const leadingShareMin = 0.005;

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';

type Damage = {
  readonly when: string;
  readonly where: string;
  readonly reason: Bilingual;
  readonly confidence: number;
};

/** SQL: the sum over cells of the column for which a condition holds. */
const cells = (condition: string): string => `sum(CASE WHEN ${condition} THEN n ELSE 0 END) OVER (PARTITION BY c)`;

const isPower = `regexp_full_match(v, '[0-9]([.][0-9]+)?[eE][+]?[0-9]{2}')`;
const isDay = `regexp_full_match(v, '[0-9]{1,2}-(${months})|(${months})-[0-9]{2}|[0-9]{1,2}月[0-9]{1,2}日')`;
const isRounded = `regexp_full_match(v, '[0-9]{${digitsKept}}0{2,}')`;
const isLong = `regexp_full_match(v, '[0-9]{${longDigitsMin},}[0-9Xx]?|[A-Za-z]*[0-9]{${longDigitsMin},}')`;

const kinds: readonly Damage[] = [
  {
    when: isPower,
    where: `bad <= ${damagedShareMax} * total OR ${cells(isLong)} > 0`,
    reason: {
      zh: '编号被表格软件写成科学计数，尾数已丢失',
      en: 'an identifier that a spreadsheet wrote as a power of ten; its last digits are lost',
    },
    confidence: 0.95,
  },
  {
    when: isDay,
    where: `bad <= ${damagedShareMax} * total`,
    reason: { zh: '代码被表格软件改成了日期', en: 'a code that a spreadsheet took for a date' },
    confidence: 0.9,
  },
  {
    when: isRounded,
    where: `bad <= ${damagedShareMax} * total AND ${cells(`length(v) > ${digitsKept} AND ${isLong}`)} >= 0.5 * total`,
    reason: {
      zh: '编号超过 15 位，表格软件把其后各位改成了 0',
      en: 'an identifier of more than 15 digits; a spreadsheet made the rest noughts',
    },
    confidence: 0.9,
  },
];

const findKind = (source: Source, { when, where, reason, confidence }: Damage): Promise<void> =>
  source.run(
    `INSERT INTO ${wrongValues} SELECT c, v, 'spreadsheet', ${literal(reason.zh)}, ${literal(reason.en)}, ${confidence} FROM (` +
      `SELECT *, (${where}) AS holds FROM (SELECT *, ${when} AS damaged, ${cells(when)} AS bad, sum(n) OVER (PARTITION BY c) AS total FROM ${dictionary})) ` +
      `WHERE damaged AND total >= ${valuesMin} AND holds`,
  );

/** Digits one or more short of the length that codes of the column have, some of which begin with a nought. */
const findShortened = (source: Source): Promise<void> =>
  source.run(
    `INSERT INTO ${wrongValues} SELECT c, v, 'spreadsheet', '编码应为 ' || width || ' 位，前面的 0 已丢失', ` +
      `'codes have ' || width || ' digits here; a leading nought was lost', round(least(0.95, sure), 2) FROM (` +
      `SELECT *, ${cells('length(v) = width')} / total AS sure, ${cells(`length(v) = width AND v LIKE '0%'`)} AS led FROM (SELECT *, arg_max(length(v), w) OVER (PARTITION BY c) AS width FROM ` +
      `(SELECT *, sum(n) OVER (PARTITION BY c) AS total, sum(n) OVER (PARTITION BY c, length(v)) AS w FROM ${dictionary} WHERE regexp_full_match(v, '[0-9]+')))) ` +
      `WHERE length(v) < width AND length(v) >= width - 3 AND width >= 3 AND sure >= ${widthShareMin} AND total >= ${valuesMin} ` +
      `AND led >= greatest(1, ${leadingShareMin} * total) AND v NOT LIKE '0%'`,
  );

/** Finds codes that a spreadsheet took for numbers or dates: `5.5E+15`, `1-Mar`, digits rounded to `…000`, leading noughts lost. */
export const findSpreadsheetDamage = async (source: Source): Promise<void> => {
  for (const kind of kinds) await findKind(source, kind);
  await findShortened(source);
};
