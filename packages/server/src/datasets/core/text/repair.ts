import type { Dialect } from '../dialect.ts';
import { fitOf, type Profile } from './profile.ts';
import { readRecord } from './records.ts';

/** What was done to a record that did not read by the rules. */
export type RepairKind =
  | 'quote_taken_literally'
  | 'separator_dropped'
  | 'separator_added'
  | 'fields_joined'
  | 'other_separator'
  | 'filled_up';

/** A record made whole. */
export type Repair = { readonly fields: readonly string[]; readonly kind: RepairKind };

type Candidate = Repair & Pick<Draft, 'cut'> & { readonly score: number };

/** A repair on the way: what was done before fields were counted costs on its own. */
type Draft = Repair & {
  readonly before?: RepairKind | undefined;
  /** The field that was cut in two, and what it was. */
  readonly cut?: { readonly at: number; readonly whole: readonly string[] };
};

/** What an explanation costs beside how ill its cells fit: rarer mishaps cost more. */
const costs: Readonly<Record<RepairKind, number>> = {
  separator_dropped: 1,
  quote_taken_literally: 1,
  other_separator: 2,
  separator_added: 2,
  fields_joined: 3,
  filled_up: 3,
};

/** Two different readings this near to each other leave it open which is right. */
const marginMin = 0.5;

/** Opening quotes of one record that are tried one by one. */
const quotesTriedMax = 40;

/** Places at which a cell of a record is tried to be cut. */
const cutsTriedMax = 60;

/** Other separators under which a line of its own dialect is tried. */
const otherDelimiters = [' ', '\t', ';', '|', ','];

type Start = { readonly fields: readonly string[]; readonly kind: RepairKind | undefined; readonly glue: string };

/** Readings of the record as a whole, before fields are counted. */
const startsOf = (text: string, dialect: Dialect): Start[] => {
  const strict = readRecord(text, dialect);
  const glue = dialect.delimiter;
  const starts: Start[] = strict.open
    ? []
    : [{ fields: strict.fields, kind: strict.faults > 0 ? 'quote_taken_literally' : undefined, glue }];
  for (const at of strict.quotedAt.slice(0, quotesTriedMax)) {
    const reading = readRecord(text, dialect, { literal: new Set([at]) });
    if (!reading.open) starts.push({ fields: reading.fields, kind: 'quote_taken_literally', glue });
  }
  const apart = readRecord(text, dialect, { quotesSeparate: true });
  if (!apart.open) starts.push({ fields: apart.fields, kind: 'separator_added', glue });
  for (const delimiter of otherDelimiters) {
    if (delimiter === glue.trim() || !text.includes(delimiter)) continue;
    const reading = readRecord(text, { ...dialect, delimiter });
    if (!reading.open && reading.faults === 0)
      starts.push({ fields: reading.fields, kind: 'other_separator', glue: delimiter });
  }
  return starts;
};

const without = <T>(list: readonly T[], at: number, count: number, ...instead: T[]): T[] => [
  ...list.slice(0, at),
  ...instead,
  ...list.slice(at + count),
];

function* shorter({ fields, kind, glue }: Start, excess: number): Generator<Draft> {
  if (kind === undefined || kind === 'quote_taken_literally') {
    const empty = fields.flatMap((field, i) => (field.trim() === '' ? [i] : []));
    if (excess === 1)
      for (const i of empty) yield { fields: without(fields, i, 1), kind: 'separator_dropped', before: kind };
    else if (empty.length >= excess && fields.slice(-excess).every((field) => field.trim() === ''))
      yield { fields: fields.slice(0, -excess), kind: 'separator_dropped', before: kind };
  }
  for (let i = 0; i + excess < fields.length; i += 1) {
    const joined = fields.slice(i, i + excess + 1).join(glue);
    yield { fields: without(fields, i, excess + 1, joined), kind: 'fields_joined', before: kind };
  }
}

