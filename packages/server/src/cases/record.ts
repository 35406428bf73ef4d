import type { Id, Json } from '#kernel';
import type { CaseOutcome } from './core/file.ts';
import type { CaseRole, Programme, StateKind } from './model.ts';
import type { Card } from './tables.ts';

/** What of a case changes with its events, as the columns that lists are made of say it. */
export type CaseColumns = {
  readonly unitIds: readonly Id<'org'>[];
  /** Organisations whose people were asked for a review. */
  readonly reviewerOrgIds: readonly Id<'org'>[];
  readonly definitionId: Id<'def'>;
  readonly typeVersion: number;
  readonly state: string;
  readonly stateKind: StateKind;
  readonly waitsFor: CaseRole | null;
  readonly waitsSince: Date;
  readonly leadUnitId: Id<'org'> | null;
  readonly assigneeId: Id<'psn'> | null;
  readonly changedAt: Date;
  /** When the nearest open clock runs out. */
  readonly dueAt: Date | null;
  /** True while a year on the way has no published calendar. */
  readonly isProvisional: boolean;
  readonly card: Card;
  /** Percent of the nearest open clock. */
  readonly usedPercent: number;
  readonly alarmedAt: Date;
  /** When the next warning is due or the nearest clock runs out. */
  readonly nextAlarmAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: CaseOutcome | null;
  readonly isOnTime: boolean | null;
  /** Whether the first clock that stopped did so in time: somebody got in touch when it was promised. */
  readonly isResponded: boolean | null;
  readonly ratingLevel: number | null;
  readonly folded: Json;
  readonly seq: number;
  readonly headHash: string;
};

/** What of a case stands fast from its opening on. */
export type CaseIdentity = {
  readonly id: Id<'case'>;
  /** Year and running number of the office: `2026-000123`. */
  readonly number: string;
  /** The organisation that runs the programme. */
  readonly ownerId: Id<'org'>;
  /** The organisation that opened it; null for a resident without an account. */
  readonly applicantId: Id<'org'> | null;
  readonly typeKey: string;
  readonly programme: Programme;
  /** A glance at what it is about, from the form. */
  readonly subject: string;
  readonly openedAt: Date;
  /** Hash of the code by which a resident looks at the case; null where nobody got one. */
  readonly trackingSha256: string | null;
  /** Names the opening where it may be repeated: an effect's key, a visitor's Idempotency-Key. */
  readonly openingKey: string | null;
};

/** A case as its row has it. */
export type CaseRecord = CaseIdentity & CaseColumns;
