import { type CaseType, commonActions, type Effect } from '../../model.ts';
import { isDecimal } from '../decimal.ts';
import { pointerPath } from '../facts.ts';
import { schemasAt } from '../schema-paths.ts';
import { doubt, type Finding, fault } from './finding.ts';
import { pathFacts } from './paths.ts';

const common = commonActions as readonly string[];

const unknownName = (kind: { readonly zh: string; readonly en: string }, name: string, path: string): Finding =>
  fault(
    `${kind.en.replaceAll(' ', '_')}_unknown`,
    path,
    `没有名为“${name}”的${kind.zh}。`,
    `There is no ${kind.en} "${name}".`,
  );

const state = { zh: '状态', en: 'state' };
const actionName = { zh: '操作', en: 'action' };
const material = { zh: '材料', en: 'material' };
const field = { zh: '字段', en: 'form field' };

const transitions = (type: CaseType): Finding[] => {
  const states = new Set(type.states.map(({ key }) => key));
  const materials = new Set(type.materials.map(({ key }) => key));
  return type.transitions.flatMap(({ action, from, to, requires = {} }, i) => {
    const path = `/transitions/${i}`;
    const found = [
      ...from.flatMap((each, j) => (states.has(each) ? [] : [unknownName(state, each, `${path}/from/${j}`)])),
      ...(states.has(to) ? [] : [unknownName(state, to, `${path}/to`)]),
      ...(requires.materials ?? []).flatMap((each, j) =>
        materials.has(each) ? [] : [unknownName(material, each, `${path}/requires/materials/${j}`)],
      ),
      ...(requires.fields ?? []).flatMap((each, j) =>
        schemasAt(type.form, pointerPath(each)).length > 0
          ? []
          : [unknownName(field, each, `${path}/requires/fields/${j}`)],
      ),
    ];
    if (action.includes('.') && !common.includes(action)) {
      found.push(
        fault(
          'action_with_point',
          `${path}/action`,
          `带点的操作名只有平台自带的：“${action}”不是。`,
          `Only the platform's own actions have a point in their name; "${action}" is none.`,
        ),
      );
    }
    if ((requires.reviewsMin ?? 0) > 0 && type.rubric.length === 0) {
      found.push(
        fault(
          'rubric_missing',
          `${path}/requires/reviewsMin`,
          '要求评审，但没有评分表。',
          'Reviews are required, but there is nothing to score.',
        ),
      );
    }
    return found;
  });
};

const clockNames = (type: CaseType): Finding[] => {
  const actions = new Set([...type.transitions.map(({ action }) => action), ...common]);
  return type.clocks.flatMap(({ startsOn, stopsOn, onExpiry, statutory, promised }, i) => {
    const path = `/clocks/${i}`;
    const found = [
      ...startsOn.flatMap((each, j) =>
        actions.has(each) ? [] : [unknownName(actionName, each, `${path}/startsOn/${j}`)],
      ),
      ...stopsOn.flatMap((each, j) =>
        actions.has(each) ? [] : [unknownName(actionName, each, `${path}/stopsOn/${j}`)],
      ),
    ];
    if (statutory !== undefined && promised > statutory) {
      found.push(
        fault(
          'promised_beyond_law',
          `${path}/promised`,
          `承诺时限 ${promised} 长于法定时限 ${statutory}。`,
          `Promised are ${promised}, the law allows ${statutory}.`,
        ),
      );
    }
    if (
      onExpiry !== undefined &&
      !type.transitions.some(({ action, roles }) => action === onExpiry && roles.includes('clock'))
    ) {
      found.push(
        fault(
          'expiry_action',
          `${path}/onExpiry`,
          `“${onExpiry}”不是角色 clock 可执行的步骤。`,
          `"${onExpiry}" is no step that the role "clock" may take.`,
        ),
      );
    }
    return found;
  });
};

const itemNames = ['due', 'amount', 'title'] as const;

const planFindings = (type: CaseType, effect: Extract<Effect, { kind: 'planMilestones' }>, path: string): Finding[] => {
  const facts = pathFacts(type, effect.path);
  if (facts.kind !== 'answer') return [];
  const [, ...names] = effect.path.split('.');
  const forms = effect.path.startsWith('form.')
    ? [{ form: type.form, names }]
    : type.transitions.flatMap(({ action, form }) =>
        action === names[0] && form !== undefined ? [{ form, names: names.slice(1) }] : [],
      );
  const missing = itemNames.filter(
    (name) => !forms.some((each) => schemasAt(each.form, [...each.names, '-', name]).length > 0),
  );
  return missing.length === 0
    ? []
    : [
        fault(
          'milestone_fields',
          path,
          `里程碑各项须有 due、amount、title，缺少：${missing.join('、')}。`,
          `Milestones need due, amount and title; missing: ${missing.join(', ')}.`,
        ),
      ];
};

const money = (type: CaseType): Finding[] => {
  const all = type.transitions.flatMap(({ effects = [] }, i) =>
    effects.map((effect, j) => ({ effect, path: `/transitions/${i}/effects/${j}` })),
  );
  const reserved = new Set(
    all.flatMap(({ effect }) =>
      effect.kind === 'ledgerTransfer' && effect.mode === 'reserve' ? [effect.account] : [],
    ),
  );
  return all.flatMap(({ effect, path }): Finding[] => {
    if (effect.kind === 'planMilestones') return planFindings(type, effect, path);
    if (effect.kind !== 'ledgerTransfer') return [];
    if (isDecimal(effect.amount) && (effect.amount.startsWith('-') || Number(effect.amount) === 0)) {
      return [fault('amount_not_positive', `${path}/amount`, '金额须大于零。', 'An amount is more than zero.')];
    }
    return effect.mode === 'reserve' || reserved.has(effect.account)
      ? []
      : [
          fault(
            'nothing_reserved',
            path,
            `账户“${effect.account}”从未预留，无从${effect.mode === 'post' ? '支付' : '撤销'}。`,
            `Nothing is ever reserved on "${effect.account}", so nothing can be ${effect.mode === 'post' ? 'paid' : 'released'}.`,
          ),
        ];
  });
};

const rubric = (type: CaseType): Finding[] => {
  const found = type.rubric.flatMap(({ min, max, label }, i) =>
    min < max
      ? []
      : [
          fault(
            'rubric_range',
            `/rubric/${i}`,
            `“${label.zh}”的最低分须小于最高分。`,
            `The lowest score of "${label.en}" has to be below the highest.`,
          ),
        ],
  );
  const isWeightless = type.rubric.length > 0 && type.rubric.every(({ weight }) => weight === 0);
  return isWeightless
    ? [...found, fault('rubric_weights', '/rubric', '评分项的权重全为零。', 'All weights of the rubric are zero.')]
    : found;
};

const unused = (type: CaseType): Finding[] =>
  type.materials.flatMap(({ key, title, isOptional }, i) =>
    isOptional === true || type.transitions.some(({ requires }) => requires?.materials?.includes(key) === true)
      ? []
      : [
          doubt(
            'material_never_required',
            `/materials/${i}`,
            `“${title.zh}”为必交材料，但没有步骤要求它。`,
            `"${title.en}" is not optional, but no step requires it.`,
          ),
        ],
  );

/** Names that refer to nothing, and numbers that contradict each other. */
export const lintNames = (type: CaseType): readonly Finding[] => [
  ...transitions(type),
  ...clockNames(type),
  ...money(type),
  ...rubric(type),
  ...unused(type),
];
