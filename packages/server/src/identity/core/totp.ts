import { Secret, TOTP } from 'otpauth';

/** Length of a shared secret: that of the hash's output (RFC 4226, 4, R6). */
export const totpSecretBytes = 20;

/** Seconds of one code, and its digits: what every authenticator app takes without asking (RFC 6238, 5.2). */
const periodSeconds = 30;
const digits = 6;

/** Steps before and after the present one that are taken: a clock that is half a minute off (RFC 6238, 6). */
const stepsOff = 1;

const issuer = 'Corridor';

const totpOf = (secret: Uint8Array, label = ''): TOTP =>
  new TOTP({
    issuer,
    label,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    algorithm: 'SHA1',
    digits,
    period: periodSeconds,
  });

/** What an authenticator app needs: the secret in base32 to be typed, and the `otpauth` URI to be shown as a QR code. */
export const totpKey = (secret: Uint8Array, email: string): { readonly secret: string; readonly uri: string } => {
  const totp = totpOf(secret, email);
  return { secret: totp.secret.base32, uri: totp.toString() };
};

/** The time step that a code belongs to; undefined when it is wrong or its time is over. */
export const stepOfCode = (secret: Uint8Array, code: string, now: Date): number | undefined => {
  const timestamp = now.getTime();
  const off = /^\d{6}$/.test(code) ? totpOf(secret).validate({ token: code, timestamp, window: stepsOff }) : null;
  return off === null ? undefined : Math.floor(timestamp / 1000 / periodSeconds) + off;
};

/** The code of an instant: what an authenticator app would show. */
export const codeAt = (secret: Uint8Array, now: Date): string => totpOf(secret).generate({ timestamp: now.getTime() });

const recoveryAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Recovery codes handed out together: a handful for a drawer. */
export const recoveryCodesGiven = 10;

/** Random bytes of one recovery code: sixteen characters of 31 carry 79 bits, so a fast hash is enough. */
export const recoveryCodeBytes = 16;

/** A recovery code from random bytes: sixteen letters and digits that are not mistaken for each other, in groups of four. */
export const recoveryCodeOf = (random: Uint8Array): string =>
  [...random]
    .map((byte) => recoveryAlphabet[byte % recoveryAlphabet.length] ?? '')
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** A recovery code as it was given out, however somebody typed it. */
export const plainRecoveryCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');
