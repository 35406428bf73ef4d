-- What the public sees of products: facets and prices of listings for search.

-- The lowest price of the standing offers, as contracts tell it; null: by negotiation. `price_until` is when it has to be asked for again.
alter table catalog.listing
  add column price_minor bigint check (price_minor >= 0),
  add column price_currency text,
  add column price_until timestamptz,
  -- Edition of the program that wrote facts and search row: the worker writes older ones anew at its start.
  add column edition integer not null default 0,
  add check ((price_minor is null) = (price_currency is null));
create index listing_price_until on catalog.listing (price_until) where price_until is not null;

create index listing_edition on catalog.listing (edition, product_id) where listed_at is not null;

-- What results are filtered, counted and sorted by. `title` is the folded title, for suggestions.
alter table catalog.search_row
  add column title text not null default '',
  add column provider_id text not null default '',
  add column region text not null default '',
  add column level text,
  add column delivery_modes text[] not null default '{}',
  add column quality_score double precision,
  add column quality_grade text,
  add column quality_coverage double precision,
  add column row_count bigint not null default 0,
  add column price_minor bigint,
  add column updated_at timestamptz not null default 'epoch';
create index search_row_title on catalog.search_row using gin (title gin_trgm_ops);

-- What a provider wants of the masked samples of a product; without a row they are on, with groups of at least five.
create table catalog.sample_setting (
  product_id text collate "C" primary key references catalog.product (id),
  organisation_id text not null,
  is_on boolean not null,
  k integer not null check (k >= 5),
  updated_at timestamptz not null
);
select corridor.policy_own('catalog.sample_setting', 'organisation_id');
select corridor.policy_system('catalog.sample_setting');
revoke delete on catalog.sample_setting from corridor_app;

-- Masked, k-anonymous samples, made by a job from the newest version; a projection that may be made anew at any time. Whoever sees
-- the listing is shown them by a named service.
create table catalog.sample (
  product_id text collate "C" not null references catalog.product (id),
  dataset_id text not null,
  organisation_id text not null,
  version_number integer not null,
  k integer not null check (k >= 5),
  content jsonb not null,
  built_at timestamptz not null,
  primary key (product_id, dataset_id)
);
select corridor.policy_own('catalog.sample', 'organisation_id');
select corridor.policy_system('catalog.sample');

-- What a provider says of itself on its showcase page; figures are measured, never written here.
create table catalog.showcase (
  organisation_id text collate "C" primary key,
  about jsonb not null,
  contact text not null check (length(contact) <= 200),
  updated_at timestamptz not null,
  updated_by text not null
);
select corridor.policy_own('catalog.showcase', 'organisation_id');
select corridor.policy_public('catalog.showcase', 'true');
select corridor.policy_system('catalog.showcase');
revoke delete on catalog.showcase from corridor_app;
