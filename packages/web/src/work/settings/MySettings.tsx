import { useTranslation } from 'react-i18next';
import { useMe } from '../me.ts';
import { WorkView } from '../parts/WorkView.tsx';
import { Password } from './Password.tsx';
import { Preferences } from './Preferences.tsx';
import { ProviderLinks } from './ProviderLinks.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { Sessions } from './Sessions.tsx';

/** Name, language, look, password, second factor, and where one is signed in. */
export const Page = () => {
  const { t } = useTranslation('settings');
  const me = useMe();
  return (
    <WorkView title={t('me.title')} lead={t('me.lead', { email: me.email })}>
      <Preferences />
      {me.hasPassword ? <Password /> : null}
      <SecondFactor />
      <ProviderLinks />
      <Sessions />
    </WorkView>
  );
};
