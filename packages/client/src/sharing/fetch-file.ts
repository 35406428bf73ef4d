import { open } from 'node:fs/promises';
import { repeating, SharingError } from './transport.ts';

/** Bytes asked for at a time, as Python's fsspec does. */
const partBytes = 5 * 1024 * 1024;

const demand = async (response: Response, status: number): Promise<Response> => {
  if (response.status === status) return response;
  throw new SharingError(response.status, 'FILE_NOT_SERVED', await response.text());
};

const lengthOf = (response: Response): number => {
  const length = response.headers.get('content-length');
  if (length === null) throw new Error('The server sent no Content-Length.');
  return Number(length);
};

/** Looks whether the file is there: a plain GET that is not read to its end, then HEAD for its size. */
const probe = async (url: string): Promise<number> => {
  const whole = await demand(await fetch(url), 200);
  await whole.body?.cancel();
  return lengthOf(await demand(await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } }), 200));
};

const readPart = async (url: string, start: number, endInclusive: number): Promise<Uint8Array> => {
  const headers = { range: `bytes=${start}-${endInclusive}` };
  return new Uint8Array(await (await demand(await fetch(url, { headers }), 206)).arrayBuffer());
};

/**
 * Fetches a signed address into a local file with the requests that the Python client makes: GET, HEAD, then ranges.
 * No Authorization header is sent: the address is the permission. Answers the bytes written; throws when they are
 * not as many as announced.
 */
export const fetchFile = async (
  url: string,
  path: string,
  expectedBytes: number,
  retries?: number,
): Promise<number> => {
  const bytes = await repeating(() => probe(url), retries);
  if (bytes !== expectedBytes) throw new Error(`The file has ${bytes} bytes instead of ${expectedBytes}.`);
  const handle = await open(path, 'w');
  try {
    for (let at = 0; at < bytes; at += partBytes) {
      const part = await repeating(() => readPart(url, at, Math.min(at + partBytes, bytes) - 1), retries);
      await handle.write(part, 0, part.length, at);
    }
  } finally {
    await handle.close();
  }
  return bytes;
};
