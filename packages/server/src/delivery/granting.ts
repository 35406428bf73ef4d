import { appendEntry } from '#audit';
import { type Id, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Batch } from './answers.ts';
import type { UrlScope } from './core/signed-url.ts';
import { deliveryKinds } from './kinds.ts';
import { type Grant, partiesOf, type SharedTable } from './model.ts';
import { demandActive } from './recipients.ts';
import { findGrant, markFirstRead } from './store.ts';
import { addToMeter } from './store-meter.ts';
import { countUseOf, noteDelivered } from './use.ts';

/** An answer with addresses that is about to be given. */
export type UrlGrant = {
  readonly grant: Grant;
  readonly tokenId: Id<'rtk'>;
  readonly table: SharedTable;
  readonly scope: UrlScope;
  readonly batches: readonly Batch[];
  /** False for a page or refresh of an answer that was counted already. */
  readonly counted: boolean;
};

const sum = (batches: readonly Batch[], of: (file: Batch['files'][number]) => number): number =>
  batches.reduce((total, { files }) => files.reduce((part, file) => part + of(file), total), 0);

/**
 * Tells the contract of the first read. Comes before the use is counted: an end of the agreement locks agreement, counter
 * and grant in this order too.
 */
export const noteFirstRead = async (tx: Tx, grant: Grant, subject: string): Promise<Outcome<void>> => {
  if (grant.firstReadAt !== null) return ok(undefined);
  const noted = await noteDelivered(tx, grant.agreementId, subject);
  if (noted.ok) await markFirstRead(tx, grant.id);
  return noted;
};

/**
 * Counts the use, writes the audit entry and the meter of an answer, in one transaction; only after its commit the
 * addresses may leave. The grant is looked at again, so that an end in between wins.
 */
export const grantUrls = async (tx: Tx, given: UrlGrant): Promise<Outcome<void>> => {
  const { table, scope, batches } = given;
  const grant = await findGrant(tx, given.grant.agreementId);
  if (grant === undefined) return refuse('delivery.token_wrong');
  const active = demandActive(grant);
  if (!active.ok) return active;
  const subject = `${table.datasetId}@${scope.versionFrom}-${scope.versionTo}`;
  const use = { agreementId: grant.agreementId, deliveryMode: 'share', counted: given.counted } as const;
  const first = await noteFirstRead(tx, grant, subject);
  if (!first.ok) return first;
  const counted = await countUseOf(tx, use, subject);
  if (!counted.ok) return counted;
  const rows = sum(batches, (file) => file.rows);
  await appendEntry(tx, {
    kind: deliveryKinds.urls_granted,
    subject: grant.agreementId,
    parties: partiesOf(grant),
    content: {
      tableId: table.id,
      datasetId: table.datasetId,
      tokenId: given.tokenId,
      versionFrom: scope.versionFrom,
      versionTo: scope.versionTo,
      files: sum(batches, () => 1),
      rows,
      bytes: sum(batches, (file) => file.bytes),
      expiresAt: new Date(scope.expiresAtMs).toISOString(),
      keyId: scope.keyId,
      counted: given.counted,
    },
  });
  await addToMeter(
    tx,
    { grant, table, channel: 'share' },
    { answers: 1, rowsGranted: rows, requests: 0, bytesServed: 0 },
  );
  return ok(undefined);
};
