import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { isPercent } from './say.ts';
import type { AcceptanceRule } from './terms.ts';

const metrics = ['completeness', 'uniqueness', 'conformity', 'rowCount', 'score'] as const;
const operators = [
  'mustBeGreaterOrEqualTo',
  'mustBeGreaterThan',
  'mustBeLessOrEqualTo',
  'mustBeLessThan',
  'mustBe',
  'mustNotBe',
] as const;

type RuleProps = {
  readonly rule: AcceptanceRule;
  readonly isWaived: boolean;
  readonly onChange: (rule: AcceptanceRule) => void;
  readonly onWaive: (isWaived: boolean) => void;
  readonly onRemove: () => void;
};

const RuleFields = ({ rule, onChange }: Pick<RuleProps, 'rule' | 'onChange'>) => {
  const { t } = useTranslation('terms');
  const id = useId();
  const value = typeof rule.value === 'number' ? rule.value : rule.value[0];
  return (
    <>
      <div className="labelled">
        <label htmlFor={`${id}-metric`}>{t('form.metric')}</label>
        <Select
          id={`${id}-metric`}
          value={rule.metric}
          options={metrics.map((metric) => ({
            value: metric,
            label: t(`metric.${metric}`),
            title: t(`metricMeans.${metric}`),
          }))}
          onChange={(metric) => onChange({ ...rule, metric })}
        />
      </div>
      <div className="labelled">
        <label htmlFor={`${id}-column`}>{t('form.column')}</label>
        <Input
          id={`${id}-column`}
          value={rule.column ?? ''}
          maxLength={200}
          onChange={({ target }) => {
            const { column: _column, ...rest } = rule;
            onChange(target.value === '' ? rest : { ...rest, column: target.value });
          }}
        />
      </div>
      <div className="labelled">
        <label htmlFor={`${id}-operator`}>{t('form.operator')}</label>
        <Select
          id={`${id}-operator`}
          value={rule.operator}
          options={operators.map((operator) => ({ value: operator, label: t(`choice.${operator}`) }))}
          onChange={(operator) => onChange({ ...rule, operator })}
        />
      </div>
      <div className="labelled">
        <label htmlFor={`${id}-figure`}>{t('form.figure')}</label>
        <InputNumber
          id={`${id}-figure`}
          value={value}
          min={0}
          suffix={isPercent(rule.metric) ? '%' : undefined}
          onChange={(next) => onChange({ ...rule, value: next ?? 0 })}
        />
      </div>
    </>
  );
};

const RuleRow = ({ rule, isWaived, onChange, onWaive, onRemove }: RuleProps) => {
  const { t } = useTranslation('terms');
  return (
    <li className="rule-row">
      <RuleFields rule={rule} onChange={onChange} />
      <div className="rule-end">
        <Checkbox checked={isWaived} onChange={({ target }) => onWaive(target.checked)}>
          {t('form.waive')}
        </Checkbox>
        <Button icon={<DeleteOutlined />} aria-label={t('form.remove')} title={t('form.remove')} onClick={onRemove} />
      </div>
    </li>
  );
};

const newId = (rules: readonly AcceptanceRule[]): string => {
  let number = rules.length + 1;
  while (rules.some(({ id }) => id === `rule-${number}`)) number += 1;
  return `rule-${number}`;
};

type Props = {
  readonly rules: readonly AcceptanceRule[];
  readonly waived: readonly string[];
  readonly onChange: (rules: readonly AcceptanceRule[], waived: readonly string[]) => void;
};

/** The buyer's acceptance rules: measured figure, column, bound, and whether a failure is put up with. */
export const RulesEditor = ({ rules, waived, onChange }: Props) => {
  const { t } = useTranslation('terms');
  const add = (): void =>
    onChange(
      [...rules, { id: newId(rules), metric: 'completeness', operator: 'mustBeGreaterOrEqualTo', value: 95 }],
      waived,
    );
  return (
    <fieldset className="rules">
      <legend>{t('form.rules')}</legend>
      <p className="soft small">{t('form.rulesLead')}</p>
      <ul className="plain-list">
        {rules.map((rule, at) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            isWaived={waived.includes(rule.id)}
            onChange={(next) =>
              onChange(
                rules.map((one, index) => (index === at ? next : one)),
                waived,
              )
            }
            onWaive={(isWaived) =>
              onChange(rules, isWaived ? [...waived, rule.id] : waived.filter((id) => id !== rule.id))
            }
            onRemove={() =>
              onChange(
                rules.filter((one) => one !== rule),
                waived.filter((id) => id !== rule.id),
              )
            }
          />
        ))}
      </ul>
      <Button icon={<PlusOutlined />} onClick={add}>
        {t('form.add')}
      </Button>
    </fieldset>
  );
};
