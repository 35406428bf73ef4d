-- Uploads that may be interrupted and resumed: what has come so far, and what became of it.

create table datasets.intake (
  id text collate "C" primary key,
  dataset_id text not null references datasets.dataset (id),
  organisation_id text not null,
  -- Who sends it: the reading in the background is done in this person's name.
  person_id text not null,
  region text not null,
  name text not null check (length(name) between 1 and 200),
  mode text not null check (mode in ('append', 'replace')),
  encoding text,
  delimiter text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  received bigint not null default 0 check (received between 0 and bytes),
  state text not null check (state in ('receiving', 'received', 'reading', 'stored', 'assessed', 'refused')),
  since timestamptz not null,
  expires_at timestamptz not null,
  attempts integer not null default 0,
  refusal jsonb,
  version_id text,
  created_at timestamptz not null,
  check ((state = 'refused') = (refusal is not null)),
  check ((state in ('stored', 'assessed')) = (version_id is not null)),
  check (state = 'receiving' or received = bytes)
);
create index intake_owner on datasets.intake (organisation_id, id);
create index intake_expiry on datasets.intake (expires_at);
create index intake_version on datasets.intake (version_id) where state = 'stored';
select corridor.policy_own('datasets.intake', 'organisation_id');
select corridor.policy_system('datasets.intake');

-- The blobs that hold the bytes so far, one after the other without a gap.
create table datasets.intake_part (
  intake_id text collate "C" not null references datasets.intake (id) on delete cascade,
  starts_at bigint not null check (starts_at >= 0),
  bytes bigint not null check (bytes > 0),
  key text not null unique,
  organisation_id text not null,
  primary key (intake_id, starts_at)
);
select corridor.policy_own('datasets.intake_part', 'organisation_id');
select corridor.policy_system('datasets.intake_part');
