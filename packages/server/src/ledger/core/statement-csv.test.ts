/** The bank's CSV: what is written is read back, each column refuses what it cannot hold, and balances must follow from movements. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bankNumberPattern } from '../model.ts';
import {
  checkContinuity,
  parseStatement,
  type StatementLine,
  statementColumns,
  writeStatement,
} from './statement-csv.ts';

const seed = Number(process.env.FC_SEED ?? 20260801);
const header = statementColumns.join(',');

const lineArbitrary = fc.record({
  date: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10)),
  subAccount: fc.stringMatching(bankNumberPattern),
  direction: fc.constantFrom('C' as const, 'D' as const),
  amountMinor: fc.bigInt(0n, 10n ** 15n),
  currency: fc.stringMatching(/^[A-Z]{3}$/),
  reference: fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((s) => s.replaceAll(/\p{Cc}/gu, '').trim())
    .filter((s) => s.length <= 140),
  closingMinor: fc.bigInt(-(10n ** 15n), 10n ** 15n),
});

test(`what is written is read back (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(lineArbitrary, { minLength: 1, maxLength: 20 }), (lines) => {
      const read = parseStatement(`\uFEFF${writeStatement(lines)}`);
      assert.ok(read.ok);
      assert.deepEqual(
        read.value,
        lines.map((line, i) => ({ ...line, line: i + 2 })),
      );
    }),
    { seed, numRuns: 200 },
  );
});

test('each column refuses what it cannot hold, with the line', () => {
  const good = ['2026-08-01', '000001', 'C', '100', 'CNY', 'ref', '100'];
  const bad: readonly (readonly [column: number, value: string])[] = [
    [0, '2026-02-30'],
    [0, '01.08.2026'],
    [1, ''],
    [1, 'a b'],
    [2, 'X'],
    [3, '-1'],
    [3, '1.00'],
    [3, '1000000000000001'],
    [4, 'yuan'],
    [5, 'x'.repeat(141)],
    [6, ''],
    [6, '1e3'],
  ];
  for (const [column, value] of bad) {
    const read = parseStatement([header, good.join(','), good.with(column, value).join(',')].join('\n'));
    assert.deepEqual(!read.ok && read.error, {
      code: 'ledger.statement_invalid',
      params: { line: 3, column: statementColumns[column], value: value.slice(0, 80) },
    });
  }
  const code = (csv: string): string => {
    const read = parseStatement(csv);
    return read.ok ? 'ok' : read.error.code;
  };
  assert.equal(code(`${header}\n${good.slice(0, 6).join(',')}`), 'ledger.statement_invalid');
  assert.equal(code(`${header}\n${good.join(',')},more`), 'ledger.statement_invalid');
  assert.equal(code(`${header}\n${good.with(5, '"open').join(',')}`), 'ledger.statement_invalid');
  assert.equal(code(header), 'ledger.statement_size_wrong');
  assert.equal(code(good.join(',')), 'ledger.statement_header_wrong');
  assert.equal(code(`${header}\r\n${good.with(5, '"a ""b"", c"').join(',')}\r\n\r\n`), 'ok');
});

test('balances follow from movements and days go forward, across statements', () => {
  const line = (
    n: number,
    date: string,
    direction: 'C' | 'D',
    amountMinor: bigint,
    closingMinor: bigint,
  ): StatementLine => ({
    ...{ line: n, date, subAccount: '000001', direction, amountMinor, currency: 'CNY', reference: '', closingMinor },
  });
  const check = (lines: readonly StatementLine[], before: bigint | undefined): string => {
    const known = before === undefined ? [] : [['000001', { date: '2026-08-01', closingMinor: before }] as const];
    const done = checkContinuity(lines, new Map(known));
    return done.ok ? 'ok' : `${done.error.code} ${done.error.params?.line}`;
  };
  const two = [line(2, '2026-08-01', 'C', 100n, 100n), line(3, '2026-08-02', 'D', 30n, 70n)];
  assert.equal(check(two, undefined), 'ok');
  assert.equal(check(two, 0n), 'ok');
  assert.equal(check(two, 5n), 'ledger.statement_gap 2');
  assert.equal(check([line(2, '2026-08-01', 'C', 100n, 150n)], undefined), 'ok', 'the first line is taken at its word');
  assert.equal(check([...two, line(4, '2026-08-02', 'C', 1n, 72n)], 0n), 'ledger.statement_gap 4');
  assert.equal(check([...two, line(4, '2026-08-01', 'C', 1n, 71n)], 0n), 'ledger.statement_order 4');
});
