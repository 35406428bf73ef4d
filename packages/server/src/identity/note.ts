import type { Json } from '#kernel';
import type { Tx } from '#platform/database';
import { emit } from '#platform/outbox';

/** Tells the log what happened. Identity lies below the log, so its entries travel by the outbox; main.ts appends them. */
export const note = (tx: Tx, kind: string, subject: string, parties: readonly string[], content: Json): Promise<void> =>
  emit(tx, { topic: 'audit.entry', payload: { kind: `identity.${kind}`, subject, parties, content } });
