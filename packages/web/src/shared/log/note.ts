import { verifyAsync } from '@noble/ed25519';
import { type Bytes, fromBase64, joined, parseDecimal, sameBytes, toHex, utf8 } from './bytes.ts';
import { hashBytes, sha256 } from './hash.ts';

/** Signature type byte of Ed25519 over the note's text (c2sp.org/signed-note). */
const ed25519Type = 0x01;
const publicKeyBytes = 32;
const keyIdBytes = 4;

/** A key that checkpoints are checked with; `id` is its four-byte key ID in hexadecimal. */
export type LogKey = { readonly name: string; readonly id: string; readonly publicKey: Bytes };

/** Reads a verifier key `<name>+<id>+<base64>`; undefined when malformed, no Ed25519 key, or with an ID that is not its own. */
export const readLogKey = async (text: string): Promise<LogKey | undefined> => {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text.trim()) ?? [];
  const key = fromBase64(encoded ?? '');
  if (name === undefined || id === undefined || key?.length !== 1 + publicKeyBytes || key[0] !== ed25519Type)
    return undefined;
  const hashed = await sha256(joined(utf8(`${name}\n`), key));
  return toHex(hashed.subarray(0, keyIdBytes)) === id ? { name, id, publicKey: key.slice(1) } : undefined;
};

/** Reads verifier keys, one a line; what is none is left out. */
export const readLogKeys = async (text: string): Promise<readonly LogKey[]> => {
  const read = await Promise.all(
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(readLogKey),
  );
  return read.filter((key) => key !== undefined);
};

/** A log's statement: at this size its root is this (c2sp.org/tlog-checkpoint). */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  /** The signed text, with its last newline. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly id: string; readonly signature: Bytes }[];
};

const readSignature = (line: string): Checkpoint['signatures'][number] | undefined => {
  const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded ?? '');
  if (name === undefined || bytes === undefined || bytes.length <= keyIdBytes) return undefined;
  return { name, id: toHex(bytes.subarray(0, keyIdBytes)), signature: bytes.slice(keyIdBytes) };
};

/** Reads a signed checkpoint; undefined when malformed. Nothing of it is verified. */
export const readCheckpoint = (note: string): Checkpoint | undefined => {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, split + 1);
  const [origin = '', sizeText = '', rootText = ''] = text.split('\n');
  const [size, root] = [parseDecimal(sizeText), fromBase64(rootText)];
  const lines = note
    .slice(split + 2, -1)
    .split('\n')
    .map(readSignature);
  const signatures = lines.filter((line) => line !== undefined);
  if (origin === '' || size === undefined || root?.length !== hashBytes) return undefined;
  return signatures.length === lines.length ? { origin, size, root, text, signatures } : undefined;
};

/**
 * The key among the known ones that signed a checkpoint of its own log; undefined when none did, or when a known key's
 * signature is wrong (c2sp.org/signed-note: then the text must not be believed).
 */
export const signerOf = async (checkpoint: Checkpoint, known: readonly LogKey[]): Promise<LogKey | undefined> => {
  let signer: LogKey | undefined;
  for (const { name, id, signature } of checkpoint.signatures) {
    const key = known.find((each) => each.name === name && each.id === id);
    if (key === undefined) continue;
    const isGood = await verifyAsync(signature, utf8(checkpoint.text), key.publicKey).catch(() => false);
    if (!isGood) return undefined;
    if (key.name === checkpoint.origin) signer = key;
  }
  return signer;
};

/** True when two checkpoints state the same tree. */
export const isSameTree = (a: Checkpoint, b: Checkpoint): boolean => a.size === b.size && sameBytes(a.root, b.root);
