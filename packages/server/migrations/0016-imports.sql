-- Lists that an operator brings along: what a file would do, row by row, and what was done of it.
create table paper.import (
  id text collate "C" primary key,
  operator_id text not null,
  kind text not null check (kind in ('members', 'listings')),
  name text not null check (length(name) between 1 and 200),
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('previewed', 'applied', 'dropped', 'outdated')),
  headers text[] not null,
  -- The field that each column is read as; an empty text where it is left out.
  mapping text[] not null,
  -- The file's lines, until it is decided.
  lines jsonb not null,
  row_count integer not null check (row_count >= 0),
  counts jsonb not null,
  preview_sha256 text not null check (preview_sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  created_by text not null,
  decided_at timestamptz,
  decided_by text,
  check (cardinality(mapping) = cardinality(headers)),
  check ((state in ('applied', 'dropped')) = (decided_at is not null))
);
create index import_operator on paper.import (operator_id, id);
select corridor.policy_own('paper.import', 'operator_id');
select corridor.policy_system('paper.import');
revoke delete on paper.import from corridor_app;

create table paper.import_row (
  import_id text collate "C" not null references paper.import (id),
  number integer not null check (number > 0),
  operator_id text not null,
  action text not null check (action in ('create', 'change', 'same', 'refuse')),
  reasons jsonb not null,
  before jsonb,
  after jsonb,
  -- What was made or changed, once applied; for listings also by which name it is found again, and the hash of what was left.
  subject text,
  key text,
  draft_sha256 text,
  primary key (import_id, number)
);
create index import_row_key on paper.import_row (operator_id, key) where subject is not null;
select corridor.policy_own('paper.import_row', 'operator_id');
select corridor.policy_system('paper.import_row');
