import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { useAsk, useDo } from '../api.tsx';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { DataTable } from '../parts/table/DataTable.tsx';

/** Where one is signed in, with the way to end it. */
export const Sessions = () => {
  const { t } = useTranslation('settings');
  const { moment } = useFormats();
  const language = useLanguage();
  const asked = useAsk(['sessions'], (api) => api.GET('/api/v1/sessions'));
  const end = useDo(
    (api, id: string) => api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }),
    ['sessions'],
  );
  return (
    <section className="panel" aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      <p className="soft">{t('sessions.lead')}</p>
      <DataTable
        name="sessions"
        label={t('sessions.title')}
        list={{ rows: asked.data?.items, error: asked.error, refetch: asked.refetch }}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'device',
            title: t('sessions.device'),
            cell: ({ device, current }) => (
              <>
                {device === '' ? t('sessions.unknown') : device}{' '}
                {current ? <StateTag meaning="good">{t('sessions.current')}</StateTag> : null}
              </>
            ),
          },
          { key: 'network', title: t('sessions.network'), cell: ({ network }) => network },
          {
            key: 'organisation',
            title: t('sessions.organisation'),
            cell: ({ organisation }) => (language === 'zh' ? organisation.name : organisation.nameEn),
          },
          {
            key: 'seen',
            title: t('sessions.seen'),
            cell: ({ lastSeenAt, createdAt }) => moment(lastSeenAt ?? createdAt),
          },
          { key: 'expires', title: t('sessions.expires'), cell: ({ expiresAt }) => moment(expiresAt), isExtra: true },
          {
            key: 'end',
            title: t('sessions.act'),
            cell: ({ id, current, device }) =>
              current ? null : (
                <ConfirmButton
                  label={t('sessions.end')}
                  title={t('sessions.endTitle')}
                  isDanger
                  onConfirm={() => end.mutateAsync(id)}
                >
                  <p>{t('sessions.endText', { device: device === '' ? t('sessions.unknown') : device })}</p>
                </ConfirmButton>
              ),
          },
        ]}
      />
    </section>
  );
};
