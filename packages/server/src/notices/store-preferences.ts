import type { Tx } from '#platform/database';
import type { Preferences } from './model.ts';
import type { Reader } from './store.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** What people have chosen, by person, as members of one organisation each; who has chosen nothing is left out. */
export const selectPreferences = async (tx: Tx, readers: readonly Reader[]): Promise<Map<string, Preferences>> => {
  if (readers.length === 0) return new Map();
  const rows = await q(tx)
    .selectFrom('notices.preference')
    .selectAll()
    .where((e) =>
      e.or(
        readers.map(({ personId, organisationId }) => e.and({ person_id: personId, organisation_id: organisationId })),
      ),
    )
    .execute();
  return new Map(rows.map(({ person_id, channels, phone }) => [person_id, { channels, phone }]));
};

/** Keeps what a person has chosen. */
export const putPreferences = async (tx: Tx, reader: Reader, chosen: Preferences): Promise<void> => {
  const set = {
    channels: JSON.stringify(chosen.channels) as never,
    phone: chosen.phone,
    changed_at: tx.now,
  };
  await q(tx)
    .insertInto('notices.preference')
    .values({ person_id: reader.personId, organisation_id: reader.organisationId, ...set })
    .onConflict((c) => c.columns(['person_id', 'organisation_id']).doUpdateSet(set))
    .execute();
};
