import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { Mark } from '../../shared/Mark.tsx';
import { Navigation } from './Navigation.tsx';
import { TopTools } from './TopTools.tsx';

const Brand = () => {
  const { t } = useTranslation();
  return (
    <Link className="brand" to="/">
      <Mark />
      <span className="brand-words">{t('name')}</span>
    </Link>
  );
};

/** On a phone the navigation is a drawer, closed again by going somewhere. */
const PhoneMenu = () => {
  const { t } = useTranslation('workspace');
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what closes it
  useEffect(() => setOpen(false), [pathname]);
  return (
    <>
      <Button
        className="phone-only"
        type="text"
        icon={<MenuOutlined />}
        aria-label={t('frame.menu')}
        onClick={() => setOpen(true)}
      />
      <Drawer placement="left" size={280} open={isOpen} onClose={() => setOpen(false)} title={t('frame.menu')}>
        <Navigation />
      </Drawer>
    </>
  );
};

/** Header, navigation at the side, and the page. */
export const Frame = () => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <div className="work">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="work-top">
        <PhoneMenu />
        <Brand />
        <TopTools />
      </header>
      <div className="work-side">
        <Navigation />
      </div>
      <main id="content" className="work-main" key={pathname} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
};
