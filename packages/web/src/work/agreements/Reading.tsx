import type { ApiPaths } from '@corridor/client/api';
import { dataOf } from '@corridor/client/api';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { type Called, useApi, useAsk } from '../api.tsx';
import { liveMs } from '../deals/NegotiationPage.tsx';
import type { Side } from '../deals/names.ts';
import { useDealChanged } from '../deals/step.ts';
import { holds, useMe } from '../me.ts';
import { Answer } from '../parts/Answer.tsx';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { Empty } from '../parts/Empty.tsx';
import { saveFile } from '../parts/saveFile.ts';
import type { Column } from '../parts/table/column.ts';
import { DataTable } from '../parts/table/DataTable.tsx';
import type { Agreement } from './agreement.ts';
import { Snippets } from './Snippets.tsx';

/** What an agreement opens, as `GET …/profile` answers it. */
type Grant = {
  readonly state: 'active' | 'ended';
  readonly endpoint: string;
  readonly share: string;
  readonly tables: readonly {
    readonly id: string;
    readonly name: string;
    readonly columns: readonly string[] | null;
  }[];
  readonly tokens: readonly {
    readonly id: string;
    readonly createdAt: string;
    readonly validUntil: string | null;
    readonly lastUsedAt: string | null;
  }[];
};

type Reads =
  ApiPaths['/api/v1/agreements/{id}/readings']['get']['responses'][200]['content']['application/json']['items'][number];

type Props = { readonly agreement: Agreement };

/** The schema that every share has. */
const schema = 'default';

/** Ids end with what tells them apart. */
const shortId = (id: string): string => id.slice(-6);

const fileNameOf = ({ id }: Agreement): string => `corridor-${shortId(id)}.share`;

const MakeProfile = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const api = useApi();
  const changed = useDealChanged();
  const [isMade, setMade] = useState(false);
  const name = fileNameOf(agreement);
  const make = async (): Promise<void> => {
    const params = { path: { id: agreement.id } };
    const call = api.POST('/api/v1/agreements/{id}/profile', { params, parseAs: 'text' });
    saveFile(name, await dataOf(call as unknown as Called<string>), 'application/json');
    setMade(true);
    await changed();
  };
  return (
    <div className="stacked" aria-live="polite">
      <div>
        <ConfirmButton type="primary" label={t('read.make')} title={t('read.makeTitle')} onConfirm={make}>
          <p>{t('read.makeText')}</p>
        </ConfirmButton>
      </div>
      {isMade ? <Alert type="success" showIcon title={t('read.made', { name })} /> : null}
    </div>
  );
};

const Tokens = ({ grant }: { readonly grant: Grant }) => {
  const { t } = useTranslation('agreements');
  const { moment } = useFormats();
  if (grant.tokens.length === 0) return null;
  return (
    <details>
      <summary>{t('read.tokens')}</summary>
      <ul className="plain-list small">
        {grant.tokens.map(({ id, createdAt, validUntil, lastUsedAt }) => (
          <li key={id}>
            {t('read.token', { made: moment(createdAt) })}
            {validUntil === null ? '' : ` · ${t('read.tokenUntil', { until: moment(validUntil) })}`} ·{' '}
            {lastUsedAt === null ? t('read.tokenUnused') : t('read.tokenUsed', { used: moment(lastUsedAt) })}
          </li>
        ))}
      </ul>
    </details>
  );
};

const formats = [
  ['csv', 'exact'],
  ['csvSafe', 'safe'],
  ['parquet', 'exact'],
] as const;

const Downloads = ({ agreement, table }: Props & { readonly table: string }) => {
  const { t } = useTranslation('agreements');
  return (
    <>
      <p>
        {t('read.download', { table })} <span className="soft small">{t('read.downloadNote')}</span>
      </p>
      <div className="work-actions">
        {formats.map(([format, cells]) => (
          <a
            key={format}
            className="link-button"
            download
            href={`/api/v1/agreements/${agreement.id}/download?${new URLSearchParams({
              format: format === 'parquet' ? 'parquet' : 'csv',
              table,
              ...(format === 'parquet' ? {} : { cells }),
            })}`}
          >
            {format === 'parquet' ? 'Parquet' : t(`read.${format}`)}
          </a>
        ))}
      </div>
    </>
  );
};

