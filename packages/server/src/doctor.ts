import { findMissingBlobs } from '#datasets';
import type { Outcome } from '#kernel';
import { ok } from '#kernel';
import { trialBalance } from '#ledger';
import { type BootCode, type Booted, boot } from '#platform/boot';
import type { Config } from '#platform/config';
import { createLog } from '#platform/log';
import { systemActor } from '#platform/system';

/** One thing that was looked at: what, whether it is well, and the figure that says so. */
export type Diagnosis = {
  readonly what: { readonly zh: string; readonly en: string };
  readonly ok: boolean;
  readonly figure: string;
};

const actor = systemActor('doctor');

const examine = async ({ kit, outbox }: Booted): Promise<Diagnosis[]> => {
  const messages = await outbox.state();
  await kit.jobs.start();
  const failed = await kit.jobs.failed();
  const missing = await findMissingBlobs(kit);
  const books = await kit.db.read(actor, (tx) => trialBalance(tx, 'CNY', { recompute: true }));
  return [
    {
      what: { zh: '数据库可用，结构为最新', en: 'Database answers, schema is current' },
      ok: true,
      figure: kit.config.dataDir,
    },
    {
      what: { zh: '待投递消息', en: 'Messages on their way' },
      ok: true,
      figure: `${messages.waiting} (${Math.round(messages.oldestSeconds)} s)`,
    },
    {
      what: { zh: '无法投递的消息', en: 'Messages that cannot be delivered' },
      ok: messages.dead.length === 0,
      figure: messages.dead.map(({ topic, error }) => `${topic}: ${error}`).join('; ') || '0',
    },
    {
      what: { zh: '失败的后台作业', en: 'Failed jobs' },
      ok: failed.length === 0,
      figure: failed.map(({ name, error }) => `${name}: ${error}`).join('; ') || '0',
    },
    {
      what: { zh: '丢失的数据文件', en: 'Missing data files' },
      ok: missing.length === 0,
      figure: missing.slice(0, 20).join(', ') || '0',
    },
    {
      what: { zh: '试算平衡差额（分）', en: 'Trial balance difference (minor units)' },
      ok: books.postedDifferenceMinor === 0n && (books.unfounded ?? []).length === 0,
      figure: books.postedDifferenceMinor.toString(),
    },
  ];
};

/** Opens a data folder that nobody serves and looks whether it is well. Refuses what a start would refuse. */
export const diagnose = async (config: Config): Promise<Outcome<Diagnosis[], BootCode>> => {
  let fatal = '';
  const booted = await boot(config, {
    log: createLog('error'),
    onFatal: (reason) => {
      fatal = reason;
    },
  });
  if (!booted.ok) return booted;
  try {
    const found = await examine(booted.value);
    const ground = {
      what: { zh: '磁盘与数据库进程', en: 'Disk and database process' },
      ok: fatal === '',
      figure: fatal || 'ok',
    };
    return ok([ground, ...found]);
  } finally {
    await booted.value.close();
  }
};
