import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type Outcome, ok, refuse } from '#kernel';
import type { Database, Tx } from '#platform/database';
import { systemActor } from '#platform/system';
import { checkEffects, hashOf, readDefinition } from './definitions.ts';
import type { CaseType } from './model.ts';
import { findDefinition, insertDefinition, replaceDocument } from './store-definitions.ts';

/** Why the shipped definitions cannot be loaded. */
export type ShippedCode = 'cases.shipped_broken' | 'cases.shipped_changed';

/** Definitions that ship with the platform: one file each. */
const folder = new URL('../../programmes/', import.meta.url);

const parseYaml = (text: string): unknown => {
  try {
    return parse(text) as unknown;
  } catch (error) {
    return { error: String(error) };
  }
};

const faultsIn = (details: unknown): string => {
  const faults = (details as { faults?: { path: string; text: { en: string } }[] } | undefined)?.faults ?? [];
  return faults.map(({ path, text }) => `${path} ${text.en}`).join(' ');
};

const readFileOf = async (file: string): Promise<Outcome<CaseType, ShippedCode>> => {
  const read = readDefinition(parseYaml(await readFile(new URL(file, folder), 'utf8')));
  return read.ok ? read : refuse('cases.shipped_broken', { file, what: faultsIn(read.error.details) });
};

const put = async (tx: Tx, file: string, type: CaseType): Promise<Outcome<null, ShippedCode>> => {
  const sha256 = hashOf(type);
  const { key, version } = type;
  const before = await findDefinition(tx, { ownerId: null, key, version });
  if (before?.sha256 === sha256) return ok(null);
  if (before?.isUsed === true) return refuse('cases.shipped_changed', { file, version });
  if (before !== undefined) await replaceDocument(tx, before.id, { type, sha256 });
  else {
    const one = { id: tx.newId('def'), ownerId: null, type, sha256, state: 'published' as const };
    await insertDefinition(tx, { ...one, createdBy: 'release' });
  }
  return ok(null);
};

/** Every shipped definition by file, looked through; refuses the first that is broken. */
export const readShippedDefinitions = async (): Promise<Outcome<ReadonlyMap<string, CaseType>, ShippedCode>> => {
  const types = new Map<string, CaseType>();
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()) {
    const type = await readFileOf(file);
    if (!type.ok) return type;
    types.set(file, type.value);
  }
  return ok(types);
};

/**
 * Loads the shipped definitions at the start: new versions join the old ones, which stay for the cases that run by them.
 * What this installation cannot do yet is left out, so that nobody begins what cannot end. Refuses a broken file, and one that was
 * changed although cases use it.
 */
export const loadShipped = async (db: Database): Promise<Outcome<number, ShippedCode>> => {
  const types = await readShippedDefinitions();
  if (!types.ok) return types;
  return db.transact(systemActor('cases.shipped'), async (tx): Promise<Outcome<number, ShippedCode>> => {
    const possible = [...types.value].filter(([, type]) => checkEffects(type).ok);
    for (const [file, type] of possible) {
      const done = await put(tx, file, type);
      if (!done.ok) return done;
    }
    return ok(possible.length);
  });
};
