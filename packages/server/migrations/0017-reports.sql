-- Reports of an operator, filled into its own Word and Excel templates. The bytes lie in the blob store.
create table paper.report_template (
  id text collate "C" primary key,
  organisation_id text not null,
  name text not null check (length(name) between 1 and 200),
  format text not null check (format in ('docx', 'xlsx')),
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  blob_key text not null unique,
  -- The placeholders that stand in it, as they are written.
  placeholders jsonb not null,
  created_at timestamptz not null,
  created_by text not null
);
create index report_template_owner on paper.report_template (organisation_id, id);
select corridor.policy_own('paper.report_template', 'organisation_id');
select corridor.policy_system('paper.report_template');

-- A report stays as it was made: with the template's name and hash, and every figure that it shows.
create table paper.report (
  id text collate "C" primary key,
  organisation_id text not null,
  region text not null check (region ~ '^[0-9]{6}$'),
  template_id text not null,
  template_name text not null,
  template_sha256 text not null check (template_sha256 ~ '^[0-9a-f]{64}$'),
  format text not null check (format in ('docx', 'xlsx')),
  period_kind text not null check (period_kind in ('month', 'year')),
  period_from text not null check (period_from ~ '^[0-9]{4}(-[0-9]{2})?$'),
  language text not null check (language in ('zh', 'en')),
  appendix jsonb not null,
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  blob_key text not null unique,
  made_at timestamptz not null,
  made_by text not null
);
create index report_owner on paper.report (organisation_id, id);
select corridor.policy_own('paper.report', 'organisation_id');
select corridor.policy_system('paper.report');
revoke update, delete on paper.report from corridor_app;
