import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import type { Version } from '../answers.ts';
import { Drift } from '../contract/Drift.tsx';
import { Hash } from '../parts/Hash.tsx';
import { Comparison } from './Comparison.tsx';

type Props = { readonly datasetId: string; readonly versions: readonly Version[] };

const useVersionColumns = (): Column<Version>[] => {
  const { t } = useTranslation('datasets');
  const { number, bytes, moment } = useFormats();
  return [
    { key: 'number', title: t('versions.number'), isNumber: true, cell: (version) => version.number },
    { key: 'when', title: t('versions.when'), cell: ({ createdAt }) => moment(createdAt) },
    { key: 'mode', title: t('versions.mode'), cell: ({ mode }) => t(`versions.${mode}`) },
    { key: 'rows', title: t('versions.rows'), isNumber: true, cell: ({ rows }) => number(rows) },
    { key: 'bytes', title: t('versions.bytes'), isNumber: true, cell: (version) => bytes(version.bytes) },
    { key: 'hash', title: t('versions.hash'), cell: ({ contentSha256 }) => <Hash value={contentSha256} /> },
    { key: 'raw', title: t('versions.raw'), isExtra: true, cell: ({ rawSha256 }) => <Hash value={rawSha256} /> },
  ];
};

const CompareTwo = ({ datasetId, versions }: Props) => {
  const { t } = useTranslation('datasets');
  const [newest, before] = versions;
  const [later, setLater] = useState(newest?.number ?? 0);
  const [earlier, setEarlier] = useState(before?.number ?? 0);
  const options = versions.map(({ number }) => ({ value: number, label: t('versions.before', { number }) }));
  return (
    <section>
      <h2>{t('versions.compare')}</h2>
      <div className="row-of">
        <span>{t('versions.compareWith')}</span>
        <Select aria-label={t('versions.compareWith')} value={later} onChange={setLater} options={options} />
        <span>{t('versions.with')}</span>
        <Select aria-label={t('versions.with')} value={earlier} onChange={setEarlier} options={options} />
      </div>
      <Comparison
        datasetId={datasetId}
        before={versions.find(({ number }) => number === earlier)}
        after={versions.find(({ number }) => number === later)}
      />
      <Drift datasetId={datasetId} from={earlier} to={later} />
    </section>
  );
};

/** Every version with its hash, and any two side by side. */
export const Versions = ({ datasetId, versions }: Props) => {
  const { t } = useTranslation('datasets');
  const columns = useVersionColumns();
  const newestFirst = [...versions].reverse();
  return (
    <>
      <p className="soft">{t('versions.lead')}</p>
      <DataTable
        name="versions"
        label={t('tab.versions')}
        list={{ rows: newestFirst }}
        columns={columns}
        rowKey={({ id }) => id}
      />
      {versions.length > 1 ? (
        <CompareTwo datasetId={datasetId} versions={newestFirst} />
      ) : (
        <p className="soft">{t('versions.onlyOne')}</p>
      )}
    </>
  );
};
