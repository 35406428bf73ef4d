import { signOnBehalf, verifySignature } from '#identity';
import { invariant, type Outcome, ok, organisationOf } from '#kernel';
import type { Tx } from '#platform/database';
import type { Keyring } from '#platform/keyring';
import { bytesOf, type SignedText } from './core/documents.ts';
import type { Signature } from './model.ts';

/** A signature made on the member's side: key id and base64 of the Ed25519 signature. */
export type GivenSignature = { readonly keyId: string; readonly value: string };

/**
 * Puts the acting organisation's signature under a document: the given one when it is right, or, when none is given, one
 * made with the key that the platform holds for the organisation (then `onBehalf`). Refuses a foreign or wrong signature.
 */
export const signDocument = async (
  tx: Tx,
  keyring: Keyring,
  sealed: SignedText,
  given: GivenSignature | undefined,
): Promise<Outcome<Signature>> => {
  const organisationId = organisationOf(tx.actor);
  invariant(organisationId !== undefined, 'only organisations sign');
  const bytes = bytesOf(sealed);
  if (given === undefined) {
    const made = await signOnBehalf(tx, keyring, bytes);
    return made.ok ? ok({ keyId: made.value.keyId, value: made.value.signature, onBehalf: true }) : made;
  }
  const checked = await verifySignature(tx, { organisationId, keyId: given.keyId, bytes, signature: given.value });
  if (!checked.ok) return checked;
  return ok({ keyId: checked.value.key.id, value: given.value, onBehalf: checked.value.onBehalf });
};
