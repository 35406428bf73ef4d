import type { Json } from '#kernel';

/** Work in the background: retried, at least once, so handlers are idempotent. */
export interface Jobs {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Sends a job; a second one with the same key while the first waits is dropped. */
  enqueue(name: string, data: Json, options?: { readonly key?: string; readonly startAfter?: Date }): Promise<void>;
  /** Registers the one handler of a job's name. */
  work(name: string, handler: (data: Json) => Promise<void>): void;
}
