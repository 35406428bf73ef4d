import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import type { Json } from '#kernel';
import type { Logger } from './log.ts';
import { jobsSchema } from './postgres/roles.ts';

/** Work in the background: retried, at least once, so handlers are idempotent. */
export interface Jobs {
  start(): Promise<void>;
  /** Lets running handlers finish; what is not done then goes on after the next start. */
  stop(): Promise<void>;
  /** Sends a job; a second one with the same key while the first waits is dropped. */
  enqueue(name: string, data: Json, options?: JobOptions): Promise<void>;
  /** Registers the one handler of a job's name; before start(). */
  work(name: string, handler: (data: Json) => Promise<void>): void;
  /** Runs the handler of a name at the times of a cron line (UTC); before start(). */
  schedule(name: string, cron: string, handler: () => Promise<void>): void;
  /** Jobs that failed for good, newest first: for the doctor. */
  failed(): Promise<readonly FailedJob[]>;
  /** Every queue and what is in it, by name. */
  queues(): Promise<readonly QueueState[]>;
  /** Has a job that failed for good tried again; false when there is none with this id. */
  retry(id: string): Promise<boolean>;
}

/** What is in a queue; `oldestSeconds` is how long the oldest job that is due has waited. */
export type QueueState = {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
  readonly oldestSeconds: number;
};

/** `key` keeps equal jobs from waiting twice. */
export type JobOptions = { readonly key?: string; readonly startAfter?: Date };

/** A job that will not be tried again by itself, and what its handler said last. */
export type FailedJob = { readonly id: string; readonly name: string; readonly error: string; readonly at: Date };

/** What the jobs of a process need. */
export type JobsParts = {
  /** The jobs role's. */
  readonly connectionString: string;
  readonly log: Logger;
  /** True where no other process works on this database: then whatever seems to run at the start was cut off. */
  readonly isAlone?: boolean;
};

/** A job that failed this often stays as failed and shows in `corridor doctor`. */
export const jobRetriesMax = 8;

/** Longest run of one job: a whole-file profile of the largest upload takes minutes. */
const expireSeconds = 3600;

/** A running job that gives no sign for so long, because its process died, is taken by another one. */
const heartbeatSeconds = 30;

/** How often silent jobs are looked for. */
const superviseSeconds = 15;

/** Looked for without a notification: those to be repeated, and those whose notification was lost. */
const pollSeconds = 2;

/** How long an orderly stop waits for running handlers; the whole stop has 10 s. */
const stopMsMax = 2_000;

/** Connections: workers fetch in turn, a few at a time are enough. */
const connectionsMax = 4;

/** Failed jobs shown at a time. */
const failedShownMax = 100;

type Handler = (data: Json) => Promise<void>;

const queueOptions = {
  policy: 'short', // of jobs with one key, one waits
  retryLimit: jobRetriesMax,
  retryDelay: 1,
  retryBackoff: true,
  expireInSeconds: expireSeconds,
  heartbeatSeconds,
  notify: true,
} as const;

const createBoss = ({ connectionString }: JobsParts): PgBoss =>
  new PgBoss({
    connectionString,
    schema: jobsSchema,
    max: connectionsMax,
    createSchema: false,
    useListenNotify: true,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  });

type Listening = { readonly log: Logger; readonly isEnding: () => boolean };

/** Polls for jobs of a name. pg-boss fetches one for however many notifications came meanwhile, so each job asks for the next. */
const listen = async (boss: PgBoss, name: string, handler: Handler, { log, isEnding }: Listening): Promise<void> => {
  const polling = { pollingIntervalSeconds: pollSeconds, notifyPollingIntervalSeconds: pollSeconds };
  let workerId = '';
  workerId = await boss.work<{ payload: Json } | null>(name, polling, async ([job]) => {
    try {
      await handler(job?.data?.payload ?? null);
    } catch (error) {
      // a job that the end of the process cuts off is no fault: it goes on at the next start
      if (!isEnding()) log.warn({ err: error, job: name, id: job?.id }, 'job failed');
      throw error;
    } finally {
      boss.notifyWorker(workerId);
    }
  });
};

