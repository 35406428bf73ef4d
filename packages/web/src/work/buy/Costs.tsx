import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { feeOf, less, useConditions } from '../deals/money.ts';
import type { Proposal } from '../deals/terms.ts';

type Props = { readonly proposal: Proposal; readonly providerId: string; readonly who: string };

const Steps = ({ proposal, who, days }: { proposal: Proposal; who: string; days: number }) => {
  const { t } = useTranslation('deals');
  const { money } = useFormats();
  const price = money(proposal.price);
  const isFree = proposal.price.amountMinor === '0';
  const isDirect = proposal.terms.payment === 'direct';
  return (
    <ol className="what-happens">
      <li>{t('ask.steps.now', { who })}</li>
      {isFree || isDirect ? null : <li>{t('ask.steps.conclude', { price })}</li>}
      <li>{t('ask.steps.verify')}</li>
      {isDirect && !isFree ? <li>{t('ask.steps.direct')}</li> : null}
      <li>{t('ask.steps.read', { count: days })}</li>
      {isFree || isDirect ? null : <li>{t('ask.steps.accept', { count: days })}</li>}
    </ol>
  );
};

/** What it costs, who gets what of it, and what happens when. */
export const Costs = ({ proposal, providerId, who }: Props) => {
  const { t } = useTranslation('deals');
  const { money } = useFormats();
  const conditions = useConditions(providerId);
  if (conditions === undefined) return null;
  const { price, terms } = proposal;
  const fee = feeOf(price, conditions.feeBasisPoints);
  return (
    <>
      <h3>{t('ask.costs')}</h3>
      <dl className="facts">
        <dt>{t('ask.price')}</dt>
        <dd>
          <strong>{money(price)}</strong>
        </dd>
        {terms.payment === 'direct' || price.amountMinor === '0' ? null : (
          <>
            <dt>{t('ask.fee')}</dt>
            <dd>{money(fee)}</dd>
            <dt>{t('ask.net')}</dt>
            <dd>{money(less(price, fee))}</dd>
          </>
        )}
      </dl>
      <h3>{t('ask.when')}</h3>
      <Steps proposal={proposal} who={who} days={terms.acceptance?.daysMax ?? conditions.acceptanceDays} />
    </>
  );
};
