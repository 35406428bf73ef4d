import { type Outcome, ok, type Refusal, refuse } from '#kernel';
import type { ContractsCode } from '../errors.ts';
import {
  acceptanceDaysMax,
  acceptanceMetrics,
  acceptanceOperators,
  acceptanceRangeOperators,
  acceptanceRulesMax,
  columnsMax,
  constraintsMax,
  deletionDaysMax,
  type LeftOperand,
  leftOperands,
  type Operator,
  operators,
  payments,
  permissionsMax,
  rulesMax,
  type Terms,
  termsCharactersMax,
} from '../model.ts';
import { daysOfDuration, isRightOperand, isText, operandSpecs, takesSet } from './operands.ts';

type Complaint = Refusal<ContractsCode>;
type Members = Readonly<Record<string, unknown>>;
type Check = (value: unknown, path: string) => Complaint[];

const complain = (code: ContractsCode, params: Record<string, string | number>): Complaint =>
  refuse(code, params).error;
const malformed = (path: string, what: string): Complaint[] => [complain('contracts.terms_malformed', { path, what })];

/** A value as a sentence can show it: short, and never a wall of text. */
const show = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 80);

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with these members only: what is signed and not understood would bind without being kept. */
const checkMembers = (required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>>): Check => {
  const all = { ...required, ...optional };
  return (value, path) => {
    if (!isObject(value)) return malformed(path, 'an object is wanted');
    const unknown = Object.keys(value).filter((key) => !Object.hasOwn(all, key));
    const missing = Object.keys(required).filter((key) => value[key] === undefined);
    return [
      ...unknown.flatMap((key) => malformed(`${path}/${key}`.slice(0, 120), 'there is no such member')),
      ...missing.flatMap((key) => malformed(`${path}/${key}`, 'is missing')),
      ...Object.entries(all).flatMap(([key, check]) =>
        value[key] === undefined ? [] : check(value[key], `${path}/${key}`),
      ),
    ];
  };
};

const checkList =
  (check: Check, countMin: number, countMax: number): Check =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < countMin || value.length > countMax)
      return malformed(path, `a list of ${countMin} to ${countMax} is wanted`);
    return value.flatMap((item: unknown, index) => check(item, `${path}/${index}`));
  };

const checkText: Check = (value, path) => (isText(value) ? [] : malformed(path, 'one line of text is wanted'));

const checkOneOf =
  (known: readonly string[]): Check =>
  (value, path) =>
    known.some((word) => word === value) ? [] : malformed(path, `one of ${known.join(', ')} is wanted`);

const checkUnique =
  (check: Check, keyOf: (item: unknown) => unknown): Check =>
  (value, path) => {
    const complaints = check(value, path);
    if (complaints.length > 0 || !Array.isArray(value)) return complaints;
    return new Set(value.map(keyOf)).size === value.length ? [] : malformed(path, 'something occurs twice');
  };

const checkConstraint: Check = (value, path) => {
  if (!isObject(value)) return malformed(path, 'an object is wanted');
  const { leftOperand, operator, rightOperand } = value;
  if (!leftOperands.some((known) => known === leftOperand)) {
    const logical = ['and', 'or', 'xone', 'andSequence'].find((key) => key in value);
    return [
      complain('contracts.operand_unknown', {
        operand: logical ?? (typeof leftOperand === 'string' ? leftOperand.slice(0, 80) : show(leftOperand)),
        known: leftOperands.join(', '),
      }),
    ];
  }
  const spec = operandSpecs[leftOperand as LeftOperand];
  if (!operators.some((known) => known === operator) || !spec.operators.includes(operator as Operator)) {
    const allowed = spec.operators.join(', ');
    return [
      complain('contracts.operator_not_allowed', { operand: `${leftOperand}`, operator: show(operator), allowed }),
    ];
  }
  const surplus = Object.keys(value).filter((key) => !['leftOperand', 'operator', 'rightOperand'].includes(key));
  if (surplus.length > 0) return malformed(`${path}/${surplus[0]}`.slice(0, 120), 'there is no such member');
  if (isRightOperand(spec, operator as Operator, rightOperand)) return [];
  const wanted = takesSet(operator as Operator) ? `[${spec.example}]` : spec.example;
  return [complain('contracts.value_wrong', { operand: `${leftOperand}`, value: show(rightOperand), wanted })];
};

const actionOf = (value: unknown): unknown => (isObject(value) ? value.action : undefined);

/** Checks a rule by its action; an unknown action is refused by name. */
const checkRule =
  (byAction: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    const action = actionOf(value);
    const check = typeof action === 'string' && Object.hasOwn(byAction, action) ? byAction[action] : undefined;
    if (check !== undefined) return check(value, path);
    return [complain('contracts.action_unknown', { action: show(action), known: Object.keys(byAction).join(', ') })];
  };

const accept: Check = () => [];
const constraints = (countMin: number): Check => checkList(checkConstraint, countMin, constraintsMax);

