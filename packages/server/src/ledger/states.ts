import type { StateTable } from '#kernel';
import type { Phase } from './model.ts';

/** Where a transfer stands. Derived from rows: a pending transfer is ended by the one row that names it. */
export const transferStates = ['pending', 'posted', 'voided', 'expired'] as const;
export type TransferState = (typeof transferStates)[number];
/** What ends a pending transfer. */
export type TransferEvent = 'post' | 'void' | 'expire';

/** A pending transfer ends exactly once; nothing else changes any more. */
export const transferTable: StateTable<TransferState, TransferEvent> = {
  pending: { post: 'posted', void: 'voided', expire: 'expired' },
  posted: { post: null, void: null, expire: null },
  voided: { post: null, void: null, expire: null },
  expired: { post: null, void: null, expire: null },
};

/** The state of a recorded transfer: its phase, and for a pending one the phase of what ended it. */
export const transferState = (phase: Phase, endedBy: Phase | null): TransferState => {
  if (phase === 'single' || phase === 'post') return 'posted';
  if (phase === 'void') return 'voided';
  if (phase === 'expire') return 'expired';
  return endedBy === null ? 'pending' : transferState(endedBy, null);
};

/** Where the escrow of an agreement stands. */
export const escrowStates = ['held', 'frozen', 'released', 'voided'] as const;
export type EscrowState = (typeof escrowStates)[number];
/** What moves an escrow. */
export type EscrowEvent = 'release' | 'void' | 'freeze' | 'unfreeze';

/** A dispute freezes: neither side gets the money until it is settled. */
export const escrowTable: StateTable<EscrowState, EscrowEvent> = {
  held: { release: 'released', void: 'voided', freeze: 'frozen', unfreeze: null },
  frozen: { release: null, void: null, freeze: null, unfreeze: 'held' },
  released: { release: null, void: null, freeze: null, unfreeze: null },
  voided: { release: null, void: null, freeze: null, unfreeze: null },
};

/** Where a payment that went directly between the parties stands: the payer's proof, then the payee's word. */
export const directPaymentStates = ['recorded', 'confirmed', 'denied'] as const;
export type DirectPaymentState = (typeof directPaymentStates)[number];
/** What moves a direct payment. */
export type DirectPaymentEvent = 'confirm' | 'deny' | 'record';

/** After a denial the payer may record better proof. */
export const directPaymentTable: StateTable<DirectPaymentState, DirectPaymentEvent> = {
  recorded: { confirm: 'confirmed', deny: 'denied', record: null },
  confirmed: { confirm: null, deny: null, record: null },
  denied: { confirm: null, deny: null, record: 'recorded' },
};
