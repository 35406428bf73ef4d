/**
 * The driver of the crash tests. For a point k it copies the prepared data folder, runs crash-program.ts on it until the
 * program kills itself at point k, database and workers dying with it, starts the platform again, and compares what is
 * there with the reference twin. Then the interrupted call is repeated, the rest of the scenario done, and all compared again.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import type { Platform } from '@corridor/server';
import { invariant, type Json } from '#kernel';
import { seededRandom } from '#platform/random';
import { type BaseKind, makeBase } from './crash-base.ts';
import { type Desk, type Journal, openDesk, openPlatform, send, type World } from './crash-desk.ts';
import { type Facts, readFacts, twinOf } from './crash-facts.ts';
import { requireIntegrity } from './crash-integrity.ts';
import { type Ended, findNamespace, runProgram } from './crash-process.ts';
import { quiet } from './crash-quiet.ts';
import { type ScenarioName, stepsOf, takeSteps } from './crash-steps.ts';

/** Points tried in one run unless all are asked for; the first and the last are always among them. */
const sampleSize = 12;

/** Longest time from the start until the platform is ready again; on a machine that is slower for other reasons, in proportion. */
const recoveryMsMax = 5_000;

/** How much longer than a start after an orderly stop it may take, when that alone takes long. */
const recoveryFactorMax = 3;

/** Runs on two folders at a time: one waits for its disk while the other computes. */
const lanes = 2;

const baseKinds: Readonly<Record<ScenarioName, BaseKind>> = {
  publish: 'people',
  resume: 'people',
  negotiate: 'offer',
  settle: 'agreements',
};

const timedOpen = async (folder: string): Promise<{ platform: Platform; ms: number }> => {
  const from = performance.now();
  const platform = await openPlatform(join(folder, 'data'), (reason) => invariant(false, reason));
  const ready = await fetch(`${platform.address}/readyz`);
  assert.equal(ready.status, 200, await ready.text());
  return { platform, ms: performance.now() - from };
};

/** After a crash the facts are those after the last acknowledged step, or after the one that was under way. */
const requireFacts = (facts: Facts, twin: readonly Facts[], { acks, intents }: Journal): void => {
  const isUnderWay = intents.size > acks.size;
  const allowed = twin.slice(acks.size, acks.size + (isUnderWay ? 2 : 1));
  if (allowed.some((one) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(facts)))) return;
  assert.deepEqual(
    sorted(facts),
    sorted(allowed.at(-1) ?? {}),
    `after ${acks.size} acknowledged and ${intents.size} begun`,
  );
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
};

/** The upload routes remember bytes instead of keys: the same ones again are refused, with what is there already. */
const isRepeatRefused = (code: string): boolean =>
  ['datasets.bytes_known', 'datasets.upload_offset_wrong', 'datasets.upload_state_wrong'].includes(code);

/** An upload says where it is, and that moves on by itself; the version that it became stays the same. */
const lasting = (answer: Json): Json => (answer as { readonly version?: Json } | null)?.version ?? answer;

/** Sends the call that was under way again, as its sender would who got no answer. */
const repeatInterrupted = async (desk: Desk, journal: Journal, acks: Map<string, Json>): Promise<void> => {
  for (const [step, request] of journal.intents) {
    const answer = await send(desk, request);
    const before = acks.get(step);
    if (!answer.ok) {
      assert.ok(isRepeatRefused(answer.problem.code), `the repeat of ${step}: ${JSON.stringify(answer.problem)}`);
      if (before === undefined) acks.set(step, null);
    } else if (before === undefined) acks.set(step, answer.value);
    else assert.deepEqual(lasting(answer.value), lasting(before), `the repeat of ${step} is answered as before`);
  }
};

type Recovery = {
  readonly folder: string;
  readonly world: World;
  readonly scenario: ScenarioName;
  readonly journal: Journal;
};

const compare = async (
  platform: Platform,
  desk: Desk,
  { folder, world, scenario, journal }: Recovery,
): Promise<void> => {
  const twin = twinOf[scenario];
  const facts = () => readFacts(platform, scenario, world.lastEntry);
  const requireThat = async (steps: number): Promise<void> =>
    assert.deepEqual(sorted(await facts()), sorted(twin[steps]));
  requireFacts(await facts(), twin, journal);
  await quiet(platform);
  const seen = [world.checkpoint, ...journal.checkpoints.slice(-1)];
  await requireIntegrity(platform, desk, { dataDir: join(folder, 'data'), seen });
  const acks = new Map(journal.acks);
  await repeatInterrupted(desk, journal, acks);
  await requireThat(journal.intents.size);
  await takeSteps(stepsOf[scenario], openDesk(desk.address, world, acks), acks, (line) =>
    assert.ok(!('refused' in line), JSON.stringify(line)),
  );
  await quiet(platform);
  await requireThat(twin.length - 1);
  await requireIntegrity(platform, desk, { dataDir: join(folder, 'data'), seen });
};

/** Starts the platform again and looks; answers how long the start took, in milliseconds. */
const recover = async (recovery: Recovery): Promise<number> => {
  const { platform, ms } = await timedOpen(recovery.folder);
  try {
    await compare(platform, openDesk(platform.address, recovery.world, recovery.journal.acks), recovery);
    return ms;
  } finally {
    await platform.close();
  }
};

