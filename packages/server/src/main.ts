import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { assessErrors, assessedTopic, assessRoutes, subscribeAssess } from '#assess';
import {
  auditErrors,
  auditRoutes,
  forwardedTopic,
  listAuditKinds,
  recordForwarded,
  type Sequencer,
  startSequencer,
} from '#audit';
import { casesErrors, casesRoutes, loadShipped, registerCases, type ShippedCode } from '#cases';
import { catalogErrors, catalogRoutes, getProducts, registerCatalog, renewStaleListings } from '#catalog';
import { cityErrors, cityRoutes } from '#city';
import {
  contractsErrors,
  contractsRoutes,
  contractTopics,
  countAgreements,
  offersTopic,
  readOfferPolicies,
  readOfferPrices,
  readTrades,
  registerContractJobs,
  setFulfilment,
  tellOfVersions,
} from '#contracts';
import {
  collectOrphans,
  datasetErrors,
  datasetsRoutes,
  onVersionAssessed,
  registerDatasets,
  sweepIntakes,
  writeDeltaLogs,
} from '#datasets';
import { createDelivery, createFulfilment, type Delivery, deliveryErrors, type ReadProducts } from '#delivery';
import { deskErrors, deskRoutes } from '#desk';
import { createAuthenticate, ensureSetupCode, identityErrors, identityRoutes, registerIdentity } from '#identity';
import { type ErrorTable, invariant, type Outcome, ok } from '#kernel';
import { ledgerErrors, ledgerRoutes, moneyTopics, registerLedgerJobs, settlementsOf } from '#ledger';
import {
  type Channels,
  createLive,
  type Live,
  noticesErrors,
  noticesRoutes,
  openChannels,
  readWays,
  registerNotices,
} from '#notices';
import { paperErrors, paperRoutes } from '#paper';
import { type BootCode, type Booted, type BootOptions, bootErrors, boot as bootPlatform } from '#platform/boot';
import { systemClock } from '#platform/clock';
import { type Config, configErrors, readConfig } from '#platform/config';
import { engineErrors } from '#platform/engine';
import { createHttp, httpErrors, type Route, registerKeySweep } from '#platform/http';
import type { Kit } from '#platform/kit';
import { createLog } from '#platform/log';
import { opsRoutes } from '#platform/ops';
import { createOutbox } from '#platform/outbox';
import { systemRandom } from '#platform/random';
import { portalErrors, portalRoutes } from '#portal';

export { assessFile, type CertificateVerification, compareFiles, verifyCertificate } from '#assess';
export { type OnlineReport, verifyOffline, verifyOnline } from '#audit';
export { type CredentialVerification, type DefinitionRead, readDefinitionText, verifyCredential } from '#cases';
export {
  type Conversion,
  convertFiles,
  type DateOrder,
  type ExportFormat,
  exportFormats,
  type SourceFacts,
} from '#datasets';
export { type ErrorTable, fillSentence, type Outcome, type Refusal } from '#kernel';
export { makeDossier, readProvider, sheetOfFile, shippedTemplates, templateFields } from '#paper';
export { systemClock } from '#platform/clock';
export { configErrors, processEnvironment, readConfig, settings } from '#platform/config';
export { createEngine, type Engine } from '#platform/engine';
export { createLog } from '#platform/log';
export { roleScript } from '#platform/postgres/roles';
export { type Diagnosis, diagnose } from './doctor.ts';

/** A running platform. */
export type Platform = {
  readonly kit: Kit;
  readonly http: FastifyInstance;
  readonly routes: readonly Route[];
  /** Where it listens; empty in a process without the role `api`. */
  readonly address: string;
  readonly outbox: Booted['outbox'];
  /** Undefined in a process without the role `worker`. */
  readonly sequencer: Sequencer | undefined;
  /** Ends everything in order: no new calls, running ones finish, jobs, database. */
  close(): Promise<void>;
};

/** Every refusal that a person may meet. */
export const errorTables: readonly ErrorTable[] = [
  httpErrors,
  configErrors,
  bootErrors,
  engineErrors,
  identityErrors,
  auditErrors,
  ledgerErrors,
  datasetErrors,
  assessErrors,
  catalogErrors,
  contractsErrors,
  deliveryErrors,
  noticesErrors,
  casesErrors,
  cityErrors,
  deskErrors,
  portalErrors,
  paperErrors,
];

/** Every kind of log entry with what it means. */
export const auditKinds = listAuditKinds;

/** How people are told: the ways that are set up, and the open pages of this process. */
type Telling = { readonly channels: Channels; readonly live: Live };

/** What routes are made of besides the kit. */
type Parts = Telling & { readonly delivery: Delivery; readonly outbox: Booted['outbox'] };

/** The routes of the modules that paper exports lists of, in the order of the modules. */
const routesBelow = (kit: Kit, { delivery, channels, live, outbox }: Parts): Route[] => [
  ...opsRoutes(kit),
  ...identityRoutes(kit),
  ...auditRoutes(kit),
  ...ledgerRoutes(kit),
  ...datasetsRoutes(kit),
  ...assessRoutes(kit, { settlementsOf }),
  ...catalogRoutes(kit, { offersOf: readOfferPolicies, tradesOf: readTrades, agreementsOf: countAgreements }),
  ...contractsRoutes(kit),
  ...delivery.routes,
  ...noticesRoutes(kit, channels, live),
  ...casesRoutes(kit),
  ...cityRoutes(kit),
  ...deskRoutes(kit, outbox),
  ...portalRoutes(kit),
];

