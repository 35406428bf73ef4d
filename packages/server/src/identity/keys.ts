import { type Id, type Outcome, ok, personOf, refuse, sha256OfJson } from '#kernel';
import type { Tx } from '#platform/database';
import type { Keyring } from '#platform/keyring';
import { requestApproval, takeApproval } from './approvals.ts';
import type { IdentityCode } from './errors.ts';
import type { OrganisationKey } from './model.ts';
import { note } from './note.ts';
import { isSignature, openPublicKey } from './rules.ts';
import { insertKey, keysOf, retireKey } from './store-keys.ts';

const replacementHash = (publicKey: string, replaces: string): string => sha256OfJson({ publicKey, replaces });

type KeyOrigin = { readonly publicKey: string; readonly holder: OrganisationKey['holder']; readonly replaces?: string };

const addKey = async (
  tx: Tx,
  { publicKey, holder, replaces }: KeyOrigin,
): Promise<Outcome<OrganisationKey, 'identity.key_exists'>> => {
  const key: OrganisationKey = {
    id: tx.newId('key'),
    organisationId: personOf(tx.actor).organisationId,
    algorithm: 'Ed25519',
    publicKey,
    holder,
    state: 'active',
    activeFrom: tx.now,
    retiredAt: null,
  };
  if (!(await insertKey(tx, key))) return refuse('identity.key_exists');
  await note(tx, replaces === undefined ? 'key_registered' : 'key_replaced', key.id, [key.organisationId], {
    publicKey,
    holder,
    replaces: replaces ?? null,
  });
  return ok(key);
};

/** Registers an organisation's first key; a later one replaces it with a second person's approval. */
export const registerKey = async (
  tx: Tx,
  input: { publicKey: string; approvalId?: string | undefined },
): Promise<Outcome<OrganisationKey, IdentityCode>> => {
  if (openPublicKey(input.publicKey) === undefined) return refuse('identity.key_wrong');
  const { organisationId } = personOf(tx.actor);
  const keys = await keysOf(tx, organisationId);
  if (keys.some((key) => key.publicKey === input.publicKey)) return refuse('identity.key_exists');
  const current = keys.find((key) => key.state === 'active');
  if (current === undefined) return addKey(tx, { publicKey: input.publicKey, holder: 'member' });
  if (input.approvalId === undefined) return refuse('identity.key_exists');
  const approval = await takeApproval(tx, {
    id: input.approvalId,
    kind: 'identity.key_replacement',
    subject: organisationId,
    contentSha256: replacementHash(input.publicKey, current.id),
  });
  if (!approval.ok) return approval;
  await retireKey(tx, organisationId);
  return addKey(tx, { publicKey: input.publicKey, holder: 'member', replaces: current.id });
};

/** Asks for the replacement of the active key by another; a second manager approves it. */
export const requestKeyReplacement = async (
  tx: Tx,
  input: { publicKey: string; reason: string },
): Promise<Outcome<Id<'apr'>, IdentityCode>> => {
  if (openPublicKey(input.publicKey) === undefined) return refuse('identity.key_wrong');
  const { organisationId } = personOf(tx.actor);
  const current = (await keysOf(tx, organisationId)).find((key) => key.state === 'active');
  if (current === undefined) return refuse('identity.key_unknown', { key: '-' });
  return ok(
    await requestApproval(tx, {
      kind: 'identity.key_replacement',
      subject: organisationId,
      contentSha256: replacementHash(input.publicKey, current.id),
      reason: input.reason,
      roles: ['manager'],
    }),
  );
};

const heldPurpose = (organisationId: string): string => `organisation:${organisationId}`;

/** Lets the platform hold an organisation's key; every signature then reads "signed by the operator on behalf of …". */
export const adoptPlatformKey = async (tx: Tx, keyring: Keyring): Promise<Outcome<OrganisationKey, IdentityCode>> => {
  const { organisationId } = personOf(tx.actor);
  if ((await keysOf(tx, organisationId)).some((key) => key.state === 'active')) return refuse('identity.key_exists');
  const held = await keyring.active(heldPurpose(organisationId), 'ed25519');
  return addKey(tx, { publicKey: Buffer.from(held.publicKey ?? []).toString('base64'), holder: 'platform' });
};

/** Signs with the key that the platform holds for the acting organisation. */
export const signOnBehalf = async (
  tx: Tx,
  keyring: Keyring,
  bytes: Uint8Array,
): Promise<Outcome<{ keyId: Id<'key'>; signature: string }, IdentityCode>> => {
  const { organisationId } = personOf(tx.actor);
  const key = (await keysOf(tx, organisationId)).find((k) => k.state === 'active' && k.holder === 'platform');
  if (key === undefined) return refuse('identity.key_unknown', { key: '-' });
  const held = await keyring.active(heldPurpose(organisationId), 'ed25519');
  return ok({ keyId: key.id, signature: Buffer.from(held.sign(bytes)).toString('base64') });
};

/** Checks that an organisation's active key signed the bytes. `onBehalf` is true when the platform holds the key. */
export const verifySignature = async (
  tx: Tx,
  input: { organisationId: string; keyId: string; bytes: Uint8Array; signature: string },
): Promise<
  Outcome<{ key: OrganisationKey; onBehalf: boolean }, 'identity.key_unknown' | 'identity.signature_wrong'>
> => {
  const key = (await keysOf(tx, input.organisationId)).find((k) => k.id === input.keyId && k.state === 'active');
  if (key === undefined) return refuse('identity.key_unknown', { key: input.keyId });
  if (!isSignature(key.publicKey, input.bytes, input.signature)) return refuse('identity.signature_wrong');
  return ok({ key, onBehalf: key.holder === 'platform' });
};
