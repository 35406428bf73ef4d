-- Programmes and cases: definitions as documents, cases with their event logs, what steps cause, and what belongs to them.
create schema cases;
select corridor.open_schema('cases');

-- A definition with an owner is that organisation's; one without ships with the platform and is every operator's.
create table cases.definition (
  id text collate "C" primary key,
  owner_id text,
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
  version integer not null check (version > 0),
  programme text not null,
  audience text not null check (audience in ('organisation', 'resident', 'office')),
  -- json keeps the order in which the author wrote a form; jsonb would not.
  document json not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('draft', 'published', 'retired')),
  is_used boolean not null default false,
  created_at timestamptz not null,
  created_by text not null,
  published_at timestamptz,
  retired_at timestamptz,
  unique nulls not distinct (owner_id, key, version),
  check ((state = 'draft') = (published_at is null)),
  check ((state = 'retired') = (retired_at is not null)),
  check (not is_used or state <> 'draft')
);
create index definition_standing on cases.definition (programme, key, version) where state = 'published';
select corridor.policy_own('cases.definition', 'owner_id');
select corridor.policy_public('cases.definition', 'state <> ''draft''');
select corridor.policy_system('cases.definition');

-- What a case has used stays as it was: cases are replayed by it.
create function cases.keep_used() returns trigger language plpgsql as $$
begin
  if old.is_used and (tg_op = 'DELETE' or (new.id, new.key, new.version, new.document::text, new.sha256, new.is_used)
      is distinct from (old.id, old.key, old.version, old.document::text, old.sha256, true)) then
    raise exception 'cases.definition: % version % has been used and stays as it is', old.key, old.version;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_used before update or delete on cases.definition for each row execute function cases.keep_used();

-- The last number that an office gave in a year.
create table cases.counter (
  owner_id text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (owner_id, year)
);
select corridor.policy_own('cases.counter', 'owner_id');
select corridor.policy_system('cases.counter');

-- One row a case: what its events come to (`folded`), and the columns that lists are made of. Nobody's name or number is in it.
create table cases.case_file (
  id text collate "C" primary key,
  number text not null check (number ~ '^[0-9]{4}-[0-9]{6,}$'),
  owner_id text not null,
  applicant_id text,
  unit_ids text[] not null default '{}',
  reviewer_org_ids text[] not null default '{}',
  definition_id text not null references cases.definition (id),
  type_key text not null,
  type_version integer not null,
  programme text not null,
  subject text not null check (length(subject) <= 200),
  state text not null,
  state_kind text not null check (state_kind in ('initial', 'active', 'waiting', 'terminal')),
  waits_for text check (waits_for in ('applicant', 'office', 'unit', 'coUnit', 'reviewer', 'clock', 'effect')),
  waits_since timestamptz not null,
  lead_unit_id text,
  assignee_id text,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  due_at timestamptz,
  -- A column of its own because row-level security takes no index for a condition on an expression.
  due_sort timestamptz not null generated always as (coalesce(due_at, 'infinity')) stored,
  is_provisional boolean not null default false,
  card text not null check (card in ('green', 'yellow', 'red')),
  used_percent integer not null default 0 check (used_percent >= 0),
  alarmed_at timestamptz not null,
  next_alarm_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('granted', 'refused', 'withdrawn', 'done', 'merged')),
  is_on_time boolean,
  is_responded boolean,
  rating_level integer check (rating_level between 1 and 5),
  folded jsonb not null,
  seq integer not null check (seq > 0),
  head_hash text not null check (head_hash ~ '^[0-9a-f]{64}$'),
  tracking_sha256 text check (tracking_sha256 ~ '^[0-9a-f]{64}$'),
  opening_key text unique,
  unique (owner_id, number),
  check ((state_kind = 'terminal') = (ended_at is not null))
);
create index case_number on cases.case_file (number);
create index case_owner on cases.case_file (owner_id, id desc);
create index case_owner_open on cases.case_file (owner_id, due_sort, id) where ended_at is null;
create index case_owner_free on cases.case_file (owner_id, due_sort, id)
  where ended_at is null and lead_unit_id is null and assignee_id is null;
create index case_owner_type on cases.case_file (owner_id, type_key, id desc);
create index case_owner_programme on cases.case_file (owner_id, programme, id desc);
create index case_lead on cases.case_file (lead_unit_id, id desc) where lead_unit_id is not null;
create index case_lead_open on cases.case_file (lead_unit_id, due_sort, id) where ended_at is null;
create index case_applicant on cases.case_file (applicant_id, id desc) where applicant_id is not null;
create index case_assignee on cases.case_file (assignee_id, due_sort, id) where ended_at is null;
create index case_alarm on cases.case_file (next_alarm_at) where next_alarm_at is not null;
create index case_running on cases.case_file (id) where ended_at is null and due_at is not null;
create index case_opened on cases.case_file (owner_id, opened_at);
create index case_ended on cases.case_file (owner_id, ended_at) where ended_at is not null;
select corridor.policy_party('cases.case_file', array['owner_id', 'applicant_id', 'unit_ids', 'reviewer_org_ids']);
select corridor.policy_system('cases.case_file');
revoke delete on cases.case_file from corridor_app;