const operandsIn = (rule: unknown): unknown[] => {
  const list = isObject(rule) ? rule.constraint : undefined;
  return Array.isArray(list) ? list.map((item: unknown) => (isObject(item) ? item.leftOperand : undefined)) : [];
};

const checkPermission: Check = (value, path) => {
  const complaints = checkMembers({ action: accept }, { constraint: constraints(0) })(value, path);
  const counts = operandsIn(value).filter((operand) => operand === 'count').length;
  return counts > 1 ? [...complaints, ...malformed(path, 'one permission has at most one count')] : complaints;
};

/** Without a constraint it would forbid everything; what is used up cannot be the condition of a prohibition. */
const checkProhibitedUse: Check = (value, path) => {
  const complaints = checkMembers({ action: accept, constraint: constraints(1) }, {})(value, path);
  return operandsIn(value).includes('count')
    ? [...complaints, ...malformed(path, 'a count belongs to a permission')]
    : complaints;
};

const checkDeadline: Check = (value, path) => {
  const complaints = checkMembers(
    { leftOperand: checkOneOf(['elapsedTime']), operator: checkOneOf(['lteq']), rightOperand: checkText },
    {},
  )(value, path);
  const days = isObject(value) ? daysOfDuration(String(value.rightOperand)) : undefined;
  if (complaints.length > 0 || (days !== undefined && days <= deletionDaysMax)) return complaints;
  return malformed(`${path}/rightOperand`, `P1D to P${deletionDaysMax}D is wanted`);
};

const checkFigure: Check = (value, path) => (Number.isFinite(value) ? [] : malformed(path, 'a number is wanted'));

const checkRuleMembers = (operators: readonly string[], value: Check): Check =>
  checkMembers(
    { id: checkText, metric: checkOneOf(acceptanceMetrics), operator: checkOneOf(operators), value },
    { column: checkText },
  );

const checkSingle = checkRuleMembers([...acceptanceOperators, ...acceptanceRangeOperators], checkFigure);
const checkRange = checkRuleMembers(acceptanceRangeOperators, checkList(checkFigure, 2, 2));

const checkAcceptanceRule: Check = (value, path) => {
  const isRange = isObject(value) && acceptanceRangeOperators.some((operator) => operator === value.operator);
  return isRange ? checkRange(value, path) : checkSingle(value, path);
};

const checkDays: Check = (value, path) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= acceptanceDaysMax
    ? []
    : malformed(path, `1 to ${acceptanceDaysMax} days are wanted`);

const idOf = (item: unknown): unknown => (isObject(item) ? item.id : undefined);

const checkAcceptance: Check = (value, path) => {
  const complaints = checkMembers(
    {},
    {
      daysMax: checkDays,
      rules: checkUnique(checkList(checkAcceptanceRule, 0, acceptanceRulesMax), idOf),
      acceptDespite: checkUnique(checkList(checkText, 0, acceptanceRulesMax), (id) => id),
    },
  )(value, path);
  if (complaints.length > 0 || !isObject(value)) return complaints;
  const known = ((value.rules ?? []) as unknown[]).map(idOf);
  const unknown = ((value.acceptDespite ?? []) as unknown[]).filter((id) => !known.includes(id));
  return unknown.length === 0 ? [] : malformed(`${path}/acceptDespite`, `there is no rule ${show(unknown[0])}`);
};

const checkTerms = checkMembers(
  { permission: checkList(checkRule({ use: checkPermission }), 1, permissionsMax) },
  {
    prohibition: checkList(
      checkRule({ use: checkProhibitedUse, distribute: checkMembers({ action: accept }, {}) }),
      1,
      rulesMax,
    ),
    obligation: checkUnique(
      checkList(
        checkRule({
          delete: checkMembers({ action: accept, constraint: checkList(checkDeadline, 1, 1) }, {}),
          attribute: checkMembers({ action: accept }, {}),
        }),
        1,
        rulesMax,
      ),
      actionOf,
    ),
    payment: checkOneOf(payments),
    acceptance: checkAcceptance,
    columns: checkUnique(checkList(checkText, 1, columnsMax), (name) => name),
  },
);

const tooLong = `at most ${termsCharactersMax} characters of JSON`;

/**
 * Reads terms from JSON. Nothing is added or normalised: what comes out is what went in, so that its canonical JSON is
 * what was signed. Refuses with the first complaint and carries all of them in `details`; an unknown operand is named.
 */
export const parseTerms = (value: unknown): Outcome<Terms, ContractsCode> => {
  const text = JSON.stringify(value) ?? '';
  if (text.length > termsCharactersMax) return refuse('contracts.terms_malformed', { path: '/', what: tooLong });
  const complaints = checkTerms(value, '');
  const [first] = complaints;
  return first === undefined ? ok(value as Terms) : refuse(first.code, first.params, complaints.slice(0, 20));
};
