import { timingSafeEqual } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok } from '#kernel';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { isEmpty } from './store.ts';

const pathOf = (kit: Kit): string => join(kit.config.dataDir, 'setup-code');

/** Writes a setup code into the data folder while the installation is empty; whoever can read that folder may set it up. */
export const ensureSetupCode = async (kit: Kit): Promise<string | undefined> => {
  const empty = await kit.db.read(systemActor('identity.setup'), isEmpty);
  // A code that a crash left behind opens nothing any more, but it looks as if it did.
  if (!empty) {
    await rm(pathOf(kit), { force: true });
    return undefined;
  }
  const known = await readFile(pathOf(kit), 'utf8').catch(() => undefined);
  if (known !== undefined) return known.trim();
  const code = Buffer.from(kit.random.bytes(15)).toString('base64url');
  await writeFile(pathOf(kit), code, { mode: 0o600, flush: true });
  return code;
};

/** True when the code is the one in the data folder. */
export const isSetupCode = async (kit: Kit, code: string): Promise<boolean> => {
  const known = Buffer.from((await readFile(pathOf(kit), 'utf8').catch(() => '')).trim());
  const given = Buffer.from(code);
  return known.length > 0 && known.length === given.length && timingSafeEqual(known, given);
};

/** Takes the code away after it was used. */
export const dropSetupCode = async (kit: Kit) => ok(await rm(pathOf(kit), { force: true }));
