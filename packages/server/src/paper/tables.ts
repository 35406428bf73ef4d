import type { ColumnType, JSONColumnType } from 'kysely';
import type { Language } from '#kernel';
import type { ImportKind } from './core/import-fields.ts';
import type { Counts, Facts, ImportAction } from './core/import-plan.ts';
import type { Reason } from './core/import-reasons.ts';
import type { FoundLine } from './core/read-table.ts';
import type { TemplateFormat } from './core/report-office.ts';
import type { Placeholder } from './core/report-values.ts';
import type { DocumentContent, DocumentKind, DocumentLanguage } from './model.ts';
import type { Appendix } from './report-model.ts';
import type { ImportState } from './states.ts';

type Fixed<T> = ColumnType<T, T, never>;

/** The rows of the module's tables, for Kysely. */
export type Tables = {
  'paper.counter': { kind: string; region: string; year: number; last: number };
  'paper.import': {
    id: Fixed<string>;
    operator_id: Fixed<string>;
    kind: Fixed<ImportKind>;
    name: Fixed<string>;
    file_sha256: Fixed<string>;
    state: ImportState;
    headers: Fixed<string[]>;
    mapping: string[];
    lines: JSONColumnType<readonly FoundLine[]>;
    row_count: Fixed<number>;
    counts: JSONColumnType<Counts>;
    preview_sha256: string;
    created_at: Fixed<Date>;
    created_by: Fixed<string>;
    decided_at: Date | null;
    decided_by: string | null;
  };
  'paper.import_row': {
    import_id: Fixed<string>;
    number: Fixed<number>;
    operator_id: Fixed<string>;
    action: Fixed<ImportAction>;
    reasons: JSONColumnType<readonly Reason[]>;
    before: JSONColumnType<Facts | null>;
    after: JSONColumnType<Facts | null>;
    subject: string | null;
    key: string | null;
    draft_sha256: string | null;
  };
  'paper.document': {
    number: Fixed<string>;
    id: Fixed<string>;
    kind: Fixed<DocumentKind>;
    subject: Fixed<string>;
    basis: Fixed<string>;
    language: Fixed<DocumentLanguage>;
    party_ids: Fixed<string[]>;
    content: ColumnType<DocumentContent, string, never>;
    content_sha256: Fixed<string>;
    check_url: Fixed<string>;
    checkpoint: Fixed<string | null>;
    issued_at: Fixed<Date>;
    issued_by: Fixed<string | null>;
    print_sha256s: string[];
  };
  'paper.report_template': {
    id: Fixed<string>;
    organisation_id: Fixed<string>;
    name: Fixed<string>;
    format: Fixed<TemplateFormat>;
    bytes: Fixed<bigint>;
    sha256: Fixed<string>;
    blob_key: Fixed<string>;
    placeholders: ColumnType<readonly Placeholder[], string, never>;
    created_at: Fixed<Date>;
    created_by: Fixed<string>;
  };
  'paper.report': {
    id: Fixed<string>;
    organisation_id: Fixed<string>;
    region: Fixed<string>;
    template_id: Fixed<string>;
    template_name: Fixed<string>;
    template_sha256: Fixed<string>;
    format: Fixed<TemplateFormat>;
    period_kind: Fixed<'month' | 'year'>;
    period_from: Fixed<string>;
    language: Fixed<Language>;
    appendix: ColumnType<Appendix, string, never>;
    bytes: Fixed<bigint>;
    sha256: Fixed<string>;
    blob_key: Fixed<string>;
    made_at: Fixed<Date>;
    made_by: Fixed<string>;
  };
};
