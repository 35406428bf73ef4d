import { Worker } from 'node:worker_threads';
import type { AsideData, AsideRequest, AsideResult } from './protocol.ts';

/**
 * Runs a script of ours on a file in a thread with V8's memory limit of this process and a limit of time. What exceeds them is
 * stopped, the engine's child lives on; a fault of the script itself is an exception.
 */
export const runAside = (request: AsideRequest, workDir: string): Promise<AsideResult<unknown>> =>
  new Promise((resolve, reject) => {
    const data: AsideData<unknown> = { path: request.path, workDir, input: request.input };
    const worker = new Worker(new URL(request.script), { workerData: data });
    const timer = setTimeout(() => settle(() => resolve({ stopped: 'time' })), request.timeMaxMs);
    let isSettled = false;
    const settle = (how: () => void): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      // its memory counts until it is gone, and the next may begin at once
      void worker.terminate().then(how);
    };
    worker.on('message', (output: unknown) => settle(() => resolve({ output })));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      settle(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ stopped: 'memory' }) : reject(error))),
    );
    worker.on('exit', () => settle(() => reject(new Error(`${request.script} ended without an answer`))));
  });
