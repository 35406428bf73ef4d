-- Documents that were issued as paper: their facts, so that a reprint has the same bytes, and the hashes of what was printed.
create schema paper;
select corridor.open_schema('paper');

-- Numbers run without gaps by kind, region and year.
create table paper.counter (
  kind text not null,
  region text not null check (region ~ '^[0-9]{6}$'),
  year integer not null,
  last integer not null check (last > 0),
  primary key (kind, region, year)
);
select corridor.not_tenant('paper.counter', 'how many documents were issued; not whose');

create table paper.document (
  number text collate "C" primary key check (number ~ '^[A-Z]{3}-[0-9]{6}-[0-9]{4}-[0-9]{6,}-[0-9A-Z]{8}$'),
  id text collate "C" not null unique,
  kind text not null check (kind in ('agreement', 'statement', 'assessment', 'productAssessment')),
  -- What it is about (agreement, account, version, product), and in which state: both decide what the check page says today.
  subject text not null,
  basis text not null,
  language text not null check (language in ('zh', 'en', 'both')),
  party_ids text[] not null check (cardinality(party_ids) between 1 and 20),
  content jsonb not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  check_url text not null,
  checkpoint text,
  issued_at timestamptz not null,
  issued_by text,
  print_sha256s text[] not null default '{}',
  unique (kind, subject, language, content_sha256)
);
create index document_parties on paper.document using gin (party_ids);
select corridor.policy_party('paper.document', array['party_ids']);
select corridor.policy_system('paper.document');
revoke delete on paper.document from corridor_app;
