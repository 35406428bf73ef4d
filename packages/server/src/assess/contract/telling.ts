import type { Bilingual, Language, Outcome } from '#kernel';
import { refuse } from '#kernel';
import type { Clause, ContractFacts } from '../core/contract/facts.ts';
import type { ContractProblem } from '../core/contract/text.ts';

/** Broken clauses listed in a short text: it fits one screen, the document has all. */
const listedMax = 12;

/** Refuses a contract by its first problem. */
export const refuseContract = (problems: readonly ContractProblem[]): Outcome<never, 'assess.contract_wrong'> => {
  const [first] = problems;
  return refuse('assess.contract_wrong', {
    line: first?.line ?? 1,
    path: first?.path ?? '',
    problemEn: first?.text.en ?? '',
    problemZh: first?.text.zh ?? '',
  });
};

const clauseJson = (clause: Clause, language: Language) => ({
  ...clause,
  text: clause.text[language],
  reason: clause.reason?.[language] ?? null,
});

/** How many clauses are held, broken and were not run. */
export const countClauses = ({ clauses }: Pick<ContractFacts, 'clauses'>) => {
  const count = (state: Clause['state']): number => clauses.filter((clause) => clause.state === state).length;
  return { held: count('held'), broken: count('broken'), notRun: count('not_run') };
};

/** What checking a contract told, in one language. */
export const contractJson = (facts: ContractFacts, language: Language) => ({
  ...countClauses(facts),
  clauses: facts.clauses.map((clause) => clauseJson(clause, language)),
});

const words = {
  zh: (held: number, broken: number, notRun: number) =>
    `数据合同：满足 ${held} 项，违反 ${broken} 项，未核对 ${notRun} 项`,
  en: (held: number, broken: number, notRun: number) =>
    `Data contract: ${held} clauses held, ${broken} broken, ${notRun} not checked`,
} satisfies Readonly<Record<Language, unknown>>;

const figures = ({ good, of }: Clause): string => (good === null || of === null ? '' : ` (${good}/${of})`);

const reasonOf = (reason: Bilingual | null, language: Language): string =>
  reason === null ? '' : ` (${reason[language]})`;

/** The same as a short text for a person; ends with a line break. */
export const contractReport = (facts: ContractFacts, language: Language): string => {
  const { held, broken, notRun } = countClauses(facts);
  const told = facts.clauses.filter(({ state }) => state !== 'held').sort((a, b) => (a.state < b.state ? -1 : 1));
  const lines = told
    .slice(0, listedMax)
    .map(
      (c) => `    ${c.state === 'broken' ? '✗' : '?'} ${c.text[language]}${figures(c)}${reasonOf(c.reason, language)}`,
    );
  const rest = told.length - listedMax;
  const more = rest > 0 ? [language === 'zh' ? `    ……另有 ${rest} 项` : `    … and ${rest} more`] : [];
  return `${[words[language](held, broken, notRun), ...lines, ...more].join('\n')}\n`;
};
