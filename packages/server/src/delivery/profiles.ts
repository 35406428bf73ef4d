import { appendEntry } from '#audit';
import { type Id, type Outcome, ok, organisationOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { DeliveryCode } from './errors.ts';
import { deliveryKinds } from './kinds.ts';
import { type Grant, partiesOf, type RecipientToken, type SharedTable, schemaName } from './model.ts';
import { demandActive, rotateToken } from './recipients.ts';
import { findGrant, listTables, listTokens } from './store.ts';

/** A Delta Sharing profile file, version 1 (PROTOCOL.md, "Profile File Format"). */
export type Profile = {
  readonly shareCredentialsVersion: 1;
  readonly endpoint: string;
  readonly bearerToken: string;
  readonly expirationTime?: string;
};

/** What a buyer or provider may see of a grant: never a secret. */
export type GrantView = {
  readonly grant: Grant;
  readonly tables: readonly SharedTable[];
  readonly tokens: readonly RecipientToken[];
};

/** How clients address a table in one line. */
export const tableAddress = (grant: Grant, table: SharedTable): string =>
  `${grant.shareName}.${schemaName}.${table.name}`;

/** The grant of an agreement that the actor is a party of. */
export const viewGrant = async (tx: Tx, agreementId: string): Promise<Outcome<GrantView, DeliveryCode>> => {
  const grant = await findGrant(tx, agreementId);
  if (grant === undefined) return refuse('delivery.no_grant');
  return ok({ grant, tables: await listTables(tx, grant.id), tokens: await listTokens(tx, grant.id) });
};

/** The same, for who reads under it: the buyer. To others nothing is opened, to the provider neither. */
export const viewOwnGrant = async (tx: Tx, agreementId: string): Promise<Outcome<GrantView, DeliveryCode>> => {
  const view = await viewGrant(tx, agreementId);
  const isBuyer = view.ok && view.value.grant.buyerId === organisationOf(tx.actor);
  return isBuyer ? view : refuse('delivery.no_grant');
};

type NewProfile = { readonly agreementId: string; readonly endpoint: string };

/** Makes a new profile for the buyer: a new token, shown here and never again; older ones work for another day. */
export const issueProfile = async (
  tx: Tx,
  { agreementId, endpoint }: NewProfile,
): Promise<Outcome<Profile, DeliveryCode>> => {
  const view = await viewOwnGrant(tx, agreementId);
  if (!view.ok) return view;
  const { grant } = view.value;
  const active = demandActive(grant);
  if (!active.ok) return active;
  const personId: Id<'psn'> | null = 'personId' in tx.actor ? tx.actor.personId : null;
  const { id, secret } = await rotateToken(tx, grant, personId);
  await appendEntry(tx, {
    kind: deliveryKinds.profile_issued,
    subject: agreementId,
    parties: partiesOf(grant),
    content: { tokenId: id, share: grant.shareName },
  });
  return ok({
    shareCredentialsVersion: 1,
    endpoint,
    bearerToken: secret,
    ...(grant.endsAt === null ? {} : { expirationTime: grant.endsAt.toISOString() }),
  });
};
