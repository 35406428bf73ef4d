import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useAsk } from '../api.tsx';

/** What the operator wants its members to know now; nothing when there is nothing. */
export const Announcements = () => {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { day } = useFormats();
  const asked = useAsk(['announcements', 'now'], (api) => api.GET('/api/v1/announcements'));
  const items = asked.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="announcements" className="panel announcements">
      <h2 id="announcements">{t('announcements')}</h2>
      {items.map(({ id, title, text, endsAt }) => (
        <article key={id}>
          <h3>{inLanguage(title, language)}</h3>
          <p className="as-typed">{inLanguage(text, language)}</p>
          <p className="soft small">{t('until', { when: day(endsAt) })}</p>
        </article>
      ))}
    </section>
  );
};
