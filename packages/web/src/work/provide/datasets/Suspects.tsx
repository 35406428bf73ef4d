import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { Empty } from '../../parts/Empty.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { usePages } from '../../parts/table/usePages.ts';
import type { Assessment } from '../answers.ts';
import { SuspectContext } from './SuspectContext.tsx';
import { type Suspect, SuspectMark, useMark } from './SuspectMark.tsx';

const keptMax = 20_000;

const keyOf = ({ row, column, rule }: Suspect): string => `${row}:${column}:${rule}`;

const useSuspectColumns = (mark: ReturnType<typeof useMark>): Column<Suspect>[] => {
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
    { key: 'mark', title: t('suspects.mark'), cell: (suspect) => <SuspectMark suspect={suspect} mark={mark} /> },
  ];
};

/** Flagged cells, with the rule and the reason of each. */
export const Suspects = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t } = useTranslation('datasets');
  const { number } = useFormats();
  const mark = useMark(assessment);
  const columns = useSuspectColumns(mark);
  const [open, setOpen] = useState<string>();
  const { datasetId, versionNumber, suspects } = assessment;
  const list = usePages<Suspect>(['datasets', datasetId, 'suspects', versionNumber], (api, pageToken) =>
    api.GET('/api/v1/datasets/{id}/versions/{number}/assessment/suspects', {
      params: {
        path: { id: datasetId, number: versionNumber },
        query: { ...(pageToken === undefined ? {} : { pageToken }) },
      },
    }),
  );
  const rows = list.rows ?? [];
  // found anew by its key: a mark changes the row
  const opened = rows.find((row) => keyOf(row) === open);
  if (suspects.count === 0 && rows.length === 0)
    return <Empty title={t('suspects.none')} text={t('suspects.noneText')} />;
  return (
    <>
      <p className="soft">{t('suspects.lead')}</p>
      <Figures>
        {suspects.byRule.map(({ rule, count }) => (
          <Figure key={rule} label={t(`rule.${rule}`)} value={number(count)} />
        ))}
      </Figures>
      {suspects.count > keptMax ? <p>{t('suspects.first', { count: suspects.count })}</p> : null}
      {mark.data === undefined ? null : (
        <p role="status">
          {t(`suspects.taught.${mark.data.lesson.state}`, { column: mark.data.lesson.column, ...mark.data.suspects })}
        </p>
      )}
      {mark.error === null ? null : <ProblemNote error={mark.error} />}
      <DataTable
        name="suspects"
        label={t('tab.suspects')}
        list={list}
        columns={columns}
        rowKey={keyOf}
        onOpen={(suspect) => setOpen(keyOf(suspect))}
      />
      <Drawer
        open={opened !== undefined}
        onClose={() => setOpen(undefined)}
        size={640}
        title={
          opened === undefined
            ? ''
            : t('suspects.at', { row: number(opened.row + 1), column: opened.column || t('suspects.whole') })
        }
      >
        {opened === undefined ? null : <SuspectContext assessment={assessment} suspect={opened} mark={mark} />}
      </Drawer>
    </>
  );
};
