import { setTimeout as sleep } from 'node:timers/promises';
import type { SharingProfile } from './profile.ts';

/** The server's no: status, its errorCode and message. */
export class SharingError extends Error {
  override readonly name = 'SharingError';
  readonly status: number;
  readonly errorCode: string;

  constructor(status: number, errorCode: string, message: string) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }
}

/** How often a call is repeated after 429, 5xx or a broken connection; the Python client does it as often. */
export const retriesMax = 10;

/** Pause before the first repetition; it doubles each time. */
const firstPauseMs = 100;

/** One request; `path` begins with a slash and follows the profile's endpoint. */
export type Call = {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Sends requests and gives the good answers; a refusal rejects with SharingError. */
export type Transport = (call: Call) => Promise<Response>;

const refusalOf = async (response: Response): Promise<SharingError> => {
  const text = await response.text();
  try {
    const { errorCode, message } = JSON.parse(text) as { errorCode?: string; message?: string };
    return new SharingError(response.status, errorCode ?? 'UNKNOWN', message ?? text);
  } catch {
    return new SharingError(response.status, 'UNKNOWN', text);
  }
};

const passes = (status: number): boolean => status === 429 || status >= 500;

const isBroken = (error: unknown): boolean => error instanceof TypeError;

/** Repeats what may pass by itself, with the Python client's pauses. */
export const repeating = async <T>(attempt: () => Promise<T>, retries = retriesMax): Promise<T> => {
  for (let n = 0; ; n += 1) {
    try {
      return await attempt();
    } catch (error) {
      const worthIt = isBroken(error) || (error instanceof SharingError && passes(error.status));
      if (!worthIt || n >= retries) throw error;
      await sleep(firstPauseMs * 2 ** n);
    }
  }
};

/** Makes the transport of a profile. */
export const createTransport =
  (profile: SharingProfile, retries = retriesMax): Transport =>
  (call) =>
    repeating(async () => {
      const response = await fetch(`${profile.endpoint}${call.path}`, {
        method: call.method,
        headers: {
          authorization: `Bearer ${profile.bearerToken}`,
          'user-agent': 'Corridor-Sharing-Client/1',
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...call.headers,
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
      if (!response.ok) throw await refusalOf(response);
      return response;
    }, retries);
