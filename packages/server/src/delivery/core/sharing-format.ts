import type { SharedColumn, SharedFile } from '../model.ts';
import type { ResponseFormat } from './capabilities.ts';

/** Content type of every answer that is a sequence of lines. */
export const ndjsonType = 'application/x-ndjson; charset=utf-8';

/** What a table's metaData line says (PROTOCOL.md, "Metadata"). Sizes in bytes. */
export type TableFacts = {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly columns: readonly SharedColumn[];
  readonly bytes?: number;
  readonly files?: number;
  /** Set when the client asked for a version, a time or a range. */
  readonly version?: number;
  readonly createdAtMs: number;
};

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** The table's schema as Spark writes it; a title that differs from the name travels as the column's comment. */
export const schemaString = (columns: readonly SharedColumn[]): string =>
  JSON.stringify({
    type: 'struct',
    fields: columns.map(({ name, title, type, nullable }) => ({
      name,
      type,
      nullable,
      metadata: title === undefined || title === name ? {} : { comment: title },
    })),
  });

/** The protocol line: reader version 1, which every client reads. */
export const protocolLine = (format: ResponseFormat): string =>
  line({
    protocol:
      format === 'parquet' ? { minReaderVersion: 1 } : { deltaProtocol: { minReaderVersion: 1, minWriterVersion: 4 } },
  });

/** The metaData line in either format. */
export const metadataLine = (format: ResponseFormat, table: TableFacts): string => {
  const described = table.description === undefined ? {} : { description: table.description };
  const shared = { id: table.id, name: table.name, ...described };
  const rest = { schemaString: schemaString(table.columns), partitionColumns: [] };
  const counted = {
    ...(table.version === undefined ? {} : { version: table.version }),
    ...(table.bytes === undefined ? {} : { size: table.bytes }),
    ...(table.files === undefined ? {} : { numFiles: table.files }),
  };
  if (format === 'parquet')
    return line({
      metaData: {
        ...shared,
        format: { provider: 'parquet' },
        ...rest,
        configuration: { enableChangeDataFeed: 'true' },
        ...counted,
        accessModes: ['url'],
      },
    });
  const deltaMetadata = {
    ...shared,
    format: { provider: 'parquet', options: {} },
    ...rest,
    configuration: { 'delta.enableChangeDataFeed': 'true' },
    createdTime: table.createdAtMs,
  };
  return line({ metaData: { deltaMetadata, ...counted } });
};

/** What a data line reports: a file of a snapshot, or a file that came or went in a version. */
export type FileAction = 'file' | 'add' | 'remove';

/** The parts of an answer's addresses that all its files have in common. */
export type UrlParts = { readonly head: string; readonly tail: string; readonly expiresAtMs: number };

/** The table version that a line belongs to, time in ms; a plain snapshot does not show it. */
export type LineVersion = { readonly number: number; readonly createdAtMs: number; readonly shown: boolean };

/** The part of a line that is the same in every answer, rendered once per file and format. */
export const renderRest = (format: ResponseFormat, action: FileAction, file: SharedFile): string => {
  const id = JSON.stringify(file.id);
  const stats = file.stats === undefined || action === 'remove' ? '' : `,"stats":${JSON.stringify(file.stats)}`;
  if (format === 'parquet') return `"id":${id},"partitionValues":{},"size":${file.bytes}${stats}}}\n`;
  return `"partitionValues":{},"size":${file.bytes}${stats},"dataChange":true}}}}\n`;
};

const stampOf = ({ number, createdAtMs, shown }: LineVersion, expiresAtMs: number): string =>
  `${shown ? `"version":${number},"timestamp":${createdAtMs},` : ''}"expirationTimestamp":${expiresAtMs}`;

/**
 * Makes the function that turns files into lines of one answer. Everything that does not depend on the file is put
 * together here, so that a line costs one concatenation: 156,000 lines in well under a second.
 */
export const lineMaker = (
  format: ResponseFormat,
  action: FileAction,
  urls: UrlParts,
  version: LineVersion,
): ((fileId: string, rest: string) => string) => {
  const stamp = stampOf(version, urls.expiresAtMs);
  if (format === 'parquet') {
    const [head, middle] = [`{"${action}":{"url":"${urls.head}`, `${urls.tail}",${stamp},`];
    return (fileId, rest) => `${head}${fileId}${middle}${rest}`;
  }
  const inner = action === 'remove' ? 'remove' : 'add';
  const time = inner === 'add' ? 'modificationTime' : 'deletionTimestamp';
  const [head, middle] = [
    `,${stamp},"deltaSingleAction":{"${inner}":{"path":"${urls.head}`,
    `${urls.tail}","${time}":${version.createdAtMs},`,
  ];
  return (fileId, rest) => `{"file":{"id":"${fileId}"${head}${fileId}${middle}${rest}`;
};

/** What the end-of-stream line tells (PROTOCOL.md, "EndStreamAction"). */
export type EndStream = {
  readonly refreshToken?: string;
  readonly nextPageToken?: string;
  readonly minUrlExpirationTimestamp?: number;
  readonly errorMessage?: string;
};

/** The end-of-stream line, sent only to clients that asked for it or page. */
export const endStreamLine = (end: EndStream): string => line({ endStreamAction: end });
