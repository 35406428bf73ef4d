import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../parts/Field.tsx';
import { useColumnNames } from './OfferFields.tsx';
import type { OfferPart } from './OfferPage.tsx';
import { metrics, operators, type TypedRule } from './terms.ts';

const firstRule: TypedRule = { metric: 'completeness', column: '', operator: 'mustBeGreaterOrEqualTo', value: '95' };

type RuleProps = {
  readonly rule: TypedRule;
  readonly number: number;
  readonly columns: readonly string[];
  readonly onChange: (rule: TypedRule) => void;
  readonly onRemove: () => void;
};

const isNumber = (typed: string): boolean => /^-?\d+(\.\d+)?$/.test(typed.trim());

const RuleFields = ({ rule, number, columns, onChange, onRemove }: RuleProps) => {
  const { t } = useTranslation(['offering', 'common']);
  const set = (part: Partial<TypedRule>): void => onChange({ ...rule, ...part });
  return (
    <fieldset className="plain-fieldset">
      <legend>{t('rule', { number })}</legend>
      <div className="fields narrow">
        <Field label={t('ruleMetric')}>
          {({ id }) => (
            <Select
              id={id}
              value={rule.metric}
              onChange={(metric) => set({ metric })}
              options={metrics.map((value) => ({ value, label: t(`metrics.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('ruleColumn')}>
          {({ id }) => (
            <Select
              id={id}
              showSearch
              value={rule.column}
              onChange={(column) => set({ column })}
              options={[{ value: '', label: t('ruleWhole') }, ...columns.map((value) => ({ value, label: value }))]}
            />
          )}
        </Field>
        <Field label={t('ruleOperator')}>
          {({ id }) => (
            <Select
              id={id}
              value={rule.operator}
              onChange={(operator) => set({ operator })}
              options={operators.map((value) => ({ value, label: t(`operators.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('ruleValue')} error={isNumber(rule.value) ? undefined : t('ruleWrong')}>
          {(wiring) => (
            <Input
              {...wiring}
              inputMode="decimal"
              value={rule.value}
              onChange={({ target }) => set({ value: target.value })}
            />
          )}
        </Field>
      </div>
      <Button aria-label={t('removeRule', { number })} onClick={onRemove}>
        {t('common:act.remove')}
      </Button>
    </fieldset>
  );
};

/** When a delivery counts as accepted: days of silence, and rules that the platform measures. */
export const AcceptanceFields = ({ product, typed, set, isWrong }: OfferPart) => {
  const { t } = useTranslation('offering');
  const columns = useColumnNames(product.datasetIds);
  const { rules } = typed;
  return (
    <section className="panel">
      <h2>{t('acceptance')}</h2>
      <Field label={t('days')} help={t('daysHelp')} error={isWrong('days') ? t('daysWrong') : undefined}>
        {(wiring) => (
          <Input
            {...wiring}
            className="short"
            inputMode="numeric"
            value={typed.days}
            onChange={({ target }) => set({ days: target.value })}
          />
        )}
      </Field>
      {rules.map((rule, at) => (
        <RuleFields
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no other name than their place
          key={at}
          rule={rule}
          number={at + 1}
          columns={columns}
          onChange={(next) => set({ rules: rules.map((each, index) => (index === at ? next : each)) })}
          onRemove={() => set({ rules: rules.filter((_, index) => index !== at) })}
        />
      ))}
      {rules.length === 0 ? null : <p className="soft">{t('remedy')}</p>}
      <Button onClick={() => set({ rules: [...rules, firstRule] })}>{t('addRule')}</Button>
    </section>
  );
};
