import type { ApiPaths } from '@corridor/client/api';
import { Alert, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useAsk } from '../api.tsx';
import { ClauseTable } from '../deals/ClauseTable.tsx';
import { readTerms } from '../deals/terms.ts';
import { useMe } from '../me.ts';
import { Answer } from '../parts/Answer.tsx';
import { Empty } from '../parts/Empty.tsx';
import { WorkView } from '../parts/WorkView.tsx';
import { Ask } from './Ask.tsx';

/** A listed product as everybody sees it. */
export type Product = ApiPaths['/api/v1/products/{id}']['get']['responses'][200]['content']['application/json'];

/** A standing offer. */
export type Offer =
  ApiPaths['/api/v1/products/{id}/offers']['get']['responses'][200]['content']['application/json']['items'][number];

type ChoiceProps = {
  readonly offers: readonly Offer[];
  readonly chosen: Offer;
  readonly onChoose: (offerId: string) => void;
};

const OfferChoice = ({ offers, chosen, onChoose }: ChoiceProps) => {
  const { t } = useTranslation(['deals', 'terms']);
  const { money } = useFormats();
  return (
    <section className="panel">
      <h2>{t('ask.choose')}</h2>
      <Radio.Group
        className="offer-choice"
        value={chosen.id}
        onChange={({ target }) => onChoose(String(target.value))}
        options={offers.map(({ id, price, classes }) => ({
          value: id,
          label: `${price.amountMinor === '0' ? t('terms:says.free') : money(price)} · ${t('terms:count', classes)}`,
        }))}
      />
      <ClauseTable proposal={{ terms: readTerms(chosen.terms), price: chosen.price }} clauses={chosen.clauses} />
    </section>
  );
};

type ChosenProps = { readonly product: Product; readonly offers: readonly Offer[] };

const Chosen = ({ product, offers }: ChosenProps) => {
  const { t } = useTranslation('deals');
  const { organisationId } = useMe();
  const [params] = useSearchParams();
  const [chosenId, setChosen] = useState(params.get('offer'));
  const open = offers.filter(({ withdrawnAt }) => withdrawnAt === null);
  const offer = open.find(({ id }) => id === chosenId) ?? open[0];
  if (offer === undefined) return <Empty title={t('ask.none')} text={t('ask.noneText')} />;
  if (offer.providerId === organisationId) return <Alert type="info" showIcon title={t('ask.own')} />;
  return (
    <>
      <OfferChoice offers={open} chosen={offer} onChoose={setChosen} />
      <Ask key={offer.id} product={product} offer={offer} />
    </>
  );
};

const OfProduct = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('deals');
  const language = useLanguage();
  const params = { path: { id } };
  const product = useAsk(['products', id], (api) => api.GET('/api/v1/products/{id}', { params }));
  const offers = useAsk(['offers', id], (api) => api.GET('/api/v1/products/{id}/offers', { params }));
  return (
    <WorkView title={t('ask.title')} lead={t('ask.lead')}>
      <Answer asked={product}>
        {(found) => (
          <>
            <h2>
              <a href={`/products/${id}`}>{inLanguage(found.title, language)}</a>
            </h2>
            <Answer asked={offers}>{({ items }) => <Chosen product={found} offers={items} />}</Answer>
          </>
        )}
      </Answer>
    </WorkView>
  );
};

/** From a product's page: choose an offer, say what is wanted, see what it costs and what happens, sign the request. */
export const Page = () => {
  const { t } = useTranslation('deals');
  const [params] = useSearchParams();
  const id = params.get('product');
  if (id !== null) return <OfProduct key={id} id={id} />;
  return (
    <WorkView title={t('ask.title')} lead={t('ask.lead')}>
      <Empty
        title={t('ask.noProduct')}
        text={t('ask.noProductText')}
        action={<a href="/catalogue">{t('list.find')}</a>}
      />
    </WorkView>
  );
};
