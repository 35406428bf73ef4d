import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { PublicPage } from '../page.ts';
import { ProductCard, providerName } from '../parts/ProductCard.tsx';
import { Aside } from './Aside.tsx';
import { Columns } from './Columns.tsx';
import { Level } from './Level.tsx';
import { Offers } from './Offers.tsx';
import { loadProduct, type ProductData } from './product.ts';
import { QualityView } from './Quality.tsx';
import { Reading } from './Reading.tsx';
import { Sample } from './Sample.tsx';
import { Source } from './Source.tsx';
import { Versions } from './Versions.tsx';

const sections = ['quality', 'level', 'sample', 'columns', 'versions', 'terms', 'reading', 'source'] as const;

const Head = ({ product }: Pick<ProductData, 'product'>) => {
  const { t } = useTranslation('product');
  const language = useLanguage();
  return (
    <header className="page-head">
      <p className="small soft">
        <a href="/catalogue">{t('back')}</a>
        <span aria-hidden="true"> / </span>
        <a href={`/catalogue?category=${encodeURIComponent(product.category)}`}>
          {inLanguage(product.categoryLabel, language)}
        </a>
      </p>
      <h1>{inLanguage(product.title, language)}</h1>
      <p>{inLanguage(product.summary, language)}</p>
      <p className="by-line">
        <a href={`/providers/${product.provider.id}`}>{t('by', { name: providerName(product.provider, language) })}</a>
        <span className="tag">{t(`form.${product.form}`)}</span>
        <span className="tag">{t(`access.${product.accessKind}`)}</span>
      </p>
    </header>
  );
};

const Contents = () => {
  const { t } = useTranslation('product');
  return (
    <nav className="contents no-print" aria-label={t('contents')}>
      {sections.map((section) => (
        <a key={section} href={`#${section}`}>
          {t(`section.${section}`)}
        </a>
      ))}
    </nav>
  );
};

const Related = ({ related }: Pick<ProductData, 'related'>) => {
  const { t } = useTranslation('product');
  if (related.length === 0) return null;
  return (
    <section className="section no-print" aria-labelledby="related">
      <h2 id="related">{t('related')}</h2>
      <ul className="grid wide">
        {related.map((card) => (
          <li key={card.id}>
            <ProductCard card={card} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const ProductPage = ({ data }: { readonly data: ProductData }) => {
  const { product, offers, sample, related } = data;
  return (
    <div className="wrap product">
      <Head product={product} />
      <Aside product={product} offers={offers} />
      <div className="product-body">
        <Contents />
        <QualityView datasets={product.datasets} />
        <Level datasets={product.datasets} />
        <Sample sample={sample} />
        <Columns datasets={product.datasets} />
        <Versions datasets={product.datasets} />
        <Offers offers={offers} modes={product.deliveredBy} productId={product.id} />
        <Reading product={product} />
        <Source product={product} />
      </div>
      <Related related={related} />
    </div>
  );
};

/** A data product's page: what it is, how good, how sensitive, a sample, its schema, terms and price, how to read it, where it is from. */
export const page: PublicPage<ProductData> = {
  load: loadProduct,
  heading: ({ product }, language) => ({
    title: `${inLanguage(product.title, language)} · ${language === 'zh' ? '数廊' : 'Corridor'}`,
    description: inLanguage(product.summary, language).slice(0, 300),
  }),
  Component: ProductPage,
};
