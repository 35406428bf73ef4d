import { type Bytes, fromBase64, fromUtf8, joined, parseDecimal, sameBytes, toBase64, toHex, utf8 } from './bytes.ts';
import { canonicalJson, type Json } from './canonical.ts';
import { hashBytes, hashLeaf, sha256 } from './hash.ts';
import { type Leaf, readLeaf } from './leaf.ts';
import { rootOfInclusion } from './merkle.ts';
import { type Checkpoint, type LogKey, readCheckpoint, signerOf } from './note.ts';

/** First line of every proof file (c2sp.org/tlog-proof). */
const proofHeader = 'c2sp.org/tlog-proof@v1';
const saltBytes = 32;

/** Longest inclusion proof of a tree whose size is a safe integer. */
const proofHashesMax = 53;

/** A proof as a person hands it in; content and salt are missing where only the `.tlog-proof` is there, or after an erasure. */
export type Evidence = {
  readonly leaf: Leaf;
  readonly index: number;
  readonly hashes: readonly Bytes[];
  readonly checkpoint: Checkpoint;
  readonly opening: { readonly salt: Bytes; readonly content: Json } | undefined;
  /** The entry and its place as the document around the proof states them. */
  readonly stated: { readonly leaf: string; readonly position: number } | undefined;
};

type ProofFile = Omit<Evidence, 'opening' | 'stated'>;

const readProofFile = (text: string): ProofFile | undefined => {
  const split = text.indexOf('\n\n');
  const [header, extra, index, ...rest] = text.slice(0, Math.max(split, 0)).split('\n');
  const leafBytes = fromBase64(/^extra (\S+)$/.exec(extra ?? '')?.[1] ?? '');
  const leaf = readLeaf(fromUtf8(leafBytes ?? new Uint8Array()) ?? '');
  const place = parseDecimal(/^index (\d+)$/.exec(index ?? '')?.[1] ?? '');
  const hashes = rest.map(fromBase64).filter((hash) => hash?.length === hashBytes) as Bytes[];
  const checkpoint = readCheckpoint(text.slice(split + 2));
  if (header !== proofHeader || leaf === undefined || place === undefined || checkpoint === undefined) return undefined;
  if (hashes.length !== rest.length || hashes.length > proofHashesMax) return undefined;
  return { leaf, index: place, hashes, checkpoint };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const statedIn = ({ leaf, entry }: Readonly<Record<string, unknown>>): Evidence['stated'] =>
  typeof leaf === 'string' && isRecord(entry) && typeof entry.position === 'number'
    ? { leaf, position: entry.position }
    : undefined;

/** Reads the JSON that the API hands out with a proof, or a `.tlog-proof` alone; undefined when it is neither. */
export const readEvidence = (text: string): Evidence | undefined => {
  const trimmed = text.trimStart();
  if (trimmed.startsWith(proofHeader)) {
    const file = readProofFile(trimmed.endsWith('\n') ? trimmed : `${trimmed}\n`);
    return file === undefined ? undefined : { ...file, opening: undefined, stated: undefined };
  }
  const given = parseJson(trimmed);
  if (!isRecord(given) || typeof given.proof !== 'string') return undefined;
  const file = readProofFile(given.proof);
  if (file === undefined) return undefined;
  const salt = typeof given.salt === 'string' ? fromBase64(given.salt) : undefined;
  const opening =
    salt === undefined || given.content === undefined ? undefined : { salt, content: given.content as Json };
  return { ...file, opening, stated: statedIn(given) };
};

/** One link of the chain from what happened to the signature. */
export type Step = {
  readonly id: 'commitment' | 'leaf' | 'root' | 'signature';
  readonly verdict: 'holds' | 'fails' | 'unknown';
  /** What was computed, and what it was held against; hexadecimal or base 64 as the formats have it. */
  readonly computed: string;
  readonly expected: string;
};

const verdictOf = (isGood: boolean): Step['verdict'] => (isGood ? 'holds' : 'fails');

const commitmentStep = async ({ leaf, opening }: Evidence): Promise<Step> => {
  const expected = toBase64(leaf.commitment);
  if (opening === undefined) return { id: 'commitment', verdict: 'unknown', computed: '', expected };
  const commitment = await sha256(joined(opening.salt, utf8(canonicalJson(opening.content))));
  const isGood = opening.salt.length === saltBytes && sameBytes(commitment, leaf.commitment);
  return { id: 'commitment', verdict: verdictOf(isGood), computed: toBase64(commitment), expected };
};

const leafStep = ({ leaf, index, stated }: Evidence, leafHash: Uint8Array): Step => {
  const isSame = stated?.leaf === fromUtf8(leaf.bytes) && stated?.position === index;
  const verdict = stated === undefined ? 'unknown' : verdictOf(isSame);
  return { id: 'leaf', verdict, computed: toHex(leafHash), expected: fromUtf8(leaf.bytes) ?? '' };
};

const signatureStep = async ({ checkpoint }: Evidence, keys: readonly LogKey[]): Promise<Step> => {
  const signer = await signerOf(checkpoint, keys);
  const computed = signer === undefined ? '' : `${signer.name} ${signer.id}`;
  return { id: 'signature', verdict: verdictOf(signer !== undefined), computed, expected: checkpoint.origin };
};

/** Follows a proof step by step: content → commitment → leaf → root → signed checkpoint, with the log's own keys. */
export const checkEvidence = async (evidence: Evidence, keys: readonly LogKey[]): Promise<readonly Step[]> => {
  const { leaf, index, hashes, checkpoint } = evidence;
  const leafHash = await hashLeaf(leaf.bytes);
  const root = await rootOfInclusion({ index, size: checkpoint.size, leafHash }, hashes);
  const isIn = root !== undefined && sameBytes(root, checkpoint.root);
  return [
    await commitmentStep(evidence),
    leafStep(evidence, leafHash),
    {
      id: 'root',
      verdict: verdictOf(isIn),
      computed: root === undefined ? '' : toBase64(root),
      expected: toBase64(checkpoint.root),
    },
    await signatureStep(evidence, keys),
  ];
};
