import { createHash } from 'node:crypto';
import { type Id, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
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
const touchEveryMs = 60_000;

const actor = systemActor('delivery.recipients');

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Refuses a grant that has ended. */
export const demandActive = (grant: Grant): Outcome<Grant, DeliveryCode> =>
  grant.state === 'active'
    ? ok(grant)
    : refuse('delivery.agreement_ended', { at: (grant.endedAt ?? grant.startedAt).toISOString() });

/** Finds the recipient of an Authorization header: 401 for a wrong or old token, 403 after the agreement's end. */
export const authenticateRecipient = (
  kit: Kit,
  header: string | undefined,
): Promise<Outcome<Recipient, DeliveryCode>> => {
  const secret = /^Bearer +(\S{1,200})$/i.exec(header ?? '')?.[1];
  if (secret === undefined) return Promise.resolve(refuse('delivery.token_wrong'));
  return kit.db.transact(actor, async (tx) => {
    const found = await findToken(tx, hashOf(secret));
    if (found === undefined) return refuse('delivery.token_wrong');
    const { token, grant } = found;
    const active = demandActive(grant);
    if (!active.ok) return active;
    if (token.validUntil !== null && token.validUntil <= tx.now) return refuse('delivery.token_wrong');
    if (tx.now.getTime() - (token.lastUsedAt?.getTime() ?? 0) > touchEveryMs) await touchToken(tx, token.id);
    return ok({ grant, tokenId: token.id, tables: await listTables(tx, grant.id) });
  });
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
  const secret = `cdr_${Buffer.from(tx.randomBytes(32)).toString('base64url')}`;
  const id = tx.newId('rtk');
  await lockGrant(tx, grant.id);
  await expireTokens(tx, grant.id, new Date(tx.now.getTime() + rotationOverlapMs));
  await insertToken(tx, { id, grant, secretSha256: hashOf(secret), createdBy });
  return { id, secret };
};
