import { type Bytes, fromBase64 } from './bytes.ts';
import { lockIn, newSeed, publicKeyOf, type Seed, seedOfPem, signNative, signWithSeed } from './ed25519.ts';
import { type Sealed, seal, unseal } from './sealing.ts';

/** Where a key is kept: locked in the browser, or under a passphrase where the browser cannot sign with Ed25519 itself. */
export type Keeping =
  | { readonly kind: 'device'; readonly key: CryptoKey }
  | { readonly kind: 'sealed'; readonly sealed: Sealed };

/** A signing key of an organisation that is kept in this browser. */
export type KeptKey = Keeping & {
  /** Base64 of the 32 raw bytes. */
  readonly publicKey: string;
  readonly organisationId: string;
  readonly createdAt: string;
  /** The approval that its registration as a replacement waits for. */
  readonly approvalId?: string;
};

/** A key with the file that brings it back. */
export type MadeKey = { readonly key: KeptKey; readonly backup: string | undefined };

/** Why a key could not be taken in or used. */
export type KeyFault = 'passphraseWrong' | 'fileUnknown' | 'fileOther';

/** What {@link MadeKey} is made for: whose it is, and when. */
export type KeyOwner = { readonly organisationId: string; readonly now: Date };

const backupFormat = 'corridor-key-backup/1';

type Backup = { readonly format: typeof backupFormat; readonly publicKey: string; readonly sealed: Sealed };

const isText = (value: unknown): value is string => typeof value === 'string' && value.length < 1_000;

const readBackup = (text: string): Backup | undefined => {
  try {
    const { format, publicKey, sealed } = JSON.parse(text) as Partial<Backup>;
    if (format !== backupFormat || !isText(publicKey) || typeof sealed !== 'object') return undefined;
    const isWhole = isText(sealed.salt) && isText(sealed.iv) && isText(sealed.box) && Number(sealed.iterations) > 0;
    return isWhole ? { format, publicKey, sealed } : undefined;
  } catch {
    return undefined;
  }
};

type KeepInput = KeyOwner & { readonly seed: Seed; readonly sealed: Sealed | undefined; readonly native: boolean };

/** Keeps a seed in the best way that the browser has, and clears it. */
const keep = async ({ seed, sealed, native, organisationId, now }: KeepInput): Promise<KeptKey> => {
  const facts = { publicKey: await publicKeyOf(seed), organisationId, createdAt: now.toISOString() };
  if (!native && sealed === undefined) throw new Error('a key that the browser cannot lock in needs a passphrase');
  const key: KeptKey =
    native || sealed === undefined
      ? { ...facts, kind: 'device', key: await lockIn(seed) }
      : { ...facts, kind: 'sealed', sealed };
  seed.fill(0);
  return key;
};

/**
 * Makes a key. With a passphrase there is a backup file, which can be had at this moment only: afterwards the browser gives
 * the key out to nobody. Without native Ed25519 (`native` false) a passphrase must be given.
 */
export const makeKey = async (
  owner: KeyOwner,
  { passphrase, native }: { readonly passphrase: string | undefined; readonly native: boolean },
): Promise<MadeKey> => {
  const seed = newSeed();
  const sealed = passphrase === undefined ? undefined : await seal(seed, passphrase);
  const publicKey = await publicKeyOf(seed);
  const backup: Backup | undefined = sealed === undefined ? undefined : { format: backupFormat, publicKey, sealed };
  const key = await keep({ ...owner, seed, sealed, native });
  return { key, backup: backup === undefined ? undefined : `${JSON.stringify(backup, null, 2)}\n` };
};

/** Takes a key in from a backup file, or from the command line's PEM file; the passphrase opens or protects it. */
export const takeIn = async (
  owner: KeyOwner,
  { text, passphrase, native }: { readonly text: string; readonly passphrase: string; readonly native: boolean },
): Promise<KeptKey | KeyFault> => {
  const backup = readBackup(text);
  const seed = backup === undefined ? seedOfPem(text) : await unseal(backup.sealed, passphrase);
  if (seed === undefined) return backup === undefined ? 'fileUnknown' : 'passphraseWrong';
  if (backup !== undefined && (await publicKeyOf(seed)) !== backup.publicKey) return 'fileOther';
  const sealed = backup?.sealed ?? (native ? undefined : await seal(seed, passphrase));
  return keep({ ...owner, seed, sealed, native });
};

/** True when a file is a backup, which only its passphrase opens. */
export const isBackup = (text: string): boolean => readBackup(text) !== undefined;

/** Signs bytes; base64, or what is wrong with the passphrase of a sealed key. */
export const signWith = async (
  key: KeptKey,
  bytes: Bytes,
  passphrase: string,
): Promise<{ readonly value: string } | KeyFault> => {
  if (key.kind === 'device') return { value: await signNative(key.key, bytes) };
  const seed = await unseal(key.sealed, passphrase);
  if (seed === undefined) return 'passphraseWrong';
  const value = await signWithSeed(seed, bytes);
  seed.fill(0);
  return { value };
};

/** True for 32 bytes in base64: what a public key looks like. */
export const isPublicKey = (text: string): boolean => {
  try {
    return fromBase64(text).length === 32;
  } catch {
    return false;
  }
};
