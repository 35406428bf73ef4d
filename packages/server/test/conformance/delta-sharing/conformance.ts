/** Delta Sharing and Delta Lake, read by the unmodified Python clients of others against a running platform. */
import { ensurePython, readProgram, run } from './python.ts';

/** Rows of one version, and of one kind of change in one version. */
export type ExpectedVersion = { readonly version: number; readonly rows: number };
export type ExpectedChange = {
  readonly version: number;
  readonly change: 'insert' | 'delete';
  readonly rows: number;
};

/** What the clients must see. `versions` is oldest first; the last one is the newest. */
export type Expected = {
  readonly columns: readonly string[];
  readonly versions: readonly ExpectedVersion[];
  /** Every change in the range of versions from the first to the last expected change. */
  readonly changes: readonly ExpectedChange[];
};

/** Where to read. `tableUrl` is `PROFILE#share.schema.table`; `deltaTablePath` the folder that holds `_delta_log`. */
export type ConformanceInput = {
  readonly profilePath: string;
  readonly tableUrl: string;
  /** Undefined when the table is a subset of columns, which has no Delta log of its own. */
  readonly deltaTablePath?: string | undefined;
  readonly expected: Expected;
};

/** One thing that was looked at. */
export type Finding = {
  readonly name: string;
  readonly ok: boolean;
  readonly expected: unknown;
  readonly seen: unknown;
};

/** What came of it; skipped with the reason when the clients cannot be installed. */
export type ConformanceReport =
  | { readonly skipped: string }
  | { readonly skipped: undefined; readonly findings: readonly Finding[] };

type TableSeen = { readonly rows: number; readonly columns: readonly string[]; readonly content: number };
type ChangeSeen = { readonly version: number; readonly change: string; readonly rows: number };
type ShareSeen = {
  readonly tables: readonly string[];
  readonly version: number;
  readonly pandas: TableSeen;
  readonly deltaFormat: TableSeen;
  readonly arrow: TableSeen;
  readonly limited: number;
  readonly byVersion: Readonly<Record<string, TableSeen>>;
  readonly changes: readonly ChangeSeen[];
  readonly deltaFormatChanges: readonly ChangeSeen[];
};
type DeltaSeen = Pick<ShareSeen, 'version' | 'byVersion' | 'changes'>;
type Seen = {
  readonly share?: ShareSeen;
  readonly delta?: DeltaSeen;
  readonly refused?: { readonly status: number; readonly message: string };
};

/** How many rows are asked for with a limit. */
const limit = 7;

const finding = (name: string, expected: unknown, seen: unknown): Finding => ({
  name,
  expected,
  seen,
  ok: JSON.stringify(expected) === JSON.stringify(seen),
});

const read = async (python: string, input: ConformanceInput): Promise<Seen> => {
  const { versions, changes } = input.expected;
  const changed = changes.map(({ version }) => version);
  const given = {
    profilePath: input.profilePath,
    tableUrl: input.tableUrl,
    deltaTablePath: input.deltaTablePath ?? null,
    versions: versions.map(({ version }) => version),
    startingVersion: Math.min(...changed),
    endingVersion: Math.max(...changed),
    limit,
  };
  const ran = await run(python, [readProgram], JSON.stringify(given));
  const line = ran.stdout.trim().split('\n').at(-1) ?? '';
  if (ran.code !== 0) throw new Error(`the Python client failed:\n${ran.stderr}`);
  return JSON.parse(line) as Seen;
};

const rowsOf = (tables: Readonly<Record<string, TableSeen>> | undefined): ExpectedVersion[] =>
  Object.entries(tables ?? {}).map(([version, { rows }]) => ({ version: Number(version), rows }));

const sorted = (changes: readonly ChangeSeen[]): string[] =>
  changes.map(({ version, change, rows }) => `${version} ${change} ${rows}`).sort();

const shareFindings = (share: ShareSeen, { expected, tableUrl }: ConformanceInput): Finding[] => {
  const newest = expected.versions.at(-1);
  const address = tableUrl.slice(tableUrl.lastIndexOf('#') + 1);
  return [
    finding('lists the table', true, share.tables.includes(address)),
    finding('newest version', newest?.version, share.version),
    finding('load_as_pandas: rows', newest?.rows, share.pandas.rows),
    finding('load_as_pandas: columns', expected.columns, share.pandas.columns),
    finding('Arrow: content', share.pandas.content, share.arrow.content),
    finding('delta response format: rows', newest?.rows, share.deltaFormat.rows),
    finding('time travel: rows', expected.versions, rowsOf(share.byVersion)),
    finding('limit', Math.min(limit, newest?.rows ?? 0), share.limited),
    finding('load_table_changes_as_pandas', sorted(expected.changes), sorted(share.changes)),
    finding('delta response format: changes', sorted(expected.changes), sorted(share.deltaFormatChanges)),
  ];
};

const deltaFindings = (delta: DeltaSeen, share: ShareSeen, { expected }: ConformanceInput): Finding[] => [
  finding('deltalake: newest version', expected.versions.at(-1)?.version, delta.version),
  finding('deltalake: rows by version', expected.versions, rowsOf(delta.byVersion)),
  finding('deltalake: load_cdf', sorted(expected.changes), sorted(delta.changes)),
  ...Object.entries(delta.byVersion).map(([version, { content }]) =>
    finding(`deltalake and share agree on version ${version}`, content, share.byVersion[version]?.content),
  ),
];

/** Lists, loads, travels in time and reads the change feed with the clients of others, and compares with what is expected. */
export const checkConformance = async (input: ConformanceInput): Promise<ConformanceReport> => {
  const ready = await ensurePython();
  if (!ready.ok) return { skipped: ready.reason };
  const seen = await read(ready.python, input);
  if (seen.share === undefined)
    return { skipped: undefined, findings: [finding('the client was let in', undefined, seen.refused)] };
  const delta = seen.delta === undefined ? [] : deltaFindings(seen.delta, seen.share, input);
  return { skipped: undefined, findings: [...shareFindings(seen.share, input), ...delta] };
};

/** After the end of an agreement: the same client must be refused with 403 at its first call. */
export const checkRefused = async (input: ConformanceInput): Promise<ConformanceReport> => {
  const ready = await ensurePython();
  if (!ready.ok) return { skipped: ready.reason };
  const seen = await read(ready.python, input);
  return { skipped: undefined, findings: [finding('refused with 403', 403, seen.refused?.status)] };
};
