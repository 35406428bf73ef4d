import { appendEntry } from '#audit';
import {
  holdsRole,
  type Id,
  invariant,
  type Money,
  nextState,
  type Outcome,
  ok,
  organisationOf,
  refuse,
} from '#kernel';
import type { Tx } from '#platform/database';
import { emit } from '#platform/outbox';
import { ensureTradeAccounts, type TradeAccounts } from './accounts.ts';
import type { LedgerCode } from './errors.ts';
import { ledgerKinds } from './kinds.ts';
import type { Escrow, Resolution, TransferInput } from './model.ts';
import { bookkeepers } from './reports.ts';
import { postTransfers } from './service.ts';
import { type EscrowEvent, escrowTable } from './states.ts';
import { findEscrow, insertEscrow, moveEscrow } from './store-agreement.ts';
import { tellOfEscrow } from './telling.ts';

/** What is put into escrow: `price` is what the payer pays, `feeMinor` what of it the operator gets. */
export type EscrowInput = {
  readonly agreementId: Id<'agr'>;
  readonly payer: Id<'org'>;
  readonly payee: Id<'org'>;
  readonly operator: Id<'org'>;
  readonly price: Money;
  readonly feeMinor: bigint;
};

const kinds = {
  hold: ledgerKinds.escrow_held,
  release: ledgerKinds.escrow_released,
  void: ledgerKinds.escrow_voided,
  freeze: ledgerKinds.escrow_frozen,
  unfreeze: ledgerKinds.escrow_unfrozen,
} as const;

/** Topics of the outbox under which money of agreements is told; each names its parties. */
export const moneyTopics: readonly string[] = ['ledger.escrow_changed', 'ledger.payment_changed'];

const tell = async (tx: Tx, event: keyof typeof kinds, escrow: Escrow): Promise<void> => {
  const { agreementId, payer, payee, operator, state, reason } = escrow;
  const content = {
    currency: escrow.currency,
    feeMinor: escrow.feeMinor.toString(),
    priceMinor: escrow.priceMinor.toString(),
    ...(reason === null ? {} : { reason }),
    state,
  };
  await appendEntry(tx, { kind: kinds[event], subject: agreementId, parties: [payer, payee, operator], content });
  await emit(tx, { topic: 'ledger.escrow_changed', payload: { agreementId, payer, payee, operator, ...content } });
  await tellOfEscrow(tx, event, escrow);
};

const sameTerms = (escrow: Escrow, input: EscrowInput): boolean =>
  escrow.payer === input.payer &&
  escrow.payee === input.payee &&
  escrow.operator === input.operator &&
  escrow.priceMinor === input.price.amountMinor &&
  escrow.feeMinor === input.feeMinor &&
  escrow.currency === input.price.currency;

const isSound = ({ payer, payee, operator, price, feeMinor }: EscrowInput): boolean =>
  new Set([payer, payee, operator]).size === 3 && feeMinor >= 0n && feeMinor <= price.amountMinor;

const draft = (tx: Tx, { book }: TradeAccounts, input: EscrowInput): Escrow => {
  const { agreementId, payer, payee, operator, price, feeMinor } = input;
  return {
    ...{ agreementId, bookId: book.id, payer, payee, operator, feeMinor },
    priceMinor: price.amountMinor,
    currency: price.currency,
    paymentId: price.amountMinor > feeMinor ? tx.newId('trf') : null,
    feeLegId: feeMinor > 0n ? tx.newId('trf') : null,
    ...{ state: 'held', reason: null, heldAt: tx.now, changedAt: tx.now },
  };
};

/** The linked chain: the net price to the payee and the fee leg to the operator, both only reserved. */
const reservations = (escrow: Escrow, { payer, payee, fee }: TradeAccounts): TransferInput[] => {
  const { agreementId, currency, paymentId, feeLegId, priceMinor, feeMinor } = escrow;
  const common = { phase: 'pending', debitAccountId: payer.id, currency, agreementId } as const;
  const payment = {
    ...common,
    kind: 'payment',
    creditAccountId: payee.id,
    amountMinor: priceMinor - feeMinor,
  } as const;
  const feeLeg = { ...common, kind: 'fee_leg', creditAccountId: fee.id, amountMinor: feeMinor } as const;
  return [
    ...(paymentId === null ? [] : [{ ...payment, id: paymentId, linked: feeLegId !== null }]),
    ...(feeLegId === null ? [] : [{ ...feeLeg, id: feeLegId }]),
  ];
};

