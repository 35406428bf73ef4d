import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useApi } from '../../api.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { type Meaning, StateTag } from '../../parts/StateTag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { usePages } from '../../parts/table/usePages.ts';
import type { Upload } from '../answers.ts';
import { resumeKept, useSending } from './sending.ts';

const meanings: Readonly<Record<Upload['state'], Meaning>> = {
  receiving: 'attention',
  received: 'waiting',
  reading: 'waiting',
  stored: 'waiting',
  assessed: 'good',
  refused: 'wrong',
};

/** Where an upload stands; one that nobody sends at the moment is interrupted. */
export const UploadState = ({ upload }: { readonly upload: Upload }) => {
  const { t } = useTranslation('publish');
  const sending = useSending(upload.id);
  if (upload.state === 'receiving' && sending !== undefined)
    return <StateTag meaning="waiting">{t('state.receiving')}</StateTag>;
  const state = upload.state === 'receiving' ? 'paused' : upload.state;
  return <StateTag meaning={meanings[upload.state]}>{t(`state.${state}`)}</StateTag>;
};

const Result = ({ upload }: { readonly upload: Upload }) => {
  const { t } = useTranslation('publish');
  const language = useLanguage();
  const { number } = useFormats();
  if (upload.refusal !== null) return <span className="clamped">{upload.refusal[language]}</span>;
  if (upload.version === null) return null;
  return `${t('where.version', { number: upload.version.number })} · ${number(upload.version.rows)}`;
};

/** Every upload of one's organisation, newest first; those whose file the browser has kept go on by themselves. */
export const UploadList = () => {
  const { t } = useTranslation('publish');
  const api = useApi();
  const go = useNavigate();
  const language = useLanguage();
  const { bytes, moment } = useFormats();
  const list = usePages<Upload>(['uploads'], (to, pageToken) =>
    to.GET('/api/v1/my/uploads', { params: { query: { ...(pageToken === undefined ? {} : { pageToken }) } } }),
  );
  const { rows } = list;
  useEffect(() => {
    if (rows !== undefined) void resumeKept(api, rows);
  }, [api, rows]);
  const columns: Column<Upload>[] = [
    { key: 'file', title: t('list.file'), cell: ({ name }) => <span className="clamped">{name}</span> },
    {
      key: 'into',
      title: t('list.into'),
      cell: ({ dataset }) => (
        <span className="clamped">{inLanguage({ zh: dataset.titleZh, en: dataset.titleEn }, language)}</span>
      ),
    },
    { key: 'state', title: t('list.state'), cell: (upload) => <UploadState upload={upload} /> },
    { key: 'result', title: t('list.result'), cell: (upload) => <Result upload={upload} /> },
    { key: 'begun', title: t('list.begun'), cell: ({ createdAt }) => moment(createdAt) },
    { key: 'bytes', title: t('asRead.fileName'), isExtra: true, cell: (upload) => bytes(upload.bytes) },
  ];
  return (
    <section>
      <h2>{t('list.title')}</h2>
      <p className="soft">{t('list.lead')}</p>
      <DataTable
        name="uploads"
        label={t('list.title')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void go(`/publish/${id}`)}
        empty={<Empty title={t('list.none')} />}
      />
    </section>
  );
};
