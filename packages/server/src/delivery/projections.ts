import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Id, invariant, type Outcome, ok, refuse, sha256OfJson } from '#kernel';
import { BlobExistsError } from '#platform/blobs';
import type { EngineSession } from '#platform/engine';
import { makeTaskFolder } from '#platform/folders';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { quoteName, quoteText } from './core/duckdb-text.ts';
import { projectStats } from './core/stats-project.ts';
import type { DeliveryCode } from './errors.ts';
import type { SharedFile } from './model.ts';
import {
  ensureProjection,
  insertProjectionFile,
  listProjectionFiles,
  type Projection,
  type ProjectionFile,
} from './store-projections.ts';

/** A source file and which of its columns are wanted, in the order of the schema. */
export type Source = { readonly file: SharedFile; readonly columns: readonly string[] };

/** Which subset of which dataset. */
export type Subset = {
  readonly datasetId: Id<'ds'>;
  readonly organisationId: Id<'org'>;
  readonly columns: readonly string[];
};

/** Column subsets as Parquet files of their own, built at first need and then shared by all who bought the same. */
export interface Projections {
  /** The projected files of the sources, in their order, with the sources' life spans. */
  project(subset: Subset, sources: readonly Source[]): Promise<Outcome<SharedFile[], DeliveryCode>>;
}

const actor = systemActor('delivery.projections');

/** Projections whose built files are remembered; a handful of agreements are read at one time. */
const rememberedMax = 50;

/** What names a subset of columns, whatever their order. */
export const hashColumns = (columns: readonly string[]): string => sha256OfJson([...columns].sort());

type Known = {
  readonly projection: Projection;
  files: ReadonlyMap<string, ProjectionFile>;
  readonly shared: Map<string, SharedFile>;
  queue: Promise<unknown>;
};

/** The projected file with the life span of its source; one object as long as that lasts, so that its line is kept. */
const asShared = (known: Known, source: SharedFile): SharedFile => {
  const before = known.shared.get(source.id);
  if (before !== undefined && before.removedIn === source.removedIn) return before;
  const built = known.files.get(source.id);
  invariant(built !== undefined, 'a completed projection has every file');
  const { id, key, bytes, rows, stats } = built;
  const shared = { id, key, bytes, rows, stats, addedIn: source.addedIn, removedIn: source.removedIn };
  known.shared.set(source.id, shared);
  return shared;
};

const copyColumns = async (session: EngineSession, from: string, to: string, columns: readonly string[]) =>
  session.run(
    `copy (select ${columns.map(quoteName).join(', ')} from read_parquet(${quoteText(from)}))
     to ${quoteText(to)} (format parquet, compression zstd)`,
  );

/** The blob's name follows from what it holds, so a build that was interrupted after the blob finds it again. */
const keyOf = (projection: Projection, source: SharedFile): string =>
  `projections/${projection.datasetId}/${projection.columnsSha256.slice(0, 32)}/${source.id}.parquet`;

const keepBlob = async (kit: Kit, key: string, path: string): Promise<number> => {
  try {
    return (await kit.blobs.putFile(key, path)).bytes;
  } catch (error) {
    if (!(error instanceof BlobExistsError)) throw error;
    const found = await kit.blobs.head(key);
    invariant(found !== undefined, 'a blob that exists has a size');
    return found.bytes;
  }
};

const store = async (kit: Kit, projection: Projection, source: Source, path: string): Promise<void> => {
  const key = keyOf(projection, source.file);
  const bytes = await keepBlob(kit, key, path);
  const stats = projectStats(source.file.stats, source.file.rows, source.columns);
  await kit.db.transact(actor, async (tx) => {
    const id = tx.newId('prf');
    await insertProjectionFile(tx, projection, {
      id,
      sourceFileId: source.file.id,
      key,
      bytes,
      rows: source.file.rows,
      stats,
    });
    return ok(undefined);
  });
};

const build = async (
  kit: Kit,
  projection: Projection,
  sources: readonly Source[],
): Promise<Outcome<void, DeliveryCode>> => {
  const workDir = await makeTaskFolder(kit);
  try {
    const readPaths = await Promise.all(sources.map(({ file }) => kit.blobs.localPath(file.key)));
    const targets = sources.map((_, index) => join(workDir, `${index}.parquet`));
    const done = await kit.engine.task({ name: 'delivery.project', readPaths, workDir }, async (session) => {
      for (const [index, { columns }] of sources.entries())
        await copyColumns(session, readPaths[index] ?? '', targets[index] ?? '', columns);
    });
    if (!done.ok) return refuse('delivery.not_built', { why: done.error.code });
    for (const [index, source] of sources.entries()) await store(kit, projection, source, targets[index] ?? '');
    return ok(undefined);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
};

/** Makes the projections of one process. Builds of one projection follow one another, so nothing is built twice. */
export const createProjections = (kit: Kit): Projections => {
  const remembered = new Map<string, Known>();
  const open = async (subset: Subset): Promise<Known> => {
    const columnsSha256 = hashColumns(subset.columns);
    const key = `${subset.datasetId} ${columnsSha256}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const stored = await kit.db.transact(actor, async (tx) =>
      ok(await ensureProjection(tx, { ...subset, id: tx.newId('prj'), columnsSha256 })),
    );
    invariant(stored.ok, 'storing a projection refuses nothing');
    const fresh: Known = { projection: stored.value, files: new Map(), shared: new Map(), queue: Promise.resolve() };
    for (const oldest of [...remembered.keys()].slice(0, Math.max(0, remembered.size + 1 - rememberedMax)))
      remembered.delete(oldest);
    remembered.set(key, fresh);
    return fresh;
  };
  const reload = async (known: Known): Promise<void> => {
    const files = await kit.db.read(actor, (tx) => listProjectionFiles(tx, known.projection.id));
    known.files = new Map(files.map((file) => [file.sourceFileId, file]));
  };
  const missingOf = (known: Known, sources: readonly Source[]): Source[] =>
    sources.filter(({ file }) => !known.files.has(file.id));
  const complete = async (known: Known, sources: readonly Source[]): Promise<Outcome<void, DeliveryCode>> => {
    if (missingOf(known, sources).length > 0) await reload(known);
    const missing = missingOf(known, sources);
    if (missing.length === 0) return ok(undefined);
    const built = await build(kit, known.projection, missing);
    if (built.ok) await reload(known);
    return built;
  };
  return {
    async project(subset, sources) {
      const known = await open(subset);
      if (missingOf(known, sources).length > 0) {
        const turn = known.queue.then(() => complete(known, sources));
        known.queue = turn.catch(() => undefined);
        const done = await turn;
        if (!done.ok) return done;
      }
      return ok(sources.map(({ file }) => asShared(known, file)));
    },
  };
};
