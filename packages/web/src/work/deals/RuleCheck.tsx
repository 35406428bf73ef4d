import { dataOf } from '@corridor/client/api';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { type CheckResult, CheckResults } from './CheckResults.tsx';
import type { AcceptanceRule } from './terms.ts';

type Checked = { readonly results: readonly CheckResult[]; readonly failing: readonly string[] };

type Where = { readonly negotiationId: string } | { readonly offerId: string };

/** Runs rules on the product as it is assessed now; of a negotiation, or of an offer before one is begun. */
export const useCheck = (where: Where, rules: readonly AcceptanceRule[]) => {
  const api = useApi();
  const body = { rules: rules.map((rule) => ({ ...rule, value: rule.value as number })) };
  return useQuery<Checked>({
    queryKey: ['check', where, rules],
    queryFn: () =>
      'offerId' in where
        ? dataOf(api.POST('/api/v1/offers/{id}/check', { params: { path: { id: where.offerId } }, body }))
        : dataOf(api.POST('/api/v1/negotiations/{id}/check', { params: { path: { id: where.negotiationId } }, body })),
    enabled: rules.length > 0,
    placeholderData: (before) => before,
  });
};

type Props = Where & {
  readonly rules: readonly AcceptanceRule[];
  readonly beside?: (result: CheckResult) => ReactNode;
};

/** Acceptance rules with what is measured now: asked anew as the rules are typed. */
export const RuleCheck = (props: Props) => {
  const { t } = useTranslation('terms');
  const where = 'offerId' in props ? { offerId: props.offerId } : { negotiationId: props.negotiationId };
  const asked = useCheck(where, props.rules);
  if (props.rules.length === 0) return null;
  return (
    <div className="rule-check">
      <p className="soft small">{t('form.checking')}</p>
      {asked.error === null ? (
        <CheckResults
          rules={props.rules}
          results={asked.data?.results ?? []}
          {...(props.beside === undefined ? {} : { beside: props.beside })}
        />
      ) : (
        <ProblemNote error={asked.error} />
      )}
    </div>
  );
};
