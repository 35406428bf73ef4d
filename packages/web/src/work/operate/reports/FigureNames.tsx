import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAsk } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import type { FigureList } from './reporting.ts';

type Figure = FigureList['figures'][number];

const useColumns = (): readonly Column<Figure>[] => {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  return [
    {
      key: 'name',
      title: t('beside.name'),
      cell: ({ name }) => (
        <>
          {name.zh}
          <div className="soft small">{name.en}</div>
        </>
      ),
    },
    { key: 'key', title: t('names.key'), cell: ({ key }) => <code>{key}</code> },
    { key: 'unit', title: t('names.unit'), cell: ({ unit }) => inLanguage(unit, language) },
    { key: 'meaning', title: t('names.meaning'), cell: ({ meaning }) => inLanguage(meaning, language) },
    {
      key: 'source',
      title: t('beside.source'),
      cell: ({ source }) => <div className="small report-source">{inLanguage(source, language)}</div>,
    },
  ];
};

const RowNames = ({ tables }: { readonly tables: FigureList['tables'] }) => {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const between = language === 'zh' ? '、' : ', ';
  return (
    <>
      <h3>{t('names.tables')}</h3>
      <ul>
        {tables.map(({ key, name, meaning, columns }) => (
          <li key={key}>
            <strong>{inLanguage(name, language)}</strong> <code>{key}</code> · {inLanguage(meaning, language)}
            <div className="soft small">
              {t('names.columns', { names: columns.map((one) => inLanguage(one.name, language)).join(between) })}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What a template may ask for: every figure with its names, meaning and rule, and the rows that may be repeated. */
export const FigureNames = () => {
  const { t } = useTranslation('reports');
  const columns = useColumns();
  const asked = useAsk(['report-figures'], (api) => api.GET('/api/v1/operator/report-figures'));
  return (
    <details className="panel">
      <summary>{t('names.title')}</summary>
      <p className="reading">{t('names.text', { doubled: '{{…}}' })}</p>
      <Answer asked={asked}>
        {({ figures, tables }) => (
          <>
            <DataTable
              name="report-figures"
              label={t('names.title')}
              list={{ rows: figures }}
              columns={columns}
              rowKey={({ key }) => key}
            />
            <RowNames tables={tables} />
          </>
        )}
      </Answer>
    </details>
  );
};
