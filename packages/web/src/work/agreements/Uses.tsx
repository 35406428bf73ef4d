import type { ApiPaths } from '@corridor/client/api';
import { Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { Empty } from '../parts/Empty.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import type { Column } from '../parts/table/column.ts';
import { DataTable } from '../parts/table/DataTable.tsx';
import { usePages } from '../parts/table/usePages.ts';
import type { Agreement } from './agreement.ts';

type Props = { readonly agreement: Agreement };
type Counter = Agreement['counters'][number];
type Usage =
  ApiPaths['/api/v1/agreements/{id}/usage']['get']['responses'][200]['content']['application/json']['items'][number];

/** A bar of whole per cent: the figures beside it are exact. */
const percentOf = (used: string, limit: string): number =>
  limit === '0' ? 100 : Number((BigInt(used) * 100n) / BigInt(limit));

const clauseNumber = (clauseId: string): string => clauseId.replace('permission-', '');

const Bar = ({ counter }: { readonly counter: Counter }) => {
  const { t } = useTranslation('agreements');
  const { number } = useFormats();
  const { clauseId, limit, used, left, closed } = counter;
  const label = t('use.permission', { number: clauseNumber(clauseId) });
  const text =
    limit === null
      ? t('use.free', { used: number(Number(used)) })
      : t('use.used', { used: number(Number(used)), limit: number(Number(limit)) });
  return (
    <div className="counter-bar">
      <div>
        <strong>{label}</strong> {text}
        {left === null ? null : ` · ${t('use.left', { left: number(Number(left)) })}`}{' '}
        {closed ? <StateTag meaning="plain">{t('use.closed')}</StateTag> : null}
      </div>
      {limit === null ? null : (
        <Progress percent={percentOf(used, limit)} showInfo={false} aria-label={`${label}: ${text}`} />
      )}
    </div>
  );
};

const useColumns = (): readonly Column<Usage>[] => {
  const { t } = useTranslation(['agreements', 'terms']);
  const { moment, number } = useFormats();
  return [
    { key: 'at', title: t('use.at'), cell: (row) => moment(row.usedAt) },
    { key: 'mode', title: t('use.mode'), cell: (row) => t(`terms:modes.${row.deliveryMode}`) },
    { key: 'subject', title: t('use.subject'), cell: (row) => <span className="mono small">{row.subject}</span> },
    { key: 'amount', title: t('use.amount'), isNumber: true, cell: (row) => number(row.amount) },
    { key: 'after', title: t('use.after'), isNumber: true, cell: (row) => number(Number(row.usedAfter)) },
    { key: 'clause', title: t('use.clause'), isExtra: true, cell: (row) => clauseNumber(row.clauseId) },
  ];
};

const Every = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const params = { path: { id: agreement.id } };
  const used = agreement.counters.map((counter) => counter.used).join();
  const list = usePages(['agreements', agreement.id, 'usage', used], (api, pageToken) =>
    api.GET('/api/v1/agreements/{id}/usage', {
      params: { ...params, query: pageToken === undefined ? {} : { pageToken } },
    }),
  );
  const columns = useColumns();
  return (
    <DataTable
      name="usage"
      label={t('use.every')}
      list={list}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<Empty title={t('use.none')} />}
    />
  );
};

/** What is left of each limit, followed down to every single use. */
export const Uses = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const [isOpen, setOpen] = useState(false);
  if (agreement.counters.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('use.title')}</h2>
      <p className="soft">{t('use.lead')}</p>
      {agreement.counters.map((counter) => (
        <Bar key={counter.clauseId} counter={counter} />
      ))}
      <details className="no-print" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('use.every')}</summary>
        {isOpen ? <Every agreement={agreement} /> : null}
      </details>
    </section>
  );
};
