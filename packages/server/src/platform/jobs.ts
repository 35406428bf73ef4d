import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import type { Json } from '#kernel';
import type { Logger } from './log.ts';

/** Work in the background: retried, at least once, so handlers are idempotent. */
export interface Jobs {
  start(): Promise<void>;
  /** Lets running handlers finish. */
  stop(): Promise<void>;
  /** Sends a job; a second one with the same key while the first waits is dropped. */
  enqueue(name: string, data: Json, options?: JobOptions): Promise<void>;
  /** Registers the one handler of a job's name; before start(). */
  work(name: string, handler: (data: Json) => Promise<void>): void;
  /** Runs the handler of a name at the times of a cron line (UTC); before start(). */
  schedule(name: string, cron: string, handler: () => Promise<void>): void;
}

/** `key` keeps equal jobs from waiting twice. */
export type JobOptions = { readonly key?: string; readonly startAfter?: Date };

/** A job that failed this often stays as failed and shows in `corridor doctor`. */
export const jobRetriesMax = 8;

/** Longest run of one job before another process may take it. */
const expireSeconds = 3600;

/** Looked for without a notification, in case one was lost. */
const pollSeconds = 5;

type Handler = (data: Json) => Promise<void>;

const queueOptions = {
  policy: 'short',
  retryLimit: jobRetriesMax,
  retryDelay: 1,
  retryBackoff: true,
  expireInSeconds: expireSeconds,
  notify: true,
} as const;

const listen = async (boss: PgBoss, name: string, handler: Handler, log: Logger): Promise<void> => {
  await boss.work<Json>(
    name,
    { pollingIntervalSeconds: pollSeconds, notifyPollingIntervalSeconds: pollSeconds },
    async (jobs) => {
      for (const job of jobs) {
        try {
          await handler(job.data);
        } catch (error) {
          log.warn({ err: error, job: name, id: job.id }, 'job failed');
          throw error;
        }
      }
    },
  );
};

/** Makes the jobs of this process on the jobs role's connection; the queue's tables are pg-boss's own. */
export const createJobs = ({ connectionString, log }: { connectionString: string; log: Logger }): Jobs => {
  const boss = new PgBoss({ connectionString, schema: 'pgboss', max: 4, useListenNotify: true, createSchema: false });
  boss.on('error', (error) => log.error({ err: error }, 'jobs'));
  const handlers = new Map<string, Handler>();
  const crons = new Map<string, string>();
  const known = new Set<string>();
  const ensureQueue = async (name: string): Promise<void> => {
    if (known.has(name)) return;
    await boss.createQueue(name, queueOptions);
    known.add(name);
  };
  return {
    async start() {
      await boss.start();
      for (const [name, handler] of handlers) {
        await ensureQueue(name);
        await listen(boss, name, handler, log);
      }
      for (const [name, cron] of crons) await boss.schedule(name, cron);
    },
    stop: () => boss.stop({ graceful: true, timeout: 8000 }),
    async enqueue(name, data, { key, startAfter } = {}) {
      await ensureQueue(name);
      await boss.send(
        name,
        { payload: data },
        {
          singletonKey: key ?? randomUUID(), // without one, the policy lets a single job of the name wait
          ...(startAfter === undefined ? {} : { startAfter }),
        },
      );
    },
    work: (name, handler) =>
      void handlers.set(name, (data) => handler((data as { payload: Json } | null)?.payload ?? null)),
    schedule(name, cron, handler) {
      handlers.set(name, handler);
      crons.set(name, cron);
    },
  };
};
