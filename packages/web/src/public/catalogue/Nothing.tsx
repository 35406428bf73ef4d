import { useTranslation } from 'react-i18next';
import { facetOrder, queryOf, type Search, searchOf } from './search.ts';

const withoutFilters = (search: Search): Search => searchOf(new URLSearchParams({ q: search.q, sort: search.sort }));

/** What to try when nothing was found. */
export const Nothing = ({ search }: { readonly search: Search }) => {
  const { t } = useTranslation('catalogue');
  const isNarrowed = facetOrder.some((facet) => search.ticked[facet].length > 0);
  const wider = queryOf(withoutFilters(search));
  return (
    <div className="note">
      <p>{t(search.q === '' && !isNarrowed ? 'nothing.atAll' : 'nothing.found')}</p>
      <ul>
        {isNarrowed ? (
          <li>
            <a href={wider === '' ? '/catalogue' : `/catalogue?${wider}`}>{t('nothing.lift')}</a>
          </li>
        ) : null}
        {search.q === '' ? null : <li>{t('nothing.words')}</li>}
        {search.q === '' && !isNarrowed ? null : (
          <li>
            <a href="/catalogue">{t('nothing.all')}</a>
          </li>
        )}
      </ul>
    </div>
  );
};
