import { dataOf } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { LoadInput, PublicPage } from '../page.ts';
import { FlowMap } from '../parts/FlowMap.tsx';
import { ProductCard } from '../parts/ProductCard.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { When } from '../parts/When.tsx';

/** Products on the first page: two rows on a desk's screen. */
const productsShown = 6;

/** Subjects under the search field: one line on a desk's screen. */
const subjectsShown = 8;

const load = async ({ api }: LoadInput) => {
  const [products, flows, announcements, regions] = await Promise.all([
    dataOf(api.GET('/api/v1/products', { params: { query: { pageSize: productsShown } } })),
    dataOf(api.GET('/api/v1/market/flows')),
    dataOf(api.GET('/api/v1/announcements')),
    dataOf(api.GET('/api/v1/regions')),
  ]);
  return {
    items: products.items,
    total: products.total,
    subjects: products.facets?.category ?? [],
    flows,
    announcements: announcements.items,
    isEmpty: regions.items.length === 0,
  };
};

type Data = Awaited<ReturnType<typeof load>>;

const doors = ['haveData', 'needData', 'needSupport', 'liveHere'] as const;

/** The error that whoever starts an empty platform meets first, and the way out of it. */
const SetUpFirst = () => {
  const { t } = useTranslation('home');
  return (
    <p className="note attention">
      {t('empty.text')} <a href="/setup">{t('empty.act')}</a>
    </p>
  );
};

const Doors = () => {
  const { t } = useTranslation('home');
  return (
    <section className="section wrap" aria-labelledby="doors">
      <h2 id="doors">{t('doors.title')}</h2>
      <ul className="grid four">
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
  const { number } = useFormats();
  return (
    <section className="section wrap" aria-labelledby="offers">
      <h2 id="offers">{t('offers.title')}</h2>
      {data.items.length === 0 ? <p>{t('offers.none')}</p> : null}
      <ul className="grid wide">
        {data.items.map((card) => (
          <li key={card.id}>
            <ProductCard card={card} />
          </li>
        ))}
      </ul>
      {data.total > data.items.length ? (
        <p>
          <a href="/catalogue">{t('offers.all', { total: number(data.total) })}</a>
        </p>
      ) : null}
    </section>
  );
};

const Subjects = ({ subjects }: Pick<Data, 'subjects'>) => {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const { number } = useFormats();
  if (subjects.length === 0) return null;
  return (
    <ul className="tags" aria-label={t('subjects')}>
      {subjects.slice(0, subjectsShown).map(({ value, label, count }) => (
        <li key={value}>
          <a className="tag" href={`/catalogue?category=${encodeURIComponent(value)}`}>
            {inLanguage(label, language)} <span className="soft">{number(count)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
};

const Announcements = ({ announcements }: Pick<Data, 'announcements'>) => {
  const { t } = useTranslation('home');
  const language = useLanguage();
  if (announcements.length === 0) return null;
  return (
    <section className="wrap" aria-label={t('announcements')}>
      {announcements.map(({ id, title, text, startsAt }) => (
        <details key={id} className="note announcement">
          <summary>
            {inLanguage(title, language)}{' '}
            <span className="small soft">
              <When at={startsAt} />
            </span>
          </summary>
          <p>{inLanguage(text, language)}</p>
        </details>
      ))}
    </section>
  );
};

const Passed = ({ flows }: Pick<Data, 'flows'>) => {
  const { t } = useTranslation('home');
  if (flows.flows.length === 0) return null;
  return (
    <section className="section wrap" aria-labelledby="passed">
      <h2 id="passed">{t('passed')}</h2>
      <FlowMap flows={flows} />
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
          {data.isEmpty ? <SetUpFirst /> : <p>{t('lead')}</p>}
          <form className="search" action="/catalogue">
            <SearchBox label={t('searchLabel')} placeholder={t('searchPlaceholder')} />
            <button className="button" type="submit">
              {t('common:act.search')}
            </button>
          </form>
          <Subjects subjects={data.subjects} />
        </div>
      </section>
      <Announcements announcements={data.announcements} />
      <Doors />
      <Offers data={data} />
      <Passed flows={data.flows} />
    </>
  );
};

/** The first page: what the data can do, four doors, and what is on offer. */
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
