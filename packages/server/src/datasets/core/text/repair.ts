import type { Dialect } from '../dialect.ts';
import { fitOf, type Profile } from './profile.ts';
import { readRecord } from './records.ts';

/** What was done to a record that did not read by the rules. */
export type RepairKind = 'quote_taken_literally' | 'separator_dropped' | 'separator_added' | 'fields_joined' | 'other_separator' | 'filled_up';

/** A record made whole. */
export type Repair = { readonly fields: readonly string[]; readonly kind: RepairKind };

type Candidate = Repair & { readonly score: number };

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
    if (!reading.open && reading.faults === 0) starts.push({ fields: reading.fields, kind: 'other_separator', glue: delimiter });
  }
  return starts;
};

const without = <T>(list: readonly T[], at: number, count: number, ...instead: T[]): T[] => [
  ...list.slice(0, at),
  ...instead,
  ...list.slice(at + count),
];

function* shorter({ fields, kind, glue }: Start, excess: number): Generator<Repair> {
  if (kind === undefined || kind === 'quote_taken_literally') {
    const empty = fields.flatMap((field, i) => (field.trim() === '' ? [i] : []));
    if (excess === 1) for (const i of empty) yield { fields: without(fields, i, 1), kind: 'separator_dropped' };
    else if (empty.length >= excess && fields.slice(-excess).every((field) => field.trim() === ''))
      yield { fields: fields.slice(0, -excess), kind: 'separator_dropped' };
  }
  for (let i = 0; i + excess < fields.length; i += 1) {
    const joined = fields.slice(i, i + excess + 1).join(glue);
    yield { fields: without(fields, i, excess + 1, joined), kind: kind ?? 'fields_joined' };
  }
}

/** Where a cell may be cut: between characters of different sorts, and between digits. */
const cutsOf = (cell: string): number[] => {
  const cuts: number[] = [];
  for (let at = 1; at < cell.length && cuts.length < cutsTriedMax; at += 1)
    if (!/^[\p{Ll}\s]{2}$/u.test(cell.slice(at - 1, at + 1))) cuts.push(at);
  return cuts;
};

function* longer({ fields, kind }: Start, lacking: number): Generator<Repair> {
  for (let i = 0; i <= fields.length; i += 1)
    yield { fields: without(fields, i, 0, ...Array<string>(lacking).fill('')), kind: 'filled_up' };
  if (lacking > 1 || kind === 'other_separator') return;
  for (const [i, field] of fields.entries())
    for (const at of cutsOf(field))
      yield { fields: without(fields, i, 1, field.slice(0, at), field.slice(at)), kind: 'separator_added' };
}

/** Fields too many or too few beyond which a record is no damaged row but something else. */
const differenceMax = 30;

/** In wider tables only the simplest readings are tried: the others cost the square of the width. */
const widthTriedMax = 60;

function* simplest({ fields, kind }: Start, width: number): Generator<Repair> {
  const rest = fields.slice(width);
  if (rest.length > 0 && rest.every((field) => field.trim() === ''))
    yield { fields: fields.slice(0, width), kind: 'separator_dropped' };
  if (fields.length === width) yield { fields, kind: kind ?? 'quote_taken_literally' };
}

function* repairsOf(text: string, dialect: Dialect, width: number): Generator<Repair> {
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

const scored = (repair: Repair, profile: Profile): Candidate => {
  const fit = repair.fields.reduce((sum, cell, i) => sum + fitOf(profile, i, cell), 0);
  return { ...repair, score: fit - costs[repair.kind] };
};

const isSame = (a: Repair, b: Repair): boolean => a.fields.every((field, i) => field === b.fields[i]);

/**
 * Makes a broken record whole by the reading that fits the columns best; undefined when none does, or when another reading fits as
 * well: nobody could tell then which one is right.
 */
export const repairRecord = (text: string, dialect: Dialect, profile: Profile): Repair | undefined => {
  let best: Candidate | undefined;
  let rival = Number.NEGATIVE_INFINITY;
  for (const repair of repairsOf(text, dialect, profile.columns.length)) {
    const candidate = scored(repair, profile);
    if (best === undefined || candidate.score > best.score) {
      if (best !== undefined && !isSame(best, candidate)) rival = Math.max(rival, best.score);
      best = candidate;
    } else if (!isSame(best, candidate)) rival = Math.max(rival, candidate.score);
  }
  return best === undefined || best.score - rival < marginMin ? undefined : best;
};
