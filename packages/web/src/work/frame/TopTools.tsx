import { dataOf } from '@corridor/client/api';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { rememberChoice } from '../../shared/language.ts';
import { ThemeButton } from '../../shared/ThemeButton.tsx';
import { useApi } from '../api.tsx';
import { useMe } from '../me.ts';

const OtherLanguage = () => {
  const { t } = useTranslation();
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  const swap = (): void => {
    rememberChoice('lang', other);
    location.reload();
  };
  return (
    <Button type="text" onClick={swap} lang={other === 'zh' ? 'zh-CN' : 'en'}>
      {t('otherLanguage')}
    </Button>
  );
};

/** Who I am and for whom; the way out. */
const PersonMenu = () => {
  const { t } = useTranslation('workspace');
  const me = useMe();
  const api = useApi();
  const signOut = async (): Promise<void> => {
    await dataOf(api.DELETE('/api/v1/sessions/current')).catch(() => undefined);
    location.assign('/');
  };
  const items = [
    { key: 'who', label: me.email, disabled: true },
    { key: 'public', label: <a href="/">{t('frame.publicSite')}</a> },
    { key: 'out', label: t('frame.signOut'), onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text">{me.name}</Button>
    </Dropdown>
  );
};

/** The right end of the header. */
export const TopTools = () => (
  <div className="end">
    <OtherLanguage />
    <ThemeButton />
    <PersonMenu />
  </div>
);
