import type { CaseType } from '../../model.ts';
import { doubt, type Finding, fault, repeated } from './finding.ts';

/** States that can be reached from some by following edges. */
const reach = (from: readonly string[], edges: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> => {
  const seen = new Set(from);
  const waiting = [...from];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    for (const next of edges.get(state) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen;
};

const collect = (pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const [from, to] of pairs) found.set(from, [...(found.get(from) ?? []), to]);
  return found;
};

const ends = (type: CaseType): Finding[] => {
  const steps = type.transitions.flatMap(({ from, to }) => from.map((each) => [each, to] as const));
  const firsts = type.states.filter(({ kind }) => kind === 'initial').map(({ key }) => key);
  const lasts = type.states.filter(({ kind }) => kind === 'terminal').map(({ key }) => key);
  const reachable = reach(firsts, collect(steps));
  const ending = reach(lasts, collect(steps.map(([from, to]) => [to, from] as const)));
  return type.states.flatMap(({ key, label }, i) => {
    const path = `/states/${i}`;
    const found: Finding[] = [];
    if (!reachable.has(key)) {
      found.push(
        fault(
          'state_unreachable',
          path,
          `没有步骤通向“${label.zh}”。请补充步骤或删除该状态。`,
          `No step leads to "${label.en}". Add one, or remove the state.`,
        ),
      );
    }
    if (!ending.has(key)) {
      found.push(
        fault(
          'state_without_end',
          path,
          `从“${label.zh}”无法走到终结状态。请补充办结的步骤。`,
          `From "${label.en}" no way leads to an end. Add a step that ends the case.`,
        ),
      );
    }
    return found;
  });
};

const kinds = (type: CaseType): Finding[] => {
  const firsts = type.states.filter(({ kind }) => kind === 'initial').length;
  const found: Finding[] = [];
  if (firsts !== 1) {
    found.push(
      fault(
        'initial_count',
        '/states',
        `初始状态须恰好一个，现有 ${firsts} 个。`,
        `There has to be exactly one initial state; there are ${firsts}.`,
      ),
    );
  }
  if (!type.states.some(({ kind }) => kind === 'terminal')) {
    found.push(
      fault(
        'terminal_missing',
        '/states',
        '没有终结状态，办件无法办结。',
        'There is no terminal state, so no case can end.',
      ),
    );
  }
  return found;
};

const leavesEnd = (type: CaseType): Finding[] => {
  const over = new Set(type.states.filter(({ kind }) => kind === 'terminal').map(({ key }) => key));
  return type.transitions.flatMap(({ from }, i) =>
    from
      .filter((each) => over.has(each))
      .map((each) =>
        fault(
          'terminal_with_exit',
          `/transitions/${i}/from`,
          `“${each}”是终结状态，不能再有后续步骤。`,
          `"${each}" is terminal: no step may leave it.`,
        ),
      ),
  );
};

const waits = (type: CaseType): Finding[] =>
  type.states.flatMap(({ key, kind, label, waitsFor, outcome }, i) => {
    const path = `/states/${i}`;
    if (kind === 'terminal') {
      const found: Finding[] = [];
      if (waitsFor !== undefined)
        found.push(
          doubt(
            'terminal_waits',
            path,
            `“${label.zh}”已终结，不应再等待任何人。`,
            `"${label.en}" is an end and waits for nobody.`,
          ),
        );
      if (outcome === undefined)
        found.push(
          doubt(
            'outcome_missing',
            path,
            `“${label.zh}”未写明办结结果。`,
            `"${label.en}" does not say how a case that ends there ended.`,
          ),
        );
      return found;
    }
    if (waitsFor === undefined)
      return [
        doubt(
          'nobody_waited_for',
          path,
          `“${label.zh}”未写明等待谁办理，会从待办列表中消失。`,
          `"${label.en}" does not say who it waits for, so it is on nobody's list.`,
        ),
      ];
    const canAct = type.transitions.some(({ from, roles }) => from.includes(key) && roles.includes(waitsFor));
    return canAct
      ? []
      : [
          doubt(
            'waits_in_vain',
            path,
            `“${label.zh}”等待的人在此状态没有可执行的步骤。`,
            `"${label.en}" waits for somebody who can do nothing there.`,
          ),
        ];
  });

const shadowed = (type: CaseType): Finding[] =>
  type.transitions.flatMap(({ action, from, roles }, i) => {
    const earlier = type.transitions
      .slice(0, i)
      .find(
        (each) =>
          each.action === action &&
          each.guard === undefined &&
          from.every((state) => each.from.includes(state)) &&
          roles.every((role) => each.roles.includes(role)),
      );
    return earlier === undefined
      ? []
      : [
          fault(
            'transition_shadowed',
            `/transitions/${i}`,
            `前面无条件的同名步骤“${action}”总会先被采用，此步骤永远轮不到。`,
            `An earlier step "${action}" without a condition is always taken first, so this one never is.`,
          ),
        ];
  });

const lists = (type: CaseType) =>
  [
    ['states', type.states.map(({ key }) => key)],
    ['clocks', type.clocks.map(({ key }) => key)],
    ['tables', type.tables.map(({ key }) => key)],
    ['materials', type.materials.map(({ key }) => key)],
    ['rubric', type.rubric.map(({ key }) => key)],
  ] as const;

const twice = (type: CaseType): Finding[] =>
  lists(type).flatMap(([list, keys]) =>
    repeated(keys).map(({ name, index }) =>
      fault(
        'key_repeated',
        `/${list}/${index}/key`,
        `“${name}”重复，名称须唯一。`,
        `"${name}" is there twice; names are unique.`,
      ),
    ),
  );

/** States and steps as a graph: one beginning, every state reached, every state with a way to an end, no way out of an end. */
export const lintGraph = (type: CaseType): readonly Finding[] => [
  ...twice(type),
  ...kinds(type),
  ...ends(type),
  ...leavesEnd(type),
  ...shadowed(type),
  ...waits(type),
];
