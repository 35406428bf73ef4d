import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useDo } from '../../api.tsx';
import { ConfirmButton } from '../../parts/ConfirmButton.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { usePages } from '../../parts/table/usePages.ts';
import { WorkView } from '../../parts/WorkView.tsx';
import { EditButton } from './Editor.tsx';
import { type Announcement, meaningOf } from './types.ts';

type Props = { readonly announcement: Announcement };

const State = ({ announcement: { state, startsAt, endsAt } }: Props) => {
  const { t } = useTranslation('operate');
  const now = new Date();
  const isPublished = state === 'published';
  if (isPublished && new Date(endsAt) < now) return <StateTag meaning="plain">{t('announcements.over')}</StateTag>;
  if (isPublished && new Date(startsAt) > now)
    return <StateTag meaning="waiting">{t('announcements.coming')}</StateTag>;
  return <StateTag meaning={meaningOf[state]}>{t(`announcements.states.${state}`)}</StateTag>;
};

const Actions = ({ announcement }: Props) => {
  const { t } = useTranslation('operate');
  const language = useLanguage();
  const { moment } = useFormats();
  const { id, state, audience, startsAt, endsAt } = announcement;
  const title = inLanguage(announcement.title, language);
  const path = { params: { path: { id } } };
  const publish = useDo((api) => api.POST('/api/v1/operator/announcements/{id}/publication', path), ['announcements']);
  const withdraw = useDo((api) => api.POST('/api/v1/operator/announcements/{id}/withdrawal', path), ['announcements']);
  if (state === 'withdrawn') return null;
  const said = {
    from: moment(startsAt),
    until: moment(endsAt),
    audience: t(`announcements.audiences.${audience}`),
  };
  return (
    <div className="work-actions">
      <EditButton announcement={announcement} />
      {state === 'draft' ? (
        <ConfirmButton
          type="primary"
          label={t('announcements.publish')}
          title={t('announcements.publishTitle', { title })}
          onConfirm={() => publish.mutateAsync()}
        >
          <p>{t('announcements.publishText', said)}</p>
          <p className="as-typed">{inLanguage(announcement.text, language)}</p>
        </ConfirmButton>
      ) : null}
      <ConfirmButton
        isDanger
        isFinal
        label={t('announcements.withdraw')}
        title={t('announcements.withdrawTitle', { title })}
        onConfirm={() => withdraw.mutateAsync()}
      >
        <p>{t('announcements.withdrawText')}</p>
      </ConfirmButton>
    </div>
  );
};

/** The operator's announcements: write in both languages, publish, withdraw. */
export const Page = () => {
  const { t } = useTranslation('operate');
  const language = useLanguage();
  const { moment } = useFormats();
  const list = usePages<Announcement>(['announcements'], (api, pageToken) =>
    api.GET('/api/v1/operator/announcements', { params: { query: pageToken === undefined ? {} : { pageToken } } }),
  );
  return (
    <WorkView title={t('announcements.title')} lead={t('announcements.lead')} actions={<EditButton />}>
      <DataTable
        name="announcements"
        label={t('announcements.title')}
        list={list}
        rowKey={({ id }) => id}
        empty={<Empty title={t('announcements.none')} text={t('announcements.noneText')} />}
        columns={[
          {
            key: 'title',
            title: t('announcements.title'),
            width: 360,
            cell: ({ title, text }) => (
              <>
                <strong>{inLanguage(title, language)}</strong>
                <div className="soft small two-lines">{inLanguage(text, language)}</div>
              </>
            ),
          },
          { key: 'state', title: t('announcements.state'), cell: (row) => <State announcement={row} /> },
          {
            key: 'audience',
            title: t('announcements.audience'),
            cell: ({ audience }) => t(`announcements.audiences.${audience}`),
          },
          {
            key: 'when',
            title: t('announcements.when'),
            cell: ({ startsAt, endsAt }) => `${moment(startsAt)} – ${moment(endsAt)}`,
          },
          { key: 'act', title: t('announcements.act'), cell: (row) => <Actions announcement={row} /> },
        ]}
      />
    </WorkView>
  );
};