const copyBase = (base: string, root: string): string => {
  const folder = mkdtempSync(join(root, 'run-'));
  const copied = spawnSync('cp', ['-a', `${base}/.`, folder], { encoding: 'utf8' });
  assert.equal(copied.status, 0, copied.stderr);
  return folder;
};

/** One point in each of `sampleSize` equal parts, and the ends. */
const sampleOf = (count: number, seed: bigint): number[] => {
  const random = seededRandom(seed);
  const inner = sampleSize - 2;
  const picked = Array.from({ length: inner }, (_, part) => {
    const from = 2 + Math.floor(((count - 2) * part) / inner);
    const until = 2 + Math.floor(((count - 2) * (part + 1)) / inner);
    const [a = 0, b = 0, c = 0] = random.bytes(3);
    return from + ((a * 65_536 + b * 256 + c) % Math.max(1, until - from));
  });
  return [...new Set([1, ...picked, count])].filter((point) => point <= count);
};

const upTo = (from: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - from + 1) }, (_, index) => from + index);

/** TEST_CRASH_POINTS: `all`, or numbers and ranges with commas (`17,40-60`); TEST_CRASH_SEED: of an earlier run. */
const choosePoints = (count: number, t: TestContext): readonly number[] => {
  const asked = process.env.TEST_CRASH_POINTS;
  if (asked === 'all') return upTo(1, count);
  if (asked !== undefined)
    return asked.split(',').flatMap((part) => {
      const [from = 0, last = from] = part.split('-').map(Number);
      return upTo(from, last);
    });
  const seed = BigInt(process.env.TEST_CRASH_SEED ?? Date.now());
  t.diagnostic(`TEST_CRASH_SEED=${seed}`);
  return sampleOf(count, seed);
};

/** Works on all, a few at a time; answers what went wrong. */
const inLanes = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<unknown[]> => {
  const waiting = [...items];
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      await work(item).catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return failures;
};

/** Every third time the start after the crash is killed as well, at one of so many first points of it. */
const startPoints = 40;

const secondPointOf = (point: number): number | undefined =>
  point % 3 === 0 ? 1 + ((point * 37) % startPoints) : undefined;

type Result = { readonly ms: number; readonly ends: readonly (Ended['how'] | undefined)[] };

const report = (t: TestContext, results: readonly Result[], cleanMs: number): void => {
  const times = results.map(({ ms }) => ms).sort((a, b) => a - b);
  const [median, slowest] = [times[Math.floor(times.length / 2)] ?? 0, times.at(-1) ?? 0];
  const killed = [0, 1].map((run) => results.filter(({ ends }) => ends[run] === 'killed').length);
  t.diagnostic(
    `${results.length} points, killed at ${killed[0]}, killed again in the start at ${killed[1]}; ready again after ${Math.round(median)} ms (median), ` +
      `${Math.round(slowest)} ms at most; a start after an orderly stop ${Math.round(cleanMs)} ms`,
  );
  const limitMs = Math.max(recoveryMsMax, recoveryFactorMax * cleanMs);
  assert.ok(slowest <= limitMs, `recovery took ${slowest} ms, at most ${limitMs}`);
};

const countPoints = async (
  wrapper: readonly string[],
  recovery: Omit<Recovery, 'journal'>,
): Promise<{ points: number; cleanMs: number }> => {
  const { journal } = await runProgram(wrapper, { ...recovery, point: 0 });
  const cleanMs = await recover({ ...recovery, journal });
  invariant(journal.points !== undefined, 'a program that is not killed counts its points');
  return { points: journal.points, cleanMs };
};

/** Kills a scenario at its points and checks each time that nothing acknowledged is lost and nothing is half-done. */
export const crashEverywhere = async (t: TestContext, scenario: ScenarioName): Promise<void> => {
  const found = findNamespace();
  const wrapper = found ?? [];
  if (found === undefined)
    t.diagnostic('no process namespace is permitted here: only Node is killed, its database is left as an orphan');
  const root = mkdtempSync(join(tmpdir(), `corridor-crash-${scenario}-`));
  after(() => rmSync(root, { recursive: true, force: true }));
  const base = join(root, 'base');
  const world = await makeBase(baseKinds[scenario], base);
  const { points, cleanMs } = await countPoints(wrapper, { folder: copyBase(base, root), world, scenario });
  const chosen = choosePoints(points, t);
  t.diagnostic(`${scenario} has ${points} points; tried: ${chosen.length === points ? 'all' : chosen.join(', ')}`);
  const results: Result[] = [];
  const crashAt = async (point: number): Promise<Result> => {
    const folder = copyBase(base, root);
    const { journal, how } = await runProgram(wrapper, { folder, scenario, point });
    const second = secondPointOf(point);
    const start =
      second === undefined ? undefined : await runProgram(wrapper, { folder, scenario: 'start', point: second });
    const ms = await recover({ folder, world, scenario, journal });
    rmSync(folder, { recursive: true, force: true });
    return { ms, ends: [how, start?.how] };
  };
  const failures = await inLanes(chosen, async (point) => {
    try {
      const result = await crashAt(point);
      // Whether it is the point or the machine that was slow shows at the second try.
      results.push(result.ms <= recoveryMsMax ? result : await crashAt(point));
    } catch (error) {
      throw new Error(`killed at point ${point} of ${points} (TEST_CRASH_POINTS=${point})`, { cause: error });
    }
  });
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
  report(t, results, cleanMs);
};
