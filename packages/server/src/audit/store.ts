import { sql } from 'kysely';
import { asId, type Id, type Json } from '#kernel';
import type { Tx } from '#platform/database';
import type { FilledTile } from './core/edge.ts';
import { hashBytes } from './core/hash.ts';
import type { Tile } from './core/tile.ts';
import type { Checkpoint, Entry, OpenEntry } from './model.ts';

/** An entry and its leaf on their way into the database; `parties` is not empty. */
export type EntryRow = {
  readonly id: Id<'ent'>;
  readonly kind: string;
  readonly subject: string;
  readonly parties: readonly Id<'org'>[];
  readonly happenedAt: Date;
  readonly salt: Uint8Array;
  readonly content: string;
  readonly leaf: string;
};

/** The one entry of most transactions; a statement of its own because planning the one for many costs twice as much. */
const insertEntry = (tx: Tx, row: EntryRow) =>
  sql`
  with added as (
    insert into audit.entry (id, kind, subject, parties, happened_at, salt, content)
    values (${row.id}, ${row.kind}, ${row.subject}, ${row.parties}, ${row.happenedAt}, ${Buffer.from(row.salt)}, ${row.content})
    on conflict (id) do nothing returning id
  )
  insert into audit.waiting (entry_id, leaf) select id, ${row.leaf}::text from added`.execute(tx.q);

