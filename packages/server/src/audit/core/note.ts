import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { err, invariant, ok, type Result } from '#kernel';
import { fromBase64, toBase64 } from './bytes.ts';
import { sha256 } from './hash.ts';

/** Signature type byte of Ed25519 over the note's text (c2sp.org/signed-note). */
const ed25519Type = 0x01;

const publicKeyBytes = 32;
const keyIdBytes = 4;

/** Signatures read in one note: the specification asks for at least 16; more than this is an attempt to keep us busy. */
export const noteSignaturesMax = 64;

/** Longest note read, in UTF-16 units: text of a checkpoint and the largest signatures known (5 kB each) fit many times. */
export const noteLengthMax = 1_000_000;

/** A key that notes are checked with. `id` is its four-byte key ID in lowercase hexadecimal. */
export type Verifier = { readonly name: string; readonly id: string; readonly publicKey: Uint8Array };

/** A verifier's other half: `sign` gives the 64-byte Ed25519 signature of the bytes. */
export type Signer = Verifier & { readonly sign: (bytes: Uint8Array) => Uint8Array };

/** Why a note is refused: not a note; a known key's signature is wrong; no known key signed it. */
export type NoteFault = 'malformed' | 'signature_wrong' | 'signature_missing';

/** A note that at least one known key signed. `text` ends with a newline. */
export type OpenedNote = { readonly text: string; readonly verifiedBy: readonly Verifier[] };

const isKeyName = (name: string): boolean => name !== '' && name.isWellFormed() && !/[\s\u0085+]/u.test(name);

/** Makes a verifier of a key name (no spaces, no plus) and the 32 raw bytes of an Ed25519 public key. */
export const verifierOf = (name: string, publicKey: Uint8Array): Verifier => {
  invariant(isKeyName(name) && publicKey.length === publicKeyBytes, `not a note key: ${name}`);
  const hashed = sha256(Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(ed25519Type), publicKey]));
  return { name, id: Buffer.from(hashed.subarray(0, keyIdBytes)).toString('hex'), publicKey };
};

/** `<name>+hex(key ID)+base64(type ‖ public key)`: how a verifier is handed on. */
export const encodeVerifierKey = ({ name, id, publicKey }: Verifier): string =>
  `${name}+${id}+${toBase64(Buffer.concat([Uint8Array.of(ed25519Type), publicKey]))}`;

/** Reads a verifier key; undefined when malformed, of another type than Ed25519, or with a key ID that is not its own. */
export const decodeVerifierKey = (text: string): Verifier | undefined => {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? [];
  const key = fromBase64(encoded ?? '');
  if (name === undefined || !isKeyName(name) || key?.length !== 1 + publicKeyBytes || key[0] !== ed25519Type) {
    return undefined;
  }
  const verifier = verifierOf(name, key.subarray(1));
  return verifier.id === id ? verifier : undefined;
};

const keyObjectOf = ({ publicKey }: Verifier): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
    format: 'jwk',
  });

const hasForbiddenCharacter = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < 0x20 && text[at] !== '\n') return true;
  return !text.isWellFormed();
};

/** Signs a text that ends with a newline; throws on a text that is no note. The note begins with the text, unchanged. */
export const signNote = (text: string, signers: readonly Signer[]): string => {
  invariant(text.endsWith('\n') && !hasForbiddenCharacter(text) && signers.length > 0, 'not a text for a signed note');
  const bytes = Buffer.from(text);
  const lines = signers.map((signer) => {
    const signature = Buffer.concat([Buffer.from(signer.id, 'hex'), signer.sign(bytes)]);
    return `— ${signer.name} ${toBase64(signature)}\n`;
  });
  return `${text}\n${lines.join('')}`;
};

type SignatureLine = { readonly name: string; readonly id: string; readonly signature: Uint8Array };

const parseSignatureLine = (line: string): SignatureLine | undefined => {
  const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded ?? '');
  if (name === undefined || !isKeyName(name) || bytes === undefined || bytes.length <= keyIdBytes) return undefined;
  const id = Buffer.from(bytes.subarray(0, keyIdBytes)).toString('hex');
  return { name, id, signature: bytes.subarray(keyIdBytes) };
};

const parseNote = (note: string): { text: string; lines: SignatureLine[] } | undefined => {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n') || note.length > noteLengthMax || hasForbiddenCharacter(note)) return undefined;
  const written = note.slice(split + 2, -1).split('\n');
  if (written.length > noteSignaturesMax) return undefined;
  const lines = written.map(parseSignatureLine);
  return lines.every((line) => line !== undefined) ? { text: note.slice(0, split + 1), lines } : undefined;
};

/**
 * Opens a note by the duties of c2sp.org/signed-note: signatures of unknown keys are ignored, a wrong signature of a known
 * key refuses the whole note, and without one good signature of a known key the text must not be believed.
 */
export const openNote = (note: string, known: readonly Verifier[]): Result<OpenedNote, NoteFault> => {
  const parsed = parseNote(note);
  if (parsed === undefined) return err('malformed');
  const bytes = Buffer.from(parsed.text);
  const verifiedBy = new Set<Verifier>();
  for (const { name, id, signature } of parsed.lines) {
    for (const verifier of known.filter((key) => key.name === name && key.id === id)) {
      if (!verify(null, bytes, keyObjectOf(verifier), signature)) return err('signature_wrong');
      verifiedBy.add(verifier);
    }
  }
  return verifiedBy.size > 0 ? ok({ text: parsed.text, verifiedBy: [...verifiedBy] }) : err('signature_missing');
};
