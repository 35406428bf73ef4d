import type { SharingProfile } from './profile.ts';
import { createTransport, type Transport } from './transport.ts';

/** Where a table is, in the three names by which clients address it. */
export type TableName = { readonly share: string; readonly schema: string; readonly table: string };

/** Schema and identity of a table, from the metaData line. */
export type TableMetadata = {
  readonly id: string;
  readonly name?: string;
  readonly schemaString: string;
  readonly partitionColumns: readonly string[];
  readonly version?: number;
  readonly size?: number;
  readonly numFiles?: number;
};

/** One file of an answer; `action` is `file` in a snapshot, `add`, `remove` or `cdf` in a change feed. */
export type FileLine = {
  readonly action: 'file' | 'add' | 'remove' | 'cdf';
  readonly url: string;
  readonly id: string;
  readonly size: number;
  readonly stats?: string;
  readonly version?: number;
  readonly timestamp?: number;
  readonly expirationTimestamp?: number;
};

/** A whole answer of query or changes. */
export type TableAnswer = {
  readonly version: number;
  readonly metadata: TableMetadata;
  readonly files: readonly FileLine[];
};

/** Which state of the table to read, and hints by which the server may leave files out. */
export type QueryOptions = {
  readonly version?: number;
  readonly timestamp?: string;
  readonly limitHint?: number;
  readonly predicateHints?: readonly string[];
  readonly jsonPredicateHints?: string;
};

/** A range of versions, both ends included; one start is needed. */
export type ChangesOptions = {
  readonly startingVersion?: number;
  readonly startingTimestamp?: string;
  readonly endingVersion?: number;
  readonly endingTimestamp?: string;
};

type Listed = { readonly items?: readonly Readonly<Record<string, string>>[]; readonly nextPageToken?: string };

/** What the Python client sends to find out the format. */
const askFormat = {
  'delta-sharing-capabilities':
    'responseformat=delta,parquet;readerfeatures=deletionvectors,columnmapping,timestampntz',
};

const versionHeader = 'delta-table-version';

const tablePath = ({ share, schema, table }: TableName): string =>
  `/shares/${encodeURIComponent(share)}/schemas/${encodeURIComponent(schema)}/tables/${encodeURIComponent(table)}`;

const versionOf = (response: Response): number => {
  const value = response.headers.get(versionHeader);
  if (value === null) throw new Error(`The server sent no ${versionHeader}.`);
  return Number(value);
};

const linesOf = async (response: Response): Promise<Readonly<Record<string, unknown>>[]> =>
  (await response.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const fileOf = (line: Readonly<Record<string, unknown>>): FileLine => {
  const [entry, ...others] = Object.entries(line);
  if (entry === undefined || others.length > 0 || !['file', 'add', 'remove', 'cdf'].includes(entry[0]))
    throw new Error(`Not a line of files: ${JSON.stringify(line).slice(0, 200)}`);
  return { action: entry[0], ...(entry[1] as object) } as FileLine;
};

const answerOf = async (response: Response): Promise<TableAnswer> => {
  const [protocol, metadata, ...rest] = await linesOf(response);
  const { minReaderVersion } = (protocol?.protocol ?? {}) as { minReaderVersion?: number };
  if (minReaderVersion !== 1) throw new Error('The table needs a newer reader.');
  return { version: versionOf(response), metadata: metadata?.metaData as TableMetadata, files: rest.map(fileOf) };
};

const queryString = (members: Readonly<Record<string, string | number | undefined>>): string =>
  new URLSearchParams(
    Object.entries(members)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();

/** Reads shares: the same requests, in the same order and with the same headers, as the Python client's. */
export class SharingClient {
  readonly #send: Transport;

  constructor(profile: SharingProfile, options: { readonly retries?: number } = {}) {
    this.#send = createTransport(profile, options.retries);
  }

  async #list(path: string): Promise<Readonly<Record<string, string>>[]> {
    const items: Readonly<Record<string, string>>[] = [];
    let pageToken: string | undefined;
    do {
      const query = pageToken === undefined ? '' : `?${queryString({ pageToken })}`;
      const page = (await (await this.#send({ method: 'GET', path: `${path}${query}` })).json()) as Listed;
      items.push(...(page.items ?? []));
      pageToken = page.nextPageToken === '' ? undefined : page.nextPageToken;
    } while (pageToken !== undefined);
    return items;
  }

  /** Names of the shares that the token opens. */
  async listShares(): Promise<string[]> {
    return (await this.#list('/shares')).map((share) => share.name ?? '');
  }

  /** Names of a share's schemas. */
  async listSchemas(share: string): Promise<string[]> {
    return (await this.#list(`/shares/${encodeURIComponent(share)}/schemas`)).map((schema) => schema.name ?? '');
  }

  /** Every table of every share, by the all-tables call. */
  async listAllTables(): Promise<TableName[]> {
    const tables: TableName[] = [];
    for (const share of await this.listShares()) {
      const items = await this.#list(`/shares/${encodeURIComponent(share)}/all-tables`);
      tables.push(...items.map((t) => ({ share: t.share ?? '', schema: t.schema ?? '', table: t.name ?? '' })));
    }
    return tables;
  }

  /** Newest version of a table, or the earliest one at or after a time (RFC 3339). */
  async tableVersion(table: TableName, startingTimestamp?: string): Promise<number> {
    const query = startingTimestamp === undefined ? '' : `?${queryString({ startingTimestamp })}`;
    return versionOf(await this.#send({ method: 'GET', path: `${tablePath(table)}/version${query}` }));
  }

  /** Asks for the table's metadata and which format the server answers in; refuses one that this client cannot read. */
  async metadata(table: TableName): Promise<{ version: number; metadata: TableMetadata }> {
    const response = await this.#send({ method: 'GET', path: `${tablePath(table)}/metadata`, headers: askFormat });
    const format = response.headers.get('delta-sharing-capabilities') ?? 'responseformat=parquet';
    if (format.includes('responseformat=delta')) throw new Error('The server answers in the delta format only.');
    const { version, metadata } = await answerOf(response);
    return { version, metadata };
  }

  /** The files of one state of the table. Counts as a use of the agreement. */
  async query(table: TableName, options: QueryOptions = {}): Promise<TableAnswer> {
    return answerOf(await this.#send({ method: 'POST', path: `${tablePath(table)}/query`, body: options }));
  }

  /** The files that came and went in a range of versions. Counts as a use of the agreement. */
  async changes(table: TableName, options: ChangesOptions): Promise<TableAnswer> {
    return answerOf(await this.#send({ method: 'GET', path: `${tablePath(table)}/changes?${queryString(options)}` }));
  }
}
