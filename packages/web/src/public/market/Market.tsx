import { dataOf } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { LoadInput, PublicPage } from '../page.ts';
import { FlowMap } from '../parts/FlowMap.tsx';
import { When } from '../parts/When.tsx';
import { CurrencyFigures } from './CurrencyFigures.tsx';

const load = async ({ api }: LoadInput) => {
  const [flows, statistics] = await Promise.all([
    dataOf(api.GET('/api/v1/market/flows')),
    dataOf(api.GET('/api/v1/market/statistics')),
  ]);
  return { flows, statistics };
};

type Data = Awaited<ReturnType<typeof load>>;

const Rule = ({ statistics }: Pick<Data, 'statistics'>) => {
  const { t } = useTranslation(['market', 'common']);
  const language = useLanguage();
  const { howMade } = statistics;
  return (
    <>
      <p className="note" id="withheld">
        {inLanguage(statistics.rule.text, language)}
      </p>
      <details>
        <summary>{t('common:figure.howMade')}</summary>
        {(['trades', 'amount', 'median'] as const).map((key) => (
          <p key={key} className="small">
            <strong>{t(`column.${key}`)}</strong>: {inLanguage(howMade[key], language)}
          </p>
        ))}
      </details>
    </>
  );
};

const Market = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation('market');
  const { flows, statistics } = data;
  return (
    <div className="wrap market">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </div>
      <section className="section" aria-labelledby="flows">
        <h2 id="flows">{t('flows.title')}</h2>
        {flows.flows.length === 0 ? <p>{t('flows.none')}</p> : <FlowMap flows={flows} />}
      </section>
      <section className="section" aria-labelledby="trades">
        <h2 id="trades">{t('trades')}</h2>
        {statistics.currencies.length === 0 ? <p>{t('noTrades')}</p> : null}
        {statistics.currencies.map((figures) => (
          <CurrencyFigures key={figures.currency} figures={figures} />
        ))}
        <p className="small soft">
          {t('asOf')} <When at={statistics.asOf} withTime />
        </p>
        <Rule statistics={statistics} />
      </section>
    </div>
  );
};

/** Market figures: what passed between regions, trades by month and category; what would give somebody away is withheld. */
export const page: PublicPage<Data> = {
  load,
  heading: (_data, language) =>
    language === 'zh'
      ? {
          title: '市场行情 · 数廊',
          description: '区域之间流通了多少数据，按月份和类别统计的成交，以及每个数字的算法。',
        }
      : {
          title: 'Market figures · Corridor',
          description: 'What passed between regions, trades by month and category, and how each figure is made.',
        },
  Component: Market,
};
