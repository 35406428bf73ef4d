import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import type { Line } from './lines.ts';
import { type AcceptanceRule, type Constraint, valuesOf } from './terms.ts';

const operatorWords = {
  gteq: 'says.from',
  gt: 'says.after',
  lteq: 'says.until',
  lt: 'says.before',
} as const;

/** Metrics in per cent; the others are plain numbers. */
const percentMetrics: readonly AcceptanceRule['metric'][] = ['completeness', 'uniqueness', 'conformity'];

/** True when a metric is measured in per cent. */
export const isPercent = (metric: AcceptanceRule['metric']): boolean => percentMetrics.includes(metric);

const isMode = (value: string): value is 'share' | 'download' | 'api' | 'cleanRoom' =>
  ['share', 'download', 'api', 'cleanRoom'].includes(value);

/** Says terms in the reader's words: what a line is about, and what it says. */
export const useSay = () => {
  const { t } = useTranslation('terms');
  const { moment, money, number } = useFormats();

  const constraintText = ({ leftOperand, operator, rightOperand }: Constraint): string => {
    const values = valuesOf(rightOperand);
    if (leftOperand === 'dateTime' && operator in operatorWords)
      return t(operatorWords[operator as keyof typeof operatorWords], { value: moment(values[0] ?? '') });
    if (leftOperand === 'count')
      return t(operator === 'lt' ? 'says.fewer' : 'says.atMost', { value: number(Number(values[0] ?? '0')) });
    const words = values.map((value) =>
      leftOperand === 'deliveryMode' && isMode(value) ? t(`modes.${value}`) : value,
    );
    const value = words.join(t('says.and'));
    if (operator === 'isPartOf') return t('says.within', { value });
    return t(operator === 'neq' || operator === 'isNoneOf' ? 'says.not' : 'says.only', { value });
  };

  const figureText = (metric: AcceptanceRule['metric'], value: number): string =>
    `${number(value)}${isPercent(metric) ? ' %' : ''}`;

  const ruleText = ({ metric, column, operator, value }: AcceptanceRule): string => {
    const figures = (typeof value === 'number' ? [value] : value).map((one) => figureText(metric, one)).join(' – ');
    const subject =
      column === undefined ? t(`metric.${metric}`) : t('says.ofColumn', { column, metric: t(`metric.${metric}`) });
    return `${subject} ${t(`operator.${operator}`, { value: figures })}`;
  };

  const lineText = ({ about }: Line): string => {
    switch (about.kind) {
      case 'constraint':
        return constraintText(about.constraint);
      case 'prohibitedUse':
        return t('says.noUse', { conditions: about.constraints.map(constraintText).join(t('says.and')) });
      case 'distribute':
      case 'attribute':
        return t(`says.${about.kind}`);
      case 'delete':
        return t('says.delete', { count: about.days });
      case 'columns':
        return about.columns.join(t('says.and'));
      case 'price':
        return about.amountMinor === '0'
          ? t('says.free')
          : t(about.direct ? 'says.direct' : 'says.escrow', { amount: money(about) });
      case 'acceptance':
        return about.days === undefined ? t('says.acceptanceRegion') : t('says.acceptance', { count: about.days });
      case 'rule':
        return about.waived ? t('says.waived', { rule: ruleText(about.rule) }) : ruleText(about.rule);
    }
  };

  const lineTitle = ({ about }: Line): string =>
    about.kind === 'constraint' ? t(`about.${about.constraint.leftOperand}`) : t(`about.${about.kind}`);

  return { lineText, lineTitle, ruleText, figureText };
};
