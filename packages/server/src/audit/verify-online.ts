import { invariant, type Outcome, ok, refuse } from '#kernel';
import { decodeBundle, narrowBundle } from './core/bundle.ts';
import { sameBytes, toBase64 } from './core/bytes.ts';
import { openCheckpoint, type TreeHead } from './core/checkpoint.ts';
import { type Edge, emptyEdge, type FilledTile, growEdge, rootOfEdge } from './core/edge.ts';
import { hashBytes, hashLeaf } from './core/hash.ts';
import { encodeVerifierKey, type Verifier } from './core/note.ts';
import { pathOfEntries, pathOfTile, readerOfTiles, type Tile, tilesFor, tilesOf, tileWidth } from './core/tile.ts';
import { hashesOf, planConsistency } from './core/tree.ts';
import { verifyConsistency } from './core/verification.ts';
import type { AuditCode } from './errors.ts';
import { readVerifierKeys, refuseFault } from './verify.ts';

/** Bundles under way at a time: enough to hide the round trip, few enough to be a polite guest. */
const requestsAtOnce = 8;

/** Longest a log may take for one file. */
const answerMsMax = 30_000;

/** Largest file read: a bundle of 256 entries of 64 KiB. */
const fileBytesMax = tileWidth * (2 + 65_535);

/** What to verify with. */
export type OnlineOptions = {
  /** Verifier keys, one a line, known beforehand. Without them those at `/log/vkey` are taken on first use. */
  readonly vkey?: string;
  /** The checkpoint that the last verification returned; the log must still begin with it. */
  readonly remembered?: string;
  /** Stands in for the global fetch in tests. */
  readonly fetch?: typeof fetch;
  /** Hears how many of how many entries have been checked. */
  readonly onProgress?: (checked: number, size: number) => void;
};

/** What was found out. `checkpoint` is to be remembered for the next time. */
export type OnlineReport = {
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  readonly checkpoint: string;
  readonly verifierKeys: readonly string[];
  /** `first_use`: the keys came from the log itself, so this only proves that it agrees with itself. */
  readonly trust: 'given' | 'first_use';
  readonly tiles: number;
  /** Size of the remembered checkpoint that this log was proven to continue; undefined when none was given. */
  readonly consistentWith: number | undefined;
};

type Source = {
  readonly base: string;
  readonly get: (path: string) => Promise<Outcome<Uint8Array | undefined, AuditCode>>;
};

const sourceOf = (baseUrl: string, fetchFile: typeof fetch): Source => {
  const base = baseUrl.replace(/\/+$/, '').replace(/(\/log)?$/, '/log');
  return {
    base,
    get: async (path) => {
      const address = `${base}/${path}`;
      try {
        const answer = await fetchFile(address, { signal: AbortSignal.timeout(answerMsMax) });
        if (answer.status === 404) return ok(undefined);
        if (!answer.ok) return refuse('audit.log_unreachable', { address, what: answer.status });
        const bytes = new Uint8Array(await answer.arrayBuffer());
        return bytes.length <= fileBytesMax
          ? ok(bytes)
          : refuse('audit.log_unreachable', { address, what: 'too long' });
      } catch (error) {
        return refuse('audit.log_unreachable', { address, what: error instanceof Error ? error.message : 'no answer' });
      }
    },
  };
};

const readText = async (source: Source, path: string): Promise<Outcome<string, AuditCode>> => {
  const got = await source.get(path);
  if (!got.ok) return got;
  if (got.value === undefined) return refuse('audit.log_unreachable', { address: `${source.base}/${path}`, what: 404 });
  return ok(Buffer.from(got.value).toString('utf8'));
};

/** A partial file may be gone once the full one is there (tlog-tiles); then its beginning is cut off the full one. */
const readFile = async (
  source: Source,
  paths: { readonly own: string; readonly full: string },
  narrow: (full: Uint8Array) => Uint8Array | undefined,
): Promise<Outcome<Uint8Array | undefined, AuditCode>> => {
  const own = await source.get(paths.own);
  if (!own.ok || own.value !== undefined || paths.own === paths.full) return own;
  const full = await source.get(paths.full);
  return full.ok && full.value !== undefined ? ok(narrow(full.value)) : full;
};

const readTile = async (source: Source, tile: Tile): Promise<Outcome<FilledTile, AuditCode>> => {
  const paths = { own: pathOfTile(tile), full: pathOfTile({ ...tile, width: tileWidth }) };
  const got = await readFile(source, paths, (full) => full.subarray(0, tile.width * hashBytes));
  if (!got.ok) return got;
  if (got.value?.length !== tile.width * hashBytes) return refuse('audit.tile_wrong', { path: paths.own });
  return ok({ tile, bytes: got.value });
};

const readEntries = async (source: Source, tile: Tile): Promise<Outcome<Uint8Array[], AuditCode>> => {
  const paths = { own: pathOfEntries(tile), full: pathOfEntries({ ...tile, width: tileWidth }) };
  const got = await readFile(source, paths, (full) => narrowBundle(full, tile.width));
  if (!got.ok) return got;
  const entries = got.value === undefined ? undefined : decodeBundle(got.value, tile.width);
  return entries === undefined ? refuse('audit.tile_wrong', { path: paths.own }) : ok(entries);
};

/** Runs tasks a few at a time; the first refusal ends it. */
const inGroups = async <T, R>(
  items: readonly T[],
  work: (item: T) => Promise<Outcome<R, AuditCode>>,
  use: (item: T, value: R) => Outcome<void, AuditCode>,
): Promise<Outcome<void, AuditCode>> => {
  for (let at = 0; at < items.length; at += requestsAtOnce) {
    const group = items.slice(at, at + requestsAtOnce);
    const done = await Promise.all(group.map(work));
    for (const [index, item] of group.entries()) {
      const result = done[index];
      invariant(result !== undefined, 'every task has a result');
      if (!result.ok) return result;
      const used = use(item, result.value);
      if (!used.ok) return used;
    }
  }
  return ok(undefined);
};

