import type { CaseType } from '../model.ts';
import type { Finding } from './lint/finding.ts';
import { lintForms } from './lint/forms.ts';
import { lintGraph } from './lint/graph.ts';
import { lintGuards } from './lint/guards.ts';
import { lintNames } from './lint/names.ts';
import { lintPaths } from './lint/paths.ts';
import { lintTables } from './lint/tables.ts';
import { lintWords } from './lint/words.ts';

export type { Finding } from './lint/finding.ts';

/** Everything that is wrong or doubtful about a definition that was read; errors first, each kind in the definition's order. */
export const lintCaseType = (type: CaseType): readonly Finding[] => {
  const found = [lintGraph, lintNames, lintPaths, lintGuards, lintTables, lintForms, lintWords].flatMap((rule) =>
    rule(type),
  );
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity !== 'error'),
  ];
};
