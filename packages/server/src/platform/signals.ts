import { sql } from 'kysely';
import pg from 'pg';
import { invariant } from '#kernel';
import type { Tx } from './database.ts';

/** PostgreSQL takes payloads below 8,000 bytes. */
const payloadBytesMax = 7_999;

/** Pause before a lost connection is made anew. */
const retryMs = 1_000;

/** What a listener hears: a payload, or undefined when it may have missed some. */
export type Hear = (payload: string | undefined) => void;

/**
 * Tells every process that listens on a channel, when the transaction commits (LISTEN and NOTIFY). Nothing is kept: who does
 * not listen then, never hears it. So a signal says only that it is worth looking; throws on a longer payload.
 */
export const signal = async (tx: Tx, channel: string, payload: string): Promise<void> => {
  invariant(Buffer.byteLength(payload) <= payloadBytesMax, `a signal carries at most ${payloadBytesMax} bytes`);
  await sql`select pg_notify(${channel}, ${payload})`.execute(tx.q);
};

/** Listens on a channel with a connection of its own until it is closed; a lost one is made anew, and says so. */
export const listenOn = (options: pg.ClientConfig, channel: string, hear: Hear): (() => Promise<void>) => {
  invariant(/^[a-z_]+$/.test(channel), 'a channel is a plain word');
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let current: pg.Client | undefined;
  const again = (): void => {
    current = undefined;
    if (!closed) timer = setTimeout(connect, retryMs).unref();
  };
  const open = async (client: pg.Client): Promise<void> => {
    client.on('error', () => {}); // its end is heard below
    client.on('notification', ({ payload }) => hear(payload ?? ''));
    await client.connect();
    await client.query(`listen ${channel}`);
    client.once('end', again);
    hear(undefined);
  };
  const connect = (): void => {
    const client = new pg.Client(options);
    current = client;
    open(client).catch(() => {
      void client.end().catch(() => undefined);
      again();
    });
  };
  connect();
  return async () => {
    closed = true;
    clearTimeout(timer);
    await current?.end().catch(() => undefined);
  };
};
