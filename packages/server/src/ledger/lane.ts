import { invariant, type Outcome, ok, refuse } from '#kernel';
import type { Database, Tx } from '#platform/database';
import { systemActor } from '#platform/system';
import { type Chain, toChains, type Verdict } from './core/posting.ts';
import type { LedgerCode } from './errors.ts';
import { batchTransfersMax, type TransferInput } from './model.ts';
import { postChains } from './service.ts';

/** How long the first transfer of a window waits for company, ms: far below what a commit's fsync costs under load. */
export const windowMs = 2;

/** Transfers of one window: beyond this a statement's time grows faster than what it saves. */
export const windowTransfersMax = 2_000;

/** Transfers that may wait: some seconds of work; more would only wait longer. */
export const waitingTransfersMax = 50_000;

/** Transfers handed in together, who hands them in, and what they may touch. */
export type Submission = Omit<Chain, 'inputs'> & { readonly inputs: readonly TransferInput[] };

/** The posting lane: transfers that stand for themselves are gathered and recorded in one transaction per window. */
export interface PostingLane {
  /** Answers one verdict per transfer once they are durable. Chains by `linked`; the others succeed or fail alone. */
  submit(submission: Submission): Promise<Outcome<readonly Verdict[], LedgerCode>>;
  /** Waits for what was handed in; takes nothing more. */
  close(): Promise<void>;
}

type Waiting = {
  readonly chains: readonly Chain[];
  readonly size: number;
  readonly settle: (verdicts: readonly Verdict[]) => void;
  readonly fail: (error: unknown) => void;
};

const laneActor = systemActor('ledger.lane');

const post = async (db: Database, chains: readonly Chain[]): Promise<readonly Verdict[]> => {
  const done = await db.transact(laneActor, async (tx: Tx) => ok(await postChains(tx, chains)));
  invariant(done.ok, 'the lane itself refuses nothing');
  return done.value;
};

/** Ids make a repeat harmless, so a window that failed is tried one by one and only what is at fault fails. */
const postOneByOne = async (db: Database, window: readonly Waiting[]): Promise<void> => {
  for (const waiting of window) await post(db, waiting.chains).then(waiting.settle, waiting.fail);
};

const postWindow = async (db: Database, window: readonly Waiting[]): Promise<void> => {
  try {
    const verdicts = await post(
      db,
      window.flatMap(({ chains }) => chains),
    );
    let at = 0;
    for (const { size, settle } of window) {
      settle(verdicts.slice(at, at + size));
      at += size;
    }
  } catch (error) {
    if (window.length === 1) window[0]?.fail(error);
    else await postOneByOne(db, window);
  }
};

const takeWindow = (queue: Waiting[]): Waiting[] => {
  let size = 0;
  const end = queue.findIndex((waiting) => {
    size += waiting.size;
    return size > windowTransfersMax;
  });
  return queue.splice(0, end === -1 ? queue.length : Math.max(end, 1));
};

/** Makes the lane of this process. While one window commits the next one fills; several processes share the books' locks. */
export const createPostingLane = (db: Database): PostingLane => {
  const queue: Waiting[] = [];
  let waitingCount = 0;
  let running: Promise<void> | undefined;
  let closed = false;
  const run = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, windowMs));
    while (queue.length > 0) {
      const window = takeWindow(queue);
      waitingCount -= window.reduce((sum, { size }) => sum + size, 0);
      await postWindow(db, window);
    }
    running = undefined;
  };
  return {
    async submit({ inputs, ...scope }) {
      if (inputs.length === 0 || inputs.length > batchTransfersMax)
        return refuse('ledger.batch_too_large', { max: batchTransfersMax });
      if (closed || waitingCount + inputs.length > waitingTransfersMax) return refuse('ledger.lane_full');
      const chains = toChains(inputs, scope);
      if (!chains.ok) return chains;
      waitingCount += inputs.length;
      const verdicts = await new Promise<readonly Verdict[]>((settle, fail) => {
        queue.push({ chains: chains.value, size: inputs.length, settle, fail });
        running ??= run();
      });
      return ok(verdicts);
    },
    async close() {
      closed = true;
      await running;
    },
  };
};
