import type { ColumnType } from 'kysely';
import type { DocumentContent, DocumentKind, DocumentLanguage } from './model.ts';

type Fixed<T> = ColumnType<T, T, never>;

/** The rows of the module's tables, for Kysely. */
export type Tables = {
  'paper.counter': { kind: string; region: string; year: number; last: number };
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
};
