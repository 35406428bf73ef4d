import type { Id } from '#kernel';
import type { DirectPaymentState, EscrowState } from './states.ts';

/**
 * What an account stands for. `custody`: money that lies at the bank in trust (an asset, debit-normal); `client`: what of
 * it belongs to one member, a sub-account at the bank; `fee`: what of it the bank owes the operator as fee legs until
 * it pays them out; `programme`: what an office holds for one programme, restricted: it leaves as an award to a member or
 * back to where it came from. The operator's own bank account is outside: it is nobody's client money.
 */
export const accountKinds = ['custody', 'client', 'fee', 'programme'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** Which side may not outgrow the other, pending included (TigerBeetle's account flags). */
export type AccountLimit = 'debits_must_not_exceed_credits' | 'credits_must_not_exceed_debits';

/** The four totals of an account, in minor units. They only change by transfers and can be recomputed from them. */
export type Balance = {
  readonly debitsPending: bigint;
  readonly debitsPosted: bigint;
  readonly creditsPending: bigint;
  readonly creditsPosted: bigint;
};

/**
 * The accounts that mirror one custody account at a bank: one currency, one region, one operator (TigerBeetle's
 * "ledger"). A transfer stays inside its book; per book timestamps strictly increase in the order of commits.
 */
export type Book = {
  readonly id: Id<'bok'>;
  /** Division code of the region whose books these are. */
  readonly region: string;
  readonly currency: string;
  readonly operatorId: Id<'org'>;
  readonly bankName: string;
  /** Number of the custody account at the bank. */
  readonly bankAccount: string;
  /** IANA name; decides which accounting day an instant belongs to. */
  readonly timeZone: string;
  /** Timestamp of the book's newest transfer, microseconds since 1970; 0 when there is none. */
  readonly lastTimestamp: bigint;
  /** The last closed accounting day, `YYYY-MM-DD`; null before the first close. */
  readonly closedThrough: string | null;
};

/** One account of a book. */
export type Account = Balance & {
  readonly id: Id<'acc'>;
  readonly bookId: Id<'bok'>;
  readonly kind: AccountKind;
  readonly organisationId: Id<'org'>;
  readonly operatorId: Id<'org'>;
  readonly region: string;
  readonly currency: string;
  readonly limit: AccountLimit;
  readonly bankName: string;
  readonly bankAccount: string;
  /** Number of the sub-account at the bank; null for the custody account itself. */
  readonly subAccount: string | null;
  /** Name of the programme that a restricted account is for. */
  readonly programme?: string;
};

/** Why money moves. Which kinds of account each may join is `moves` in rules.ts. */
export const transferKinds = [
  'deposit',
  'withdrawal',
  'payment',
  'refund',
  'fee_leg',
  'fee_refund',
  'fee_payout',
  'adjustment',
  'award',
  'award_refund',
] as const;
export type TransferKind = (typeof transferKinds)[number];

/** Kinds that an exchange manager may record by hand, with a reason. Payments and fees come from agreements, deposits from the bank. */
export const manualKinds = [
  'adjustment',
  'refund',
  'fee_refund',
  'withdrawal',
] as const satisfies readonly TransferKind[];

/** What a transfer does: posts at once, reserves, or ends a reservation in one of three ways. */
export const phases = ['single', 'pending', 'post', 'void', 'expire'] as const;
export type Phase = (typeof phases)[number];
/** The phases that end a reservation. */
export type Resolution = 'post' | 'void' | 'expire';

type Labels = {
  /** Bank reference or invoice number, at most `textLengthMax` characters. */
  readonly reference?: string;
  /** Why, in words, at most `textLengthMax` characters. */
  readonly reason?: string;
  /** Accounting day `YYYY-MM-DD`; the book's open day when left out. */
  readonly bookedOn?: string;
  /** True: this one and the next succeed or fail together. The last of a chain says false. */
  readonly linked?: boolean;
};

/** A transfer that moves or reserves. The id is chosen by the caller, so that a repeat is recognised. */
export type OpeningInput = Labels & {
  readonly id: Id<'trf'>;
  readonly phase: 'single' | 'pending';
  readonly debitAccountId: Id<'acc'>;
  readonly creditAccountId: Id<'acc'>;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly kind: TransferKind;
  readonly agreementId?: Id<'agr'>;
  /** When a pending transfer ends by itself. */
  readonly expiresAt?: Date;
};

/** A transfer that ends a pending one. A post may take less than was reserved; the rest goes back. */
export type ResolvingInput = Labels & {
  readonly id: Id<'trf'>;
  readonly phase: Resolution;
  readonly pendingId: Id<'trf'>;
  /** Only for `post`; all that is reserved when left out. */
  readonly amountMinor?: bigint;
};

/** A transfer as it is handed in. */
export type TransferInput = OpeningInput | ResolvingInput;

/** A transfer as it was recorded. Immutable: what ends a pending one is another transfer. */
export type Transfer = {
  readonly id: Id<'trf'>;
  readonly bookId: Id<'bok'>;
  /** Microseconds since 1970, strictly increasing per book. */
  readonly timestamp: bigint;
  readonly phase: Phase;
  readonly kind: TransferKind;
  readonly debitAccountId: Id<'acc'>;
  readonly creditAccountId: Id<'acc'>;
  readonly amountMinor: bigint;
  /** What a resolution gives back from the reservation; 0 for the others. */
  readonly releasedMinor: bigint;
  readonly currency: string;
  readonly pendingId: Id<'trf'> | null;
  readonly agreementId: Id<'agr'> | null;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly expiresAt: Date | null;
  /** Accounting day, `YYYY-MM-DD`. */
  readonly bookedOn: string;
  /** Organisations that may see it: both owners and the operator of the book. */
  readonly parties: readonly Id<'org'>[];
  /** A person's id or a job's name. */
  readonly postedBy: string;
};

/** The price of an agreement, reserved on the payer's account until the delivery is accepted. */
export type Escrow = {
  readonly agreementId: Id<'agr'>;
  readonly bookId: Id<'bok'>;
  readonly payer: Id<'org'>;
  readonly payee: Id<'org'>;
  readonly operator: Id<'org'>;
  /** What the payer pays, fee included, minor units; 0 needs no transfer. */
  readonly priceMinor: bigint;
  /** What of it goes to the operator, minor units. */
  readonly feeMinor: bigint;
  readonly currency: string;
  /** The pending transfers; null where there is nothing to reserve. */
  readonly paymentId: Id<'trf'> | null;
  readonly feeLegId: Id<'trf'> | null;
  readonly state: EscrowState;
  readonly reason: string | null;
  readonly heldAt: Date;
  readonly changedAt: Date;
};

/** A payment that went from the payer's bank to the payee's without passing the custody account. */
export type DirectPayment = {
  readonly agreementId: Id<'agr'>;
  readonly payer: Id<'org'>;
  readonly payee: Id<'org'>;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** SHA-256 of the proof's file (a bank's receipt), lower-case hexadecimal. */
  readonly proofSha256: string;
  readonly state: DirectPaymentState;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly reason: string | null;
};

/** Transfers of one call: TigerBeetle takes 8,190; a thousand keeps an answer small and the book's lock short. */
export const batchTransfersMax = 1_000;

/** One transfer's largest amount, minor units: a thousand times the yearly trade of a large exchange, far from 2^63. */
export const amountMinorMax = 10n ** 15n;

/** Number of a sub-account or an account at a bank: as long as an IBAN may be, in letters, digits and hyphens. */
export const bankNumberPattern = /^[0-9A-Za-z][0-9A-Za-z-]{0,33}$/;

/** Length of a reference or a reason, characters: a bank's remittance text is at most 140 (ISO 20022 Max140Text). */
export const textLengthMax = 140;

/** How far ahead a pending transfer may expire, days: no term of the exchange reserves money for longer than a year. */
export const pendingDaysMax = 366;
