/** A whole platform for walks: real database, real HTTP on a free port, and people who sign in. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, createApi } from '@corridor/client';
import { createLog, type Platform, readConfig, startPlatform } from '@corridor/server';
import { invariant, type Role } from '#kernel';
import type { Clock } from '#platform/clock';
import type { DatabaseUrls } from '#platform/postgres/embedded';
import { atEnd, freshDatabase } from './kit.ts';

/** A running platform with an empty database. */
export type TestPlatform = {
  readonly platform: Platform;
  readonly dataDir: string;
  readonly api: Api;
  /** The code that sets it up. */
  readonly setupCode: string;
  close(): Promise<void>;
};

export type TestPlatformOptions = {
  readonly clock?: Clock;
  /** Connection strings of a server; a database on this process's embedded cluster when absent. */
  readonly urls?: DatabaseUrls;
  readonly settings?: Readonly<Record<string, string>>;
};

/** Starts a platform; it ends with the test process at the latest. */
export const startTestPlatform = async ({
  clock,
  urls,
  settings = {},
}: TestPlatformOptions = {}): Promise<TestPlatform> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'corridor-walk-'));
  const database = urls ?? (await freshDatabase());
  const config = readConfig(settings, {
    CORRIDOR_DATA: dataDir,
    CORRIDOR_PORT: '0',
    CORRIDOR_DATABASE_URL: database.app,
    CORRIDOR_DATABASE_OWNER_URL: database.owner,
    CORRIDOR_DATABASE_JOBS_URL: database.jobs,
  });
  invariant(config.ok, 'the walk’s configuration is right');
  const log = createLog(settings.CORRIDOR_LOG_LEVEL ?? 'fatal');
  const started = await startPlatform(config.value, {
    log,
    onFatal: (reason) => invariant(false, reason),
    ...(clock === undefined ? {} : { clock }),
  });
  invariant(started.ok, started.ok ? '' : `the platform starts: ${JSON.stringify(started)}`);
  const platform = started.value;
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await platform.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  atEnd(close);
  const setupCode = readFileSync(join(dataDir, 'setup-code'), 'utf8');
  return { platform, dataDir, api: createApi(platform.address), setupCode, close };
};

/** The answer's value; throws with the problem otherwise. */
export const must = async <T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; problem: unknown }>,
): Promise<T> => {
  const got = await answer;
  invariant(got.ok, got.ok ? '' : JSON.stringify(got.problem));
  return got.value;
};

/** The problem's code; `''` when the call was answered well. */
export const codeOf = async (
  answer: Promise<{ ok: true } | { ok: false; problem: { code: string } }>,
): Promise<string> => {
  const got = await answer;
  return got.ok ? '' : got.problem.code;
};

export const testPassword = 'a long enough password';

/** Signs a person in. */
export const signInAs = async (api: Api, email: string): Promise<Api> => {
  const session = await must(
    api.call<{ token: string }>('POST', '/api/v1/sessions', { body: { email, password: testPassword } }),
  );
  return api.as(session.token);
};

const person = (email: string, roles: readonly Role[]) => ({ email, name: email, password: testPassword, roles });

/** Sets a region up; its staff are manager@…, exchange@…, auditor@…, system@…, security@…, audit@… of `op<region>.example`. */
export const setUpRegion = async ({ api, setupCode }: TestPlatform, region = '110000'): Promise<void> => {
  const at = `op${region}.example`;
  await must(
    api.call('POST', '/api/v1/setup', {
      body: {
        code: setupCode,
        region: { code: region, nameZh: '测试区域', nameEn: 'Test region' },
        operator: { name: '测试运营方', nameEn: 'Test operator' },
        people: [
          person(`manager@${at}`, ['manager']),
          person(`exchange@${at}`, ['exchangeManager']),
          person(`second@${at}`, ['exchangeManager']),
          person(`auditor@${at}`, ['auditor']),
          person(`system@${at}`, ['systemAdmin']),
          person(`security@${at}`, ['securityAdmin']),
          person(`audit@${at}`, ['auditAdmin']),
        ],
      },
    }),
  );
};

/** Adds a verified member with one person who may do everything its market roles allow. */
export const addMember = async (
  { api }: TestPlatform,
  member: { name: string; marketRoles: readonly string[]; region?: string },
): Promise<{ id: string; api: Api; email: string }> => {
  const region = member.region ?? '110000';
  const email = `${member.name.toLowerCase()}@member.example`;
  const applied = await must(
    api.call<{ id: string }>('POST', '/api/v1/organisations', {
      body: {
        name: member.name,
        nameEn: member.name,
        region,
        marketRoles: member.marketRoles,
        person: { email, name: member.name, password: testPassword },
      },
    }),
  );
  const operator = await signInAs(api, `exchange@op${region}.example`);
  await must(
    operator.call('POST', `/api/v1/organisations/${applied.id}/decision`, {
      body: { decision: 'verified', reason: 'test' },
    }),
  );
  return { id: applied.id, api: await signInAs(api, email), email };
};
