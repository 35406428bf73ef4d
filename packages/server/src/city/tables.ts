import type { ColumnType } from 'kysely';

type Fixed<T> = ColumnType<T, T, never>;

/** The rows of the module's tables, for Kysely. */
export type Tables = {
  'city.service_request': {
    case_id: Fixed<string>;
    owner_id: Fixed<string>;
    number: Fixed<string>;
    service_code: Fixed<string>;
    channel_id: Fixed<string>;
    requested_at: Fixed<Date>;
  };
  'city.received_update': {
    organisation_id: Fixed<string>;
    update_id: Fixed<string>;
    case_id: Fixed<string>;
    received_at: Fixed<Date>;
  };
};
