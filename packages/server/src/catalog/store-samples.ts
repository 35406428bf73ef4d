import type { Selectable } from 'kysely';
import type { Tx } from '#platform/database';
import type { Sample } from './core/sample.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A sample as it is stored. */
export type SampleRow = Selectable<Tables['catalog.sample']>;
/** What a provider wants of the samples of a product. */
export type SampleSetting = { readonly isOn: boolean; readonly k: number };

/** The setting of a product; undefined when its provider has set nothing. */
export const findSampleSetting = async (tx: Tx, productId: string): Promise<SampleSetting | undefined> => {
  const row = await q(tx)
    .selectFrom('catalog.sample_setting')
    .selectAll()
    .where('product_id', '=', productId)
    .executeTakeFirst();
  return row === undefined ? undefined : { isOn: row.is_on, k: row.k };
};

/** Sets what a provider wants. */
export const putSampleSetting = async (
  tx: Tx,
  row: { readonly productId: string; readonly organisationId: string; readonly setting: SampleSetting },
): Promise<void> => {
  const values = { is_on: row.setting.isOn, k: row.setting.k, updated_at: tx.now };
  await q(tx)
    .insertInto('catalog.sample_setting')
    .values({ product_id: row.productId, organisation_id: row.organisationId, ...values })
    .onConflict((conflict) => conflict.column('product_id').doUpdateSet(values))
    .execute();
};

/** The samples of a product, one for each dataset. */
export const selectSamples = async (tx: Tx, productId: string): Promise<SampleRow[]> =>
  q(tx).selectFrom('catalog.sample').selectAll().where('product_id', '=', productId).orderBy('dataset_id').execute();

/** A sample to be kept. */
export type NewSample = {
  readonly productId: string;
  readonly datasetId: string;
  readonly organisationId: string;
  readonly versionNumber: number;
  readonly sample: Sample;
};

/** Puts the samples of a product in the place of those before. */
export const replaceSamples = async (tx: Tx, productId: string, samples: readonly NewSample[]): Promise<void> => {
  await q(tx).deleteFrom('catalog.sample').where('product_id', '=', productId).execute();
  for (const each of samples)
    await q(tx)
      .insertInto('catalog.sample')
      .values({
        product_id: each.productId,
        dataset_id: each.datasetId,
        organisation_id: each.organisationId,
        version_number: each.versionNumber,
        k: each.sample.k,
        content: JSON.stringify(each.sample),
        built_at: tx.now,
      })
      .execute();
};
