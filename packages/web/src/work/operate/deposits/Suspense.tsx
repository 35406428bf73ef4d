import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { problemOf, useAsk, useDo } from '../../api.tsx';
import { holds, useMe } from '../../me.ts';
import { Empty } from '../../parts/Empty.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable, type Listed } from '../../parts/table/DataTable.tsx';
import { type Line, reasonOf } from './types.ts';

const Retry = ({ line: { id } }: { readonly line: Line }) => {
  const { t } = useTranslation(['books', 'common']);
  const { message } = App.useApp();
  const retry = useDo(
    (api) => api.POST('/api/v1/ledger/suspense/{id}/retry', { params: { path: { id } } }),
    ['suspense', 'accounts', 'my-work', 'entries'],
  );
  const go = async (): Promise<void> =>
    retry.mutateAsync().then(
      () => void message.success(t('suspense.booked')),
      (error: unknown) => void message.error(problemOf(error)?.detail ?? t('common:problem.offline')),
    );
  return (
    <Button loading={retry.isPending} onClick={() => void go()}>
      {t('suspense.retry')}
    </Button>
  );
};

const useColumns = (marked: string | undefined): readonly Column<Line>[] => {
  const { t } = useTranslation('books');
  const { day, money } = useFormats();
  const me = useMe();
  const columns: readonly Column<Line>[] = [
    { key: 'date', title: t('suspense.date'), cell: ({ date }) => day(date) },
    {
      key: 'subAccount',
      title: t('suspense.subAccount'),
      cell: ({ id, subAccount }) =>
        id === marked ? <strong className="mono">{subAccount}</strong> : <code>{subAccount}</code>,
    },
    {
      key: 'amount',
      title: t('suspense.amount'),
      isNumber: true,
      cell: ({ amountMinor, currency, direction }) =>
        `${money({ amountMinor, currency })} ${t(direction === 'C' ? 'suspense.in' : 'suspense.out')}`,
    },
    { key: 'reference', title: t('suspense.reference'), width: 200, cell: ({ reference }) => reference || '–' },
    {
      key: 'why',
      title: t('suspense.why'),
      width: 360,
      cell: ({ suspenseReason }) => (
        <>
          <StateTag meaning="attention">{t(`suspense.reasons.${reasonOf(suspenseReason)}`)}</StateTag>
          <div className="soft small">{t(`suspense.todos.${reasonOf(suspenseReason)}`)}</div>
        </>
      ),
    },
  ];
  return holds(me, ['exchangeManager'])
    ? [...columns, { key: 'act', title: t('suspense.act'), cell: (line) => <Retry line={line} /> }]
    : columns;
};

type TableProps = { readonly name: string; readonly list: Listed<Line>; readonly marked?: string | undefined };

const LinesTable = ({ name, list, marked }: TableProps) => {
  const { t } = useTranslation('books');
  const columns = useColumns(marked);
  return (
    <DataTable
      name={name}
      label={t('deposits.tabs.suspense')}
      list={list}
      rowKey={({ id }) => id}
      columns={columns}
      empty={<Empty title={t('suspense.none')} text={t('suspense.noneText')} />}
    />
  );
};

/** Lines that wait, as they came out of an import. */
export const Lines = ({ name, rows }: { readonly name: string; readonly rows: readonly Line[] }) => (
  <LinesTable name={name} list={{ rows }} />
);

/** Lines of the bank that nobody could place, each with its reason and what to do. */
export const Suspense = ({ marked }: { readonly marked: string | undefined }) => {
  const { t } = useTranslation('books');
  const asked = useAsk(['suspense'], (api) => api.GET('/api/v1/ledger/suspense'));
  return (
    <>
      <p className="soft reading">{t('suspense.lead')}</p>
      <LinesTable
        name="suspense"
        marked={marked}
        list={{ rows: asked.data?.items, error: asked.error, refetch: asked.refetch }}
      />
    </>
  );
};
