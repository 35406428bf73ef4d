import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Role } from '#kernel';
import { failuresForgottenHours, failuresFree, lockMinutesFirst, lockMinutesMax, type MarketRole } from './model.ts';
import type { OrganisationState } from './states.ts';

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

/** Why somebody may not hold roles together, whichever organisations they are of; undefined when he may. */
export const administratorsConflict = (held: readonly Role[]): 'identity.roles_conflict' | undefined =>
  new Set(held.filter((role) => administrators.includes(role))).size > 1 ? 'identity.roles_conflict' : undefined;

/** Why a set of roles may not be held together or not in this organisation; undefined when it may. */
export const rolesConflict = (
  held: readonly Role[],
  market: readonly MarketRole[],
): 'identity.roles_conflict' | 'identity.role_not_here' | undefined => {
  const together = administratorsConflict(held);
  if (together !== undefined) return together;
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

/** Suspended and refused organisations have nobody here. */
export const isBarred = ({ state }: { readonly state: OrganisationState }): boolean =>
  state === 'suspended' || state === 'refused';

/** Until when nobody may try after so many wrong passwords in a row; null while one may. */
export const lockedUntil = (failures: number, now: Date, free = failuresFree): Date | null => {
  if (failures < free) return null;
  const minutes = Math.min(lockMinutesMax, lockMinutesFirst * 2 ** (failures - free));
  return new Date(now.getTime() + minutes * 60_000);
};

/** What is remembered of tries at an account from one origin, or from all together. */
export type Attempts = {
  readonly failures: number;
  readonly lockedUntil: Date | null;
  readonly failedAt: Date;
  /** When somebody last signed in from there. */
  readonly succeededAt: Date | null;
};

/** What to remember after a wrong password; what lies longer back than `failuresForgottenHours` no longer counts. */
export const afterFailure = (
  before: Attempts | undefined,
  now: Date,
  free: number,
): Pick<Attempts, 'failures' | 'lockedUntil'> => {
  const forgotten = now.getTime() - failuresForgottenHours * 3_600_000;
  const failures = (before !== undefined && before.failedAt.getTime() > forgotten ? before.failures : 0) + 1;
  return { failures, lockedUntil: lockedUntil(failures, now, free) };
};

const waits = (attempts: Attempts | undefined, now: Date): Date | null =>
  attempts?.lockedUntil != null && attempts.lockedUntil > now ? attempts.lockedUntil : null;

/**
 * Until when a try from an origin has to wait. Who guesses at somebody's password locks his own origin; only guesses from
 * many origins lock the account, and then not for origins that its owner has signed in from.
 */
export const waitsUntil = (here: Attempts | undefined, anywhere: Attempts | undefined, now: Date): Date | null =>
  waits(here, now) ?? (here?.succeededAt == null ? waits(anywhere, now) : null);

/** Where a call comes from, as far as tries are counted together: an IPv4 address, or the first half of an IPv6 one. */
export const originOfAddress = (address: string): string => {
  const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
  if (v4 !== undefined) return v4;
  const [head = '', tail = ''] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = address.includes('::') ? 8 - groups.length - (tail === '' ? 0 : tail.split(':').length) : 0;
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail === '' ? [] : tail.split(':'))];
  return `${all.slice(0, 4).join(':')}::/64`;
};

const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * The points of small order, without their sign, as libsodium lists them: a "signature" by such a key fits any text, so its
 * owner could deny every one.
 */
const smallOrder = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

const isSmallOrder = (raw: Buffer): boolean => {
  const unsigned = Buffer.from(raw);
  unsigned[31] = (raw[31] ?? 0) & 0x7f;
  return smallOrder.has(unsigned.toString('hex'));
};

/** Opens a raw Ed25519 public key (RFC 8410); undefined when the text is not base64 of 32 bytes, or of a point of small order. */
export const openPublicKey = (base64: string): KeyObject | undefined => {
  const raw = Buffer.from(base64, 'base64');
  if (raw.length !== 32 || raw.toString('base64') !== base64 || isSmallOrder(raw)) return undefined;
  return createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' });
};

/** True when the Ed25519 signature (base64) over the bytes is the key's. */
export const isSignature = (publicKey: string, bytes: Uint8Array, signature: string): boolean => {
  const key = openPublicKey(publicKey);
  return key !== undefined && verify(null, bytes, key, Buffer.from(signature, 'base64'));
};
