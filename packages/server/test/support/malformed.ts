/** Files that are no tables, or no longer: made from a seed, of the kinds that people and attackers send. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { strToU8, zipSync } from 'fflate';
import { createDice, type Dice } from './workbook-maker.ts';
import { makeWorkbooks } from './workbooks.ts';

/** One upload: what kind of harm it is, its bytes, and what is said of it. */
export type Malformed = {
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly query?: Readonly<Record<string, string>>;
};

/** A stack of brackets deeper than any table is. */
const deepLevels = 200_000;

/** What a bomb unpacks to: above what a file of its size may become, made once. */
const bombBytes = 192 * 1024 ** 2;

/** A field that nobody closes, beyond what a record may have. */
const endlessBytes = 2_500_000;

const textOf = (dice: Dice): string => {
  const rows = dice.whole(3, 60);
  const line = (i: number): string => `2024-01-${String((i % 28) + 1).padStart(2, '0')},${dice.whole(0, 999)},站点${i}`;
  return ['day,count,station', ...Array.from({ length: rows }, (_, i) => line(i))].join('\n');
};

const truncated = (dice: Dice, bytes: Uint8Array): Uint8Array =>
  bytes.slice(0, dice.whole(1, Math.max(1, bytes.length - 1)));

const flipped = (dice: Dice, bytes: Uint8Array): Uint8Array => {
  const made = Uint8Array.from(bytes);
  for (let n = dice.whole(1, 40); n > 0; n -= 1) {
    const at = dice.whole(0, made.length - 1);
    made[at] = (made[at] ?? 0) ^ (1 << dice.whole(0, 7));
  }
  return made;
};

/** A piece of one file in the place of a piece of another. */
const spliced = (dice: Dice, bytes: Uint8Array, other: Uint8Array): Uint8Array => {
  const at = dice.whole(0, bytes.length);
  const from = dice.whole(0, Math.max(0, other.length - 1));
  const piece = other.slice(from, from + dice.whole(1, 4_096));
  return Buffer.concat([bytes.slice(0, at), piece, bytes.slice(at + piece.length)]);
};

const noise = (dice: Dice, length: number): Uint8Array => Uint8Array.from({ length }, () => dice.whole(0, 255));

const pathNames = [
  '../../etc/passwd.csv',
  '/etc/cron.d/x.csv',
  'C:\\x.csv',
  'a/../../b.csv',
  '..\\..\\x.csv',
  'a\0b.csv',
];

/** Archives whose directory says something else than what is there: a size, a place, a method, a flag. */
const lying = (dice: Dice, archive: Uint8Array): Uint8Array => {
  const made = Buffer.from(archive);
  const entry = made.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const [at, width] = dice.pick([
    [8, 2],
    [10, 2],
    [16, 4],
    [20, 4],
    [24, 4],
    [42, 4],
  ] as const);
  if (width === 2) made.writeUInt16LE(dice.whole(1, 0xffff), entry + at);
  else made.writeUInt32LE(dice.whole(0, 0xffff_ffff), entry + at);
  return made;
};

const brokenJson = (dice: Dice): string => {
  const good = JSON.stringify(
    Array.from({ length: dice.whole(2, 20) }, (_, i) => ({ id: i, name: `n${i}`, v: [i, { w: i }] })),
  );
  return dice.pick([
    () => good.slice(0, dice.whole(2, good.length - 1)),
    () => good.replace(':', dice.pick(['=', '', '::', '\u0001'])),
    () => good.replace('"n1"', dice.pick(["'n1'", 'NaN', '01', '1e', '"\\x"', '"\\ud800', '+1', 'undefined'])),
    () => `${'['.repeat(deepLevels)}${']'.repeat(deepLevels)}`,
    () => `${good},`,
    () => good.replace('}', ',}'),
  ])();
};

const brokenText = (dice: Dice): Uint8Array => {
  const good = textOf(dice);
  const lines = good.split('\n');
  return dice.pick<() => Uint8Array>([
    () => strToU8(good.replace('\n', `\n${'"'}${'x'.repeat(endlessBytes)}\n`)),
    () => strToU8(lines.map((line, i) => line + ',z'.repeat((i * 7) % 11)).join('\n')),
    () => Buffer.concat([strToU8(good), Buffer.from([0x0a, 0xc3, 0x28, 0xff, 0xfe, 0x80])]),
    () => strToU8(good.replaceAll('2024', '20\u000024')),
    () => strToU8(Array.from({ length: dice.whole(2_001, 9_000) }, (_, i) => `c${i}`).join(',')),
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le').subarray(0, -1)]),
    () => strToU8('\n'.repeat(dice.whole(1, 5_000))),
    () => strToU8(`<html><body><table><tr><td>${dice.digits(9)}</td></tr></table></body></html>`),
  ])();
};

const otherFormats = [
  '%PDF-1.7\n',
  '\x89PNG\r\n\x1a\n',
  '\x7fELF\x02\x01',
  'MZ\x90\0',
  'SQLite format 3\0',
  'Rar!\x1a\x07',
  '7z\xbc\xaf\x27\x1c',
  'ORC',
  'Obj\x01',
  'BZh9',
  '\xfd7zXZ\0',
  'GIF89a',
  'PAR1',
  '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  '\x28\xb5\x2f\xfd',
  '\x1f\x8b\x08',
];

