/** Runs a walk on both databases that we support: our embedded PostgreSQL, and a server of somebody else's. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import type { Api } from '@corridor/client';
import { type Clock, systemClock } from '#platform/clock';
import type { DatabaseUrls } from '#platform/postgres/embedded';
import { type ExternalPostgres, startExternalPostgres } from './external-postgres.ts';
import { atEnd } from './kit.ts';
import { setUpRegion, signInAs, startTestPlatform, type TestPlatform } from './platform.ts';
import { withToken } from './world-deals.ts';

/** A clock that runs from the walk's first day, and can be moved ahead by days. */
export type WalkClock = Clock & { advance(ms: number): void };

const clockFrom = (start: Date): WalkClock => {
  let ahead = start.getTime() - systemClock.now().getTime();
  return {
    now: () => new Date(systemClock.now().getTime() + ahead),
    monotonicMs: () => systemClock.monotonicMs() + ahead,
    advance: (ms) => {
      ahead += ms;
    },
  };
};

/** The ground of a walk: a platform with a region, a clock of its own, and steps that quote the page. */
export type Walk = TestPlatform & {
  readonly clock: WalkClock;
  /** The region's exchange manager. */
  readonly operator: Api;
  /** One step. Its words are a part of a sentence of docs/concepts/how-a-deal-works.md; a failed step ends the walk. */
  step(words: string, work: () => Promise<void>): Promise<void>;
};

/** The region that every walk begins with, and the day it begins on. */
export const walkRegion = '110000';
export const walkStart = new Date('2026-08-03T02:00:00Z');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
const page = oneLine(
  readFileSync(new URL('../../../../docs/concepts/how-a-deal-works.md', import.meta.url), 'utf8').replaceAll('**', ''),
);

const stepsOf = (t: TestContext): Walk['step'] => {
  return async (words, work) => {
    assert.ok(page.includes(words), `docs/concepts/how-a-deal-works.md does not say: ${words}`);
    let isDone = false;
    await t.test(words, async () => {
      await work();
      isDone = true;
    });
    assert.ok(isDone, `the walk ends at: ${words}`);
  };
};

const open = async (t: TestContext, urls: DatabaseUrls | undefined): Promise<Walk> => {
  const clock = clockFrom(walkStart);
  const world = await startTestPlatform(urls === undefined ? { clock } : { clock, urls });
  await setUpRegion(world, walkRegion);
  const operator = await withToken(await signInAs(world.api, `exchange@op${walkRegion}.example`));
  return { ...world, clock, operator, step: stepsOf(t) };
};

let external: Promise<ExternalPostgres | { readonly skipped: string }> | undefined;

const externalServer = async (): Promise<ExternalPostgres | { readonly skipped: string }> => {
  external ??= startExternalPostgres().then((server) => {
    if (!('skipped' in server)) atEnd(async () => server.stop());
    return server;
  });
  return external;
};

/** Declares a walk once for each database; where there is no external server it is skipped, with the reason. */
export const forEachDatabase = (name: string, walk: (ground: Walk) => Promise<void>): void => {
  const run = async (t: TestContext, urls?: DatabaseUrls): Promise<void> => {
    const ground = await open(t, urls);
    await walk(ground);
    await ground.close();
  };
  test(`${name}, on the embedded database`, (t) => run(t));
  test(`${name}, on an external PostgreSQL`, async (t) => {
    const server = await externalServer();
    if ('skipped' in server) return t.skip(server.skipped);
    t.diagnostic(`PostgreSQL ${server.major}`);
    return run(t, await server.createDatabase('walk'));
  });
};
