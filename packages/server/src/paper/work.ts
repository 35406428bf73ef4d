import { Worker } from 'node:worker_threads';
import { InvariantError, type Outcome, ok, type Result, refuse } from '#kernel';
import { createGate } from '#platform/gate';
import type { FoundTable, TableFault } from './core/read-table.ts';
import type { Inspected } from './core/report-docx.ts';
import type { OfficeCode, TemplateFormat } from './core/report-office.ts';
import type { FillData } from './core/report-values.ts';
import type { Sheet } from './core/sheets.ts';
import type { PaperCode } from './errors.ts';
import type { Print } from './model.ts';

/** What is done aside, so that neither a long document nor a hostile file holds up the server. */
export type Tasks = {
  readonly print: { readonly input: Print; readonly output: Uint8Array };
  readonly writeSheet: {
    readonly input: { readonly sheet: Sheet; readonly format: 'csv' | 'xlsx' };
    readonly output: Uint8Array;
  };
  readonly readTable: { readonly input: Uint8Array; readonly output: Result<FoundTable, TableFault> };
  readonly inspectTemplate: {
    readonly input: { readonly format: TemplateFormat; readonly bytes: Uint8Array };
    readonly output: Outcome<Inspected, OfficeCode>;
  };
  readonly fillTemplate: {
    readonly input: { readonly format: TemplateFormat; readonly bytes: Uint8Array; readonly data: FillData };
    readonly output: Outcome<Uint8Array, OfficeCode>;
  };
};

/** An order to the worker. */
export type Order<N extends keyof Tasks> = { readonly name: N; readonly input: Tasks[N]['input'] };

/** The worker's one answer. */
export type Answer = { readonly output: Tasks[keyof Tasks]['output'] } | { readonly failed: string };

/** A document of 5,000 lines takes a few seconds, on a busy machine a minute; whoever waits longer has gone. */
const workMsMax = 60_000;

/** Fonts, a long table and its lines; beyond it the worker ends, not the server. */
const heapMegabytesMax = 384;

/** As many as leave a core to the server on a machine of two; others wait their turn. */
const desk = createGate({ what: 'documents', places: 2, waitingMax: 100, waitMsMax: 60_000 });

const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const script = new URL(`./worker${extension}`, import.meta.url);

/** A worker that has its fonts open waits this long for the next order; opening them costs more than printing. */
const idleMsMax = 60_000;

const idle = new Map<Worker, NodeJS.Timeout>();

const startWorker = (): Worker => {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax } });
  worker.unref();
  // one that ends while nothing is asked of it is replaced at the next order
  worker.on('error', () => undefined).on('exit', () => clearTimeout(idle.get(worker)));
  worker.on('exit', () => idle.delete(worker));
  return worker;
};

const takeWorker = (): Worker => {
  const [waiting] = idle;
  if (waiting === undefined) return startWorker();
  clearTimeout(waiting[1]);
  idle.delete(waiting[0]);
  return waiting[0];
};

const putBack = (worker: Worker): void => {
  idle.set(worker, setTimeout(() => void worker.terminate(), idleMsMax).unref());
};

/** The answer, or undefined when the worker ended without one: out of memory, or stopped. */
const answerOf = <N extends keyof Tasks>(worker: Worker, order: Order<N>): Promise<Answer | undefined> =>
  new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? settle(() => resolve(undefined)) : settle(() => reject(error));
    const onExit = (): void => settle(() => resolve(undefined));
    const onMessage = (answer: Answer): void => settle(() => resolve(answer));
    const settle = (how: () => void): void => {
      worker.off('error', onError).off('exit', onExit).off('message', onMessage);
      how();
    };
    worker.on('error', onError).on('exit', onExit).on('message', onMessage);
    worker.postMessage(order);
  });

const runOnce = async <N extends keyof Tasks>(order: Order<N>): Promise<Outcome<Tasks[N]['output'], PaperCode>> => {
  const worker = takeWorker();
  const timer = setTimeout(() => void worker.terminate(), workMsMax);
  try {
    const answer = await answerOf(worker, order);
    if (answer === undefined) return refuse('paper.work_too_large', { what: order.name });
    if ('failed' in answer) throw new InvariantError(`${order.name}: ${answer.failed}`);
    putBack(worker);
    return ok(answer.output as Tasks[N]['output']);
  } catch (error) {
    void worker.terminate();
    throw error;
  } finally {
    clearTimeout(timer);
  }
};

/** Does one task in a thread of its own with a limit of time and memory; refuses what exceeds them. */
export const workAside = <N extends keyof Tasks>(
  name: N,
  input: Tasks[N]['input'],
): Promise<Outcome<Tasks[N]['output'], PaperCode>> => desk.pass(() => runOnce({ name, input }));
