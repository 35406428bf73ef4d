-- Products: working copies, what was submitted and decided, what is on offer, and how it is found.
create schema catalog;
select corridor.open_schema('catalog');

-- The provider's working copy. What buyers see is the listing.
create table catalog.product (
  id text collate "C" primary key,
  organisation_id text not null,
  operator_id text,
  state text not null check (state in ('draft', 'submitted', 'returned', 'listed', 'delisted')),
  draft jsonb not null,
  dataset_ids text[] not null,
  level text check (level in ('1', '2', '3', '4', 'important', 'core')),
  allowed_modes text[] not null,
  revision integer not null default 0 check (revision >= 0),
  change_count integer not null default 0,
  waits_since timestamptz,
  due_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'submitted') = (waits_since is not null and due_at is not null)),
  check (state <> 'submitted' or operator_id is not null)
);
create index product_owner on catalog.product (organisation_id, id);
create index product_waiting on catalog.product (operator_id, due_at, id) where state = 'submitted';
select corridor.policy_party('catalog.product', array['organisation_id', 'operator_id']);
select corridor.policy_system('catalog.product');
revoke delete on catalog.product from corridor_app;

-- Files handed in as evidence; the bytes lie in the blob store. The operator sees them once the product is submitted.
create table catalog.evidence (
  id text collate "C" primary key,
  product_id text not null references catalog.product (id),
  organisation_id text not null,
  operator_id text,
  purpose text not null check (purpose in ('source', 'opinion', 'riskAssessment')),
  name text not null check (length(name) between 1 and 200),
  media_type text not null check (length(media_type) between 1 and 200),
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  blob_key text not null unique,
  created_at timestamptz not null,
  created_by text not null
);
create index evidence_product on catalog.evidence (product_id, id);
select corridor.policy_party('catalog.evidence', array['organisation_id', 'operator_id']);
select corridor.policy_system('catalog.evidence');
revoke delete on catalog.evidence from corridor_app;

-- Statements and opinions are replaced, never changed: the newest one of a product counts.
create table catalog.source_statement (
  id text collate "C" primary key,
  product_id text not null references catalog.product (id),
  organisation_id text not null,
  content jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  created_by text not null
);
create index source_statement_product on catalog.source_statement (product_id, id);
select corridor.policy_own('catalog.source_statement', 'organisation_id');
select corridor.policy_system('catalog.source_statement');
revoke update, delete on catalog.source_statement from corridor_app;

create table catalog.opinion (
  id text collate "C" primary key,
  product_id text not null references catalog.product (id),
  organisation_id text not null,
  content jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  created_by text not null
);
create index opinion_product on catalog.opinion (product_id, id);
select corridor.policy_own('catalog.opinion', 'organisation_id');
select corridor.policy_system('catalog.opinion');
revoke update, delete on catalog.opinion from corridor_app;

-- What was submitted, word for word; a decision is bound to its hash.
create table catalog.revision (
  id text collate "C" primary key,
  product_id text not null references catalog.product (id),
  number integer not null check (number > 0),
  organisation_id text not null,
  operator_id text not null,
  content jsonb not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  submitted_by text not null,
  submitted_at timestamptz not null,
  unique (product_id, number)
);
create index revision_operator on catalog.revision (operator_id, id);
select corridor.policy_party('catalog.revision', array['organisation_id', 'operator_id']);
select corridor.policy_system('catalog.revision');
revoke update, delete on catalog.revision from corridor_app;

-- Decisions: by a second person, or by the rules themselves. Kept for the record that the law asks for.
create table catalog.review (
  id text collate "C" primary key,
  product_id text not null references catalog.product (id),
  revision integer not null,
  organisation_id text not null,
  operator_id text not null,
  decision text not null check (decision in ('approved', 'returned', 'delisted')),
  decided_by_kind text not null check (decided_by_kind in ('person', 'rules')),
  reviewer_id text,
  reasons jsonb not null,
  content_sha256 text not null,
  decided_at timestamptz not null,
  check ((decided_by_kind = 'person') = (reviewer_id is not null))
);
create index review_product on catalog.review (product_id, id);
create index review_operator on catalog.review (operator_id, id);
select corridor.policy_party('catalog.review', array['organisation_id', 'operator_id']);
select corridor.policy_system('catalog.review');
revoke update, delete on catalog.review from corridor_app;

-- What is on offer: the approved revision, with facts about its data as of their current versions.
create table catalog.listing (
  product_id text collate "C" primary key references catalog.product (id),
  organisation_id text not null,
  operator_id text not null,
  revision integer not null,
  content_sha256 text not null,
  visibility text not null check (visibility in ('public', 'invited')),
  invited_ids text[] not null,
  dataset_ids text[] not null,
  draft jsonb not null,
  source jsonb not null,
  facts jsonb not null,
  level text check (level in ('1', '2', '3', '4', 'important')),
  allowed_modes text[] not null,
  first_listed_at timestamptz not null,
  listed_at timestamptz,
  changed_at timestamptz not null,
  delisted_at timestamptz,
  check ((listed_at is null) = (delisted_at is not null)),
  check (level <> 'important' or visibility = 'invited')
);
create index listing_datasets on catalog.listing using gin (dataset_ids);
create index listing_public on catalog.listing (product_id) where listed_at is not null and visibility = 'public';
select corridor.policy_party('catalog.listing', array['organisation_id', 'operator_id', 'invited_ids']);
select corridor.policy_public('catalog.listing', 'listed_at is not null and visibility = ''public''');
select corridor.policy_system('catalog.listing');
revoke delete on catalog.listing from corridor_app;

-- One row per publicly listed product and none for any other. Without row-level security on purpose: under it
-- PostgreSQL may not use the three indexes below, because text search operators are not leakproof.
-- `body` is the folded text as it stands (parts of words), `words` the same cut into words (near misses), `terms` the words with weights.
create table catalog.search_row (
  product_id text collate "C" primary key references catalog.product (id),
  category text not null,
  access_kind text not null,
  form text not null,
  body text not null,
  title_words text not null,
  words text not null,
  terms tsvector not null,
  listed_at timestamptz not null
);
create index search_row_terms on catalog.search_row using gin (terms);
create index search_row_body on catalog.search_row using gin (body gin_trgm_ops);
create index search_row_words on catalog.search_row using gin (words gin_trgm_ops);
create index search_row_newest on catalog.search_row (listed_at desc, product_id desc);
select corridor.not_tenant('catalog.search_row', 'words of what is publicly listed; unlisted products have no row');
