-- The ground: extension, policy makers, outbox, idempotency keys, the platform's keys.

create extension if not exists pg_trgm;

grant usage on schema corridor to corridor_app, corridor_jobs;

-- Gives the app role what it needs in a module's schema, now and for tables made later by the same owner.
create function corridor.open_schema(schema_name text) returns void language plpgsql as $$
begin
  execute format('grant usage on schema %I to corridor_app', schema_name);
  execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to corridor_app', schema_name);
  execute format('alter default privileges in schema %I grant usage, select on sequences to corridor_app', schema_name);
  execute format('alter default privileges in schema %I grant execute on functions to corridor_app', schema_name);
end $$;

-- Who acts, from the transaction-local settings; null when nobody does.
create function corridor.acting_org() returns text language sql stable parallel safe as
$$ select nullif(current_setting('app.org', true), '') $$;

create function corridor.in_system() returns boolean language sql stable parallel safe as
$$ select current_setting('app.system', true) = 'on' $$;

grant execute on all functions in schema corridor to corridor_app, corridor_jobs;

-- Which tables hold tenants' rows and by which policies; the tests compare it with the catalogue.
create table corridor.protection (
  table_name text not null,
  policy text not null check (policy in ('own', 'party', 'public', 'system', 'not_tenant')),
  note text not null,
  primary key (table_name, policy)
);

create function corridor.protect(table_name text, policy text, note text) returns void language plpgsql as $$
begin
  insert into corridor.protection values (table_name, policy, note);
  if policy <> 'not_tenant' then
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
  end if;
end $$;

create function corridor.policy_own(table_name text, owner_column text) returns void language plpgsql as $$
begin
  perform corridor.protect(table_name, 'own', owner_column);
  execute format(
    'create policy own on %s for all using (%I = corridor.acting_org()) with check (%I = corridor.acting_org())',
    table_name, owner_column, owner_column);
end $$;

-- A party column is text, or text[] when the parties are many.
create function corridor.policy_party(table_name text, party_columns text[]) returns void language plpgsql as $$
declare
  condition text;
begin
  perform corridor.protect(table_name, 'party', array_to_string(party_columns, ', '));
  select string_agg(
    case when a.atttypid = 'text[]'::regtype
      then format('corridor.acting_org() = any(%I)', c) else format('%I = corridor.acting_org()', c) end, ' or ')
  into condition
  from unnest(party_columns) c join pg_attribute a on a.attrelid = table_name::regclass and a.attname = c;
  execute format('create policy party on %s for select using (%s)', table_name, condition);
  execute format('create policy party_insert on %s for insert with check (%s)', table_name, condition);
  execute format('create policy party_update on %s for update using (%s) with check (%s)', table_name, condition, condition);
end $$;

create function corridor.policy_public(table_name text, condition text) returns void language plpgsql as $$
begin
  perform corridor.protect(table_name, 'public', condition);
  execute format('create policy public on %s for select using (%s)', table_name, condition);
end $$;

create function corridor.policy_system(table_name text) returns void language plpgsql as $$
begin
  perform corridor.protect(table_name, 'system', 'jobs and named services');
  execute format('create policy system on %s for all using (corridor.in_system()) with check (corridor.in_system())', table_name);
end $$;

create function corridor.not_tenant(table_name text, why text) returns void language sql as
$$ select corridor.protect(table_name, 'not_tenant', why) $$;

create schema platform;
select corridor.open_schema('platform');

-- Facts that happened, on their way to subscribers; written in the transaction of the fact.
create table platform.outbox (
  id text primary key,
  seq bigint generated always as identity unique,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  attempts integer not null default 0,
  due_at timestamptz not null,
  done_at timestamptz,
  last_error text
);
create index outbox_open on platform.outbox (due_at, seq) where done_at is null;
select corridor.not_tenant('platform.outbox', 'internal; no route reads it');

-- One answer per key of an organisation, in the transaction of the effect.
create table platform.idempotency (
  organisation_id text not null,
  key text not null check (length(key) between 1 and 200),
  request_sha256 text not null,
  status integer,
  body jsonb,
  created_at timestamptz not null,
  primary key (organisation_id, key)
);
select corridor.policy_own('platform.idempotency', 'organisation_id');
select corridor.policy_system('platform.idempotency');

-- The platform's own keys, encrypted under the master key; ids never change, states only go forward.
create table platform.key (
  id text primary key,
  purpose text not null,
  algorithm text not null check (algorithm in ('ed25519', 'hmac-sha256')),
  sealed_secret bytea not null,
  public_key bytea,
  state text not null check (state in ('active', 'verifying', 'retired')),
  created_at timestamptz not null,
  retired_at timestamptz
);
create unique index key_active on platform.key (purpose) where state = 'active';
select corridor.policy_system('platform.key');
