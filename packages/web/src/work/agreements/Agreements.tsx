import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormats } from '../../shared/i18n.ts';
import { useNames } from '../deals/names.ts';
import { Empty } from '../parts/Empty.tsx';
import { StateTag, Waiting } from '../parts/StateTag.tsx';
import type { Column } from '../parts/table/column.ts';
import { DataTable } from '../parts/table/DataTable.tsx';
import { useExporter } from '../parts/table/useExporter.ts';
import { usePages } from '../parts/table/usePages.ts';
import { WorkView } from '../parts/WorkView.tsx';
import { deliveryMeaning, type ListedAgreement, stateMeaning } from './agreement.ts';

const useColumns = (): readonly Column<ListedAgreement>[] => {
  const { t } = useTranslation('agreements');
  const { day, money } = useFormats();
  const { productName, sideOf, whoOf } = useNames();
  return [
    {
      key: 'product',
      title: t('list.product'),
      width: 320,
      cell: (row) => <Link to={`/agreements/${row.id}`}>{productName(row.names)}</Link>,
    },
    {
      key: 'other',
      title: t('list.other'),
      width: 200,
      cell: (row) => whoOf(row, sideOf(row) === 'buyer' ? 'provider' : 'buyer'),
    },
    {
      key: 'state',
      title: t('list.state'),
      cell: (row) => <StateTag meaning={stateMeaning[row.state]}>{t(`state.${row.state}`)}</StateTag>,
    },
    {
      key: 'delivery',
      title: t('list.delivery'),
      cell: (row) => (
        <StateTag meaning={deliveryMeaning[row.deliveryState]}>{t(`delivery.${row.deliveryState}`)}</StateTag>
      ),
    },
    { key: 'price', title: t('list.price'), isNumber: true, cell: (row) => money(row.price) },
    {
      key: 'waits',
      title: t('list.waits'),
      width: 220,
      cell: ({ waitsFor, ...row }) =>
        waitsFor === null ? (
          '–'
        ) : (
          <Waiting who={whoOf(row, waitsFor.party)} since={waitsFor.since} until={waitsFor.until} />
        ),
    },
    { key: 'concluded', title: t('list.concluded'), cell: (row) => day(row.concludedAt) },
    {
      key: 'expires',
      title: t('list.expires'),
      isExtra: true,
      cell: (row) => (row.expiresAt === null ? '–' : day(row.expiresAt)),
    },
  ];
};

/** Agreements of my organisation. */
export const Page = () => {
  const { t } = useTranslation('agreements');
  const navigate = useNavigate();
  const [state, setState] = useState('');
  const list = usePages(['agreements', 'list', state], (api, pageToken) =>
    api.GET('/api/v1/agreements', {
      params: { query: { ...(state === '' ? {} : { state }), ...(pageToken === undefined ? {} : { pageToken }) } },
    }),
  );
  const columns = useColumns();
  const exporter = useExporter('agreements', state === '' ? {} : { state });
  const states = ['concluded', 'active', 'ended'] as const;
  return (
    <WorkView title={t('list.title')} lead={t('list.lead')}>
      <DataTable
        name="agreements"
        label={t('list.title')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        exporter={exporter}
        onOpen={({ id }) => void navigate(`/agreements/${id}`)}
        tools={
          <Select
            className="state-choice"
            aria-label={t('list.state')}
            value={state}
            options={[
              { value: '', label: t('list.all') },
              ...states.map((one) => ({ value: one as string, label: t(`state.${one}`) })),
            ]}
            onChange={setState}
          />
        }
        empty={<Empty title={t('list.empty')} text={t('list.emptyText')} />}
      />
    </WorkView>
  );
};