/** Every route. */
const allRoutes = (kit: Kit, parts: Parts): Route[] => {
  const below = routesBelow(kit, parts);
  return [...below, ...paperRoutes(kit, below)];
};

/** Products as delivery needs them; it may not import the catalogue itself. */
const productFacts: ReadProducts = async (tx, ids) => {
  const products = await getProducts(tx, ids);
  return new Map([...products].map(([id, { title, datasetIds }]) => [id, { title, datasetIds }]));
};

const versionOf = async (): Promise<string> => {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};

const makeHttp = async (kit: Kit, routes: readonly Route[]): Promise<FastifyInstance> =>
  createHttp({
    ...kit,
    routes,
    errors: errorTables,
    authenticate: createAuthenticate(kit),
    version: await versionOf(),
    publicUrl: kit.config.publicUrl,
  });

/** Registers what happens behind the calls: outbox subscribers and jobs. */
const subscribe = (kit: Kit, outbox: Booted['outbox'], channels: Channels): void => {
  registerKeySweep(kit);
  registerIdentity(kit, outbox);
  outbox.on(forwardedTopic, recordForwarded(kit));
  registerDatasets(kit, outbox);
  subscribeAssess(kit, outbox);
  outbox.on(assessedTopic, onVersionAssessed(kit));
  registerCatalog(kit, outbox, { assessedTopic, offersTopic, pricesOf: readOfferPrices });
  outbox.on(assessedTopic, tellOfVersions(kit));
  registerLedgerJobs(kit);
  registerContractJobs(kit);
  registerCases(kit, outbox);
  registerNotices(kit, outbox, { channels, liveTopics: [...contractTopics, ...moneyTopics] });
};

/** What a crash or an older program may have left: blobs without rows, Delta logs behind their rows, old facts. */
const repair = async (kit: Kit): Promise<void> => {
  const orphans = await collectOrphans(kit);
  if (orphans > 0) kit.log.warn({ orphans }, 'removed blobs of uploads that a crash cut off');
  await sweepIntakes(kit);
  await writeDeltaLogs(kit);
  await renewStaleListings(kit, readOfferPrices);
};

/** What goes on without calls: jobs, messages, the log's sequencer. A process without the role sends jobs and does none. */
const startWork = async ({ kit, outbox }: Booted, channels: Channels): Promise<Sequencer | undefined> => {
  const isWorker = kit.config.roles.includes('worker');
  if (isWorker) {
    subscribe(kit, outbox, channels);
    await repair(kit);
  }
  await kit.jobs.start();
  if (!isWorker) return undefined;
  outbox.start();
  return startSequencer(kit);
};

/** Why a platform does not start. */
export type StartCode = BootCode | 'notices.http_wrong' | ShippedCode;

/** Starts the platform: composition root, the only file that knows every module. */
export const startPlatform = async (config: Config, options: BootOptions): Promise<Outcome<Platform, StartCode>> => {
  const ways = readWays(config);
  if (!ways.ok) return ways;
  const booted = await bootPlatform(config, options);
  if (!booted.ok) return booted;
  const { kit, outbox, close } = booted.value;
  const ending: (() => Promise<void>)[] = [close];
  const end = async (): Promise<void> => {
    for (const step of ending.splice(0).reverse()) await step();
  };
  try {
    const shipped = await loadShipped(kit.db);
    if (!shipped.ok) {
      await end();
      return shipped;
    }
    const delivery = createDelivery(kit);
    const channels = openChannels(kit, ways.value);
    const live = createLive(kit);
    const routes = allRoutes(kit, { delivery, channels, live, outbox });
    const http = await makeHttp(kit, routes);
    setFulfilment(createFulfilment(productFacts));
    const sequencer = await startWork(booted.value, channels);
    ending.push(async () => sequencer?.stop());
    await ensureSetupCode(kit);
    const listens = config.roles.includes('api');
    const address = listens ? await http.listen({ host: config.host, port: config.port }) : '';
    ending.push(() => delivery.close());
    ending.push(() => http.close());
    ending.push(() => live.close());
    return ok({ kit, http, routes, address, outbox, sequencer, close: end });
  } catch (error) {
    await end();
    throw error;
  }
};

/** Routes and OpenAPI document of the program, made without starting it: for the documentation and its tests. */
export type Described = { readonly routes: readonly Route[]; readonly openApi: object };

/** A kit that describes and cannot act: whatever reaches for database, blobs or engine throws. */
const describingKit = (): Kit => {
  const config = readConfig({});
  invariant(config.ok, 'the defaults are a right configuration');
  const parts: Partial<Kit> = {
    config: config.value,
    clock: systemClock,
    random: systemRandom,
    log: createLog('silent'),
  };
  return parts as Kit;
};

/** Describes the program. */
export const describePlatform = async (): Promise<Described> => {
  const kit = describingKit();
  const delivery = createDelivery(kit);
  const channels = openChannels(kit, {});
  const routes = allRoutes(kit, { delivery, channels, live: createLive(kit), outbox: createOutbox(kit) });
  const http = await makeHttp(kit, routes);
  await http.ready();
  const openApi = http.swagger();
  await http.close();
  await delivery.close();
  return { routes, openApi };
};
