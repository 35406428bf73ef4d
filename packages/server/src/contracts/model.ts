import type { AcceptanceRule } from '#assess';
import type { DeliveryMode, Id, Money } from '#kernel';
import { minuteMs } from '#kernel';

export type { AcceptanceRule };

/** The sides of a deal. The Dataspace Protocol calls the buyer the consumer. */
export type Party = 'buyer' | 'provider';

/** Operands that a constraint of a use may name; a closed list: any other one is refused and named (ODRL 2.2 §3.2, own profile). */
export const leftOperands = ['dateTime', 'count', 'purpose', 'spatial', 'deliveryMode'] as const;
export type LeftOperand = (typeof leftOperands)[number];

/** Operators of the Dataspace Protocol's contract schema that our operands understand. */
export const operators = ['eq', 'neq', 'gt', 'gteq', 'lt', 'lteq', 'isAnyOf', 'isNoneOf', 'isPartOf'] as const;
export type Operator = (typeof operators)[number];

/** An atomic ODRL constraint. Right operands are strings, or lists of strings for sets: the schema allows no numbers. */
export type Constraint = {
  readonly leftOperand: LeftOperand;
  readonly operator: Operator;
  readonly rightOperand: string | readonly string[];
};

/** What may be done: all constraints must hold. */
export type Permission = { readonly action: 'use'; readonly constraint?: readonly Constraint[] };

/** What may not be done: `use` when all constraints hold (a prohibition wins over a permission), or passing the data on. */
export type Prohibition = { readonly action: 'use' | 'distribute'; readonly constraint?: readonly Constraint[] };

/** The deadline of a deletion: `elapsedTime lteq P<n>D`, counted from the end of the agreement. */
export type DeletionDeadline = {
  readonly leftOperand: 'elapsedTime';
  readonly operator: 'lteq';
  readonly rightOperand: string;
};

/** What must be done: delete after the end within a deadline, or name the source. */
export type Duty =
  | { readonly action: 'delete'; readonly constraint: readonly [DeletionDeadline] }
  | { readonly action: 'attribute' };

/** What an acceptance rule measures: ratios in percent of 0 to 100, `rowCount` in rows, `score` as the quality score. */
export const acceptanceMetrics = [
  'completeness',
  'uniqueness',
  'conformity',
  'rowCount',
  'score',
] as const satisfies readonly AcceptanceRule['metric'][];

/** Operators of acceptance rules with one figure (Open Data Contract Standard). */
export const acceptanceOperators = [
  'mustBe',
  'mustNotBe',
  'mustBeGreaterThan',
  'mustBeGreaterOrEqualTo',
  'mustBeLessThan',
  'mustBeLessOrEqualTo',
] as const satisfies readonly AcceptanceRule['operator'][];

/** Operators of acceptance rules with two figures, both bounds excluded. */
export const acceptanceRangeOperators = [
  'mustBeBetween',
  'mustNotBeBetween',
] as const satisfies readonly AcceptanceRule['operator'][];

/** How the delivery is accepted: days until silence is a yes, the buyer's rules, and which of them may fail. */
export type AcceptanceTerms = {
  readonly daysMax?: number;
  readonly rules?: readonly AcceptanceRule[];
  readonly acceptDespite?: readonly string[];
};

/** `escrow` holds the price in the ledger until acceptance; `direct` is paid between the parties, with the proof recorded. */
export const payments = ['escrow', 'direct'] as const;
export type PaymentMode = (typeof payments)[number];

/**
 * The terms of an offer, of every version of a negotiation and of the agreement, exactly as they were signed: the JSON is
 * never normalised. Rules in ODRL form by the Dataspace Protocol's contract schema, beside what ODRL has no words for.
 */
export type Terms = {
  readonly permission: readonly Permission[];
  readonly prohibition?: readonly Prohibition[];
  readonly obligation?: readonly Duty[];
  readonly payment?: PaymentMode;
  readonly acceptance?: AcceptanceTerms;
  /** Columns the buyer gets; absent: all. */
  readonly columns?: readonly string[];
};

/** A provider's standing offer for a listed product; the price is one-off. Immutable, may be withdrawn. */
export type Offer = {
  readonly id: Id<'off'>;
  readonly productId: Id<'prd'>;
  readonly providerId: Id<'org'>;
  readonly terms: Terms;
  readonly price: Money;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
};

/** The signature under one document: whose key, and whether the platform signed on the organisation's behalf. */
export type Signature = {
  readonly keyId: Id<'key'>;
  /** Base64 of the Ed25519 signature over the UTF-8 bytes of the document's canonical JSON. */
  readonly value: string;
  readonly onBehalf: boolean;
};

/** What every SQL row of a deal carries so that row-level security can tell whose it is. */
export type Parties = {
  readonly providerId: Id<'org'>;
  readonly buyerId: Id<'org'>;
  /** The operator of the provider's region, who keeps the books. */
  readonly operatorId: Id<'org'>;
};

