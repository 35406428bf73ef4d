-- What a person of the owner says about flagged cells: the newest word on a cell counts. Rule, value and confidence are those of the
-- suspicion, so that the word teaches the rule in later versions too.
create table assess.suspect_mark (
  dataset_id text collate "C" not null,
  version_id text collate "C" not null references assess.measurement (version_id),
  organisation_id text not null,
  row_number bigint not null check (row_number >= 0),
  column_name text not null,
  rule text not null,
  value text,
  confidence double precision not null,
  verdict text not null check (verdict in ('wrong', 'right')),
  marked_by text not null,
  marked_at timestamptz not null,
  primary key (version_id, row_number, column_name)
);
create index suspect_mark_dataset on assess.suspect_mark (dataset_id, rule, column_name);
select corridor.policy_own('assess.suspect_mark', 'organisation_id');
select corridor.policy_system('assess.suspect_mark');
revoke delete on assess.suspect_mark from corridor_app;
