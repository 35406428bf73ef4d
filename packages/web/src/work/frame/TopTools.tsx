import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { rememberChoice } from '../../shared/language.ts';
import { ThemeButton } from '../../shared/ThemeButton.tsx';
import { Bell } from '../notices/Bell.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { Search } from './Search.tsx';

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

/** The right end of the header. */
export const TopTools = () => (
  <div className="end">
    <Search />
    <OtherLanguage />
    <ThemeButton />
    <Bell />
    <PersonMenu />
  </div>
);
