import { dataOf } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { LoadInput, PublicPage } from '../page.ts';
import type { Answer } from '../parts/answers.ts';
import { RegionLinks } from '../parts/RegionLinks.tsx';
import { orRefusal, readRegions } from '../parts/region.ts';
import { When } from '../parts/When.tsx';
import { ProgrammeTable } from './ProgrammeTable.tsx';

/** Figures as the platform gives them. */
export type Figures = Answer<'/api/v1/public/case-statistics'>;

/** Months that are shown unless others are asked for. */
const monthsShown = 6;

const monthPattern = /^20\d{2}-(0[1-9]|1[0-2])$/;

const monthBefore = (at: Date, months: number): string =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1)).toISOString().slice(0, 7);

const monthIn = (query: URLSearchParams, name: string, otherwise: string): string => {
  const asked = query.get(name) ?? '';
  return monthPattern.test(asked) ? asked : otherwise;
};

const load = async ({ api, query }: LoadInput) => {
  const { regions, region } = await readRegions(api, query);
  const now = new Date();
  const from = monthIn(query, 'from', monthBefore(now, monthsShown - 1));
  const to = monthIn(query, 'to', monthBefore(now, 0));
  const none = { figures: undefined, refusal: '' };
  if (region === undefined) return { regions, region, from, to, ...none };
  const call = { params: { query: { region, from, to } } };
  const found = await orRefusal(dataOf(api.GET('/api/v1/public/case-statistics', call)));
  return { regions, region, from, to, figures: found.value, refusal: found.refusal };
};

type Data = Awaited<ReturnType<typeof load>>;

const Period = ({ region, from, to }: Pick<Data, 'region' | 'from' | 'to'>) => {
  const { t } = useTranslation('residents');
  return (
    <form className="check-form no-print" action="/statistics">
      <input type="hidden" name="region" value={region ?? ''} />
      {(['from', 'to'] as const).map((name) => (
        <div key={name} className="field">
          <label htmlFor={name}>{t(`figures.${name}`)}</label>
          <input
            id={name}
            name={name}
            type="month"
            required
            pattern="20[0-9]{2}-(0[1-9]|1[0-2])"
            placeholder="2026-01"
            defaultValue={name === 'from' ? from : to}
          />
        </div>
      ))}
      <button className="button" type="submit">
        {t('figures.show')}
      </button>
    </form>
  );
};

const Programmes = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  const { number } = useFormats();
  const counted = figures.programmes.filter(({ months }) => months.length > 0);
  const rest = figures.programmes.filter(({ months }) => months.length === 0);
  return (
    <>
      {counted.length === 0 ? <p>{t('figures.none')}</p> : null}
      {counted.map((programme) => (
        <ProgrammeTable key={programme.key} programme={programme} />
      ))}
      {rest.length === 0 ? null : (
        <details>
          <summary>{t('figures.without')}</summary>
          <ul>
            {rest.map(({ key, title, opened }) => (
              <li key={key}>
                {inLanguage(title, language)}{' '}
                <span className="soft small">{t('figures.opened', { number: number(opened), count: opened })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="small soft">
        {t('figures.asOf')} <When at={figures.asOf} withTime />
      </p>
    </>
  );
};

const rules = ['cases', 'response', 'solution', 'satisfaction', 'onTime', 'returns'] as const;

const Statistics = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation(['residents', 'common']);
  const { regions, region, from, to, figures, refusal } = data;
  return (
    <div className="wrap market">
      <div className="page-head">
        <h1>{t('figures.title')}</h1>
        <p>{t('figures.lead')}</p>
        <RegionLinks path="/statistics" regions={regions} region={region} />
        <Period {...{ region, from, to }} />
      </div>
      {refusal === '' ? null : <p className="note attention">{refusal}</p>}
      <div className="section">
        {figures === undefined ? null : <Programmes figures={figures} />}
        <details>
          <summary>{t('common:figure.howMade')}</summary>
          {rules.map((rule) => (
            <p key={rule} className="small">
              <strong>{t(`figures.column.${rule}`)}</strong>: {t(`figures.rule.${rule}`)}
            </p>
          ))}
          <p className="small">{t('figures.rule.empty')}</p>
        </details>
      </div>
    </div>
  );
};

/** Public figures of how requests are handled: shares with what of, and nothing where nothing could be computed. */
export const page: PublicPage<Data> = {
  load,
  heading: (_data, language) =>
    language === 'zh'
      ? { title: '办事统计 · 数廊', description: '各事项按月的响应率、解决率、满意率和按时办结率，附分子分母。' }
      : {
          title: 'Service figures · Corridor',
          description: 'How requests are handled, by month, each share with what of.',
        },
  Component: Statistics,
};
