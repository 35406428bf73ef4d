import type { Clause, ContractFacts } from './core/contract/facts.ts';

/** A clause that the newer version breaks; `isNew` when the older one held it, null when that was not checked. */
export type BrokenClause = { readonly clause: Clause; readonly isNew: boolean | null };

/** Clauses that the newer version breaks, those first that the older one held. */
export const brokenClauses = (before: ContractFacts | undefined, after: ContractFacts | undefined): BrokenClause[] => {
  const keyOf = ({ path, kind, column, text }: Clause): string => [path, kind, column, text.en].join('\n');
  const older = new Map(before?.clauses.map((clause) => [keyOf(clause), clause.state]));
  const broken = (after?.clauses ?? [])
    .filter(({ state }) => state === 'broken')
    .map((clause) => {
      const was = older.get(keyOf(clause));
      return { clause, isNew: was === undefined || was === 'not_run' ? null : was === 'held' };
    });
  return [...broken.filter(({ isNew }) => isNew === true), ...broken.filter(({ isNew }) => isNew !== true)];
};
