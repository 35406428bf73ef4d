/** What the log commits to: canonical bytes against the kernel's RFC 8785 writer, root and paths against a recursion written straight from RFC 6962. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, type Id } from '#kernel';
import type { Transfer } from '../model.ts';
import { batchPath, batchRoot, transferBytes } from './batch-root.ts';

const seed = Number(process.env.FC_SEED ?? 20260801);

const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** MTH of RFC 6962 section 2.1. */
const treeHash = (leaves: readonly string[]): Buffer => {
  if (leaves.length === 1) return sha256(Buffer.of(0), Buffer.from(leaves[0] ?? ''));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
};

/** Verification of RFC 9162 section 2.1.3.2. */
const climb = (leaf: string, position: number, size: number, path: readonly string[]): string => {
  let hash = sha256(Buffer.of(0), Buffer.from(leaf));
  let [at, last] = [position, size - 1];
  for (const sibling of path.map((text) => Buffer.from(text, 'base64'))) {
    const isRight = at % 2 === 1 || at === last;
    hash = isRight ? sha256(Buffer.of(1), sibling, hash) : sha256(Buffer.of(1), hash, sibling);
    if (isRight) while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1];
    [at, last] = [at >> 1, last >> 1];
  }
  return hash.toString('base64');
};

test(`root and every path are those of RFC 6962 (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 70 }), (leaves) => {
      const root = batchRoot(leaves);
      assert.equal(root, treeHash(leaves).toString('base64'));
      for (const [position, leaf] of leaves.entries())
        assert.equal(climb(leaf, position, leaves.length, batchPath(leaves, position)), root);
    }),
    { seed, numRuns: 100 },
  );
});

test(`a transfer's bytes are its canonical JSON (seed ${seed})`, () => {
  const text = fc.option(fc.string({ unit: 'grapheme' }), { nil: null });
  const arbitrary = fc.record({ reference: text, reason: text, agreement: text, amount: fc.bigInt(1n, 10n ** 15n) });
  fc.assert(
    fc.property(arbitrary, ({ reference, reason, agreement, amount }) => {
      const transfer: Transfer = {
        ...{ id: 'trf_1' as Id<'trf'>, bookId: 'bok_1' as Id<'bok'>, timestamp: 1_785_000_000_000_000n },
        ...{ phase: 'pending', kind: 'payment', debitAccountId: 'acc_1' as Id<'acc'> },
        ...{ creditAccountId: 'acc_2' as Id<'acc'>, amountMinor: amount, releasedMinor: 0n, currency: 'CNY' },
        ...{ pendingId: null, agreementId: agreement as Id<'agr'> | null, reference, reason },
        ...{ expiresAt: new Date('2026-08-02T00:00:00Z'), bookedOn: '2026-08-01', parties: [], postedBy: 'test' },
      };
      const bytes = transferBytes(transfer);
      assert.equal(bytes, canonicalJson(JSON.parse(bytes)));
      const { parties: _visibility, ...stated } = transfer;
      const members = Object.entries(stated).filter(([, value]) => value !== null);
      assert.deepEqual(Object.keys(JSON.parse(bytes)).sort(), members.map(([name]) => name).sort());
    }),
    { seed, numRuns: 200 },
  );
});
