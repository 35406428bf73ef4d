/** What reading a table needs of the engine: an EngineSession of #platform/engine fits. */
export type TableSession = {
  rows<T>(sql: string): Promise<T[]>;
  decode(
    path: string,
    options: { readonly encoding?: string | undefined },
  ): Promise<{
    readonly path: string;
    readonly encoding: string;
    readonly compression: string;
    readonly lineEnds: string;
    readonly start: string;
  }>;
  aside<T>(
    script: URL,
    path: string,
    work: { readonly input: unknown; readonly timeMaxMs: number },
  ): Promise<{ readonly output: T } | { readonly stopped: 'memory' | 'time' }>;
};

/** A text as SQL writes it. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as SQL writes it. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The message of a statement that DuckDB refused; undefined for any other error. */
export const sqlFaultOf = (error: unknown): string | undefined =>
  error instanceof Error && error.name === 'EngineSqlError' ? error.message : undefined;
