import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { Dataset } from './product.ts';
import { RuleSet } from './RuleSet.tsx';

const DatasetLevel = ({ dataset }: { readonly dataset: Dataset }) => {
  const { t } = useTranslation(['product', 'common']);
  const language = useLanguage();
  const { sensitivity } = dataset;
  return (
    <>
      <h3>
        {inLanguage(dataset.title, language)} · <a href="/help#level">{t(`common:level.${dataset.level}`)}</a>
      </h3>
      {sensitivity === null ? (
        <p>{t('noReasons')}</p>
      ) : (
        <>
          <ul>
            {sensitivity.reasons.map(({ code, level, columns, text }) => (
              <li key={`${code} ${columns.join(' ')}`}>
                {inLanguage(text, language)}
                {level === dataset.level ? null : <span className="soft"> ({t(`common:level.${level}`)})</span>}
                {columns.length === 0 ? null : (
                  <span className="small soft">
                    {' '}
                    <code>{columns.join(', ')}</code>
                  </span>
                )}
              </li>
            ))}
          </ul>
          {sensitivity.conditions.map(({ mode, condition, groupMin }) => (
            <p key={`${mode} ${condition}`} className="small">
              {t(`mode.${mode}`)}: {condition}
              {groupMin === undefined ? null : ` (k ≥ ${groupMin})`}
            </p>
          ))}
          <p className="small soft">
            <RuleSet ruleSet={sensitivity.ruleSet} edition={sensitivity.edition} />
          </p>
        </>
      )}
    </>
  );
};

/** How sensitive the data are, and why. */
export const Level = ({ datasets }: { readonly datasets: readonly Dataset[] }) => {
  const { t } = useTranslation('product');
  return (
    <section className="section" aria-labelledby="level">
      <h2 id="level">{t('section.level')}</h2>
      {datasets.map((dataset) => (
        <DatasetLevel key={dataset.datasetId} dataset={dataset} />
      ))}
    </section>
  );
};
