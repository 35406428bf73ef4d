import { PassThrough } from 'node:stream';
import { z } from 'zod';
import { type Json, minuteMs, type Outcome, ok, type Person, refuse } from '#kernel';
import type { Kit } from '#platform/kit';
import { signal } from '#platform/signals';
import { systemActor } from '#platform/system';
import type { NoticesCode } from './errors.ts';

const channel = 'corridor_news';
const actor = systemActor('notices.live');

/** Pages of one person that may wait for news: tabs, and a browser has six connections to a host over HTTP/1.1. */
const streamsOfPersonMax = 5;

/** All that one process holds open: each costs a connection and a few kilobytes. */
const streamsMax = 2_000;

/** A stream ends after this time and is opened anew, so that whose session is over hears nothing any more. */
const streamMsMax = 10 * minuteMs;

/** A sign of life before proxies close a silent connection; their usual patience is a minute. */
const heartbeatMs = 20_000;

/** What a reader may leave lying before it is cut off: nobody is at the other end. */
const pendingBytesMax = 64 * 1024;

/** People named in a signal; where more are told, everybody of the organisation looks. */
const peopleMax = 100;

/** Something changed for people of some organisations; `people` narrows it, `isNotice` says that their inbox did. */
export type News = {
  readonly to: readonly string[];
  readonly people?: readonly string[] | undefined;
  readonly topic: string;
  readonly id: string;
  readonly isNotice: boolean;
};

const newsShape = z.object({
  to: z.array(z.string()),
  people: z.array(z.string()).optional(),
  topic: z.string(),
  id: z.string(),
  isNotice: z.boolean(),
});

/** Tells every process that holds streams open. Lost news are no harm: pages also look by themselves when they are opened. */
export const tellNews = async (kit: Pick<Kit, 'db'>, { people, ...news }: News): Promise<void> => {
  const named = people === undefined || people.length > peopleMax ? {} : { people };
  await kit.db.transact(actor, async (tx) => ok(await signal(tx, channel, JSON.stringify({ ...news, ...named }))));
};

const organisationsIn = (payload: Readonly<Record<string, Json | undefined>>): string[] => [
  ...new Set(
    Object.values(payload).flatMap((value) => (typeof value === 'string' && /^org_/.test(value) ? value : [])),
  ),
];

/** Makes the subscriber of a topic whose payload names its parties: each of them hears that something of theirs changed. */
export const tellParties =
  (kit: Pick<Kit, 'db'>, topic: string) =>
  async (payload: Json): Promise<void> => {
    const named = z.record(z.string(), z.json()).parse(payload);
    const id = String(named.subject ?? named.agreementId ?? '');
    await tellNews(kit, { to: organisationsIn(named), topic, id, isNotice: false });
  };

type Stream = { readonly personId: string; readonly organisationId: string; readonly out: PassThrough };

/** The streams of one process. */
export type Live = {
  /** Opens a stream for a person; refuses too many. */
  open(person: Pick<Person, 'personId' | 'organisationId'>): Outcome<PassThrough, NoticesCode>;
  /** Ends them all; none is opened afterwards. */
  close(): Promise<void>;
};

const write = ({ out }: Stream, text: string): void => {
  if (out.writableLength > pendingBytesMax) out.destroy();
  else out.write(text);
};

const eventOf = ({ isNotice, topic, id }: Pick<News, 'isNotice' | 'topic' | 'id'>): string =>
  `event: ${isNotice ? 'notice' : 'change'}\ndata: ${JSON.stringify({ topic, id })}\n\n`;

const concerns = ({ to, people }: News, { organisationId, personId }: Stream): boolean =>
  to.includes(organisationId) && (people === undefined || people.includes(personId));

/** Makes the streams of this process; it listens to the database from the first one on. */
export const createLive = ({ db }: Pick<Kit, 'db'>): Live => {
  const streams = new Set<Stream>();
  let stopListening: (() => Promise<void>) | undefined;
  let heartbeat: NodeJS.Timeout | undefined;
  let closed = false;
  const hear = (payload: string | undefined): void => {
    if (payload === undefined) {
      for (const stream of streams) write(stream, eventOf({ isNotice: false, topic: 'resync', id: '' }));
      return;
    }
    const news = newsShape.parse(JSON.parse(payload));
    for (const stream of streams) if (concerns(news, stream)) write(stream, eventOf(news));
  };
  const listen = (): void => {
    stopListening ??= db.listen(channel, hear);
    heartbeat ??= setInterval(() => {
      for (const stream of streams) write(stream, ':\n\n');
    }, heartbeatMs).unref();
  };
  return {
    open({ personId, organisationId }) {
      const own = [...streams].filter((stream) => stream.personId === personId).length;
      if (closed || own >= streamsOfPersonMax || streams.size >= streamsMax) return refuse('notices.too_many_streams');
      listen();
      const stream: Stream = { personId, organisationId, out: new PassThrough() };
      const end = setTimeout(() => stream.out.end(), streamMsMax).unref();
      streams.add(stream);
      stream.out.once('close', () => {
        clearTimeout(end);
        streams.delete(stream);
      });
      stream.out.on('error', () => {}); // the reader has gone; `close` follows
      stream.out.write('retry: 3000\n\n');
      return ok(stream.out);
    },
    async close() {
      closed = true;
      clearInterval(heartbeat);
      for (const { out } of streams) out.end();
      await stopListening?.();
    },
  };
};
