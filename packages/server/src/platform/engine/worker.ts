/** The program of an engine child: loads DuckDB, waits for its one task, answers its parent, ends with it. */

import { runAside } from './aside.ts';
import { admit, decodeFile } from './decode.ts';
import { EngineDecodeError } from './errors.ts';
import type { Fault, OpenRequest, Reply, Request } from './protocol.ts';
import { closeIn, createConnection, queryRows } from './sandbox.ts';

// exit() would wait for DuckDB's threads; a task without its parent has nobody to answer to.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const connection = createConnection();
let task: OpenRequest | undefined;

const opened = (): OpenRequest => {
  if (task === undefined) throw new Error('no task was opened');
  return task;
};

const answer = async (request: Request): Promise<unknown> => {
  if (request.op === 'ready') return connection.then(() => null);
  if (request.op === 'open') {
    await closeIn(await connection, request);
    task = request;
    return null;
  }
  if (request.op === 'decode') return decodeFile(opened(), request.path, request.encoding);
  if (request.op === 'aside') {
    await admit(opened(), request.path);
    return runAside(request, opened().workDir);
  }
  const rows = await queryRows(await connection, request.sql, request.params, opened().workDir);
  return request.op === 'rows' ? rows : null;
};

const isMemory = (message: string): boolean => /^Out of Memory Error|bad_alloc|failed to allocate/i.test(message);

const faultOf = (error: unknown, request: Request): Fault => {
  if (error instanceof EngineDecodeError) return { kind: 'decode', code: error.code, params: error.params };
  const message = error instanceof Error ? error.message : String(error);
  if (isMemory(message)) return { kind: 'memory', message };
  return { kind: request.op === 'rows' || request.op === 'run' ? 'sql' : 'bug', message };
};

const serve = async (id: number, request: Request): Promise<Reply> => {
  try {
    return { id, ok: true, value: await answer(request) };
  } catch (error) {
    return { id, ok: false, fault: faultOf(error, request) };
  }
};

// One at a time: one connection, and the order of the calls is the order of the effects.
let last: Promise<unknown> = Promise.resolve();
process.on('message', ({ id, request }: { id: number; request: Request }) => {
  last = last.then(async () => process.send?.(await serve(id, request)));
});
