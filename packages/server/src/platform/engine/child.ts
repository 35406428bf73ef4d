import { type ChildProcess, spawn } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Confinement, capMemory, childEnvironment } from './confine.ts';
import { EngineDecodeError, EngineSqlError, type EngineStop, EngineStoppedError } from './errors.ts';
import type { Fault, OpenRequest, Reply, Request } from './protocol.ts';

/** One child process, for one task. */
export type EngineChild = {
  readonly pid: number | undefined;
  /** Gives the child its task and closes it in; to be called once, first. */
  open(task: Omit<OpenRequest, 'op'>, memoryMaxBytes: number): Promise<void>;
  /** Asks the child; rejects with EngineSqlError, EngineDecodeError or EngineStoppedError. */
  call(request: Request): Promise<unknown>;
  /** Kills the child now; the first reason given is the one that counts. */
  stop(reason: EngineStop): void;
  /** Resolves when the child is gone, with why. */
  readonly gone: Promise<EngineStop>;
  /** The end of what it wrote to stderr, and what we know of its end. */
  lastWords(): string;
  /** A resting child does not keep the program alive. */
  rest(): void;
  wake(): void;
};

/** How much of the child's last words is kept, to tell memory from other faults. */
const stderrKeptBytes = 16_384;

/** V8's share: answers are small, data stay in DuckDB; but a workbook is read in a thread, to which the same limit applies. */
const v8HeapMaxMb = 640;

const extension = extname(import.meta.filename);
const workerFile = fileURLToPath(new URL(`./worker${extension}`, import.meta.url));

/** From sources the child must resolve `#kernel` as the parent does; it gets no NODE_OPTIONS, as no environment at all. */
const program = [
  process.execPath,
  ...(extension === '.ts' ? ['--conditions=source'] : []),
  `--max-old-space-size=${v8HeapMaxMb}`,
  '--no-warnings',
  workerFile,
];

const memoryWords = /out of memory|bad_alloc|cannot allocate memory|failed to allocate|allocation failed/i;

/** Nobody but the kernel's memory killer sends SIGKILL to our children. */
const reasonOf = (signal: NodeJS.Signals | null, lastWords: string): EngineStop =>
  signal === 'SIGKILL' || memoryWords.test(lastWords) ? 'engine.out_of_memory' : 'engine.crashed';

const errorOf = (fault: Fault): Error => {
  if (fault.kind === 'decode') return new EngineDecodeError(fault.code, fault.params);
  return fault.kind === 'sql' ? new EngineSqlError(fault.message) : new Error(`engine worker: ${fault.message}`);
};

const collectWords = (child: ChildProcess) => {
  let kept = '';
  const note = (text: string): void => {
    kept = (kept + text).slice(-stderrKeptBytes);
  };
  child.stderr?.setEncoding('utf8').on('data', note);
  return { note, words: () => kept };
};

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/** Starts a child under the confinement; it loads DuckDB at once and then waits for its task. */
export const startChild = (confinement: Confinement): EngineChild => {
  const [file = '', ...args] = [...confinement.prefix, ...program];
  const child = spawn(file, args, { env: childEnvironment, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const { note, words } = collectWords(child);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let reason: EngineStop | undefined;
  const { promise: gone, resolve: settle } = Promise.withResolvers<EngineStop>();
  const end = (why: EngineStop): void => {
    reason ??= why;
    for (const call of waiting.values()) call.reject(new EngineStoppedError(reason));
    waiting.clear();
    settle(reason);
  };
  const stop = (why: EngineStop): void => {
    reason ??= why;
    child.kill('SIGKILL');
  };
  child.on('error', (error) => {
    note(`could not be started: ${error.message}`);
    end('engine.crashed');
  });
  // 'close' comes after stderr has been read to its end, so the last words are complete.
  child.on('close', (code, signal) => {
    if (reason === undefined) note(`ended with ${signal ?? code}`);
    end(reasonOf(signal, words()));
  });
  child.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) call?.resolve(reply.value);
    else if (reply.fault.kind !== 'memory') call?.reject(errorOf(reply.fault));
    else {
      if (call !== undefined) waiting.set(reply.id, call);
      stop('engine.out_of_memory');
    }
  });
  const call = (request: Request): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (reason !== undefined) return reject(new EngineStoppedError(reason));
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      // A child that is already gone answers by 'close', not by this callback.
      child.send({ id: lastId, request }, () => {});
    });
  return {
    pid: child.pid,
    gone,
    stop,
    lastWords: words,
    call,
    async open(task, memoryMaxBytes) {
      await call({ op: 'ready' });
      const fault = confinement.memory ? await capMemory(child.pid ?? 0, memoryMaxBytes) : undefined;
      if (fault !== undefined) {
        note(`the memory cap could not be set: ${fault}`);
        stop('engine.crashed');
      }
      await call({ op: 'open', ...task });
    },
    rest: () => unrefAll(child),
    wake: () => refAll(child),
  };
};

type Handle = { ref(): unknown; unref(): unknown };

const handlesOf = (child: ChildProcess): Handle[] =>
  [child, child.channel, child.stderr].filter(
    (handle) => handle !== null && handle !== undefined && 'unref' in handle,
  ) as unknown as Handle[];

const unrefAll = (child: ChildProcess): void => {
  for (const handle of handlesOf(child)) handle.unref();
};

const refAll = (child: ChildProcess): void => {
  for (const handle of handlesOf(child)) handle.ref();
};
