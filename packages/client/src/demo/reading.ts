import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '@corridor/server';
import {
  type Loaded,
  loadChanges,
  loadTable,
  parseProfile,
  SharingClient,
  SharingError,
  type TableName,
} from '../sharing/index.ts';
import type { Member } from './actors.ts';
import { demand, expect } from './stage.ts';

/** A buyer's way into one agreement's data. */
export type Reader = { readonly client: SharingClient; readonly table: TableName; readonly profile: string };

/** Gets the agreement's profile and looks what it opens. */
export const openReader = async (buyer: Member, agreementId: string): Promise<Reader> => {
  const made = await demand(buyer.api.call<object>('POST', `/api/v1/agreements/${agreementId}/profile`));
  const profile = `${JSON.stringify(made, null, 2)}\n`;
  const client = new SharingClient(parseProfile(profile));
  const [table] = await client.listAllTables();
  expect(table !== undefined, 'the profile opens a table');
  return { client, table, profile };
};

/** Fetches the table as it is now into a folder. */
export const read = async ({ client, table }: Reader, folder: string): Promise<Loaded> => {
  await mkdir(folder, { recursive: true });
  return loadTable(client, table, { folder });
};

/** Fetches what came with one version. */
export const readChanges = async ({ client, table }: Reader, version: number, folder: string): Promise<Loaded> => {
  await mkdir(folder, { recursive: true });
  return loadChanges(client, table, { startingVersion: version, endingVersion: version, folder });
};

/** HTTP status of the next query; 200 while the access stands. */
export const statusOfQuery = async ({ client, table }: Reader): Promise<number> => {
  try {
    await client.query(table);
    return 200;
  } catch (error) {
    if (error instanceof SharingError) return error.status;
    throw error;
  }
};

/** HTTP status of an address that was given earlier. */
export const statusOfUrl = async (url: string): Promise<number> => {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.status;
};

/** Hours of the answer: all, cold enough, of these clean, of these without a PM2.5 value. */
export type CoolingAnswer = {
  readonly hours: number;
  readonly cold: number;
  readonly clean: number;
  readonly unknown: number;
};

const question = (temperatureMax: number, pm25Max: number): string => `
  select count(*)::int as hours,
    (count(*) filter ("TEMP" <= ${temperatureMax}))::int as cold,
    (count(*) filter ("TEMP" <= ${temperatureMax} and "PM2.5" <= ${pm25Max}))::int as clean,
    (count(*) filter ("TEMP" <= ${temperatureMax} and "PM2.5" is null))::int as unknown
  from read_parquet(`;

/** Asks DuckDB the buyer's question over the fetched files. */
export const askCooling = async (
  engine: Engine,
  loaded: Loaded,
  limits: { readonly temperatureMax: number; readonly pm25Max: number; readonly workDir: string },
): Promise<CoolingAnswer> => {
  const paths = loaded.files.map(({ path }) => path);
  const list = `[${paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(', ')}])`;
  const sql = question(limits.temperatureMax, limits.pm25Max) + list;
  const spec = { name: 'demo.answer', readPaths: paths, workDir: limits.workDir };
  const done = await engine.task(spec, (session) => session.rows<CoolingAnswer>(sql));
  expect(done.ok, 'the question is answered');
  const [answer] = done.value;
  expect(answer !== undefined, 'the question has one answer');
  return answer;
};

/** Where the demo keeps what the buyer fetched. */
export const fetchFolder = (dataDir: string, name: string): string => join(dataDir, 'demo', 'fetched', name);
