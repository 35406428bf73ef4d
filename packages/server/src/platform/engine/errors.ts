import { defineErrors } from '#kernel';
import type { DecodeFault } from './protocol.ts';

/** Why a task was ended from outside. */
export const engineErrors = defineErrors({
  'engine.out_of_memory': {
    status: 422,
    en: 'The data need more memory than one task may use. Split the file or ask the operator for a larger limit.',
    zh: '处理这份数据所需内存超过单个任务的上限。请拆分文件，或请运营方调高上限。',
  },
  'engine.out_of_time': {
    status: 422,
    en: 'The task took longer than allowed and was stopped. Split the file or ask for less at once.',
    zh: '任务超过时限，已被终止。请拆分文件，或减少一次处理的量。',
  },
  'engine.crashed': {
    status: 500,
    en: 'The worker that read the data ended unexpectedly; nothing was kept. If it happens again, tell the operator.',
    zh: '读取数据的工作进程意外退出，未保留任何内容。如再次发生，请告知运营方。',
  },
});

/** Why a task was ended from outside. */
export type EngineStop = keyof typeof engineErrors;

/** A statement that DuckDB refused; the message is DuckDB's and may quote the data. */
export class EngineSqlError extends Error {
  override readonly name = 'EngineSqlError';
}

/** Bytes that could not become text. */
export class EngineDecodeError extends Error {
  override readonly name = 'EngineDecodeError';
  readonly code: DecodeFault;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: DecodeFault, params: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}

/** The child is gone; `task` turns this into its refusal, whatever the work does with it. */
export class EngineStoppedError extends Error {
  override readonly name = 'EngineStoppedError';
  readonly code: EngineStop;
  constructor(code: EngineStop) {
    super(code);
    this.code = code;
  }
}
