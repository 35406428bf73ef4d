import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useDo } from '../api.tsx';
import { Empty } from '../parts/Empty.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { DataTable } from '../parts/table/DataTable.tsx';
import { usePages } from '../parts/table/usePages.ts';
import { WorkView } from '../parts/WorkView.tsx';
import { meaningOf, type Notice, pathOf } from './notice.ts';

type View = 'unread' | 'all';

const useNotices = (view: View) =>
  usePages<Notice>(['notices', view], (api, pageToken) =>
    api.GET('/api/v1/notices', {
      params: {
        query: { ...(view === 'unread' ? { unread: 'true' } : {}), ...(pageToken === undefined ? {} : { pageToken }) },
      },
    }),
  );

/** Everything that one was told, newest first; opening one marks it as read. */
export const Page = () => {
  const { t } = useTranslation('notices');
  const language = useLanguage();
  const { moment } = useFormats();
  const go = useNavigate();
  const [view, setView] = useState<View>('unread');
  const list = useNotices(view);
  const read = useDo(
    (api, id: string) => api.POST('/api/v1/notices/{id}/read', { params: { path: { id } } }),
    ['notices'],
  );
  const readAll = useDo((api) => api.POST('/api/v1/notices/read-all', { body: {} }), ['notices']);
  const open = (notice: Notice): void => {
    if (notice.readAt === null) read.mutate(notice.id);
    void go(pathOf(notice));
  };
  return (
    <WorkView
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button onClick={() => readAll.mutate()} loading={readAll.isPending}>
          {t('readAll')}
        </Button>
      }
    >
      <DataTable
        name="notices"
        label={t('title')}
        list={list}
        rowKey={({ id }) => id}
        onOpen={open}
        tools={
          <Segmented
            value={view}
            onChange={setView}
            options={[
              { value: 'unread', label: t('unread') },
              { value: 'all', label: t('all') },
            ]}
          />
        }
        empty={<Empty title={t(view === 'unread' ? 'noneUnread' : 'none')} text={t('noneLead')} />}
        columns={[
          {
            key: 'severity',
            title: t('severity'),
            cell: ({ severity }) => <StateTag meaning={meaningOf[severity]}>{t(`severities.${severity}`)}</StateTag>,
          },
          {
            key: 'title',
            title: t('what'),
            cell: ({ title, text, readAt }) => (
              <>
                {readAt === null ? <strong>{inLanguage(title, language)}</strong> : inLanguage(title, language)}
                <div className="soft small">{inLanguage(text, language)}</div>
              </>
            ),
          },
          { key: 'when', title: t('when'), cell: ({ createdAt }) => moment(createdAt) },
        ]}
      />
    </WorkView>
  );
};
