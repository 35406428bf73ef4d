import { type MouseEvent, type RefObject, type SyntheticEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import type { LoadInput, PublicPage } from '../page.ts';
import { ProductCard } from '../parts/ProductCard.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { Chosen } from './Chosen.tsx';
import { FacetList } from './Facets.tsx';
import { Nothing } from './Nothing.tsx';
import { type Found, find, queryOf, type Search, searchOf, sorts } from './search.ts';
import { useSearch } from './useSearch.ts';

const load = async ({ api, query }: LoadInput) => {
  const search = searchOf(query);
  return { search, found: await find(api, search) };
};

type Data = Awaited<ReturnType<typeof load>>;

const Sort = ({ search }: { readonly search: Search }) => {
  const { t } = useTranslation(['catalogue', 'common']);
  return (
    <div className="sort">
      <label htmlFor="sort">{t('sortBy')}</label>
      <select id="sort" name="sort" defaultValue={search.sort} key={search.sort}>
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sort.${sort}`)}
          </option>
        ))}
      </select>
      <noscript>
        <button className="button quiet" type="submit">
          {t('common:act.filter')}
        </button>
      </noscript>
    </div>
  );
};

const Pages = ({ search, next }: { readonly search: Search; readonly next: string | undefined }) => {
  const { t } = useTranslation('catalogue');
  if (next === undefined && search.pageToken === undefined) return null;
  const first = queryOf({ ...search, pageToken: undefined });
  return (
    <nav className="pages" aria-label={t('pages')}>
      {search.pageToken === undefined ? null : (
        <a className="button quiet" href={first === '' ? '/catalogue' : `/catalogue?${first}`}>
          {t('firstPage')}
        </a>
      )}
      {next === undefined ? null : (
        <a className="button quiet" rel="next" href={`/catalogue?${queryOf({ ...search, pageToken: next })}`}>
          {t('nextPage')}
        </a>
      )}
    </nav>
  );
};

type ResultsProps = { readonly search: Search; readonly found: Found; readonly isBusy: boolean };

const Results = ({ search, found, isBusy }: ResultsProps) => {
  const { t } = useTranslation('catalogue');
  const { number } = useFormats();
  return (
    <div className="results" aria-busy={isBusy}>
      <div className="results-head">
        <h2 aria-live="polite">{t('found', { total: number(found.total) })}</h2>
        <Sort search={search} />
      </div>
      <Chosen facets={found.facets} search={search} />
      {found.items.length === 0 ? <Nothing search={search} /> : null}
      <ul className="grid wide">
        {found.items.map((card) => (
          <li key={card.id}>
            <ProductCard card={card} />
          </li>
        ))}
      </ul>
      <Pages search={search} next={found.nextPageToken} />
    </div>
  );
};

/** The search of a form as it is ticked now; from its first page on. */
const searchIn = (form: HTMLFormElement): Search => {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') query.append(name, value);
  return searchOf(query);
};

/** An ordinary click on a link within the catalogue: the results change in place. */
const inPlace = (event: MouseEvent): Search | undefined => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (link === null || !isPlain || link.pathname !== '/catalogue') return undefined;
  event.preventDefault();
  return searchOf(new URLSearchParams(link.search));
};

const goTop = (top: RefObject<HTMLElement | null>): void => top.current?.scrollIntoView({ block: 'start' });

const Catalogue = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation(['catalogue', 'common']);
  const { search, found, isBusy, go } = useSearch(data);
  const top = useRef<HTMLFormElement>(null);
  const onSubmit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    go(searchIn(event.currentTarget));
  };
  const onChange = (event: SyntheticEvent<HTMLFormElement>): void => {
    const { target } = event;
    if (target instanceof HTMLInputElement && (target.type === 'search' || target.name === '')) return;
    go(searchIn(event.currentTarget));
  };
  const onClick = (event: MouseEvent): void => {
    const next = inPlace(event);
    if (next === undefined) return;
    go(next);
    if (next.pageToken !== search.pageToken) goTop(top);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    <form
      className="wrap catalogue"
      action="/catalogue"
      ref={top}
      onSubmit={onSubmit}
      onChange={onChange}
      onClick={onClick}
    >
      <h1>{t('title')}</h1>
      <div className="search">
        <SearchBox key={search.q} label={t('searchLabel')} placeholder={t('searchPlaceholder')} initial={search.q} />
        <button className="button" type="submit">
          {t('common:act.search')}
        </button>
      </div>
      <input type="checkbox" id="show-facets" className="visually-hidden" />
      <label htmlFor="show-facets" className="button quiet facets-button">
        {t('narrow')}
      </label>
      <div className="facets">
        <h2 className="visually-hidden">{t('narrow')}</h2>
        {found.facets === undefined ? null : <FacetList facets={found.facets} search={search} total={found.total} />}
        <noscript>
          <button className="button" type="submit">
            {t('common:act.filter')}
          </button>
        </noscript>
      </div>
      <Results search={search} found={found} isBusy={isBusy} />
    </form>
  );
};

/** The catalogue: search, facets, results; a form that works without a script. */
export const page: PublicPage<Data> = {
  load,
  heading: ({ search }, language) => {
    const name = language === 'zh' ? '数据目录' : 'Data catalogue';
    return {
      title: search.q === '' ? `${name} · ${language === 'zh' ? '数廊' : 'Corridor'}` : `${search.q} · ${name}`,
      description: language === 'zh' ? '全部上架的数据产品。' : 'Every data product on offer.',
    };
  },
  Component: Catalogue,
};
