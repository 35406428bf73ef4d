/**
 * `./corridor test [--fast]`: everything that must hold. First `npm run check`, then the walks, conformance and crash
 * tests on real servers, then the demo as a newcomer runs it. `--fast` stops after the walks.
 */
import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

type Stage = { readonly name: string; readonly args: readonly string[]; readonly slow: boolean };

const testsIn = (folder: string): string[] => globSync(`packages/server/test/${folder}/**/*.test.ts`).sort();
const portalTests = globSync('packages/web/test/**/*.test.ts').sort();

const nodeTest = (files: readonly string[], concurrency: number): string[] => [
  '--test',
  `--test-concurrency=${concurrency}`,
  '--test-reporter=spec',
  ...files,
];

const stages: readonly Stage[] = [
  { name: 'check', args: ['tools/check.ts'], slow: false },
  { name: 'walks', args: nodeTest([...testsIn('walks'), ...testsIn('contracts')], 2), slow: false },
  { name: 'platform', args: nodeTest(testsIn('platform'), 1), slow: true },
  { name: 'crashes', args: nodeTest(testsIn('sim'), 1), slow: true },
  { name: 'conformance', args: nodeTest(testsIn('conformance'), 1), slow: true },
  { name: 'portal', args: nodeTest(portalTests, 1), slow: true },
];

const run = (args: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('close', (code) => resolve(code ?? 1));
  });

/** What the long tests look at the portal with, as Debian ships it: a browser, Chinese letters, a reader of PDF. */
const debianPackages = ['chromium', 'fonts-noto-cjk', 'poppler-utils'];

/** Installs them where it can (Debian, as root); elsewhere the tests that need them say that they are skipped. */
const installBrowser = (): void => {
  if (existsSync('/usr/bin/chromium') && existsSync('/usr/bin/pdftotext')) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet: SpawnSyncOptions = { stdio: ['ignore', 'ignore', 'inherit'], env };
  console.log(`installing ${debianPackages.join(', ')}`);
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...debianPackages], quiet);
};

const demo = async (): Promise<number> => {
  const dir = mkdtempSync(join(tmpdir(), 'corridor-demo-'));
  try {
    return await run(['packages/client/src/cli.ts', 'demo', '--once', '--data', join(dir, 'data'), '--port', '0']);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

const fast = process.argv.includes('--fast');
if (!fast) installBrowser();
const results: { name: string; code: number; seconds: number }[] = [];
const timed = async (name: string, work: () => Promise<number>): Promise<void> => {
  const from = performance.now();
  console.log(`\n== ${name}`);
  const code = await work();
  results.push({ name, code, seconds: (performance.now() - from) / 1000 });
};

for (const stage of stages) {
  const hasTests = stage.args[0] !== '--test' || stage.args.some((arg) => arg.endsWith('.test.ts'));
  if (hasTests && !(fast && stage.slow)) await timed(stage.name, () => run(stage.args));
}
await timed('demo', demo);

console.log('');
for (const { name, code, seconds } of results)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(0)} s)`);
const failed = results.filter(({ code }) => code !== 0).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
