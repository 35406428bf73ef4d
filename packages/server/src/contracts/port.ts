import { invariant } from '#kernel';
import type { Tx } from '#platform/database';
import type { Agreement } from './model.ts';

/**
 * What an agreement starts and ends: data access, an API key, a vault plan. Both run in the transaction of the agreement's
 * step, so access and agreement come and go together; both may be called again with the same effect. A failure throws.
 */
export interface Fulfilment {
  start(tx: Tx, agreement: Agreement): Promise<void>;
  end(tx: Tx, agreement: Agreement, reason: string): Promise<void>;
}

let current: Fulfilment | undefined;

/** Sets what fulfils agreements; main.ts does it once, before the first call. */
export const setFulfilment = (fulfilment: Fulfilment): void => {
  current = fulfilment;
};

/** What fulfils agreements. Throws when nothing does: an agreement without access would be a silent lie. */
export const fulfilment = (): Fulfilment => {
  invariant(current !== undefined, 'main.ts sets what fulfils agreements before it serves');
  return current;
};
