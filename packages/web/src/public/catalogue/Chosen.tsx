import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { Facets } from '../parts/cards.ts';
import { type FacetKey, facetOrder, queryOf, type Search } from './search.ts';

const without = (search: Search, facet: FacetKey, value: string): Search => ({
  ...search,
  pageToken: undefined,
  ticked: { ...search.ticked, [facet]: search.ticked[facet].filter((each) => each !== value) },
});

/** What the results are narrowed to, each with a link that lifts it. */
export const Chosen = ({ facets, search }: { readonly facets: Facets | undefined; readonly search: Search }) => {
  const { t } = useTranslation('catalogue');
  const language = useLanguage();
  const chosen = facetOrder.flatMap((facet) => search.ticked[facet].map((value) => ({ facet, value })));
  if (chosen.length === 0) return null;
  return (
    <ul className="tags chosen" aria-label={t('chosen')}>
      {chosen.map(({ facet, value }) => {
        const label = facets?.[facet].find((each) => each.value === value)?.label;
        const words = label === undefined ? `${t(`facet.${facet}`)}: ${value}` : inLanguage(label, language);
        return (
          <li key={`${facet} ${value}`}>
            <a className="tag" href={`/catalogue?${queryOf(without(search, facet, value))}`}>
              {words} <span aria-hidden="true">×</span>
              <span className="visually-hidden">{t('lift')}</span>
            </a>
          </li>
        );
      })}
      <li>
        <a href="/catalogue">{t('liftAll')}</a>
      </li>
    </ul>
  );
};
