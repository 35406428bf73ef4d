import { statfs } from 'node:fs/promises';
import { readLogState } from '#audit';
import type { Bilingual } from '#kernel';
import { minuteMs } from '#kernel';
import type { Kit } from '#platform/kit';
import type { Outbox } from '#platform/outbox';
import { systemActor } from '#platform/system';

const actor = systemActor('desk.operations');

/** Whether a part is well, wants looking after, or does not do its work. */
export const healthStates = ['good', 'attention', 'wrong'] as const;
export type HealthState = (typeof healthStates)[number];

/** One part of the platform: how it is, the figure that says so, and what to do when it is not well. */
export type Health = {
  readonly id: 'database' | 'blobs' | 'disk' | 'outbox' | 'deadLetters' | 'jobs' | 'log' | 'checkpoint' | 'clock';
  readonly state: HealthState;
  readonly figure: string;
  readonly what: Bilingual;
  /** Null when there is nothing to do. */
  readonly advice: Bilingual | null;
};

/** What each part is and what helps when it is not well. */
const words: Readonly<Record<Health['id'], { readonly what: Bilingual; readonly advice: Bilingual }>> = {
  database: {
    what: { zh: '数据库应答时间', en: 'The database answers within' },
    advice: {
      zh: '检查数据库所在主机的负载与磁盘；嵌入式数据库请查看平台日志。',
      en: 'Look at load and disk of the database’s machine; of the embedded one, at the platform’s log.',
    },
  },
  blobs: {
    what: { zh: '对象存储可读', en: 'The blob store can be read' },
    advice: {
      zh: '检查数据目录是否已挂载、权限是否正确。',
      en: 'See that the data folder is mounted and may be read.',
    },
  },
  disk: {
    what: { zh: '数据目录所在磁盘剩余空间', en: 'Free space where the data folder lies' },
    advice: {
      zh: '扩容，或删除不再需要的文件；写满后平台会停止接收。',
      en: 'Make room or enlarge the disk: when it is full the platform takes nothing more.',
    },
  },
  outbox: {
    what: { zh: '待投递消息及最早等待时间', en: 'Messages on their way, and how long the oldest has waited' },
    advice: {
      zh: '确认至少有一个进程承担 worker 角色，并查看其日志。',
      en: 'See that a process with the role worker runs, and look at its log.',
    },
  },
  deadLetters: {
    what: { zh: '无法投递的消息', en: 'Messages that cannot be delivered' },
    advice: {
      zh: '在“作业”页查看原因，排除后重新投递。',
      en: 'Look at the reasons among the jobs, remove them, then send the messages again.',
    },
  },
  jobs: {
    what: { zh: '已放弃的后台作业', en: 'Jobs that were given up' },
    advice: {
      zh: '在“作业”页查看原因，排除后重新执行。',
      en: 'Look at the reasons among the jobs, remove them, then try the jobs again.',
    },
  },
  log: {
    what: { zh: '等待编入日志的记录及最早等待时间', en: 'Entries that wait for the log, and for how long' },
    advice: {
      zh: '确认有 worker 进程在运行；日志序号由其分配。',
      en: 'See that a process with the role worker runs: it numbers the entries.',
    },
  },
  checkpoint: {
    what: { zh: '最近一次发布的日志检查点', en: 'The newest published checkpoint of the log' },
    advice: {
      zh: '日志已有新记录而检查点未发布：查看 worker 进程日志与对象存储。',
      en: 'The log has grown and no checkpoint followed: look at the worker’s log and at the blob store.',
    },
  },
  clock: {
    what: { zh: '与数据库时钟之差', en: 'Difference from the database’s clock' },
    advice: {
      zh: '校准各主机时钟（NTP）；签署时间与期限以平台时钟为准。',
      en: 'Set the machines’ clocks by NTP: times of signing and deadlines are the platform’s.',
    },
  },
};

/** Thresholds: from the first on a part wants looking after, from the second on it does not do its work. */
const limits = {
  /** A statement takes a millisecond; a person notices a tenth of a second. */
  databaseMs: [200, 2_000],
  /** Room for some large uploads; room for the database to end in order. */
  freeBytes: [10 * 1024 ** 3, 1024 ** 3],
  /** Messages go within a second; later something repeats or nobody works. */
  outboxSeconds: [60, 600],
  /** Entries are signed within a second. */
  logSeconds: [10, 120],
  /** Signatures are refused from fifteen minutes on; NTP keeps within milliseconds. */
  skewMs: [2_000, minuteMs],
} as const;

