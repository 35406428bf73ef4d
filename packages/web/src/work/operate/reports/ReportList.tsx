import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { Empty } from '../../parts/Empty.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { usePages } from '../../parts/table/usePages.ts';
import { fileOf, formatNames, type Report } from './reporting.ts';

const useColumns = (): readonly Column<Report>[] => {
  const { t } = useTranslation(['reports', 'common']);
  const language = useLanguage();
  const { moment } = useFormats();
  return [
    {
      key: 'period',
      title: t('list.period'),
      cell: ({ period, isOver }) => (
        <>
          {inLanguage(period.name, language)}
          {isOver ? null : <div className="soft small">{t('list.notOver')}</div>}
        </>
      ),
    },
    {
      key: 'template',
      title: t('list.template'),
      cell: ({ template }) => <span className="as-typed">{template.name}</span>,
    },
    { key: 'format', title: t('list.format'), cell: ({ format }) => formatNames[format] },
    { key: 'made', title: t('list.made'), cell: ({ madeAt }) => moment(madeAt) },
    {
      key: 'missing',
      title: t('list.missing'),
      cell: ({ missing }) =>
        missing === 0 ? t('list.noMissing') : <StateTag meaning="attention">{String(missing)}</StateTag>,
    },
    {
      key: 'file',
      title: t('common:act.download'),
      cell: ({ id, format }) => (
        <a href={fileOf(id)} download onClick={(event) => event.stopPropagation()}>
          {`${t('common:act.download')} (.${format})`}
        </a>
      ),
    },
  ];
};

/** The reports that were made, newest first; a row opens its figures beside. */
export const ReportList = ({ onOpen }: { readonly onOpen: (id: string) => void }) => {
  const { t } = useTranslation('reports');
  const list = usePages<Report>(['reports'], (api, pageToken) =>
    api.GET('/api/v1/operator/reports', { params: { query: pageToken === undefined ? {} : { pageToken } } }),
  );
  return (
    <section className="panel">
      <h2>{t('list.title')}</h2>
      <DataTable
        name="operator-reports"
        label={t('list.title')}
        list={list}
        columns={useColumns()}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        empty={<Empty title={t('list.none')} text={t('list.noneText')} />}
      />
    </section>
  );
};
