import { type Bytes, fromBase64, toBase64, toUtf8 } from './bytes.ts';

/** Bytes under a passphrase: AES-256-GCM with a key by PBKDF2-HMAC-SHA-256 (RFC 8018). All fields but the count are base64. */
export type Sealed = {
  readonly iterations: number;
  readonly salt: string;
  readonly iv: string;
  readonly box: string;
};

/** Work for each guess (OWASP Password Storage Cheat Sheet, 2023, for PBKDF2-HMAC-SHA-256). */
const iterations = 600_000;
/** A file that asks for more would only make the page hang. */
const iterationsMax = 10_000_000;
const saltBytes = 16;
/** What GCM takes without hashing (NIST SP 800-38D). */
const ivBytes = 12;
/** Shorter passphrases are guessed from a copied file whatever the work for each guess. */
export const passphraseCharactersMin = 12;

const random = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count));

type Lock = { readonly passphrase: string; readonly salt: Bytes; readonly rounds: number };

const keyOf = async ({ passphrase, salt, rounds }: Lock): Promise<CryptoKey> => {
  const base = await crypto.subtle.importKey('raw', toUtf8(passphrase.normalize('NFC')), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
};

/** Puts bytes under a passphrase; every time with a new salt. */
export const seal = async (bytes: Bytes, passphrase: string): Promise<Sealed> => {
  const [salt, iv] = [random(saltBytes), random(ivBytes)];
  const key = await keyOf({ passphrase, salt, rounds: iterations });
  const box = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes));
  return { iterations, salt: toBase64(salt), iv: toBase64(iv), box: toBase64(box) };
};

/** Opens what {@link seal} made; undefined when the passphrase is another one or something was changed. */
export const unseal = async (sealed: Sealed, passphrase: string): Promise<Bytes | undefined> => {
  if (!(sealed.iterations > 0 && sealed.iterations <= iterationsMax)) return undefined;
  const key = await keyOf({ passphrase, salt: fromBase64(sealed.salt), rounds: sealed.iterations });
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(sealed.iv) }, key, fromBase64(sealed.box)).then(
    (bytes) => new Uint8Array(bytes),
    () => undefined,
  );
};
