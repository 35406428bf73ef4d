import { availableParallelism } from 'node:os';
import { invariant, type Outcome, ok, refuse } from '#kernel';
import type { EngineChild } from './engine/child.ts';
import { type EngineStop, EngineStoppedError } from './engine/errors.ts';
import { createNursery, type EngineLog } from './engine/nursery.ts';
import type { AsideResult, Decoded, EngineParam } from './engine/protocol.ts';

export { EngineDecodeError, EngineSqlError, type EngineStop, engineErrors } from './engine/errors.ts';
export type { AsideData, AsideResult, Decoded, DecodeFault, EngineParam } from './engine/protocol.ts';

/** What a task says to its child. */
export interface EngineSession {
  /** JSON-safe rows: bigint, decimal, dates as strings; number/double/int32 as number. At most 200,000. */
  rows<T>(sql: string, params?: readonly EngineParam[]): Promise<T[]>;
  /** Runs one statement. A statement that fails rejects with EngineSqlError. */
  run(sql: string, params?: readonly EngineParam[]): Promise<void>;
  /**
   * Bytes to a UTF-8 text file: gunzip, find the encoding (utf-8, utf-16, gb18030), decode into the work folder. A file
   * that already is plain UTF-8 is not copied. Rejects with EngineDecodeError, of a Parquet file with `kind: 'parquet'` and
   * the `path` to read it by: DuckDB takes `*`, `?` and `[` in a name for a pattern.
   */
  decode(inputPath: string, options?: { readonly encoding?: string | undefined }): Promise<Decoded>;
  /**
   * Runs a script of ours (a module's URL) on a file in a thread of the child, for formats that DuckDB cannot read: it finds AsideData
   * in `workerData` and posts one answer. Stopped beyond `timeMaxMs` or the child's share of memory for JavaScript.
   */
  aside<T>(
    script: URL,
    path: string,
    work: { readonly input: unknown; readonly timeMaxMs: number },
  ): Promise<AsideResult<T>>;
}

/** What a task may use. */
export type TaskSpec = {
  readonly name: string;
  /** Files that may be read, absolute. */
  readonly readPaths: readonly string[];
  /** The one folder that may be written, absolute; it must exist. */
  readonly workDir: string;
  /** What the task may use beyond an idle child. */
  readonly memoryMaxBytes?: number;
  readonly timeMaxMs?: number;
};

/** DuckDB in child processes: whatever a file does to it, the server lives on. */
export interface Engine {
  /**
   * One killable child process per task: memory cap by the kernel, time cap, may read `readPaths` and write `workDir`
   * only, no network. Tasks beyond the limit wait their turn, so a task must not start a task.
   */
  task<T>(spec: TaskSpec, work: (session: EngineSession) => Promise<T>): Promise<Outcome<T, EngineStop>>;
  /** Kills every child and waits until they are gone. */
  close(): Promise<void>;
}

/** Fits the machine that a region's office has; a table of 10 million rows is profiled in half of it. */
const engineMemoryBytesDefault = 2 * 1024 ** 3;

/** Below this DuckDB cannot write a row group of a wide table. */
const engineMemoryBytesMin = 256 * 1024 ** 2;

/** The largest upload is read and written well within this. */
const engineTimeMsDefault = 10 * 60_000;

/** What Node, the decoder and DuckDB itself take beside the buffers that DuckDB counts. */
const uncountedBytes = 256 * 1024 ** 2;

/** How an engine is made. */
export type EngineOptions = {
  readonly log: EngineLog;
  readonly memoryMaxBytes?: number;
  /** Tasks at one time; each may use the memory cap. */
  readonly tasksMax?: number;
  /** Whether a warm child waits for the next task; off for a program that runs one task. */
  readonly spare?: boolean;
};

const createSlots = (count: number) => {
  let free = count;
  const queue: (() => void)[] = [];
  return {
    async take(): Promise<void> {
      if (free > 0) free -= 1;
      else await new Promise<void>((go) => queue.push(go));
    },
    give(): void {
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
};

const sessionOf = (child: EngineChild): EngineSession => ({
  rows: async <T>(sql: string, params: readonly EngineParam[] = []) =>
    (await child.call({ op: 'rows', sql, params })) as T[],
  run: async (sql, params = []) => {
    await child.call({ op: 'run', sql, params });
  },
  decode: async (path, options = {}) =>
    (await child.call({ op: 'decode', path, encoding: options.encoding })) as Decoded,
  aside: async <T>(script: URL, path: string, work: { readonly input: unknown; readonly timeMaxMs: number }) =>
    (await child.call({ op: 'aside', script: script.href, path, ...work })) as AsideResult<T>,
});

/** DuckDB stops cleanly a little before the kernel would stop it hard. */
const duckdbShare = (memoryMaxBytes: number): number => Math.max(memoryMaxBytes / 2, memoryMaxBytes - uncountedBytes);

/** More threads than this only fight for the memory of one task. */
const threads = Math.min(availableParallelism(), 4);

const runWork = async <T>(
  child: EngineChild,
  memoryMaxBytes: number,
  spec: TaskSpec,
  work: (session: EngineSession) => Promise<T>,
): Promise<Outcome<T, EngineStop>> => {
  const running = (async () => {
    const { readPaths, workDir } = spec;
    const memoryBytes = duckdbShare(memoryMaxBytes);
    await child.open({ readPaths, workDir, memoryBytes, threads }, memoryMaxBytes);
    return ok(await work(sessionOf(child)));
  })();
  try {
    return await Promise.race([running, child.gone.then((reason) => refuse(reason))]);
  } catch (error) {
    if (error instanceof EngineStoppedError) return refuse(error.code);
    throw error;
  } finally {
    // The work may still be using its dead session when the task is over.
    running.catch(() => {});
  }
};

const sayStop = (log: EngineLog, task: string, code: EngineStop, child: EngineChild): void =>
  log.warn(
    { task, code, ...(code === 'engine.crashed' ? { lastWords: child.lastWords() } : {}) },
    'engine task stopped',
  );

/** Makes the engine. Children start on demand; a spare one is kept warm unless that is switched off. */
export const createEngine = (options: EngineOptions): Engine => {
  const memoryDefault = options.memoryMaxBytes ?? engineMemoryBytesDefault;
  const slots = createSlots(options.tasksMax ?? 2);
  const nursery = createNursery(options.log, options.spare ?? true);
  nursery.warmUp();
  let isClosing = false;
  const runIn = async <T>(
    child: EngineChild,
    spec: TaskSpec,
    work: (session: EngineSession) => Promise<T>,
  ): Promise<Outcome<T, EngineStop>> => {
    const timer = setTimeout(() => child.stop('engine.out_of_time'), spec.timeMaxMs ?? engineTimeMsDefault);
    try {
      const outcome = await runWork(child, spec.memoryMaxBytes ?? memoryDefault, spec, work);
      if (!outcome.ok && !isClosing) sayStop(options.log, spec.name, outcome.error.code, child);
      return outcome;
    } finally {
      clearTimeout(timer);
      child.stop('engine.crashed');
      await child.gone;
    }
  };
  return {
    async task(spec, work) {
      invariant(!/[*?[]/.test(spec.workDir), 'DuckDB takes *, ? and [ in a path for a pattern: use another folder');
      invariant((spec.memoryMaxBytes ?? memoryDefault) >= engineMemoryBytesMin, 'a task needs more memory than that');
      await slots.take();
      try {
        return await runIn(await nursery.take(), spec, work);
      } finally {
        slots.give();
        nursery.warmUp();
      }
    },
    close() {
      isClosing = true;
      return nursery.close();
    },
  };
};
