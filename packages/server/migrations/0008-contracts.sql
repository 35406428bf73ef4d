-- Contracts: offers, negotiations with signed versions, agreements, counters of use, what is owed after the end.

create schema contracts;
select corridor.open_schema('contracts');

-- What the operator of a region takes and how long silence lasts there; no row means the defaults of the code.
create table contracts.region_setting (
  region text primary key,
  fee_basis_points integer not null check (fee_basis_points between 0 and 10000),
  acceptance_days integer not null check (acceptance_days between 1 and 90),
  updated_at timestamptz not null,
  updated_by text not null
);
select corridor.not_tenant('contracts.region_setting', 'published conditions of a region, the same for everybody');

create table contracts.offer (
  id text collate "C" primary key,
  product_id text not null,
  provider_id text not null,
  terms jsonb not null,
  price_minor bigint not null check (price_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz not null,
  withdrawn_at timestamptz
);
create index offer_product on contracts.offer (product_id, id);
select corridor.policy_own('contracts.offer', 'provider_id');
select corridor.policy_public('contracts.offer', 'withdrawn_at is null');
select corridor.policy_system('contracts.offer');

-- State and last version number change only together, by compare and set.
create table contracts.negotiation (
  id text collate "C" primary key,
  offer_id text references contracts.offer (id),
  product_id text not null,
  provider_id text not null,
  buyer_id text not null check (buyer_id <> provider_id),
  operator_id text not null,
  agreement_id text not null unique,
  state text not null check (state in ('REQUESTED', 'OFFERED', 'ACCEPTED', 'AGREED', 'VERIFIED', 'FINALIZED', 'TERMINATED')),
  version_number integer not null check (version_number >= 1),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index negotiation_provider on contracts.negotiation (provider_id, id);
create index negotiation_buyer on contracts.negotiation (buyer_id, id);
create index negotiation_operator on contracts.negotiation (operator_id, id);
select corridor.policy_party('contracts.negotiation', array['provider_id', 'buyer_id', 'operator_id']);
select corridor.policy_system('contracts.negotiation');

-- One signed version: request, offer or counter-offer. `document` is the canonical JSON whose bytes were signed.
create table contracts.version (
  negotiation_id text not null references contracts.negotiation (id),
  number integer not null check (number >= 1),
  author text not null check (author in ('buyer', 'provider')),
  document text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  key_id text not null,
  signature text not null,
  on_behalf boolean not null,
  created_at timestamptz not null,
  provider_id text not null,
  buyer_id text not null,
  operator_id text not null,
  primary key (negotiation_id, number)
);
revoke update, delete on contracts.version from corridor_app;
select corridor.policy_party('contracts.version', array['provider_id', 'buyer_id', 'operator_id']);
select corridor.policy_system('contracts.version');

-- Every message of a negotiation in order; an acceptance carries its signed document.
create table contracts.message (
  id text collate "C" primary key,
  negotiation_id text not null references contracts.negotiation (id),
  event text not null check (event in ('request', 'offer', 'accept', 'agree', 'verify', 'finalize', 'terminate')),
  party text not null check (party in ('buyer', 'provider')),
  state text not null,
  reason text,
  accept_despite text[] not null default '{}',
  document text,
  key_id text,
  signature text,
  on_behalf boolean,
  created_at timestamptz not null,
  provider_id text not null,
  buyer_id text not null,
  operator_id text not null
);
create index message_negotiation on contracts.message (negotiation_id, id);
revoke update, delete on contracts.message from corridor_app;
select corridor.policy_party('contracts.message', array['provider_id', 'buyer_id', 'operator_id']);
select corridor.policy_system('contracts.message');

create table contracts.agreement (
  id text collate "C" primary key,
  negotiation_id text not null unique references contracts.negotiation (id),
  product_id text not null,
  provider_id text not null,
  buyer_id text not null check (buyer_id <> provider_id),
  operator_id text not null,
  buyer_region text not null,
  price_minor bigint not null check (price_minor >= 0),
  currency text not null,
  fee_basis_points integer not null,
  fee_minor bigint not null check (fee_minor between 0 and price_minor),
  delivery_modes text[] not null,
  acceptance_days integer not null,
  document text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  concluded_at timestamptz not null,
  provider_key_id text not null,
  provider_signature text not null,
  provider_on_behalf boolean not null,
  buyer_key_id text,
  buyer_signature text,
  buyer_on_behalf boolean,
  expires_at timestamptz,
  state text not null check (state in ('concluded', 'active', 'ended')),
  delivery_state text not null
    check (delivery_state in ('awaited', 'delivered', 'accepted', 'disputed', 'refunded', 'cancelled')),
  waived_rules text[] not null default '{}',
  failed_rules text[] not null default '{}',
  delivered_at timestamptz,
  acceptance_due_at timestamptz,
  disputed_at timestamptz,
  accepted_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  check (state <> 'active' or buyer_signature is not null),
  check ((state = 'ended') = (ended_at is not null))
);
create index agreement_provider on contracts.agreement (provider_id, id);
create index agreement_buyer on contracts.agreement (buyer_id, id);
create index agreement_operator on contracts.agreement (operator_id, id);
create index agreement_expiring on contracts.agreement (expires_at) where state = 'active';
create index agreement_waiting on contracts.agreement (acceptance_due_at) where delivery_state = 'delivered';

-- What was agreed never changes; its progress does, a missing signature is added once, and an ended one stays ended.
revoke update, delete on contracts.agreement from corridor_app;
grant update (buyer_key_id, buyer_signature, buyer_on_behalf, state, delivery_state, waived_rules, failed_rules,
  delivered_at, acceptance_due_at, disputed_at, accepted_at, ended_at, end_reason) on contracts.agreement to corridor_app;
create function contracts.keep_agreement() returns trigger language plpgsql as $$
begin
  if old.state = 'ended' and new.state <> 'ended'
    or old.buyer_signature is not null
      and (old.buyer_key_id, old.buyer_signature) is distinct from (new.buyer_key_id, new.buyer_signature)
  then
    raise exception 'agreement % is signed or ended and stays so', old.id;
  end if;
  return new;
end $$;
create trigger keep_agreement before update on contracts.agreement
  for each row execute function contracts.keep_agreement();
select corridor.policy_party('contracts.agreement', array['provider_id', 'buyer_id', 'operator_id']);
select corridor.policy_system('contracts.agreement');

-- How much of each permission was used; the check is the last line of defence behind the conditional update.
create table contracts.counter (
  agreement_id text not null references contracts.agreement (id),
  clause_id text not null,
  limit_count bigint check (limit_count >= 0),
  used_count bigint not null default 0 check (used_count >= 0 and (limit_count is null or used_count <= limit_count)),
  closed_at timestamptz,
  provider_id text not null,
  buyer_id text not null,
  operator_id text not null,
  primary key (agreement_id, clause_id)
);
select corridor.policy_party('contracts.counter', array['provider_id', 'buyer_id', 'operator_id']);
select corridor.policy_system('contracts.counter');

-- One line for each counted use; the amounts of a counter's lines sum to its used_count.
create table contracts.usage (
  id text collate "C" primary key,
  agreement_id text not null,
  clause_id text not null,
  amount bigint not null check (amount > 0),
  used_after bigint not null,
  delivery_mode text not null,
  purpose text,
  subject text not null,
  used_at timestamptz not null,
  provider_id text not null,
  buyer_id text not null,
  operator_id text not null,
  foreign key (agreement_id, clause_id) references contracts.counter (agreement_id, clause_id)
);
create index usage_agreement on contracts.usage (agreement_id, id);
revoke update, delete on contracts.usage from corridor_app;
select corridor.policy_party('contracts.usage', array['provider_id', 'buyer_id', 'operator_id']);
select corridor.policy_system('contracts.usage');

-- The statement that the data were deleted, which the buyer owes after the end.
create table contracts.deletion_duty (
  agreement_id text primary key references contracts.agreement (id),
  due_at timestamptz not null,
  stated_at timestamptz,
  document text,
  key_id text,
  signature text,
  on_behalf boolean,
  provider_id text not null,
  buyer_id text not null,
  operator_id text not null,
  check ((stated_at is null) = (document is null))
);
create index deletion_duty_open on contracts.deletion_duty (due_at) where stated_at is null;
select corridor.policy_party('contracts.deletion_duty', array['provider_id', 'buyer_id', 'operator_id']);
select corridor.policy_system('contracts.deletion_duty');
