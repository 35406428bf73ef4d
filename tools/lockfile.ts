/**
 * Completes package-lock.json with the packages of other machines (darwin, musl, …). npm leaves out an optional package
 * that its registry could not give it at that moment, and `npm ci` then refuses the lock file everywhere. What is
 * added has a version and the machine it is for, no checksum; npm skips it on any other machine without asking a registry.
 * Run it after every change of dependencies: `node tools/lockfile.ts`; with `--check` it only says what is missing, exit 1.
 */
import { readFileSync, writeFileSync } from 'node:fs';

type Entry = {
  version?: string;
  cpu?: string[];
  dev?: boolean;
  libc?: string[];
  optional?: boolean;
  os?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Entry> };

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 's390x', 'riscv64', 'x64', 'wasm32'];

const listed = (name: 'os' | 'cpu', known: readonly string[], words: readonly string[]): Partial<Entry> => {
  const found = known.filter((word) => words.includes(word));
  return found.length === 0 ? {} : { [name]: found };
};

/** Packages of this kind are named after their machine: `@biomejs/cli-linux-x64-musl`. */
const entryFor = (name: string, range: string, parent: Entry): Entry => {
  const words = name.replace('windows', 'win32').split(/[-/]/);
  const libc = words.find((word) => /^(musl|gnu)/.test(word));
  return {
    version: range.replace(/^[\^~]/, ''),
    ...listed('cpu', processors, words),
    ...(parent.dev === true ? { dev: true } : {}),
    ...(libc === undefined ? {} : { libc: [libc.startsWith('musl') ? 'musl' : 'glibc'] }),
    optional: true,
    ...listed('os', systems, words),
  };
};

const missingIn = ({ packages }: Lock): [string, Entry][] =>
  Object.values(packages).flatMap((parent) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)))
      .map(([name, range]): [string, Entry] => [`node_modules/${name}`, entryFor(name, range, parent)]),
  );

const path = 'package-lock.json';
const lock = JSON.parse(readFileSync(path, 'utf8')) as Lock;
const missing = missingIn(lock);
for (const [name] of missing) console.log(name);
if (process.argv.includes('--check')) process.exitCode = missing.length === 0 ? 0 : 1;
else if (missing.length > 0) {
  const packages = Object.fromEntries(
    Object.entries({ ...lock.packages, ...Object.fromEntries(missing) }).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  writeFileSync(path, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
}
