import { looksLike } from '../cells.ts';
import type { Dialect } from '../dialect.ts';
import { learn, type Profile } from './profile.ts';
import type { Found } from './records.ts';
import { type RepairKind, repairRecord } from './repair.ts';

/** How a text is to be read. */
export type MendPlan = {
  readonly dialect: Dialect;
  readonly linesAbove: number;
  /** Records above the data, for the number of a row in a refusal. */
  readonly rowsAbove: number;
  readonly width: number;
  readonly heading: readonly string[];
};

/** Another table further down. */
export type FurtherTable = { readonly line: number; readonly heading: readonly string[]; readonly rows: number };

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

type State = {
  rows: number;
  repairedCount: number;
  blankRows: number;
  afterBlank: boolean;
  readonly repaired: { row: number; kind: RepairKind }[];
  readonly notes: string[];
  readonly tables: { line: number; heading: readonly string[]; rows: number }[];
};

/** Takes records one by one and says what is written of each. */
export const createMender = (plan: MendPlan) => {
  const { width, dialect, heading, rowsAbove } = plan;
  const state: State = { rows: 0, repairedCount: 0, blankRows: 0, afterBlank: false, repaired: [], notes: [], tables: [] };
  let held: (Found & { line: number })[] = [];
  let profile: Profile | undefined;
  let broken: Broken | undefined;
  const isWhole = ({ reading }: Found): boolean =>
    !reading.open && reading.faults === 0 && reading.fields.length === width;
  const emit = (fields: readonly string[]): string => {
    const blank = width === 1 ? '' : csvLine(Array<string>(width).fill('')).repeat(state.blankRows);
    state.rows += 1 + (width === 1 ? 0 : state.blankRows);
    state.blankRows = 0;
    state.afterBlank = false;
    return blank + csvLine(fields);
  };
  const fail = ({ reading }: Found): string => {
    const row = rowsAbove + state.rows + state.blankRows + 1;
    broken ??= { row, expected: width, found: reading.fields.length, open: reading.open };
    return '';
  };
  const note = (text: string, found: Found): string => {
    if (state.notes.length >= toldMax) return fail(found);
    state.notes.push(text.slice(0, noteLengthMax));
    return '';
  };
  const begin = (line: number, found: Found): string => {
    if (state.tables.length >= toldMax) return fail(found);
    state.tables.push({ line, heading: found.reading.fields.slice(0, headingToldMax), rows: 0 });
    return '';
  };
  const repair = (found: Found): string => {
    const known = profile !== undefined && profile.records >= evidenceMin ? profile : undefined;
    const whole = known === undefined ? undefined : repairRecord(found.text, dialect, known);
    if (whole !== undefined && !(whole.kind === 'filled_up' && isRemark(found.reading.fields, width))) {
      state.repairedCount += 1;
      if (state.repairedCount > Math.min(repairedMax, Math.max(evidenceMin, state.rows * repairedShareMax + evidenceMin)))
        return fail(found);
      if (state.repaired.length < listedMax)
        state.repaired.push({ row: rowsAbove + state.rows + state.blankRows + 1, kind: whole.kind });
      return emit(whole.fields);
    }
    return isRemark(found.reading.fields, width) ? note(found.reading.fields[0] ?? '', found) : fail(found);
  };
  const take = (found: Found & { line: number }): string => {
    const { fields } = found.reading;
    const table = state.tables.at(-1);
    if (found.text === '' && width > 1) {
      state.afterBlank = true;
      return '';
    }
    if (isBlank(fields) && width > 1) {
      state.blankRows += 1;
      state.afterBlank = true;
      return '';
    }
    if (repeatsHeading(fields, heading)) return begin(found.line, found);
    if (table !== undefined) {
      table.rows += 1;
      return '';
    }
    if (isWhole(found)) return emit(fields);
    const isOther = state.afterBlank && filledOf(fields).length > 1 && !found.reading.open && fields.length !== width;
    return isOther && (profile === undefined || repairRecord(found.text, dialect, profile) === undefined)
      ? begin(found.line, found)
      : repair(found);
  };
  const settle = (): string => {
    profile = learn(
      held.filter(isWhole).map(({ reading }) => reading.fields),
      width,
    );
    const text = held.map(take).join('');
    held = [];
    return text;
  };
  return {
    /** Takes a record; gives what is to be written now. */
    add(found: Found & { line: number }): string {
      if (profile !== undefined) return take(found);
      held.push(found);
      return held.length < learntRecordsMax ? '' : settle();
    },
    end: (): string => (profile === undefined ? settle() : ''),
    broken: (): Broken | undefined => broken,
    facts: (): MendFacts => ({
      rows: state.rows,
      repaired: state.repaired,
      repairedCount: state.repairedCount,
      blankRows: state.blankRows,
      notes: state.notes,
      tables: state.tables,
    }),
  };
};
