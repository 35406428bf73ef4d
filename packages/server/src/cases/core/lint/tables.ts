import type { CaseType, Cell, DecisionTable, Formula, Value } from '../../model.ts';
import { isDecimal } from '../decimal.ts';
import { doubt, type Finding, fault } from './finding.ts';
import { canHold } from './guards.ts';

type Rule = DecisionTable['rules'][number];

const isFormula = (value: Value | Formula): value is Formula =>
  typeof value === 'object' && value !== null && 'times' in value && Array.isArray(value.times);

const cellAsked = (cell: Cell, path: string) => (cell === '-' ? [] : [{ path, ...cell }]);

const asked = (table: DecisionTable, ...rules: readonly Rule[]) =>
  table.inputs.flatMap(({ path }, i) => rules.flatMap((rule) => cellAsked(rule.when[i] ?? '-', path)));

/** True when facts can be such that all of the rules fit. */
const canFit = (type: CaseType, table: DecisionTable, ...rules: readonly Rule[]): boolean => {
  const all = asked(table, ...rules);
  return all.length === 0 || canHold(type, { all });
};

const fitsType = (value: Value | Formula, wanted: DecisionTable['outputs'][number]['type']): boolean => {
  if (isFormula(value)) return wanted === 'decimal';
  if (wanted === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && (wanted === 'text' || isDecimal(value));
};

const kindWords = {
  text: { zh: '文本', en: 'text in quotes' },
  decimal: { zh: '加引号的小数', en: 'a decimal in quotes' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
} as const;

const ruleFindings = (table: DecisionTable, rule: Rule, path: string): Finding[] => {
  const found: Finding[] = [];
  if (rule.when.length !== table.inputs.length) {
    found.push(
      fault(
        'rule_length',
        `${path}/when`,
        `条件列数应为 ${table.inputs.length}，写了 ${rule.when.length}。`,
        `It has ${rule.when.length} conditions, the table ${table.inputs.length} inputs.`,
      ),
    );
  }
  for (const [name, value] of Object.entries(rule.then)) {
    const output = table.outputs.find((each) => each.name === name);
    if (output === undefined) {
      found.push(
        fault(
          'output_unknown',
          `${path}/then/${name}`,
          `决策表没有输出“${name}”。`,
          `The table has no output "${name}".`,
        ),
      );
    } else if (!fitsType(value, output.type)) {
      const { zh, en } = kindWords[output.type];
      found.push(
        fault(
          'output_type',
          `${path}/then/${name}`,
          `输出“${name}”应为${zh}。`,
          `The output "${name}" has to be ${en}.`,
        ),
      );
    }
  }
  return found;
};

const overlaps = (type: CaseType, table: DecisionTable, path: string): Finding[] =>
  table.hitPolicy !== 'unique'
    ? []
    : table.rules.flatMap((rule, i) =>
        table.rules
          .slice(0, i)
          .flatMap((earlier, j) =>
            canFit(type, table, earlier, rule)
              ? [
                  fault(
                    'rules_overlap',
                    `${path}/rules/${i}`,
                    `规则 ${j + 1} 与 ${i + 1} 可能同时符合，而此表只许一条。`,
                    `Rules ${j + 1} and ${i + 1} can fit together, but only one may.`,
                  ),
                ]
              : [],
          ),
      );

const isAll = (rule: Rule): boolean => rule.when.every((cell) => cell === '-');

const neverTaken = (type: CaseType, table: DecisionTable, path: string): Finding[] => {
  const catchAll = table.hitPolicy === 'first' ? table.rules.findIndex(isAll) : -1;
  return table.rules.flatMap((rule, i) => {
    const at = `${path}/rules/${i}`;
    if (catchAll >= 0 && i > catchAll) {
      return [
        fault(
          'rule_never_taken',
          at,
          `规则 ${catchAll + 1} 总是先符合，规则 ${i + 1} 永远轮不到。`,
          `Rule ${catchAll + 1} always fits first, so rule ${i + 1} never is taken.`,
        ),
      ];
    }
    return canFit(type, table, rule)
      ? []
      : [fault('rule_never_fits', at, `规则 ${i + 1} 的条件永远不会成立。`, `Rule ${i + 1} can never fit.`)];
  });
};

const tablesAsked = ({ inputs, rules }: DecisionTable): readonly string[] => {
  const factors = rules.flatMap(({ then }) =>
    Object.values(then).flatMap((value) => (isFormula(value) ? value.times : [])),
  );
  const paths = [...inputs.map(({ path }) => path), ...factors].map((path) => path.split('.'));
  return paths.flatMap(([root, key]) => (root === 'tables' && key !== undefined ? [key] : []));
};

const asksItself = (type: CaseType, start: DecisionTable): boolean => {
  const seen = new Set<string>();
  const waiting = [...tablesAsked(start)];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (key === start.key) return true;
    const next = type.tables.find((each) => each.key === key);
    if (seen.has(key) || next === undefined) continue;
    seen.add(key);
    waiting.push(...tablesAsked(next));
  }
  return false;
};

/** Decision tables: rules of the right length and kind, no two at once where one may fit, none that never does, no circles. */
export const lintTables = (type: CaseType): readonly Finding[] =>
  type.tables.flatMap((table, i) => {
    const path = `/tables/${i}`;
    const rules = table.rules.flatMap((rule, j) => ruleFindings(table, rule, `${path}/rules/${j}`));
    const circle = asksItself(type, table)
      ? [
          fault(
            'table_circle',
            path,
            `决策表“${table.title.zh}”绕一圈又取决于自己。`,
            `The table "${table.title.en}" depends on itself.`,
          ),
        ]
      : [];
    const bare =
      table.rules.length === 0 ? [doubt('table_empty', path, '决策表没有规则。', 'The table has no rules.')] : [];
    return [...rules, ...circle, ...bare, ...overlaps(type, table, path), ...neverTaken(type, table, path)];
  });
