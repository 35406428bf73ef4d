import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import { StateTag } from '../../parts/StateTag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { usePages } from '../../parts/table/usePages.ts';
import { type Action, actionMeanings, actions, type Import, type ImportRow } from './imports.ts';
import { useValueWords } from './useValueWords.ts';

type FactsProps = { readonly of: Import; readonly row: ImportRow };

/** What a row would leave, field by field; of a change only what differs, with what stood before. */
const RowFacts = ({ of, row: { action, before, after } }: FactsProps) => {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const wordsOf = useValueWords();
  const shown = of.fields.filter(({ key }) => {
    const now = after?.[key] ?? '';
    return action === 'change' ? now !== (before?.[key] ?? '') : now !== '';
  });
  if (shown.length === 0) return <span className="soft">{t('empty')}</span>;
  return (
    <ul className="import-facts">
      {shown.map(({ key, label }) => (
        <li key={key} className="as-typed">
          <span className="soft">{label[language]}</span>{' '}
          {action === 'change' ? (
            <>
              <del>
                <span className="visually-hidden">{t('was')} </span>
                {wordsOf(key, before?.[key] ?? '') || t('empty')}
              </del>{' '}
              →{' '}
            </>
          ) : null}
          {wordsOf(key, after?.[key] ?? '') || t('empty')}
        </li>
      ))}
    </ul>
  );
};

const useRowColumns = (of: Import): readonly Column<ImportRow>[] => {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  return [
    { key: 'number', title: t('columns.row'), isNumber: true, width: 80, cell: ({ number }) => number },
    {
      key: 'action',
      title: t('columns.action'),
      width: 140,
      cell: ({ action }) => <StateTag meaning={actionMeanings[action]}>{t(`actions.${action}`)}</StateTag>,
    },
    { key: 'facts', title: t('columns.facts'), width: 360, cell: (row) => <RowFacts of={of} row={row} /> },
    {
      key: 'why',
      title: t('columns.why'),
      width: 360,
      cell: ({ reasons }) => (
        <ul className="import-facts">
          {reasons.map((reason) => (
            <li key={reason.code + reason.en}>{reason[language]}</li>
          ))}
        </ul>
      ),
    },
    {
      key: 'subject',
      title: t('columns.subject'),
      isExtra: of.state !== 'applied',
      cell: ({ subject }) => (subject === null ? <span className="soft">–</span> : <code>{subject}</code>),
    },
  ];
};

/** The rows of an import in the order of the file, narrowed to one action where wanted. */
export const RowTable = ({ of }: { readonly of: Import }) => {
  const { t } = useTranslation('imports');
  const [action, setAction] = useState<Action | 'all'>('all');
  const columns = useRowColumns(of);
  const list = usePages<ImportRow>(['imports', of.id, of.previewSha256, of.state, action], (api, pageToken) =>
    api.GET('/api/v1/operator/imports/{id}/rows', {
      params: {
        path: { id: of.id },
        query: { ...(action === 'all' ? {} : { action }), ...(pageToken === undefined ? {} : { pageToken }) },
      },
    }),
  );
  const options = (['all', ...actions] as const).map((value) => ({
    value,
    label: value === 'all' ? t('all', { rows: of.rows }) : `${t(`actions.${value}`)} ${of.counts[value]}`,
  }));
  const filter = (
    <Radio.Group
      aria-label={t('filter')}
      value={action}
      onChange={({ target }) => setAction(target.value as Action | 'all')}
      options={options}
    />
  );
  return (
    <DataTable<ImportRow>
      name="import-rows"
      label={t('rows')}
      list={list}
      columns={columns}
      rowKey={({ number }) => String(number)}
      tools={filter}
    />
  );
};
