import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';

type Props<K extends string> = {
  readonly active: K;
  readonly tabs: readonly { readonly key: K; readonly label: string }[];
};

/** The parts of a page as links, so that each has an address; what else stands in the address stays. */
export const PageTabs = <K extends string>({ active, tabs }: Props<K>) => {
  const { t } = useTranslation('publish');
  const { pathname } = useLocation();
  const [query] = useSearchParams();
  const to = (key: K): string => {
    const next = new URLSearchParams(query);
    next.set('tab', key);
    return `${pathname}?${next}`;
  };
  return (
    <nav className="page-tabs" aria-label={t('parts')}>
      <ul>
        {tabs.map(({ key, label }) => (
          <li key={key}>
            <Link to={to(key)} replace aria-current={key === active ? 'page' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