/** Many entries travel as one JSON text, the form that the driver writes fastest. */
const insertMany = (tx: Tx, rows: readonly EntryRow[]) => {
  const given = rows.map((row) => ({ ...row, salt: Buffer.from(row.salt).toString('hex') }));
  return sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(given)}::json) as g (
        id text, kind text, subject text, parties text[], "happenedAt" timestamptz, salt text, content text, leaf text)
    ), added as (
      insert into audit.entry (id, kind, subject, parties, happened_at, salt, content)
      select id, kind, subject, parties, "happenedAt", decode(salt, 'hex'), content from given
      on conflict (id) do nothing returning id
    )
    insert into audit.waiting (entry_id, leaf) select id, leaf from given join added using (id)`.execute(tx.q);
};

/** Adds entries without a position, and their leaves to those that wait; ids that exist are passed over. Returns how many. */
export const insertEntries = async (tx: Tx, rows: readonly EntryRow[]): Promise<number> => {
  const [only] = rows;
  const done = await (rows.length === 1 && only !== undefined ? insertEntry(tx, only) : insertMany(tx, rows));
  return Number(done.numAffectedRows ?? 0n);
};

type EntryDbRow = {
  id: string;
  kind: string;
  subject: string;
  happened_at: Date;
  position: bigint | null;
  erased_at: Date | null;
};

const toEntry = (row: EntryDbRow): Entry => ({
  id: asId('ent', row.id),
  kind: row.kind,
  subject: row.subject,
  happenedAt: row.happened_at,
  position: row.position === null ? undefined : Number(row.position),
  erasedAt: row.erased_at ?? undefined,
});

/** Which entries a list asks for: of any of these parties, about one subject, before (older than) one id. */
export type EntryFilter = {
  readonly parties: readonly Id<'org'>[] | undefined;
  readonly subject?: string | undefined;
  readonly kind?: string | undefined;
  /** A party beside those that `parties` asks for. */
  readonly party?: string | undefined;
  readonly before: string | undefined;
  readonly size: number;
};

const ofParties = (parties: readonly Id<'org'>[] | undefined) =>
  parties === undefined ? sql`` : sql`and e.parties && ${[...parties]}::text[]`;

/** Entries that the transaction may see, newest first, one more than the page. */
export const selectEntries = async (tx: Tx, filter: EntryFilter): Promise<Entry[]> => {
  const subject = filter.subject === undefined ? sql`` : sql`and e.subject = ${filter.subject}`;
  const kind = filter.kind === undefined ? sql`` : sql`and e.kind = ${filter.kind}`;
  const party = filter.party === undefined ? sql`` : sql`and e.parties && ${[filter.party]}::text[]`;
  const before = filter.before === undefined ? sql`` : sql`and e.id < ${filter.before}`;
  const { rows } = await sql<EntryDbRow>`
    select e.id, e.kind, e.subject, e.happened_at, e.erased_at, l.position
    from audit.entry e left join audit.leaf l on l.entry_id = e.id
    where true ${ofParties(filter.parties)} ${subject} ${kind} ${party} ${before} order by e.id desc limit ${filter.size + 1}`.execute(
    tx.q,
  );
  return rows.map(toEntry);
};

/** One entry with content and salt, if the transaction may see it and, where parties are given, one of them is a party. */
export const findEntry = async (tx: Tx, id: string, parties?: readonly Id<'org'>[]): Promise<OpenEntry | undefined> => {
  const { rows } = await sql<EntryDbRow & { salt: Buffer | null; content: string | null; leaf: string | null }>`
    select e.id, e.kind, e.subject, e.happened_at, e.erased_at, e.salt, e.content, l.position, l.leaf
    from audit.entry e left join audit.leaf l on l.entry_id = e.id
    where e.id = ${id} ${ofParties(parties)}`.execute(tx.q);
  const [row] = rows;
  if (row === undefined) return undefined;
  const content = row.content === null ? undefined : (JSON.parse(row.content) as Json);
  return { ...toEntry(row), leaf: row.leaf ?? undefined, salt: row.salt ?? undefined, content };
};

/** An entry of a history: its content, and its public bytes once it is in the log. */
export type HistoryEntry = Entry & { readonly content: Json | undefined; readonly leaf: string | undefined };

/** Entries about some subjects in the order of their ids, that is of time; with content. */
export const selectHistory = async (
  tx: Tx,
  find: { parties: readonly Id<'org'>[] | undefined; subjects: readonly string[]; until: Date; limit: number },
): Promise<HistoryEntry[]> => {
  const { rows } = await sql<EntryDbRow & { content: string | null; leaf: string | null }>`
    select e.id, e.kind, e.subject, e.happened_at, e.erased_at, e.content, l.position, l.leaf
    from audit.entry e left join audit.leaf l on l.entry_id = e.id
    where e.subject = any(${[...find.subjects]}::text[]) and e.happened_at <= ${find.until} ${ofParties(find.parties)}
    order by e.id limit ${find.limit}`.execute(tx.q);
  return rows.map((row) => ({
    ...toEntry(row),
    content: row.content === null ? undefined : (JSON.parse(row.content) as Json),
    leaf: row.leaf ?? undefined,
  }));
};

/** Erases salt and content; the parties of the entry, or undefined when there is no such entry or it is erased already. */
export const eraseContent = async (tx: Tx, id: string): Promise<readonly Id<'org'>[] | undefined> => {
  const { rows } = await sql<{ parties: string[] }>`
    update audit.entry set salt = null, content = null, erased_at = ${tx.now}
    where id = ${id} and erased_at is null returning parties`.execute(tx.q);
  return rows[0]?.parties.map((party) => asId('org', party));
};

/** Gives committed entries the next positions from `size`, in the order of their ids; their leaves in that order. */
export const numberWaiting = async (tx: Tx, size: number, entriesMax: number): Promise<string[]> => {
  const { rows } = await sql<{ position: bigint; leaf: string }>`
    with taken as (
      delete from audit.waiting
      where entry_id in (select entry_id from audit.waiting order by entry_id limit ${entriesMax})
      returning entry_id, leaf
    )
    insert into audit.leaf (position, entry_id, leaf)
    select ${size}::bigint + row_number() over (order by entry_id) - 1, entry_id, leaf from taken
    returning position, leaf`.execute(tx.q);
  return rows.sort((a, b) => (a.position < b.position ? -1 : 1)).map(({ leaf }) => leaf);
};

/** Reads tiles as wide as they are named; those that do not exist or are too narrow are left out. */
export const selectTiles = async (tx: Tx, tiles: readonly Tile[]): Promise<FilledTile[]> => {
  if (tiles.length === 0) return [];
  const { rows } = await sql<{ level: number; index: bigint; width: number; hashes: Buffer }>`
    select t.level, t.index, w.width, substring(t.hashes from 1 for w.width * ${hashBytes}::integer) as hashes
    from audit.tile t join unnest(
      ${tiles.map(({ level }) => level)}::integer[], ${tiles.map(({ index }) => index)}::bigint[],
      ${tiles.map(({ width }) => width)}::integer[]
    ) as w (level, index, width) on w.level = t.level and w.index = t.index
    where length(t.hashes) >= w.width * ${hashBytes}::integer`.execute(tx.q);
  return rows.map(({ level, index, width, hashes }) => ({
    tile: { level, index: Number(index), width },
    bytes: hashes,
  }));
};

/** Writes tiles that are new or have grown. */
export const putTiles = async (tx: Tx, tiles: readonly FilledTile[]): Promise<void> => {
  await sql`
    insert into audit.tile (level, index, hashes) select * from unnest(
      ${tiles.map(({ tile }) => tile.level)}::integer[], ${tiles.map(({ tile }) => tile.index)}::bigint[],
      ${tiles.map(({ bytes }) => Buffer.from(bytes))}::bytea[]
    ) on conflict (level, index) do update set hashes = excluded.hashes
    where length(excluded.hashes) > length(tile.hashes)`.execute(tx.q);
};

/** Leaves from a position on, in order. */
export const selectLeaves = async (tx: Tx, from: number, count: number): Promise<string[]> => {
  const { rows } = await sql<{ leaf: string }>`
    select leaf from audit.leaf where position >= ${from} and position < ${from + count} order by position`.execute(
    tx.q,
  );
  return rows.map(({ leaf }) => leaf);
};

type CheckpointDbRow = { size: bigint; root: Buffer; note: string | null };

const toCheckpoint = (row: CheckpointDbRow | undefined): Checkpoint | undefined =>
  row === undefined ? undefined : { size: Number(row.size), root: row.root, note: row.note ?? undefined };

/** The largest size at which the tree was closed; undefined before the first. */
export const lastCheckpoint = async (tx: Tx): Promise<Checkpoint | undefined> => {
  const { rows } = await sql<CheckpointDbRow>`
    select size, root, note from audit.checkpoint order by size desc limit 1`.execute(tx.q);
  return toCheckpoint(rows[0]);
};

/** The largest size that was published; undefined before the first. */
export const publishedCheckpoint = async (tx: Tx): Promise<Checkpoint | undefined> => {
  const { rows } = await sql<CheckpointDbRow>`
    select size, root, note from audit.checkpoint where published_at is not null order by size desc limit 1`.execute(
    tx.q,
  );
  return toCheckpoint(rows[0]);
};

/** Records the root of a size, once and for ever; a second root of the size breaks the primary key. */
export const insertCheckpoint = async (tx: Tx, size: number, root: Uint8Array): Promise<void> => {
  await sql`insert into audit.checkpoint (size, root, made_at) values (${size}, ${Buffer.from(root)}, ${tx.now})`.execute(
    tx.q,
  );
};

/** Publishes a recorded size with its signed note; the first note of a size stays. */
export const publishCheckpoint = async (tx: Tx, size: number, note: string): Promise<void> => {
  await sql`update audit.checkpoint set note = ${note}, published_at = ${tx.now}
    where size = ${size} and note is null`.execute(tx.q);
};

/** The log's origin; the first one proposed is kept for ever. */
export const keepOrigin = async (tx: Tx, proposed: string): Promise<string> => {
  await sql`insert into audit.origin (origin, created_at) values (${proposed}, ${tx.now}) on conflict do nothing`.execute(
    tx.q,
  );
  const { rows } = await sql<{ origin: string }>`select origin from audit.origin`.execute(tx.q);
  return rows[0]?.origin ?? proposed;
};

/** Remembers a key that signs checkpoints. */
export const keepVerifierKey = async (tx: Tx, vkey: string): Promise<void> => {
  await sql`insert into audit.verifier_key (vkey, first_used_at) values (${vkey}, ${tx.now}) on conflict do nothing`.execute(
    tx.q,
  );
};

/** Keys that sign or have signed, newest first. */
export const selectVerifierKeys = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ vkey: string }>`
    select vkey from audit.verifier_key order by first_used_at desc, vkey`.execute(tx.q);
  return rows.map(({ vkey }) => vkey);
};

/** How far the log is: entries that wait to be numbered, its size, what of it is published, and the clocks. */
export type LogState = {
  readonly waiting: number;
  readonly oldestSeconds: number;
  readonly size: number;
  readonly publishedSize: number;
  readonly publishedAt: Date | null;
  /** How long the oldest size that is not published has been closed. */
  readonly behindSeconds: number;
  /** This process's clock less the database's. */
  readonly skewMs: number;
};

/** Reads how far the log is; the transaction must be the platform's own, for it looks at everybody's entries. */
export const readLogState = async (tx: Tx): Promise<LogState> => {
  const { rows } = await sql<LogState>`
    select (select count(*)::int4 from audit.waiting) as waiting,
      (select coalesce(greatest(extract(epoch from ${tx.now}::timestamptz - min(e.happened_at)), 0), 0)::float8
        from audit.waiting w join audit.entry e on e.id = w.entry_id) as "oldestSeconds",
      (select coalesce(max(position) + 1, 0)::float8 from audit.leaf) as size,
      coalesce(p.size, 0)::float8 as "publishedSize", p.published_at as "publishedAt",
      (select coalesce(greatest(extract(epoch from ${tx.now}::timestamptz - min(c.made_at)), 0), 0)::float8
        from audit.checkpoint c where c.published_at is null and c.size > coalesce(p.size, 0)) as "behindSeconds",
      (extract(epoch from ${tx.now}::timestamptz - transaction_timestamp()) * 1000)::float8 as "skewMs"
    from (select 1) one left join lateral (
      select size, published_at from audit.checkpoint where published_at is not null order by size desc limit 1) p on true`.execute(
    tx.q,
  );
  const [state] = rows;
  return (
    state ?? { waiting: 0, oldestSeconds: 0, size: 0, publishedSize: 0, publishedAt: null, behindSeconds: 0, skewMs: 0 }
  );
};
