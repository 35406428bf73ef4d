import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { createAuthenticate, ensureSetupCode, identityErrors, identityRoutes } from '#identity';
import { type ErrorTable, type Outcome, ok } from '#kernel';
import { type BootCode, type Booted, type BootOptions, bootErrors, boot as bootPlatform } from '#platform/boot';
import type { Config } from '#platform/config';
import { engineErrors } from '#platform/engine';
import { createHttp, type Route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { opsRoutes } from '#platform/ops';

export { type ErrorTable, fillSentence, type Refusal } from '#kernel';
export { configErrors, processEnvironment, readConfig } from '#platform/config';
export { createLog } from '#platform/log';

/** A running platform. */
export type Platform = {
  readonly kit: Kit;
  readonly http: FastifyInstance;
  readonly routes: readonly Route[];
  /** Where it listens. */
  readonly address: string;
  readonly outbox: Booted['outbox'];
  /** Ends everything in order: no new calls, running ones finish, jobs, database. */
  close(): Promise<void>;
};

/** Every refusal that a person may meet. */
export const errorTables: readonly ErrorTable[] = [bootErrors, engineErrors, identityErrors];

/** Every route, in the order of the modules. */
export const allRoutes = (kit: Kit): Route[] => [...opsRoutes(kit), ...identityRoutes(kit)];

const versionOf = async (): Promise<string> => {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};

/** Starts the platform: composition root, the only file that knows every module. */
export const startPlatform = async (config: Config, options: BootOptions): Promise<Outcome<Platform, BootCode>> => {
  const booted = await bootPlatform(config, options);
  if (!booted.ok) return booted;
  const { kit, outbox, close } = booted.value;
  try {
    const routes = allRoutes(kit);
    const http = await createHttp({
      ...kit,
      routes,
      errors: errorTables,
      authenticate: createAuthenticate(kit.db),
      version: await versionOf(),
    });
    await kit.jobs.start();
    outbox.start();
    await ensureSetupCode(kit);
    const address = await http.listen({ host: config.host, port: config.port });
    const end = async (): Promise<void> => {
      await http.close();
      await close();
    };
    return ok({ kit, http, routes, address, outbox, close: end });
  } catch (error) {
    await close();
    throw error;
  }
};
