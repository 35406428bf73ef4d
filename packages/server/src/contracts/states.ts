import type { StateTable } from '#kernel';
import type { AgreementState, DeliveryState, NegotiationState, Party } from './model.ts';

/** Messages of the Dataspace Protocol 2025-1, contract negotiation. */
export type NegotiationEvent = 'request' | 'offer' | 'accept' | 'agree' | 'verify' | 'finalize' | 'terminate';

/** What opens a negotiation, and the state it opens in. */
export const openingStates = { request: 'REQUESTED', offer: 'OFFERED' } as const;

/** Dataspace Protocol 2025-1, contract negotiation states. FINALIZED and TERMINATED accept nothing. */
export const negotiationStates: StateTable<NegotiationState, NegotiationEvent> = {
  REQUESTED: {
    request: null,
    offer: 'OFFERED',
    accept: null,
    agree: 'AGREED',
    verify: null,
    finalize: null,
    terminate: 'TERMINATED',
  },
  OFFERED: {
    request: 'REQUESTED',
    offer: null,
    accept: 'ACCEPTED',
    agree: null,
    verify: null,
    finalize: null,
    terminate: 'TERMINATED',
  },
  ACCEPTED: {
    request: null,
    offer: null,
    accept: null,
    agree: 'AGREED',
    verify: null,
    finalize: null,
    terminate: 'TERMINATED',
  },
  AGREED: {
    request: null,
    offer: null,
    accept: null,
    agree: null,
    verify: 'VERIFIED',
    finalize: null,
    terminate: 'TERMINATED',
  },
  VERIFIED: {
    request: null,
    offer: null,
    accept: null,
    agree: null,
    verify: null,
    finalize: 'FINALIZED',
    terminate: 'TERMINATED',
  },
  FINALIZED: {
    request: null,
    offer: null,
    accept: null,
    agree: null,
    verify: null,
    finalize: null,
    terminate: null,
  },
  TERMINATED: {
    request: null,
    offer: null,
    accept: null,
    agree: null,
    verify: null,
    finalize: null,
    terminate: null,
  },
};

/** Who may send which event. Either side may end it in any state that is not final (the protocol's text, wider than its diagram). */
export const negotiationSenders: Readonly<Record<NegotiationEvent, readonly Party[]>> = {
  request: ['buyer'],
  offer: ['provider'],
  accept: ['buyer'],
  agree: ['provider'],
  verify: ['buyer'],
  finalize: ['provider'],
  terminate: ['buyer', 'provider'],
};

/** Whose move it is: the one side that may send anything but an end; undefined in a final state. */
export const waitsFor = (state: NegotiationState): Party | undefined => {
  const events = Object.entries(negotiationStates[state]) as [NegotiationEvent, NegotiationState | null][];
  const open = events.find(([event, next]) => next !== null && event !== 'terminate');
  return open === undefined ? undefined : negotiationSenders[open[0]][0];
};

/** What happens to an agreement as a whole: concluded by the provider's signature, active by the buyer's, then ended once. */
export type AgreementEvent = 'activate' | 'end';

/** An agreement's life. An ended one never comes back: a new one is concluded. */
export const agreementStates: StateTable<AgreementState, AgreementEvent> = {
  concluded: { activate: 'active', end: 'ended' },
  active: { activate: null, end: 'ended' },
  ended: { activate: null, end: null },
};

/** What happens to the delivery and thereby to the money. */
export type DeliveryEvent = 'deliver' | 'accept' | 'deem' | 'dispute' | 'release' | 'refund' | 'cancel';

/**
 * Delivery and acceptance. The escrow is pending in `awaited` and `delivered`, frozen in `disputed`, posted in `accepted`,
 * voided in `refunded` and `cancelled`. It goes on after the agreement's end: reading first and ending then is no way out of paying.
 */
export const deliveryStates: StateTable<DeliveryState, DeliveryEvent> = {
  awaited: {
    deliver: 'delivered',
    accept: null,
    deem: null,
    dispute: null,
    release: null,
    refund: null,
    cancel: 'cancelled',
  },
  delivered: {
    deliver: null,
    accept: 'accepted',
    deem: 'accepted',
    dispute: 'disputed',
    release: null,
    refund: null,
    cancel: null,
  },
  disputed: {
    deliver: null,
    accept: 'accepted',
    deem: null,
    dispute: null,
    release: 'accepted',
    refund: 'refunded',
    cancel: null,
  },
  accepted: { deliver: null, accept: null, deem: null, dispute: null, release: null, refund: null, cancel: null },
  refunded: { deliver: null, accept: null, deem: null, dispute: null, release: null, refund: null, cancel: null },
  cancelled: { deliver: null, accept: null, deem: null, dispute: null, release: null, refund: null, cancel: null },
};

/** Who may say what about a delivery. `platform`: the delivery module at the first read, the clock, and the end of an agreement. */
export type DeliverySender = Party | 'operator' | 'platform';

/** A provider may concede a refund; only the operator may release against the buyer's word. The clock may open a dispute when a rule fails. */
export const deliverySenders: Readonly<Record<DeliveryEvent, readonly DeliverySender[]>> = {
  deliver: ['platform'],
  accept: ['buyer'],
  deem: ['platform'],
  dispute: ['buyer', 'platform'],
  release: ['operator'],
  refund: ['provider', 'operator'],
  cancel: ['platform'],
};
