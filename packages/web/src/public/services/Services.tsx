import { dataOf } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { LoadInput, PublicPage } from '../page.ts';
import { RegionLinks } from '../parts/RegionLinks.tsx';
import { orRefusal, readRegions } from '../parts/region.ts';

const load = async ({ api, query }: LoadInput) => {
  const { regions, region } = await readRegions(api, query);
  if (region === undefined) return { regions, region, items: [], refusal: '' };
  const found = await orRefusal(dataOf(api.GET('/api/v1/programmes', { params: { query: { region } } })));
  const items = (found.value?.items ?? [])
    .filter(({ audience }) => audience === 'resident')
    .map(({ key, title, summary, programme }) => ({ key, title, summary, programme }));
  return { regions, region, items, refusal: found.refusal };
};

type Data = Awaited<ReturnType<typeof load>>;

const Cards = ({ items, region }: Pick<Data, 'items' | 'region'>) => {
  const language = useLanguage();
  const { t } = useTranslation('residents');
  if (items.length === 0) return <p>{t('services.none')}</p>;
  return (
    <ul className="grid wide">
      {items.map(({ key, title, summary, programme }) => (
        <li key={key}>
          <a className="card" href={`/request/${key}?region=${region ?? ''}`}>
            <h3>{inLanguage(title, language)}</h3>
            <p>{inLanguage(summary, language)}</p>
            {programme === 'residents' ? null : <p className="small soft">{t(`programmes.${programme}`)}</p>}
          </a>
        </li>
      ))}
    </ul>
  );
};

const Others = () => {
  const { t } = useTranslation('residents');
  return (
    <ul className="grid wide">
      {(['track', 'statistics', 'organisation'] as const).map((one) => (
        <li key={one}>
          <a className="card" href={one === 'organisation' ? '/doors/needSupport' : `/${one}`}>
            <h3>{t(`services.${one}.title`)}</h3>
            <p>{t(`services.${one}.text`)}</p>
          </a>
        </li>
      ))}
    </ul>
  );
};

const Services = ({ data: { regions, region, items, refusal } }: { readonly data: Data }) => {
  const { t } = useTranslation('residents');
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{t('services.title')}</h1>
        <p>{t('services.lead')}</p>
        <RegionLinks path="/services" regions={regions} region={region} />
      </div>
      <section className="section" aria-labelledby="open">
        <h2 id="open">{t('services.open')}</h2>
        {refusal === '' ? <Cards items={items} region={region} /> : <p className="note attention">{refusal}</p>}
      </section>
      <section className="section" aria-labelledby="others">
        <h2 id="others">{t('services.others')}</h2>
        <Others />
      </section>
    </div>
  );
};

/** Services that everybody may use without an account, and the ways to what was asked before. */
export const page: PublicPage<Data> = {
  load,
  heading: (_data, language) =>
    language === 'zh'
      ? { title: '办事 · 数廊', description: '不用注册就能办的事：提诉求、报课程，随时查进度。' }
      : { title: 'Services · Corridor', description: 'What everybody can ask for without an account, and follow.' },
  Component: Services,
};
