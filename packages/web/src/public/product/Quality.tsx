import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { Bar } from '../parts/Bar.tsx';
import { scoreOf } from '../parts/cards.ts';
import { TableBox } from '../parts/TableBox.tsx';
import { When } from '../parts/When.tsx';
import type { Dataset } from './product.ts';
import { RuleSet } from './RuleSet.tsx';

type Quality = Dataset['quality'];
type Dimension = Quality['dimensions'][number];
type Indicator = Dimension['indicators'][number];

const Result = ({ indicator }: { readonly indicator: Indicator }) => {
  const { t } = useTranslation('product');
  const { percent } = useFormats();
  if (indicator.status !== 'computed' || indicator.result === null) return <>{t(`status.${indicator.status}`)}</>;
  return <>{percent(indicator.result, 2)}</>;
};

const Indicators = ({ dimension }: { readonly dimension: Dimension }) => {
  const { t } = useTranslation('product');
  const language = useLanguage();
  const { number } = useFormats();
  const figure = (value: number | null): string => (value === null ? '' : number(value));
  return (
    <TableBox label={inLanguage(dimension.name, language)}>
      <table>
        <thead>
          <tr>
            <th>{t('indicator.code')}</th>
            <th>{t('indicator.rule')}</th>
            <th className="number">{t('indicator.numerator')}</th>
            <th className="number">{t('indicator.denominator')}</th>
            <th className="number">{t('indicator.result')}</th>
          </tr>
        </thead>
        <tbody>
          {dimension.indicators.map((indicator) => (
            <tr key={indicator.code}>
              <td>
                <code>{indicator.code}</code>
              </td>
              <td>
                {inLanguage(indicator.name, language)}
                <br />
                <span className="small soft">{inLanguage(indicator.note, language)}</span>
              </td>
              <td className="number">{figure(indicator.numerator)}</td>
              <td className="number">{figure(indicator.denominator)}</td>
              <td className="number">
                <Result indicator={indicator} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
};

const DimensionRow = ({ dimension }: { readonly dimension: Dimension }) => {
  const { t } = useTranslation(['product', 'common']);
  const language = useLanguage();
  const { number } = useFormats();
  const computed = dimension.indicators.filter(({ status }) => status === 'computed').length;
  return (
    <details className="dimension">
      <summary>
        <span>{inLanguage(dimension.name, language)}</span>
        <Bar score={dimension.score} />
        <span className="number">
          {dimension.score === null ? t('common:figure.notComputed') : number(Math.round(dimension.score * 10) / 10)}
        </span>
        <span className="small soft">{t('computedOf', { computed, all: dimension.indicators.length })}</span>
      </summary>
      <Indicators dimension={dimension} />
    </details>
  );
};

const DatasetQuality = ({ dataset }: { readonly dataset: Dataset }) => {
  const { t } = useTranslation('product');
  const language = useLanguage();
  const figures = useFormats();
  const { quality, assessedAt, versions } = dataset;
  const { score } = quality;
  const words = scoreOf(score === null ? null : { ...quality, score }, figures);
  return (
    <>
      <h3>{inLanguage(dataset.title, language)}</h3>
      <p className="score">
        {words === undefined ? (
          t('noScore')
        ) : (
          <>
            <strong>{words.score}</strong>
            {words.grade} · <a href="/help#coverage">{t('coverage', { share: words.share })}</a>
          </>
        )}
      </p>
      <p className="small soft">
        {t('scoreMade', { version: versions[0]?.number ?? '' })}{' '}
        {assessedAt === null ? null : <When at={assessedAt} withTime />} ·{' '}
        <RuleSet ruleSet={quality.ruleSet} edition={quality.edition} />
      </p>
      {quality.dimensions.map((dimension) => (
        <DimensionRow key={dimension.id} dimension={dimension} />
      ))}
    </>
  );
};

/** Quality by dimension, each down to the cells that were counted and the rule that counted them. */
export const QualityView = ({ datasets }: { readonly datasets: readonly Dataset[] }) => {
  const { t } = useTranslation('product');
  return (
    <section className="section" aria-labelledby="quality">
      <h2 id="quality">{t('section.quality')}</h2>
      {datasets.length === 0 ? <p>{t('noData')}</p> : null}
      {datasets.map((dataset) => (
        <DatasetQuality key={dataset.datasetId} dataset={dataset} />
      ))}
    </section>
  );
};
