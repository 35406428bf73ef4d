import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../shared/i18n.ts';
import { rememberChoice } from '../shared/language.ts';
import { Mark } from '../shared/Mark.tsx';
import { ThemeButton } from '../shared/ThemeButton.tsx';

/** What the frame of a public page knows about its visitor and its address. */
export type Visitor = { readonly path: string; readonly query: string; readonly seemsSignedIn: boolean };

const links = [
  ['/catalogue', 'nav.catalogue'],
  ['/services', 'nav.services'],
  ['/market', 'nav.market'],
  ['/log', 'nav.log'],
  ['/help', 'nav.help'],
] as const;

/** The same page in the other language: an ordinary link, so it works without a script and can be sent to somebody. */
const OtherLanguage = ({ path, query }: Visitor) => {
  const { t } = useTranslation();
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  const search = new URLSearchParams(query);
  search.set('lang', other);
  return (
    <a
      href={`${path}?${search}`}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      hrefLang={other}
      onClick={() => rememberChoice('lang', other)}
    >
      {t('otherLanguage')}
    </a>
  );
};

const Header = ({ visitor }: { readonly visitor: Visitor }) => {
  const { t } = useTranslation();
  return (
    <header className="top">
      <div className="wrap">
        <a className="brand" href="/">
          <Mark />
          {t('name')}
        </a>
        <nav aria-label={t('nav.main')}>
          {links.map(([href, key]) => (
            <a key={href} href={href} aria-current={visitor.path === href ? 'page' : undefined}>
              {t(key)}
            </a>
          ))}
        </nav>
        <div className="end">
          <OtherLanguage {...visitor} />
          <ThemeButton />
          <a
            className={visitor.seemsSignedIn ? 'button' : 'button quiet'}
            href={visitor.seemsSignedIn ? '/work' : '/sign-in'}
          >
            {t(visitor.seemsSignedIn ? 'nav.work' : 'nav.signIn')}
          </a>
        </div>
      </div>
    </header>
  );
};

const machineLinks = [
  ['/catalog.ttl', 'footer.dcat'],
  ['/api/openapi.json', 'footer.api'],
  ['/log/checkpoint', 'footer.checkpoint'],
  ['/check', 'footer.check'],
] as const;

const Footer = () => {
  const { t } = useTranslation();
  return (
    <footer className="foot">
      <div className="wrap">
        {t('name')} · {t('footer.source')}
        <ul aria-label={t('footer.machines')}>
          {machineLinks.map(([href, key]) => (
            <li key={href}>
              <a href={href}>{t(key)}</a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
};

/** The frame of every public page: header, content, footer. */
export const Shell = ({ visitor, children }: { readonly visitor: Visitor; readonly children: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <Header visitor={visitor} />
      <main id="content">{children}</main>
      <Footer />
    </>
  );
};
