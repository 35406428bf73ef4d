/**
 * Finding errors without labels: every flagged cell of `corridor assess --suspects`, scored cell by cell against the clean table. The peer is
 * Raha with 20 labels for each table, as published; it has no figure for this slice of tax, and Corridor takes no label.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assessFile, createEngine, createLog, systemClock } from '../../packages/server/src/main.ts';
import { type CellScore, ratesOf, scoreCells } from './ground/cells.ts';
import { sharedPath } from './ground/shared.ts';

type Example = { readonly name: string; readonly dirty: string; readonly clean: string; readonly peer?: string };

const folder = mkdtempSync(join(tmpdir(), 'corridor-suspects-'));
const engine = createEngine({ log: createLog('error'), spare: false });

const scoreOne = async ({ name, dirty, clean }: Example): Promise<CellScore> => {
  const workDir = join(folder, 'work');
  rmSync(workDir, { recursive: true, force: true });
  mkdirSync(workDir);
  const flagged = join(folder, 'flagged.csv');
  const done = await assessFile(engine, systemClock, { path: dirty, workDir, suspectsPath: flagged });
  if (!done.ok) throw new Error(`${name}: ${done.error.code}`);
  return scoreCells({ dirty, clean, flagged });
};

const line = (name: string, { wrong, flagged, hit }: CellScore, peer = ''): string => {
  const { precision, recall, f1 } = ratesOf({ wrong, flagged, hit });
  const rates = [precision, recall, f1].map((rate) => rate.toFixed(3).padStart(10)).join('');
  return `${name.slice(0, 40).padEnd(42)}${String(wrong).padStart(8)}${String(flagged).padStart(9)}${rates}  ${peer}`;
};

/** The same figures by the scorer that others use, once: they have to be equal. */
const checkScorer = ({ name, dirty, clean }: Example, score: CellScore): void => {
  const script = sharedPath('tools/score_cells.py');
  const said =
    script === undefined ? undefined : spawnSync('python3', [script, dirty, clean, join(folder, 'flagged.csv')]);
  if (said?.status !== 0) {
    console.log('skipped: score_cells.py, or Python, is not there');
    return;
  }
  const { precision, recall, f1 } = ratesOf(score);
  const ours = `wrong ${score.wrong}  flagged ${score.flagged}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`;
  const theirs = said.stdout.toString().trim();
  console.log(`  score_cells.py on ${name}: ${theirs}${theirs === ours ? ', the same' : `, but here ${ours}`}`);
  if (theirs !== ours) process.exitCode = 1;
};

const scoreAll = async (examples: readonly Example[]): Promise<CellScore[]> => {
  const scores: CellScore[] = [];
  for (const example of examples) {
    const score = await scoreOne(example);
    console.log(line(example.name, score, example.peer));
    if (example.peer !== undefined) checkScorer(example, score);
    scores.push(score);
  }
  return scores;
};

const raha = sharedPath('data/quality/raha');
const matelda = sharedPath('data/quality/matelda-dgov-nt.tar.gz');
console.log(`${'table'.padEnd(42)}   wrong  flagged precision    recall        F1  Raha, 20 labels`);

if (raha === undefined) console.log('skipped: the three tables of Raha are not there (CORRIDOR_BENCH_DATA)');
else {
  const peers = { hospital: '.72', beers: '.99', 'tax-10k': 'n/a' };
  const pair = (name: string) => ({ dirty: join(raha, name, 'dirty.csv'), clean: join(raha, name, 'clean.csv') });
  await scoreAll(Object.entries(peers).map(([name, peer]) => ({ name, peer, ...pair(name) })));
}

if (matelda === undefined) console.log('skipped: the tables of Matelda are not there (CORRIDOR_BENCH_DATA)');
else {
  spawnSync('tar', ['xzf', matelda, '-C', folder], { stdio: 'inherit' });
  const root = join(folder, 'dgov_nt');
  const pair = (name: string) => ({ dirty: join(root, name, 'dirty.csv'), clean: join(root, name, 'clean.csv') });
  const scores = await scoreAll(
    readdirSync(root)
      .sort()
      .map((name) => ({ name, ...pair(name) })),
  );
  const sum = (of: keyof CellScore): number => scores.reduce((total, score) => total + score[of], 0);
  console.log(line('all of Matelda, cells pooled', { wrong: sum('wrong'), flagged: sum('flagged'), hit: sum('hit') }));
  const mean = scores.reduce((total, score) => total + ratesOf(score).f1, 0) / scores.length;
  console.log(`${'all of Matelda, mean of the tables'.padEnd(79)}${mean.toFixed(3).padStart(10)}`);
}

rmSync(folder, { recursive: true, force: true });
await engine.close();
