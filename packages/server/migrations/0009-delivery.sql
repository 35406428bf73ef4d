-- What agreements open: shares with their tables and tokens, materialised column subsets, and what was read.
create schema delivery;
select corridor.open_schema('delivery');

-- One share per agreement. "grant" is a reserved word.
create table delivery.access_grant (
  id text primary key,
  agreement_id text not null unique,
  provider_id text not null,
  buyer_id text not null,
  operator_id text not null,
  product_id text not null,
  share_name text not null check (length(share_name) between 1 and 255),
  state text not null check (state in ('active', 'ended')),
  started_at timestamptz not null,
  -- When the agreement's last permission is over; no address and no profile outlives it.
  ends_at timestamptz,
  first_read_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  check ((state = 'ended') = (ended_at is not null))
);
create index access_grant_buyer on delivery.access_grant (buyer_id, id);
create index access_grant_provider on delivery.access_grant (provider_id, id);
select corridor.policy_party('delivery.access_grant', array['provider_id', 'buyer_id', 'operator_id']);
select corridor.policy_system('delivery.access_grant');

-- A dataset under the name that clients address it by; columns null means all.
create table delivery.grant_table (
  id text primary key,
  grant_id text not null references delivery.access_grant (id),
  provider_id text not null,
  buyer_id text not null,
  name text not null check (length(name) between 1 and 255),
  dataset_id text not null,
  columns text[] check (cardinality(columns) > 0)
);
create unique index grant_table_name on delivery.grant_table (grant_id, lower(name));
select corridor.policy_party('delivery.grant_table', array['provider_id', 'buyer_id']);
select corridor.policy_system('delivery.grant_table');

-- Recipient tokens: only the SHA-256 of 256 random bits is kept, so no slow hash is needed.
create table delivery.recipient_token (
  id text primary key,
  grant_id text not null references delivery.access_grant (id),
  buyer_id text not null,
  secret_sha256 text not null unique,
  created_at timestamptz not null,
  created_by text,
  valid_until timestamptz,
  last_used_at timestamptz
);
create index recipient_token_grant on delivery.recipient_token (grant_id, id);
create unique index recipient_token_newest on delivery.recipient_token (grant_id) where valid_until is null;
select corridor.policy_own('delivery.recipient_token', 'buyer_id');
select corridor.policy_system('delivery.recipient_token');

-- A subset of a dataset's columns; agreements with the same subset share it.
create table delivery.projection (
  id text primary key,
  organisation_id text not null,
  dataset_id text not null,
  columns_sha256 text not null,
  columns text[] not null check (cardinality(columns) > 0),
  created_at timestamptz not null,
  unique (dataset_id, columns_sha256)
);
select corridor.policy_own('delivery.projection', 'organisation_id');
select corridor.policy_system('delivery.projection');

-- One projected file per file of the dataset, so that it comes and goes with the versions of its source.
create table delivery.projection_file (
  id text primary key,
  organisation_id text not null,
  projection_id text not null references delivery.projection (id),
  source_file_id text not null,
  blob_key text not null,
  bytes bigint not null check (bytes > 0),
  rows bigint not null check (rows >= 0),
  stats text not null,
  created_at timestamptz not null,
  unique (projection_id, source_file_id)
);
select corridor.policy_own('delivery.projection_file', 'organisation_id');
select corridor.policy_system('delivery.projection_file');

-- What a grant was given and what was fetched, per table, way and day (UTC).
create table delivery.meter (
  grant_id text not null references delivery.access_grant (id),
  table_id text not null references delivery.grant_table (id),
  channel text not null check (channel in ('share', 'download')),
  day date not null,
  provider_id text not null,
  buyer_id text not null,
  answers bigint not null default 0,
  rows_granted bigint not null default 0,
  requests bigint not null default 0,
  bytes_served bigint not null default 0,
  primary key (grant_id, table_id, channel, day)
);
select corridor.policy_party('delivery.meter', array['provider_id', 'buyer_id']);
select corridor.policy_system('delivery.meter');
