import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../../shared/i18n.ts';
import { useAsk, useDo } from '../../api.tsx';
import { holds, useMe } from '../../me.ts';
import { Answer } from '../../parts/Answer.tsx';
import { ConfirmButton } from '../../parts/ConfirmButton.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import type { Read } from '../answers.ts';
import type { Product } from '../products/types.ts';
import { Clauses } from './Clauses.tsx';
import { Sample } from './Sample.tsx';
import { Simulator } from './Simulator.tsx';

type Offer = Read<'/api/v1/offers/{id}'>;

const Withdraw = ({ offer }: { readonly offer: Offer }) => {
  const { t } = useTranslation('offering');
  const withdraw = useDo<unknown>(
    (api) => api.POST('/api/v1/offers/{id}/withdrawal', { params: { path: { id: offer.id } } }),
    ['offers'],
  );
  return (
    <ConfirmButton
      label={t('withdraw')}
      title={t('withdrawTitle')}
      isDanger
      isFinal
      onConfirm={() => withdraw.mutateAsync()}
    >
      <p>{t('withdrawText')}</p>
    </ConfirmButton>
  );
};

const OneOffer = ({ offer, canWithdraw }: { readonly offer: Offer; readonly canWithdraw: boolean }) => {
  const { t } = useTranslation('offering');
  const { money, day } = useFormats();
  const { price, createdAt, withdrawnAt } = offer;
  return (
    <section className="panel">
      <div className="offer-head">
        <h2>
          {price.amountMinor === '0' ? t('free') : money(price)}{' '}
          <span className="soft small">{t('offer', { when: day(createdAt) })}</span>{' '}
          <StateTag meaning={withdrawnAt === null ? 'good' : 'plain'}>
            {withdrawnAt === null ? t('stands') : t('withdrawn', { when: day(withdrawnAt) })}
          </StateTag>
        </h2>
        {withdrawnAt === null && canWithdraw ? <Withdraw offer={offer} /> : null}
      </div>
      <Clauses clauses={offer.clauses} classes={offer.classes} />
      {withdrawnAt === null ? <Simulator offer={offer} /> : null}
    </section>
  );
};

const Standing = ({ product }: { readonly product: Product }) => {
  const { t } = useTranslation('offering');
  const me = useMe();
  const asked = useAsk<{ items: Offer[] }>(['offers', product.id], (api) =>
    api.GET('/api/v1/products/{id}/offers', { params: { path: { id: product.id } } }),
  );
  const isPublisher = holds(me, ['provider']);
  const make = isPublisher ? (
    <Link to={`/products/${product.id}/offers/new`}>
      <Button type="primary">{t('new')}</Button>
    </Link>
  ) : null;
  return (
    <Answer asked={asked}>
      {({ items }) => (
        <>
          <p className="soft">{t('lead')}</p>
          {items.length === 0 ? (
            <Empty title={t('none')} text={t('noneText')} action={make} />
          ) : (
            <>
              <div className="row-of below">{make}</div>
              {items.map((offer) => (
                <OneOffer key={offer.id} offer={offer} canWithdraw={isPublisher} />
              ))}
            </>
          )}
          {isPublisher && product.visibility === 'public' && product.form === 'dataset' ? (
            <Sample productId={product.id} />
          ) : null}
        </>
      )}
    </Answer>
  );
};

/** Offers of a product with their clauses, what a buyer would pay, and the public sample. */
export const Offers = ({ product }: { readonly product: Product }) => {
  const { t } = useTranslation('offering');
  return product.isListed ? <Standing product={product} /> : <Empty title={t('notListed')} text={t('notListedText')} />;
};
