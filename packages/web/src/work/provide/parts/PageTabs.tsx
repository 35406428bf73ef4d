import { useEffect, useRef } from 'react';
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
  const list = useRef<HTMLUListElement>(null);
  // on a narrow screen the line of tabs is longer than the screen: the open one is brought into sight
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when another tab is open
  useEffect(() => {
    const box = list.current;
    const open = box?.querySelector<HTMLElement>('[aria-current]');
    if (box !== null && open) box.scrollLeft = open.offsetLeft - box.offsetLeft - box.clientWidth / 3;
  }, [active]);
  const to = (key: K): string => {
    const next = new URLSearchParams(query);
    next.set('tab', key);
    return `${pathname}?${next}`;
  };
  return (
    <nav className="page-tabs" aria-label={t('parts')}>
      <ul ref={list}>
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
