import { err, invariant, ok, type Result } from '#kernel';
import { fromBase64, parseDecimal, toBase64 } from './bytes.ts';
import { hashBytes } from './hash.ts';
import { type NoteFault, openNote, type Verifier } from './note.ts';

/** A log's statement: at this size its root is this (c2sp.org/tlog-checkpoint). */
export type TreeHead = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

/** Why a checkpoint is refused: what a note is refused for, or another log's. */
export type CheckpointFault = NoteFault | 'origin_wrong';

/** Writes the note text of a checkpoint: origin, size, root, a line each. */
export const checkpointText = ({ origin, size, root }: TreeHead): string => {
  invariant(origin !== '' && !/[\n\s+]/u.test(origin) && root.length === hashBytes, `not a checkpoint of ${origin}`);
  return `${origin}\n${size}\n${toBase64(root)}\n`;
};

/** Reads the note text of a checkpoint; extension lines are allowed and ignored. Undefined when malformed. */
export const parseCheckpointText = (text: string): TreeHead | undefined => {
  const lines = text.split('\n');
  const [origin, sizeText, rootText] = lines;
  if (lines.pop() !== '' || lines.some((line) => line === '')) return undefined;
  const size = parseDecimal(sizeText ?? '');
  const root = fromBase64(rootText ?? '');
  if (origin === undefined || size === undefined || root?.length !== hashBytes) return undefined;
  return { origin, size, root };
};

/**
 * Opens a checkpoint that one of the keys must have signed. Keys carry the log's origin as their name
 * (tlog-checkpoint: "key name SHOULD match the origin line"), so a key never vouches for another log.
 */
export const openCheckpoint = (note: string, known: readonly Verifier[]): Result<TreeHead, CheckpointFault> => {
  const opened = openNote(note, known);
  if (!opened.ok) return opened;
  const head = parseCheckpointText(opened.value.text);
  if (head === undefined) return err('malformed');
  return opened.value.verifiedBy.some(({ name }) => name === head.origin) ? ok(head) : err('origin_wrong');
};