-- Who is joined to a case besides office, applicant and lead unit; for their lists, because under row-level security
-- PostgreSQL may not look into the arrays above by an index (their operators are not leakproof).
create table cases.joined (
  case_id text collate "C" not null references cases.case_file (id),
  kind text not null check (kind in ('coUnit', 'reviewer')),
  organisation_id text not null,
  person_id text,
  owner_id text not null,
  unique nulls not distinct (case_id, kind, organisation_id, person_id),
  check ((kind = 'reviewer') = (person_id is not null))
);
create index joined_unit on cases.joined (organisation_id, case_id) where kind = 'coUnit';
create index joined_reviewer on cases.joined (person_id, case_id) where kind = 'reviewer';
select corridor.policy_party('cases.joined', array['owner_id', 'organisation_id']);
select corridor.policy_system('cases.joined');

-- The log of a case, chained by hashes. Others read it through the service, which leaves out what is not theirs to know.
create table cases.event (
  case_id text collate "C" not null references cases.case_file (id),
  seq integer not null check (seq > 0),
  owner_id text not null,
  action text not null,
  role text not null,
  person_id text,
  organisation_id text,
  state_before text,
  state_after text not null,
  payload jsonb not null,
  at timestamptz not null,
  previous_hash text check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (case_id, seq),
  check ((seq = 1) = (previous_hash is null))
);
select corridor.policy_own('cases.event', 'owner_id');
select corridor.policy_system('cases.event');
revoke update, delete on cases.event from corridor_app;

-- Who a case is about, sealed: for the office and the applicant alone, never for a unit or a reviewer. `caller_mac` finds who called before.
create table cases.contact (
  case_id text collate "C" primary key references cases.case_file (id),
  owner_id text not null,
  applicant_id text,
  sealed text,
  caller_mac text,
  erased_at timestamptz,
  check ((sealed is null) = (erased_at is not null))
);
create index contact_caller on cases.contact (owner_id, caller_mac) where caller_mac is not null;
select corridor.policy_party('cases.contact', array['owner_id', 'applicant_id']);
select corridor.policy_system('cases.contact');
revoke delete on cases.contact from corridor_app;

-- A form as it was typed, before it becomes a case.
create table cases.draft (
  id text collate "C" primary key,
  organisation_id text not null,
  office_id text not null,
  type_key text not null,
  form jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  discarded_at timestamptz
);
create index draft_discarded on cases.draft (discarded_at) where discarded_at is not null;
create index draft_owner on cases.draft (organisation_id, id desc);
select corridor.policy_own('cases.draft', 'organisation_id');
select corridor.policy_system('cases.draft');

-- What an organisation told before, by the name that forms ask it under: told once only.
create table cases.known (
  organisation_id text not null,
  name text not null check (length(name) between 1 and 60),
  value jsonb not null,
  told_at timestamptz not null,
  primary key (organisation_id, name)
);
select corridor.policy_own('cases.known', 'organisation_id');
select corridor.policy_system('cases.known');

-- A document of a case or of a draft; the bytes lie in the blob store.
create table cases.material (
  id text collate "C" primary key,
  case_id text collate "C" references cases.case_file (id),
  draft_id text collate "C",
  owner_id text,
  organisation_id text,
  key text not null check (length(key) between 1 and 60),
  name text not null check (length(name) between 1 and 200),
  media_type text not null check (length(media_type) between 1 and 200),
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  blob_key text not null unique,
  created_at timestamptz not null,
  created_by text,
  check (case_id is not null or draft_id is not null),
  check ((case_id is null) = (owner_id is null))
);
create index material_case on cases.material (case_id, id) where case_id is not null;
create index material_draft on cases.material (draft_id, id) where draft_id is not null;
select corridor.policy_party('cases.material', array['owner_id', 'organisation_id']);
select corridor.policy_system('cases.material');

