/** Where larger data for benchmarks lie: outside the repository, because their licences or sizes keep them out of it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const beside = fileURLToPath(new URL('../../../../shared', import.meta.url));

/** A path within the folder of shared data (`CORRIDOR_BENCH_DATA`, else `shared` beside the checkout); undefined where it is absent. */
export const sharedPath = (path: string): string | undefined => {
  const full = join(process.env.CORRIDOR_BENCH_DATA ?? beside, path);
  return existsSync(full) ? full : undefined;
};
