import { type Comparison, type Literal, mirrored, negate, type Predicate } from './predicate.ts';

/** How deep a predicate tree may nest; deeper ones are not understood, so that a hostile one cannot exhaust the stack. */
const depthMax = 50;

const operators: Readonly<Record<string, Comparison>> = {
  equal: '=',
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
};

const unknown: Predicate = { kind: 'unknown' };

type Node = {
  readonly op?: unknown;
  readonly children?: unknown;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly valueType?: unknown;
};

const nodeOf = (value: unknown): Node => (typeof value === 'object' && value !== null ? value : {});

const childrenOf = (node: Node): Node[] => (Array.isArray(node.children) ? node.children.map(nodeOf) : []);

const isColumn = (node: Node | undefined): node is { op: 'column'; name: string; valueType: string } =>
  node?.op === 'column' && typeof node.name === 'string' && typeof node.valueType === 'string';

const literalOf = (node: Node): Literal => ({
  text: String(node.value),
  quoted: ['string', 'date', 'timestamp'].includes(String(node.valueType)),
});

const readComparison = (comparison: Comparison, node: Node): Predicate => {
  const [left, right] = childrenOf(node);
  if (left === undefined || right === undefined) return unknown;
  if (right.op === 'column') return left.op === 'literal' ? compare(mirrored[comparison], right, left) : unknown;
  return right.op === 'literal' ? compare(comparison, left, right) : unknown;
};

const compare = (comparison: Comparison, column: Node, literal: Node): Predicate =>
  isColumn(column) && column.valueType === literal.valueType
    ? { kind: 'compare', column: column.name, comparison, literal: literalOf(literal), valueType: column.valueType }
    : unknown;

const readNode = (node: Node, depth: number): Predicate => {
  if (depth > depthMax || typeof node.op !== 'string') return unknown;
  const children = childrenOf(node);
  const comparison = operators[node.op];
  if (comparison !== undefined) return readComparison(comparison, node);
  if (node.op === 'isNull') {
    const [column] = children;
    return isColumn(column)
      ? { kind: 'null', column: column.name, wanted: true, valueType: column.valueType }
      : unknown;
  }
  const parts = children.map((child) => readNode(child, depth + 1));
  if (node.op === 'not' && parts.length === 1) return negate(parts[0] ?? unknown);
  return (node.op === 'and' || node.op === 'or') && parts.length >= 2 ? { kind: node.op, parts } : unknown;
};

/**
 * Reads `jsonPredicateHints` (PROTOCOL.md, "JSON predicates for Filtering"). What it does not understand becomes
 * `unknown`, which keeps every file; it never refuses.
 */
export const parseJsonHint = (text: string): Predicate => {
  try {
    return readNode(nodeOf(JSON.parse(text)), 0);
  } catch {
    return unknown;
  }
};
