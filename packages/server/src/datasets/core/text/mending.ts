import { looksLike } from '../cells.ts';
import type { Dialect } from '../dialect.ts';
import { learn, type Profile } from './profile.ts';
import type { Found } from './records.ts';
import { type Repair, type RepairKind, repairRecord } from './repair.ts';

/** How a text is to be read. */
export type MendPlan = {
  readonly dialect: Dialect;
  readonly linesAbove: number;
  /** Records above the data, for the number of a row in a refusal. */
  readonly rowsAbove: number;
  readonly width: number;
  /** Fields of the rows; fewer than the width where the heading names columns that no row has. */
  readonly rowWidth: number;
  readonly heading: readonly string[];
};

/** Another table further down. */
export type FurtherTable = {
  readonly line: number;
  readonly heading: readonly string[];
  readonly width: number;
  readonly rows: number;
};

/** What was found and done; rows count from 1, the heading included. */
export type MendFacts = {
  readonly rows: number;
  readonly repaired: readonly { readonly row: number; readonly kind: RepairKind }[];
  readonly repairedCount: number;
  readonly blankRows: number;
  readonly notes: readonly string[];
  readonly tables: readonly FurtherTable[];
};

/** What came of it: the facts, or the row that nobody can make whole. */
export type Mended = MendFacts | { readonly broken: Broken };

/** A row that does not read by the rules. */
export type Broken = {
  readonly row: number;
  readonly expected: number;
  readonly found: number;
  readonly open: boolean;
  readonly tooLong?: boolean;
};

/** Records from which the columns are learnt. */
const learntRecordsMax = 1_000;

/** And not more than this, characters, so that long records do not fill the memory. */
const learntLengthMax = 4_000_000;

/** Fewer whole records than this say nothing about a broken one. */
const evidenceMin = 10;

/** A text of which more rows are broken is of another kind than we think. */
const repairedShareMax = 0.2;

/** Repaired rows that are listed; the rest is counted. */
const listedMax = 100;

/** Notes and further tables that are told of. */
const toldMax = 20;
const noteLengthMax = 500;
const headingToldMax = 50;

/** Rows repaired in one text at most; each is tried in hundreds of ways. */
const repairedMax = 10_000;

const isBlank = (fields: readonly string[]): boolean => fields.every((field) => field.trim() === '');

const filledOf = (fields: readonly string[]): string[] => fields.filter((field) => field.trim() !== '');

/** A record is one of few texts and not of numbers: a remark between or below the rows. */
const isRemark = (fields: readonly string[], width: number): boolean => {
  const [only, ...others] = filledOf(fields);
  return width > 1 && fields.length === 1 && others.length === 0 && looksLike(only ?? '') === 'text';
};

/** Where the heading stands again, or most of it, the same table or a narrower one begins anew. */
const repeatsHeading = (fields: readonly string[], heading: readonly string[]): boolean => {
  const names = filledOf(fields);
  if (names.length < 2 || heading.length < 2) return false;
  const same = fields.filter((field, i) => field.trim() !== '' && field.trim() === heading[i]?.trim()).length;
  return same >= names.length * 0.8 && same >= filledOf(heading).length * 0.6;
};

const csvCell = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A record as the strict reader takes it; one empty cell alone would be no line at all. */
export const csvLine = (fields: readonly string[]): string =>
  fields.length === 1 && fields[0] === '' ? '""\n' : `${fields.map(csvCell).join(',')}\n`;

/** A text that is being read: what is known and what has become of it so far. */
type Mending = {
  readonly plan: MendPlan;
  profile: Profile | undefined;
  broken: Broken | undefined;
  rows: number;
  repairedCount: number;
  /** Repairs that could have gone another way. */
  guessed: number;
  /** Blank rows seen since the last row; they count only when another one follows. */
  blankRows: number;
  afterBlank: boolean;
  readonly repaired: { row: number; kind: RepairKind }[];
  readonly notes: string[];
  readonly tables: (FurtherTable & { rows: number })[];
};

type Placed = Found & { readonly line: number };

const isWhole = ({ reading }: Found, { rowWidth }: MendPlan): boolean =>
  !reading.open && reading.faults === 0 && reading.fields.length === rowWidth;

/** Columns that only the heading has stay empty. */
const filledUp = (fields: readonly string[], { width, rowWidth }: MendPlan): readonly string[] =>
  rowWidth === width ? fields : [...fields, ...Array<string>(width - rowWidth).fill('')];

const rowNumber = ({ plan, rows, blankRows }: Mending): number => plan.rowsAbove + rows + blankRows + 1;

const emit = (mending: Mending, fields: readonly string[]): string => {
  const blank = csvLine(Array<string>(mending.plan.width).fill('')).repeat(mending.blankRows);
  mending.rows += 1 + mending.blankRows;
  mending.blankRows = 0;
  mending.afterBlank = false;
  return blank + csvLine(fields);
};

const fail = (mending: Mending, { reading }: Found): string => {
  mending.broken ??= {
    row: rowNumber(mending),
    expected: mending.plan.width,
    found: reading.fields.length,
    open: reading.open,
  };
  return '';
};

