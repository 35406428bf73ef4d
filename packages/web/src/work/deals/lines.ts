import type { AcceptanceRule, Constraint, Proposal, Terms } from './terms.ts';

/** One line of terms as people compare them: its clause's id, what it is about, and its value as data. */
export type Line = {
  /** As the API names clauses: `permission-1.2`, `rule:…`, `price`. */
  readonly clauseId: string;
  /** The same in two versions, wherever the line stands in them. */
  readonly key: string;
  readonly about:
    | { readonly kind: 'constraint'; readonly constraint: Constraint }
    | { readonly kind: 'prohibitedUse'; readonly constraints: readonly Constraint[] }
    | { readonly kind: 'distribute' | 'attribute' }
    | { readonly kind: 'delete'; readonly days: number }
    | { readonly kind: 'columns'; readonly columns: readonly string[] }
    | { readonly kind: 'price'; readonly amountMinor: string; readonly currency: string; readonly direct: boolean }
    | { readonly kind: 'acceptance'; readonly days: number | undefined }
    | { readonly kind: 'rule'; readonly rule: AcceptanceRule; readonly waived: boolean };
};

const permissionLines = (terms: Terms): Line[] =>
  terms.permission.flatMap(({ constraint = [] }, p) =>
    constraint.map((one, c) => ({
      clauseId: `permission-${p + 1}.${c + 1}`,
      key: `permission-${p + 1}:${one.leftOperand}:${one.operator}`,
      about: { kind: 'constraint', constraint: one },
    })),
  );

const prohibitionLines = (terms: Terms): Line[] =>
  (terms.prohibition ?? []).map(({ action, constraint = [] }, index) => {
    const clauseId = `prohibition-${index + 1}`;
    if (action === 'distribute') return { clauseId, key: 'distribute', about: { kind: 'distribute' } };
    return { clauseId, key: clauseId, about: { kind: 'prohibitedUse', constraints: constraint } };
  });

const dutyLines = (terms: Terms): Line[] =>
  (terms.obligation ?? []).map(({ action, constraint = [] }, index) => {
    const clauseId = `obligation-${index + 1}`;
    if (action === 'attribute') return { clauseId, key: action, about: { kind: 'attribute' } };
    const days = Number(/^P(\d+)D$/.exec(constraint[0]?.rightOperand ?? '')?.[1] ?? 0);
    return { clauseId, key: action, about: { kind: 'delete', days } };
  });

const ruleLines = ({ acceptance }: Terms): Line[] =>
  (acceptance?.rules ?? []).map((rule) => ({
    clauseId: `rule:${rule.id}`,
    key: `rule:${rule.id}`,
    about: { kind: 'rule', rule, waived: acceptance?.acceptDespite?.includes(rule.id) === true },
  }));

/** Every line of terms at a price, in the order of their clauses; `acceptanceDays` once an agreement has fixed them. */
export const linesOf = ({ terms, price }: Proposal, acceptanceDays?: number): readonly Line[] => [
  ...permissionLines(terms),
  ...prohibitionLines(terms),
  ...dutyLines(terms),
  ...(terms.columns === undefined
    ? []
    : [{ clauseId: 'columns', key: 'columns', about: { kind: 'columns' as const, columns: terms.columns } }]),
  {
    clauseId: 'price',
    key: 'price',
    about: { kind: 'price', ...price, direct: terms.payment === 'direct' },
  },
  {
    clauseId: 'acceptance',
    key: 'acceptance',
    about: { kind: 'acceptance', days: acceptanceDays ?? terms.acceptance?.daysMax },
  },
  ...ruleLines(terms),
];

/** What changed between two versions: a line that came, went, or says something else. */
export type Change = { readonly key: string; readonly before: Line | undefined; readonly after: Line | undefined };

/** The changes from one version to the next, in the order of the newer one; what went away stands at the end. */
export const changesOf = (before: Proposal, after: Proposal): readonly Change[] => {
  const olds = new Map(linesOf(before).map((line) => [line.key, line]));
  const news = linesOf(after);
  const gone = [...olds.values()].filter(({ key }) => !news.some((line) => line.key === key));
  return [
    ...news
      .map((line) => ({ key: line.key, before: olds.get(line.key), after: line }))
      .filter((change) => JSON.stringify(change.before?.about) !== JSON.stringify(change.after.about)),
    ...gone.map((line) => ({ key: line.key, before: line, after: undefined })),
  ];
};