/** Where a cell may be cut: between characters of different sorts, and between digits. */
const cutsOf = (cell: string): number[] => {
  const cuts: number[] = [];
  for (let at = 1; at < cell.length && cuts.length < cutsTriedMax; at += 1)
    if (!/^[\p{Ll}\s]{2}$/u.test(cell.slice(at - 1, at + 1))) cuts.push(at);
  return cuts;
};

function* longer({ fields, kind }: Start, lacking: number): Generator<Draft> {
  for (let i = 0; i <= fields.length; i += 1)
    yield { fields: without(fields, i, 0, ...Array<string>(lacking).fill('')), kind: 'filled_up', before: kind };
  if (lacking > 1 || kind === 'other_separator') return;
  for (const [i, field] of fields.entries())
    for (const at of cutsOf(field))
      yield {
        fields: without(fields, i, 1, field.slice(0, at), field.slice(at)),
        kind: 'separator_added',
        before: kind,
        cut: { at: i, whole: fields },
      };
}

/** Fields too many or too few beyond which a record is no damaged row but something else. */
const differenceMax = 30;

/** In wider tables only the simplest readings are tried: the others cost the square of the width. */
const widthTriedMax = 60;

function* simplest({ fields, kind }: Start, width: number): Generator<Draft> {
  const rest = fields.slice(width);
  if (rest.length > 0 && rest.every((field) => field.trim() === ''))
    yield { fields: fields.slice(0, width), kind: 'separator_dropped' };
  if (fields.length === width) yield { fields, kind: kind ?? 'quote_taken_literally' };
}

function* repairsOf(text: string, dialect: Dialect, width: number): Generator<Draft> {
  for (const start of startsOf(text, dialect)) {
    const excess = start.fields.length - width;
    if (Math.abs(excess) > differenceMax) continue;
    if (width > widthTriedMax) {
      yield* simplest(start, width);
      continue;
    }
    if (excess === 0) yield { fields: start.fields, kind: start.kind ?? 'quote_taken_literally' };
    else if (excess > 0) yield* shorter(start, excess);
    else yield* longer(start, -excess);
  }
}

/** Quotes that stand in a cell after all speak against a reading. */
const strayCost = 0.7;

const strays = (fields: readonly string[], quote: string): number =>
  quote === '' ? 0 : fields.reduce((sum, field) => sum + field.split(quote).length - 1, 0);

const scored = (draft: Draft, profile: Profile, quote: string): Candidate => {
  const { fields, kind, before, cut } = draft;
  const fit = fields.reduce((sum, cell, i) => sum + fitOf(profile, i, cell), 0);
  const cost = costs[kind] + (before === undefined ? 0 : costs[before]) + strays(fields, quote) * strayCost;
  // the other separator, or the quote, is what happened; what followed from it is not told
  return { fields, kind: before ?? kind, score: fit - cost, ...(cut === undefined ? {} : { cut }) };
};

const isSame = (a: Repair, b: Repair): boolean => a.fields.every((field, i) => field === b.fields[i]);

/** Readings that differ only in where one field is cut: it stays whole then, and the next column stays empty. */
const uncut = (candidates: readonly Candidate[]): Repair | undefined => {
  const [first] = candidates;
  if (first?.cut === undefined || candidates.some(({ cut }) => cut?.at !== first.cut?.at)) return undefined;
  return { fields: without(first.cut.whole, first.cut.at + 1, 0, ''), kind: 'filled_up' };
};

/**
 * Makes a broken record whole by the reading that fits the columns best; undefined when none does, or when another reading fits as
 * well: nobody could tell then which one is right.
 */
export const repairRecord = (text: string, dialect: Dialect, profile: Profile): Repair | undefined => {
  const candidates = [...repairsOf(text, dialect, profile.columns.length)]
    .map((draft) => scored(draft, profile, dialect.quote))
    .sort((a, b) => b.score - a.score);
  const [best] = candidates;
  if (best === undefined) return undefined;
  const rivals = candidates.filter((candidate) => best.score - candidate.score < marginMin && !isSame(best, candidate));
  return rivals.length === 0 ? { fields: best.fields, kind: best.kind } : uncut([best, ...rivals]);
};