const strangeQueries: readonly Readonly<Record<string, string>>[] = [
  { encoding: 'klingon' },
  { encoding: 'utf-16be' },
  { delimiter: '"' },
  { delimiter: '\n' },
  { table: 'not there.csv' },
  { mode: 'sideways' },
  { table: '-1' },
];

const overlapping = (payload: Uint8Array): Uint8Array => {
  const names = Array.from({ length: 40 }, (_, i) => [`t${i}.csv`, payload] as const);
  const archive = Buffer.from(zipSync(Object.fromEntries(names)));
  // every entry of the directory points to the first file
  for (
    let at = archive.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = archive.indexOf('PK\x01\x02', at + 4, 'latin1')
  )
    archive.writeUInt32LE(0, at + 42);
  return archive;
};

/** Makes uploads without end from a seed; `parquet` is a sound Parquet file to be harmed. */
export const createMalformed = (seed: number, parquet: Uint8Array): (() => Malformed) => {
  const dice = createDice(seed);
  const books = makeWorkbooks(seed).map(({ bytes }) => bytes);
  const zeros = Buffer.alloc(bombBytes);
  const bombs = [
    gzipSync(zeros),
    zipSync({ 'bomb.csv': [zeros, { level: 9 }] }),
    zipSync({
      'inner.zip': [
        zipSync({ 'inner.zip': [zipSync({ 'a.csv': [zeros, { level: 9 }] }), { level: 9 }] }),
        { level: 9 },
      ],
    }),
    Buffer.concat([gzipSync(strToU8('a,b\n')), ...Array.from({ length: 400 }, () => gzipSync(Buffer.alloc(2 ** 20)))]),
    overlapping(strToU8('a,b\n1,2\n')),
  ];
  const sound = (): readonly [string, Uint8Array] => {
    const text = strToU8(textOf(dice));
    return dice.pick<() => readonly [string, Uint8Array]>([
      () => ['gzip', gzipSync(text)],
      () => ['zip', zipSync({ 'a.csv': text, 'b.csv': strToU8(textOf(dice)) })],
      () => ['workbook', dice.pick(books)],
      () => ['parquet', parquet],
      () => ['deflate', deflateRawSync(text)],
    ])();
  };
  let made = 0;
  const unique = (bytes: Uint8Array): Uint8Array => Buffer.concat([bytes, strToU8(`\n#${made}`)]);
  const kinds: readonly (() => Malformed)[] = [
    () => {
      const [name, bytes] = sound();
      return { kind: `${name}, cut off`, bytes: truncated(dice, bytes) };
    },
    () => {
      const [name, bytes] = sound();
      return { kind: `${name}, bits flipped`, bytes: flipped(dice, bytes) };
    },
    () => {
      const [name, bytes] = sound();
      return { kind: `${name}, spliced`, bytes: spliced(dice, bytes, sound()[1]) };
    },
    () => ({ kind: 'JSON, broken', bytes: strToU8(brokenJson(dice)) }),
    () => ({ kind: 'text, broken', bytes: brokenText(dice) }),
    () => ({
      kind: 'another format',
      bytes: Buffer.concat([Buffer.from(dice.pick(otherFormats), 'latin1'), noise(dice, dice.whole(0, 3_000))]),
    }),
    () => ({ kind: 'noise', bytes: noise(dice, dice.whole(0, 2_000)) }),
    () => ({ kind: 'ZIP, path tricks', bytes: zipSync({ [dice.pick(pathNames)]: strToU8(textOf(dice)) }) }),
    () => ({
      kind: 'ZIP, lying directory',
      bytes: lying(dice, zipSync({ 'a.csv': strToU8(textOf(dice)), 'b.csv': strToU8('x,y\n1,2') })),
    }),
    () => ({ kind: 'bomb', bytes: unique(dice.pick(bombs)) }),
    () => ({ kind: 'strange options', bytes: strToU8(textOf(dice)), query: dice.pick(strangeQueries) }),
    () => ({
      kind: 'workbook, entities',
      bytes: zipSync({
        '[Content_Types].xml': strToU8('<Types/>'),
        'xl/workbook.xml': strToU8(
          `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(dice.whole(1, 99))}">]><workbook>&a;</workbook>`,
        ),
      }),
    }),
  ];
  return () => {
    made += 1;
    return dice.pick(kinds)();
  };
};

/** A sound Parquet file to be harmed: five thousand rows of a number, a text and a date. */
export const soundParquet = async (): Promise<Uint8Array> => {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-malformed-'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const columns = `i AS id, 'name ' || i AS name, DATE '2024-01-01' + (i % 300)::INTEGER AS day`;
  await connection.run(`COPY (SELECT ${columns} FROM range(5000) t(i)) TO '${folder}/a.parquet'`);
  connection.closeSync();
  const bytes = readFileSync(join(folder, 'a.parquet'));
  rmSync(folder, { recursive: true });
  return bytes;
};
