import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { idempotencyKey } from '../../../shared/api.ts';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useDo } from '../../api.tsx';
import { holds, useMe } from '../../me.ts';
import { ConfirmButton } from '../../parts/ConfirmButton.tsx';
import { Waiting } from '../../parts/StateTag.tsx';
import { useListability } from './asking.ts';
import { placeOf } from './missing.ts';
import type { Product, Reason } from './types.ts';

type Props = { readonly product: Product };

const Mend = ({ reason, product }: { readonly reason: Reason; readonly product: Product }) => {
  const { t } = useTranslation('products');
  const place = placeOf(reason.code);
  const [dataset] = product.datasetIds;
  if (place !== undefined) return <Link to={`/products/${product.id}?tab=${place}`}>{t('standing.mend')}</Link>;
  if (reason.code === 'catalog.assessment_missing' && dataset !== undefined)
    return <Link to={`/datasets/${dataset}`}>{t('standing.mend')}</Link>;
  return null;
};

const Reasons = ({ reasons, product }: { readonly reasons: readonly Reason[]; readonly product: Product }) => {
  const language = useLanguage();
  return (
    <ul className="confirm-list">
      {reasons.map((reason) => (
        <li key={`${reason.code} ${reason.en}`}>
          <span>{inLanguage(reason, language)}</span>
          <Mend reason={reason} product={product} />
        </li>
      ))}
    </ul>
  );
};

const useMove = (id: string) => {
  const [key] = useState(idempotencyKey);
  const options = { params: { path: { id } }, headers: { 'Idempotency-Key': key } };
  const submit = useDo<unknown>((api) => api.POST('/api/v1/products/{id}/submission', options), ['products']);
  const withdraw = useDo<unknown>((api) => api.POST('/api/v1/products/{id}/withdrawal', options), ['products']);
  const delist = useDo<unknown, string>(
    (api, reason) =>
      api.POST('/api/v1/products/{id}/delisting', { ...options, body: { reasons: [{ zh: reason, en: reason }] } }),
    ['products'],
  );
  return { submit, withdraw, delist };
};

/** What is missing for a submission, and the submission when nothing is. */
const ToSubmit = ({ product }: Props) => {
  const { t } = useTranslation('products');
  const me = useMe();
  const isPublisher = holds(me, ['provider']);
  const { data } = useListability(product.id, isPublisher);
  const { submit } = useMove(`${product.id}`);
  if (!isPublisher) return <p className="soft">{t('standing.manager')}</p>;
  if (data === undefined) return null;
  if (!data.mayBeListed)
    return (
      <>
        <h2>{t('standing.missing')}</h2>
        <p className="soft">{t('standing.missingLead')}</p>
        <Reasons reasons={data.reasons} product={product} />
      </>
    );
  return (
    <div className="row-of">
      <span>{t('standing.nothing')}</span>
      <ConfirmButton
        label={t('standing.submit')}
        title={t('standing.submitTitle')}
        type="primary"
        onConfirm={() => submit.mutateAsync()}
      >
        <p>{t('standing.submitText')}</p>
      </ConfirmButton>
    </div>
  );
};

const Returned = ({ product }: Props) => {
  const { t } = useTranslation('products');
  const last = [...product.reviews].sort((a, b) => b.decidedAt.localeCompare(a.decidedAt))[0];
  if (product.state !== 'returned' || last === undefined) return null;
  return (
    <div className="returned">
      <h2>{t('standing.returnedTitle')}</h2>
      <p className="soft">{t(last.by === 'rules' ? 'standing.byRules' : 'standing.byPerson')}</p>
      <Reasons reasons={last.reasons} product={product} />
    </div>
  );
};

const Submitted = ({ product }: Props) => {
  const { t } = useTranslation('products');
  const { withdraw } = useMove(product.id);
  return (
    <div className="row-of">
      <Waiting who={t('standing.waits')} since={product.waitsSince} until={product.dueAt} />
      <ConfirmButton
        label={t('standing.withdraw')}
        title={t('standing.withdrawTitle')}
        onConfirm={() => withdraw.mutateAsync()}
      >
        <p>{t('standing.withdrawText')}</p>
      </ConfirmButton>
    </div>
  );
};

const OnOffer = ({ product }: Props) => {
  const { t } = useTranslation('products');
  const { delist } = useMove(product.id);
  return (
    <div className="row-of">
      <span>{t('standing.listed')}</span>
      <a href={`/products/${product.id}`}>
        <Button>{t('standing.public')}</Button>
      </a>
      <ConfirmButton
        label={t('standing.delist')}
        title={t('standing.delistTitle')}
        needsReason
        isDanger
        onConfirm={(reason) => delist.mutateAsync(reason)}
      >
        <p>{t('standing.delistText')}</p>
      </ConfirmButton>
    </div>
  );
};

/** Where a product stands: what is missing, whom it waits for, why it came back, and the one next thing to do. */
export const Standing = ({ product }: Props) => {
  const { t } = useTranslation('products');
  const { state } = product;
  return (
    <section className={state === 'returned' ? 'panel attention' : 'panel'}>
      {product.isListed ? <OnOffer product={product} /> : null}
      {state === 'submitted' ? <Submitted product={product} /> : null}
      {state === 'delisted' ? <p>{t('standing.delisted')}</p> : null}
      <Returned product={product} />
      {state === 'draft' || state === 'returned' ? <ToSubmit product={product} /> : null}
    </section>
  );
};
