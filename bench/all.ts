/** `npm run bench`: every benchmark after another. Results are printed with the machine; nothing is aimed at or asserted. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

for (const name of ['ingest', 'sharing', 'ledger', 'log', 'catalogue']) {
  console.log(`\n== ${name}`);
  const path = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, [path], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
