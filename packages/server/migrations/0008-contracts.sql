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
  id text primary key,
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
  id text primary key,
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
create index negotiation_provider on contracts.negotiation (provider_id, id collate "C");
create index negotiation_buyer on contracts.negotiation (buyer_id, id collate "C");
create index negotiation_operator on contracts.negotiation (operator_id, id collate "C");
select corridor.policy_party('contracts.negotiation', array['provider_id', 'buyer_id', 'operator_id']);
select corridor.policy_system('contracts.negotiation');

-- What was signed is never changed. The owner's migrations may; the app role has no other way around it.
create function contracts.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is immutable', tg_table_name;
end $$;

-- One signed version: request, offer or counter-offer. `document` is the canonical JSON whose bytes were signed.
create table contracts.version (
  negotiation_id text not null references contracts.negotiation (id),
  number integer not null check (number >= 1),
  author text not null check (author in ('consumer', 'provider')),
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
create trigger version_immutable before update or delete on contracts.version
  for each row execute function contracts.refuse_change();
select corridor.policy_party('contracts.version', array['provider_id', 'buyer_id', 'operator_id']);
select corridor.policy_system('contracts.version');

-- Every message of a negotiation in order; an acceptance carries its signed document.
create table contracts.message (
  id text primary key,
  negotiation_id text not null references contracts.negotiation (id),
  event text not null check (event in ('request', 'offer', 'accept', 'agree', 'verify', 'finalize', 'terminate')),
  party text not null check (party in ('consumer', 'provider')),
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
create index message_negotiation on contracts.message (negotiation_id, id collate "C");
create trigger message_immutable before update or delete on contracts.message
  for each row execute function contracts.refuse_change();
select corridor.policy_party('contracts.message', array['provider_id', 'buyer_id', 'operator_id']);
select corridor.policy_system('contracts.message');

create table contracts.agreement (
  id text primary key,
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
  accepted_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  check (state <> 'active' or buyer_signature is not null),
  check ((state = 'ended') = (ended_at is not null))
);
create index agreement_provider on contracts.agreement (provider_id, id collate "C");
create index agreement_buyer on contracts.agreement (buyer_id, id collate "C");
create index agreement_operator on contracts.agreement (operator_id, id collate "C");
create index agreement_expiring on contracts.agreement (expires_at) where state = 'active';
create index agreement_waiting on contracts.agreement (acceptance_due_at) where delivery_state = 'delivered';

-- Of an agreement only the signature that was still missing and its progress may change.
create function contracts.keep_agreement() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or (old.id, old.negotiation_id, old.product_id, old.provider_id, old.buyer_id, old.operator_id, old.buyer_region,
        old.price_minor, old.currency, old.fee_basis_points, old.fee_minor, old.delivery_modes, old.acceptance_days,
        old.document, old.hash, old.concluded_at, old.provider_key_id, old.provider_signature, old.expires_at)
      is distinct from
       (new.id, new.negotiation_id, new.product_id, new.provider_id, new.buyer_id, new.operator_id, new.buyer_region,
        new.price_minor, new.currency, new.fee_basis_points, new.fee_minor, new.delivery_modes, new.acceptance_days,
        new.document, new.hash, new.concluded_at, new.provider_key_id, new.provider_signature, new.expires_at)
    or (old.buyer_signature is not null
        and (old.buyer_key_id, old.buyer_signature) is distinct from (new.buyer_key_id, new.buyer_signature))
    or (old.state = 'ended' and new.state <> 'ended')
  then
    raise exception 'an agreement is immutable';
  end if;
  return new;
end $$;
create trigger agreement_immutable before update or delete on contracts.agreement
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
  id text primary key,
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
create index usage_agreement on contracts.usage (agreement_id, id collate "C");
create trigger usage_immutable before update or delete on contracts.usage
  for each row execute function contracts.refuse_change();
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
