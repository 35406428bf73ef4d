import { dataOf } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { LoadInput, PublicPage } from '../page.ts';

/** Products on the first page: two rows on a desk's screen. */
const productsShown = 8;

const load = async ({ api }: LoadInput) =>
  dataOf(api.GET('/api/v1/products', { params: { query: { pageSize: productsShown } } }));

type Data = Awaited<ReturnType<typeof load>>;

const doors = ['haveData', 'needData', 'needSupport', 'liveHere'] as const;

const Doors = () => {
  const { t } = useTranslation('home');
  return (
    <section className="section wrap" aria-labelledby="doors">
      <h2 id="doors">{t('doors.title')}</h2>
      <ul className="grid">
        {doors.map((door) => (
          <li key={door}>
            <a className="card" href={`/doors/${door}`}>
              <h3>{t(`doors.${door}.title`)}</h3>
              <p>{t(`doors.${door}.text`)}</p>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Offers = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation('home');
  const language = useLanguage();
  return (
    <section className="section wrap" aria-labelledby="offers">
      <h2 id="offers">{t('offers.title')}</h2>
      {data.items.length === 0 ? <p>{t('offers.none')}</p> : null}
      <ul className="grid">
        {data.items.map((item) => (
          <li key={item.id}>
            <a className="card" href={`/products/${item.id}`}>
              <h3>{inLanguage(item.title, language)}</h3>
              <p className="soft small">{inLanguage(item.summary, language)}</p>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Home = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation(['home', 'common']);
  return (
    <>
      <section className="hero">
        <div className="wrap">
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
          <form className="search" action="/catalogue" method="get">
            <input name="q" type="search" aria-label={t('searchLabel')} placeholder={t('searchPlaceholder')} />
            <button className="button" type="submit">
              {t('common:act.search')}
            </button>
          </form>
        </div>
      </section>
      <Doors />
      <Offers data={data} />
    </>
  );
};

/** The first page: four doors, and what is on offer. */
export const page: PublicPage<Data> = {
  load,
  heading: (_data, language) =>
    language === 'zh'
      ? { title: '数廊 · 区域数据产业运营平台', description: '找数据、看质量、签合同、付款、取数，每一步都可核验。' }
      : {
          title: 'Corridor · regional data exchange',
          description: 'Find, judge, sign, pay and read data; every step can be checked.',
        },
  Component: Home,
};
