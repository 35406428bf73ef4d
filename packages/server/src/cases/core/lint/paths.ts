import type { CaseType, Condition } from '../../model.ts';
import { isDecimal } from '../decimal.ts';
import { factRoots, pointerPath } from '../facts.ts';
import { isRequired, type Schema, schemasAt } from '../schema-paths.ts';
import { type Finding, fault } from './finding.ts';

/** What is known about the fact at a path: nothing, that it is there, or its schemas in a form. */
export type PathFacts =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'free' }
  | { readonly kind: 'personal' }
  | { readonly kind: 'output'; readonly table: string; readonly name: string }
  | { readonly kind: 'answer'; readonly schemas: readonly Schema[]; readonly isAlways: boolean };

/** What the facts call `case`, besides `times.<action>`. */
const caseFacts = [
  ...['state', 'kind', 'events', 'openedAt', 'comments', 'messages', 'supplied', 'joined', 'times'],
  ...['unit', 'returns', 'transfers', 'rating', 'award', 'accepted', 'paid'],
];
const reviewFacts = ['asked', 'conflicts', 'count', 'mean', 'spread'];

const unknown: PathFacts = { kind: 'unknown' };
const free: PathFacts = { kind: 'free' };

const inForm = (form: CaseType['form'], names: readonly string[], isOwn: boolean): PathFacts => {
  const schemas = names.length === 0 ? [] : schemasAt(form, names);
  if (schemas.length === 0) return unknown;
  const isPersonal = Object.entries(form.fields).some(([pointer, words]) => {
    const own = pointerPath(pointer);
    return words.isPersonal === true && own.every((name, i) => names[i] === name || name === '-');
  });
  if (isPersonal && isOwn) return { kind: 'personal' };
  return { kind: 'answer', schemas, isAlways: isOwn && isRequired(form, names) };
};

const inSteps = (type: CaseType, [action = '', ...names]: readonly string[]): PathFacts => {
  const forms = type.transitions.flatMap((each) =>
    each.action === action && each.form !== undefined ? [each.form] : [],
  );
  const found = forms.map((form) => inForm(form, names, false)).filter(({ kind }) => kind === 'answer');
  return found[0] ?? unknown;
};

/** What a type knows about the fact at a path. */
export const pathFacts = (type: CaseType, path: string): PathFacts => {
  const [root = '', ...names] = path.split('.');
  const [first = '', second = ''] = names;
  switch (root as (typeof factRoots)[number]) {
    case 'form':
      return inForm(type.form, names, true);
    case 'steps':
      return inSteps(type, names);
    case 'case':
      return caseFacts.includes(first) ? free : unknown;
    case 'reviews':
      return reviewFacts.includes(first) ? free : unknown;
    case 'organisation':
      return first === '' ? unknown : free;
    case 'tables': {
      const isKnown = type.tables.some(
        ({ key, outputs }) => key === first && outputs.some(({ name }) => name === second),
      );
      return isKnown ? { kind: 'output', table: first, name: second } : unknown;
    }
    default:
      return unknown;
  }
};

/** The path that a comparison asks about. */
export const askedPath = (condition: Extract<Condition, { op: unknown }>): string =>
  'path' in condition ? condition.path : `tables.${condition.table}.${condition.output}`;

/** The comparisons of a condition with their places. */
export const comparisonsOf = (
  condition: Condition,
  at: string,
): readonly { readonly comparison: Extract<Condition, { op: unknown }>; readonly path: string }[] => {
  if ('not' in condition) return comparisonsOf(condition.not, `${at}/not`);
  if ('all' in condition) return condition.all.flatMap((each, i) => comparisonsOf(each, `${at}/all/${i}`));
  if ('any' in condition) return condition.any.flatMap((each, i) => comparisonsOf(each, `${at}/any/${i}`));
  return [{ comparison: condition, path: at }];
};

/** Every condition of a type with its place. */
export const conditionsOf = (type: CaseType): readonly { readonly condition: Condition; readonly path: string }[] => [
  ...type.transitions.flatMap(({ guard }, i) =>
    guard === undefined ? [] : [{ condition: guard, path: `/transitions/${i}/guard` }],
  ),
  ...type.materials.flatMap(({ when }, i) =>
    when === undefined ? [] : [{ condition: when, path: `/materials/${i}/when` }],
  ),
];

type Use = { readonly fact: string; readonly path: string };

const effectUses = (type: CaseType): Use[] =>
  type.transitions.flatMap(({ effects = [] }, i) =>
    effects.flatMap((effect, j): Use[] => {
      const at = `/transitions/${i}/effects/${j}`;
      if (effect.kind === 'ledgerTransfer') return [{ fact: effect.amount, path: `${at}/amount` }];
      if (effect.kind === 'planMilestones') {
        return [
          { fact: effect.path, path: `${at}/path` },
          { fact: effect.award, path: `${at}/award` },
        ];
      }
      if (effect.kind === 'openCase') {
        return Object.entries(effect.form).map(([name, fact]) => ({ fact, path: `${at}/form/${name}` }));
      }
      if (effect.kind === 'book')
        return effect.resource.includes('.') ? [{ fact: effect.resource, path: `${at}/resource` }] : [];
      if (effect.kind !== 'assign' || effect.unit === 'office') return [];
      const { unit } = effect;
      return [{ fact: 'path' in unit ? unit.path : `tables.${unit.table}.${unit.output}`, path: `${at}/unit` }];
    }),
  );

const tableUses = (type: CaseType): Use[] =>
  type.tables.flatMap(({ inputs, rules }, i) => [
    ...inputs.map(({ path }, j) => ({ fact: path, path: `/tables/${i}/inputs/${j}/path` })),
    ...rules.flatMap(({ then }, j) =>
      Object.entries(then).flatMap(([name, value]) =>
        typeof value === 'object' && value !== null && 'times' in value && Array.isArray(value.times)
          ? value.times.map((fact: string) => ({ fact, path: `/tables/${i}/rules/${j}/then/${name}` }))
          : [],
      ),
    ),
  ]);

const uses = (type: CaseType): readonly Use[] => [
  ...conditionsOf(type).flatMap(({ condition, path }) =>
    comparisonsOf(condition, path).map(({ comparison, path: at }) => ({ fact: askedPath(comparison), path: at })),
  ),
  ...effectUses(type),
  ...tableUses(type),
  ...type.clocks.flatMap(({ promisedBy }, i) =>
    promisedBy === undefined
      ? []
      : [{ fact: `tables.${promisedBy.table}.${promisedBy.output}`, path: `/clocks/${i}/promisedBy` }],
  ),
];

/** Paths that lead nowhere, or to what is kept apart so that it can be erased. */
export const lintPaths = (type: CaseType): readonly Finding[] =>
  uses(type).flatMap(({ fact, path }): Finding[] => {
    if (isDecimal(fact)) return [];
    const { kind } = pathFacts(type, fact);
    if (kind === 'unknown') {
      return [
        fault(
          'path_unknown',
          path,
          `“${fact}”不指向任何已知内容。路径以 ${factRoots.join('、')} 之一开头。`,
          `"${fact}" leads nowhere. Paths begin with one of ${factRoots.join(', ')}.`,
        ),
      ];
    }
    return kind === 'personal'
      ? [
          fault(
            'path_personal',
            path,
            `“${fact}”是个人信息，另行保存，不能作为条件。`,
            `"${fact}" is personal and kept apart, so nothing may depend on it.`,
          ),
        ]
      : [];
  });
