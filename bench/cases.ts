/** `npm run bench -- cases`: what programmes and cases are measured by, a file of bench/cases after another. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);

for (const path of globSync(`${here}cases/*.ts`).sort()) {
  const name = basename(path, '.ts');
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n-- ${name}`);
  const { status } = spawnSync(process.execPath, [path], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
