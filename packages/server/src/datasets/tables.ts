import type { JSONColumnType } from 'kysely';
import type { Column, SourceFacts, VersionMode } from './model.ts';

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
};
