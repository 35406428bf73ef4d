import { getOrganisations } from '#identity';
import { type Id, later, minuteMs, type Outcome, ok, refuse, sha256Hex } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { newSecret } from '#platform/random';
import { systemActor } from '#platform/system';
import type { DeliveryCode } from './errors.ts';
import { type Grant, rotationOverlapMs, type SharedTable } from './model.ts';
import { expireTokens, findToken, insertToken, listTables, lockGrant, touchToken } from './store.ts';

/** Who reads with a valid token: the grant and its tables. */
export type Recipient = {
  readonly grant: Grant;
  readonly tokenId: Id<'rtk'>;
  readonly tables: readonly SharedTable[];
};

/** `last used` is kept to this much, so that a busy reader does not write at every call. */
const touchEveryMs = minuteMs;

const actor = systemActor('delivery.recipients');

/** Refuses a grant that has ended. */
export const demandActive = (grant: Grant): Outcome<Grant, DeliveryCode> =>
  grant.state === 'active'
    ? ok(grant)
    : refuse('delivery.agreement_ended', { at: (grant.endedAt ?? grant.startedAt).toISOString() });

/**
 * Refuses a grant that has ended, and one of which a side is no verified member: while it is suspended nothing is read, with
 * tokens and addresses that were given before neither. In system context, which sees suspended members.
 */
export const demandAccess = async (tx: Tx, grant: Grant): Promise<Outcome<Grant, DeliveryCode>> => {
  const active = demandActive(grant);
  if (!active.ok) return active;
  const sides = await getOrganisations(tx, [grant.providerId, grant.buyerId]);
  return [...sides.values()].every(({ state }) => state === 'verified') ? active : refuse('delivery.side_suspended');
};

type Found = Recipient & { readonly lastUsedAt: Date | null };

const findRecipient = async (tx: Tx, secretSha256: string): Promise<Outcome<Found, DeliveryCode>> => {
  const found = await findToken(tx, secretSha256);
  if (found === undefined) return refuse('delivery.token_wrong');
  const { token, grant } = found;
  const active = await demandAccess(tx, grant);
  if (!active.ok) return active;
  if (token.validUntil !== null && token.validUntil <= tx.now) return refuse('delivery.token_wrong');
  return ok({ grant, tokenId: token.id, tables: await listTables(tx, grant.id), lastUsedAt: token.lastUsedAt });
};

/** Finds the recipient of an Authorization header: 401 for a wrong or old token, 403 after the agreement's end. */
export const authenticateRecipient = async (
  kit: Kit,
  header: string | undefined,
): Promise<Outcome<Recipient, DeliveryCode>> => {
  const secret = /^Bearer +(\S{1,200})$/i.exec(header ?? '')?.[1];
  if (secret === undefined) return refuse('delivery.token_wrong');
  const found = await kit.db.read(actor, (tx) => findRecipient(tx, sha256Hex(secret)));
  if (!found.ok) return found;
  const { tokenId, lastUsedAt } = found.value;
  if (kit.clock.now().getTime() - (lastUsedAt?.getTime() ?? 0) > touchEveryMs)
    await kit.db.transact(actor, async (tx) => ok(await touchToken(tx, tokenId)));
  return found;
};

/**
 * Makes a new token for a grant; the older ones run out a day later. The secret, 256 random bits, is answered here and
 * never again.
 */
export const rotateToken = async (
  tx: Tx,
  grant: Grant,
  createdBy: string | null,
): Promise<{ id: Id<'rtk'>; secret: string }> => {
  const secret = newSecret(tx, 'cdr');
  const id = tx.newId('rtk');
  await lockGrant(tx, grant.id);
  await expireTokens(tx, grant.id, later(tx.now, rotationOverlapMs));
  await insertToken(tx, { id, grant, secretSha256: sha256Hex(secret), createdBy });
  return { id, secret };
};