-- What a step causes. A failed one is an incident of the office; the step stands.
create table cases.effect (
  id text collate "C" primary key,
  case_id text collate "C" not null references cases.case_file (id),
  owner_id text not null,
  seq integer not null,
  key text not null unique,
  kind text not null,
  content jsonb not null,
  state text not null check (state in ('waiting', 'done', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  error_code text,
  error_params jsonb,
  result jsonb,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((state = 'failed') = (error_code is not null))
);
create index effect_case on cases.effect (case_id, seq);
create index effect_failed on cases.effect (owner_id, id desc) where state = 'failed';
select corridor.policy_own('cases.effect', 'owner_id');
select corridor.policy_system('cases.effect');
revoke delete on cases.effect from corridor_app;

-- Years of holidays and moved working days that an operator adds to the platform's own.
create table cases.calendar_year (
  owner_id text not null,
  year integer not null check (year between 2007 and 9998),
  content jsonb not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (owner_id, year)
);
select corridor.policy_own('cases.calendar_year', 'owner_id');
select corridor.policy_public('cases.calendar_year', 'true');
select corridor.policy_system('cases.calendar_year');

-- Who stands in for whom while they are away.
create table cases.delegation (
  id text collate "C" primary key,
  organisation_id text not null,
  person_id text not null,
  deputy_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_at timestamptz not null,
  check (ends_at > starts_at),
  check (person_id <> deputy_id)
);
create index delegation_deputy on cases.delegation (deputy_id, ends_at);
create index delegation_owner on cases.delegation (organisation_id, id desc);
select corridor.policy_own('cases.delegation', 'organisation_id');
select corridor.policy_system('cases.delegation');

-- What a step made public: a notice of intent, a result.
create table cases.publication (
  case_id text collate "C" not null references cases.case_file (id),
  page text not null check (page ~ '^[a-z][a-z0-9-]{0,59}$'),
  owner_id text not null,
  content jsonb not null,
  published_at timestamptz not null,
  primary key (case_id, page)
);
create index publication_page on cases.publication (page, published_at desc, case_id desc);
select corridor.policy_own('cases.publication', 'owner_id');
select corridor.policy_public('cases.publication', 'true');
select corridor.policy_system('cases.publication');

-- How often visitors of an origin opened or looked for cases within a window; emptied as it grows old.
create table cases.visit (
  origin text not null,
  purpose text not null check (purpose in ('open', 'track', 'upload')),
  window_at timestamptz not null,
  count integer not null check (count > 0),
  primary key (origin, purpose, window_at)
);
create index visit_old on cases.visit (window_at);
select corridor.not_tenant('cases.visit', 'counts of calls by origin; no route reads it');

-- Restricted accounts: public money that an office holds for one programme. It leaves as an award to a member or back through the bank.
alter table ledger.account add column programme text check (programme ~ '^[a-z][a-z0-9-]{1,59}$');
alter table ledger.account drop constraint account_kind_check;
alter table ledger.account add constraint account_kind_check check (kind in ('custody', 'client', 'fee', 'programme'));
alter table ledger.account add constraint account_restricted_check check ((kind = 'programme') = (programme is not null));
alter table ledger.account drop constraint account_book_id_kind_organisation_id_key;
alter table ledger.account add constraint account_owner_key unique nulls not distinct (book_id, kind, organisation_id, programme);

insert into ledger.transfer_kind values
  ('deposit', 'custody', 'programme', null),
  ('withdrawal', 'programme', 'custody', null),
  ('award', 'programme', 'client', null),
  ('award_refund', 'client', 'programme', null);

-- Opens a restricted account unless the organisation has one for the programme in the book; the book's row serialises the
-- numbering. Answers false when the wished number belongs to somebody else.
create function ledger.open_programme(
  p_id text, p_book text, p_organisation text, p_programme text, p_sub_account text, p_now timestamptz
) returns boolean language plpgsql security definer set search_path = ledger, pg_temp as $$
declare
  was text := ledger.enter_system();
  b book;
  wished text := p_sub_account;
  opened boolean;
begin
  select * into strict b from book where id = p_book for update;
  if exists (select from account where book_id = p_book and kind = 'programme' and organisation_id = p_organisation
      and programme = p_programme) then
    perform ledger.leave_system(was);
    return true;
  end if;
  while wished is null loop
    wished := lpad(b.next_sub_account::text, 6, '0');
    b.next_sub_account := b.next_sub_account + 1;
    if exists (select from account where book_id = p_book and sub_account = wished) then wished := null; end if;
  end loop;
  update book set next_sub_account = b.next_sub_account where id = p_book;
  insert into account (id, book_id, kind, organisation_id, operator_id, region, currency, bank_name, bank_account,
    sub_account, limit_flag, programme, opened_at)
  values (p_id, b.id, 'programme', p_organisation, b.operator_id, b.region, b.currency, b.bank_name, b.bank_account,
    wished, 'debits_must_not_exceed_credits', p_programme, p_now)
  on conflict (book_id, sub_account) do nothing;
  opened := found;
  perform ledger.leave_system(was);
  return opened;
end $$;
