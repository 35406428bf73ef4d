import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, ok, refuse } from '#kernel';
import { type Account, runAs } from './account.ts';
import { type BinaryPackage, findPackage, restoreLinks } from './package.ts';
import { shelve } from './shelf.ts';

/** PostgreSQL's programs, and their major version ("18"). */
export type Binaries = { readonly postgres: string; readonly initdb: string; readonly major: string };

const programsOf = ({ root, version }: BinaryPackage): Binaries => ({
  postgres: join(root, 'native', 'bin', 'postgres'),
  initdb: join(root, 'native', 'bin', 'initdb'),
  major: version.split('.')[0] ?? '',
});

/** Empty when the account can run the programs, else why it cannot. */
const whyNot = (account: Account, { postgres, initdb }: Binaries): string => {
  for (const program of [postgres, initdb]) {
    const { status, stderr, error } = runAs(account, '/', program, ['--version']);
    if (status !== 0) return error?.message ?? stderr.trim();
  }
  return '';
};

/** Where a copy may lie, best first: root's cache, which every account can reach; our data folder when not root. */
const shelves = (account: Account, dataDir: string): readonly string[] =>
  account === undefined ? [dataDir] : ['/var/cache/corridor', join(tmpdir(), 'corridor-binaries')];

const copyFor = (
  account: Account,
  original: BinaryPackage,
  dataDir: string,
): Outcome<Binaries, 'database.no_binaries'> => {
  let reason = '';
  for (const shelf of shelves(account, dataDir)) {
    try {
      const programs = programsOf({ root: shelve(original, shelf), version: original.version });
      reason = whyNot(account, programs);
      if (reason === '') return ok(programs);
    } catch (error) {
      reason = (error as Error).message;
    }
  }
  return refuse('database.no_binaries', { reason });
};

const withLinks = (original: BinaryPackage): Binaries => {
  try {
    restoreLinks(original.root);
  } catch {
    // The package is not ours to write. Whether its links are there shows when its programs are tried.
  }
  return programsOf(original);
};

/**
 * Finds programs that the account can run. Where the package lies in a folder closed to it (root's own home), or
 * lacks links that we may not add, it is copied: 55 MB, once per version.
 */
export const findBinaries = (account: Account, dataDir: string): Outcome<Binaries, 'database.no_binaries'> => {
  try {
    const original = findPackage();
    const packaged = withLinks(original);
    return whyNot(account, packaged) === '' ? ok(packaged) : copyFor(account, original, dataDir);
  } catch (error) {
    return refuse('database.no_binaries', { reason: (error as Error).message });
  }
};
