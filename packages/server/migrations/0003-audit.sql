-- The log: entries as the entitled see them, leaves as everybody sees them, the tree over the leaves, its checkpoints.
create schema audit;
select corridor.open_schema('audit');

-- What happened, for its parties. Never changed but for erasing salt and content together.
create table audit.entry (
  id text collate "C" primary key,
  kind text not null,
  subject text not null check (length(subject) between 1 and 200),
  parties text[] not null,
  happened_at timestamptz not null,
  salt bytea check (length(salt) = 32),
  content text,
  erased_at timestamptz,
  check ((salt is null) = (erased_at is not null) and (content is null) = (erased_at is not null))
);
create index entry_subject on audit.entry (subject, id);
create index entry_parties on audit.entry using gin (parties);
select corridor.policy_party('audit.entry', array['parties']);
select corridor.policy_system('audit.entry');
revoke update, delete on audit.entry from corridor_app;
grant update (salt, content, erased_at) on audit.entry to corridor_app;

create function audit.only_erase() returns trigger language plpgsql as $$
begin
  if not corridor.in_system() or new.content is not null then
    raise exception 'an entry of the log is never changed, only erased';
  end if;
  return new;
end $$;
create trigger only_erase before update on audit.entry for each row execute function audit.only_erase();

-- Entries that are committed or about to be, and not yet numbered. Written by the business transaction, emptied by the sequencer.
create table audit.waiting (
  entry_id text collate "C" primary key,
  leaf text not null
);
select corridor.not_tenant('audit.waiting', 'commitments on their way into the public log');
revoke update on audit.waiting from corridor_app;

-- The log itself, public: position from 0 without gaps, and the exact bytes that are hashed.
create table audit.leaf (
  position bigint primary key check (position >= 0),
  entry_id text collate "C" not null unique,
  leaf text not null
);
select corridor.not_tenant('audit.leaf', 'commitments only; the public log');
revoke update, delete on audit.leaf from corridor_app;

-- The tree as tiles of up to 256 hashes (c2sp.org/tlog-tiles); the last one of a level grows.
create table audit.tile (
  level integer not null check (level between 0 and 63),
  index bigint not null check (index >= 0),
  hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  primary key (level, index)
);
alter table audit.tile alter column hashes set storage external;
select corridor.not_tenant('audit.tile', 'hashes of the public log');
revoke delete on audit.tile from corridor_app;

-- Sizes at which the tree has been closed. A root is written with the leaves it covers, and only signed when it is here.
create table audit.checkpoint (
  size bigint primary key check (size >= 0),
  root bytea not null check (length(root) = 32),
  made_at timestamptz not null,
  note text,
  published_at timestamptz,
  check ((note is null) = (published_at is null))
);
create index checkpoint_published on audit.checkpoint (size) where published_at is not null;
select corridor.not_tenant('audit.checkpoint', 'statements of the public log');
revoke update, delete on audit.checkpoint from corridor_app;
grant update (note, published_at) on audit.checkpoint to corridor_app;

-- Who the log is: its origin never changes, not even when the address it is served from does.
create table audit.origin (
  singleton boolean primary key default true check (singleton),
  origin text not null,
  created_at timestamptz not null
);
select corridor.not_tenant('audit.origin', 'name of the public log');
revoke update, delete on audit.origin from corridor_app;

-- Keys that have signed checkpoints, in the form that verifiers are configured with.
create table audit.verifier_key (
  vkey text primary key,
  first_used_at timestamptz not null
);
select corridor.not_tenant('audit.verifier_key', 'public keys of the public log');
revoke update, delete on audit.verifier_key from corridor_app;
