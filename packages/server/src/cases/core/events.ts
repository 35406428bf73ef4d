import { type Json, sha256OfJson } from '#kernel';
import type { CaseEvent } from '../model.ts';

/** SHA-256 over the canonical JSON of an event without its hash; the instant in UTC with milliseconds. */
export const eventHash = (event: Omit<CaseEvent, 'hash'>): string => {
  const { caseId, seq, actor, action, before, after, payload, at, previousHash } = event;
  const content = {
    caseId,
    seq,
    actor: { ...actor },
    action,
    before,
    after,
    payload,
    at: at.toISOString(),
    previousHash,
  };
  return sha256OfJson(content as Json);
};

/** Seals an event with its hash. */
export const sealEvent = (event: Omit<CaseEvent, 'hash'>): CaseEvent => ({ ...event, hash: eventHash(event) });

/** What a chain of one case's events is worth: whole, or from which event on it is not. */
export type ChainCheck =
  | { readonly ok: true; readonly events: number; readonly headHash: string | null }
  | { readonly ok: false; readonly brokenSeq: number; readonly why: 'gap' | 'case' | 'link' | 'hash' };

/** Checks numbers, links and hashes of a case's events in order, and names the first that is not as it was written. */
export const verifyChain = (events: readonly CaseEvent[]): ChainCheck => {
  let previous: CaseEvent | undefined;
  for (const [i, event] of events.entries()) {
    const seq = i + 1;
    if (event.seq !== seq) return { ok: false, brokenSeq: seq, why: 'gap' };
    if (previous !== undefined && event.caseId !== previous.caseId) return { ok: false, brokenSeq: seq, why: 'case' };
    if (event.previousHash !== (previous?.hash ?? null)) return { ok: false, brokenSeq: seq, why: 'link' };
    if (event.hash !== eventHash(event)) return { ok: false, brokenSeq: seq, why: 'hash' };
    previous = event;
  }
  return { ok: true, events: events.length, headHash: previous?.hash ?? null };
};
