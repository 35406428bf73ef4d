/**
 * `npm run bench`: every benchmark after another; `npm run bench -- portal log`: those. Results are printed with the machine; nothing is
 * aimed at or asserted.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const all = ['ingest', 'sharing', 'ledger', 'log', 'catalogue', 'portal', 'assess', 'cases'];
const wanted = process.argv.slice(2);

for (const name of wanted.length === 0 ? all : wanted) {
  console.log(`\n== ${name}`);
  const path = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, [path], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
