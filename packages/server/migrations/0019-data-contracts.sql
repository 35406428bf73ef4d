-- Data contracts (ODCS) of datasets, as their owners wrote them; the newest number counts, earlier ones stay.
create table assess.contract (
  id text collate "C" primary key,
  dataset_id text not null,
  organisation_id text not null,
  number integer not null check (number >= 1),
  format text not null check (format in ('yaml', 'json')),
  body text not null,
  body_sha256 text not null check (body_sha256 ~ '^[0-9a-f]{64}$'),
  created_by text not null,
  created_at timestamptz not null,
  unique (dataset_id, number)
);
select corridor.policy_own('assess.contract', 'organisation_id');
select corridor.policy_system('assess.contract');
revoke update, delete on assess.contract from corridor_app;

-- What checking a contract on a version's data told. `inputs_sha256` is over all that it depends on beside the data: the contract, the
-- other tables' contents, and the day when the contract speaks of one.
create table assess.contract_check (
  id text collate "C" primary key,
  version_id text collate "C" not null,
  dataset_id text not null,
  organisation_id text not null,
  contract_number integer not null,
  inputs_sha256 text not null check (inputs_sha256 ~ '^[0-9a-f]{64}$'),
  facts jsonb not null,
  created_at timestamptz not null,
  unique (version_id, inputs_sha256)
);
create index contract_check_version on assess.contract_check (version_id, id);
select corridor.policy_own('assess.contract_check', 'organisation_id');
select corridor.policy_system('assess.contract_check');
revoke update, delete on assess.contract_check from corridor_app;

-- Rules that a version's data keep, and how many rows keep them: an owner may take them into the contract.
create table assess.suggestion (
  version_id text collate "C" primary key,
  organisation_id text not null,
  suggestions jsonb not null,
  created_at timestamptz not null
);
select corridor.policy_own('assess.suggestion', 'organisation_id');
select corridor.policy_system('assess.suggestion');
revoke update, delete on assess.suggestion from corridor_app;

-- How one version differs from another; versions never change, so neither does this.
create table assess.comparison (
  from_version_id text collate "C" not null,
  to_version_id text collate "C" not null,
  organisation_id text not null,
  comparison jsonb not null,
  created_at timestamptz not null,
  primary key (from_version_id, to_version_id)
);
select corridor.policy_own('assess.comparison', 'organisation_id');
select corridor.policy_system('assess.comparison');
revoke update, delete on assess.comparison from corridor_app;
