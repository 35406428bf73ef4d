-- Who is who: regions and their operators, organisations, people, memberships, sessions, tokens, keys, approvals.
create schema identity;
select corridor.open_schema('identity');

create table identity.region (
  code text primary key check (code ~ '^[0-9]{6}$'),
  name_zh text not null,
  name_en text not null,
  operator_id text not null,
  opened_at timestamptz not null
);
select corridor.not_tenant('identity.region', 'names of regions and their operators are public');

create table identity.organisation (
  id text primary key,
  name text not null check (length(name) between 1 and 200),
  name_en text not null,
  region text not null,
  credit_code text,
  market_roles text[] not null,
  state text not null check (state in ('applied', 'verified', 'refused', 'suspended')),
  applied_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decision_reason text
);
create unique index organisation_credit_code on identity.organisation (credit_code) where state <> 'refused';
select corridor.policy_own('identity.organisation', 'id');
select corridor.policy_public('identity.organisation', 'state = ''verified''');
select corridor.policy_system('identity.organisation');

create table identity.person (
  id text primary key,
  email text not null,
  name text not null,
  password_hash text not null,
  created_at timestamptz not null
);
create unique index person_email on identity.person (lower(email));
select corridor.policy_system('identity.person');

-- Tries at accounts, whether they exist or not (so that the answers do not tell), by where they came from; '*' sums them up.
create table identity.sign_in_attempt (
  account_sha256 text not null,
  origin text not null,
  failures integer not null,
  locked_until timestamptz,
  failed_at timestamptz not null,
  succeeded_at timestamptz,
  primary key (account_sha256, origin)
);
create index sign_in_attempt_old on identity.sign_in_attempt (failed_at);
select corridor.policy_system('identity.sign_in_attempt');

create table identity.membership (
  person_id text not null references identity.person (id),
  organisation_id text not null references identity.organisation (id),
  roles text[] not null,
  since timestamptz not null,
  primary key (person_id, organisation_id)
);
select corridor.policy_own('identity.membership', 'organisation_id');
select corridor.policy_system('identity.membership');

create table identity.session (
  id text primary key,
  secret_sha256 text not null unique,
  person_id text not null references identity.person (id),
  organisation_id text not null references identity.organisation (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
select corridor.policy_own('identity.session', 'organisation_id');
select corridor.policy_system('identity.session');

create table identity.token (
  id text primary key,
  name text not null,
  secret_sha256 text not null unique,
  person_id text not null references identity.person (id),
  organisation_id text not null references identity.organisation (id),
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz
);
select corridor.policy_own('identity.token', 'organisation_id');
select corridor.policy_system('identity.token');

create table identity.key (
  id text primary key,
  organisation_id text not null references identity.organisation (id),
  algorithm text not null check (algorithm = 'Ed25519'),
  public_key text not null unique,
  holder text not null check (holder in ('member', 'platform')),
  state text not null check (state in ('active', 'retired')),
  active_from timestamptz not null,
  retired_at timestamptz
);
create unique index key_one_active on identity.key (organisation_id) where state = 'active';
select corridor.policy_own('identity.key', 'organisation_id');
select corridor.policy_public('identity.key', 'true');
select corridor.policy_system('identity.key');

create table identity.approval (
  id text primary key,
  organisation_id text not null references identity.organisation (id),
  kind text not null,
  subject text not null,
  content_sha256 text not null,
  reason text not null,
  roles text[] not null,
  state text not null check (state in ('waiting', 'approved', 'refused', 'used')),
  requested_by text not null,
  requested_at timestamptz not null,
  decided_by text check (decided_by <> requested_by),
  decided_at timestamptz
);
select corridor.policy_own('identity.approval', 'organisation_id');
select corridor.policy_system('identity.approval');
