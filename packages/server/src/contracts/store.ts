import type { Selectable } from 'kysely';
import type { Id } from '#kernel';
import { type MoneyJson, moneyFromJson } from '#kernel';
import type { Tx } from '#platform/database';
import type { SignedText } from './core/documents.ts';
import type { Negotiation, NegotiationState, Parties, Party, Signature, Terms, Version } from './model.ts';
import type { NegotiationEvent } from './states.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** Party columns of a row. */
export const partyColumns = ({ providerId, buyerId, operatorId }: Parties) => ({
  provider_id: providerId,
  buyer_id: buyerId,
  operator_id: operatorId,
});

/** Parties of a row. */
export const toParties = (row: { provider_id: string; buyer_id: string; operator_id: string }): Parties => ({
  providerId: row.provider_id as Id<'org'>,
  buyerId: row.buyer_id as Id<'org'>,
  operatorId: row.operator_id as Id<'org'>,
});

const toNegotiation = (row: Selectable<Tables['contracts.negotiation']>): Negotiation => ({
  ...toParties(row),
  id: row.id as Id<'neg'>,
  offerId: row.offer_id as Id<'off'> | null,
  productId: row.product_id as Id<'prd'>,
  agreementId: row.agreement_id as Id<'agr'>,
  state: row.state,
  versionNumber: row.version_number,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** Opens a negotiation; false when its id, which the opener chose, is taken. */
export const insertNegotiation = async (tx: Tx, negotiation: Negotiation): Promise<boolean> => {
  const done = await q(tx)
    .insertInto('contracts.negotiation')
    .values({
      ...partyColumns(negotiation),
      id: negotiation.id,
      offer_id: negotiation.offerId,
      product_id: negotiation.productId,
      agreement_id: negotiation.agreementId,
      state: negotiation.state,
      version_number: negotiation.versionNumber,
      created_at: negotiation.createdAt,
      updated_at: negotiation.updatedAt,
    })
    .onConflict((c) => c.column('id').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** A negotiation, as far as the actor may see it. */
export const findNegotiation = async (tx: Tx, id: string): Promise<Negotiation | undefined> => {
  const row = await q(tx).selectFrom('contracts.negotiation').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toNegotiation(row);
};

/** Moves a negotiation from what was read to what comes next; false when somebody else moved it meanwhile. */
export const moveNegotiation = async (
  tx: Tx,
  from: Negotiation,
  to: { state: NegotiationState; versionNumber: number },
): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('contracts.negotiation')
    .set({ state: to.state, version_number: to.versionNumber, updated_at: tx.now })
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    .where('version_number', '=', from.versionNumber)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** What a list of negotiations or agreements asks for; newest first, one more than the page. */
export type ListRequest = {
  readonly organisationId: string;
  readonly productId?: string | undefined;
  readonly state?: string | undefined;
  readonly before?: string | undefined;
  readonly size: number;
};

/** Negotiations of an organisation, as a party or as the operator. */
export const listNegotiations = async (tx: Tx, find: ListRequest): Promise<Negotiation[]> => {
  const me = find.organisationId;
  let query = q(tx)
    .selectFrom('contracts.negotiation')
    .selectAll()
    .where((e) => e.or([e('provider_id', '=', me), e('buyer_id', '=', me), e('operator_id', '=', me)]));
  if (find.productId !== undefined) query = query.where('product_id', '=', find.productId);
  if (find.state !== undefined) query = query.where('state', '=', find.state as NegotiationState);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
  return rows.map(toNegotiation);
};

/** A new version of a negotiation: its sealed document and whose signature is under it. */
export type NewVersion = {
  readonly number: number;
  readonly author: Party;
  readonly sealed: SignedText;
  readonly signature: Signature;
};

/** Adds a signed version. */
export const insertVersion = async (tx: Tx, negotiation: Negotiation, version: NewVersion): Promise<void> => {
  await q(tx)
    .insertInto('contracts.version')
    .values({
      ...partyColumns(negotiation),
      negotiation_id: negotiation.id,
      number: version.number,
      author: version.author,
      document: version.sealed.document,
      hash: version.sealed.hash,
      key_id: version.signature.keyId,
      signature: version.signature.value,
      on_behalf: version.signature.onBehalf,
      created_at: tx.now,
    })
    .execute();
};

type VersionDocument = { terms: Terms; price: MoneyJson };

const toVersion = (row: Selectable<Tables['contracts.version']>): Version => {
  const { terms, price } = JSON.parse(row.document) as VersionDocument;
  return {
    negotiationId: row.negotiation_id as Id<'neg'>,
    number: row.number,
    author: row.author,
    document: row.document,
    hash: row.hash,
    terms,
    price: moneyFromJson(price),
    signature: { keyId: row.key_id as Id<'key'>, value: row.signature, onBehalf: row.on_behalf },
    createdAt: row.created_at,
  };
};

/** All versions of a negotiation, oldest first. */
export const selectVersions = async (tx: Tx, negotiationId: string): Promise<Version[]> => {
  const rows = await q(tx)
    .selectFrom('contracts.version')
    .selectAll()
    .where('negotiation_id', '=', negotiationId)
    .orderBy('number')
    .execute();
  return rows.map(toVersion);
};

/** One version. */
export const findVersion = async (tx: Tx, negotiationId: string, number: number): Promise<Version | undefined> => {
  const row = await q(tx)
    .selectFrom('contracts.version')
    .selectAll()
    .where('negotiation_id', '=', negotiationId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row === undefined ? undefined : toVersion(row);
};

/** One message of a negotiation, with its signature when it carries a document of its own. */
export type Message = {
  readonly id: Id<'msg'>;
  readonly event: NegotiationEvent;
  readonly party: Party;
  /** The state after it. */
  readonly state: NegotiationState;
  readonly reason: string | null;
  readonly acceptDespite: readonly string[];
  readonly document: string | null;
  readonly signature: Signature | null;
  readonly at: Date;
};

/** Adds a message to a negotiation's history. */
export const insertMessage = async (tx: Tx, negotiation: Negotiation, message: Message): Promise<void> => {
  await q(tx)
    .insertInto('contracts.message')
    .values({
      ...partyColumns(negotiation),
      id: message.id,
      negotiation_id: negotiation.id,
      event: message.event,
      party: message.party,
      state: message.state,
      reason: message.reason,
      accept_despite: [...message.acceptDespite],
      document: message.document,
      key_id: message.signature?.keyId ?? null,
      signature: message.signature?.value ?? null,
      on_behalf: message.signature?.onBehalf ?? null,
      created_at: message.at,
    })
    .execute();
};

/** All messages of a negotiation, oldest first. */
export const selectMessages = async (tx: Tx, negotiationId: string): Promise<Message[]> => {
  const rows = await q(tx)
    .selectFrom('contracts.message')
    .selectAll()
    .where('negotiation_id', '=', negotiationId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id as Id<'msg'>,
    event: row.event,
    party: row.party,
    state: row.state,
    reason: row.reason,
    acceptDespite: row.accept_despite,
    document: row.document,
    signature:
      row.key_id === null || row.signature === null
        ? null
        : { keyId: row.key_id as Id<'key'>, value: row.signature, onBehalf: row.on_behalf === true },
    at: row.created_at,
  }));
};
