/** `npm run check`: format, lint, types, import rules, unused code, tidy, docs tests, unit tests. Prints each with its time. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

type Step = { readonly name: string; readonly command: string; readonly args: readonly string[] };

const bin = (name: string): string => `node_modules/.bin/${name}`;
const unit = 'packages/*/src/**/*.test.ts';

const steps: readonly Step[] = [
  { name: 'types', command: bin('tsc'), args: ['-p', '.'] },
  { name: 'types of the portal', command: bin('tsc'), args: ['-p', 'packages/web'] },
  { name: 'unit tests', command: process.execPath, args: ['--test', '--test-reporter=dot', unit, 'tools/*.test.ts'] },
  { name: 'format and lint', command: bin('biome'), args: ['ci', '--colors=off', '--error-on-warnings', '.'] },
  { name: 'import rules', command: bin('depcruise'), args: ['--config', '.dependency-cruiser.mjs', 'packages'] },
  { name: 'unused code', command: bin('knip'), args: [] },
  { name: 'tidy', command: process.execPath, args: ['tools/tidy.ts'] },
  { name: 'lock file', command: process.execPath, args: ['tools/lockfile.ts', '--check'] },
  { name: 'docs', command: process.execPath, args: ['tools/docs.ts', '--check'] },
];

type Done = { readonly step: Step; readonly code: number; readonly seconds: number; readonly output: string };

const run = (step: Step): Promise<Done> =>
  new Promise((resolve) => {
    const from = performance.now();
    const child = spawn(step.command, [...step.args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code) => resolve({ step, code: code ?? 1, seconds: (performance.now() - from) / 1000, output }));
  });

const report = ({ step, code, seconds, output }: Done): void => {
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds.toFixed(1)} s)`);
  if (code !== 0) console.log(output);
};

const queue = [...steps];
let failed = 0;
const worker = async (): Promise<void> => {
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const done = await run(step);
    report(done);
    if (done.code !== 0) failed += 1;
  }
};
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
process.exitCode = failed === 0 ? 0 : 1;