const query = async <T>(boss: PgBoss, text: string, values: unknown[] = []): Promise<T[]> =>
  (await boss.getDb().executeSql(text, values)).rows as T[];

/** Jobs in hand of a process that is gone would wait for their heartbeat; nobody else can have them, so they go on now. */
const takeUpCutOff = async (boss: PgBoss, log: Logger): Promise<void> => {
  const cutOff = await query<{ name: string; ids: string[] }>(
    boss,
    `select name, array_agg(id::text) as ids from ${jobsSchema}.job where state = 'active' group by name`,
  );
  for (const { name, ids } of cutOff) {
    log.info({ job: name, count: ids.length }, 'jobs cut off by the end of their process go on');
    await boss.fail(name, ids, { message: 'cut off by the end of its process' });
  }
};

const readFailed = (boss: PgBoss): Promise<FailedJob[]> =>
  query<FailedJob>(
    boss,
    `select id::text as id, name, coalesce(output->>'message', output->'value'->>'message', '') as error,
       completed_on as at
     from ${jobsSchema}.job where state = 'failed' order by completed_on desc limit $1`,
    [failedShownMax],
  );

const readQueues = (boss: PgBoss): Promise<QueueState[]> =>
  query<QueueState>(
    boss,
    `select q.name, count(*) filter (where j.state in ('created', 'retry'))::int4 as waiting,
       count(*) filter (where j.state = 'active')::int4 as active,
       count(*) filter (where j.state = 'failed')::int4 as failed,
       coalesce(extract(epoch from now() - min(j.start_after)
         filter (where j.state in ('created', 'retry') and j.start_after <= now())), 0)::float8 as "oldestSeconds"
     from ${jobsSchema}.queue q left join ${jobsSchema}.job j on j.name = q.name
     where q.name not like '\\_\\_%' group by q.name order by q.name`,
  );

const jobIdPattern = /^[0-9a-f-]{36}$/;

const retryFailed = async (boss: PgBoss, id: string): Promise<boolean> => {
  if (!jobIdPattern.test(id)) return false;
  const [found] = await query<{ name: string }>(
    boss,
    `select name from ${jobsSchema}.job where id = $1 and state = 'failed'`,
    [id],
  );
  if (found !== undefined) await boss.retry(found.name, id);
  return found !== undefined;
};

/** Makes the jobs of this process on the jobs role's connection; the queue's tables are pg-boss's own. */
export const createJobs = (parts: JobsParts): Jobs => {
  const { log, isAlone = false } = parts;
  const boss = createBoss(parts);
  let isEnding = false;
  // Not the error itself: the driver hangs the whole connection onto it. At the end the database may cut what is being closed.
  boss.on('error', ({ message, stack }) => isEnding || log.error({ reason: message, stack }, 'jobs'));
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
      if (isAlone) await takeUpCutOff(boss, log);
      for (const [name, handler] of handlers) {
        await ensureQueue(name);
        await listen(boss, name, handler, { log, isEnding: () => isEnding });
      }
      for (const [name, cron] of crons) await boss.schedule(name, cron);
    },
    stop() {
      isEnding = true;
      return boss.stop({ graceful: true, timeout: stopMsMax });
    },
    async enqueue(name, data, { key = randomUUID(), startAfter } = {}) {
      await ensureQueue(name);
      const when = startAfter === undefined ? {} : { startAfter };
      await boss.send(name, { payload: data }, { singletonKey: key, ...when });
    },
    work: (name, handler) => void handlers.set(name, handler),
    schedule(name, cron, handler) {
      handlers.set(name, handler);
      crons.set(name, cron);
    },
    failed: () => readFailed(boss),
    queues: () => readQueues(boss),
    retry: (id) => retryFailed(boss, id),
  };
};
