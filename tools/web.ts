/**
 * Builds the portal: the browser's bundles, the server's half, and every asset compressed once. With `--if-needed` it does
 * nothing when no source is newer than the last build. Prints one line; what went wrong otherwise.
 */
import { globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('../packages/web/', import.meta.url));
const stamp = `${root}dist/built`;

/** Below this the headers weigh more than what is saved. */
const compressBytesMin = 1_024;

const sources = [
  'packages/web/{src,public}/**/*',
  'packages/web/{package.json,vite.config.ts}',
  'packages/client/src/api/*.ts',
  'package-lock.json',
];

const modified = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const isFresh = (): boolean => {
  const builtMs = modified(stamp);
  return builtMs > 0 && globSync([...sources]).every((path) => modified(path) <= builtMs);
};

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const compress = async (path: string): Promise<void> => {
  const bytes = readFileSync(path);
  if (bytes.length < compressBytesMin) return;
  writeFileSync(`${path}.br`, await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(`${path}.gz`, await zip(bytes, { level: 9 }));
};

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
if (!(process.argv.includes('--if-needed') && isFresh())) {
  const from = performance.now();
  rmSync(`${root}dist`, { recursive: true, force: true });
  await build({ root, logLevel: 'warn' });
  await build({ root, logLevel: 'warn', build: { ssr: true } });
  const assets = globSync(`${root}dist/client/**/*.{js,css,svg}`);
  await Promise.all(assets.map(compress));
  writeFileSync(stamp, '');
  console.error(`corridor: built the portal (${((performance.now() - from) / 1000).toFixed(0)} s)`);
}
