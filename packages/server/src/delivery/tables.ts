import type { ColumnType } from 'kysely';
import type { GrantState } from './model.ts';

type Counted = ColumnType<bigint, bigint | number, bigint | number>;

/** The rows of delivery's tables, for Kysely. */
export type Tables = {
  'delivery.access_grant': {
    id: string;
    agreement_id: string;
    provider_id: string;
    buyer_id: string;
    operator_id: string;
    product_id: string;
    share_name: string;
    state: GrantState;
    started_at: Date;
    ends_at: Date | null;
    first_read_at: Date | null;
    ended_at: Date | null;
    end_reason: string | null;
  };
  'delivery.grant_table': {
    id: string;
    grant_id: string;
    provider_id: string;
    buyer_id: string;
    name: string;
    dataset_id: string;
    columns: string[] | null;
  };
  'delivery.recipient_token': {
    id: string;
    grant_id: string;
    buyer_id: string;
    secret_sha256: string;
    created_at: Date;
    created_by: string | null;
    valid_until: Date | null;
    last_used_at: Date | null;
  };
  'delivery.projection': {
    id: string;
    organisation_id: string;
    dataset_id: string;
    columns_sha256: string;
    columns: string[];
    created_at: Date;
  };
  'delivery.projection_file': {
    id: string;
    organisation_id: string;
    projection_id: string;
    source_file_id: string;
    blob_key: string;
    bytes: Counted;
    rows: Counted;
    stats: string;
    created_at: Date;
  };
  'delivery.meter': {
    grant_id: string;
    table_id: string;
    channel: 'share' | 'download';
    day: string;
    provider_id: string;
    buyer_id: string;
    answers: Counted;
    rows_granted: Counted;
    requests: Counted;
    bytes_served: Counted;
  };
};
