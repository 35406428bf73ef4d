import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { type BinaryPackage, restoreLinks } from './package.ts';

/** Readable for every account, whatever our umask says. */
const makeOpenFolder = (path: string): void => {
  mkdirSync(path);
  chmodSync(path, 0o755);
};

/** Copies a folder; static libraries stay behind, nothing at run time needs them. */
const copyFolder = (from: string, to: string): void => {
  makeOpenFolder(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (!entry.name.endsWith('.a')) copyProgram(source, target);
  }
};

const copyProgram = (source: string, target: string): void => {
  copyFileSync(source, target);
  chmodSync(target, statSync(source).mode & 0o100 ? 0o755 : 0o644);
};

/** True for a folder that only we can write: programs from anywhere else are not run. */
const isOursAlone = (path: string): boolean => {
  const stat = lstatSync(path);
  return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
};

const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Moves the finished copy into its place; when another process was faster, its copy is as good. */
const settle = (temporary: string, target: string): void => {
  try {
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { recursive: true });
    if (!exists(target)) throw error;
  }
};

/** Puts a copy of the package on a shelf, or finds the one put there earlier; answers the copy's root. */
export const shelve = (original: BinaryPackage, shelf: string): string => {
  if (!exists(shelf)) makeOpenFolder(shelf);
  const target = join(shelf, `postgresql-${original.version}`);
  if (!exists(target)) {
    const temporary = join(shelf, `.${basename(target)}-${process.pid}`);
    rmSync(temporary, { recursive: true, force: true });
    makeOpenFolder(temporary);
    copyFolder(join(original.root, 'native'), join(temporary, 'native'));
    restoreLinks(temporary);
    settle(temporary, target);
  }
  for (const path of [shelf, target]) if (!isOursAlone(path)) throw new Error(`${path} is not ours alone`);
  return target;
};