const rise = (value: number, [attention, wrong]: readonly [number, number]): HealthState => {
  if (value >= wrong) return 'wrong';
  return value >= attention ? 'attention' : 'good';
};

const fall = (value: number, [attention, wrong]: readonly [number, number]): HealthState => {
  if (value <= wrong) return 'wrong';
  return value <= attention ? 'attention' : 'good';
};

const health = (id: Health['id'], state: HealthState, figure: string): Health => {
  const { what, advice } = words[id];
  return { id, state, figure, what, advice: state === 'good' ? null : advice };
};

/** Something that fails is wrong, and says why; the others are still looked at. */
const looking = async (id: Health['id'], look: () => Promise<Health>): Promise<Health> => {
  try {
    return await look();
  } catch (error) {
    return health(id, 'wrong', error instanceof Error ? error.message : String(error));
  }
};

const gib = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GiB`;

const lookAtDatabase = async ({ db, clock }: Kit): Promise<Health> => {
  const fromMs = clock.monotonicMs();
  const alive = await db.alive();
  const ms = Math.round(clock.monotonicMs() - fromMs);
  return health('database', alive ? rise(ms, limits.databaseMs) : 'wrong', `${ms} ms`);
};

const lookAtDisk = async ({ config }: Kit): Promise<Health> => {
  const { bavail, bsize, blocks } = await statfs(config.dataDir);
  const free = bavail * bsize;
  return health('disk', fall(free, limits.freeBytes), `${gib(free)} / ${gib(blocks * bsize)}`);
};

const lookAtOutbox = async (outbox: OutboxView): Promise<Health> => {
  const { waiting, oldestSeconds } = await outbox.state();
  const state = waiting === 0 ? 'good' : rise(oldestSeconds, limits.outboxSeconds);
  return health('outbox', state, `${waiting} · ${Math.round(oldestSeconds)} s`);
};

const lookAtDead = async (outbox: OutboxView): Promise<Health> => {
  const { dead } = await outbox.state();
  return health('deadLetters', dead.length === 0 ? 'good' : 'attention', String(dead.length));
};

const lookAtJobs = async ({ jobs }: Kit): Promise<Health> => {
  const failed = (await jobs.queues()).reduce((sum, queue) => sum + queue.failed, 0);
  return health('jobs', failed === 0 ? 'good' : 'attention', String(failed));
};

const lookAtLog = async ({ db }: Kit): Promise<Health> => {
  const { waiting, oldestSeconds } = await db.read(actor, readLogState);
  return health('log', rise(oldestSeconds, limits.logSeconds), `${waiting} · ${Math.round(oldestSeconds)} s`);
};

const lookAtCheckpoint = async ({ db }: Kit): Promise<Health> => {
  const { size, publishedSize, publishedAt, behindSeconds } = await db.read(actor, readLogState);
  const state = size === publishedSize ? 'good' : rise(behindSeconds, limits.logSeconds);
  return health('checkpoint', state, `${publishedSize} / ${size} · ${publishedAt?.toISOString() ?? '–'}`);
};

const lookAtClock = async ({ db }: Kit): Promise<Health> => {
  const { skewMs } = await db.read(actor, readLogState);
  return health('clock', rise(Math.abs(skewMs), limits.skewMs), `${Math.round(skewMs)} ms`);
};

/** What of the outbox an operator sees and does. */
export type OutboxView = Pick<Outbox, 'state' | 'revive'>;

/** Looks at every part. None of them can make the others unseen. */
export const examine = (kit: Kit, outbox: OutboxView): Promise<Health[]> =>
  Promise.all([
    looking('database', () => lookAtDatabase(kit)),
    looking('blobs', async () => {
      await kit.blobs.head('ready/none');
      return health('blobs', 'good', 'ok');
    }),
    looking('disk', () => lookAtDisk(kit)),
    looking('outbox', () => lookAtOutbox(outbox)),
    looking('deadLetters', () => lookAtDead(outbox)),
    looking('jobs', () => lookAtJobs(kit)),
    looking('log', () => lookAtLog(kit)),
    looking('checkpoint', () => lookAtCheckpoint(kit)),
    looking('clock', () => lookAtClock(kit)),
  ]);
