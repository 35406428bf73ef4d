import type { BlobStore } from './blobs.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import type { Engine } from './engine.ts';
import type { Jobs } from './jobs.ts';
import type { Keyring } from './keyring.ts';
import type { Logger } from './log.ts';
import type { Random } from './random.ts';

/** The outside world, as main.ts hands it to modules. */
export interface Kit {
  readonly db: Database;
  readonly blobs: BlobStore;
  readonly engine: Engine;
  readonly jobs: Jobs;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly config: Config;
  /** Folder for unfinished work, cleared at start. */
  readonly workDir: string;
}
