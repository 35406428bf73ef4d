import { dataOf, type TypedApi } from '@corridor/client/api';
import { fromBase64 } from '../../shared/log/bytes.ts';
import { isConsistent } from '../../shared/log/merkle.ts';
import { type Checkpoint, isSameTree, type LogKey, readCheckpoint, signerOf } from '../../shared/log/note.ts';

/** What comparing two checkpoints found. */
export type Comparison =
  | { readonly verdict: 'consistent'; readonly from: number; readonly to: number }
  | { readonly verdict: 'rewritten' | 'unsigned' | 'malformed' | 'unknownSize' };

const isExtended = async (api: TypedApi, older: Checkpoint, newer: Checkpoint): Promise<boolean> => {
  if (older.size === newer.size) return isSameTree(older, newer);
  if (older.size === 0) return true;
  const query = { from: older.size, to: newer.size };
  const { proof } = await dataOf(api.GET('/api/v1/audit/consistency', { params: { query } }));
  const hashes = proof.flatMap((hash) => fromBase64(hash) ?? []);
  if (hashes.length !== proof.length) return false;
  return isConsistent({ from: older.size, to: newer.size, fromRoot: older.root, toRoot: newer.root }, hashes);
};

/**
 * Whether the tree of one checkpoint is the beginning of the tree of the other, whichever is older. The proof is asked of the
 * log, but what it proves is computed here, from two roots that the log has signed.
 */
export const compare = async (
  api: TypedApi,
  keys: readonly LogKey[],
  notes: readonly [string, string],
): Promise<Comparison> => {
  const [one, other] = notes.map((note) => readCheckpoint(note.endsWith('\n') ? note : `${note}\n`));
  if (one === undefined || other === undefined) return { verdict: 'malformed' };
  const signers = await Promise.all([signerOf(one, keys), signerOf(other, keys)]);
  if (signers.includes(undefined)) return { verdict: 'unsigned' };
  const [older, newer] = one.size <= other.size ? [one, other] : [other, one];
  try {
    const isGood = await isExtended(api, older, newer);
    return isGood ? { verdict: 'consistent', from: older.size, to: newer.size } : { verdict: 'rewritten' };
  } catch {
    return { verdict: 'unknownSize' };
  }
};
