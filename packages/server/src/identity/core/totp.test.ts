/** Goal: codes are those of RFC 6238, and each counts in its time only. Method: the RFC's vectors, cut to six digits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAt, plainRecoveryCode, recoveryCodeOf, stepOfCode, totpKey } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

/** RFC 6238, appendix B, SHA-1: seconds and code; the last six of eight digits. */
const vectors: readonly (readonly [seconds: number, code: string])[] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
];

test('the vectors of RFC 6238', () => {
  for (const [seconds, code] of vectors) {
    const at = new Date(seconds * 1000);
    assert.equal(codeAt(secret, at), code);
    assert.equal(stepOfCode(secret, code, at), Math.floor(seconds / 30));
  }
});

test('a clock may be half a minute off, not more', () => {
  const step = Math.floor(1111111109 / 30);
  const at = (steps: number) => new Date((step + steps) * 30_000 + 1000);
  assert.deepEqual(
    [-2, -1, 0, 1, 2].map((off) => stepOfCode(secret, '081804', at(off))),
    [undefined, step, step, step, undefined],
  );
  for (const wrong of ['', '81804', '081805', '0818041', 'abcdef', '٠٨١٨٠٤'])
    assert.equal(stepOfCode(secret, wrong, at(0)), undefined);
});

test('an app gets the secret as it likes it, and recovery codes are forgiving about hyphens', () => {
  const key = totpKey(secret, 'a@example.org');
  assert.equal(key.secret, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  assert.match(key.uri, /^otpauth:\/\/totp\/Corridor:a%40example\.org\?.*secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ/);
  const code = recoveryCodeOf(Uint8Array.from({ length: 16 }, (_, n) => n));
  assert.equal(code, 'ABCD-EFGH-JKMN-PQRS');
  assert.equal(plainRecoveryCode(` ${code.toLowerCase()} `), 'ABCDEFGHJKMNPQRS');
});
