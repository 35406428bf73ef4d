-- Datasets, their immutable versions and the files they are made of. Rows are the truth; the Delta log is written from them.
create schema datasets;
select corridor.open_schema('datasets');

create table datasets.dataset (
  id text primary key,
  organisation_id text not null,
  name text not null,
  title_zh text not null,
  title_en text not null,
  time_zone text not null,
  latest_version integer check (latest_version >= 1),
  -- Newest version whose Delta log entry is written; -1 before the table exists.
  logged_version integer not null default -1,
  created_at timestamptz not null,
  unique (organisation_id, name)
);
create index dataset_unlogged on datasets.dataset (id) where logged_version is distinct from latest_version;
select corridor.policy_own('datasets.dataset', 'organisation_id');
select corridor.policy_system('datasets.dataset');

create table datasets.version (
  id text primary key,
  dataset_id text not null references datasets.dataset (id),
  organisation_id text not null,
  number integer not null check (number >= 1),
  mode text not null check (mode in ('append', 'replace')),
  raw_sha256 text not null,
  raw_key text not null,
  raw_bytes bigint not null,
  content_sha256 text not null,
  rows bigint not null,
  bytes bigint not null,
  schema jsonb not null,
  source jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  unique (dataset_id, number)
);
select corridor.policy_own('datasets.version', 'organisation_id');
select corridor.policy_system('datasets.version');

create table datasets.file (
  id text primary key,
  dataset_id text not null references datasets.dataset (id),
  organisation_id text not null,
  key text not null unique,
  sha256 text not null,
  bytes bigint not null,
  rows bigint not null,
  stats text not null,
  added_in integer not null,
  removed_in integer check (removed_in > added_in)
);
create index file_of_dataset on datasets.file (dataset_id, added_in, id);
select corridor.policy_own('datasets.file', 'organisation_id');
select corridor.policy_system('datasets.file');

-- Uploads in hand: the blobs that one is about to write, so that a crash between bytes and rows is cleared up after.
create table datasets.upload (
  file_id text primary key,
  dataset_id text not null references datasets.dataset (id),
  organisation_id text not null,
  raw_key text not null,
  file_key text not null,
  started_at timestamptz not null
);
create index upload_started on datasets.upload (started_at);
select corridor.policy_own('datasets.upload', 'organisation_id');
select corridor.policy_system('datasets.upload');

-- Versions never change; of a file only the version that removed it is set, once.
create function datasets.immutable() returns trigger language plpgsql as $$
begin
  raise exception 'a version is never changed';
end $$;
create trigger immutable before update or delete on datasets.version for each row execute function datasets.immutable();

create function datasets.file_only_removed() returns trigger language plpgsql as $$
begin
  if old.removed_in is not null or to_jsonb(new) - 'removed_in' <> to_jsonb(old) - 'removed_in' then
    raise exception 'a file is only ever removed';
  end if;
  return new;
end $$;
create trigger only_removed before update on datasets.file for each row execute function datasets.file_only_removed();
