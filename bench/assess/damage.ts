/**
 * Known damage put into real tables from a seed, and what of it is found: numbers with a slipped point or a lost sign, words for "missing", slips of
 * frequent values, texts read in a wrong encoding, codes that a spreadsheet changed, ends before their starts. Cells that were flagged before the damage are left out
 * of the count, right or wrong: nobody knows what the publisher meant by them.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { assessFile, createEngine, createLog, systemClock } from '../../packages/server/src/main.ts';
import { ratesOf, readCells } from './ground/cells.ts';
import { sharedPath } from './ground/shared.ts';

const files = [
  'data/city/airports.csv',
  'data/city/birdstrikes.csv.gz',
  'data/environment/seattle-weather.csv',
  'data/environment/PRSA_Data_Aotizhongxin_20130301-20170228.csv.gz',
  'data/environment/SPECpower-2026-03-09.csv',
  'data/health/synthea/encounters.csv',
  'data/health/synthea/claims.csv',
  'data/geo/divisions/areas.csv',
];

/** Of so many rows one is damaged, in one cell. */
const every = 40;
const rowsMax = 5_000;

/** Mulberry32: small, and the same everywhere. */
const diceOf = (seed: number) => {
  let state = seed >>> 0;
  return (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
};

type Dice = ReturnType<typeof diceOf>;

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

const slip = (text: string, dice: Dice): string => {
  const at = 1 + dice(Math.max(1, text.length - 2));
  return [
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + text.charAt(at) + text.slice(at),
    text.slice(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.slice(at + 1),
  ][dice(3)] as string;
};

/** What becomes of a cell, by the kind of damage; undefined where it cannot have it. */
const damages: Readonly<Record<string, (text: string, dice: Dice) => string | undefined>> = {
  'slipped point': (text) => (isNumber(text) && Math.abs(Number(text)) >= 1 ? String(Number(text) * 1000) : undefined),
  'word for missing': (text, dice) => (isNumber(text) ? ['N/A', '?', 'null'][dice(3)] : undefined),
  'slip of the pen': (text, dice) => (/^[\p{L} ]{4,}$/u.test(text) ? slip(text, dice) : undefined),
  'wrong encoding': (text) =>
    /[^\0-\x7f]/.test(text) ? new TextDecoder('windows-1252').decode(Buffer.from(text)) : undefined,
  'stray marks': (text) => (/^[\p{L}]/u.test(text) && text.length < 60 ? `${text}***` : undefined),
};

const csv = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\n');

const folder = mkdtempSync(join(tmpdir(), 'corridor-damage-'));
const engine = createEngine({ log: createLog('error'), spare: false });

const flaggedIn = async (rows: readonly (readonly string[])[]): Promise<Set<string>> => {
  const workDir = join(folder, 'work');
  rmSync(workDir, { recursive: true, force: true });
  mkdirSync(workDir);
  const path = join(folder, 'table.csv');
  writeFileSync(path, csv(rows));
  const suspectsPath = join(folder, 'flagged.csv');
  const done = await assessFile(engine, systemClock, { path, workDir, suspectsPath });
  if (!done.ok) throw new Error(done.error.code);
  const places = new Map((rows[0] ?? []).map((name, j) => [name, j]));
  return new Set(
    readCells(suspectsPath)
      .slice(1)
      .map(([row, column = '']) => `${row}:${places.get(column)}`),
  );
};

/** Damages one cell of one row in so many; gives which, by `row:column`. */
const damage = (rows: string[][], kind: string, dice: Dice): Set<string> => {
  const wrong = new Set<string>();
  for (let i = 1; i < rows.length; i += 1) {
    const row = rows[i] ?? [];
    if (dice(every) !== 0) continue;
    const j = dice(row.length);
    const made = damages[kind]?.(row[j] ?? '', dice);
    if (made === undefined || made === row[j]) continue;
    row[j] = made;
    wrong.add(`${i - 1}:${j}`);
  }
  return wrong;
};

console.log(`${'kind of damage'.padEnd(42)}   wrong  flagged precision    recall        F1`);
const found = files.flatMap((file) => sharedPath(file) ?? []);
if (found.length === 0) console.log('skipped: the tables are not there (CORRIDOR_BENCH_DATA)');
const totals = new Map<string, { wrong: number; flagged: number; hit: number }>();
const read = (path: string): string[][] => {
  const bytes = readFileSync(path);
  const copy = join(folder, basename(path));
  writeFileSync(copy, path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  return readCells(copy).slice(0, rowsMax);
};
for (const path of found) {
  const clean = read(path);
  const before = await flaggedIn(clean);
  for (const [k, kind] of Object.keys(damages).entries()) {
    const rows = clean.map((row) => [...row]);
    const wrong = damage(rows, kind, diceOf(17 + k));
    if (wrong.size < 5) continue;
    const said = [...(await flaggedIn(rows))].filter((cell) => !before.has(cell) || wrong.has(cell));
    const hit = said.filter((cell) => wrong.has(cell)).length;
    const sum = totals.get(kind) ?? { wrong: 0, flagged: 0, hit: 0 };
    totals.set(kind, { wrong: sum.wrong + wrong.size, flagged: sum.flagged + said.length, hit: sum.hit + hit });
    console.log(basename(path), kind, wrong.size, said.length, hit);
  }
  console.log(
    `${basename(path).slice(0, 40).padEnd(42)} flagged as published: ${before.size} of ${(clean.length - 1) * (clean[0]?.length ?? 0)} cells`,
  );
}
for (const [kind, score] of totals) {
  const { precision, recall, f1 } = ratesOf(score);
  const rates = [precision, recall, f1].map((rate) => rate.toFixed(3).padStart(10)).join('');
  console.log(`${kind.padEnd(42)}${String(score.wrong).padStart(8)}${String(score.flagged).padStart(9)}${rates}`);
}
rmSync(folder, { recursive: true, force: true });
await engine.close();
