import { appendEntry } from '#audit';
import type { Agreement, Fulfilment } from '#contracts';
import { type Bilingual, type Id, invariant } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { toName, uniqueNames } from './core/names.ts';
import { readHistory } from './histories.ts';
import { deliveryKinds } from './kinds.ts';
import { type Grant, partiesOf, type SharedTable } from './model.ts';
import { endGrant, insertGrant, insertTables } from './store.ts';

/** What delivery must know of a product when an agreement about it starts. */
export type ProductFacts = {
  readonly title: Bilingual;
  readonly datasetIds: readonly Id<'ds'>[];
};

/** Reads products; main.ts hands it in, since delivery lies beside the catalogue and may not import it. */
export type ReadProducts = (tx: Tx, ids: readonly Id<'prd'>[]) => Promise<ReadonlyMap<string, ProductFacts>>;

/** The agreed columns that the dataset has; null for all. A dataset with none of them is no table of the share. */
const agreedColumns = (agreement: Agreement, names: readonly string[]): readonly string[] | null => {
  const agreed = agreement.terms.columns;
  return agreed === undefined ? null : names.filter((name) => agreed.includes(name));
};

const tablesOf = async (tx: Tx, agreement: Agreement, product: ProductFacts): Promise<SharedTable[]> => {
  const histories = await Promise.all(product.datasetIds.map((id) => readHistory(tx, id)));
  const wanted = histories
    .map((history) => ({
      history,
      columns: agreedColumns(agreement, history.versions.at(-1)?.columns.map(({ name }) => name) ?? []),
    }))
    .filter(({ columns }) => columns === null || columns.length > 0);
  const names = uniqueNames(wanted.map(({ history }) => toName(history.name, history.datasetId)));
  return wanted.map(({ history, columns }, index) => ({
    id: tx.newId('gtb'),
    name: names[index] ?? '',
    datasetId: history.datasetId,
    columns,
  }));
};

const open = async (tx: Tx, agreement: Agreement, product: ProductFacts): Promise<void> => {
  const { id: agreementId, providerId, buyerId, operatorId, productId } = agreement;
  const grant: Grant = {
    id: tx.newId('grt'),
    agreementId,
    providerId,
    buyerId,
    operatorId,
    shareName: toName(product.title.en === '' ? product.title.zh : product.title.en, productId),
    state: 'active',
    startedAt: tx.now,
    endsAt: agreement.expiresAt,
    firstReadAt: null,
    endedAt: null,
  };
  if (!(await insertGrant(tx, { ...grant, productId }))) return;
  const tables = await tablesOf(tx, agreement, product);
  await insertTables(tx, grant, tables);
  await appendEntry(tx, {
    kind: deliveryKinds.access_opened,
    subject: agreementId,
    parties: partiesOf(grant),
    content: {
      share: grant.shareName,
      tables: tables.map(({ name, datasetId, columns }) => ({ name, datasetId, columns })),
    },
  });
};

const close = async (tx: Tx, agreement: Agreement, reason: string): Promise<void> => {
  if (!(await endGrant(tx, agreement.id, reason))) return;
  await appendEntry(tx, {
    kind: deliveryKinds.access_closed,
    subject: agreement.id,
    parties: partiesOf(agreement),
    content: { reason },
  });
};

/**
 * Opens and closes what agreements grant, in the transaction of the agreement's step. Both may be called again. It reads
 * the provider's datasets in system context: the contract module has checked who acts.
 */
export const createFulfilment = (readProducts: ReadProducts): Fulfilment => ({
  start: (tx, agreement) =>
    withSystem(tx, async () => {
      const product = (await readProducts(tx, [agreement.productId])).get(agreement.productId);
      invariant(product !== undefined, 'an agreement is about a product that exists');
      await open(tx, agreement, product);
    }),
  end: (tx, agreement, reason) => withSystem(tx, () => close(tx, agreement, reason)),
});
