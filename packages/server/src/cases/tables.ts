import type { ColumnType } from 'kysely';
import type { Bilingual, Json } from '#kernel';
import type { CaseOutcome } from './core/file.ts';
import type { CaseRole, CaseType, EffectKind, Programme, StateKind, Value } from './model.ts';

type Fixed<T> = ColumnType<T, T, never>;
/** JSON that is written as text and read as what it says. */
type Document<T> = ColumnType<T, string, string>;
type FixedDocument<T> = ColumnType<T, string, never>;

/** Where a definition stands. */
export type DefinitionState = 'draft' | 'published' | 'retired';

/** What became of something that a step causes. */
export type EffectState = 'waiting' | 'done' | 'failed';

/** How much of its time a case has used: half, most, all. */
export type Card = 'green' | 'yellow' | 'red';

/** The rows of the module's tables, for Kysely. */
export type Tables = {
  'cases.definition': {
    id: Fixed<string>;
    owner_id: Fixed<string | null>;
    key: string;
    version: number;
    programme: Programme;
    audience: CaseType['audience'];
    document: Document<CaseType>;
    sha256: string;
    state: DefinitionState;
    is_used: boolean;
    created_at: Fixed<Date>;
    created_by: Fixed<string>;
    published_at: Date | null;
    retired_at: Date | null;
  };
  'cases.counter': { owner_id: string; year: number; last: number };
  'cases.case_file': {
    id: Fixed<string>;
    number: Fixed<string>;
    owner_id: Fixed<string>;
    applicant_id: Fixed<string | null>;
    unit_ids: string[];
    reviewer_org_ids: string[];
    definition_id: string;
    type_key: string;
    type_version: number;
    programme: Programme;
    subject: string;
    state: string;
    state_kind: StateKind;
    waits_for: CaseRole | null;
    waits_since: Date;
    lead_unit_id: string | null;
    assignee_id: string | null;
    opened_at: Fixed<Date>;
    changed_at: Date;
    due_at: Date | null;
    due_sort: ColumnType<Date | number, never, never>;
    is_provisional: boolean;
    card: Card;
    used_percent: number;
    alarmed_at: Date;
    next_alarm_at: Date | null;
    ended_at: Date | null;
    outcome: CaseOutcome | null;
    is_on_time: boolean | null;
    is_responded: boolean | null;
    rating_level: number | null;
    folded: Document<Json>;
    seq: number;
    head_hash: string;
    tracking_sha256: Fixed<string | null>;
    opening_key: Fixed<string | null>;
  };
  'cases.joined': {
    case_id: Fixed<string>;
    kind: Fixed<'coUnit' | 'reviewer'>;
    organisation_id: Fixed<string>;
    person_id: Fixed<string | null>;
    owner_id: Fixed<string>;
  };
  'cases.event': {
    case_id: Fixed<string>;
    seq: Fixed<number>;
    owner_id: Fixed<string>;
    action: Fixed<string>;
    role: Fixed<CaseRole>;
    person_id: Fixed<string | null>;
    organisation_id: Fixed<string | null>;
    state_before: Fixed<string | null>;
    state_after: Fixed<string>;
    payload: FixedDocument<Readonly<Record<string, Value>>>;
    at: Fixed<Date>;
    previous_hash: Fixed<string | null>;
    hash: Fixed<string>;
  };
  'cases.contact': {
    case_id: Fixed<string>;
    owner_id: Fixed<string>;
    applicant_id: Fixed<string | null>;
    sealed: string | null;
    caller_mac: string | null;
    erased_at: Date | null;
  };
  'cases.draft': {
    id: Fixed<string>;
    organisation_id: Fixed<string>;
    office_id: Fixed<string>;
    type_key: Fixed<string>;
    form: Document<Readonly<Record<string, Value>>>;
    created_at: Fixed<Date>;
    created_by: Fixed<string>;
    updated_at: Date;
    discarded_at: Date | null;
  };
  'cases.known': { organisation_id: Fixed<string>; name: Fixed<string>; value: Document<Value>; told_at: Date };
  'cases.material': {
    id: Fixed<string>;
    case_id: string | null;
    draft_id: string | null;
    owner_id: string | null;
    organisation_id: Fixed<string | null>;
    key: Fixed<string>;
    name: Fixed<string>;
    media_type: Fixed<string>;
    bytes: Fixed<bigint>;
    sha256: Fixed<string>;
    blob_key: Fixed<string>;
    created_at: Fixed<Date>;
    created_by: Fixed<string | null>;
  };
  'cases.effect': {
    id: Fixed<string>;
    case_id: Fixed<string>;
    owner_id: Fixed<string>;
    seq: Fixed<number>;
    key: Fixed<string>;
    kind: Fixed<EffectKind>;
    content: FixedDocument<Json>;
    state: EffectState;
    attempts: number;
    error_code: string | null;
    error_params: Document<Readonly<Record<string, string | number>> | null> | null;
    result: Document<Json> | null;
    created_at: Fixed<Date>;
    changed_at: Date;
  };
  'cases.calendar_year': {
    owner_id: Fixed<string>;
    year: Fixed<number>;
    content: Document<{ readonly papers: readonly string[]; readonly days: Readonly<Record<string, boolean>> }>;
    added_at: Date;
    added_by: string;
  };
  'cases.delegation': {
    id: Fixed<string>;
    organisation_id: Fixed<string>;
    person_id: Fixed<string>;
    deputy_id: Fixed<string>;
    starts_at: Fixed<Date>;
    ends_at: Date;
    created_at: Fixed<Date>;
  };
  'cases.publication': {
    case_id: Fixed<string>;
    page: Fixed<string>;
    owner_id: Fixed<string>;
    content: Document<{ readonly title: Bilingual; readonly facts: Json }>;
    published_at: Date;
  };
  'cases.visit': { origin: string; purpose: 'open' | 'track' | 'upload'; window_at: Date; count: number };
};