const Open = ({ agreement, grant }: Props & { readonly grant: Grant }) => {
  const { t } = useTranslation('agreements');
  if (grant.state === 'ended') return <p>{t('read.closed')}</p>;
  const modes = agreement.deliveryModes;
  const { endpoint, share } = grant;
  return (
    <>
      {modes.includes('share') ? <MakeProfile agreement={agreement} /> : null}
      <Tokens grant={grant} />
      {grant.tables.map(({ id, name }) => (
        <div key={id}>
          {modes.includes('download') ? <Downloads agreement={agreement} table={name} /> : null}
          {modes.includes('share') ? (
            <>
              <h3>{t('read.snippets')}</h3>
              <p className="soft small">{t('read.snippetNote')}</p>
              <Snippets table={{ endpoint, share, schema, table: name, file: fileNameOf(agreement) }} />
            </>
          ) : null}
        </div>
      ))}
    </>
  );
};

const OfBuyer = ({ agreement }: Props) => {
  const asked = useAsk<Grant>(
    ['agreements', agreement.id, 'profile', agreement.state],
    (api) =>
      api.GET('/api/v1/agreements/{id}/profile', {
        params: { path: { id: agreement.id } },
      }) as unknown as Called<Grant>,
  );
  return <Answer asked={asked}>{(grant) => <Open agreement={agreement} grant={grant} />}</Answer>;
};

const useColumns = (): readonly Column<Reads>[] => {
  const { t } = useTranslation(['agreements', 'terms']);
  const { number, bytes, day } = useFormats();
  return [
    { key: 'day', title: t('read.day'), cell: (row) => day(row.day) },
    { key: 'table', title: t('read.table'), cell: (row) => <span className="mono small">{row.table}</span> },
    { key: 'way', title: t('read.way'), cell: (row) => t(`terms:modes.${row.channel}`) },
    { key: 'answers', title: t('read.answers'), isNumber: true, cell: (row) => number(row.answers) },
    { key: 'rows', title: t('read.rows'), isNumber: true, cell: (row) => number(row.rowsGranted) },
    { key: 'requests', title: t('read.requests'), isNumber: true, cell: (row) => number(row.requests) },
    { key: 'bytes', title: t('read.bytes'), isNumber: true, cell: (row) => bytes(row.bytesServed) },
  ];
};

const Readings = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const used = agreement.counters.map((counter) => counter.used).join();
  const asked = useAsk(
    ['agreements', agreement.id, 'readings', used],
    (api) => api.GET('/api/v1/agreements/{id}/readings', { params: { path: { id: agreement.id } } }),
    { everyMs: liveMs },
  );
  const columns = useColumns();
  return (
    <>
      <h3>{t('read.readings')}</h3>
      <DataTable
        name="readings"
        label={t('read.readings')}
        list={{ rows: asked.data?.items, error: asked.error, refetch: asked.refetch }}
        columns={columns}
        rowKey={(row) => `${row.table}${row.channel}${row.day}`}
        empty={<Empty title={t('read.noReadings')} />}
      />
    </>
  );
};

/** How the data are read: profile, downloads and code for the buyer; what was read for both sides. */
export const Reading = ({ agreement, side }: Props & { readonly side: Side }) => {
  const { t } = useTranslation('agreements');
  const me = useMe();
  if (!holds(me, ['buyer', 'provider'])) return null;
  return (
    <section className="panel">
      <h2>{t('read.title')}</h2>
      {side === 'buyer' && holds(me, ['buyer']) ? (
        <div className="no-print">
          <p className="soft reading">{t('read.lead')}</p>
          <OfBuyer agreement={agreement} />
        </div>
      ) : null}
      <Readings agreement={agreement} />
    </section>
  );
};
