import type { ApiPaths } from '@corridor/client/api';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormats } from '../../shared/i18n.ts';
import { Empty } from '../parts/Empty.tsx';
import { type Meaning, StateTag, Waiting } from '../parts/StateTag.tsx';
import type { Column } from '../parts/table/column.ts';
import { DataTable } from '../parts/table/DataTable.tsx';
import { useExporter } from '../parts/table/useExporter.ts';
import { usePages } from '../parts/table/usePages.ts';
import { WorkView } from '../parts/WorkView.tsx';
import { useNames } from './names.ts';

type Row = ApiPaths['/api/v1/negotiations']['get']['responses'][200]['content']['application/json']['items'][number];

/** A negotiation's state as the protocol names it. */
export type NegotiationState = Row['state'];

/** States in the order in which they come. */
export const negotiationStates: readonly NegotiationState[] = [
  'REQUESTED',
  'OFFERED',
  'ACCEPTED',
  'AGREED',
  'VERIFIED',
  'FINALIZED',
  'TERMINATED',
];

/** A state's meaning; one that waits on the reader asks for attention. */
export const meaningOf = (state: NegotiationState, isMine: boolean): Meaning => {
  if (state === 'FINALIZED') return 'good';
  if (state === 'TERMINATED') return 'plain';
  return isMine ? 'attention' : 'waiting';
};

const useColumns = (): readonly Column<Row>[] => {
  const { t } = useTranslation('deals');
  const { moment, day } = useFormats();
  const { productName, sideOf, whoOf } = useNames();
  return [
    {
      key: 'product',
      title: t('list.product'),
      width: 340,
      cell: (row) => <Link to={`/negotiations/${row.id}`}>{productName(row.names)}</Link>,
    },
    {
      key: 'other',
      title: t('list.other'),
      width: 220,
      cell: (row) => whoOf(row, sideOf(row) === 'buyer' ? 'provider' : 'buyer'),
    },
    {
      key: 'state',
      title: t('list.state'),
      cell: (row) => (
        <StateTag meaning={meaningOf(row.state, row.waitsFor !== null && row.waitsFor.party === sideOf(row))}>
          {t(`state.${row.state}`)}
        </StateTag>
      ),
    },
    {
      key: 'waits',
      title: t('list.waits'),
      width: 220,
      cell: (row) =>
        row.waitsFor === null ? (
          '–'
        ) : (
          <Waiting who={whoOf(row, row.waitsFor.party as 'buyer' | 'provider')} since={row.waitsFor.since} />
        ),
    },
    { key: 'versions', title: t('list.versions'), isNumber: true, cell: (row) => row.versionNumber },
    { key: 'changed', title: t('list.changed'), cell: (row) => moment(row.updatedAt) },
    { key: 'started', title: t('list.started'), isExtra: true, cell: (row) => day(row.createdAt) },
  ];
};

/** Negotiations of my organisation. */
export const Page = () => {
  const { t } = useTranslation('deals');
  const navigate = useNavigate();
  const [state, setState] = useState<NegotiationState | ''>('');
  const list = usePages(['negotiations', 'list', state], (api, pageToken) =>
    api.GET('/api/v1/negotiations', {
      params: { query: { ...(state === '' ? {} : { state }), ...(pageToken === undefined ? {} : { pageToken }) } },
    }),
  );
  const columns = useColumns();
  const exporter = useExporter('negotiations', state === '' ? {} : { state });
  const options = [
    { value: '', label: t('list.all') },
    ...negotiationStates.map((one) => ({ value: one, label: t(`state.${one}`) })),
  ];
  return (
    <WorkView title={t('list.title')} lead={t('list.lead')}>
      <DataTable
        name="negotiations"
        label={t('list.title')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        exporter={exporter}
        onOpen={({ id }) => void navigate(`/negotiations/${id}`)}
        tools={
          <Select
            className="state-choice"
            aria-label={t('list.state')}
            value={state}
            options={options}
            onChange={(next) => setState(next as NegotiationState | '')}
          />
        }
        empty={
          <Empty
            title={t('list.empty')}
            text={t('list.emptyText')}
            action={<a href="/catalogue">{t('list.find')}</a>}
          />
        }
      />
    </WorkView>
  );
};
