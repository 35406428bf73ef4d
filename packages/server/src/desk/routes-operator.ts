import { z } from 'zod';
import { type Outcome, ok, refuse } from '#kernel';
import { bilingualShape, freeRoute, listOf, type Route, text } from '#platform/http';
import type { Kit } from '#platform/kit';
import type { DeskCode } from './errors.ts';
import { examine, healthStates, type OutboxView } from './operations.ts';

const tag = 'operations';
const administrators = ['systemAdmin'] as const;
const lookers = ['systemAdmin', 'auditor'] as const;

/** A message of a failure may quote rows: it is cut to what tells the cause. */
const errorCharactersMax = 500;

const failedShape = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['job', 'message']),
  error: z.string(),
  at: z.iso.datetime().describe('when it failed last; of a message, when it was written'),
});

const jobsShape = z.object({
  asOf: z.iso.datetime(),
  queues: z.array(
    z.object({
      name: z.string(),
      waiting: z.int(),
      active: z.int(),
      failed: z.int(),
      oldestSeconds: z.number().describe('how long the oldest one that is due has waited'),
    }),
  ),
  messages: z.object({ waiting: z.int(), oldestSeconds: z.number(), dead: z.int() }),
  failed: z.array(failedShape),
});

const cut = (error: string): string => error.slice(0, errorCharactersMax);

const readJobs = async (kit: Kit, outbox: OutboxView): Promise<z.input<typeof jobsShape>> => {
  const { waiting, oldestSeconds, dead } = await outbox.state();
  const jobs = await kit.jobs.failed();
  const messages = dead.map(({ id, topic, error, since }) => ({
    ...{ id, name: topic, kind: 'message' as const, error: cut(error) },
    at: since.toISOString(),
  }));
  return {
    asOf: kit.clock.now().toISOString(),
    queues: [...(await kit.jobs.queues())],
    messages: { waiting, oldestSeconds, dead: dead.length },
    failed: [
      ...jobs.map(({ id, name, error, at }) => ({
        ...{ id, name, kind: 'job' as const, error: cut(error) },
        at: at.toISOString(),
      })),
      ...messages,
    ],
  };
};

const retry = async (kit: Kit, outbox: OutboxView, id: string): Promise<Outcome<{ retried: true }, DeskCode>> => {
  const done = (await kit.jobs.retry(id)) || (await outbox.revive(id));
  return done ? ok({ retried: true }) : refuse('desk.job_unknown');
};

const healthShape = z.object({
  id: z.string(),
  state: z.enum(healthStates),
  figure: z.string(),
  what: bilingualShape,
  advice: bilingualShape.nullable().describe('what to do; null when all is well'),
});

const settingShape = z.object({
  name: z.string(),
  value: z.string().nullable().describe('null when it is a secret or not set'),
  isSecret: z.boolean(),
  isSet: z.boolean(),
  source: z.enum(['default', 'environment', 'commandLine']),
  fallback: z.string().nullable(),
  meaning: bilingualShape,
});

/** How the platform runs, for those who run it. */
export const operatorRoutes = (kit: Kit, outbox: OutboxView): Route[] => [
  freeRoute({
    method: 'GET',
    path: '/api/v1/operator/jobs',
    summary: 'Queues with what waits, runs and failed; failed jobs and messages with their errors',
    tag,
    access: { roles: administrators },
    answers: { 200: jobsShape },
    handle: async () => ok(await readJobs(kit, outbox)),
  }),
  freeRoute({
    method: 'POST',
    path: '/api/v1/operator/jobs/{id}/retry',
    summary: 'Try a failed job, or a message that could not be delivered, again',
    tag,
    access: { roles: administrators },
    params: z.object({ id: text(100).min(1) }),
    answers: { 200: z.object({ retried: z.literal(true) }) },
    handle: ({ params }) => retry(kit, outbox, params.id),
  }),
  freeRoute({
    method: 'GET',
    path: '/api/v1/operator/health',
    summary: 'Each part of the platform: how it is, the figure that says so, and what to do',
    tag,
    access: { roles: lookers },
    answers: { 200: listOf(healthShape).extend({ asOf: z.iso.datetime(), state: z.enum(healthStates) }) },
    handle: async () => {
      const items = await examine(kit, outbox);
      const worst = healthStates.findLast((state) => items.some((item) => item.state === state)) ?? 'good';
      return ok({ asOf: kit.clock.now().toISOString(), state: worst, items });
    },
  }),
  freeRoute({
    method: 'GET',
    path: '/api/v1/operator/configuration',
    summary: 'Every setting: value unless secret, where it comes from, what it is for',
    tag,
    access: { roles: lookers },
    answers: { 200: listOf(settingShape) },
    handle: async () =>
      ok({
        items: kit.config.shown.map(({ setting, value, source, isSet }) => ({
          name: setting.name,
          value,
          isSecret: setting.secret,
          isSet,
          source,
          fallback: setting.fallback ?? null,
          meaning: { zh: setting.zh, en: setting.en },
        })),
      }),
  }),
];
