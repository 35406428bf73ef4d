import { type Outcome, ok, refuse } from '#kernel';
import type { DeliveryCode } from './errors.ts';
import type { SharedFile, SharedVersion } from './model.ts';

/** Which state of a table somebody asks for; nothing means the newest. Times in ms since 1970. */
export type Wanted = { readonly version?: number | undefined; readonly atMs?: number | undefined };

/** The versions of a table, oldest first. */
export type Versions = readonly SharedVersion[];

const timeOf = (version: SharedVersion | undefined): string => new Date(version?.createdAtMs ?? 0).toISOString();

const outside = (versions: Versions, atMs: number) =>
  refuse('delivery.time_outside', {
    time: new Date(atMs).toISOString(),
    first: timeOf(versions[0]),
    last: timeOf(versions.at(-1)),
  });

const unknownVersion = (versions: Versions, version: number) =>
  refuse('delivery.version_unknown', {
    version,
    first: versions[0]?.number ?? 0,
    latest: versions.at(-1)?.number ?? 0,
  });

const byNumber = (versions: Versions, number: number): Outcome<SharedVersion, DeliveryCode> => {
  const found = versions.find((version) => version.number === number);
  return found === undefined ? unknownVersion(versions, number) : ok(found);
};

/** The first version of a range: numbers before the table's first one stand for it, since nothing changed before. */
const startAt = (versions: Versions, number: number): Outcome<SharedVersion, DeliveryCode> => {
  const found = versions.find((version) => version.number >= number);
  return found === undefined ? unknownVersion(versions, number) : ok(found);
};

/**
 * The version asked for. A time means the newest version made at or before it; a time before the first version, or in
 * the future (its answer could still change), is refused.
 */
export const pickVersion = (
  versions: Versions,
  { version, atMs }: Wanted,
  nowMs: number,
): Outcome<SharedVersion, DeliveryCode> => {
  const latest = versions.at(-1);
  if (latest === undefined) return refuse('delivery.no_versions');
  if (version !== undefined) return byNumber(versions, version);
  if (atMs === undefined) return ok(latest);
  const found = versions.findLast(({ createdAtMs }) => createdAtMs <= atMs);
  return found === undefined || atMs > nowMs ? outside(versions, atMs) : ok(found);
};

/** The earliest version made at or after a time. */
export const versionSince = (versions: Versions, atMs: number): Outcome<SharedVersion, DeliveryCode> => {
  const found = versions.find(({ createdAtMs }) => createdAtMs >= atMs);
  return found === undefined ? outside(versions, atMs) : ok(found);
};

/** A range of versions as it was asked for; both ends are included. */
export type WantedRange = {
  readonly startingVersion?: number | undefined;
  readonly startingMs?: number | undefined;
  readonly endingVersion?: number | undefined;
  readonly endingMs?: number | undefined;
};

const endOf = (versions: Versions, range: WantedRange): Outcome<SharedVersion, DeliveryCode> => {
  const { endingVersion, endingMs } = range;
  const latest = versions.at(-1);
  if (latest === undefined) return refuse('delivery.no_versions');
  if (endingVersion !== undefined && endingVersion < latest.number) return byNumber(versions, endingVersion);
  if (endingMs === undefined) return ok(latest);
  const found = versions.findLast(({ createdAtMs }) => createdAtMs <= endingMs);
  return found === undefined ? outside(versions, endingMs) : ok(found);
};

/** The first and last version of a range. An end beyond the newest version means the newest. */
export const pickRange = (
  versions: Versions,
  range: WantedRange,
): Outcome<{ first: SharedVersion; last: SharedVersion }, DeliveryCode> => {
  const { startingVersion, startingMs } = range;
  const first =
    startingVersion === undefined ? versionSince(versions, startingMs ?? 0) : startAt(versions, startingVersion);
  if (!first.ok) return first;
  const last = endOf(versions, range);
  if (!last.ok) return last;
  if (last.value.number < first.value.number)
    return refuse('delivery.parameter_wrong', {
      what: `the range ends at version ${last.value.number}, before it starts at ${first.value.number}`,
    });
  return ok({ first: first.value, last: last.value });
};

/** Files alive in a version. */
export const filesAt = <F extends SharedFile>(files: readonly F[], version: number): F[] =>
  files.filter(({ addedIn, removedIn }) => addedIn <= version && (removedIn === null || removedIn > version));

/** What one version changed: the change feed of whole files needs no files of its own. */
export type Change<F> = {
  readonly version: SharedVersion;
  readonly removed: readonly F[];
  readonly added: readonly F[];
};

/** The changes from one version to another, both included, in order. */
export const changesBetween = <F extends SharedFile>(
  files: readonly F[],
  versions: Versions,
  first: number,
  last: number,
): Change<F>[] =>
  versions
    .filter(({ number }) => number >= first && number <= last)
    .map((version) => ({
      version,
      removed: files.filter(({ removedIn }) => removedIn === version.number),
      added: files.filter(({ addedIn }) => addedIn === version.number),
    }));

/** When the addresses of an answer run out: after their lifetime, and with the agreement at the latest. */
export const expiryOf = (nowMs: number, lifetimeMs: number, agreementEndsAt: Date | null): number =>
  Math.min(nowMs + lifetimeMs, agreementEndsAt?.getTime() ?? Number.MAX_SAFE_INTEGER);
