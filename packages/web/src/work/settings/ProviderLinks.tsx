import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useAsk, useDo } from '../api.tsx';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { DataTable } from '../parts/table/DataTable.tsx';

/** Other ways to sign in, where the platform offers any: what is connected, and the way to connect another. */
export const ProviderLinks = () => {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  const { day } = useFormats();
  const { search } = useLocation();
  const methods = useAsk(['sign-in-methods'], (api) => api.GET('/api/v1/sign-in-methods'));
  const asked = useAsk(['sign-in-links'], (api) => api.GET('/api/v1/me/sign-in-links'));
  const begin = useDo((api, provider: string) =>
    api.POST('/api/v1/me/sign-in-links', { body: { provider, returnTo: '/work/settings' } }),
  );
  const remove = useDo(
    (api, id: string) => api.DELETE('/api/v1/me/sign-in-links/{id}', { params: { path: { id } } }),
    ['sign-in-links'],
  );
  const providers = methods.data?.providers ?? [];
  if (providers.length === 0 && (asked.data?.items.length ?? 0) === 0) return null;
  const connect = async (provider: string): Promise<void> => location.assign((await begin.mutateAsync(provider)).url);
  return (
    <section className="panel" aria-labelledby="links">
      <h2 id="links">{t('links.title')}</h2>
      <p className="soft">{t('links.lead')}</p>
      {new URLSearchParams(search).has('problem') ? <p className="wrong-text">{t('links.failed')}</p> : null}
      {begin.error === null ? null : <ProblemNote error={begin.error} />}
      <DataTable
        name="links"
        label={t('links.title')}
        list={{ rows: asked.data?.items, error: asked.error, refetch: asked.refetch }}
        rowKey={({ issuer, linkedAt }) => issuer + linkedAt}
        tools={providers.map(({ id, label }) => (
          <Button key={id} onClick={() => void connect(id).catch(() => undefined)}>
            {t('links.connect', { name: inLanguage(label, language) })}
          </Button>
        ))}
        columns={[
          {
            key: 'label',
            title: t('links.provider'),
            cell: ({ label, issuer }) => (label === null ? issuer : inLanguage(label, language)),
          },
          { key: 'email', title: t('people.email'), cell: ({ email }) => email ?? '–' },
          { key: 'linked', title: t('links.linked'), cell: ({ linkedAt }) => day(linkedAt) },
          {
            key: 'act',
            title: t('people.act'),
            cell: ({ provider, issuer }) =>
              provider === null ? null : (
                <ConfirmButton
                  label={t('links.remove')}
                  title={t('links.removeTitle')}
                  isDanger
                  onConfirm={() => remove.mutateAsync(provider)}
                >
                  <p>{t('links.removeText', { issuer })}</p>
                </ConfirmButton>
              ),
          },
        ]}
      />
    </section>
  );
};
