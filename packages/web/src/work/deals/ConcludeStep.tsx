import { dataOf } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { SignButton } from '../sign/SignButton.tsx';
import { feeOf, less, useConditions } from './money.ts';
import { type StepProps, useDealChanged } from './step.ts';
import { readTerms } from './terms.ts';

const expectedOf = ({ negotiation: { id, last } }: StepProps) => ({
  negotiationId: id,
  versionNumber: last.number,
  versionHash: last.hash,
  terms: last.terms,
  price: last.price,
});

/** The provider signs the agreement; the price is reserved at the same moment. */
export const ConcludeStep = (props: StepProps) => {
  const { t } = useTranslation('deals');
  const { money } = useFormats();
  const changed = useDealChanged();
  const { id, last, providerId } = props.negotiation;
  const conditions = useConditions(providerId);
  const fee = feeOf(last.price, conditions?.feeBasisPoints ?? 0);
  const price = money(last.price);
  const params = { path: { id } };
  const text =
    last.price.amountMinor === '0'
      ? t('act.concludeFree')
      : readTerms(last.terms).payment === 'direct'
        ? t('act.concludeDirect', { price })
        : t('act.concludeText', { price, fee: money(fee), net: money(less(last.price, fee)) });
  return (
    <div>
      <SignButton
        label={t('act.conclude')}
        title={t('act.concludeTitle')}
        disabled={conditions === undefined}
        draft={(api) => api.GET('/api/v1/negotiations/{id}/agreement', { params })}
        expected={expectedOf(props)}
        send={async (api, { draft, signature, headers }) => {
          const document = JSON.parse(draft.canonicalJson) as Record<string, unknown>;
          const body = { document, ...(signature === undefined ? {} : { signature }) };
          await dataOf(api.POST('/api/v1/negotiations/{id}/agreement', { params, body, headers }));
          await changed();
        }}
      >
        <p>{text}</p>
      </SignButton>
    </div>
  );
};

/** The buyer checks and signs the concluded agreement; access opens at the same moment. */
export const VerifyStep = (props: StepProps) => {
  const { t } = useTranslation('deals');
  const { money } = useFormats();
  const changed = useDealChanged();
  const { id, last, providerId } = props.negotiation;
  const conditions = useConditions(providerId);
  const terms = readTerms(last.terms);
  const price = money(last.price);
  const params = { path: { id } };
  const text =
    last.price.amountMinor === '0'
      ? t('act.verifyFree')
      : terms.payment === 'direct'
        ? t('act.verifyDirect', { price })
        : t('act.verifyText', { price, count: terms.acceptance?.daysMax ?? conditions?.acceptanceDays ?? 0 });
  return (
    <div>
      <SignButton
        label={t('act.verify')}
        title={t('act.verifyTitle')}
        disabled={conditions === undefined}
        draft={(api) => api.GET('/api/v1/negotiations/{id}/agreement', { params })}
        expected={expectedOf(props)}
        send={async (api, { signature, headers }) => {
          const body = signature === undefined ? {} : { signature };
          await dataOf(api.POST('/api/v1/negotiations/{id}/verification', { params, body, headers }));
          await changed();
        }}
      >
        <p>{text}</p>
      </SignButton>
    </div>
  );
};
