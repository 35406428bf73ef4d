import type { Id, Role } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import type { PortalLanguage } from './model.ts';
import { findRegion, peopleOf } from './store.ts';

/** A person of an organisation, as far as somebody who has to tell them something needs it. */
export type Colleague = {
  readonly personId: Id<'psn'>;
  readonly name: string;
  readonly email: string;
  /** Null: not chosen. */
  readonly language: PortalLanguage | null;
  readonly roles: readonly Role[];
};

/** The people of any organisation with their roles; for messages to them, never for an answer to somebody else. */
export const rosterOf = (tx: Tx, organisationId: Id<'org'>): Promise<Colleague[]> =>
  withSystem(tx, async () =>
    (await peopleOf(tx, organisationId)).map(({ personId, name, email, language, roles }) => ({
      personId: personId as Id<'psn'>,
      name,
      email,
      language,
      roles,
    })),
  );

/** The operator that keeps a region's books, by id. */
export const operatorIdOf = async (tx: Tx, region: string): Promise<Id<'org'> | undefined> =>
  (await findRegion(tx, region))?.operatorId;
