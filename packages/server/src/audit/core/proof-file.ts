import { err, ok, type Result } from '#kernel';
import { fromBase64, parseDecimal, toBase64 } from './bytes.ts';
import { type CheckpointFault, openCheckpoint, type TreeHead } from './checkpoint.ts';
import { hashBytes, hashLeaf } from './hash.ts';
import type { Verifier } from './note.ts';
import { verifyInclusion } from './verification.ts';

/** First line of every proof file (c2sp.org/tlog-proof); such files end in `.tlog-proof`. */
export const proofHeader = 'c2sp.org/tlog-proof@v1';

/** Longest inclusion proof of a tree whose size is a safe integer. */
const proofHashesMax = 53;

/** A proof that needs no connection: `hashes` from the leaf's sibling to the root's child, `checkpoint` the signed note verbatim. */
export type ProofFile = {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: string;
  readonly extra?: Uint8Array;
};

/** Why a proof is refused: what its checkpoint is refused for, or the proof does not lead from the entry to the root. */
export type ProofFault = CheckpointFault | 'not_included';

/** Writes a proof file. */
export const encodeProof = ({ index, hashes, checkpoint, extra }: ProofFile): string => {
  const head = [proofHeader, ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]), `index ${index}`];
  return `${[...head, ...hashes.map(toBase64)].join('\n')}\n\n${checkpoint}`;
};

const parseHead = (lines: readonly string[]): Omit<ProofFile, 'checkpoint'> | undefined => {
  const [header, ...rest] = lines;
  const extraLine = rest[0]?.startsWith('extra ') ? rest.shift() : undefined;
  const extra = extraLine === undefined ? undefined : fromBase64(extraLine.slice('extra '.length));
  if (header !== proofHeader || (extraLine !== undefined && extra === undefined)) return undefined;
  const index = parseDecimal(/^index (.+)$/.exec(rest.shift() ?? '')?.[1] ?? '');
  const hashes = rest.map(fromBase64);
  if (index === undefined || hashes.length > proofHashesMax) return undefined;
  if (!hashes.every((hash) => hash?.length === hashBytes)) return undefined;
  return { index, hashes: hashes.filter((hash) => hash !== undefined), ...(extra === undefined ? {} : { extra }) };
};

/** Reads a proof file; undefined when malformed. Nothing of it is verified. */
export const decodeProof = (text: string): ProofFile | undefined => {
  const split = text.indexOf('\n\n');
  if (split < 0) return undefined;
  const head = parseHead(text.slice(0, split).split('\n'));
  return head === undefined ? undefined : { ...head, checkpoint: text.slice(split + 2) };
};

/** Checks that one of the keys signed the proof's checkpoint and that the entry's bytes stand at the proof's index of it. */
export const verifyProof = (
  proof: ProofFile,
  entry: Uint8Array,
  known: readonly Verifier[],
): Result<TreeHead, ProofFault> => {
  const head = openCheckpoint(proof.checkpoint, known);
  if (!head.ok) return head;
  const { size, root } = head.value;
  const claim = { index: proof.index, size, root, leafHash: hashLeaf(entry) };
  return verifyInclusion(claim, proof.hashes) ? ok(head.value) : err('not_included');
};
