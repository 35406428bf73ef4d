import type { Tx } from '#platform/database';
import type { Keyring } from '#platform/keyring';
import { openSecret, type SealPurpose, sealSecret } from '#platform/sealing';
import type { Values } from './core/facts.ts';
import { findContact, putContact } from './store-parts.ts';

const sealPurpose = (caseId: string): SealPurpose => ({ purpose: 'cases.contact', about: caseId });

const nonceBytes = 12;

type Of = { readonly caseId: string; readonly ownerId: string; readonly applicantId: string | null };

/** Digits of a phone number as far as two writings of it agree: without country code, blanks and hyphens. */
const plainPhone = (value: unknown): string | undefined => {
  const digits = typeof value === 'string' ? value.replaceAll(/\D/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '') : '';
  return digits.length >= 5 ? digits : undefined;
};

/** A mark by which the same caller is found again, that tells nobody without the platform's key who it is. */
const callerMac = async (keyring: Keyring, answers: Values): Promise<string | null> => {
  const phone = plainPhone(answers.phone ?? answers.contactPhone);
  if (phone === undefined) return null;
  const key = await keyring.active('cases.caller', 'hmac-sha256');
  return Buffer.from(key.sign(Buffer.from(phone))).toString('base64url');
};

/** Keeps the answers of a form that says who somebody is: sealed, apart from the case. */
export const keepContact = async (tx: Tx, keyring: Keyring, of: Of, answers: Values): Promise<void> => {
  const text = Buffer.from(JSON.stringify(answers));
  const sealed = await sealSecret(keyring, sealPurpose(of.caseId), text, tx.randomBytes(nonceBytes));
  await putContact(tx, { ...of, sealed, callerMac: await callerMac(keyring, answers) });
};

/** The answers with whom they are about; undefined where nothing is kept, or not for the actor. */
export const readContact = async (tx: Tx, keyring: Keyring, caseId: string): Promise<Values | undefined> => {
  const sealed = await findContact(tx, caseId);
  if (sealed === undefined || sealed === null) return undefined;
  return JSON.parse(Buffer.from(await openSecret(keyring, sealPurpose(caseId), sealed)).toString('utf8')) as Values;
};
