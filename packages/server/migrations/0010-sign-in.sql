-- How people come in: sessions one can look at and end, a second factor, OpenID Connect, invitations, forgotten passwords.

-- Who came by OpenID Connect alone has no password.
alter table identity.person
  alter column password_hash drop not null,
  add column language text check (language in ('zh', 'en')),
  add column theme text check (theme in ('light', 'dark'));

-- The browser and the network are kept shortened: enough to know one's own, too little to follow anybody.
alter table identity.session
  add column last_seen_at timestamptz,
  add column device text not null default '' check (length(device) <= 100),
  add column network text not null default '' check (length(network) <= 60);
create index session_person on identity.session (person_id, id) where ended_at is null;

-- Time-based codes (RFC 6238). The secret is sealed under a key of the platform; a counter is used once.
create table identity.second_factor (
  person_id text primary key references identity.person (id),
  state text not null check (state in ('begun', 'active', 'off')),
  sealed_secret text check ((sealed_secret is null) = (state = 'off')),
  changed_at timestamptz not null,
  last_counter bigint not null default 0
);
select corridor.policy_system('identity.second_factor');

create table identity.recovery_code (
  person_id text not null references identity.person (id),
  code_sha256 text not null,
  used_at timestamptz,
  primary key (person_id, code_sha256)
);
select corridor.policy_system('identity.recovery_code');

-- A person as an OpenID Connect provider knows him.
create table identity.provider_link (
  issuer text not null,
  subject text not null check (length(subject) <= 255),
  person_id text not null references identity.person (id),
  email text,
  linked_at timestamptz not null,
  last_used_at timestamptz,
  primary key (issuer, subject)
);
create unique index provider_link_person on identity.provider_link (person_id, issuer);
select corridor.policy_system('identity.provider_link');

-- Sign-ins on their way to a provider and back: short-lived, used once, bound to the browser that began them.
create table identity.provider_flow (
  state_sha256 text primary key,
  browser_sha256 text not null,
  provider text not null,
  verifier text not null,
  nonce text not null,
  return_to text not null,
  -- Set when somebody signed in adds this way to sign in, or accepts an invitation by it.
  person_id text references identity.person (id),
  invitation_id text,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index provider_flow_old on identity.provider_flow (expires_at);
select corridor.policy_system('identity.provider_flow');

create table identity.invitation (
  id text primary key,
  organisation_id text not null references identity.organisation (id),
  kind text not null check (kind in ('person', 'organisation')),
  email text not null,
  language text check (language in ('zh', 'en')),
  -- Of a person: what he may do. Of an organisation: what its application begins with.
  roles text[] not null default '{}',
  prefilled jsonb,
  secret_sha256 text not null unique,
  state text not null check (state in ('waiting', 'accepted', 'withdrawn', 'expired')),
  invited_by text not null references identity.person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  decided_at timestamptz,
  accepted_by text references identity.person (id),
  accepted_organisation_id text references identity.organisation (id)
);
create index invitation_organisation on identity.invitation (organisation_id, id);
create unique index invitation_one_waiting on identity.invitation (organisation_id, lower(email)) where state = 'waiting';
select corridor.policy_own('identity.invitation', 'organisation_id');
select corridor.policy_system('identity.invitation');

create table identity.password_reset (
  id text primary key,
  person_id text not null references identity.person (id),
  secret_sha256 text not null unique,
  state text not null check (state in ('waiting', 'used', 'replaced', 'expired')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  decided_at timestamptz
);
create unique index password_reset_one_waiting on identity.password_reset (person_id) where state = 'waiting';
select corridor.policy_system('identity.password_reset');
