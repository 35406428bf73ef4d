/** Goal: dates are understood in the ways people write them, never guessed, and all of it is told. Method: the real engine on columns written here. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createEngine, type Engine } from '#platform/engine';
import type { Column } from '../model.ts';
import type { DateOrder } from './dates.ts';
import { sqlText } from './session.ts';
import { readTable } from './table.ts';

let folder = '';
let engine: Engine;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-dates-'));
  engine = createEngine({ log: { info: () => {}, warn: () => {} } });
});
after(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

type How = { readonly dates?: DateOrder; readonly timeZone?: string; readonly expected?: readonly Column[] };

/** Reads columns of cells; gives each column's type and texts, or the refusal. */
const read = async (columns: Readonly<Record<string, readonly string[]>>, how: How = {}) => {
  const workDir = await mkdtemp(join(folder, 'task-'));
  const names = Object.keys(columns);
  const length = Math.max(...Object.values(columns).map((cells) => cells.length));
  const rows = Array.from({ length }, (_, i) => names.map((name) => `"${columns[name]?.[i] ?? ''}"`).join(','));
  const path = join(workDir, 'in.csv');
  await writeFile(path, [names.join(','), ...rows].join('\n'));
  const done = await engine.task({ name: 'test', readPaths: [path], workDir }, async (session) => {
    const found = await readTable(session, { path, workDir, ...how });
    if (!found.ok) return found;
    const texts = await session.rows<Record<string, string | null>>(
      `SELECT ${found.value.columns.map(({ name }) => `CAST("${name}" AS VARCHAR) AS "${name}"`).join(', ')} FROM ${sqlText(found.value.parquetPath)}`,
    );
    const types = Object.fromEntries(found.value.columns.map(({ name, type }) => [name, type]));
    return { ok: true as const, value: { types, texts, dates: found.value.source.dates, read: found.value.columns } };
  });
  assert.ok(done.ok);
  return done.value;
};

const good = async (columns: Parameters<typeof read>[0], how?: How) => {
  const done = await read(columns, how);
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};

const column = (texts: readonly Record<string, string | null>[], name: string) => texts.map((row) => row[name]);

test('year, month, day in any writing, mixed and with gaps, become dates', async () => {
  const { types, texts, dates } = await good(
    {
      dots: ['2024.3.5', 'NA', '1999.12.31', '2024-01-02'],
      han: ['2024年3月5日', '2024 年 12 月 31 日', '', '2024/3/5'],
      names: ['5 Mar 2024', '05-Mar-2024', 'March 5, 2024', '2024-Mar-05'],
      plain: ['2024-03-05', '2024/3/5', '2024-3-5', ''],
      moment: ['2024.3.5 8:05', '2024年3月5日 08:05:30', '2024-03-05 09:00', '2024-03-05T09:00:00+08:00'],
    },
    { timeZone: 'Asia/Shanghai' },
  );
  assert.deepEqual(types, { dots: 'date', han: 'date', names: 'date', plain: 'date', moment: 'timestamp' });
  assert.deepEqual(column(texts, 'dots'), ['2024-03-05', null, '1999-12-31', '2024-01-02']);
  assert.deepEqual(column(texts, 'han'), ['2024-03-05', '2024-12-31', null, '2024-03-05']);
  assert.deepEqual(column(texts, 'names'), Array(4).fill('2024-03-05'));
  assert.deepEqual(column(texts, 'moment'), [
    '2024-03-05 00:05:00+00',
    '2024-03-05 00:05:30+00',
    '2024-03-05 01:00:00+00',
    '2024-03-05 01:00:00+00',
  ]);
  const told = { order: 'year_month_day', why: 'written' };
  assert.deepEqual(dates, [
    { column: 'dots', read: 'date', ...told, example: '2024.3.5' },
    { column: 'han', read: 'date', ...told, example: '2024年3月5日' },
    { column: 'names', read: 'date', ...told, example: '5 Mar 2024' },
    { column: 'moment', read: 'timestamp', ...told, example: '2024.3.5 8:05' },
  ]);
});

