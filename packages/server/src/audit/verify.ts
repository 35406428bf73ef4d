import { type Json, type Outcome, ok, refuse } from '#kernel';
import { fromBase64 } from './core/bytes.ts';
import type { CheckpointFault } from './core/checkpoint.ts';
import { decodeLeaf, opensTo } from './core/commitment.ts';
import { decodeVerifierKey, type Verifier } from './core/note.ts';
import { decodeProof, type ProofFault, verifyProof } from './core/proof-file.ts';
import type { AuditCode } from './errors.ts';

/** How what the core finds is told to people. */
const codeOfFault: Readonly<Record<ProofFault, AuditCode>> = {
  malformed: 'audit.checkpoint_malformed',
  signature_wrong: 'audit.signature_wrong',
  signature_missing: 'audit.signature_missing',
  origin_wrong: 'audit.origin_wrong',
  not_included: 'audit.not_included',
};

/** Refuses with the code of a fault that a checkpoint or proof has. */
export const refuseFault = (fault: ProofFault | CheckpointFault) => refuse(codeOfFault[fault]);

/** Reads verifier keys, one a line; refuses when one is none or there is none. */
export const readVerifierKeys = (text: string): Outcome<readonly Verifier[], AuditCode> => {
  const keys = text.trim().split(/\s+/).map(decodeVerifierKey);
  const read = keys.filter((key) => key !== undefined);
  return read.length === keys.length ? ok(read) : refuse('audit.key_malformed');
};

/** What a party was given with a proof: content and base64 salt as the API shows them, and the log's verifier keys, one a line. */
export type Evidence = { readonly content: Json; readonly salt: string; readonly vkey: string };

/** What a proof proves: at this time, this kind of thing, with exactly this content, stood in the log at this index. */
export type ProvenEntry = {
  readonly origin: string;
  readonly index: number;
  readonly size: number;
  readonly at: string;
  readonly kind: string;
};

/**
 * Verifies a `.tlog-proof` with no connection at all: a trusted key signed the checkpoint, the entry is in that tree, and
 * content and salt are what the entry commits to. The entry's bytes travel in the proof's `extra` line, which needs no
 * trust: other bytes do not lead to the root.
 */
export const verifyOffline = (
  proofText: string,
  { content, salt, vkey }: Evidence,
): Outcome<ProvenEntry, AuditCode> => {
  const keys = readVerifierKeys(vkey);
  if (!keys.ok) return keys;
  const proof = decodeProof(proofText);
  const leaf = proof?.extra === undefined ? undefined : decodeLeaf(Buffer.from(proof.extra).toString('utf8'));
  if (proof?.extra === undefined || leaf === undefined) return refuse('audit.proof_malformed');
  const head = verifyProof(proof, proof.extra, keys.value);
  if (!head.ok) return refuseFault(head.error);
  if (!opensTo(leaf.commitment, fromBase64(salt) ?? new Uint8Array(), content)) return refuse('audit.content_wrong');
  const { origin, size } = head.value;
  return ok({ origin, index: proof.index, size, at: leaf.at, kind: leaf.kind });
};
