import { Drawer, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAsk } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { fileOf, type ReportPage } from './reporting.ts';

type Props = { readonly report: ReportPage };
type Figure = ReportPage['figures'][number];
type Lines = ReportPage['tables'][number];

const Missing = ({ report }: Props) => {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const figures = report.figures.flatMap(({ placeholder, why }) => (why === null ? [] : [{ placeholder, why }]));
  const missing = [...figures, ...report.tables.flatMap((table) => table.missing)];
  if (missing.length === 0) return <p className="soft">{t('beside.all')}</p>;
  return (
    <>
      <h3>{t('beside.missing')}</h3>
      <p className="soft">{t('beside.missingText')}</p>
      <ul>
        {missing.map(({ placeholder, why }) => (
          <li key={placeholder} className="as-typed">
            <strong>{placeholder}</strong> · {inLanguage(why, language)}
          </li>
        ))}
      </ul>
    </>
  );
};

const FigureTable = ({ report }: Props) => {
  const { t } = useTranslation(['reports', 'common']);
  const language = useLanguage();
  const { number } = useFormats();
  const shownValue = ({ value, unit }: Figure) =>
    value === null ? (
      <span className="soft">{t('common:figure.notComputed')}</span>
    ) : (
      `${value} ${inLanguage(unit, language)}`
    );
  return (
    <Table<Figure>
      aria-label={t('beside.figures')}
      size="small"
      pagination={false}
      rowKey={({ placeholder }) => placeholder}
      dataSource={[...report.figures]}
      columns={[
        { key: 'name', title: t('beside.name'), render: (_value, row) => inLanguage(row.name, language) },
        { key: 'value', title: t('beside.value'), align: 'end', render: (_value, row) => shownValue(row) },
        { key: 'rows', title: t('beside.rows'), align: 'end', render: (_value, row) => number(row.rows) },
        {
          key: 'source',
          title: t('beside.source'),
          render: (_value, row) => <span className="small">{inLanguage(row.source, language)}</span>,
        },
      ]}
    />
  );
};

const RowsTable = ({ table }: { readonly table: Lines }) => {
  const { t } = useTranslation(['reports', 'common']);
  const language = useLanguage();
  const name = inLanguage(table.name, language);
  return (
    <section>
      <h3>{name}</h3>
      <p className="soft small">
        {inLanguage(table.source, language)} {t('beside.rowsOf', { count: table.rows })}
      </p>
      <Table
        aria-label={name}
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        rowKey="key"
        dataSource={table.lines.map((cells, index) => ({ key: `${index} ${cells[0]}`, cells }))}
        columns={table.columns.map((title, index) => ({
          key: title.en,
          title: inLanguage(title, language),
          ...(index === 0 ? {} : { align: 'end' as const }),
          render: (_value: unknown, row: { readonly cells: readonly (string | null)[] }) =>
            row.cells[index] ?? <span className="soft">{t('common:figure.notComputed')}</span>,
        }))}
      />
    </section>
  );
};

const Content = ({ report }: Props) => {
  const { t } = useTranslation(['reports', 'common']);
  const { moment } = useFormats();
  return (
    <div className="report-beside">
      <p>{t('beside.made', { when: moment(report.madeAt), template: report.template.name })}</p>
      {report.isOver ? null : <p className="waiting-line">{t('list.notOver')}</p>}
      <a className="link-button" href={fileOf(report.id)} download>
        {t('common:act.download')}
      </a>
      <Missing report={report} />
      <h3>{t('beside.figures')}</h3>
      <FigureTable report={report} />
      {report.tables.map((table) => (
        <RowsTable key={table.key} table={table} />
      ))}
      <p className="soft small as-typed">
        {t('beside.hash')}
        <br />
        <code>{report.sha256}</code>
      </p>
    </div>
  );
};

/** A report beside the list: what could not be computed, then every figure with its source. */
export const ReportBeside = ({ id, onClose }: { readonly id: string | null; readonly onClose: () => void }) => {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const path = { id: id ?? '' };
  const asked = useAsk(
    ['reports', 'one', id],
    (api) => api.GET('/api/v1/operator/reports/{id}', { params: { path } }),
    { enabled: id !== null },
  );
  const period = asked.data === undefined ? '' : inLanguage(asked.data.period.name, language);
  return (
    <Drawer open={id !== null} onClose={onClose} size="large" title={t('beside.title', { period })}>
      <Answer asked={asked}>{(report) => <Content report={report} />}</Answer>
    </Drawer>
  );
};
