import { ApiProblem, dataOf, problemFrom, type TypedApi } from '@corridor/client/api';
import { useSyncExternalStore } from 'react';
import type { Upload } from '../answers.ts';
import { forgetFile, keepFile, keptFile } from './keptFiles.ts';

/** Sending goes on while the person is on other pages, so it lives beside the pages. */
export type Sending = {
  /** Bytes that the platform has acknowledged. */
  readonly sent: number;
  readonly phase: 'sending' | 'offline' | 'sent' | 'failed';
  readonly error?: unknown;
};

/** One request carries this much: progress moves often, and a broken line loses little. */
const pieceBytes = 4 * 1024 * 1024;

/** Waits between tries on a broken line: soon at first, then patiently. */
const waitsMs = [500, 1_000, 2_000, 5_000, 10_000] as const;

const statusWrongOffset = 409;

const all = new Map<string, Sending>();
const listeners = new Set<() => void>();
const stopped = new Set<string>();

const tell = (id: string, sending: Sending | undefined): void => {
  if (sending === undefined) all.delete(id);
  else all.set(id, sending);
  for (const listener of listeners) listener();
};

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const keptBytes = async (api: TypedApi, id: string): Promise<number> =>
  (await dataOf(api.GET('/api/v1/uploads/{id}', { params: { path: { id } } }))).received;

/** The document of the API does not know bodies that are bytes, so they are handed to fetch as they are. */
const sendPiece = async (api: TypedApi, id: string, offset: number, piece: Blob): Promise<number> => {
  const { response, error } = await api.PATCH('/api/v1/uploads/{id}', {
    params: { path: { id } },
    headers: {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
      'tus-resumable': '1.0.0',
    },
    body: piece as never,
    bodySerializer: (body: unknown) => body as BodyInit,
  } as never);
  if (response.ok) return offset + piece.size;
  if (response.status === statusWrongOffset) return keptBytes(api, id);
  throw new ApiProblem(problemFrom(error, response.status));
};

const sendAll = async (api: TypedApi, upload: Upload, file: File): Promise<void> => {
  const { id, bytes } = upload;
  let sent = upload.received;
  let tries = 0;
  while (sent < bytes && !stopped.has(id)) {
    tell(id, { sent, phase: tries === 0 ? 'sending' : 'offline' });
    try {
      sent = await sendPiece(api, id, sent, file.slice(sent, sent + pieceBytes));
      tries = 0;
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.status < 500) throw error;
      await sleep(waitsMs[Math.min(tries, waitsMs.length - 1)] ?? 0);
      tries += 1;
    }
  }
};

const run = async (api: TypedApi, upload: Upload, file: File): Promise<void> => {
  const { id, bytes } = upload;
  try {
    await sendAll(api, upload, file);
    if (stopped.has(id)) return;
    tell(id, { sent: bytes, phase: 'sent' });
    // the reading goes on without us; what comes of it is asked for by the page
    await api.POST('/api/v1/uploads/{id}/complete', { params: { path: { id } } }).catch(() => undefined);
    await forgetFile(id);
    tell(id, undefined);
  } catch (error) {
    tell(id, { sent: all.get(id)?.sent ?? upload.received, phase: 'failed', error });
  }
};

/** Sends a file from where its upload stands; does nothing where another tab is at it. Comes back once everything was sent. */
export const send = async (api: TypedApi, upload: Upload, file: File): Promise<void> => {
  const { id } = upload;
  if (all.has(id) && all.get(id)?.phase !== 'failed') return;
  stopped.delete(id);
  tell(id, { sent: upload.received, phase: 'sending' });
  await keepFile(id, file);
  await navigator.locks.request(`corridor:upload:${id}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) tell(id, undefined);
    else await run(api, upload, file);
  });
};

/** Goes on with uploads whose files the browser has kept. */
export const resumeKept = async (api: TypedApi, uploads: readonly Upload[]): Promise<void> => {
  for (const upload of uploads) {
    if (upload.state !== 'receiving' || all.has(upload.id)) continue;
    const file = await keptFile(upload.id);
    if (file !== undefined && file.size === upload.bytes) void send(api, upload, file);
  }
};

/** Stops sending, because the upload is dropped. */
export const stopSending = async (id: string): Promise<void> => {
  stopped.add(id);
  tell(id, undefined);
  await forgetFile(id);
};

/** How far the sending of an upload is in this tab; undefined when it is not sent here. */
export const useSending = (id: string): Sending | undefined => useSyncExternalStore(listen, () => all.get(id));
