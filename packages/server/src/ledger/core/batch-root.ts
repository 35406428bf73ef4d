import { hash } from 'node:crypto';
import { invariant } from '#kernel';
import type { Transfer } from '../model.ts';

/**
 * The bytes of a transfer that the log commits to: canonical JSON (RFC 8785), absent members left out. The members
 * stand in the order of their names and are strings all, so plain JSON.stringify writes the canonical form.
 */
export const transferBytes = (transfer: Transfer): string =>
  JSON.stringify({
    agreementId: transfer.agreementId ?? undefined,
    amountMinor: transfer.amountMinor.toString(),
    bookId: transfer.bookId,
    bookedOn: transfer.bookedOn,
    creditAccountId: transfer.creditAccountId,
    currency: transfer.currency,
    debitAccountId: transfer.debitAccountId,
    expiresAt: transfer.expiresAt?.toISOString(),
    id: transfer.id,
    kind: transfer.kind,
    pendingId: transfer.pendingId ?? undefined,
    phase: transfer.phase,
    postedBy: transfer.postedBy,
    reason: transfer.reason ?? undefined,
    reference: transfer.reference ?? undefined,
    releasedMinor: transfer.releasedMinor.toString(),
    timestamp: transfer.timestamp.toString(),
  });

const hashBytes = 32;

/** Leaf hash of RFC 6962 section 2.1 over a transfer's bytes; the prefix 0x00 is the character of that code in UTF-8. */
const transferHash = (bytes: string): Buffer => hash('sha256', `\0${bytes}`, 'buffer');

const nodeInput = Buffer.alloc(1 + 2 * hashBytes, 1);

/** Node hash of RFC 6962 section 2.1. */
const nodeHash = (left: Buffer, right: Buffer): Buffer => {
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + hashBytes);
  return hash('sha256', nodeInput, 'buffer');
};

/** One level up: neighbours are joined, an odd last one rises as it is (equal to RFC 6962's largest power of two split). */
const nextLevel = (hashes: readonly Buffer[]): Buffer[] => {
  const up: Buffer[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    const left = hashes[i];
    const right = hashes[i + 1];
    if (left !== undefined) up.push(right === undefined ? left : nodeHash(left, right));
  }
  return up;
};

/** Merkle root (RFC 6962 section 2.1) of a batch, base64. A batch has at least one transfer. */
export const batchRoot = (transfers: readonly string[]): string => {
  invariant(transfers.length > 0, 'a batch has at least one transfer');
  let hashes = transfers.map(transferHash);
  while (hashes.length > 1) hashes = nextLevel(hashes);
  return (hashes[0] ?? Buffer.alloc(0)).toString('base64');
};

/** The siblings on the way from one transfer of a batch to its root (RFC 6962 section 2.1.1), base64, leaf first. */
export const batchPath = (transfers: readonly string[], position: number): string[] => {
  invariant(position >= 0 && position < transfers.length, 'the transfer is in the batch');
  const path: string[] = [];
  let hashes = transfers.map(transferHash);
  for (let at = position; hashes.length > 1; at >>= 1) {
    const sibling = hashes[at ^ 1];
    if (sibling !== undefined) path.push(sibling.toString('base64'));
    hashes = nextLevel(hashes);
  }
  return path;
};
