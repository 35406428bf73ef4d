import type { Id } from '#kernel';
import { dayMs, hourMs } from '#kernel';

/** A column as clients see it; `type` is a Delta primitive type (string, long, decimal(10,2), …). */
export type SharedColumn = {
  readonly name: string;
  readonly title?: string;
  readonly type: string;
  readonly nullable: boolean;
};

/** One Parquet file of a table: alive from version `addedIn` until just before `removedIn`. */
export type SharedFile = {
  readonly id: string;
  readonly key: string;
  readonly bytes: number;
  readonly rows: number;
  /** Delta statistics as the JSON text of the `stats` field; undefined when none are known. */
  readonly stats: string | undefined;
  readonly addedIn: number;
  readonly removedIn: number | null;
};

/** One version of a table, which is one version of its dataset. */
export type SharedVersion = {
  readonly number: number;
  readonly createdAtMs: number;
  readonly rows: number;
  readonly columns: readonly SharedColumn[];
};

/** A table of a grant: a dataset under the name that clients address it by, whole or with a subset of its columns. */
export type SharedTable = {
  readonly id: Id<'gtb'>;
  readonly name: string;
  readonly datasetId: Id<'ds'>;
  /** Names of the agreed columns; null means all of them. */
  readonly columns: readonly string[] | null;
};

/** What a grant can be: open, or over with its agreement; it never opens again. */
export type GrantState = 'active' | 'ended';

/** What an agreement opens: one share, its tables, and the tokens that read them. */
export type Grant = {
  readonly id: Id<'grt'>;
  readonly agreementId: Id<'agr'>;
  readonly providerId: Id<'org'>;
  readonly buyerId: Id<'org'>;
  /** The operator of the provider's region, who watches. */
  readonly operatorId: Id<'org'>;
  readonly shareName: string;
  readonly state: GrantState;
  readonly startedAt: Date;
  /** When the agreement's last permission is over by its terms; null when it has no end. */
  readonly endsAt: Date | null;
  readonly firstReadAt: Date | null;
  readonly endedAt: Date | null;
};

/** Whom the log's entries about a grant concern. */
export const partiesOf = (grant: Pick<Grant, 'providerId' | 'buyerId' | 'operatorId'>): readonly Id<'org'>[] => [
  grant.providerId,
  grant.buyerId,
  grant.operatorId,
];

/** A recipient token without its secret. */
export type RecipientToken = {
  readonly id: Id<'rtk'>;
  readonly grantId: Id<'grt'>;
  readonly createdAt: Date;
  /** Null while it is the newest; a rotation sets it. */
  readonly validUntil: Date | null;
  readonly lastUsedAt: Date | null;
};

/** Every share has one schema; clients insist on a level between share and table. */
export const schemaName = 'default';

/** How long an old profile works beside a new one: time to hand the new one round a team. */
export const rotationOverlapMs = dayMs;

/** Longest life of a signed address, seconds; a longer setting is cut, since a stolen address needs no token. */
export const urlLifetimeMaxSeconds = 3600;

/** Most names that one list answers, as the reference server has it. */
export const listSizeMax = 500;

/** Most files in one page of a query, and the size when the client pages without saying how large. */
export const pageFilesMax = 10_000;

/** How long a page token lets a client go on with the version it began with. */
export const pageTokenLifetimeMs = 3 * dayMs;

/** How long a refresh token lets a client ask for fresh addresses of the same version. */
export const refreshTokenLifetimeMs = hourMs;
