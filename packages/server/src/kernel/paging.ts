/** How many rows a list returns unless asked: a screen's worth. */
export const pageSizeDefault = 50;
/** How many it returns at most: the answer must stay small. */
export const pageSizeMax = 500;

/** What a list answers. */
export type Page<T> = { readonly items: T[]; readonly nextPageToken?: string };

/** Hides a sort key in an opaque token. */
export const encodePageToken = (key: string): string => Buffer.from(key, 'utf8').toString('base64url');

/** Reads a token back; undefined when it was not made by encodePageToken. */
export const decodePageToken = (token: string): string | undefined => {
  const key = Buffer.from(token, 'base64url').toString('utf8');
  return encodePageToken(key) === token ? key : undefined;
};

/** Makes a page of rows that were read with one more than asked for. */
export const toPage = <T>(rows: readonly T[], size: number, keyOf: (row: T) => string): Page<T> => {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return rows.length > size && last !== undefined ? { items, nextPageToken: encodePageToken(keyOf(last)) } : { items };
};
