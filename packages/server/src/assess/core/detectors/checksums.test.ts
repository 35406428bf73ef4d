/** Goal: the checksums in SQL are those of the standards. Method: published examples, and random numbers against plain counting. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withTable } from '../../../../test/support/assess.ts';
import { literal } from '../sql.ts';
import { detectors } from './catalogue.ts';
import { creditCodeCheck, luhnCheck, residentIdCheck } from './checksums.ts';
import { validTest } from './detect.ts';

const seed = 20261123;

const residentDigit = (seventeen: string): string => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0);
  return '10X98765432'[sum % 11] ?? '';
};

const creditDigit = (seventeen: string): string => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(seventeen[i] ?? ''), 0);
  return alphabet[(31 - (sum % 31)) % 31] ?? '';
};

const luhnDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
};

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length }).map((list) => list.join(''));

const samples = (): { text: string; kind: string; right: boolean }[] => {
  const draw = <T>(arbitrary: fc.Arbitrary<T>): T[] => fc.sample(arbitrary, { seed, numRuns: 300 });
  const credit = fc.array(fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), { minLength: 17, maxLength: 17 });
  const check = fc.constantFrom(...'0123456789X');
  return [
    ...draw(fc.tuple(digits(17), check)).flatMap(([body, last]) => [
      { kind: 'resident', text: body + residentDigit(body), right: true },
      { kind: 'resident', text: body + last, right: last === residentDigit(body) },
    ]),
    ...draw(fc.tuple(credit, check)).flatMap(([list, last]) => [
      { kind: 'credit', text: list.join('') + creditDigit(list.join('')), right: true },
      { kind: 'credit', text: list.join('') + last, right: last === creditDigit(list.join('')) },
    ]),
    ...draw(fc.tuple(fc.integer({ min: 12, max: 18 }).chain(digits), fc.constantFrom(...'0123456789'))).flatMap(
      ([body, last]) => [
        { kind: 'luhn', text: body + luhnDigit(body), right: true },
        { kind: 'luhn', text: body + last, right: last === luhnDigit(body) },
      ],
    ),
  ];
};

test(`the SQL of three checksums agrees with plain counting (seed ${seed})`, async () => {
  const made = samples();
  const query = `SELECT * FROM (VALUES ${made.map((s) => `(${literal(s.text)}, ${literal(s.kind)})`).join(', ')}) v(text, kind)`;
  const found = await withTable({ query }, (session) =>
    session.rows<{ ok: boolean }>(
      `SELECT CASE kind WHEN 'resident' THEN ${residentIdCheck('text')} WHEN 'credit' THEN ${creditCodeCheck('text')} ` +
        `ELSE ${luhnCheck('text')} END AS ok FROM made ORDER BY made_row`,
    ),
  );
  assert.deepEqual(
    found.map((row) => row.ok),
    made.map((sample) => sample.right),
  );
});

/** Printed in the standards, on the web pages of their bodies, or well-known test numbers; then the same with one character changed. */
const known: readonly [string, string, boolean][] = [
  ['residentId', '11010519491231002X', true],
  ['residentId', '440524188001010014', true],
  ['residentId', '11010519491231002x', true],
  ['residentId', '110105194912310021', false],
  ['residentId', '110105194913310026', false],
  ['creditCode', '91350100M000100Y43', true],
  ['creditCode', '91350100M000100Y44', false],
  ['bankCard', '4111111111111111', true],
  ['bankCard', '6222 0000 0000 0000 008', false],
  ['bankCard', '4111 1111 1111 1111', true],
  ['bankCard', '4111111111111112', false],
  ['imei', '490154203237518', false],
  ['imei', '357368010000009', false],
  ['imei', '352099001761481', true],
  ['mobile', '13800138000', true],
  ['mobile', '+86 138-0013-8000', true],
  ['mobile', '12800138000', false],
  ['plate', '京A12345', true],
  ['plate', '粤BD12345', true],
  ['plate', '粤B·F1234学', false],
  ['plate', '京I12345', false],
  ['email', 'zhang.san+1@example.com.cn', true],
  ['email', 'zhang.san@example', false],
  ['landline', '010-62345678', true],
  ['landline', '0315-1234567', false],
  ['personName', '张三丰', true],
  ['personName', '欧阳修', true],
  ['personName', '张家口市', false],
  ['address', '北京市海淀区中关村大街1号', true],
  ['address', '没有地址的文字', false],
  ['healthCode', 'J44.9', true],
  ['healthCode', 'U44.9', false],
  ['health', '慢性阻塞性肺疾病', true],
  ['health', '道路救助', false],
  ['health', '2型糖尿病', true],
];

test('known numbers, names and texts are told right from wrong', async () => {
  const expressions = known.map(([id, text], i) => {
    const detector = detectors.find((d) => d.id === id);
    assert.ok(detector, id);
    return `${validTest(detector, `trim(${literal(text)})`, '2026-11-23')} AS c${i}`;
  });
  const [row] = await withTable({ query: 'SELECT 1 AS one' }, (session) =>
    session.rows<Record<string, boolean>>(`SELECT ${expressions.join(', ')}`),
  );
  for (const [i, [id, text, right]] of known.entries()) assert.equal(row?.[`c${i}`], right, `${id} ${text}`);
});