/** States of the Dataspace Protocol 2025-1. */
export type NegotiationState =
  | 'REQUESTED'
  | 'OFFERED'
  | 'ACCEPTED'
  | 'AGREED'
  | 'VERIFIED'
  | 'FINALIZED'
  | 'TERMINATED';

/** One negotiation about one product between two organisations. */
export type Negotiation = Parties & {
  readonly id: Id<'neg'>;
  readonly offerId: Id<'off'> | null;
  readonly productId: Id<'prd'>;
  /** Kept free for the agreement that may come of it, so that it can be signed before it is stored. */
  readonly agreementId: Id<'agr'>;
  readonly state: NegotiationState;
  /** Number of the last signed version. */
  readonly versionNumber: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** One signed version: request, offer or counter-offer. `document` is the canonical JSON that was signed. */
export type Version = {
  readonly negotiationId: Id<'neg'>;
  readonly number: number;
  readonly author: Party;
  readonly document: string;
  readonly hash: string;
  readonly terms: Terms;
  readonly price: Money;
  readonly signature: Signature;
  readonly createdAt: Date;
};

/** Concluded by the provider’s signature, active by the buyer’s, ended once. */
export type AgreementState = 'concluded' | 'active' | 'ended';
/** How far delivery and acceptance have come; decides about the escrow. */
export type DeliveryState = 'awaited' | 'delivered' | 'accepted' | 'disputed' | 'refunded' | 'cancelled';

/** What both signed, and how far it has come. Everything above `state` is immutable. */
export type Agreement = Parties & {
  readonly id: Id<'agr'>;
  readonly negotiationId: Id<'neg'>;
  readonly productId: Id<'prd'>;
  /** Division code where the buyer was registered when the agreement was concluded. */
  readonly buyerRegion: string;
  readonly terms: Terms;
  readonly price: Money;
  readonly feeBasisPoints: number;
  readonly feeMinor: bigint;
  /** Modes that the terms and the product both allowed when it was concluded. */
  readonly deliveryModes: readonly DeliveryMode[];
  readonly acceptanceDays: number;
  readonly document: string;
  /** SHA-256 of the document, in hex. */
  readonly hash: string;
  readonly concludedAt: Date;
  readonly providerSignature: Signature;
  readonly buyerSignature: Signature | null;
  readonly state: AgreementState;
  readonly deliveryState: DeliveryState;
  /** Rules that the buyer signed in spite of their failing. */
  readonly waivedRules: readonly string[];
  /** Rules that failed on delivery and were not waived: then silence is no acceptance. */
  readonly failedRules: readonly string[];
  readonly expiresAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly acceptanceDueAt: Date | null;
  readonly disputedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
};

/** How much of a permission was used. Every permission has one; `limit` null counts without an end. */
export type Counter = {
  readonly agreementId: Id<'agr'>;
  /** Id of the clause of the permission, `permission-1` for the first. */
  readonly clauseId: string;
  readonly limit: bigint | null;
  readonly used: bigint;
  /** True once the agreement has ended. */
  readonly closed: boolean;
};

/** The statement that the data were deleted, which the buyer owes after the end. */
export type DeletionDuty = {
  readonly agreementId: Id<'agr'>;
  readonly dueAt: Date;
  readonly statedAt: Date | null;
  readonly statement: string | null;
};

/** Silence after delivery is a yes after this many days, unless terms or region say otherwise. */
export const acceptanceDaysDefault = 7;
/** Escrow must not hang for more than a quarter. */
export const acceptanceDaysMax = 90;
/** Ten years: longer deletion deadlines are no deadline. */
export const deletionDaysMax = 3650;
/** What the operator takes of a price unless its region says otherwise, in basis points (1 %). */
export const feeBasisPointsDefault = 100;
/** A permission for each of the delivery modes, twice; more is no longer readable. */
export const permissionsMax = 8;
/** Prohibitions and duties together stay on one screen. */
export const rulesMax = 16;
/** Constraints of one rule: each operand about three times. */
export const constraintsMax = 16;
/** Members of a set: all the province-level regions and some more. */
export const setValuesMax = 100;
/** A purpose, a column name, a rule's name: one line. */
export const textLengthMax = 200;
/** As many columns as a wide table has. */
export const columnsMax = 2000;
/** Acceptance rules: one for each of a few dozen columns. */
export const acceptanceRulesMax = 64;
/** A count limit that nobody reaches, safely inside a bigint. */
export const countMax = 1_000_000_000_000n;
/** A one-off price at most: ten thousand million in a currency of two decimals, safely inside a bigint. */
export const priceMinorMax = 1_000_000_000_000n;
/** Versions of one negotiation: whoever needs more should meet. */
export const versionsMax = 100;
/** A signed agreement's own time may differ from ours by this much: time to read what one signs. */
export const signingTimeMaxMs = 15 * minuteMs;
/** Terms as JSON, in characters: twenty pages, well inside what an entry of the log may state. */
export const termsCharactersMax = 60_000;
