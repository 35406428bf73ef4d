-- What versions of datasets are like: measured once, concluded from anew when declarations change.
create schema assess;
select corridor.open_schema('assess');

-- What was measured on a version's data; needs the data to be made again, so it is kept whole and never changed.
create table assess.measurement (
  version_id text collate "C" primary key,
  dataset_id text not null,
  organisation_id text not null,
  version_number integer not null check (version_number >= 1),
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  measurer text not null,
  measured jsonb not null,
  timings_ms jsonb not null,
  created_at timestamptz not null,
  unique (dataset_id, version_number)
);
select corridor.policy_own('assess.measurement', 'organisation_id');
select corridor.policy_system('assess.measurement');
revoke update, delete on assess.measurement from corridor_app;

-- Flagged cells in the order of rows, as many as are kept; the measurement has the full counts.
create table assess.suspect (
  version_id text collate "C" not null references assess.measurement (version_id),
  position integer not null,
  organisation_id text not null,
  row_number bigint not null,
  column_name text not null,
  value text,
  rule text not null,
  reason_zh text not null,
  reason_en text not null,
  confidence double precision not null,
  primary key (version_id, position)
);
select corridor.policy_own('assess.suspect', 'organisation_id');
select corridor.policy_system('assess.suspect');
revoke update on assess.suspect from corridor_app;

-- Conclusions of a measurement and the declarations of that moment; the newest of a version counts.
create table assess.assessment (
  id text collate "C" primary key,
  version_id text collate "C" not null references assess.measurement (version_id),
  dataset_id text not null,
  organisation_id text not null,
  sequence integer not null check (sequence >= 1),
  inputs_sha256 text not null check (inputs_sha256 ~ '^[0-9a-f]{64}$'),
  editions text[] not null,
  level text not null check (level in ('1', '2', '3', '4', 'important', 'core')),
  grade text check (grade in ('A', 'B', 'C', 'D', 'E')),
  conclusions jsonb not null,
  created_at timestamptz not null,
  unique (version_id, sequence)
);
create index assessment_dataset on assess.assessment (dataset_id, version_id);
select corridor.policy_own('assess.assessment', 'organisation_id');
select corridor.policy_system('assess.assessment');
revoke update, delete on assess.assessment from corridor_app;

-- What the owner says a dataset cost; amounts are digits in minor units.
create table assess.cost (
  dataset_id text collate "C" primary key,
  organisation_id text not null,
  inputs jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null
);
select corridor.policy_own('assess.cost', 'organisation_id');
select corridor.policy_system('assess.cost');
revoke delete on assess.cost from corridor_app;

-- Levels that the owner set for columns; the newest of a column counts. A lowered one holds only while the data are of the class and not
-- above the level that they had then.
create table assess.level_setting (
  id text collate "C" primary key,
  dataset_id text not null,
  organisation_id text not null,
  column_name text not null,
  level text not null check (level in ('1', '2', '3', '4', 'important', 'core')),
  found_level text not null check (found_level in ('1', '2', '3', '4', 'important', 'core')),
  found_class text,
  reason text not null check (length(reason) between 1 and 2000),
  approval_id text,
  created_by text not null,
  created_at timestamptz not null
);
create index level_setting_dataset on assess.level_setting (dataset_id, id);
select corridor.policy_own('assess.level_setting', 'organisation_id');
select corridor.policy_system('assess.level_setting');
revoke update, delete on assess.level_setting from corridor_app;
