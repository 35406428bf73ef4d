import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { StateTag } from '../parts/StateTag.tsx';
import { useSay } from './say.ts';
import type { AcceptanceRule } from './terms.ts';

/** What running a rule came to, as the API answers it. */
export type CheckResult = {
  readonly ruleId: string;
  readonly passed: boolean;
  readonly known: boolean;
  readonly actual: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
};

const Measured = ({ result, rule }: { readonly result: CheckResult; readonly rule: AcceptanceRule }) => {
  const { t } = useTranslation('terms');
  const { number } = useFormats();
  const { figureText } = useSay();
  const { actual, numerator, denominator } = result;
  if (actual === null) return null;
  return (
    <span>
      {t('check.actual', { value: figureText(rule.metric, actual) })}
      {numerator === null || denominator === null ? null : (
        <span className="soft small">
          {' '}
          ({t('check.of', { numerator: number(numerator), denominator: number(denominator) })})
        </span>
      )}
    </span>
  );
};

type Props = {
  readonly rules: readonly AcceptanceRule[];
  readonly results: readonly CheckResult[];
  /** What can be done about a rule that fails. */
  readonly beside?: (result: CheckResult) => ReactNode;
};

/** Acceptance rules with what the platform measured: passes, fails, or could not be measured. */
export const CheckResults = ({ rules, results, beside }: Props) => {
  const { t } = useTranslation('terms');
  const { ruleText } = useSay();
  if (rules.length === 0) return <p className="soft">{t('check.none')}</p>;
  return (
    <ul className="plain-list check-list" aria-live="polite">
      {rules.map((rule) => {
        const result = results.find(({ ruleId }) => ruleId === rule.id);
        return (
          <li key={rule.id}>
            {result === undefined ? null : (
              <StateTag meaning={!result.known ? 'attention' : result.passed ? 'good' : 'wrong'}>
                {t(`check.${!result.known ? 'unknown' : result.passed ? 'passed' : 'failed'}`)}
              </StateTag>
            )}
            <span>{ruleText(rule)}</span>
            {result === undefined ? null : <Measured result={result} rule={rule} />}
            {result === undefined ? null : beside?.(result)}
          </li>
        );
      })}
    </ul>
  );
};
