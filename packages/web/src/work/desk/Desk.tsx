import { useTranslation } from 'react-i18next';
import { useMe } from '../me.ts';
import { WorkView } from '../parts/WorkView.tsx';

/** Where everybody begins: what waits on me. */
export const Page = () => {
  const { t } = useTranslation('workspace');
  const me = useMe();
  return <WorkView title={t('desk.greeting', { name: me.name })} lead={t('desk.lead')} />;
};
