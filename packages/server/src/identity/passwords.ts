import { scrypt, timingSafeEqual } from 'node:crypto';
import { sha256Hex } from '#kernel';

/** scrypt parameters (RFC 7914): 32 MiB and about 80 ms a guess on the reference machine. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

/** Length of a salt (RFC 7914 and NIST SP 800-132 ask for at least 16 bytes). */
export const saltBytes = 16;

const derive = (password: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) => (error === null ? resolve(key) : reject(error)));
  });

/** Hashes a password as `scrypt$N$r$p$salt$key`. */
export const hashPassword = async (password: string, salt: Uint8Array): Promise<string> => {
  const key = await derive(password, salt);
  return ['scrypt', cost.N, cost.r, cost.p, Buffer.from(salt).toString('base64'), key.toString('base64')].join('$');
};

/** True when the password is the hash's. Takes as long for a wrong one. */
export const isPassword = async (password: string, hash: string): Promise<boolean> => {
  const [, , , , salt = '', key = ''] = hash.split('$');
  const wanted = Buffer.from(key, 'base64');
  const got = await derive(password, Buffer.from(salt, 'base64'));
  return wanted.length === got.length && timingSafeEqual(wanted, got);
};

/** A hash that no password has; checked when an account is unknown, so that the answer takes as long. */
export const nobodysHash = `scrypt$${cost.N}$${cost.r}$${cost.p}$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`;

/** The form in which random secrets are stored: SHA-256, hexadecimal (256-bit secrets need no slow hash). */
export const secretHash = (secret: string): string => sha256Hex(secret);
