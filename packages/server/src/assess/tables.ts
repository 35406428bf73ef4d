import type { ColumnType } from 'kysely';
import type { Level } from '#kernel';
import type { Certificate } from './certificate.ts';
import type { Measured } from './core/assess.ts';
import type { Comparison } from './core/compare.ts';
import type { ContractFacts } from './core/contract/facts.ts';
import type { Suggestion } from './core/contract/suggest.ts';
import type { Verdict } from './core/lessons.ts';
import type { DeclaredValue, KeptConclusions, SuspectRule } from './model.ts';

/** A jsonb column: read as a value, written as JSON text. */
type Jsonb<T> = ColumnType<T, string, string>;

/** The rows of assess's tables, for Kysely. */
export type Tables = {
  'assess.measurement': {
    version_id: string;
    dataset_id: string;
    organisation_id: string;
    version_number: number;
    content_sha256: string;
    measurer: string;
    measured: Jsonb<Measured>;
    timings_ms: Jsonb<Record<string, number>>;
    created_at: Date;
  };
  'assess.suspect': {
    version_id: string;
    position: number;
    organisation_id: string;
    /** bigint: read as one, written as digits. */
    row_number: ColumnType<bigint, string, never>;
    column_name: string;
    value: string | null;
    rule: SuspectRule;
    reason_zh: string;
    reason_en: string;
    confidence: number;
  };
  'assess.suspect_mark': {
    dataset_id: string;
    version_id: string;
    organisation_id: string;
    row_number: ColumnType<bigint, string, never>;
    column_name: string;
    rule: SuspectRule;
    value: string | null;
    confidence: number;
    verdict: Verdict;
    marked_by: string;
    marked_at: Date;
  };
  'assess.assessment': {
    id: string;
    version_id: string;
    dataset_id: string;
    organisation_id: string;
    sequence: number;
    inputs_sha256: string;
    editions: string[];
    level: Level;
    grade: string | null;
    conclusions: Jsonb<KeptConclusions>;
    created_at: Date;
  };
  'assess.certificate': {
    id: string;
    assessment_id: string;
    version_id: string;
    organisation_id: string;
    certificate_sha256: string;
    certificate: Jsonb<Certificate>;
    issued_at: Date;
  };
  'assess.cost': {
    dataset_id: string;
    organisation_id: string;
    inputs: Jsonb<DeclaredValue>;
    changed_by: string;
    changed_at: Date;
  };
  'assess.level_setting': {
    id: string;
    dataset_id: string;
    organisation_id: string;
    column_name: string;
    level: Level;
    found_level: Level;
    found_class: string | null;
    reason: string;
    approval_id: string | null;
    created_by: string;
    created_at: Date;
  };
  'assess.contract': {
    id: string;
    dataset_id: string;
    organisation_id: string;
    number: number;
    format: 'yaml' | 'json';
    body: string;
    body_sha256: string;
    created_by: string;
    created_at: Date;
  };
  'assess.contract_check': {
    id: string;
    version_id: string;
    dataset_id: string;
    organisation_id: string;
    contract_number: number;
    inputs_sha256: string;
    facts: Jsonb<ContractFacts>;
    created_at: Date;
  };
  'assess.suggestion': {
    version_id: string;
    organisation_id: string;
    suggestions: Jsonb<readonly Suggestion[]>;
    created_at: Date;
  };
  'assess.comparison': {
    from_version_id: string;
    to_version_id: string;
    organisation_id: string;
    comparison: Jsonb<Comparison>;
    created_at: Date;
  };
};
