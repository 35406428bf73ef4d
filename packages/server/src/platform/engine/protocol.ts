/** What parent and child of the engine say to each other. Both sides are ours and of one version. */
import type { LineEnds } from './line-ends.ts';

/** A value bound to a `?` of a statement. */
export type EngineParam = string | number | boolean | null;

/** What the child may touch and how much it may use. */
export type OpenRequest = {
  readonly op: 'open';
  readonly readPaths: readonly string[];
  readonly workDir: string;
  readonly memoryBytes: number;
  readonly threads: number;
};

/** One statement; `rows` wants its answer. */
export type SqlRequest = { readonly op: 'rows' | 'run'; readonly sql: string; readonly params: readonly EngineParam[] };

/** Bytes to UTF-8 text. */
export type DecodeRequest = { readonly op: 'decode'; readonly path: string; readonly encoding: string | undefined };

/**
 * A script of ours that looks into a file of the task in a thread of its own: a module that handles `workerData` of AsideData and
 * posts one answer.
 */
export type AsideRequest = {
  readonly op: 'aside';
  /** URL of the module. */
  readonly script: string;
  readonly path: string;
  readonly input: unknown;
  readonly timeMaxMs: number;
};

/** What the script of an AsideRequest finds in `workerData`. */
export type AsideData<I> = { readonly path: string; readonly workDir: string; readonly input: I };

/** What came of it: an answer that JSON can carry, or that it was stopped. */
export type AsideResult<T> = { readonly output: T } | { readonly stopped: 'memory' | 'time' };

/** Answered once DuckDB is loaded; the memory cap is set after it. */
export type ReadyRequest = { readonly op: 'ready' };

/** What the parent asks. */
export type Request = ReadyRequest | OpenRequest | SqlRequest | DecodeRequest | AsideRequest;

/** Why bytes could not become text; `params` name the place, of what is no text its kind and a path DuckDB can take. */
export type DecodeFault =
  | 'decode.not_text'
  | 'decode.bomb'
  | 'decode.too_large'
  | 'decode.damaged'
  | 'decode.encoding_unknown'
  | 'decode.encoding_wrong';

/** Why a request failed: by the statement, for want of memory, by the bytes, or by a fault of ours. */
export type Fault =
  | { readonly kind: 'sql' | 'memory' | 'bug'; readonly message: string }
  | { readonly kind: 'decode'; readonly code: DecodeFault; readonly params: Readonly<Record<string, string | number>> };

/** What the child answers. */
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly fault: Fault };

/** What `decode` answers. */
export type Decoded = {
  /** A UTF-8 file: the input itself when it already was one, else a file in the work folder. */
  readonly path: string;
  /** Encoding found: utf-8, utf-16le, utf-16be, gb18030, or the label that was asked for. */
  readonly encoding: string;
  readonly compression: 'none' | 'gzip' | 'zstd';
  /** How lines ended; of `mixed` a copy was made in which all end in LF. */
  readonly lineEnds: LineEnds;
  /** Size of the text file. */
  readonly bytes: number;
  /** Its first characters, without a byte-order mark: enough to tell JSON from a table. */
  readonly start: string;
};