const note = (mending: Mending, found: Found): string => {
  if (mending.notes.length >= toldMax) return fail(mending, found);
  mending.notes.push((found.reading.fields[0] ?? '').slice(0, noteLengthMax));
  return '';
};

const beginTable = (mending: Mending, { line, ...found }: Placed): string => {
  if (mending.tables.length >= toldMax) return fail(mending, found);
  const { fields } = found.reading;
  mending.tables.push({ line, heading: fields.slice(0, headingToldMax), width: fields.length, rows: 0 });
  mending.afterBlank = false;
  return '';
};

const repairOf = ({ profile, plan }: Mending, found: Found): Repair | undefined =>
  profile === undefined || profile.records < evidenceMin ? undefined : repairRecord(found.text, plan.dialect, profile);

const takeBroken = (mending: Mending, found: Found): string => {
  const { fields, open } = found.reading;
  const { width } = mending.plan;
  const repair = repairOf(mending, found);
  const remark = isRemark(fields, width);
  if (repair === undefined || (repair.kind === 'filled_up' && remark))
    return remark ? note(mending, found) : fail(mending, found);
  mending.repairedCount += 1;
  // Where the fields come out right by themselves there is no guess that could be wrong.
  if (open || fields.length !== width) mending.guessed += 1;
  if (mending.guessed > Math.min(repairedMax, mending.rows * repairedShareMax + evidenceMin))
    return fail(mending, found);
  if (mending.repaired.length < listedMax) mending.repaired.push({ row: rowNumber(mending), kind: repair.kind });
  return emit(mending, repair.fields);
};

const takeBlank = (mending: Mending, found: Found): string => {
  if (found.text !== '') mending.blankRows += 1;
  mending.afterBlank = true;
  return '';
};

/** Rows of a further table are counted; behind a blank line one of another width begins the next. */
const takeBelow = (mending: Mending, found: Placed, table: Mending['tables'][number]): string => {
  const { fields } = found.reading;
  const isNext = mending.afterBlank && filledOf(fields).length > 1 && fields.length !== table.width;
  if (isNext && mending.tables.length < toldMax) return beginTable(mending, found);
  mending.afterBlank = false;
  if (fields.length > 1 || table.width === 1) table.rows += 1;
  return '';
};

/** Half of a column's cells: then it is one of numbers or dates, whatever else stands in it. */
const typedShareMin = 0.5;

/** Whether a row of the table's width names other columns: texts, all different, wherever the rows have numbers or dates. */
const isHeadingOf = ({ profile }: Mending, fields: readonly string[]): boolean => {
  if (profile === undefined) return false;
  const typed = profile.columns.flatMap(({ kinds }, i) => {
    const counted = (kinds.get('number') ?? 0) + (kinds.get('date') ?? 0);
    return counted >= profile.records * typedShareMin ? [i] : [];
  });
  const names = filledOf(fields);
  const areTexts = names.every((name) => looksLike(name) === 'text') && new Set(names).size === names.length;
  return areTexts && names.length > 1 && typed.some((i) => (fields[i] ?? '').trim() !== '');
};

const take = (mending: Mending, found: Placed): string => {
  const { plan, tables, afterBlank } = mending;
  const { fields, open } = found.reading;
  if (plan.width > 1 && isBlank(fields)) return takeBlank(mending, found);
  if (repeatsHeading(fields, plan.heading)) return beginTable(mending, found);
  const table = tables.at(-1);
  if (table !== undefined) return takeBelow(mending, found, table);
  if (isWhole(found, plan)) {
    const isOther = afterBlank && isHeadingOf(mending, fields);
    return isOther ? beginTable(mending, found) : emit(mending, filledUp(fields, plan));
  }
  const isOther = afterBlank && !open && filledOf(fields).length > 1;
  return isOther && repairOf(mending, found) === undefined ? beginTable(mending, found) : takeBroken(mending, found);
};

/** Takes records one by one and says what is written of each. The first thousand are held back to learn from. */
export const createMender = (plan: MendPlan) => {
  const mending: Mending = {
    plan,
    profile: undefined,
    broken: undefined,
    rows: 0,
    repairedCount: 0,
    guessed: 0,
    blankRows: 0,
    afterBlank: false,
    repaired: [],
    notes: [],
    tables: [],
  };
  let held: Placed[] = [];
  let heldLength = 0;
  const settle = (): string => {
    const whole = held.filter((found) => isWhole(found, plan));
    mending.profile = learn(
      whole.map(({ reading }) => filledUp(reading.fields, plan)),
      plan.width,
    );
    const text = held.map((found) => take(mending, found)).join('');
    held = [];
    return text;
  };
  return {
    /** Takes a record; gives what is to be written now. */
    add(found: Placed): string {
      if (mending.profile !== undefined) return take(mending, found);
      held.push(found);
      heldLength += found.text.length;
      return held.length < learntRecordsMax && heldLength < learntLengthMax ? '' : settle();
    },
    end: (): string => (mending.profile === undefined ? settle() : ''),
    broken: (): Broken | undefined => mending.broken,
    facts: (): MendFacts => {
      const { rows, repaired, repairedCount, blankRows, notes, tables } = mending;
      return { rows, repaired, repairedCount, blankRows, notes, tables };
    },
  };
};
