import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { TableBox } from '../parts/TableBox.tsx';
import type { Dataset } from './product.ts';

/** Columns shown at once; tables wider than this fold the rest away. */
const columnsShown = 40;

const Table = ({ columns, label }: { readonly columns: Dataset['columns']; readonly label: string }) => {
  const { t } = useTranslation(['product', 'common']);
  const { percent } = useFormats();
  const hasClass = columns.some(({ className }) => className !== null);
  return (
    <TableBox label={label}>
      <table>
        <thead>
          <tr>
            <th>{t('column.name')}</th>
            <th>{t('column.type')}</th>
            {hasClass ? <th>{t('column.class')}</th> : null}
            <th className="number">{t('column.filled')}</th>
            <th>{t('column.level')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.name}>
              <td>
                <code>{column.name}</code>
                {column.title === column.name || column.title === '' ? null : (
                  <>
                    <br />
                    <span className="small soft">{column.title}</span>
                  </>
                )}
              </td>
              <td>
                <code>{column.type}</code>
              </td>
              {hasClass ? <td>{column.className ?? ''}</td> : null}
              <td className="number">
                {column.count === 0 ? '' : percent((column.count - column.nulls) / column.count)}
              </td>
              <td>{t(`common:level.${column.level}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
};

/** The schema: every column with type, what it was recognised as, how much of it is filled, and its level. */
export const Columns = ({ datasets }: { readonly datasets: readonly Dataset[] }) => {
  const { t } = useTranslation('product');
  const language = useLanguage();
  return (
    <section className="section" aria-labelledby="columns">
      <h2 id="columns">{t('section.columns')}</h2>
      {datasets.map(({ datasetId, title, columns }) => {
        const label = t('columnsOf', { name: inLanguage(title, language) });
        const rest = columns.slice(columnsShown);
        return (
          <div key={datasetId}>
            <h3>{inLanguage(title, language)}</h3>
            <Table columns={columns.slice(0, columnsShown)} label={label} />
            {rest.length === 0 ? null : (
              <details>
                <summary>{t('moreColumns', { more: rest.length })}</summary>
                <Table columns={rest} label={`${label} (${t('moreColumns', { more: rest.length })})`} />
              </details>
            )}
          </div>
        );
      })}
    </section>
  );
};
