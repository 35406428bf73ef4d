import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../../shared/api.ts';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useDo } from '../../api.tsx';
import { holds, useMe } from '../../me.ts';
import { ConfirmButton } from '../../parts/ConfirmButton.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import type { Review } from './types.ts';

const stale = ['reviews', 'my-work', 'notices', 'products', 'entries'];

type Props = { readonly review: Review };

/** True when the acting person may decide on a submission as it stands. */
const mayDecide = (review: Review, personId: string, isManager: boolean): boolean =>
  isManager &&
  review.state === 'submitted' &&
  review.submitted !== null &&
  review.submitted.submittedBy !== personId &&
  !review.isChanged;

const useDecision = (id: string) => {
  const language = useLanguage();
  const [once] = useState(() => ({ approve: idempotencyKey(), return: idempotencyKey() }));
  return useDo(
    (
      api,
      given: { readonly decision: 'approve' | 'return'; readonly contentSha256: string; readonly reason: string },
    ) =>
      api.POST('/api/v1/products/{id}/review', {
        params: { path: { id } },
        body: {
          decision: given.decision,
          contentSha256: given.contentSha256,
          ...(given.decision === 'return' ? { reasons: [{ [language]: given.reason }] } : {}),
        },
        headers: { 'Idempotency-Key': once[given.decision] },
      }),
    stale,
  );
};

/** The operator's yes, or a return with reasons; what is listed can be taken off. */
export const DecideActions = ({ review }: Props) => {
  const { t } = useTranslation('reviews');
  const language = useLanguage();
  const me = useMe();
  const { id, submitted } = review;
  const decide = useDecision(id);
  const delist = useDo(
    (api, reason: string) =>
      api.POST('/api/v1/products/{id}/delisting', {
        params: { path: { id } },
        body: { reasons: [{ [language]: reason }] },
      }),
    stale,
  );
  const title = inLanguage(review.title, language);
  const isManager = holds(me, ['exchangeManager']);
  if (isManager && review.isListed && review.state === 'listed')
    return (
      <ConfirmButton
        isDanger
        needsReason
        label={t('delist')}
        title={t('delistTitle', { title })}
        onConfirm={(reason) => delist.mutateAsync(reason)}
      >
        <p>{t('delistText')}</p>
      </ConfirmButton>
    );
  if (submitted === null || !mayDecide(review, me.personId, isManager)) return null;
  const { contentSha256 } = submitted;
  return (
    <>
      <ConfirmButton
        type="primary"
        label={t('approve')}
        title={t('approveTitle', { title })}
        onConfirm={(reason) => decide.mutateAsync({ decision: 'approve', contentSha256, reason })}
      >
        <p>{t('approveText')}</p>
        <p className="soft small">
          {t('approveBound')} <code className="hash">{contentSha256}</code>
        </p>
      </ConfirmButton>
      <ConfirmButton
        needsReason
        label={t('return')}
        title={t('returnTitle', { title })}
        onConfirm={(reason) => decide.mutateAsync({ decision: 'return', contentSha256, reason })}
      >
        <p>{t('returnText')}</p>
      </ConfirmButton>
    </>
  );
};

/** The two-person rule in words, and what it means for whoever reads. */
export const TwoPeople = ({ review }: Props) => {
  const { t } = useTranslation('reviews');
  const me = useMe();
  if (review.state !== 'submitted') return <p className="soft">{t('notWaiting')}</p>;
  const isManager = holds(me, ['exchangeManager']);
  const isOwn = review.submitted?.submittedBy === me.personId;
  return (
    <section className="panel">
      <h2>{t('twoPeople.title')}</h2>
      <p className="reading">{t('twoPeople.text')}</p>
      {review.isChanged ? (
        <p>
          <StateTag meaning="attention">{t('twoPeople.changed')}</StateTag>
        </p>
      ) : (
        <p>{t(isOwn ? 'twoPeople.own' : isManager ? 'twoPeople.you' : 'twoPeople.look')}</p>
      )}
    </section>
  );
};
