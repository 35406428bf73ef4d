import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { Empty } from '../../parts/Empty.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { usePages } from '../../parts/table/usePages.ts';
import type { Assessment, Read } from '../answers.ts';

type Suspect = Read<'/api/v1/datasets/{id}/versions/{number}/assessment/suspects'>['items'][number];

const keptMax = 20_000;

const useSuspectColumns = (): Column<Suspect>[] => {
  const { t } = useTranslation('datasets');
  const { number, percent } = useFormats();
  return [
    // rows count from 0 in the API; people count the first row as 1
    { key: 'row', title: t('suspects.row'), isNumber: true, cell: ({ row }) => number(row + 1) },
    { key: 'column', title: t('suspects.column'), cell: ({ column }) => column || t('suspects.whole') },
    { key: 'value', title: t('suspects.value'), cell: ({ value }) => <code className="clamped">{value ?? '–'}</code> },
    { key: 'rule', title: t('suspects.rule'), cell: ({ rule }) => t(`rule.${rule}`) },
    { key: 'reason', title: t('suspects.reason'), cell: ({ reason }) => <span className="clamped">{reason}</span> },
    {
      key: 'confidence',
      title: t('suspects.confidence'),
      isNumber: true,
      cell: ({ confidence }) => percent(confidence, 0),
    },
  ];
};

/** Flagged cells, with the rule and the reason of each. */
export const Suspects = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t } = useTranslation('datasets');
  const { number } = useFormats();
  const columns = useSuspectColumns();
  const { datasetId, versionNumber, suspects } = assessment;
  const list = usePages<Suspect>(['datasets', datasetId, 'suspects', versionNumber], (api, pageToken) =>
    api.GET('/api/v1/datasets/{id}/versions/{number}/assessment/suspects', {
      params: {
        path: { id: datasetId, number: versionNumber },
        query: { ...(pageToken === undefined ? {} : { pageToken }) },
      },
    }),
  );
  if (suspects.count === 0) return <Empty title={t('suspects.none')} text={t('suspects.noneText')} />;
  return (
    <>
      <p className="soft">{t('suspects.lead')}</p>
      <Figures>
        {suspects.byRule.map(({ rule, count }) => (
          <Figure key={rule} label={t(`rule.${rule}`)} value={number(count)} />
        ))}
      </Figures>
      {suspects.count > keptMax ? <p>{t('suspects.first', { count: suspects.count })}</p> : null}
      <DataTable
        name="suspects"
        label={t('tab.suspects')}
        list={list}
        columns={columns}
        rowKey={({ row, column, rule }) => `${row}:${column}:${rule}`}
      />
    </>
  );
};
