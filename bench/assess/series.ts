/**
 * What is found in time series whose anomalies people have marked (Numenta Anomaly Benchmark): windows hit by at least one flagged interval,
 * and flagged intervals outside all windows, per series; nothing is tuned per series.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { assessFile } from '../../packages/server/src/assess/index.ts';
import { systemClock } from '../../packages/server/src/platform/clock.ts';
import { createEngine } from '../../packages/server/src/platform/engine.ts';
import { sharedPath } from './ground/shared.ts';

type Interval = { readonly from: string; readonly to: string };

const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
const engine = createEngine({ log: { info: () => {}, warn: () => {} } });

const flagged = async (path: string): Promise<readonly Interval[]> => {
  const workDir = join(folder, basename(path));
  mkdirSync(workDir);
  const done = await assessFile(engine, systemClock, { path, workDir });
  if (!done.ok) throw new Error(done.error.code);
  return done.value.findings.profile.series?.anomalies ?? [];
};

const overlaps = (a: Interval, b: Interval): boolean => a.from <= b.to && b.from <= a.to;

const run = async (labels: string): Promise<void> => {
  const { windows } = JSON.parse(readFileSync(labels, 'utf8')) as {
    windows: Record<string, readonly [string, string][]>;
  };
  for (const [name, list] of Object.entries(windows)) {
    const path = sharedPath(`data/environment/nab/${basename(name)}`);
    if (path === undefined) continue;
    const marked = list.map(([from, to]) => ({
      from: from.slice(0, 19).replace(' ', 'T'),
      to: to.slice(0, 19).replace(' ', 'T'),
    }));
    const found = await flagged(path);
    const hits = marked.filter((window) => found.some((each) => overlaps(each, window))).length;
    const falseAlarms = found.filter((each) => !marked.some((window) => overlaps(each, window))).length;
    console.log(
      `${basename(name).padEnd(44)} ${hits} of ${marked.length} windows hit, ${falseAlarms} of ${found.length} flagged intervals outside them`,
    );
  }
};

try {
  const labels = sharedPath('data/environment/nab/labels.json');
  if (labels === undefined) console.log('skipped: data/environment/nab is not here');
  else await run(labels);
} finally {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}
