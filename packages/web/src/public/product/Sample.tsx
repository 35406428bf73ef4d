import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { TableBox } from '../parts/TableBox.tsx';
import { When } from '../parts/When.tsx';
import type { Samples } from './product.ts';

type Item = Samples['items'][number];

const Table = ({ item }: { readonly item: Item }) => {
  const { t } = useTranslation('product');
  const language = useLanguage();
  return (
    <TableBox label={t('sampleOf', { name: inLanguage(item.title, language) })}>
      <table className="sample">
        <thead>
          <tr>
            {item.columns.map(({ name, words }) => (
              <th key={name}>
                {name}
                <br />
                <span className="small soft">{inLanguage(words, language)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sample's rows have no name but their place, and never change
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={item.columns[column]?.name}>{cell ?? <span className="soft">{t('noValue')}</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
};

const SampleOf = ({ item }: { readonly item: Item }) => {
  const { t } = useTranslation('product');
  const language = useLanguage();
  const { number } = useFormats();
  return (
    <>
      <h3>{inLanguage(item.title, language)}</h3>
      <p className="small soft">
        {t('sampleMade', {
          k: item.k,
          version: item.version,
          source: number(item.sourceRows),
          covered: number(item.coveredRows),
        })}{' '}
        <When at={item.builtAt} />
        {item.columnsLeftOut === 0 ? null : ` ${t('columnsLeftOut', { left: item.columnsLeftOut })}`}
      </p>
      {item.rows.length === 0 ? <p>{t('sampleEmpty')}</p> : <Table item={item} />}
    </>
  );
};

/** Rows to look at, masked so that nobody in them can be told apart from at least k − 1 others. */
export const Sample = ({ sample }: { readonly sample: Samples }) => {
  const { t } = useTranslation('product');
  const language = useLanguage();
  return (
    <section className="section" aria-labelledby="sample">
      <h2 id="sample">{t('section.sample')}</h2>
      <p>{inLanguage(sample.words, language)}</p>
      {sample.items.map((item) => (
        <SampleOf key={item.datasetId} item={item} />
      ))}
    </section>
  );
};
