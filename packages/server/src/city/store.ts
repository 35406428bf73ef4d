import type { Selectable } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Span } from './core/open311/instants.ts';
import type { ReceivedUpdate, ServiceRequest } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

const toRequest = (row: Selectable<Tables['city.service_request']>): ServiceRequest => ({
  caseId: row.case_id as Id<'case'>,
  ownerId: row.owner_id as Id<'org'>,
  number: row.number,
  serviceCode: row.service_code,
  channelId: row.channel_id as Id<'org'>,
  requestedAt: row.requested_at,
});

/** Notes that a case came by the interface. */
export const insertRequest = async (tx: Tx, one: ServiceRequest): Promise<void> => {
  await q(tx)
    .insertInto('city.service_request')
    .values({
      ...{ case_id: one.caseId, owner_id: one.ownerId, number: one.number, service_code: one.serviceCode },
      ...{ channel_id: one.channelId, requested_at: one.requestedAt },
    })
    .execute();
};

/** Requests of an office by their numbers. */
export const selectNumbered = async (tx: Tx, ownerId: string, numbers: readonly string[]): Promise<ServiceRequest[]> =>
  (
    await q(tx)
      .selectFrom('city.service_request')
      .selectAll()
      .where('owner_id', '=', ownerId)
      .where('number', 'in', numbers)
      .orderBy('case_id', 'desc')
      .execute()
  ).map(toRequest);

/** Requests by the ids of their cases. */
export const selectByCase = async (tx: Tx, caseIds: readonly string[]): Promise<Map<string, ServiceRequest>> => {
  if (caseIds.length === 0) return new Map();
  const rows = await q(tx).selectFrom('city.service_request').selectAll().where('case_id', 'in', caseIds).execute();
  return new Map(rows.map((row) => [row.case_id, toRequest(row)]));
};

/** What a list of requests is asked for. */
export type RequestFind = Span & {
  readonly ownerId: string;
  readonly serviceCodes: readonly string[];
  /** Only older ones than this case. */
  readonly before: string | undefined;
  readonly size: number;
};

/** Requests of an office, newest first. */
export const selectRequests = async (
  tx: Tx,
  { ownerId, serviceCodes, from, to, before, size }: RequestFind,
): Promise<ServiceRequest[]> => {
  let query = q(tx)
    .selectFrom('city.service_request')
    .selectAll()
    .where('owner_id', '=', ownerId)
    .where('requested_at', '>=', from)
    .where('requested_at', '<=', to);
  if (serviceCodes.length > 0) query = query.where('service_code', 'in', serviceCodes);
  if (before !== undefined) query = query.where('case_id', '<', before);
  return (await query.orderBy('case_id', 'desc').limit(size).execute()).map(toRequest);
};

/** Notes an update that was sent; false when its sender sent one of this id before. */
export const insertUpdate = async (tx: Tx, one: ReceivedUpdate): Promise<boolean> => {
  const done = await q(tx)
    .insertInto('city.received_update')
    .values({
      ...{ organisation_id: one.organisationId, update_id: one.updateId, case_id: one.caseId },
      received_at: tx.now,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};
