/** The two shapes of answer lines that the protocol knows. */
export type ResponseFormat = 'parquet' | 'delta';

/** What a client says it can do (Delta Sharing PROTOCOL.md, "Delta Sharing Capabilities Header"). */
export type Capabilities = {
  /** Formats the client reads; empty when it did not say. */
  readonly responseFormats: readonly string[];
  readonly includeEndStreamAction: boolean;
};

/** Name of the header, in the case that HTTP libraries hand it over. */
export const capabilitiesHeader = 'delta-sharing-capabilities';

/** Name of the header by which a client chooses how file ids are derived. */
export const fileIdHashHeader = 'fileidhash';

const entriesOf = (header: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    header
      .toLowerCase()
      .split(';')
      .map((part) => part.split('='))
      .filter((pair) => pair.length === 2)
      .map(([key = '', values = '']) => [key.trim(), values.split(',').map((value) => value.trim())]),
  );

/** Reads the header; keys and values are case-insensitive, what is not understood is ignored. */
export const parseCapabilities = (header: string | undefined): Capabilities => {
  const entries = entriesOf(header ?? '');
  return {
    responseFormats: entries.get('responseformat') ?? [],
    includeEndStreamAction: entries.get('includeendstreamaction')?.includes('true') ?? false,
  };
};

/**
 * The format to answer in: delta only for a client that asks for nothing else, since every table here is readable
 * in the parquet format that all clients know.
 */
export const chooseFormat = (capabilities: Capabilities): ResponseFormat =>
  capabilities.responseFormats.length > 0 && capabilities.responseFormats.every((format) => format === 'delta')
    ? 'delta'
    : 'parquet';

/** The answer's header: the chosen format, and the end-of-stream line only when the client asked for it. */
export const renderCapabilities = (format: ResponseFormat, endStream: boolean): string =>
  `responseformat=${format}${endStream ? ';includeendstreamaction=true' : ''}`;

/** Reads `fileidhash`: undefined when absent, null when the value is not one of the protocol's two. */
export const parseFileIdHash = (header: string | undefined): ResponseFormat | null | undefined => {
  const value = header?.trim().toLowerCase();
  if (value === undefined) return undefined;
  return value === 'parquet' || value === 'delta' ? value : null;
};