type Recomputed = { readonly edge: Edge; readonly tiles: ReadonlyMap<string, Uint8Array> };

/** Reads every entry and computes the tree from nothing; at the size of `stop` its root must be met on the way. */
const recompute = async (
  source: Source,
  head: TreeHead,
  stop: TreeHead | undefined,
  onProgress: OnlineOptions['onProgress'],
): Promise<Outcome<Recomputed, AuditCode>> => {
  let edge = emptyEdge;
  const tiles = new Map<string, Uint8Array>();
  const grow = (entries: readonly Uint8Array[]): void => {
    const grown = growEdge(edge, entries.map(hashLeaf));
    edge = grown.edge;
    for (const { tile, bytes } of grown.tiles) tiles.set(`${tile.level}/${tile.index}`, bytes);
  };
  const isRewritten = (): boolean => stop?.size === edge.size && !sameBytes(rootOfEdge(edge), stop.root);
  const take = (entries: readonly Uint8Array[]): Outcome<void, AuditCode> => {
    const before = stop === undefined ? 0 : Math.min(Math.max(stop.size - edge.size, 0), entries.length);
    grow(entries.slice(0, before));
    if (isRewritten()) return refuse('audit.history_rewritten', { before: edge.size });
    grow(entries.slice(before));
    onProgress?.(edge.size, head.size);
    return ok(undefined);
  };
  const bundles = tilesOf(head.size).filter(({ level }) => level === 0);
  const done = await inGroups(
    bundles,
    (tile) => readEntries(source, tile),
    (_tile, entries) => take(entries),
  );
  if (!done.ok) return done;
  if (!sameBytes(rootOfEdge(edge), head.root)) return refuse('audit.root_wrong', { size: head.size });
  return ok({ edge, tiles });
};

/** Every tile that the log serves must be the one computed from its entries. */
const checkTiles = (source: Source, head: TreeHead, computed: Recomputed): Promise<Outcome<void, AuditCode>> =>
  inGroups(
    tilesOf(head.size),
    (tile) => readTile(source, tile),
    (tile, { bytes }) => {
      const own = computed.tiles.get(`${tile.level}/${tile.index}`);
      return own !== undefined && sameBytes(own, bytes)
        ? ok(undefined)
        : refuse('audit.tile_wrong', { path: pathOfTile(tile) });
    },
  );

/** Proves from a few tiles that the log continues the remembered one, before anything else is read. */
const checkGrowth = async (source: Source, before: TreeHead, now: TreeHead): Promise<Outcome<void, AuditCode>> => {
  if (before.origin !== now.origin) return refuse('audit.origin_wrong');
  if (before.size > now.size) return refuse('audit.log_shrunk', { before: before.size, now: now.size });
  const plan = planConsistency(before.size, now.size);
  const tiles: FilledTile[] = [];
  const read = await inGroups(
    tilesFor(plan, now.size),
    (tile) => readTile(source, tile),
    (_tile, filled) => {
      tiles.push(filled);
      return ok(undefined);
    },
  );
  if (!read.ok) return read;
  const claim = { from: before.size, to: now.size, fromRoot: before.root, toRoot: now.root };
  return verifyConsistency(claim, hashesOf(plan, readerOfTiles(tiles)))
    ? ok(undefined)
    : refuse('audit.history_rewritten', { before: before.size });
};

const openHead = (note: string, keys: readonly Verifier[]): Outcome<TreeHead, AuditCode> => {
  const head = openCheckpoint(note, keys);
  return head.ok ? head : refuseFault(head.error);
};

/**
 * Verifies a running log and everything in it, trusting nothing but the key: its checkpoint is signed, continues the
 * remembered one, and is exactly what all entries give; every tile it serves agrees. `baseUrl` is the platform's
 * address, or the log's (`…/log`). Any log of c2sp.org/tlog-tiles can be verified; one that serves no `/vkey` needs `vkey`.
 */
export const verifyOnline = async (
  baseUrl: string,
  options: OnlineOptions = {},
): Promise<Outcome<OnlineReport, AuditCode>> => {
  const source = sourceOf(baseUrl, options.fetch ?? fetch);
  const keyText = options.vkey === undefined ? await readText(source, 'vkey') : ok(options.vkey);
  if (!keyText.ok) return keyText;
  const keys = readVerifierKeys(keyText.value);
  if (!keys.ok) return keys;
  const note = await readText(source, 'checkpoint');
  if (!note.ok) return note;
  const head = openHead(note.value, keys.value);
  if (!head.ok) return head;
  const before = options.remembered === undefined ? undefined : openHead(options.remembered, keys.value);
  if (before?.ok === false) return before;
  const growth = before === undefined ? ok(undefined) : await checkGrowth(source, before.value, head.value);
  if (!growth.ok) return growth;
  const computed = await recompute(source, head.value, before?.value, options.onProgress);
  if (!computed.ok) return computed;
  const tiles = await checkTiles(source, head.value, computed.value);
  if (!tiles.ok) return tiles;
  return ok({
    origin: head.value.origin,
    size: head.value.size,
    root: toBase64(head.value.root),
    checkpoint: note.value,
    verifierKeys: keys.value.map(encodeVerifierKey),
    trust: options.vkey === undefined ? 'first_use' : 'given',
    tiles: tilesOf(head.value.size).length,
    consistentWith: before?.value.size,
  });
};
