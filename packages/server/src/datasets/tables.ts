import type { JSONColumnType } from 'kysely';
import type { Refusal } from '#kernel';
import type { DateOrder } from './core/dates.ts';
import type { Column, SourceFacts, VersionMode } from './model.ts';
import type { IntakeState } from './states.ts';

/** The rows of the module's tables, for Kysely. */
export type Tables = {
  'datasets.dataset': {
    id: string;
    organisation_id: string;
    name: string;
    title_zh: string;
    title_en: string;
    time_zone: string;
    latest_version: number | null;
    logged_version: number;
    created_at: Date;
  };
  'datasets.version': {
    id: string;
    dataset_id: string;
    organisation_id: string;
    number: number;
    mode: VersionMode;
    raw_sha256: string;
    raw_key: string;
    raw_bytes: bigint;
    content_sha256: string;
    rows: bigint;
    bytes: bigint;
    schema: JSONColumnType<Column[]>;
    source: JSONColumnType<SourceFacts>;
    created_by: string;
    created_at: Date;
  };
  'datasets.file': {
    id: string;
    dataset_id: string;
    organisation_id: string;
    key: string;
    sha256: string;
    bytes: bigint;
    rows: bigint;
    stats: string;
    added_in: number;
    removed_in: number | null;
  };
  'datasets.upload': {
    file_id: string;
    dataset_id: string;
    organisation_id: string;
    raw_key: string;
    file_key: string;
    started_at: Date;
  };
  'datasets.intake': {
    id: string;
    dataset_id: string;
    organisation_id: string;
    person_id: string;
    region: string;
    name: string;
    mode: VersionMode;
    encoding: string | null;
    delimiter: string | null;
    table_asked: string | null;
    dates_asked: DateOrder | null;
    sha256: string | null;
    bytes: bigint;
    received: bigint;
    state: IntakeState;
    since: Date;
    expires_at: Date;
    attempts: number;
    refusal: JSONColumnType<Refusal> | null;
    version_id: string | null;
    created_at: Date;
  };
  'datasets.intake_part': {
    intake_id: string;
    starts_at: bigint;
    bytes: bigint;
    key: string;
    organisation_id: string;
  };
};
