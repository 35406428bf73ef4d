import { Button, Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../saveFile.ts';
import { csvOf } from '../table/ExportMenu.tsx';

/** A chart's figures as a table: the first column names the rows, the others are series. */
export type ChartData = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [string, ...(number | null)[]])[];
};

/** A chart: its title says the finding, its axis the unit; the table with the figures is behind it. */
export type ChartProps = {
  readonly title: string;
  readonly unit: string;
  readonly kind: 'bar' | 'line';
  readonly data: ChartData;
  /** Where the figures come from, under the chart. */
  readonly source: string;
};

const Drawing = lazy(async () => ({ default: (await import('./Drawing.tsx')).Drawing }));

const FiguresTable = ({ data, title }: { readonly data: ChartData; readonly title: string }) => (
  <div className="table-box">
    <table className="plain-table">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          {data.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.rows.map(([name, ...values]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {values.map((value, at) => (
              <td key={data.columns[at + 1]} className="number">
                {value ?? '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** A chart with its table behind it; ECharts is loaded when the first one is drawn. */
export const Chart = (props: ChartProps) => {
  const { t } = useTranslation(['workspace', 'common']);
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [svg, setSvg] = useState<() => string>();
  const { title, data, source, unit } = props;
  const saveCsv = (): void =>
    saveFile(
      'chart.csv',
      csvOf([data.columns, ...data.rows.map((row) => row.map((value) => String(value ?? '')))]),
      'text/csv',
    );
  return (
    <figure className="chart">
      <figcaption>
        <strong>{title}</strong> <span className="soft small">{unit}</span>
      </figcaption>
      {view === 'table' ? (
        <FiguresTable data={data} title={title} />
      ) : (
        <Suspense fallback={<div className="chart-box" />}>
          <Drawing {...props} onReady={(draw) => setSvg(() => draw)} />
        </Suspense>
      )}
      <div className="chart-line no-print">
        <Segmented
          size="small"
          value={view}
          onChange={setView}
          options={[
            { value: 'chart', label: t('chart.chart') },
            { value: 'table', label: t('chart.table') },
          ]}
        />
        <Button
          size="small"
          type="link"
          disabled={svg === undefined}
          onClick={() => svg && saveFile('chart.svg', svg(), 'image/svg+xml')}
        >
          {t('chart.svg')}
        </Button>
        <Button size="small" type="link" onClick={saveCsv}>
          {t('chart.csv')}
        </Button>
      </div>
      <p className="soft small">{source}</p>
    </figure>
  );
};