test('day and month are told apart by the cells that allow one reading only; else they stay texts, and it is said', async () => {
  const cells = {
    uk: ['5/3/2024', '31/12/2024', ''],
    us: ['5/3/2024', '12/31/2024', '1/1/2024'],
    open: ['5/3/2024', '1/2/2024', '12/12/2024'],
    both: ['31/12/2024', '12/31/2024', '1/1/2024'],
    timed: ['13.5.2024 10:00', '1.2.2024 9:30', ''],
    short: ['24-Mar-99', '24-Mar-05', ''],
    old: ['99-Mar-05', '24-Mar-05', ''],
    unclear: ['24-Mar-05', '25-Mar-06', ''],
  };
  const { types, texts, dates } = await good(cells);
  assert.deepEqual(types, {
    uk: 'date',
    us: 'date',
    open: 'string',
    both: 'string',
    timed: 'timestamp',
    short: 'date',
    old: 'date',
    unclear: 'string',
  });
  assert.deepEqual(column(texts, 'uk'), ['2024-03-05', '2024-12-31', null]);
  assert.deepEqual(column(texts, 'us'), ['2024-05-03', '2024-12-31', '2024-01-01']);
  assert.deepEqual(column(texts, 'timed'), ['2024-05-13 10:00:00+00', '2024-02-01 09:30:00+00', null]);
  assert.deepEqual(column(texts, 'old'), ['1999-03-05', '2024-03-05', null]);
  const whyOf = (name: string) => dates?.find((fact) => fact.column === name);
  assert.deepEqual(whyOf('uk'), {
    column: 'uk',
    read: 'date',
    order: 'day_month_year',
    why: 'evidence',
    example: '31/12/2024',
  });
  assert.deepEqual(whyOf('open'), {
    column: 'open',
    read: 'string',
    order: null,
    why: 'ambiguous',
    example: '5/3/2024',
  });
  assert.equal(whyOf('both')?.why, 'contradictory');
  assert.equal(whyOf('unclear')?.why, 'ambiguous');
});

test('a person decides where the cells do not, never against them; or leaves all of them texts', async () => {
  const cells = { open: ['5/3/2024', '1/2/2024'], us: ['5/3/2024', '12/31/2024'], dots: ['2024.3.5', '2024.3.6'] };
  const asked = await good(cells, { dates: 'day-first' });
  assert.deepEqual(asked.types, { open: 'date', us: 'string', dots: 'date' });
  assert.deepEqual(column(asked.texts, 'open'), ['2024-03-05', '2024-02-01']);
  assert.deepEqual(
    asked.dates?.map(({ why }) => why),
    ['asked', 'contradictory', 'written'],
  );
  const left = await good(cells, { dates: 'text' });
  assert.deepEqual(left.types, { open: 'string', us: 'string', dots: 'string' });
  assert.deepEqual(
    left.dates?.map(({ why }) => why),
    ['left_as_text', 'left_as_text', 'left_as_text'],
  );
});

test('what only looks like a date stays what it is', async () => {
  const { types, dates } = await good({
    version: ['1.2.3', '10.13.21', '2.0.0'],
    never: ['2024.13.5', '2024.2.30', '2024.3.5'],
    words: ['5 Foo 2024', 'Mar 2024', 'May'],
    phone: ['010-12345678', '021-87654321', '010-00000000'],
  });
  assert.deepEqual(types, { version: 'string', never: 'string', words: 'string', phone: 'string' });
  assert.equal(dates, undefined);
});

test('a later file fits a column of dates however it writes them, when it can be told', async () => {
  const first = await good({ day: ['2024-03-05', '2024-03-06'] });
  const fitted = await good({ day: ['13/3/2024', '1/3/2024'] }, { expected: first.read });
  assert.deepEqual(column(fitted.texts, 'day'), ['2024-03-13', '2024-03-01']);
  const open = await read({ day: ['5/3/2024', '1/3/2024'] }, { expected: first.read });
  assert.deepEqual(!open.ok && open.error, {
    code: 'datasets.type_differs',
    params: { column: 'day', type: 'date', count: 2, example: '5/3/2024' },
  });
});
