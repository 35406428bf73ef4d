import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import type { Review } from './types.ts';

type Dataset = Review['datasets'][number];
type Props = { readonly dataset: Dataset };

const Columns = ({ dataset }: Props) => {
  const { t } = useTranslation(['reviews', 'common']);
  const { number, percent } = useFormats();
  return (
    <details>
      <summary>{t('data.columns', { count: dataset.columns.length })}</summary>
      <ScrollBox label={t('data.columns', { count: dataset.columns.length })}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('data.column')}</th>
              <th scope="col">{t('data.type')}</th>
              <th scope="col">{t('data.missing')}</th>
              <th scope="col">{t('data.level')}</th>
            </tr>
          </thead>
          <tbody>
            {dataset.columns.map(({ name, title, type, count, nulls, level, isIdentifying }) => (
              <tr key={name}>
                <th scope="row">
                  {name}
                  {title === name || title === '' ? null : <div className="soft small">{title}</div>}
                </th>
                <td>{type}</td>
                <td className="number" title={number(nulls)}>
                  {count + nulls === 0 ? '–' : percent(nulls / (count + nulls))}
                </td>
                <td>
                  {t(`common:level.${level}`)}
                  {isIdentifying === true ? <div className="soft small">{t('data.personal')}</div> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
};

const Level = ({ dataset }: Props) => {
  const { t } = useTranslation('reviews');
  const language = useLanguage();
  const reasons = dataset.sensitivity?.reasons ?? [];
  return reasons.length === 0 ? null : (
    <details>
      <summary>{t('data.why')}</summary>
      <ul>
        {reasons.map(({ code, text, columns }) => (
          <li key={`${code} ${columns.join(' ')}`}>
            {inLanguage(text, language)}
            {columns.length === 0 ? '' : ` (${columns.join(', ')})`}
          </li>
        ))}
      </ul>
    </details>
  );
};

const One = ({ dataset }: Props) => {
  const { t } = useTranslation(['reviews', 'common']);
  const language = useLanguage();
  const { number } = useFormats();
  const { title, quality, level, versions, assessedAt } = dataset;
  const [version] = versions;
  const asOf = assessedAt === null ? {} : { asOf: assessedAt };
  return (
    <article>
      <h3>{inLanguage(title, language)}</h3>
      <Figures>
        <Figure
          label={t('data.quality')}
          value={quality.score === null ? undefined : number(quality.score)}
          unit={quality.grade ?? ''}
          coverage={quality.coverage}
          {...asOf}
          howMade={
            <>
              <p>{t('data.how')}</p>
              <p className="soft small">{t('data.edition', { edition: quality.edition })}</p>
            </>
          }
        />
        <Figure label={t('data.level')} value={t(`common:level.${level}`)} {...asOf} />
        <Figure label={t('data.rows')} value={version === undefined ? undefined : number(Number(version.rows))} />
        <Figure
          label={t('data.version')}
          value={version?.number}
          {...(version === undefined ? {} : { asOf: version.createdAt })}
        />
      </Figures>
      <Level dataset={dataset} />
      <Columns dataset={dataset} />
    </article>
  );
};

/** The data behind a submission: quality with its coverage, level and why, columns. */
export const DataPanel = ({ datasets }: { readonly datasets: readonly Dataset[] }) => {
  const { t } = useTranslation('reviews');
  return (
    <section className="panel">
      <h2>{t('data.title')}</h2>
      {datasets.length === 0 ? <p className="soft">{t('data.none')}</p> : null}
      {datasets.map((dataset) => (
        <One key={dataset.datasetId} dataset={dataset} />
      ))}
    </section>
  );
};
