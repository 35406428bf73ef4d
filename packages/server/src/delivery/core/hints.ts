import type { SharedColumn, SharedFile } from '../model.ts';
import { parseJsonHint } from './hints-json.ts';
import { parseSqlHint } from './hints-sql.ts';
import { judge, leavesOf, type Predicate } from './predicate.ts';
import { parseStats } from './stats.ts';

/** What a client plans to read; every member is a hint, never a filter (PROTOCOL.md, "Request Body"). */
export type Hints = {
  readonly predicateHints?: readonly string[] | undefined;
  readonly jsonPredicateHints?: string | undefined;
  readonly limitHint?: number | undefined;
};

/**
 * Comparisons that one query may cost: ten for each of 156,000 files take about a second. What would take more is not
 * looked at, as a hint may be: the client reads more files than it had to.
 */
const comparisonsMax = 2_000_000;

/** All hints as one predicate; undefined when there is none. */
export const readHints = (hints: Hints): Predicate | undefined => {
  const parts = (hints.predicateHints ?? []).map(parseSqlHint);
  if (hints.jsonPredicateHints !== undefined) parts.push(parseJsonHint(hints.jsonPredicateHints));
  return parts.length === 0 ? undefined : { kind: 'and', parts };
};

/**
 * Picks the files that may hold what the client wants, in their order: first by predicate, then as many as certainly
 * hold `limitHint` matching rows. A file is left out only when its statistics prove that it cannot matter.
 */
export const pickFiles = (
  files: readonly SharedFile[],
  columns: readonly SharedColumn[],
  hints: Hints,
): readonly SharedFile[] => {
  const hinted = readHints(hints);
  const isCheap = hinted === undefined || leavesOf(hinted) * files.length <= comparisonsMax;
  const predicate: Predicate | undefined = isCheap ? hinted : { kind: 'unknown' };
  if (predicate === undefined && hints.limitHint === undefined) return files;
  const picked: SharedFile[] = [];
  let certainRows = 0;
  for (const file of files) {
    if (hints.limitHint !== undefined && certainRows >= hints.limitHint) break;
    const verdict =
      predicate === undefined ? 'all' : judge(predicate, { stats: parseStats(file.stats, file.rows), columns });
    if (verdict === 'none') continue;
    if (verdict === 'all') certainRows += file.rows;
    picked.push(file);
  }
  return picked;
};
