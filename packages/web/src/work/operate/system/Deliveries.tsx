import type { ApiPaths } from '@corridor/client/api';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { useDo } from '../../api.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { type Meaning, StateTag } from '../../parts/StateTag.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { usePages } from '../../parts/table/usePages.ts';
import { WorkView } from '../../parts/WorkView.tsx';

type Delivery =
  ApiPaths['/api/v1/operator/deliveries']['get']['responses'][200]['content']['application/json']['items'][number];
type Filter = Delivery['state'] | 'all';

const meanings: Readonly<Record<Delivery['state'], Meaning>> = { waiting: 'waiting', sent: 'good', failed: 'wrong' };
const filters: readonly Filter[] = ['all', 'failed', 'waiting', 'sent'];

const Retry = ({ delivery: { id } }: { readonly delivery: Delivery }) => {
  const { t } = useTranslation('operate');
  const retry = useDo(
    (api) => api.POST('/api/v1/operator/deliveries/{id}/retry', { params: { path: { id } } }),
    ['deliveries'],
  );
  return (
    <Button loading={retry.isPending} onClick={() => retry.mutate()}>
      {t('deliveries.retry')}
    </Button>
  );
};

const Why = ({ delivery: { reason, lastError } }: { readonly delivery: Delivery }) => {
  const { t } = useTranslation('operate');
  if (reason === null && lastError === null) return '–';
  return (
    <>
      {reason === null ? null : t(`deliveries.reasons.${reason}`)}
      {lastError === null ? null : <div className="soft small wraps">{lastError}</div>}
    </>
  );
};

/** Messages on their way out of the platform: waiting, sent, failed and why. */
export const Page = () => {
  const { t } = useTranslation('operate');
  const { moment } = useFormats();
  const [filter, setFilter] = useState<Filter>('all');
  const list = usePages<Delivery>(['deliveries', filter], (api, pageToken) =>
    api.GET('/api/v1/operator/deliveries', {
      params: {
        query: {
          ...(filter === 'all' ? {} : { state: filter }),
          ...(pageToken === undefined ? {} : { pageToken }),
        },
      },
    }),
  );
  return (
    <WorkView title={t('deliveries.title')} lead={t('deliveries.lead')}>
      <DataTable
        name="deliveries"
        label={t('deliveries.title')}
        list={list}
        rowKey={({ id }) => id}
        tools={
          <Segmented
            value={filter}
            onChange={setFilter}
            options={filters.map((value) => ({
              value,
              label: value === 'all' ? t('deliveries.all') : t(`deliveries.states.${value}`),
            }))}
          />
        }
        empty={<Empty title={t('deliveries.none')} text={t('deliveries.noneText')} />}
        columns={[
          { key: 'subject', title: t('deliveries.subject'), width: 320, cell: ({ subject }) => subject },
          { key: 'to', title: t('deliveries.to'), width: 220, cell: ({ recipient }) => recipient },
          {
            key: 'channel',
            title: t('deliveries.channel'),
            cell: ({ channel }) => t(`deliveries.channels.${channel}`),
          },
          {
            key: 'state',
            title: t('deliveries.state'),
            cell: ({ state }) => <StateTag meaning={meanings[state]}>{t(`deliveries.states.${state}`)}</StateTag>,
          },
          { key: 'why', title: t('deliveries.why'), width: 320, cell: (row) => <Why delivery={row} /> },
          { key: 'attempts', title: t('deliveries.attempts'), isNumber: true, cell: ({ attempts }) => attempts },
          { key: 'since', title: t('deliveries.since'), cell: ({ createdAt }) => moment(createdAt) },
          {
            key: 'sent',
            title: t('deliveries.sent'),
            isExtra: true,
            cell: ({ sentAt }) => (sentAt === null ? '–' : moment(sentAt)),
          },
          {
            key: 'act',
            title: t('deliveries.act'),
            cell: (row) => (row.state === 'failed' ? <Retry delivery={row} /> : null),
          },
        ]}
      />
    </WorkView>
  );
};
