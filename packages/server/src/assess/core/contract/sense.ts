import type { Bilingual } from '#kernel';
import { type Operator, operators } from '../../rules.ts';
import { consistencyOf, consistencyRatioMax } from '../weights.ts';
import { inputOf } from './inputs.ts';
import type { Contract, ContractObject, ContractProperty, ContractQuality } from './shape.ts';

type Path = readonly (string | number)[];
type Wrong = { readonly path: Path; readonly text: Bilingual };

/** The operators that a quality rule names; a sound one that is checked names one. */
export const operatorsOf = (rule: Readonly<Record<string, unknown>>): Operator[] =>
  operators.filter((name) => rule[name] !== undefined);

const ruleWrong = (rule: ContractQuality, path: Path): Wrong[] => {
  const isChecked = rule.type === 'sql' || rule.type === 'library' || rule.metric !== undefined;
  const [low, high] = rule.mustBeBetween ?? rule.mustNotBeBetween ?? [0, 1];
  return [
    ...(isChecked && operatorsOf(rule).length !== 1
      ? [{ path, text: { zh: '规则须恰有一个运算符（mustBe…）', en: 'a rule has exactly one operator (mustBe…)' } }]
      : []),
    ...(low >= high ? [{ path, text: { zh: '区间的下限须小于上限', en: 'a range begins below its end' } }] : []),
    ...(rule.type === 'sql' && rule.query === undefined
      ? [{ path, text: { zh: '缺少 query', en: 'a rule of type sql has a query' } }]
      : []),
  ];
};

const propertyWrong = (property: ContractProperty, path: Path): Wrong[] => {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = property.logicalTypeOptions ?? {};
  return [
    ...(minLength > maxLength
      ? [
          {
            path: [...path, 'logicalTypeOptions', 'minLength'],
            text: { zh: 'minLength 大于 maxLength', en: 'minLength is above maxLength' },
          },
        ]
      : []),
    ...(property.quality ?? []).flatMap((rule, i) => ruleWrong(rule, [...path, 'quality', i])),
  ];
};

const objectWrong = (object: ContractObject, path: Path): Wrong[] => {
  const seen = new Set<string>();
  return [
    ...(object.properties ?? []).flatMap((property, i) => {
      const at = [...path, 'properties', i];
      const repeated = seen.has(property.name);
      seen.add(property.name);
      const again = { path: at, text: { zh: `列名重复：${property.name}`, en: `named twice: ${property.name}` } };
      return [...(repeated ? [again] : []), ...propertyWrong(property, at)];
    }),
    ...(object.quality ?? []).flatMap((rule, i) => ruleWrong(rule, [...path, 'quality', i])),
  ];
};

const weightsWrong = (contract: Contract): Wrong[] => {
  const matrix = inputOf(contract.customProperties, 'corridor.ahp');
  const at = (contract.customProperties ?? []).findIndex((each) => each.property === 'corridor.ahp');
  if (matrix === undefined) return [];
  const ratio = consistencyOf(matrix);
  return ratio < consistencyRatioMax
    ? []
    : [
        {
          path: ['customProperties', at],
          text: {
            zh: `判断矩阵一致性比率 ${ratio.toFixed(3)}，须小于 ${consistencyRatioMax}`,
            en: `the comparisons contradict each other: consistency ratio ${ratio.toFixed(3)}, below ${consistencyRatioMax} is sound`,
          },
        },
      ];
};

/** What a well-formed contract says that cannot be meant. */
export const judgeSense = (contract: Contract): Wrong[] => [
  ...(contract.schema ?? []).flatMap((object, i) => objectWrong(object, ['schema', i])),
  ...weightsWrong(contract),
];