/**
 * Reserves the price on the payer's account, in the caller's transaction. Opens missing client accounts in the
 * operator's book. Repeating it with the same terms answers the escrow that is there. Refuses with
 * `ledger.funds_insufficient` and what is missing.
 */
export const holdEscrow = async (tx: Tx, input: EscrowInput): Promise<Outcome<Escrow, LedgerCode>> => {
  if (!isSound(input)) return refuse('ledger.escrow_parties_wrong');
  const accounts = await ensureTradeAccounts(tx, { ...input, currency: input.price.currency });
  if (!accounts.ok) return accounts;
  const escrow = draft(tx, accounts.value, input);
  if (!(await insertEscrow(tx, escrow))) {
    const before = await findEscrow(tx, input.agreementId);
    return before !== undefined && sameTerms(before, input)
      ? ok(before)
      : refuse('ledger.escrow_exists', { agreementId: input.agreementId });
  }
  await tell(tx, 'hold', escrow);
  const chain = reservations(escrow, accounts.value);
  if (chain.length === 0) return ok(escrow);
  const posted = await postTransfers(tx, chain);
  return posted.ok ? ok(escrow) : posted;
};

const endingOf = { release: 'post', void: 'void', freeze: null, unfreeze: null } as const;

const endReservations = async (tx: Tx, escrow: Escrow, phase: Resolution): Promise<Outcome<unknown, LedgerCode>> => {
  const pending = [escrow.paymentId, escrow.feeLegId].filter((id) => id !== null);
  const inputs = pending.map((pendingId, i): TransferInput => {
    const linked = i + 1 < pending.length;
    const reason = escrow.reason === null ? {} : { reason: escrow.reason };
    return { id: tx.newId('trf'), phase, pendingId, linked, ...reason };
  });
  return inputs.length === 0 ? ok(undefined) : postTransfers(tx, inputs);
};

const change = async (
  tx: Tx,
  agreementId: string,
  { event, reason }: { readonly event: EscrowEvent; readonly reason: string | null },
): Promise<Outcome<Escrow, LedgerCode>> => {
  const escrow = await findEscrow(tx, agreementId);
  if (escrow === undefined) return refuse('ledger.not_found');
  const state = nextState(escrowTable, escrow.state, event);
  if (state === null) return refuse('ledger.escrow_refused', { agreementId, state: escrow.state, event });
  if (!(await moveEscrow(tx, escrow, { state, reason }))) {
    const now = await findEscrow(tx, agreementId);
    invariant(now !== undefined, 'an escrow is never deleted');
    return refuse('ledger.escrow_refused', { agreementId, state: now.state, event });
  }
  const changed: Escrow = { ...escrow, state, reason, changedAt: tx.now };
  await tell(tx, event, changed);
  const ending = endingOf[event];
  const ended = ending === null ? ok(undefined) : await endReservations(tx, changed, ending);
  return ended.ok ? ok(changed) : ended;
};

/** Posts what is held: the payee has the price, the operator its fee. The caller has authorised it (acceptance). */
export const releaseEscrow = (tx: Tx, agreementId: string): Promise<Outcome<Escrow, LedgerCode>> =>
  change(tx, agreementId, { event: 'release', reason: null });

/** Gives what is held back to the payer. */
export const voidEscrow = (tx: Tx, agreementId: string, reason: string): Promise<Outcome<Escrow, LedgerCode>> =>
  change(tx, agreementId, { event: 'void', reason });

/** A dispute: nothing is released or given back until it is settled. */
export const freezeEscrow = (tx: Tx, agreementId: string, reason: string): Promise<Outcome<Escrow, LedgerCode>> =>
  change(tx, agreementId, { event: 'freeze', reason });

/** The dispute is settled; what follows is a release or a void. */
export const unfreezeEscrow = (tx: Tx, agreementId: string, reason: string): Promise<Outcome<Escrow, LedgerCode>> =>
  change(tx, agreementId, { event: 'unfreeze', reason });

/** The escrow of an agreement, if there is one that the actor may see. */
export const escrowOf = async (tx: Tx, agreementId: string): Promise<Escrow | undefined> => {
  const escrow = await findEscrow(tx, agreementId);
  const own = organisationOf(tx.actor);
  const isOf = tx.actor.kind === 'job' || own === escrow?.payer || own === escrow?.payee;
  return isOf || holdsRole(tx.actor, bookkeepers) ? escrow : undefined;
};
