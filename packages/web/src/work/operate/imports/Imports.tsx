import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormats } from '../../../shared/i18n.ts';
import { Empty } from '../../parts/Empty.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { usePages } from '../../parts/table/usePages.ts';
import { WorkView } from '../../parts/WorkView.tsx';
import { FileDrop } from '../../provide/publish/FileDrop.tsx';
import { actions, type Import, type Kind, stateMeanings, usePreview, useTemplate } from './imports.ts';

const kinds: readonly Kind[] = ['members', 'listings'];

const NewImport = () => {
  const { t } = useTranslation('imports');
  const go = useNavigate();
  const [kind, setKind] = useState<Kind>('members');
  const [file, setFile] = useState<File>();
  const preview = usePreview();
  const template = useTemplate();
  const look = async (chosen: File): Promise<void> => {
    const made = await preview.mutateAsync({ kind, file: chosen }).catch(() => undefined);
    if (made !== undefined) await go(`/imports/${made.id}`);
  };
  return (
    <section className="panel" aria-labelledby="new-import">
      <h2 id="new-import">{t('new')}</h2>
      <div className="stacked">
        <span id="import-kind">{t('kind')}</span>
        <Radio.Group
          aria-labelledby="import-kind"
          value={kind}
          onChange={({ target }) => setKind(target.value as Kind)}
          options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <p className="soft">{t(`what.${kind}`)}</p>
      </div>
      <p>
        <Button loading={template.isPending} onClick={() => template.mutate(kind)}>
          {t('template')}
        </Button>{' '}
        <span className="soft small">{t('templateHint')}</span>
      </p>
      <FileDrop file={file} onFile={setFile} kinds={{ accept: '.xlsx,.csv', text: t('taken') }} />
      {template.error === null ? null : <ProblemNote error={template.error} />}
      {preview.error === null ? null : <ProblemNote error={preview.error} />}
      <p className="work-actions" aria-live="polite">
        <Button
          type="primary"
          disabled={file === undefined || file.size === 0}
          loading={preview.isPending}
          onClick={() => (file === undefined ? undefined : void look(file))}
        >
          {t(preview.isPending ? 'reading' : 'look')}
        </Button>
        <span className="soft small">{t('nothingYet')}</span>
      </p>
    </section>
  );
};

const useImportColumns = (): readonly Column<Import>[] => {
  const { t } = useTranslation('imports');
  const { moment } = useFormats();
  return [
    {
      key: 'name',
      title: t('columns.name'),
      cell: ({ id, name }) => (
        <Link to={`/imports/${id}`} className="as-typed">
          {name}
        </Link>
      ),
    },
    { key: 'kind', title: t('columns.kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
    {
      key: 'state',
      title: t('columns.state'),
      cell: ({ state }) => <StateTag meaning={stateMeanings[state]}>{t(`states.${state}`)}</StateTag>,
    },
    {
      key: 'counts',
      title: t('columns.counts'),
      cell: ({ counts }) =>
        actions
          .filter((action) => counts[action] > 0)
          .map((action) => `${t(`actions.${action}`)} ${counts[action]}`)
          .join(' · '),
    },
    { key: 'by', title: t('columns.by'), cell: ({ createdBy }) => createdBy.name },
    { key: 'at', title: t('columns.at'), cell: ({ createdAt }) => moment(createdAt) },
  ];
};

/** Lists of members and listings: send one to see what it would do, and those that were sent before. */
export const Page = () => {
  const { t } = useTranslation('imports');
  const go = useNavigate();
  const columns = useImportColumns();
  const list = usePages<Import>(['imports', 'all'], (api, pageToken) =>
    api.GET('/api/v1/operator/imports', { params: { query: pageToken === undefined ? {} : { pageToken } } }),
  );
  return (
    <WorkView title={t('title')} lead={t('lead')}>
      <NewImport />
      <h2>{t('before')}</h2>
      <DataTable<Import>
        name="imports"
        label={t('before')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void go(`/imports/${id}`)}
        empty={<Empty title={t('none')} text={t('noneText')} />}
      />
    </WorkView>
  );
};
