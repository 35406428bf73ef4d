import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';

/**
 * The hash of a version's content: SHA-256 over the canonical JSON of the sorted SHA-256s of its Parquet files, in
 * hexadecimal. Whoever holds the files can compute it; it says nothing about their order.
 */
export const contentHash = (fileHashes: readonly string[]): string =>
  createHash('sha256')
    .update(canonicalJson([...fileHashes].sort()))
    .digest('hex');
