import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { scoreOf } from '../parts/cards.ts';
import { Price } from '../parts/Price.tsx';
import { When } from '../parts/When.tsx';
import { cheapest, type Offer, type Product } from './product.ts';

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const Period = ({ timeRange }: Pick<Product, 'timeRange'>) => {
  if (timeRange?.from === undefined && timeRange?.until === undefined) return null;
  return (
    <>
      {timeRange.from === undefined ? '…' : <When at={timeRange.from} />} –{' '}
      {timeRange.until === undefined ? '…' : <When at={timeRange.until} />}
    </>
  );
};

const Facts = ({ product }: { readonly product: Product }) => {
  const { t } = useTranslation(['product', 'common']);
  const language = useLanguage();
  const figures = useFormats();
  const score = scoreOf(product.quality, figures);
  const { rows, columns, latestVersion, region, timeRange } = product;
  return (
    <dl className="facts">
      <Fact label={t('facts.quality')}>
        <a href="#quality">{score === undefined ? t('common:figure.notComputed') : t('facts.score', score)}</a>
      </Fact>
      <Fact label={t('facts.level')}>
        <a href="#level">{product.level === null ? t('common:none') : t(`common:level.${product.level}`)}</a>
      </Fact>
      <Fact label={t('facts.size')}>
        {rows === null || columns === null
          ? t('common:none')
          : t('rowsByColumns', { rows: figures.number(Number(rows)), columns: figures.number(columns) })}
      </Fact>
      {timeRange === undefined ? null : (
        <Fact label={t('facts.period')}>
          <Period timeRange={timeRange} />
        </Fact>
      )}
      <Fact label={t('facts.updated')}>
        {latestVersion === null ? null : <When at={latestVersion.at} />} {t(`frequency.${product.updateFrequency}`)}
      </Fact>
      <Fact label={t('facts.modes')}>
        {product.deliveredBy.map((mode) => t(`mode.${mode}`)).join(t('listSeparator'))}
      </Fact>
      {region === null ? null : <Fact label={t('facts.region')}>{inLanguage(region.name, language)}</Fact>}
    </dl>
  );
};

const Call = ({ product, offer }: { readonly product: Product; readonly offer: Offer | undefined }) => {
  const { t } = useTranslation('product');
  const isFree = product.price.kind === 'free';
  const query = new URLSearchParams({ product: product.id, ...(offer === undefined ? {} : { offer: offer.id }) });
  return (
    <>
      <a className="button" href={`/work/negotiate?${query}`}>
        {t(isFree ? 'call.free' : offer === undefined ? 'call.ask' : 'call.negotiate')}
      </a>
      <p className="small soft">{t(isFree ? 'call.freeNote' : 'call.note')}</p>
      <a className="small no-print" href="#reading">
        {t('call.reading')}
      </a>
    </>
  );
};

/** Price, the one thing to do next, and the facts that decide at a glance. */
export const Aside = ({ product, offers }: { readonly product: Product; readonly offers: readonly Offer[] }) => {
  const { t } = useTranslation('product');
  return (
    <aside className="product-aside card" aria-label={t('atAGlance')}>
      <p className="big-price">
        <Price price={product.price} />
      </p>
      <Call product={product} offer={cheapest(offers)} />
      <Facts product={product} />
    </aside>
  );
};
