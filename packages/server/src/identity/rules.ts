import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Role } from '#kernel';
import { failuresFree, lockMinutesFirst, lockMinutesMax, type MarketRole } from './model.ts';

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The check character of the first seventeen of a unified social credit code (GB 32100-2015, MOD 31). */
export const creditCheckCharacter = (first17: string): string => {
  const sum = [...first17].reduce(
    (total, char, i) => total + creditAlphabet.indexOf(char) * (creditWeights[i] ?? 0),
    0,
  );
  return creditAlphabet[(31 - (sum % 31)) % 31] ?? '';
};

/** True when the text is a unified social credit code whose check character is right. */
export const isCreditCode = (text: string): boolean =>
  /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text) &&
  creditCheckCharacter(text.slice(0, 17)) === text[17];

/** Codes with division 000000 belong to nobody: the range that demonstrations use. */
export const isReservedCreditCode = (text: string): boolean => isCreditCode(text) && text.slice(2, 8) === '000000';

const administrators: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];
/** Roles that only an operator's people hold; with one of them they see the members of their region. */
export const staffRoles: readonly Role[] = ['exchangeManager', 'auditor', ...administrators];

/** Why a set of roles may not be held together or not in this organisation; undefined when it may. */
export const rolesConflict = (
  held: readonly Role[],
  market: readonly MarketRole[],
): 'identity.roles_conflict' | 'identity.role_not_here' | undefined => {
  if (held.filter((role) => administrators.includes(role)).length > 1) return 'identity.roles_conflict';
  const foreign =
    (!market.includes('operator') && held.some((role) => staffRoles.includes(role))) ||
    (!market.includes('thirdParty') && held.includes('thirdParty')) ||
    (!market.includes('provider') && !market.includes('agency') && held.includes('provider')) ||
    (!market.includes('buyer') && held.includes('buyer'));
  return foreign ? 'identity.role_not_here' : undefined;
};

/** What the first person of a new member may do: everything its market roles allow. */
export const firstRoles = (market: readonly MarketRole[]): Role[] => [
  'manager',
  ...(market.includes('provider') || market.includes('agency') ? (['provider'] as const) : []),
  ...(market.includes('buyer') ? (['buyer'] as const) : []),
  ...(market.includes('thirdParty') ? (['thirdParty'] as const) : []),
];

/** Until when an account waits after so many wrong passwords in a row; null while it may still try. */
export const lockedUntil = (failures: number, now: Date): Date | null => {
  if (failures < failuresFree) return null;
  const minutes = Math.min(lockMinutesMax, lockMinutesFirst * 2 ** (failures - failuresFree));
  return new Date(now.getTime() + minutes * 60_000);
};

const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Opens a raw Ed25519 public key (RFC 8410); undefined when the text is not base64 of 32 bytes. */
export const openPublicKey = (base64: string): KeyObject | undefined => {
  const raw = Buffer.from(base64, 'base64');
  if (raw.length !== 32 || raw.toString('base64') !== base64) return undefined;
  return createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' });
};

/** True when the Ed25519 signature (base64) over the bytes is the key's. */
export const isSignature = (publicKey: string, bytes: Uint8Array, signature: string): boolean => {
  const key = openPublicKey(publicKey);
  return key !== undefined && verify(null, bytes, key, Buffer.from(signature, 'base64'));
};
