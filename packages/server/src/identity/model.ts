import type { Id, Role } from '#kernel';
import type { ApprovalState, KeyState, OrganisationState } from './states.ts';

/** What an organisation is in the market; it may be several at once. */
export const marketRoles = [
  'operator',
  'provider',
  'buyer',
  'agency',
  'fund',
  'institute',
  'siteOperator',
  'thirdParty',
] as const;
export type MarketRole = (typeof marketRoles)[number];

/** The tenant. `region` is a division code (GB/T 2260, six digits); `creditCode` a unified social credit code (GB 32100). */
export type Organisation = {
  readonly id: Id<'org'>;
  readonly name: string;
  readonly nameEn: string;
  readonly region: string;
  readonly creditCode: string | null;
  readonly marketRoles: readonly MarketRole[];
  readonly state: OrganisationState;
};

/** A region and the organisation that keeps its books. */
export type Region = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly operatorId: Id<'org'>;
};

/** The key an organisation signs with. `publicKey` is base64 of the 32 raw bytes; `holder` says on whose side the private half lies. */
export type OrganisationKey = {
  readonly id: Id<'key'>;
  readonly organisationId: Id<'org'>;
  readonly algorithm: 'Ed25519';
  readonly publicKey: string;
  readonly holder: 'member' | 'platform';
  readonly state: KeyState;
  readonly activeFrom: Date;
  readonly retiredAt: Date | null;
};

/** A second person's yes, bound to the SHA-256 of the canonical JSON of what is approved. */
export type Approval = {
  readonly id: Id<'apr'>;
  /** Where it was asked for: the second person is of the same organisation. */
  readonly organisationId: Id<'org'>;
  readonly kind: string;
  readonly subject: string;
  readonly contentSha256: string;
  readonly reason: string;
  readonly roles: readonly Role[];
  readonly state: ApprovalState;
  readonly requestedBy: Id<'psn'>;
  readonly requestedAt: Date;
  readonly decidedBy: Id<'psn'> | null;
};

/** What a token may do besides its person's roles: `read` calls GET only, `write` the rest. */
export const scopes = ['read', 'write'] as const;
export type Scope = (typeof scopes)[number];

/** Who is invited: a colleague, or an organisation that the operator asks to apply. */
export const invitationKinds = ['person', 'organisation'] as const;
export type InvitationKind = (typeof invitationKinds)[number];

/** What an invited organisation's application begins with; it may change all of it. */
export type PrefilledOrganisation = {
  readonly name: string;
  readonly nameEn: string;
  readonly creditCode: string | null;
  readonly marketRoles: readonly Exclude<MarketRole, 'operator'>[];
};

/** Languages of the portal. */
export const languages = ['zh', 'en'] as const;
export type PortalLanguage = (typeof languages)[number];
/** Looks of the portal. */
export const themes = ['light', 'dark'] as const;
export type PortalTheme = (typeof themes)[number];

/** A working day in the portal, with room for a long one. */
export const sessionHours = 12;

/** How often it is written down that a session is in use: minutes are enough to know one's own, a row a call would be too much. */
export const seenMinutes = 5;

/** How long an invitation's link works: a weekend and a day, and no longer, for it lies in a mailbox. */
export const invitationHours = 72;

/** How long a link for a new password works: it is asked for and used in one sitting. */
export const passwordResetHours = 1;

/** How long somebody may take at a provider's page: for a password and a second factor there. */
export const flowMinutes = 10;

/** Longest life of a token: a key nobody looks at for a year should stop working. */
export const tokenDaysMax = 366;

/** Wrong passwords for one account from one origin before it waits; then the wait doubles up to the maximum. */
export const failuresFree = 5;
/** Wrong passwords for one account from everywhere: many people's slips, and far from a dictionary. */
export const failuresFreeAnywhere = 50;
/** After a day a slip is no longer part of a row. */
export const failuresForgottenHours = 24;
/** How long it is remembered that somebody signed in from an origin: a season between two visits. */
export const originRememberedDays = 90;
/** The first wait. */
export const lockMinutesFirst = 1;
/** The longest wait: long enough against guessing, short enough for people. */
export const lockMinutesMax = 15;

/** NIST SP 800-63B asks for at least 8; we take 10 and no composition rules. */
export const passwordLengthMin = 10;
/** Longest password: what a person may paste, and no work for the hash to be abused with. */
export const passwordLengthMax = 200;
