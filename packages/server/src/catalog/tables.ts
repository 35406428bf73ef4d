import type { ColumnType } from 'kysely';
import type { Bilingual, DeliveryMode, Level } from '#kernel';
import type { ProductContent } from './core/content.ts';
import type { ProductFacts, SourceSummary } from './core/facts.ts';
import type { Sample } from './core/sample.ts';
import type { EvidencePurpose, Opinion, ProductDraft, SourceStatement, Visibility } from './model.ts';
import type { Reason } from './rules.ts';
import type { ProductState } from './states.ts';

/** A jsonb column: read as a value, written as JSON text (a bare array would become a PostgreSQL array). */
type Jsonb<T> = ColumnType<T, string, string>;
type Fixed<T> = ColumnType<T, T, never>;

/** The rows of catalog's tables, for Kysely. */
export type Tables = {
  'catalog.product': {
    id: Fixed<string>;
    organisation_id: Fixed<string>;
    operator_id: string | null;
    state: ProductState;
    draft: Jsonb<ProductDraft>;
    dataset_ids: string[];
    level: Level | null;
    allowed_modes: DeliveryMode[];
    revision: number;
    change_count: number;
    waits_since: Date | null;
    due_at: Date | null;
    created_at: Fixed<Date>;
    updated_at: Date;
  };
  'catalog.evidence': {
    id: string;
    product_id: string;
    organisation_id: string;
    operator_id: string | null;
    purpose: EvidencePurpose;
    name: string;
    media_type: string;
    bytes: bigint;
    sha256: string;
    blob_key: string;
    created_at: Date;
    created_by: string;
  };
  'catalog.source_statement': Document<SourceStatement>;
  'catalog.opinion': Document<Opinion>;
  'catalog.revision': {
    id: string;
    product_id: string;
    number: number;
    organisation_id: string;
    operator_id: string;
    content: Jsonb<ProductContent>;
    content_sha256: string;
    submitted_by: string;
    submitted_at: Date;
  };
  'catalog.review': {
    id: string;
    product_id: string;
    revision: number;
    organisation_id: string;
    operator_id: string;
    decision: 'approved' | 'returned' | 'delisted';
    decided_by_kind: 'person' | 'rules';
    reviewer_id: string | null;
    reasons: Jsonb<readonly Reason[]>;
    content_sha256: string;
    decided_at: Date;
  };
  'catalog.listing': {
    product_id: string;
    organisation_id: string;
    operator_id: string;
    revision: number;
    content_sha256: string;
    visibility: Visibility;
    invited_ids: string[];
    dataset_ids: string[];
    draft: Jsonb<ProductDraft>;
    source: Jsonb<SourceSummary>;
    facts: Jsonb<ProductFacts>;
    level: Level | null;
    allowed_modes: DeliveryMode[];
    first_listed_at: Date;
    listed_at: Date | null;
    changed_at: Date;
    delisted_at: Date | null;
    price_minor: bigint | null;
    price_currency: string | null;
    price_until: Date | null;
    edition: number;
  };
  'catalog.sample_setting': {
    product_id: string;
    organisation_id: string;
    is_on: boolean;
    k: number;
    updated_at: Date;
  };
  'catalog.sample': {
    product_id: string;
    dataset_id: string;
    organisation_id: string;
    version_number: number;
    k: number;
    content: Jsonb<Sample>;
    built_at: Date;
  };
  'catalog.showcase': {
    organisation_id: string;
    about: Jsonb<Bilingual>;
    contact: string;
    updated_at: Date;
    updated_by: string;
  };
  'catalog.search_row': {
    product_id: string;
    category: string;
    access_kind: string;
    form: string;
    body: string;
    title_words: string;
    words: string;
    terms: string;
    listed_at: Date;
    title: string;
    provider_id: string;
    region: string;
    level: string | null;
    delivery_modes: string[];
    quality_score: number | null;
    quality_grade: string | null;
    quality_coverage: number | null;
    row_count: bigint;
    price_minor: bigint | null;
    updated_at: Date;
  };
};

type Document<T> = {
  id: string;
  product_id: string;
  organisation_id: string;
  content: Jsonb<T>;
  sha256: string;
  created_at: Date;
  created_by: string;
};
