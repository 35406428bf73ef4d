import { dataOf, type TypedApi } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../shared/api.ts';
import { useFormats } from '../../shared/i18n.ts';
import { useApi } from '../api.tsx';
import { useNames } from '../deals/names.ts';
import { useDealChanged } from '../deals/step.ts';
import { deletionDaysOf, readTerms } from '../deals/terms.ts';
import { holds, useMe } from '../me.ts';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { type Agreement, splitOf } from './agreement.ts';

type Props = { readonly agreement: Agreement };

/** Sends a step once and makes the pages ask anew. */
const useStep = () => {
  const api = useApi();
  const changed = useDealChanged();
  return async (
    step: (api: TypedApi, headers: { 'Idempotency-Key': string }) => Parameters<typeof dataOf>[0],
  ): Promise<void> => {
    await dataOf(step(api, { 'Idempotency-Key': idempotencyKey() }));
    await changed();
  };
};

const useWords = ({ price, fee }: Agreement) => {
  const { money } = useFormats();
  const split = splitOf({ price, fee });
  return { price: money(price), fee: money(split.fee), net: money(split.net) };
};

const isEscrow = ({ price, terms }: Agreement): boolean =>
  price.amountMinor !== '0' && readTerms(terms).payment !== 'direct';

const Accept = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const step = useStep();
  const words = useWords(agreement);
  const params = { path: { id: agreement.id } };
  return (
    <ConfirmButton
      type="primary"
      isFinal
      label={t('act.accept')}
      title={t('act.acceptTitle')}
      onConfirm={() => step((api, headers) => api.POST('/api/v1/agreements/{id}/acceptance', { params, headers }))}
    >
      <p>{isEscrow(agreement) ? t('act.acceptText', words) : t('act.acceptFree')}</p>
    </ConfirmButton>
  );
};

const Dispute = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const step = useStep();
  const words = useWords(agreement);
  const params = { path: { id: agreement.id } };
  const object = (reason: string) =>
    step((api, headers) => api.POST('/api/v1/agreements/{id}/dispute', { params, body: { reason }, headers }));
  return (
    <ConfirmButton needsReason label={t('act.dispute')} title={t('act.disputeTitle')} onConfirm={object}>
      <p>{t('act.disputeText', words)}</p>
    </ConfirmButton>
  );
};

const Settle = ({ agreement, outcome }: Props & { readonly outcome: 'release' | 'refund' }) => {
  const { t } = useTranslation('agreements');
  const step = useStep();
  const words = useWords(agreement);
  const params = { path: { id: agreement.id } };
  const settle = (reason: string) =>
    step((api, headers) =>
      api.POST('/api/v1/agreements/{id}/dispute/settlement', { params, body: { reason, outcome }, headers }),
    );
  return (
    <ConfirmButton
      needsReason
      isFinal
      type={outcome === 'release' ? 'primary' : 'default'}
      label={t(`act.${outcome}`)}
      title={t(`act.${outcome}Title`)}
      onConfirm={settle}
    >
      <p>{t(`act.${outcome}Text`, words)}</p>
    </ConfirmButton>
  );
};

/** What ending means for the money, by how far the delivery has come. */
const useEndText = (agreement: Agreement): string | undefined => {
  const { t } = useTranslation('agreements');
  const words = useWords(agreement);
  if (!isEscrow(agreement)) return undefined;
  if (agreement.deliveryState === 'awaited') return t('act.terminateAwaited', words);
  if (agreement.deliveryState === 'delivered') return t('act.terminateDelivered');
  return agreement.deliveryState === 'accepted' ? t('act.terminateAccepted') : undefined;
};

const Terminate = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const step = useStep();
  const moneyText = useEndText(agreement);
  const days = deletionDaysOf(readTerms(agreement.terms));
  const wasRead = agreement.deliveryState !== 'awaited';
  const params = { path: { id: agreement.id } };
  const end = (reason: string) =>
    step((api, headers) => api.POST('/api/v1/agreements/{id}/termination', { params, body: { reason }, headers }));
  return (
    <ConfirmButton
      needsReason
      isFinal
      isDanger
      label={t('act.terminate')}
      title={t('act.terminateTitle')}
      onConfirm={end}
    >
      <p>{t('act.terminateText')}</p>
      {moneyText === undefined ? null : <p>{moneyText}</p>}
      {days === undefined || !wasRead ? null : <p>{t('act.terminateDeletion', { count: days })}</p>}
    </ConfirmButton>
  );
};

/** What this side can do now, by the state tables of agreement and delivery. */
export const Acts = ({ agreement }: Props) => {
  const me = useMe();
  const { sideOf } = useNames();
  const { state, deliveryState, operatorId } = agreement;
  const side = sideOf(agreement);
  const isBuyer = side === 'buyer' && holds(me, ['buyer']);
  const isProvider = side === 'provider' && holds(me, ['provider']);
  const isOperator = me.organisationId === operatorId && holds(me, ['exchangeManager']);
  const isDisputed = deliveryState === 'disputed';
  return (
    <div className="work-actions no-print">
      {isBuyer && (deliveryState === 'delivered' || isDisputed) ? <Accept agreement={agreement} /> : null}
      {isBuyer && deliveryState === 'delivered' ? <Dispute agreement={agreement} /> : null}
      {isDisputed && isOperator ? <Settle agreement={agreement} outcome="release" /> : null}
      {isDisputed && (isOperator || isProvider) ? <Settle agreement={agreement} outcome="refund" /> : null}
      {state !== 'ended' && (isBuyer || isProvider) ? <Terminate agreement={agreement} /> : null}
    </div>
  );
};
