import { useTranslation } from 'react-i18next';
import type { PublicPage } from './page.ts';

const Missing = () => {
  const { t } = useTranslation();
  return (
    <div className="wrap hero">
      <h1>{t('problem.notFound')}</h1>
      <p>{t('problem.notFoundLead')}</p>
      <a className="button quiet" href="/catalogue">
        {t('nav.catalogue')}
      </a>
    </div>
  );
};

/** What is shown under an address that nothing stands at. */
export const page: PublicPage<object> = {
  load: async () => ({}),
  heading: (_data, language) => ({ title: language === 'zh' ? '没有这个页面' : 'No such page', description: '' }),
  Component: Missing,
  isPrivate: true,
};
