import { invariant, type Outcome, ok, refuse, takeEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { requireSide, standingOf } from './access.ts';
import type { SignedText } from './core/documents.ts';
import type { ContractsCode } from './errors.ts';
import type { Negotiation, NegotiationState, Party, Signature, Version } from './model.ts';
import { type NegotiationEvent, negotiationSenders, negotiationStates } from './states.ts';
import { findNegotiation, findVersion, insertMessage, moveNegotiation } from './store.ts';

/** A negotiation that the actor takes part in; everybody else's does not exist. */
export const requireNegotiation = async (tx: Tx, id: string): Promise<Outcome<Negotiation, ContractsCode>> => {
  const negotiation = await findNegotiation(tx, id);
  return negotiation === undefined || standingOf(tx.actor, negotiation) === undefined
    ? refuse('contracts.negotiation_unknown')
    : ok(negotiation);
};

/** What a step needs to know: the negotiation, whose step it is, and where it leads. */
export type Step = {
  readonly negotiation: Negotiation;
  readonly event: NegotiationEvent;
  readonly party: Party;
  readonly to: NegotiationState;
};

/** Whether the actor may send the event now: takes part, is the side that sends it, and the state accepts it. */
export const requireStep = async (
  tx: Tx,
  id: string,
  event: NegotiationEvent,
): Promise<Outcome<Step, ContractsCode>> => {
  const found = await requireNegotiation(tx, id);
  if (!found.ok) return found;
  const negotiation = found.value;
  const side = requireSide(tx.actor, negotiation, negotiationSenders[event]);
  if (!side.ok) return side;
  const to = takeEvent(negotiationStates, negotiation.state, event);
  return to.ok
    ? ok({ negotiation, event, party: side.value, to: to.value })
    : refuse('contracts.wrong_state', to.error);
};

/** What a message says besides its event. */
export type MessageContent = {
  readonly reason?: string;
  readonly acceptDespite?: readonly string[];
  readonly sealed?: SignedText;
  readonly signature?: Signature;
};

/** Takes a step by compare and set and writes its message; refuses when the other side was faster. */
export const takeStep = async (
  tx: Tx,
  step: Step,
  content: MessageContent = {},
  versionNumber = step.negotiation.versionNumber,
): Promise<Outcome<Negotiation, ContractsCode>> => {
  const { negotiation, event, party, to } = step;
  if (!(await moveNegotiation(tx, negotiation, { state: to, versionNumber })))
    return refuse('contracts.negotiation_moved');
  await insertMessage(tx, negotiation, {
    id: tx.newId('msg'),
    event,
    party,
    state: to,
    reason: content.reason ?? null,
    acceptDespite: content.acceptDespite ?? [],
    document: content.sealed?.document ?? null,
    signature: content.signature ?? null,
    at: tx.now,
  });
  return ok({ ...negotiation, state: to, versionNumber, updatedAt: tx.now });
};

/** The last signed version. */
export const lastVersion = async (tx: Tx, negotiation: Negotiation): Promise<Version> => {
  const version = await findVersion(tx, negotiation.id, negotiation.versionNumber);
  invariant(version !== undefined, 'a negotiation has the version it counts');
  return version;
};
