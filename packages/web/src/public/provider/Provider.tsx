import { dataOf } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { LoadInput, PublicPage } from '../page.ts';
import { scoreOf } from '../parts/cards.ts';
import { ProductCard } from '../parts/ProductCard.tsx';
import { When } from '../parts/When.tsx';

const load = async ({ api, params }: LoadInput) =>
  dataOf(api.GET('/api/v1/showcase/{id}', { params: { path: { id: params.id ?? '' } } }));

type Data = Awaited<ReturnType<typeof load>>;

const Quality = ({ quality }: Pick<Data, 'quality'>) => {
  const { t } = useTranslation(['provider', 'product', 'common']);
  const figures = useFormats();
  if (quality === null) return <>{t('common:figure.notComputed')}</>;
  const { medianScore, medianCoverage, of } = quality;
  const words = scoreOf({ score: medianScore, coverage: medianCoverage, grade: null, edition: '' }, figures);
  return (
    <>
      {words?.score} <span className="small soft">{t('median', { share: words?.share ?? '', of })}</span>
    </>
  );
};

const Figures = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation(['provider', 'common']);
  const { number } = useFormats();
  return (
    <dl className="figures">
      <div>
        <dt>{t('listings')}</dt>
        <dd>{number(data.listings)}</dd>
      </div>
      <div>
        <dt>{t('quality')}</dt>
        <dd>
          <Quality quality={data.quality} />
        </dd>
      </div>
      <div>
        <dt>{t('agreements')}</dt>
        <dd>
          {data.agreements === null ? <span className="small soft">{t('tooFew')}</span> : number(data.agreements)}
        </dd>
      </div>
      <div>
        <dt>{t('newest')}</dt>
        <dd>{data.newestAt === null ? t('common:none') : <When at={data.newestAt} />}</dd>
      </div>
    </dl>
  );
};

const Provider = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  const { number } = useFormats();
  const about = inLanguage(data.about, language);
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{inLanguage(data.name, language)}</h1>
        <p className="by-line">
          <span className="tag">{inLanguage(data.region.name, language)}</span>
          {data.verifiedSince === null ? null : (
            <span className="tag good">
              ✓ {t('verified')} <When at={data.verifiedSince} />
            </span>
          )}
          {data.key === null ? null : <span className="tag">{t(`key.${data.key.holder}`)}</span>}
        </p>
        {about === '' ? null : <p>{about}</p>}
        {data.contact === '' ? null : <p className="small soft">{t('contact', { contact: data.contact })}</p>}
      </header>
      <Figures data={data} />
      <section aria-labelledby="products">
        <h2 id="products">{t('products')}</h2>
        {data.items.length === 0 ? <p>{t('noProducts')}</p> : null}
        <ul className="grid wide">
          {data.items.map((card) => (
            <li key={card.id}>
              <ProductCard card={card} />
            </li>
          ))}
        </ul>
        {data.listings > data.items.length ? (
          <p>
            <a href={`/catalogue?provider=${data.id}`}>{t('all', { total: number(data.listings) })}</a>
          </p>
        ) : null}
      </section>
    </div>
  );
};

/** A provider's showcase page: what it says of itself, its products, and measured facts only. */
export const page: PublicPage<Data> = {
  load,
  heading: (data, language) => ({
    title: `${inLanguage(data.name, language)} · ${language === 'zh' ? '数廊' : 'Corridor'}`,
    description: inLanguage(data.about, language).slice(0, 300),
  }),
  Component: Provider,
};
