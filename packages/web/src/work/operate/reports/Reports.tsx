import { useTranslation } from 'react-i18next';
import { WorkView } from '../../parts/WorkView.tsx';
import { MarketReports } from './MarketReports.tsx';
import { Record33 } from './Record33.tsx';

/** What authorities ask for, as files. */
export const Page = () => {
  const { t } = useTranslation('operate');
  return (
    <WorkView title={t('reports.title')} lead={t('reports.lead')}>
      <MarketReports />
      <Record33 />
    </WorkView>
  );
};
